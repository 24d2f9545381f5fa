//! The general terms (`conditions générales`): read from the operator's text, written as a document (OR-6, G-3).
//!
//! The text is plain, as a legal department keeps it: `## ` begins a section with its heading, `- ` a line of a list, an
//! empty line ends a paragraph.

use crate::facts::OperatorIdentity;
use crate::fault::DocumentFault;
use askama::Template;
use weblys_api::terms::{TermsPart, TermsSection};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// The version of the terms that are ours, for operators that bring none.
pub const OUR_VERSION: &str = "2026-11";
/// Our terms in French.
pub const OURS_FR: &str = include_str!("../terms/fr.txt");
/// Our terms in English.
pub const OURS_EN: &str = include_str!("../terms/en.txt");

/// Why a text is none of terms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsFault {
    /// Words before the first heading.
    #[error("line {0}: words stand before the first heading; a heading begins with \"## \"")]
    NoHeading(usize),
    /// A heading without words.
    #[error("line {0}: a heading has no words")]
    EmptyHeading(usize),
    /// A section without content.
    #[error("nothing follows the heading {0:?}")]
    EmptySection(String),
    /// No section at all.
    #[error("the text has no section; a heading begins with \"## \"")]
    Nothing,
}

/// Reads a text of terms.
///
/// # Errors
/// [`TermsFault`] with its line.
pub fn read(text: &str) -> Result<Vec<TermsSection>, TermsFault> {
    let mut sections: Vec<TermsSection> = Vec::new();
    let mut goes_on = false;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines().map(str::trim)) {
        if let Some(heading) = line.strip_prefix("##") {
            let heading = heading.trim().to_owned();
            if heading.is_empty() {
                return Err(TermsFault::EmptyHeading(number));
            }
            sections.push(TermsSection { heading, parts: Vec::new() });
        } else if !line.is_empty() {
            let section = sections.last_mut().ok_or(TermsFault::NoHeading(number))?;
            add(&mut section.parts, line, goes_on);
        }
        goes_on = !line.is_empty() && !line.starts_with("##");
    }
    match sections.iter().find(|section| section.parts.is_empty()) {
        Some(empty) => Err(TermsFault::EmptySection(empty.heading.clone())),
        None if sections.is_empty() => Err(TermsFault::Nothing),
        None => Ok(sections),
    }
}

/// Adds a line: to what the line before it began, or as something new.
fn add(parts: &mut Vec<TermsPart>, line: &str, goes_on: bool) {
    match (line.strip_prefix("- "), parts.last_mut()) {
        (Some(item), Some(TermsPart::Items(items))) => items.push(item.trim().to_owned()),
        (Some(item), _) => parts.push(TermsPart::Items(vec![item.trim().to_owned()])),
        (None, Some(TermsPart::Paragraph(words))) if goes_on => {
            words.push(' ');
            words.push_str(line);
        }
        (None, Some(TermsPart::Items(items))) if goes_on => {
            if let Some(item) = items.last_mut() {
                item.push(' ');
                item.push_str(line);
            }
        }
        (None, _) => parts.push(TermsPart::Paragraph(line.to_owned())),
    }
}

/// Writes the terms as a self-contained HTML document.
///
/// # Errors
/// [`DocumentFault`] when the template fails, which no text can bring about.
pub fn general_terms(
    operator: &OperatorIdentity,
    version: &str,
    sections: &[TermsSection],
    locale: Locale,
) -> Result<String, DocumentFault> {
    let t = Texts::of(locale);
    Ok(TermsPage { t, title: t.one("doc-terms-title", "version", version), operator, version, sections }.render()?)
}

#[derive(Template)]
#[template(path = "documents/general_terms.html")]
struct TermsPage<'a> {
    t: Texts,
    title: String,
    operator: &'a OperatorIdentity,
    version: &'a str,
    sections: &'a [TermsSection],
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(words: &str) -> TermsPart {
        TermsPart::Paragraph(words.to_owned())
    }

    #[test]
    fn a_text_is_read_with_its_headings_paragraphs_and_lists() {
        let text = "\u{feff}## Prix \r\n\r\nEn euros,\r\ntaxes comprises.\r\n\r\nPar :\r\n\r\n- carte,\r\n- prélèvement\r\n  SEPA.\r\n\r\nSans supplément.\n## Durée\nUn an.";
        let sections = read(text).unwrap();
        let items = TermsPart::Items(vec!["carte,".to_owned(), "prélèvement SEPA.".to_owned()]);
        let parts =
            vec![paragraph("En euros, taxes comprises."), paragraph("Par :"), items, paragraph("Sans supplément.")];
        assert_eq!(sections[0], TermsSection { heading: "Prix".to_owned(), parts });
        assert_eq!(sections[1], TermsSection { heading: "Durée".to_owned(), parts: vec![paragraph("Un an.")] });
    }

    #[test]
    fn a_faulty_text_is_answered_with_its_line() {
        assert_eq!(read(""), Err(TermsFault::Nothing));
        assert_eq!(read("\n\nPrix"), Err(TermsFault::NoHeading(3)));
        assert_eq!(read("## \nPrix"), Err(TermsFault::EmptyHeading(1)));
        assert_eq!(read("## Prix\n\n## Durée\nUn an."), Err(TermsFault::EmptySection("Prix".to_owned())));
    }

    #[test]
    fn ours_have_the_spaces_of_french() {
        let wrong =
            |(before, mark): (char, char)| before == ' ' && ":;!?»".contains(mark) || before == '«' && mark == ' ';
        let wrong = OURS_FR.chars().zip(OURS_FR.chars().skip(1)).filter(|pair| wrong(*pair)).count();
        assert_eq!(wrong, 0);
    }

    #[test]
    fn ours_say_the_same_in_both_languages() {
        let (fr, en) = (read(OURS_FR).unwrap(), read(OURS_EN).unwrap());
        let shape = |sections: &[TermsSection]| sections.iter().map(|one| one.parts.len()).collect::<Vec<_>>();
        assert_eq!(shape(&fr), shape(&en));
    }
}
