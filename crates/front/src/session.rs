//! The cookies of the shop: only those that it cannot work without (CK-1).
//!
//! What this is: how they are written and read. The cart itself lives in BACK; its cookie is an
//! opaque token. None is readable by scripts, none goes to other sites.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

/// One of our cookies, under each of its names.
#[derive(Debug, Clone, Copy)]
pub struct Cookie {
    plain: Names,
    host: Names,
}

/// A name for each of the environments that one FRONT may serve.
type Names = [&'static str; Place::ALL.len()];

/// A cookie of one environment: browsers share cookies between the ports of a host, so that only its name keeps TEST
/// from being given PROD's.
macro_rules! own {
    ($name:literal) => {
        Cookie {
            plain: [$name, concat!($name, "_2"), concat!($name, "_3"), concat!($name, "_4")],
            host: [
                concat!("__Host-", $name),
                concat!("__Host-", $name, "_2"),
                concat!("__Host-", $name, "_3"),
                concat!("__Host-", $name, "_4"),
            ],
        }
    };
}

/// A cookie that is the same wherever one is.
macro_rules! common {
    ($name:literal) => {
        Cookie { plain: [$name; Place::ALL.len()], host: [concat!("__Host-", $name); Place::ALL.len()] }
    };
}

/// Owns the cart: BACK's opaque token.
pub const CART: Cookie = own!("weblys_shop");
/// A random number that forms are tied to (see [`crate::csrf`]).
pub const VISITOR: Cookie = own!("weblys_visitor");
/// A session of the staff: BACK's opaque token.
pub const STAFF: Cookie = own!("weblys_staff");
/// Whether a session of the staff was begun through the operator's portal: says nothing of whom.
pub const PORTAL: Cookie = own!("weblys_portal");
/// The language chosen.
pub const LANGUAGE: Cookie = common!("weblys_lang");
/// The theme chosen.
pub const THEME: Cookie = common!("weblys_theme");

/// Which of the environments of one FRONT, in the order of its settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// That of the settings themselves.
    #[default]
    First,
    /// The first of `environments`.
    Second,
    /// The second of them.
    Third,
    /// The third of them.
    Fourth,
}

impl Place {
    /// Every place: no FRONT serves more environments.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Fourth];

    const fn name(self, [first, second, third, fourth]: Names) -> &'static str {
        match self {
            Self::First => first,
            Self::Second => second,
            Self::Third => third,
            Self::Fourth => fourth,
        }
    }
}

/// How cookies travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// Without encryption: trials on a loopback port.
    #[default]
    Plain,
    /// Over HTTPS only.
    Secure,
    /// Over HTTPS only, and under names that the browser takes from this very host alone: neither a neighbour such as
    /// `other.example.fr` nor a page without encryption can put one in our place (`__Host-`, RFC 6265bis).
    Host,
}

/// How the cookies of one environment travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Travel {
    /// With or without encryption.
    pub way: Way,
    /// Whose they are.
    pub place: Place,
}

impl Travel {
    /// The name that the browser knows it by.
    #[must_use]
    pub const fn name(self, cookie: Cookie) -> &'static str {
        self.place.name(match self.way {
            Way::Plain | Way::Secure => cookie.plain,
            Way::Host => cookie.host,
        })
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
    if travel.way != Way::Plain {
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

    const PLAIN: Travel = first(Way::Plain);
    const HOST: Travel = first(Way::Host);

    const fn first(way: Way) -> Travel {
        Travel { way, place: Place::First }
    }

    #[test]
    fn the_cart_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        for (way, expected) in [
            (Way::Plain, "weblys_shop=abc-DEF_123; Path=/; HttpOnly; SameSite=Lax"),
            (Way::Secure, "weblys_shop=abc-DEF_123; Path=/; HttpOnly; SameSite=Lax; Secure"),
            (Way::Host, "__Host-weblys_shop=abc-DEF_123; Path=/; HttpOnly; SameSite=Lax; Secure"),
        ] {
            let mut response = ().into_response();
            own_cart(&mut response, first(way), "abc-DEF_123");
            assert_eq!(response.headers()[SET_COOKIE], expected);
        }
    }

    #[test]
    fn a_cookie_that_a_neighbouring_site_could_have_set_counts_for_nothing() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("weblys_shop=theirs"));
        assert_eq!(read(&headers, HOST, CART), None);
        headers.insert(COOKIE, HeaderValue::from_static("weblys_shop=theirs; __Host-weblys_shop=ours"));
        assert_eq!(read(&headers, HOST, CART), Some("ours"));
    }

    #[test]
    fn a_value_cannot_smuggle_attributes() {
        let mut response = ().into_response();
        own_cart(&mut response, PLAIN, "a; Domain=example.com");
        assert!(response.headers().get(SET_COOKIE).is_none());
    }

    #[test]
    fn cookies_are_found_among_others_and_nonsense_is_none() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=1; weblys_shop=tok-1;b=2"));
        assert_eq!(read(&headers, PLAIN, CART), Some("tok-1"));
        assert_eq!(read(&headers, PLAIN, VISITOR), None);
        for nonsense in ["weblys_shop=", "weblys_shop=a b", "weblys_shop=<script>", "weblys_shop"] {
            headers.insert(COOKIE, HeaderValue::from_str(nonsense).unwrap());
            assert_eq!(read(&headers, PLAIN, CART), None, "{nonsense}");
        }
    }

    #[test]
    fn a_cookie_of_one_environment_opens_nothing_in_another() {
        for way in [Way::Plain, Way::Secure, Way::Host] {
            for set_in in Place::ALL {
                for cookie in [CART, VISITOR, STAFF] {
                    let mut response = ().into_response();
                    set(&mut response, Travel { way, place: set_in }, cookie, "token-1", None);
                    let line = response.headers()[SET_COOKIE].to_str().unwrap();
                    let sent = HeaderValue::from_str(line.split(';').next().unwrap()).unwrap();
                    let headers = HeaderMap::from_iter([(COOKIE, sent)]);
                    for read_in in Place::ALL {
                        let found = read(&headers, Travel { way, place: read_in }, cookie);
                        assert_eq!(found, (set_in == read_in).then_some("token-1"), "{line} in {read_in:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn language_and_theme_go_along_to_every_environment() {
        let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_static("weblys_lang=en; weblys_theme=dark"))]);
        for place in Place::ALL {
            let travel = Travel { way: Way::Plain, place };
            assert_eq!(read(&headers, travel, LANGUAGE), Some("en"));
            assert_eq!(read(&headers, travel, THEME), Some("dark"));
        }
    }
}
