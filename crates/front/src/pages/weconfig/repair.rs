//! The repair of differences that were chosen: first what it would do, then what it did, line by line (EXP-12).

use crate::components::{Banner, Mood, Tone, Words};
use crate::error::{Failure, refusal};
use crate::frame;
use crate::pages::weconfig::operator_users::{value, what};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::operator_users::{Direction, DriftLine, LineOutcome, Repair, RepairReport, RepairedLine};
use weblys_api::page::MOST_ROWS;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::OPERATOR_USERS_REPAIR, get(preview).post(repair))
}

/// A line in words.
struct Line {
    login: String,
    what: String,
    before: String,
    after: String,
    state: (Mood, String),
    why: String,
    /// What is sent when it is to be repaired; none when it cannot be.
    word: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/repair.html")]
struct RepairPage {
    frame: StaffFrame,
    direction: Direction,
    lead: Words,
    lines: Vec<Line>,
    /// How many can be repaired.
    able: i64,
    /// What was done; none: nothing yet.
    outcome: Option<Banner>,
}

fn read<'a>(direction: &str, lines: impl Iterator<Item = &'a str>) -> Result<Repair, Failure> {
    let direction = Direction::from_word(direction).ok_or(Failure::NotFound)?;
    let most = usize::try_from(MOST_ROWS).unwrap_or_default();
    let lines: Option<Vec<DriftLine>> = lines.take(most).map(DriftLine::from_word).collect();
    Ok(Repair { direction, lines: lines.ok_or(Failure::NotFound)? })
}

/// What the lines chosen in the list would become.
async fn preview(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let of = |name: &'static str| pairs.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str());
    let asked = read(of("direction").next().unwrap_or_default(), of("id"))?;
    let (back, direction) = (&shop.back, asked.direction);
    let ask = |caller: Caller| async move { back.preview_repair(&caller, &asked).await };
    let (me, report) = staff::enter(&shop, &visit, Right::UsersChange, ask).await?;
    let page = RepairPage::new(&shop, &visit, &me, direction, &report, false);
    Ok(frame::page(StatusCode::OK, &page))
}

async fn repair(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let asked = read(&form.typed.text("direction"), form.typed.all("line"))?;
    let report = shop.back.repair(&form.caller, &asked).await.map_err(|error| form.failure(error))?;
    let me = staff::signed_in(&shop, &visit).await?;
    let page = RepairPage::new(&shop, &visit, &me, asked.direction, &report, true);
    Ok(frame::page(StatusCode::OK, &page))
}

impl RepairPage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, direction: Direction, report: &RepairReport, is_done: bool) -> Self {
        let t = visit.t();
        let (title, lead) = match direction {
            Direction::TakeTheirs => (t.get("weconfig-drift-take"), t.get("weconfig-repair-take-lead")),
            Direction::SendOurs => (t.get("weconfig-drift-send"), t.get("weconfig-repair-send-lead")),
        };
        let frame = StaffFrame::new(shop, visit, me, title).in_weconfig("users");
        let frame = frame.below(t.get("weconfig-users"), routes::USERS);
        let count = |outcome| report.lines.iter().filter(|line| line.outcome == outcome).count();
        let able = i64::try_from(count(LineOutcome::Done)).unwrap_or(i64::MAX);
        Self {
            frame: frame.below(t.get("weconfig-operator-users"), routes::OPERATOR_USERS),
            direction,
            lead,
            lines: report.lines.iter().map(|line| shown(line, is_done, t)).collect(),
            able,
            outcome: is_done.then(|| told(able, count(LineOutcome::Refused), t)),
        }
    }
}

impl RepairPage {
    /// Whether something is left to be done.
    const fn is_open(&self) -> bool {
        self.outcome.is_none() && self.able > 0
    }

    fn go(&self) -> String {
        self.frame.t.one("weconfig-repair-go", "count", self.able)
    }
}

fn told(done: i64, refused: usize, t: &Texts) -> Banner {
    let refused = i64::try_from(refused).unwrap_or(i64::MAX);
    let tone = if refused == 0 { Tone::Success } else { Tone::Warning };
    let banner =
        Banner::new(tone, t.with("weconfig-repair-done", &[("done", done.into()), ("refused", refused.into())]));
    if refused == 0 { banner } else { banner.text(t.get("weconfig-repair-kept")) }
}

fn shown(line: &RepairedLine, is_done: bool, t: &Texts) -> Line {
    let (mood, word) = match (line.outcome, is_done) {
        (LineOutcome::Done, true) => (Mood::Good, t.get("weconfig-repair-line-done")),
        (LineOutcome::Done, false) => (Mood::Plain, t.get("weconfig-repair-line-able")),
        (LineOutcome::Gone, _) => (Mood::Plain, t.get("weconfig-repair-line-gone")),
        (LineOutcome::Refused, _) => (Mood::Bad, t.get("weconfig-repair-line-refused")),
    };
    let aspect = line.line.aspect.as_str();
    Line {
        login: line.line.login.clone(),
        what: what(aspect, aspect, t),
        before: value(&line.before, t),
        after: value(&line.after, t),
        state: (mood, word.into_owned()),
        why: if line.code.is_empty() { String::new() } else { refusal(&line.code, t) },
        word: (line.outcome == LineOutcome::Done).then(|| line.line.word()),
    }
}
