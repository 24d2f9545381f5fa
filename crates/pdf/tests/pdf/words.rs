//! The PDF has the words of the kept HTML, all of them and no other, on as many pages as the law allows.

use crate::kept;
use crate::listening::Heard;
use crate::reading;
use crate::samples::{bundle, label};
use weblys_documents::contract_summary;
use weblys_documents::facts::ContractSummary;
use weblys_kernel::Locale;

/// Text without blanks: lines end elsewhere on paper.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}')).collect()
}

#[test]
fn ac_7_a_screen_reader_hears_exactly_the_words_of_the_kept_html() {
    for kept in kept::all() {
        let heard = Heard::of(&kept.pdf);
        let (_, body) = kept.html.split_once("<body").and_then(|(_, body)| body.split_once('>')).unwrap();
        let wanted = solid(&reading::words(body));
        let said = solid(&heard.root.text());
        let differ = wanted.chars().zip(said.chars()).position(|(one, other)| one != other);
        let near = |text: &str| text.chars().skip(differ.unwrap_or(0).saturating_sub(20)).take(60).collect::<String>();
        assert!(said == wanted, "{} {:?}: {:?} is said, not {:?}", kept.name, kept.locale, near(&said), near(&wanted));
    }
}

#[test]
fn cs_8_a_single_service_takes_one_page_and_a_bundle_at_most_three() {
    let faults: Vec<String> = kept::all()
        .iter()
        .map(|kept| (kept, Heard::of(&kept.pdf).pages()))
        .filter(|(kept, pages)| !(1..=kept.most_pages).contains(pages))
        .map(|(kept, pages)| format!("{} in {:?}: {pages} pages", kept.name, kept.locale))
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn cs_9_pages_are_a4_upright_and_no_text_is_smaller_than_ten_points() {
    for kept in kept::all() {
        let heard = Heard::of(&kept.pdf);
        for page in heard.pdf.get_pages().into_values() {
            let media = heard.pdf.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            let size: Vec<f32> = media.iter().map(|side| side.as_float().unwrap().round()).collect();
            assert_eq!(size, [0.0, 0.0, 595.0, 842.0], "{}", kept.name);
            let content = lopdf::content::Content::decode(&heard.pdf.get_page_content(page)).unwrap();
            let sizes: Vec<f32> = content
                .operations
                .iter()
                .filter(|operation| operation.operator == "Tf")
                .map(|operation| operation.operands[1].as_float().unwrap())
                .collect();
            assert!(!sizes.is_empty(), "{}: no text", kept.name);
            assert!(sizes.iter().all(|points| *points >= 9.999), "{}: {sizes:?}", kept.name);
        }
    }
}

#[test]
fn cs_13_the_same_kept_html_makes_the_same_bytes_also_after_memory_was_given_back() {
    let html = contract_summary(&bundle(), Locale::Fr).unwrap();
    let first = weblys_pdf::from_html(&html).unwrap();
    weblys_pdf::give_memory_back();
    assert!(weblys_pdf::from_html(&html).unwrap() == first, "the bytes differ");
}

#[test]
fn another_word_makes_another_pdf() {
    let said = |offer: &str| {
        let facts = ContractSummary { offer_name: label(offer, offer), ..bundle() };
        let html = contract_summary(&facts, Locale::Fr).unwrap();
        Heard::of(&weblys_pdf::from_html(&html).unwrap()).root.text()
    };
    assert!(said("Fibre Alpha").contains("Fibre Alpha"));
    assert!(!said("Fibre Beta").contains("Fibre Alpha"));
}
