//! Mails written to people, as the staff reads them: who read one is in the audit trail.

use crate::error::ApiError;
use crate::orders::store::{mail, sent as store};
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use uuid::Uuid;
use weblys_api::page::{Page, Window};
use weblys_api::sent::{SentMail, SentQuery, SentRow};
use weblys_db::Durability;

/// `GET /v1/sent-mails`.
pub async fn list(State(app): State<App>, Query(query): Query<SentQuery>) -> Result<Json<Page<SentRow>>, ApiError> {
    let window = Window::of(query.page, query.size);
    let query = SentQuery { recipient: query.recipient.trim().to_owned(), ..query };
    let rows = store::list(&app.db, &query, window.limit(), window.offset());
    let (rows, total) = tokio::try_join!(rows, store::count(&app.db, &query))?;
    Ok(Json(window.with(rows, total)))
}

/// `GET /v1/sent-mails/{mail_id}`. A text that bears a secret is not shown, whether it has left or not.
pub async fn show(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(mail_id): Path<Uuid>,
) -> Result<Json<SentMail>, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let mail = mail::by_id(&mut tx, mail_id).await?.ok_or(ApiError::NotFound("mail"))?;
    let refusal = store::refusal(&mut tx, mail_id).await?;
    let deed = Deed { action: "mail.read", subject_kind: "mail", subject: &mail_id.to_string() };
    audit::store::append(&mut tx, audit::by(&signed, &person, deed, app.now())).await?;
    tx.commit().await?;
    let documents = mail.document_ids().len();
    let text = Some(mail.body_text).filter(|text| !text.is_empty() && !mail.secret);
    let row = SentRow {
        mail_id,
        recipient: mail.recipient,
        subject: mail.subject,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
        refusal,
    };
    Ok(Json(SentMail { row, text, documents }))
}
