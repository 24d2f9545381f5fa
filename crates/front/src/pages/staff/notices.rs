//! What one is told: the list, what one has read of it, and the stream that keeps the number in the frame new.

use crate::components::{EmptyState, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::live::Full;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use uuid::Uuid;
use weblys_api::CallError;
use weblys_api::notices::{NoticeKind, NoticeQuery, NoticeRow};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::NOTICES, get(show))
        .route(routes::NOTICES_READ, post(read_all))
        .route(routes::NOTICE_READ, post(read_one))
}

/// Mounts the stream, which stays open: it passes no layer that keeps something for each answer, as compression does
/// (6 KB, used or not).
pub fn stream_routes() -> Router<Shop> {
    Router::new().route(routes::NOTICES_STREAM, get(stream))
}

/// One as the page shows it.
#[derive(Debug)]
pub struct NoticeLine {
    /// What happened, in words.
    pub words: String,
    /// Where that is; empty for nowhere.
    pub href: String,
    /// When, as it is shown and as machines read it.
    pub at: (String, String),
    /// Where the form goes that says it is read; none: it is.
    pub read: Option<String>,
}

impl NoticeLine {
    /// In the reader's language.
    #[must_use]
    pub fn of(row: &NoticeRow, shop: &Shop, t: &Texts) -> Self {
        Self {
            words: in_words(row, t),
            href: place(row),
            at: (words::moment(row.at, shop, t), row.at.to_rfc3339()),
            read: (!row.is_read).then(|| routes::of(routes::NOTICE_READ, row.notice_id)),
        }
    }
}

fn in_words(row: &NoticeRow, t: &Texts) -> String {
    let subject = match row.kind {
        NoticeKind::EffectDead => t.get(&format!("weconfig-effect-{}", row.subject)),
        NoticeKind::ApprovalDecided => words::operation(&row.subject, t),
        _ => Words::Owned(row.subject.clone()),
    };
    t.one(&format!("staff-notice-{}", row.kind.word()), "subject", subject.as_ref())
}

/// The page of the thing: one of ours, by its id.
fn place(row: &NoticeRow) -> String {
    match (row.kind, row.target.parse::<Uuid>()) {
        (NoticeKind::ContactLeft, Ok(id)) => routes::of(routes::CONTACT, id),
        (NoticeKind::EffectDead, _) => with_query(routes::EFFECTS, &[("state", "dead")]),
        (
            NoticeKind::PasswordReset | NoticeKind::GroupsChanged | NoticeKind::SessionEnded | NoticeKind::OnBehalf,
            _,
        ) => routes::ACCOUNT.to_owned(),
        (NoticeKind::ApprovalAsked | NoticeKind::ApprovalDecided, Ok(id)) => routes::of(routes::APPROVAL, id),
        (NoticeKind::ContactLeft | NoticeKind::ApprovalAsked | NoticeKind::ApprovalDecided, Err(_)) => String::new(),
    }
}

#[derive(Template)]
#[template(path = "pages/staff/notices.html")]
struct NoticesPage {
    frame: StaffFrame,
    lines: Vec<NoticeLine>,
    /// The place of the newest that is shown: what comes meanwhile stays unread.
    until: i64,
    newest: Option<&'static str>,
    older: Option<String>,
    empty: EmptyState,
}

#[derive(Debug, Deserialize)]
struct Asked {
    before_seq: Option<i64>,
}

async fn show(State(shop): State<Shop>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let query = NoticeQuery { before_seq: asked.before_seq, size: None };
    let (me, page) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.notices(&caller, &query));
    let (me, page) = (me?, page?);
    let older = page.before_seq.map(|seq| with_query(routes::NOTICES, &[("before_seq", &seq.to_string())]));
    let page = NoticesPage {
        frame: StaffFrame::new(&shop, &visit, &me, t.get("staff-notices")),
        until: page.rows.first().map_or(0, |row| row.seq),
        lines: page.rows.iter().map(|row| NoticeLine::of(row, &shop, t)).collect(),
        newest: asked.before_seq.map(|_| routes::NOTICES),
        older,
        empty: EmptyState::new(t.get("staff-notices-none"), t.get("staff-notices-none-why")).icon("bell"),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn back() -> Response {
    see_other(&with_query(routes::NOTICES, &[("done", "read")]))
}

async fn read_all(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let until = form.typed.text("until").parse().map_err(|_| Failure::BadForm)?;
    shop.back.read_notices(&form.caller, until).await.map_err(|error| form.failure(error))?;
    Ok(back())
}

/// One that is gone meanwhile is read as well.
async fn read_one(State(shop): State<Shop>, Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    match shop.back.read_notice(&form.caller, id).await.map_err(|error| form.failure(error)) {
        Ok(()) | Err(Failure::NotFound) => Ok(back()),
        Err(failure) => Err(failure),
    }
}

/// The stream. Who may not listen is answered in a few bytes: a browser that hears 204 does not ask again.
async fn stream(State(shop): State<Shop>, visit: Visit) -> Response {
    let Ok(caller) = visit.staff_caller() else { return StatusCode::NO_CONTENT.into_response() };
    let begun = match shop.back.listening(&caller).await {
        Ok(begun) => begun,
        Err(CallError::Refused(_)) => return StatusCode::NO_CONTENT.into_response(),
        Err(_) => return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "15")]).into_response(),
    };
    match shop.hub.join(&shop, &begun) {
        Ok(stream) => {
            let kind = (header::CONTENT_TYPE, "text/event-stream");
            // A proxy in between passes on what it has.
            let at_once = (HeaderName::from_static("x-accel-buffering"), "no");
            ([kind, at_once], Body::from_stream(stream)).into_response()
        }
        Err(Full::OfUser) => StatusCode::NO_CONTENT.into_response(),
        Err(Full::Whole) => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "15")]).into_response(),
    }
}
