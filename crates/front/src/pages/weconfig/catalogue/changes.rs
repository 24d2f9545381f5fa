//! What differs between two catalogues, thing by thing: what is looked at before one is put in force.

use super::columns::{SHEETS, sheet};
use super::things::{thing_of, things_of};
use super::{facts, fault_table, said};
use crate::components::{
    Banner, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table, Tone, Words,
};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::export::{ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export};
use crate::state::Shop;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;
use std::sync::{Arc, OnceLock};
use weblys_api::catalogue::{CatalogueChange, CatalogueField, ChangeList, ChangesQuery, DRAFT, DraftView};
use weblys_api::export::{List, PlainList};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;
use weblys_kernel::{Locale, Money, Sar};

const KINDS: [&str; 3] = ["added", "changed", "removed"];
/// Fields of a thing that its row on the page shows; a file has them all.
pub(super) const MOST_FIELDS: usize = 8;

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_changes.html")]
struct ChangesPage {
    frame: StaffFrame,
    message: Option<Banner>,
    /// From which to which, and how much differs.
    lead: String,
    tally: String,
    facts: Vec<(Words, String)>,
    /// How much stands in the way.
    blocked: Option<Banner>,
    faults: Option<Table>,
    filters: Filters,
    table: Table,
    /// Where the later one is row by row, and as a file.
    things: String,
    file: String,
    workbook: String,
    current: i64,
    /// The draft's version, where it may be put in force or thrown away.
    publish: Option<i64>,
    /// The same, where it comes into force by itself.
    off: Option<i64>,
    /// When that is, as forms carry it.
    due: String,
    /// Why it did not when it was to, or will not.
    missed: Option<Banner>,
    throw: Option<i64>,
    /// Where the later one is put in force again.
    restore: Option<String>,
}

