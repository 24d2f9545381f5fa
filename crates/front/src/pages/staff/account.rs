//! One's own account: who one is, what one may do, where one is signed in.

use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::behalf::ConsentState;
use weblys_api::staff::{Me, SessionRow};

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::ACCOUNT, get(show))
        .route(routes::SESSION_END, post(end))
        .route(routes::SESSIONS_END, post(end_others))
}

/// A session as a page shows it.
#[derive(Debug)]
pub struct SessionLine {
    /// Its id.
    pub session_id: Uuid,
    /// The browser, in few words.
    pub browser: String,
    /// The network address.
    pub address: String,
    /// When it was opened.
    pub opened: String,
    /// The last request.
    pub seen: String,
    /// How it was opened.
    pub level: crate::components::Words,
    /// Whether it is the one that asks.
    pub is_current: bool,
    /// Whether the reader may end it alone.
    pub can_end: bool,
}

impl SessionLine {
    /// One of the reader's own: he may end each but the one that asks.
    fn own(row: &SessionRow, shop: &Shop, visit: &Visit) -> Self {
        Self { can_end: !row.is_current, ..Self::of(row, shop, visit) }
    }

    /// A session in the reader's language.
    #[must_use]
    pub fn of(row: &SessionRow, shop: &Shop, visit: &Visit) -> Self {
        let t = visit.t();
        Self {
            session_id: row.session_id,
            browser: words::browser(&row.agent),
            address: row.address.clone(),
            opened: words::moment(row.created_at, shop, t),
            seen: words::moment(row.last_seen_at, shop, t),
            level: words::level(row.level, t),
            is_current: row.is_current,
            can_end: false,
        }
    }
}

#[derive(Template)]
#[template(path = "pages/staff/account.html")]
struct AccountPage {
    frame: StaffFrame,
    me: Me,
    rights: Vec<String>,
    consent: ConsentState,
    sessions: Vec<SessionLine>,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let caller = visit.staff_caller()?;
    let back = &shop.back;
    let (me, sessions, consent) =
        tokio::join!(staff::signed_in(&shop, &visit), back.sessions(&caller), back.consent(&caller));
    let (me, t) = (me?, visit.t());
    let page = AccountPage {
        frame: StaffFrame::new(&shop, &visit, &me, t.get("staff-account")),
        rights: me.rights.iter().map(|right| words::right(right, t)).collect(),
        consent: consent?,
        sessions: sessions?.sessions.iter().map(|row| SessionLine::own(row, &shop, &visit)).collect(),
        me,
    };
    Ok(frame::page(StatusCode::OK, &page))
}

async fn end(State(shop): State<Shop>, Path(session_id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let session_id = session_id.parse().map_err(|_| Failure::NotFound)?;
    shop.back.end_session(&form.caller, session_id).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&format!("{}?done=ended", routes::ACCOUNT)))
}

/// Ends every session but the one that asks. One that ended meanwhile is as well.
async fn end_others(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let sessions = shop.back.sessions(&form.caller).await.map_err(|error| form.failure(error))?.sessions;
    for session in sessions.iter().filter(|session| !session.is_current) {
        match shop.back.end_session(&form.caller, session.session_id).await.map_err(Failure::from) {
            Ok(()) | Err(Failure::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(see_other(&format!("{}?done=ended", routes::ACCOUNT)))
}
