//! One document in two languages: what a buyer reads in another language than French goes with its French text.
//!
//! Offers, terms and contracts of consumers in France are in French; a translation may be added, and French must be as
//! legible (law.md PR-6, loi 94-665 articles 2 and 4). One document has both, so that one hash proves both.

use crate::fault::DocumentFault;
use weblys_i18n::texts;
use weblys_kernel::Locale;

/// A document for who reads this language: with its French text after it where that is another.
///
/// # Errors
/// Those of writing it.
pub fn in_languages(
    locale: Locale,
    write: impl Fn(Locale) -> Result<String, DocumentFault>,
) -> Result<String, DocumentFault> {
    let own = write(locale)?;
    if locale == Locale::Fr {
        return Ok(own);
    }
    Ok(with_french(&own, locale, &write(Locale::Fr)?))
}

/// A document as it was translated, with its French text after it, on a page of its own.
///
/// The French text is one named section: its heading and its foot are its own, not the page's, and its anchors have
/// names of their own.
fn with_french(translated: &str, locale: Locale, french: &str) -> String {
    let note = texts(locale).get("doc-translation");
    let name = texts(Locale::Fr).get("doc-french-version");
    let (before, own, after) = around_body(translated);
    let own = own.replacen("<main>", &format!("<main>\n<p class=\"notice\">{note}</p>"), 1);
    let (_, french, _) = around_body(french);
    let french = french
        .replace("<main>", "<div class=\"main\">")
        .replace("</main>", "</div>")
        .replace(" id=\"", " id=\"fr-")
        .replace(" aria-labelledby=\"", " aria-labelledby=\"fr-")
        .replace(" href=\"#", " href=\"#fr-");
    format!("{before}{own}<section class=\"version\" lang=\"fr\" aria-label=\"{name}\">{french}</section>\n{after}")
}

/// What stands before the content of the body, the content, and what follows it.
fn around_body(html: &str) -> (&str, &str, &str) {
    let begins = html.find("<body").and_then(|at| Some(at + html.get(at..)?.find('>')? + 1)).unwrap_or_default();
    let ends = html.rfind("</body>").filter(|ends| *ends >= begins).unwrap_or(html.len());
    let part = |from: usize, to: usize| html.get(from..to).unwrap_or_default();
    (part(0, begins), part(begins, ends), part(ends, html.len()))
}
