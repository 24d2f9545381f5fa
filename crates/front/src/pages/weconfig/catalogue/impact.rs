//! What the draft would change for the customers there are (IDEA-04): looked at before it is published.

use super::base;
use super::things::thing_of;
use crate::components::{Banner, Cell, Column, EmptyState, Kind, Mood, Pager, Row, Shares, Table, Tone, Words};
use crate::error::Failure;
use crate::frame;
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
use weblys_api::base::{Counted, ImpactCount, ImpactRow, ImpactView};
use weblys_api::catalogue::CURRENT;
use weblys_api::export::{List, PlainList};
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;
use weblys_kernel::{Locale, Money};

/// Outcomes that somebody would want to know of, the worst first.
const TOLD: [(&str, &str, Mood); 7] = [
    ("NO_LONGER_RECOGNISED", "weconfig-impact-no-longer-recognised", Mood::Bad),
    ("NEWLY_RECOGNISED", "weconfig-impact-newly-recognised", Mood::Good),
    ("OTHER_OFFER", "weconfig-impact-other-offer", Mood::Warning),
    ("PRICE_UP", "weconfig-impact-price-up", Mood::Warning),
    ("PRICE_DOWN", "weconfig-impact-price-down", Mood::Good),
    ("LOST", "weconfig-impact-lost", Mood::Bad),
    ("GAINED", "weconfig-impact-gained", Mood::Good),
];

/// An outcome with its numbers and some contracts.
struct Outcome {
    name: Words,
    mood: Mood,
    customers: String,
    examples: String,
}

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_impact.html")]
struct ImpactPage {
    frame: StaffFrame,
    message: Option<Banner>,
    base: base::Told,
    has_draft: bool,
    /// What was counted, if a draft was tried.
    counted: Option<(Shares, Shares)>,
    monthly: Vec<(Words, String)>,
    outcomes: Vec<Outcome>,
    lost: Vec<(String, String, String)>,
    table: Option<Table>,
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
    let query = ListQuery::new(routes::CATALOGUE_IMPACT, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = PageQuery { page: Some(query.page()), size: Some(query.size()) };
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.impact(&caller, &asked).await };
    let (me, found) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    let (t, locale) = (visit.t(), visit.locale);
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-impact-title")).in_weconfig("catalogue");
    let frame = frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE);
    let may_ask = me.rights.contains(Right::CatalogueChange);
    let all = found.all.as_ref();
    let page = ImpactPage {
        frame: frame.below(t.get("weconfig-catalogue-changes"), routes::CATALOGUE_CHANGES),
        message: base::said(query.value("done"), t).or_else(|| old(&found, t)),
        base: base::Told::of(&found.state, (routes::CATALOGUE_IMPACT, may_ask), &shop, t),
        has_draft: found.state.draft.is_some(),
        counted: all.map(|all| (recognition(all, t), prices(all, t))),
        monthly: all.map(|all| monthly(all, t)).unwrap_or_default(),
        outcomes: outcomes(&found, t),
        lost: found.lost.iter().map(|one| lost(one, locale, t)).collect(),
        table: all.map(|_| table(&query, &found, locale, t)),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

/// Numbers of another draft than the one that is being prepared.
fn old(found: &ImpactView, t: &Texts) -> Option<Banner> {
    let is_old = found.all.is_some() && !found.is_of_now;
    is_old.then(|| Banner::new(Tone::Warning, t.get("weconfig-impact-old")))
}

fn of(count: &ImpactCount, outcome: &str) -> u64 {
    count.outcomes.get(outcome).copied().unwrap_or_default()
}

fn recognition(all: &ImpactCount, t: &Texts) -> Shares {
    let part = |key, mood, outcome| (t.get(key), mood, of(all, outcome));
    Shares::new(
        t,
        t.get("weconfig-impact-recognition"),
        vec![
            part("weconfig-impact-still-recognised", Mood::Plain, "STILL_RECOGNISED"),
            part("weconfig-impact-newly-recognised", Mood::Good, "NEWLY_RECOGNISED"),
            part("weconfig-impact-no-longer-recognised", Mood::Bad, "NO_LONGER_RECOGNISED"),
            part("weconfig-impact-still-unrecognised", Mood::Warning, "STILL_UNRECOGNISED"),
        ],
    )
}

fn prices(all: &ImpactCount, t: &Texts) -> Shares {
    let part = |key, mood, outcome| (t.get(key), mood, of(all, outcome));
    Shares::new(
        t,
        t.get("weconfig-impact-prices"),
        vec![
            part("weconfig-impact-price-same", Mood::Plain, "PRICE_SAME"),
            part("weconfig-impact-price-down", Mood::Good, "PRICE_DOWN"),
            part("weconfig-impact-price-up", Mood::Warning, "PRICE_UP"),
            part("weconfig-impact-price-unknown", Mood::Bad, "PRICE_UNKNOWN"),
        ],
    )
}

fn monthly(all: &ImpactCount, t: &'static Texts) -> Vec<(Words, String)> {
    vec![
        (t.get("weconfig-impact-changed"), format!("{} / {}", all.changed, all.customers)),
        (t.get("weconfig-impact-raised"), t.money(all.raised)),
        (t.get("weconfig-impact-lowered"), t.money(all.lowered)),
        (t.get("weconfig-impact-monthly"), t.money(all.raised - all.lowered)),
    ]
}

fn outcomes(found: &ImpactView, t: &'static Texts) -> Vec<Outcome> {
    let Some(all) = &found.all else { return Vec::new() };
    let told = TOLD.iter().filter(|(word, _, _)| of(all, word) > 0);
    let one = |(word, key, mood): &(&str, &str, Mood)| Outcome {
        name: t.get(key),
        mood: *mood,
        customers: base::customers(of(all, word), t),
        examples: found.examples.get(*word).map(|all| all.join(", ")).unwrap_or_default(),
    };
    told.map(one).collect()
}

fn lost(one: &Counted, locale: Locale, t: &Texts) -> (String, String, String) {
    let name = one.thing.name.as_ref().map(|name| name.in_locale(locale)).unwrap_or_default();
    let words = format!("{} {name}", one.thing.code);
    let count = base::customers(one.customers, t);
    (words, thing_of(&one.thing.sheet, &one.thing.code, CURRENT), count)
}

fn table(query: &ListQuery, found: &ImpactView, locale: Locale, t: &'static Texts) -> Table {
    let empty = EmptyState::new(t.get("weconfig-impact-none"), "");
    Table::new(t, t.get("weconfig-impact-offers"), query, columns(t), empty)
        .rows(found.offers.rows.iter().map(|one| row(one, locale, t)))
        .files(Some(routes::CATALOGUE_IMPACT))
        .pager(Pager::counted(query, found.offers.total, found.offers.page, found.offers.size))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("offer", t.get("weconfig-coverage-offer"), Kind::Text),
        Column::new("name", t.get("weconfig-name"), Kind::Text),
        Column::new("customers", t.get("weconfig-coverage-customers"), Kind::Number),
        Column::new("changed", t.get("weconfig-impact-changed"), Kind::Number),
        Column::new("up", t.get("weconfig-impact-price-up"), Kind::Number),
        Column::new("down", t.get("weconfig-impact-price-down"), Kind::Number),
        Column::new("lost", t.get("weconfig-impact-lost"), Kind::Number),
        Column::new("monthly", t.get("weconfig-impact-monthly"), Kind::Number),
    ]
}