/// The page.
///
/// # Errors
/// What BACK answers.
pub async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CATALOGUE_CHANGES, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = asked(&query, query.page(), query.size());
    let is_of_draft = asked.after.is_empty() || asked.after == DRAFT;
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.catalogue_changes(&caller, &asked).await };
    let (me, found) = match staff::enter(&shop, &visit, Right::CatalogueRead, ask).await {
        // The draft was published or thrown away meanwhile.
        Err(Failure::NotFound) if is_of_draft => return Ok(see_other(routes::CATALOGUE_PUBLICATIONS)),
        entered => entered?,
    };
    let t = visit.t();
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-catalogue-changes")).in_weconfig("catalogue");
    let frame = frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE);
    let frame = frame.below(t.get("weconfig-catalogue-publications"), routes::CATALOGUE_PUBLICATIONS);
    let (before, after) = sides(&query, &found);
    let restored = after.parse::<i64>().ok().filter(|after| *after != found.current);
    // Nobody publishes over what he did not compare with.
    let may_publish = me.rights.contains(Right::CataloguePublish) && before == found.current.to_string();
    let may_change = me.rights.contains(Right::CatalogueChange);
    let draft = found.draft.as_ref().filter(|_| is_of_draft);
    let page = ChangesPage {
        frame,
        message: said(query.value("done"), t),
        lead: t.with(
            "weconfig-catalogue-from-to",
            &[("before", side(&before, &found, t).into()), ("after", side(&after, &found, t).into())],
        ),
        tally: t.with(
            "weconfig-catalogue-tally",
            &[
                ("added", found.tally.added.into()),
                ("changed", found.tally.changed.into()),
                ("removed", found.tally.removed.into()),
            ],
        ),
        facts: draft.iter().flat_map(|draft| facts(draft, &shop, t)).collect(),
        blocked: (found.blocking > 0).then(|| {
            let words = t.one("weconfig-catalogue-blocked", "count", found.blocking);
            Banner::new(Tone::Danger, words)
        }),
        faults: (!found.faults.is_empty()).then(|| fault_table(&found.faults, visit.locale, t)),
        filters: filters(&query, t),
        table: table(&query, &found, visit.locale, t),
        things: things_of(&after),
        file: fill(routes::CATALOGUE_FILE, &after),
        workbook: fill(routes::CATALOGUE_WORKBOOK, &after),
        current: found.current,
        publish: draft.filter(|_| may_publish && found.blocking == 0).map(|draft| draft.version),
        off: draft.filter(|draft| may_publish && draft.due.is_some()).map(|draft| draft.version),
        due: draft.and_then(|draft| draft.due.as_ref()).map(|due| due.at.to_rfc3339()).unwrap_or_default(),
        missed: draft.and_then(|draft| missed(draft, found.current, t)),
        throw: draft.filter(|_| may_change).map(|draft| draft.version),
        restore: restored.filter(|_| may_publish).map(|after| fill(routes::CATALOGUE_RESTORE, &after.to_string())),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn missed(draft: &DraftView, current: i64, t: &Texts) -> Option<Banner> {
    let is_lost = draft.due.as_ref().is_some_and(|due| due.over != current);
    let key = match draft.missed.as_str() {
        _ if is_lost => "weconfig-catalogue-missed-soon",
        "overtaken" => "weconfig-catalogue-missed-overtaken",
        "unsound" => "weconfig-catalogue-missed-unsound",
        "late" => "weconfig-catalogue-missed-late",
        "unwanted" => "weconfig-catalogue-missed-unwanted",
        _ => return None,
    };
    Some(Banner::new(Tone::Danger, t.get(key)))
}

/// What is compared with what: a number, or the draft.
fn sides(query: &ListQuery, found: &ChangeList) -> (String, String) {
    let named =
        |name: &str, usual: String| Some(query.value(name)).filter(|v| !v.is_empty()).map_or(usual, str::to_owned);
    (named("before", found.current.to_string()), named("after", DRAFT.to_owned()))
}

fn side(name: &str, found: &ChangeList, t: &Texts) -> String {
    if name == DRAFT {
        t.get("weconfig-catalogue-the-draft").into_owned()
    } else if name == found.current.to_string() {
        t.one("weconfig-catalogue-in-force", "number", name.to_owned())
    } else {
        t.one("weconfig-catalogue-publication", "number", name.to_owned())
    }
}

fn table(query: &ListQuery, found: &ChangeList, locale: Locale, t: &'static Texts) -> Table {
    let (_, after) = sides(query, found);
    let empty = EmptyState::new(t.get("weconfig-catalogue-same"), t.get("weconfig-catalogue-same-why"));
    Table::new(t, t.get("weconfig-catalogue-changes"), query, columns(t), empty)
        .rows(found.changes.rows.iter().map(|change| row(change, (after.as_str(), MOST_FIELDS), locale, t)))
        .files(Some(routes::CATALOGUE_CHANGES))
        .pager(Pager::counted(query, found.changes.total, found.changes.page, found.changes.size))
}

fn asked(query: &ListQuery, page: u32, size: u32) -> ChangesQuery {
    let text = |name: &str| query.value(name).to_owned();
    let word = |name: &str, words: &[&str]| {
        Some(query.value(name)).filter(|one| words.contains(one)).unwrap_or_default().to_owned()
    };
    ChangesQuery {
        before: text("before"),
        after: text("after"),
        sheet: word("sheet", &SHEETS),
        kind: word("kind", &KINDS),
        q: text("q"),
        page: Some(page),
        size: Some(size),
    }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let sheets = SHEETS.map(|word| (word.to_owned(), sheet(word, t)));
    let kinds = KINDS.map(|word| (word.to_owned(), t.get(&format!("weconfig-catalogue-kind-{word}"))));
    let fields = vec![
        Filter::select("sheet", t.get("weconfig-catalogue-sheet"), sheets.into()),
        Filter::select("kind", t.get("weconfig-state"), kinds.into()),
        Filter::text("q", t.get("weconfig-explain-q")),
    ];
    Filters::new(t, query, fields)
}

pub(super) fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("item", t.get("weconfig-code"), Kind::Text),
        Column::new("sheet", t.get("weconfig-catalogue-sheet"), Kind::Text),
        Column::new("name", t.get("weconfig-name"), Kind::Text),
        Column::new("kind", t.get("weconfig-state"), Kind::State),
        Column::new("fields", t.get("weconfig-catalogue-what"), Kind::Text),
    ]
}

