//! The cookies of the shop: only those that it cannot work without (CK-1).
//!
//! What this is: how they are written and read. The cart itself lives in BACK; its cookie is an
//! opaque token. None is readable by scripts, none goes to other sites.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

/// One of our cookies, under both its names.
#[derive(Debug, Clone, Copy)]
pub struct Cookie {
    plain: &'static str,
    host: &'static str,
}

/// Owns the cart: BACK's opaque token.
pub const CART: Cookie = Cookie { plain: "weblys_shop", host: "__Host-weblys_shop" };
/// A random number that forms are tied to (see [`crate::csrf`]).
pub const VISITOR: Cookie = Cookie { plain: "weblys_visitor", host: "__Host-weblys_visitor" };
/// A session of the staff: BACK's opaque token.
pub const STAFF: Cookie = Cookie { plain: "weblys_staff", host: "__Host-weblys_staff" };
/// The language chosen.
pub const LANGUAGE: Cookie = Cookie { plain: "weblys_lang", host: "__Host-weblys_lang" };
/// The theme chosen.
pub const THEME: Cookie = Cookie { plain: "weblys_theme", host: "__Host-weblys_theme" };

/// How cookies travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Travel {
    /// Without encryption: trials on a loopback port.
    #[default]
    Plain,
    /// Over HTTPS only.
    Secure,
    /// Over HTTPS only, and under names that the browser takes from this very host alone: neither a neighbour such as
    /// `other.example.fr` nor a page without encryption can put one in our place (`__Host-`, RFC 6265bis).
    Host,
}

impl Travel {
    /// The name that the browser knows it by.
    #[must_use]
    pub const fn name(self, cookie: Cookie) -> &'static str {
        match self {
            Self::Plain | Self::Secure => cookie.plain,
            Self::Host => cookie.host,
        }
    }
}

/// How long the browser keeps a choice of language or theme: six months, in seconds.
pub const SIX_MONTHS: u32 = 15_552_000;

const LONGEST_VALUE: usize = 256;

/// The value of a cookie, when the browser sent one that could be ours.
#[must_use]
pub fn read(headers: &HeaderMap, travel: Travel, cookie: Cookie) -> Option<&str> {
    let name = travel.name(cookie);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
        .filter(|value| is_ours(value))
}

fn is_ours(value: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    !value.is_empty() && value.len() <= LONGEST_VALUE && value.bytes().all(plain)
}

/// Sets a cookie; without `max_age` (in seconds) it ends with the browser. A value that no
/// cookie can carry is not set.
pub fn set(response: &mut Response, travel: Travel, cookie: Cookie, value: &str, max_age: Option<u32>) {
    if !is_ours(value) {
        return;
    }
    let mut line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax", travel.name(cookie));
    if travel != Travel::Plain {
        line.push_str("; Secure");
    }
    if let Some(seconds) = max_age {
        line.push_str(&format!("; Max-Age={seconds}"));
    }
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(SET_COOKIE, line);
    }
}

/// Takes a cookie away.
pub fn forget(response: &mut Response, travel: Travel, cookie: Cookie) {
    set(response, travel, cookie, "gone", Some(0));
}

/// Gives the cart to this browser.
pub fn own_cart(response: &mut Response, travel: Travel, token: &str) {
    set(response, travel, CART, token, None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse;

    #[test]
    fn the_cart_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        for (travel, expected) in [
            (Travel::Plain, "weblys_shop=abc-DEF_123; Path=/; HttpOnly; SameSite=Lax"),
            (Travel::Secure, "weblys_shop=abc-DEF_123; Path=/; HttpOnly; SameSite=Lax; Secure"),
            (Travel::Host, "__Host-weblys_shop=abc-DEF_123; Path=/; HttpOnly; SameSite=Lax; Secure"),
        ] {
            let mut response = ().into_response();
            own_cart(&mut response, travel, "abc-DEF_123");
            assert_eq!(response.headers()[SET_COOKIE], expected);
        }
    }

    #[test]
    fn a_cookie_that_a_neighbouring_site_could_have_set_counts_for_nothing() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("weblys_shop=theirs"));
        assert_eq!(read(&headers, Travel::Host, CART), None);
        headers.insert(COOKIE, HeaderValue::from_static("weblys_shop=theirs; __Host-weblys_shop=ours"));
        assert_eq!(read(&headers, Travel::Host, CART), Some("ours"));
    }

    #[test]
    fn a_value_cannot_smuggle_attributes() {
        let mut response = ().into_response();
        own_cart(&mut response, Travel::Plain, "a; Domain=example.com");
        assert!(response.headers().get(SET_COOKIE).is_none());
    }

    #[test]
    fn cookies_are_found_among_others_and_nonsense_is_none() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=1; weblys_shop=tok-1;b=2"));
        assert_eq!(read(&headers, Travel::Plain, CART), Some("tok-1"));
        assert_eq!(read(&headers, Travel::Plain, VISITOR), None);
        for nonsense in ["weblys_shop=", "weblys_shop=a b", "weblys_shop=<script>", "weblys_shop"] {
            headers.insert(COOKIE, HeaderValue::from_str(nonsense).unwrap());
            assert_eq!(read(&headers, Travel::Plain, CART), None, "{nonsense}");
        }
    }
}
