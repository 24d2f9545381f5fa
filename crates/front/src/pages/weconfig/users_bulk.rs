//! The same done to several users: what it would do to each, one confirmation, and what it did (EXP-12).

use crate::components::{Banner, Mood, Tone, Words};
use crate::error::{Failure, refusal};
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;
use weblys_api::Caller;
use weblys_api::bulk::{BulkDeed, BulkLine, BulkOutcome, BulkReport, BulkUser, BulkUsers, MOST_USERS};
use weblys_api::groups::GroupRow;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::USERS_BULK, get(show).post(carry_out))
}

/// What can be done to users: words of an address.
pub const DEEDS: [&str; 5] = ["disable", "enable", "add", "remove", "end"];

/// The button, and the title of the page.
#[must_use]
pub fn name(deed: &str, t: &Texts) -> Words {
    match deed {
        "disable" => t.get("weconfig-bulk-disable"),
        "enable" => t.get("weconfig-bulk-enable"),
        "add" => t.get("weconfig-bulk-add"),
        "remove" => t.get("weconfig-bulk-remove"),
        _ => t.get("weconfig-bulk-end"),
    }
}

/// What an address or form asks for; none when the group is to be chosen yet.
fn deed(word: &str, group: &str) -> Result<Option<BulkDeed>, Failure> {
    let group_id = if group.is_empty() { None } else { Some(group.parse().map_err(|_| Failure::NotFound)?) };
    Ok(match word {
        "disable" => Some(BulkDeed::Disable),
        "enable" => Some(BulkDeed::Enable),
        "add" => group_id.map(|group_id| BulkDeed::AddTo { group_id }),
        "remove" => group_id.map(|group_id| BulkDeed::RemoveFrom { group_id }),
        "end" => Some(BulkDeed::EndSessions),
        _ => return Err(Failure::NotFound),
    })
}

/// A line as the page shows it.
struct Line {
    login: String,
    name: String,
    mood: Mood,
    words: String,
    /// What the confirmation sends of it; none: it would change nothing.
    sent: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/bulk.html")]
struct BulkPage {
    frame: StaffFrame,
    deed: String,
    group: String,
    /// The name of the group, where it is about one.
    group_name: String,
    /// The groups, when one is to be chosen.
    groups: Vec<GroupRow>,
    ids: Vec<String>,
    lines: Vec<Line>,
    /// How many would change.
    changes: u32,
    message: Option<Banner>,
    is_done: bool,
}

fn line(line: &BulkLine, is_done: bool, t: &Texts) -> Line {
    let (mood, words) = match &line.outcome {
        BulkOutcome::Done if is_done => (Mood::Good, t.get("weconfig-bulk-is-done").into_owned()),
        BulkOutcome::Done => (Mood::Warning, t.get("weconfig-bulk-will").into_owned()),
        BulkOutcome::Unchanged => (Mood::Plain, t.get("weconfig-bulk-unchanged").into_owned()),
        BulkOutcome::Refused { code } => (Mood::Bad, refusal(code, t)),
    };
    let sent = (!is_done && line.outcome == BulkOutcome::Done).then(|| format!("{}.{}", line.user_id, line.version));
    let login = if line.login.is_empty() { line.user_id.to_string() } else { line.login.clone() };
    Line { login, name: line.name.clone(), mood, words, sent }
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::USERS_BULK, pairs);
    let (word, group) = (query.value("do").to_owned(), query.value("group").to_owned());
    let ids: Vec<String> = query.all("id").take(MOST_USERS).map(str::to_owned).collect();
    let deed = deed(&word, &group)?;
    let of = |id: &String| Ok(BulkUser { user_id: id.parse().map_err(|_| Failure::NotFound)?, version: None });
    let users: Vec<BulkUser> = ids.iter().map(of).collect::<Result<_, Failure>>()?;
    let back = &shop.back;
    let asked = |caller: Caller| async {
        let caller = caller;
        let preview = async {
            match deed {
                Some(deed) if !users.is_empty() => {
                    back.preview_bulk(&caller, &BulkUsers { deed, users }).await.map(Some)
                }
                _ => Ok(None),
            }
        };
        let groups = async {
            let is_about_one = matches!(word.as_str(), "add" | "remove");
            if is_about_one { back.groups(&caller).await.map(|list| list.groups) } else { Ok(Vec::new()) }
        };
        let (preview, groups) = tokio::join!(preview, groups);
        Ok((preview?, groups?))
    };
    let (me, (report, groups)) = staff::enter(&shop, &visit, Right::UsersChange, asked).await?;
    let about = About { word, group, ids, groups, is_done: false };
    Ok(page(&shop, &visit, &me, about, report.as_ref()))
}

struct About {
    word: String,
    group: String,
    ids: Vec<String>,
    groups: Vec<GroupRow>,
    is_done: bool,
}

fn page(shop: &Shop, visit: &Visit, me: &Me, about: About, report: Option<&BulkReport>) -> Response {
    let t = visit.t();
    let About { word, group, ids, groups, is_done } = about;
    let lines: Vec<Line> = report.iter().flat_map(|report| &report.lines).map(|one| line(one, is_done, t)).collect();
    let of = |outcome: fn(&BulkOutcome) -> bool| {
        report.iter().flat_map(|report| &report.lines).filter(|line| outcome(&line.outcome)).count()
    };
    let done = of(|outcome| *outcome == BulkOutcome::Done);
    let refused = of(|outcome| matches!(outcome, BulkOutcome::Refused { .. }));
    let frame = StaffFrame::new(shop, visit, me, name(&word, t)).in_weconfig("users");
    let message = is_done.then(|| {
        let tone = if refused == 0 { Tone::Success } else { Tone::Warning };
        let [done, refused] = [done, refused].map(|count| i64::try_from(count).unwrap_or(0));
        Banner::new(tone, t.with("weconfig-bulk-report", &[("done", done.into()), ("refused", refused.into())]))
    });
    let group_name = groups.iter().find(|one| one.group_id.to_string() == group).map(|one| one.name.clone());
    let page = BulkPage {
        frame: frame.below(t.get("weconfig-users"), routes::USERS),
        deed: word,
        group,
        group_name: group_name.unwrap_or_default(),
        groups: if report.is_some() { Vec::new() } else { groups },
        ids,
        lines,
        changes: if is_done { 0 } else { u32::try_from(done).unwrap_or(0) },
        message,
        is_done,
    };
    frame::page(StatusCode::OK, &page)
}

/// Each line of the form is an id and the version that was shown.
fn read(sent: &str) -> Result<BulkUser, Failure> {
    let (id, version) = sent.split_once('.').ok_or(Failure::BadForm)?;
    let user_id: Uuid = id.parse().map_err(|_| Failure::BadForm)?;
    Ok(BulkUser { user_id, version: Some(version.parse().map_err(|_| Failure::BadForm)?) })
}

/// Does it, and tells what became of each line. Sent again, it tells that it was so already.
async fn carry_out(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let (word, group) = (form.typed.text("do"), form.typed.text("group"));
    let deed = deed(&word, &group)?.ok_or(Failure::BadForm)?;
    let users = form.typed.all("user").map(read).collect::<Result<_, _>>()?;
    let done = shop.back.bulk(&form.caller, &BulkUsers { deed, users }).await;
    let report = done.map_err(|error| form.failure(error))?;
    let me = staff::signed_in(&shop, &visit).await?;
    let about = About { word, group, ids: Vec::new(), groups: Vec::new(), is_done: true };
    Ok(page(&shop, &visit, &me, about, Some(&report)))
}
