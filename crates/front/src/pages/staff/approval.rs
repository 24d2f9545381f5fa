//! One thing that waits for a second person: what would change, and the decision (WCF-11).

use crate::components::{Banner, Field, Mood, Tone, Words};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::audit::change;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_saved};
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::approvals::{ApprovalRow, ApprovalState, DecideApproval, ForeseenChange};
use weblys_api::staff::Me;
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::APPROVAL, get(show))
        .route(routes::APPROVAL_DECIDE, post(decide))
        .route(routes::APPROVAL_WITHDRAW, post(withdraw))
}

/// One change, as the page shows it.
struct Foreseen {
    words: String,
    changes: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "pages/staff/approval.html")]
struct ApprovalPage {
    frame: StaffFrame,
    message: Option<Banner>,
    state: (Mood, String),
    facts: Vec<(Words, String)>,
    foreseen: Vec<Foreseen>,
    row: ApprovalRow,
    reason: String,
    faults: Faults,
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let page = ApprovalPage::of(&shop, &visit, id.parse().map_err(|_| Failure::NotFound)?).await?;
    Ok(frame::page(StatusCode::OK, &page))
}

async fn decide(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let agrees = match form.typed.text("decision").as_str() {
        "agree" => true,
        "refuse" => false,
        _ => return Err(Failure::BadForm),
    };
    let reason = form.typed.text("reason");
    let decision = DecideApproval { agrees, reason: reason.clone() };
    let error = match shop.back.decide_approval(&form.caller, id, &decision).await {
        // How it ended, the page itself says.
        Ok(row) => {
            let done = match row.state {
                ApprovalState::Done => "agreed",
                ApprovalState::Refused => "refused",
                _ => "",
            };
            return Ok(see_other(&with_query(&routes::of(routes::APPROVAL, id), &[("done", done)])));
        }
        Err(error) => error,
    };
    let refused = Refused::<ApprovalRow>::of(error, &form, |_| None)?;
    let page = ApprovalPage { reason, ..ApprovalPage::of(&shop, &visit, id).await? };
    let (status, page) = match refused {
        Refused::Fields(faults) => (StatusCode::UNPROCESSABLE_ENTITY, ApprovalPage { faults, ..page }),
        Refused::Whole(code) => {
            let message = Some(not_saved(&code, visit.t()));
            (StatusCode::CONFLICT, ApprovalPage { message, ..page })
        }
        Refused::Stale(_) => return Err(Failure::Broken),
    };
    Ok(frame::page(status, &page))
}

async fn withdraw(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let error = match shop.back.withdraw_approval(&form.caller, id).await {
        Ok(()) => {
            return Ok(see_other(&with_query(&routes::of(routes::APPROVAL, id), &[("done", "withdrawn")])));
        }
        Err(error) => error,
    };
    let Refused::Whole(code) = Refused::<ApprovalRow>::of(error, &form, |_| None)? else {
        return Err(Failure::Broken);
    };
    let message = Some(not_saved(&code, visit.t()));
    let page = ApprovalPage { message, ..ApprovalPage::of(&shop, &visit, id).await? };
    Ok(frame::page(StatusCode::CONFLICT, &page))
}

/// The page about this one, as it would be shown.
pub(crate) fn shown(shop: &Shop, visit: &Visit, me: &Me, row: ApprovalRow) -> Response {
    frame::page(StatusCode::OK, &ApprovalPage::new(shop, visit, me, row))
}

impl ApprovalPage {
    async fn of(shop: &Shop, visit: &Visit, id: Uuid) -> Result<Self, Failure> {
        let caller = visit.staff_caller()?;
        let (me, row) = tokio::join!(staff::signed_in(shop, visit), shop.back.approval(&caller, id));
        Ok(Self::new(shop, visit, &me?, row?))
    }

    fn new(shop: &Shop, visit: &Visit, me: &Me, row: ApprovalRow) -> Self {
        let t = visit.t();
        let frame = StaffFrame::new(shop, visit, me, words::operation(&row.operation, t));
        let failed = (row.state == ApprovalState::Failed)
            .then(|| Banner::new(Tone::Danger, t.get("staff-approval-failed")).text(refusal(&row.outcome, t)));
        Self {
            frame: frame.below(t.get("staff-approvals"), routes::APPROVALS),
            message: failed,
            state: super::approvals::state(row.state, t),
            facts: facts(&row, shop, t),
            foreseen: row.foreseen.iter().map(|one| foreseen(one, t)).collect(),
            reason: String::new(),
            faults: Faults::default(),
            row,
        }
    }

    fn here(&self, pattern: &str) -> String {
        routes::of(pattern, self.row.approval_id)
    }

    fn may_withdraw(&self) -> bool {
        self.row.is_own && self.row.state == ApprovalState::Waiting
    }

    fn reason(&self) -> Field {
        let t = self.frame.t;
        let field = Field::text("reason", t.get("staff-approval-reason")).optional(t);
        field.hint(t.get("staff-approval-reason-hint")).value(&self.reason).fault(self.faults.of("reason", t))
    }
}

fn foreseen(one: &ForeseenChange, t: &Texts) -> Foreseen {
    let words = format!("{} · {}", words::act(&one.action, t), one.subject);
    Foreseen { words, changes: one.changes.iter().map(change).collect() }
}

fn facts(row: &ApprovalRow, shop: &Shop, t: &Texts) -> Vec<(Words, String)> {
    let mut facts = vec![
        (t.get("staff-approval-requester"), row.requester.clone()),
        (t.get("weconfig-audit-behalf"), row.on_behalf_of.clone().unwrap_or_default()),
        (t.get("staff-approval-requested"), words::moment(row.requested_at, shop, t)),
    ];
    if row.state == ApprovalState::Waiting {
        facts.push((t.get("staff-approval-lapses"), words::moment(row.lapses_at, shop, t)));
    }
    // Who takes it back is who asked.
    if row.state != ApprovalState::Withdrawn {
        facts.push((t.get("staff-approval-decider"), row.decider.clone()));
    }
    let decided = row.decided_at.map(|at| words::moment(at, shop, t)).unwrap_or_default();
    facts.push((t.get("staff-approval-decided"), decided));
    facts.push((t.get("staff-approval-reason"), row.reason.clone()));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
