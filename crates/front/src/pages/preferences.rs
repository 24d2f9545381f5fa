//! Language and theme: two small forms in the header of every page.

use crate::journey::see_other;
use crate::request::{CheckedForm, Theme};
use crate::state::Shop;
use crate::{routes, session};
use axum::Router;
use axum::extract::State;
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

async fn choose(State(shop): State<Shop>, CheckedForm(form): CheckedForm<Preferences>) -> Response {
    let mut response = see_other(own_path(&form.back));
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
