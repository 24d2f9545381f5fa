use super::*;

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| ((*name).parse().unwrap(), HeaderValue::from_str(value).unwrap())).collect()
}

#[test]
fn the_language_is_the_one_chosen_then_the_browsers_then_french() {
    for (pairs, expected) in [
        (vec![("cookie", "weblys_lang=en"), ("accept-language", "fr")], Locale::En),
        (vec![("accept-language", "en-GB,en;q=0.9,fr;q=0.8")], Locale::En),
        (vec![("accept-language", "nl,fr;q=0.7,en;q=0.3")], Locale::Fr),
        (vec![("accept-language", "en;q=0")], Locale::Fr),
        (vec![("accept-language", "de")], Locale::Fr),
        (vec![("accept-language", ";;;,=")], Locale::Fr),
        (vec![("cookie", "weblys_lang=xx")], Locale::Fr),
        (vec![], Locale::Fr),
    ] {
        assert_eq!(language(&headers(&pairs), Travel::default()), expected, "{pairs:?}");
    }
}

#[test]
fn a_form_sent_by_another_site_is_foreign() {
    for (pairs, foreign) in [
        (vec![("host", "shop.example.fr"), ("origin", "https://shop.example.fr")], false),
        (vec![("host", "shop.example.fr")], false),
        (vec![("host", "shop.example.fr"), ("origin", "https://evil.example.com")], true),
        (vec![("host", "shop.example.fr"), ("origin", "null")], true),
        (vec![("host", "shop.example.fr"), ("sec-fetch-site", "cross-site")], true),
        (vec![("host", "shop.example.fr"), ("sec-fetch-site", "same-origin")], false),
    ] {
        assert_eq!(is_foreign(&headers(&pairs)), foreign, "{pairs:?}");
    }
}

#[test]
fn a_theme_that_is_not_ours_is_automatic() {
    assert_eq!(Theme::read("dark"), Theme::Dark);
    assert_eq!(Theme::read("light"), Theme::Light);
    assert_eq!(Theme::read("<script>"), Theme::Auto);
}

#[test]
fn the_page_before_is_a_path_of_ours_or_nothing() {
    for (referer, expected) in [
        ("https://staff.example.fr/weconfig/users?q=cam", Some("/weconfig/users?q=cam")),
        ("https://staff.example.fr/weconfig/users?done=saved&q=cam", Some("/weconfig/users?q=cam")),
        ("https://staff.example.fr", Some("/")),
        ("https://staff.example.fr//evil.example.com", None),
        ("https://staff.example.fr/%2f%2fevil.example.com", None),
        ("nonsense nonsense", None),
    ] {
        assert_eq!(came_from(&headers(&[("referer", referer)])).as_deref(), expected, "{referer}");
    }
    assert_eq!(came_from(&headers(&[])), None);
}
