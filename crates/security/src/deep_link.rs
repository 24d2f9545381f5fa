//! Where somebody wanted to go before he was asked to sign in: a path of ours, or nothing (open redirect).
//!
//! Strict on purpose: every address that our pages write passes, and what browsers and proxies read in different
//! ways is refused rather than mended.

const LONGEST: usize = 500;

/// The text itself if it is a path of ours with perhaps a query; nothing otherwise.
///
/// At most 500 bytes, all visible ASCII. The path starts with one `/` and has neither an empty nor a dotted
/// segment, nor an encoded `/`, `\` or `%`; nothing encodes a control character; no fragment.
#[must_use]
pub fn local_path(text: &str) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#' | b'<' | b'>' | b'"' | b'`');
    if text.len() > LONGEST || !text.bytes().all(is_plain) {
        return None;
    }
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let segments = path.strip_prefix('/')?;
    let is_ours = (segments.is_empty() || has_plain_segments(segments))
        && encoded(path)
            .all(|byte| byte.is_some_and(|b| !b.is_ascii_control() && !matches!(b, b'/' | b'\\' | b'%' | b'.')))
        && encoded(query).all(|byte| byte.is_some_and(|b| !b.is_ascii_control()));
    is_ours.then_some(text)
}

/// Whether no segment is empty (but the last) or dots only.
fn has_plain_segments(segments: &str) -> bool {
    let last_may_be_empty = segments.strip_suffix('/').unwrap_or(segments);
    last_may_be_empty.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
}

/// The bytes that are percent-encoded; nothing for a `%` without its two digits.
fn encoded(text: &str) -> impl Iterator<Item = Option<u8>> {
    text.split('%').skip(1).map(|after| {
        let digits = after.get(..2).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u8::from_str_radix(digits, 16).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use url::Url;

    #[test]
    fn the_addresses_of_our_pages_pass() {
        let ours = [
            "/",
            "/weconfig",
            "/weconfig/users/",
            "/weconfig/users?q=t%C3%A9l%C3%A9&sort=-name&page=2",
            "/weconfig/audit?subject=a%2Fb%20c&at=2026-01-01T10:00:00Z",
            "/wecare/customers/1-2.3_4~5/Saint-%C3%89tienne",
        ];
        for path in ours {
            assert_eq!(local_path(path), Some(path));
        }
        let longest = format!("/{}", "x".repeat(499));
        assert!(local_path(&longest).is_some());
        assert_eq!(local_path(&format!("{longest}x")), None);
    }

    #[test]
    fn nothing_leads_elsewhere() {
        let tricks = [
            "",
            "weconfig",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/%2f%2fevil.example",
            "/%2F/evil.example",
            "/%5cevil.example",
            "/%255cevil.example",
            "/%252f%252fevil.example",
            "/.//evil.example",
            "/a/..//evil.example",
            "/a/../../evil",
            "/%2e%2e/evil",
            "/%2E/evil",
            "https://evil.example",
            "https:/evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "@evil.example",
            ".evil.example",
            " /weconfig",
            "/\t/evil.example",
            "/\n/evil.example",
            "/a\r\nLocation: https://evil.example",
            "/a%0d%0aLocation:x",
            "/a?x=%0d%0aSet-Cookie:x",
            "/a%00",
            "/a%",
            "/a%4",
            "/a%zz",
            "/a%+1",
            "/é",
            "/\u{2044}evil.example",
            "/a#//evil.example",
        ];
        for trick in tricks {
            assert_eq!(local_path(trick), None, "{trick:?}");
        }
    }

    /// Pieces that browsers and proxies stumble over, in any order.
    fn nasty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("/"),
            Just("//"),
            Just("\\"),
            Just("."),
            Just(".."),
            Just("%2f"),
            Just("%5C"),
            Just("%2e"),
            Just("%25"),
            Just("%0a"),
            Just("%09"),
            Just("\t"),
            Just("\n"),
            Just("\0"),
            Just("@"),
            Just(":"),
            Just("?"),
            Just("#"),
            Just("https:"),
            Just("javascript:"),
            Just("evil.example"),
            Just("users"),
            Just("é"),
            Just("%C3%A9"),
            Just("%"),
            Just(" "),
            Just(";"),
        ];
        (proptest::bool::ANY, proptest::collection::vec(piece, 0..9))
            .prop_map(|(slash, pieces)| format!("{}{}", if slash { "/" } else { "" }, pieces.concat()))
    }

    fn decoded(text: &str) -> String {
        percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn a_browser_that_follows_it_stays_with_us(text in prop_oneof![nasty(), any::<String>(), "/[ -~]{0,40}"]) {
            if let Some(path) = local_path(&text) {
                let base = Url::parse("https://ours.example/sign-in?x=1").unwrap();
                let there = base.join(path).unwrap();
                prop_assert_eq!(there.origin(), base.origin());
                prop_assert!(!there.path().starts_with("//"));
                let (route, _) = path.split_once('?').unwrap_or((path, ""));
                for spelt in [decoded(route), decoded(&decoded(route))] {
                    let again = base.join(&spelt).unwrap();
                    prop_assert_eq!(again.origin(), base.origin(), "{}", spelt);
                }
                prop_assert!(!decoded(path).contains(|c: char| c.is_ascii_control()));
            }
        }
    }
}
