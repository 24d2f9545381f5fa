//! What holds for every document and every mail.

use crate::samples::{bundle, form, full_single, mandate, order, single};
use crate::{mails, samples};
use weblys_api::terms::TermsSection;
use weblys_documents::facts::OperatorIdentity;
use weblys_documents::terms;
use weblys_documents::{
    contract_summary, general_terms, guarantee_notice, order_confirmation, sepa_mandate, withdrawal_form,
};
use weblys_kernel::Locale;

fn our_terms(locale: Locale) -> Vec<TermsSection> {
    let text = match locale {
        Locale::Fr => terms::OURS_FR,
        Locale::En => terms::OURS_EN,
    };
    terms::read(text).unwrap()
}

/// Every document, in one language, with a name for its file.
pub fn all(locale: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("summary-single", contract_summary(&single(), locale).unwrap()),
        ("summary-full-single", contract_summary(&full_single(), locale).unwrap()),
        ("summary-bundle", contract_summary(&bundle(), locale).unwrap()),
        ("order", order_confirmation(&order(), locale).unwrap()),
        ("mandate", sepa_mandate(&mandate(), locale).unwrap()),
        ("form", withdrawal_form(&form(), locale).unwrap()),
        ("guarantee", guarantee_notice(&samples::operator(), "<svg/>", true, locale).unwrap()),
        ("terms", general_terms(&samples::operator(), "2026-11", &our_terms(locale), locale).unwrap()),
    ]
}

#[test]
fn no_text_is_missing_in_any_language() {
    for locale in Locale::ALL {
        let mut texts: Vec<(&str, String)> = all(locale);
        texts.extend(mails::all(locale).into_iter().map(|(name, mail)| (name, mail.subject + &mail.text + &mail.html)));
        for (name, text) in texts {
            let keys = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
            let missing: Vec<_> = keys.filter(|word| word.starts_with("doc-") || word.starts_with("mail-")).collect();
            assert!(missing.is_empty(), "{name} in {locale:?}: {missing:?}");
            assert!(!text.contains("{$") && !text.contains("{ $"), "{name} in {locale:?}: a place is not filled");
        }
    }
}

#[test]
fn g_4_documents_stand_alone_without_script_or_anything_from_elsewhere() {
    for (name, html) in all(Locale::Fr) {
        // A picture that comes along in the page itself.
        let html = html.replace("<img src=\"data:image/svg+xml;base64,", "");
        for forbidden in ["<script", "<link", "<img", "@import", "url(", " src=", "<iframe", "onclick"] {
            assert!(!html.contains(forbidden), "{name} has {forbidden}");
        }
    }
}

#[test]
fn ac_2_documents_have_language_title_and_headings_in_order() {
    for locale in Locale::ALL {
        for (name, html) in all(locale) {
            assert!(html.contains(&format!("<html lang=\"{}\">", locale.tag())), "{name}");
            let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).unwrap().0;
            assert!(title.len() > 10, "{name}: {title:?}");
            let levels: Vec<u32> =
                html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10)).collect();
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}: one h1");
            assert_eq!(levels.first(), Some(&1), "{name}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        }
    }
}

#[test]
fn ac_2_every_header_cell_says_what_it_heads() {
    for (name, html) in all(Locale::En) {
        assert_eq!(html.matches("<th ").count(), html.matches("<th scope=").count(), "{name}");
        assert_eq!(html.matches("<th>").count(), 0, "{name}");
    }
}

#[test]
fn cs_9_no_text_is_smaller_than_ten_points() {
    let (_, html) = all(Locale::Fr).remove(0);
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).unwrap().0;
    let mut sizes = 0;
    for declaration in style.split(['{', '}', ';']).map(str::trim) {
        let Some(value) = declaration.strip_prefix("font-size:").or_else(|| declaration.strip_prefix("font:")) else {
            continue;
        };
        let size = value.trim().split("pt").next().unwrap();
        let points: f32 = size.trim().parse().unwrap_or_else(|_| panic!("not in points: {declaration}"));
        assert!(points >= 10.0, "{declaration}");
        sizes += 1;
    }
    assert!(sizes > 5, "the style was read");
    assert!(style.contains("size: A4 portrait"), "CS-9: portrait");
}

#[test]
fn the_operator_is_read_from_the_configuration_and_a_false_zone_is_named() {
    let written = serde_json::to_value(&*samples::operator()).unwrap();
    let read: OperatorIdentity = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(read, *samples::operator());
    let mut wrong = written;
    wrong["time_zone"] = "Europe/Nowhere".into();
    assert!(serde_json::from_value::<OperatorIdentity>(wrong).unwrap_err().to_string().contains("Europe/Nowhere"));
}