fn row(one: &ImpactRow, locale: Locale, t: &'static Texts) -> Row {
    let number = |outcome| Cell::Text(of(&one.count, outcome).to_string());
    let difference: Money = one.count.raised - one.count.lowered;
    // An offer that only the draft has is shown there.
    let place = if one.offer.name.is_some() { CURRENT } else { "" };
    Row {
        id: String::new(),
        name: one.offer.code.clone(),
        href: thing_of("offers", &one.offer.code, place),
        cells: vec![
            Cell::Text(one.offer.code.clone()),
            Cell::Text(one.offer.name.as_ref().map(|name| name.in_locale(locale).to_owned()).unwrap_or_default()),
            Cell::Text(one.count.customers.to_string()),
            Cell::Text(one.count.changed.to_string()),
            number("PRICE_UP"),
            number("PRICE_DOWN"),
            number("LOST"),
            Cell::Text(t.money(difference)),
        ],
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t, locale) = (visit.staff_caller()?, visit.t(), visit.locale);
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = PageQuery { page: Some(number), size: Some(ROWS_A_CALL) };
        async move { back.impact(&caller, &asked).await.map(|found| found.offers) }
    };
    let list = (List::Plain(PlainList::CatalogueImpact), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let row = move |one: &ImpactRow| Some(row(one, locale, t));
    export::file(t, PlainList::CatalogueImpact.word(), query, columns(t), (found, row)).await
}
