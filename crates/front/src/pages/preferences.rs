//! Language and theme: two small forms in the header of every page.
//!
//! Where a page has a form that somebody may be filling in, the buttons send that form along, and the browser is asked to
//! send it once more to the page itself, which shows it again: nothing that was typed is lost.

use crate::journey::see_other;
use crate::request::{CheckedForm, Theme};
use crate::state::Shop;
use crate::{routes, session};
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use weblys_kernel::Locale;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::PREFERENCES, post(choose))
}

#[derive(Debug, Deserialize)]
struct Preferences {
    #[serde(default)]
    locale: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    back: String,
}

#[derive(Debug, Deserialize)]
struct Kept {
    /// The page whose form came along; empty when none did.
    #[serde(default)]
    back: String,
}

async fn choose(
    State(shop): State<Shop>,
    Query(kept): Query<Kept>,
    CheckedForm(form): CheckedForm<Preferences>,
) -> Response {
    let mut response = if kept.back.is_empty() { see_other(own_path(&form.back)) } else { once_more(&kept.back) };
    let mut keep = |cookie, value| {
        session::set(&mut response, shop.config.travel(), cookie, value, Some(session::SIX_MONTHS));
    };
    if let Some(locale) = Locale::from_tag(&form.locale) {
        keep(session::LANGUAGE, locale.tag());
    }
    if !form.theme.is_empty() {
        keep(session::THEME, Theme::read(&form.theme).attr());
    }
    response
}

/// The form that came along is sent once more, to its own page.
fn once_more(back: &str) -> Response {
    let mut response = see_other(own_path(back));
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    response
}

/// A path of ours, or the entry: nobody is led to another site.
fn own_path(back: &str) -> &str {
    let is_ours = back.starts_with('/')
        && !back.starts_with("//")
        && back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_ours { back } else { routes::ENTRY }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(own_path("/shop/address?q=3+rue"), "/shop/address?q=3+rue");
        for elsewhere in ["", "https://example.com", "//example.com", "/\\example.com", "/a\r\nb", "javascript:x"] {
            assert_eq!(own_path(elsewhere), "/shop", "{elsewhere:?}");
        }
    }
}
