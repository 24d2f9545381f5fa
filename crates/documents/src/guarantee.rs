//! The notice of the legal guarantee as a document to keep (PR-9): the official picture as it is, with words of ours for
//! who sees no pictures.

use crate::facts::OperatorIdentity;
use crate::fault::DocumentFault;
use crate::wording::Wording;
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// Writes the notice as a self-contained HTML document; `picture` is the SVG file in this language, `is_official`
/// unless it stands in the place of the official one.
///
/// # Errors
/// [`DocumentFault`] when the template fails, which no facts can bring about.
pub fn guarantee_notice(
    operator: &OperatorIdentity,
    picture: &str,
    is_official: bool,
    locale: Locale,
) -> Result<String, DocumentFault> {
    let t = Wording::of(operator, locale).t;
    let title = t.get("doc-guarantee-title").into_owned();
    Ok(NoticePage { t, title, operator, is_official, picture: STANDARD.encode(picture) }.render()?)
}

#[derive(Template)]
#[template(path = "documents/guarantee_notice.html")]
struct NoticePage<'a> {
    t: Texts,
    title: String,
    operator: &'a OperatorIdentity,
    is_official: bool,
    /// Base64 of the SVG file.
    picture: String,
}