pub(super) fn row(change: &CatalogueChange, (of, most): (&str, usize), locale: Locale, t: &'static Texts) -> Row {
    Row {
        id: change.item.clone(),
        name: change.item.clone(),
        // What is gone is in the later one no more.
        href: if change.kind == "removed" { String::new() } else { thing_of(&change.sheet, &change.item, of) },
        cells: vec![
            Cell::Text(change.item.clone()),
            Cell::Text(sheet(&change.sheet, t).into_owned()),
            Cell::Text(change.name.as_ref().map(|name| name.in_locale(locale).to_owned()).unwrap_or_default()),
            Cell::States(vec![state_of(&change.kind, t)]),
            Cell::Text(told(&change.fields, most, t)),
        ],
    }
}

/// What happened to a thing, in a word.
pub(in crate::pages::weconfig) fn state_of(kind: &str, t: &Texts) -> (Mood, String) {
    let mood = match kind {
        "added" => Mood::Good,
        "removed" => Mood::Bad,
        _ => Mood::Warning,
    };
    let known = KINDS.into_iter().find(|known| *known == kind);
    (mood, known.map(|kind| t.get(&format!("weconfig-catalogue-kind-{kind}")).into_owned()).unwrap_or_default())
}

/// Each field with what it was and what it is; of many the first, and how many more.
pub(in crate::pages::weconfig) fn told(fields: &[CatalogueField], most: usize, t: &Texts) -> String {
    let one = |field: &CatalogueField| {
        let name = || field.field.clone();
        let value = |value: &Option<Value>| value.as_ref().map(|value| shown(&field.field, value, t));
        match (value(&field.before), value(&field.after)) {
            (Some(before), after) => {
                let after = after.unwrap_or_else(|| t.get("weconfig-catalogue-nothing").into_owned());
                let pairs = [("field", name().into()), ("before", before.into()), ("after", after.into())];
                t.with("weconfig-catalogue-field-changed", &pairs)
            }
            (None, after) => {
                let value = after.unwrap_or_default();
                t.with("weconfig-catalogue-field-set", &[("field", name().into()), ("value", value.into())])
            }
        }
    };
    let mut told: Vec<String> = fields.iter().take(most).map(one).collect();
    let more = fields.len().saturating_sub(most);
    told.extend((more > 0).then(|| t.one("weconfig-catalogue-more", "count", i64::try_from(more).unwrap_or(i64::MAX))));
    told.join(" ; ")
}

/// A value as people read it: amounts with their currency, lists between commas.
fn shown(field: &str, value: &Value, t: &Texts) -> String {
    match value {
        Value::Number(cents) if field == "amount" => match cents.as_i64() {
            Some(cents) => t.money(Money::from_cents(cents)),
            None => cents.to_string(),
        },
        Value::Number(milliwatts) if field.starts_with("product.sar.") => {
            let sar =
                milliwatts.as_u64().and_then(|at| u16::try_from(at).ok()).and_then(|at| Sar::from_milliwatts(at).ok());
            sar.map_or_else(|| milliwatts.to_string(), |sar| t.sar(sar))
        }
        Value::String(text) => text.clone(),
        Value::Bool(true) => t.get("weconfig-yes").into_owned(),
        Value::Bool(false) => t.get("weconfig-no").into_owned(),
        Value::Array(list) => list.iter().map(|one| shown("", one, t)).collect::<Vec<_>>().join(", "),
        Value::Object(parts) => parts.values().map(|one| shown("", one, t)).collect::<Vec<_>>().join(" / "),
        other => other.to_string(),
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t, locale) = (visit.staff_caller()?, visit.t(), visit.locale);
    let limits = query.clone();
    // A file is of one comparison: where somebody publishes or prepares meanwhile, it breaks off.
    let first = Arc::new(OnceLock::new());
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = asked(&limits, number, ROWS_A_CALL);
        let first = first.clone();
        async move {
            let found = back.catalogue_changes(&caller, &asked).await?;
            let compared = (found.current, found.draft.map(|draft| draft.version));
            if *first.get_or_init(|| compared) == compared {
                Ok(found.changes)
            } else {
                Err(CallError::Unexpected(409))
            }
        }
    };
    let list = (List::Plain(PlainList::CatalogueChanges), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let row = move |change: &CatalogueChange| Some(row(change, ("", usize::MAX), locale, t));
    export::file(t, PlainList::CatalogueChanges.word(), query, columns(t), (found, row)).await
}
