//! What the card page is told when it starts.

use std::net::SocketAddr;
use url::Url;

/// Settings of the card page. The credential never appears in logs: `Debug` leaves it out.
#[derive(Clone)]
pub struct Config {
    /// Where it listens; port 0 lets the machine choose.
    pub listen: SocketAddr,
    /// Where buyers reach it, such as `https://pay.example.com`; none: where it listens.
    pub public_url: Option<Url>,
    /// The bearer credential that the shop shows.
    pub credential: String,
    /// Where buyers may be sent back to: same scheme, host and port, and a path that begins so.
    pub allowed_returns: Vec<Url>,
}

impl Config {
    /// Whether buyers may be sent back there.
    #[must_use]
    pub fn allows_return(&self, url: &Url) -> bool {
        matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && self
                .allowed_returns
                .iter()
                .any(|allowed| allowed.origin() == url.origin() && path_begins(url.path(), allowed.path()))
    }
}

/// Whether a path is the prefix or lies below it: `/shop` has `/shop/pay` but not `/shopping`.
fn path_begins(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix.trim_end_matches('/')).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buyers_are_sent_back_to_allowed_places_only() {
        let allowed_returns =
            vec!["https://shop.example.com/shop".parse().unwrap(), "http://127.0.0.1:8080/".parse().unwrap()];
        let config =
            Config { listen: ([127, 0, 0, 1], 0).into(), public_url: None, credential: String::new(), allowed_returns };
        for (url, allowed) in [
            ("https://shop.example.com/shop", true),
            ("https://shop.example.com/shop/pay?cart=1", true),
            ("http://127.0.0.1:8080/anything", true),
            ("https://shop.example.com/shopping", false),
            ("https://shop.example.com/shop/../admin", false),
            ("https://shop.example.com:444/shop", false),
            ("http://shop.example.com/shop", false),
            ("https://shop.example.com.evil.example/shop", false),
            ("https://shop.example.com@evil.example/shop", false),
            ("https://user@shop.example.com/shop", false),
            ("http://127.0.0.1:80801/", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(Url::parse(url).is_ok_and(|url| config.allows_return(&url)), allowed, "{url}");
        }
    }
}
