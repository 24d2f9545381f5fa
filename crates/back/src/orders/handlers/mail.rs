//! Mails, only where they are kept as files instead of sent: the demonstration's mailbox.

use crate::error::ApiError;
use crate::orders::store;
use crate::orders::store::mail::StoredMail;
use crate::orders::wire;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use uuid::Uuid;
use weblys_api::mail::{MailList, MailView};
use weblys_api::order::DocumentRef;
use weblys_orders::cart::IssuedSummary;

const PAGE: i64 = 50;

/// `GET /v1/mails`.
pub async fn list(State(app): State<App>) -> Result<Json<MailList>, ApiError> {
    only_in_demonstration(&app)?;
    let mails = store::mail::newest(&app.db, PAGE).await?;
    Ok(Json(MailList { mails: mails.into_iter().map(|mail| view(mail, Vec::new())).collect() }))
}

/// `GET /v1/mails/{mail_id}`.
pub async fn show(State(app): State<App>, Path(mail_id): Path<Uuid>) -> Result<Json<MailView>, ApiError> {
    only_in_demonstration(&app)?;
    let mail = store::mail::by_id(&app.db, mail_id).await?.ok_or(ApiError::NotFound("mail"))?;
    let mut documents = Vec::new();
    for document_id in mail.document_ids() {
        documents.extend(store::document::by_id(&app.db, document_id).await?.and_then(reference));
    }
    Ok(Json(view(mail, documents)))
}

fn only_in_demonstration(app: &App) -> Result<(), ApiError> {
    if app.mailer.keeps_files() { Ok(()) } else { Err(ApiError::NotFound("mailbox")) }
}

fn reference(document: store::document::StoredDocument) -> Option<DocumentRef> {
    let kind = crate::flows::submit::document_kind(&document.kind)?;
    let issued = IssuedSummary { document_id: document.document_id, sha256: document.sha256, key: document.link_key };
    Some(wire::order::document(kind, &issued))
}

fn view(mail: StoredMail, documents: Vec<DocumentRef>) -> MailView {
    MailView {
        mail_id: mail.mail_id,
        recipient: mail.recipient,
        subject: mail.subject,
        body: mail.body_text,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
        documents,
    }
}
