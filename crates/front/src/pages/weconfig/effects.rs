//! What waits to be carried out: orders on their way to the operator system, mails, slots to give back. What was put
//! aside after too many tries can be tried again (EXP-44).

use crate::components::{Bulk, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::effects_bulk;
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::export::{ROWS_A_CALL, announced_behind};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm, export, views, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use weblys_api::effects::{EffectQuery, EffectRow};
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::views::ListKind;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;

const STATES: [&str; 3] = ["ready", "running", "dead"];
const TOPICS: [&str; 3] = ["place_order", "send_mail", "release_slot"];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::EFFECTS, get(show)).route(routes::EFFECT_RETRY, post(retry))
}

#[derive(Template)]
#[template(path = "pages/weconfig/effects.html")]
struct EffectsPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
    /// Those of this page that were put aside: what they are, why, and their ids.
    dead: Vec<Dead>,
    may_run: bool,
}

struct Dead {
    action: String,
    what: String,
    why: String,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::EFFECTS, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = EffectQuery { page: Some(query.page()), size: Some(query.size()), ..asked(&query) };
    let back = &shop.back;
    let rows = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::Effects, back.effects(&caller, &asked)).await
    };
    let (me, (found, views)) = staff::enter(&shop, &visit, Right::JobsRead, rows).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-effects-none"), t.get("weconfig-effects-none-why"));
    let empty = if query.is_limited(&["state", "topic"]) {
        empty.action(t.get("staff-filter-none"), routes::EFFECTS)
    } else {
        empty
    };
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-jobs")).in_weconfig("jobs");
    let table = Table::new(t, t.get("staff-module-jobs"), &query, columns(t), empty)
        .rows(found.rows.iter().map(|effect| row(effect, &shop, t)))
        .views(views::menu(&frame, ListKind::Effects, &query, views))
        .files(Some(routes::EFFECTS))
        .bulk(me.rights.contains(Right::JobsRun).then(|| bulk(t)))
        .pager(Pager::counted(&query, found.total, found.page, found.size));
    let dead = found.rows.iter().filter(|effect| effect.state == "dead").map(|effect| Dead {
        action: routes::of(routes::EFFECT_RETRY, effect.effect_id),
        what: format!("{} · {}", topic(&effect.topic, t), effect.subject),
        why: effect.last_error.clone(),
    });
    let page = EffectsPage {
        frame,
        filters: filters(&query, t),
        dead: dead.collect(),
        may_run: me.rights.contains(Right::JobsRun),
        table,
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn asked(query: &ListQuery) -> EffectQuery {
    let known = |name, words: &[&str]| Some(query.value(name)).filter(|one| words.contains(one)).unwrap_or_default();
    EffectQuery {
        state: known("state", &STATES).to_owned(),
        topic: known("topic", &TOPICS).to_owned(),
        ..EffectQuery::default()
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t) = (visit.staff_caller()?, visit.t());
    let asked = asked(query);
    let page = move |back: BackClient, caller: Caller, after| {
        let asked = EffectQuery { size: Some(ROWS_A_CALL), after, ..asked.clone() };
        async move { back.effects(&caller, &asked).await }
    };
    let list = (List::Plain(PlainList::Effects), query.said());
    let found = announced_behind(&shop.back, &caller, list, |one: &EffectRow| one.effect_id, page).await?;
    let shop = shop.clone();
    let row = move |effect: &EffectRow| Some(row(effect, &shop, t));
    export::file(t, PlainList::Effects.word(), query, columns(t), (found, row)).await
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let states = STATES.map(|word| (word.to_owned(), state_words(word, t)));
    let topics = TOPICS.map(|word| (word.to_owned(), t.get(&format!("weconfig-effect-{word}"))));
    let fields = vec![
        Filter::select("state", t.get("weconfig-state"), states.into()),
        Filter::select("topic", t.get("weconfig-effect-what"), topics.into()),
    ];
    Filters::new(t, query, fields)
}

fn bulk(t: &'static Texts) -> Bulk {
    Bulk {
        action: routes::EFFECTS_BULK.to_owned(),
        carried: Vec::new(),
        buttons: vec![(effects_bulk::name(t), "do", effects_bulk::DEED)],
        deeds: Vec::new(),
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("topic", t.get("weconfig-effect-what"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("attempts", t.get("weconfig-effect-attempts"), Kind::Number),
        Column::new("due", t.get("weconfig-effect-due"), Kind::Date),
        Column::new("error", t.get("weconfig-effect-error"), Kind::Text),
        Column::new("created", t.get("weconfig-effect-created"), Kind::Date),
        Column::new("subject", t.get("weconfig-effect-subject"), Kind::Text).extra(),
    ]
}

fn row(effect: &EffectRow, shop: &Shop, t: &'static Texts) -> Row {
    let date = |at: chrono::DateTime<chrono::Utc>| Cell::Date(words::short_moment(at, shop, t), at.to_rfc3339());
    let mood = match effect.state.as_str() {
        "dead" => Mood::Bad,
        "ready" if effect.attempts > 0 => Mood::Warning,
        _ => Mood::Plain,
    };
    Row {
        id: effect.effect_id.to_string(),
        name: format!("{} {}", topic(&effect.topic, t), effect.subject),
        href: String::new(),
        cells: vec![
            Cell::Text(topic(&effect.topic, t)),
            Cell::States(vec![(mood, state_words(&effect.state, t).into_owned())]),
            Cell::Text(effect.attempts.to_string()),
            date(effect.due_at),
            Cell::Text(effect.last_error.clone()),
            date(effect.created_at),
            Cell::Text(effect.subject.clone()),
        ],
    }
}

/// What an effect does, in words.
pub(super) fn topic(word: &str, t: &Texts) -> String {
    if TOPICS.contains(&word) { t.get(&format!("weconfig-effect-{word}")).into_owned() } else { word.to_owned() }
}

fn state_words(word: &str, t: &Texts) -> Words {
    if STATES.contains(&word) { t.get(&format!("weconfig-effect-{word}")) } else { Words::Owned(word.to_owned()) }
}

/// Tried again, and back to the list; one that is done meanwhile needs no other try.
async fn retry(State(shop): State<Shop>, Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    match shop.back.retry_effect(&form.caller, id_of(&id)?).await {
        Ok(()) => {}
        Err(error) => match form.failure(error) {
            Failure::NotFound => {}
            failure => return Err(failure),
        },
    }
    Ok(see_other(&with_query(routes::EFFECTS, &[("done", "retried")])))
}
