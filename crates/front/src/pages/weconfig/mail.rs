//! One mail that was written to somebody, with its words.

use crate::components::{Mood, Words};
use crate::error::Failure;
use crate::frame;
use crate::pages::weconfig::mails::state;
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::security::Right;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::MAIL, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/mail.html")]
struct MailPage {
    frame: StaffFrame,
    state: (Mood, String),
    facts: Vec<(Words, String)>,
    text: Option<String>,
    /// Given up: who may have it tried again finds it there.
    again: Option<&'static str>,
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.sent_mail(&caller, id).await };
    let (me, mail) = staff::enter(&shop, &visit, Right::MailsRead, asked).await?;
    let t = visit.t();
    let mut facts = vec![
        (t.get("weconfig-mail-recipient"), mail.row.recipient.clone()),
        (t.get("weconfig-mail-written"), words::moment(mail.row.created_at, &shop, t)),
    ];
    if let Some(at) = mail.row.sent_at {
        facts.push((t.get("weconfig-mail-left"), words::moment(at, &shop, t)));
    }
    if let Some(refusal) = mail.row.refusal.clone() {
        facts.push((t.get("weconfig-mail-why"), refusal));
    }
    if mail.documents > 0 {
        facts.push((t.get("weconfig-mail-documents"), mail.documents.to_string()));
    }
    let frame = StaffFrame::new(&shop, &visit, &me, mail.row.subject.clone()).in_weconfig("mails");
    let frame = frame.below(t.get("staff-module-mails"), routes::MAILS);
    let again = mail.row.refusal.is_some() && me.rights.contains(Right::JobsRead);
    let again = again.then_some(routes::EFFECTS);
    Ok(frame::page(StatusCode::OK, &MailPage { frame, state: state(&mail.row, t), facts, text: mail.text, again }))
}
