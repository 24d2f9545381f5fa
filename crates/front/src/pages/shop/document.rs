//! Documents of an order or of a cart, as they were issued, for who holds their key (CS-2, OR-6).

use crate::error::Failure;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use std::borrow::Cow;
use uuid::Uuid;
use weblys_api::client::CallError;
use weblys_api::order::{DocumentContent, DocumentKind, DocumentPdf, DocumentRef};
use weblys_i18n::Texts;

/// A document brings its own style and nothing else: no script, no form, no other place.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-modals";

/// What never changes and is nobody's own.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// BACK's code for words that its PDF could not show.
const NO_PDF: &str = "API-008";

/// The route of documents.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DOCUMENT, get(show))
}

/// One line of a list of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLine {
    /// What it is.
    pub name: Cow<'static, str>,
    /// Where it is read.
    pub href: String,
    /// Where it is downloaded: as PDF (AC-7), or as it is read.
    pub file: String,
    /// What its download is called.
    pub download: Cow<'static, str>,
}

impl DocumentLine {
    /// The line of one document.
    #[must_use]
    pub fn of(document: &DocumentRef, t: &Texts) -> Self {
        let name = match document.kind {
            DocumentKind::ContractSummary => t.get("order-document-contract-summary"),
            DocumentKind::OrderConfirmation => t.get("order-document-confirmation"),
            DocumentKind::SepaMandate => t.get("order-document-mandate"),
            DocumentKind::WithdrawalForm => t.get("order-document-withdrawal-form"),
            DocumentKind::GeneralTerms => t.get("order-document-terms"),
            DocumentKind::GuaranteeNotice | DocumentKind::GuaranteePicture => t.get("order-document-guarantee"),
        };
        let href = routes::document(&document.document_id.to_string(), &document.key);
        let (download, form) = match document.kind {
            // No PDF of ours shows a picture.
            DocumentKind::GuaranteeNotice | DocumentKind::GuaranteePicture => {
                (t.get("order-document-download-page"), "download=1")
            }
            _ => (t.get("order-document-download"), "format=pdf"),
        };
        Self { name, download, file: format!("{href}&{form}"), href }
    }

    /// The name of a link to it for those who hear it: `Télécharger : Récapitulatif contractuel`.
    #[must_use]
    pub fn said(&self, action: &str, t: &Texts) -> String {
        t.with("order-document-what", &[("action", action.into()), ("document", self.name.as_ref().into())])
    }
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    key: String,
    #[serde(default)]
    download: String,
    #[serde(default)]
    format: String,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(document_id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let document_id: Uuid = document_id.parse().map_err(|_| Failure::NotFound)?;
    let caller = visit.caller();
    let wants_pdf = asked.format == "pdf";
    if wants_pdf {
        match shop.back.document_pdf(&caller, document_id, &asked.key).await {
            Ok(document) => return Ok(pdf(document)),
            // Words that no PDF of ours can show are had as they were kept.
            Err(error) if error.is(NO_PDF) => {}
            Err(error) => return Err(hidden(error)),
        }
    }
    let document = shop.back.document(&caller, document_id, &asked.key).await.map_err(hidden)?;
    Ok(answer(document, wants_pdf || !asked.download.is_empty()))
}

/// A wrong key is no other page than a document that does not exist.
fn hidden(error: CallError) -> Failure {
    match Failure::from(error) {
        Failure::NoCart => Failure::NotFound,
        failure => failure,
    }
}

fn answer(document: DocumentContent, is_download: bool) -> Response {
    let place = if is_download { "attachment" } else { "inline" };
    let name = plain(&document.file_name);
    let disposition = format!("{place}; filename=\"{name}\"");
    let mut response = filed(document.content.into_response(), &document.media_type, &disposition);
    if document.kind == DocumentKind::GuaranteePicture {
        // The same for everybody, under an address made from its content.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    }
    response
}

/// A PDF is always downloaded: readers of browsers do not run inside our policy.
fn pdf(document: DocumentPdf) -> Response {
    let name = plain(&document.file_name);
    filed(document.content.into_response(), "application/pdf", &format!("attachment; filename=\"{name}\""))
}

fn filed(mut response: Response, media_type: &str, disposition: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "private, no-store"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// A file name that no header and no file system can misread.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> DocumentContent {
        DocumentContent {
            kind: DocumentKind::ContractSummary,
            file_name: "contract-summary-WB-2611-4F7K2M.html\"\r\nx: y".into(),
            media_type: "text/html; charset=utf-8".into(),
            content: "<!doctype html><title>Récapitulatif</title>".into(),
        }
    }

    #[test]
    fn a_document_is_shown_or_downloaded_without_scripts() {
        for (is_download, begins) in [(false, "inline; filename="), (true, "attachment; filename=")] {
            let response = answer(content(), is_download);
            let disposition = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
            assert!(disposition.starts_with(begins) && disposition.contains("contract-summary-WB-2611-4F7K2M.html"));
            assert!(!disposition.contains(['\r', '\n']));
            let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"));
            assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        }
    }

    #[test]
    fn only_the_picture_that_is_nobodys_own_is_kept_by_caches() {
        let cached = |kind| {
            let response = answer(DocumentContent { kind, media_type: "image/svg+xml".into(), ..content() }, false);
            let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "nothing runs in a picture");
            response.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned()
        };
        for own in [
            DocumentKind::ContractSummary,
            DocumentKind::OrderConfirmation,
            DocumentKind::SepaMandate,
            DocumentKind::WithdrawalForm,
            DocumentKind::GuaranteeNotice,
        ] {
            assert_eq!(cached(own), "private, no-store", "{own:?}");
        }
        assert_eq!(cached(DocumentKind::GuaranteePicture), FOR_EVER);
        let file = pdf(DocumentPdf { file_name: "a.pdf".into(), content: Vec::new() });
        assert_eq!(file.headers()[header::CACHE_CONTROL], "private, no-store");
    }

    #[test]
    fn a_pdf_is_downloaded_under_its_own_name() {
        let file = DocumentPdf { file_name: "confirmation-WB-2611-4F7K2M.pdf".into(), content: b"%PDF-1.7".to_vec() };
        let response = pdf(file);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/pdf");
        let disposition = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(disposition, "attachment; filename=\"confirmation-WB-2611-4F7K2M.pdf\"");
    }
}
