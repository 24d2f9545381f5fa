//! Combinations of base services that customers hold, and which have no offer (CAT-02, CAT-33, IDEA-05): an offer is prepared
//! for each that is missing.

use super::base;
use super::things::thing_of;
use crate::components::{
    Banner, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Shares, Table, Tone,
};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::export::{ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm, export, views};
use crate::state::Shop;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use weblys_api::base::{CombinationRow, Counted, CoverageQuery, CoverageTotals, CoverageView, PrepareOffer};
use weblys_api::catalogue::CURRENT;
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::things::NamedCode;
use weblys_api::users::TAKEN;
use weblys_api::views::ListKind;
use weblys_api::{BackClient, Caller};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

const STATES: [&str; 2] = ["missing", "covered"];
/// Between the codes of a combination in a form.
const BETWEEN: char = ' ';

/// A combination of which an offer can be prepared.
struct Missing {
    words: String,
    customers: String,
    services: String,
}

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_coverage.html")]
struct CoveragePage {
    frame: StaffFrame,
    message: Option<Banner>,
    base: base::Told,
    shares: Option<Shares>,
    missing: Vec<Missing>,
    unknown: Vec<(String, String)>,
    filters: Filters,
    table: Table,
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
    let query = ListQuery::new(routes::CATALOGUE_COVERAGE, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = asked(&query, query.page(), query.size());
    let back = &shop.back;
    let ask = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::CatalogueCoverage, back.coverage(&caller, &asked)).await
    };
    let (me, (found, views)) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let (t, locale) = (visit.t(), visit.locale);
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-coverage-title")).in_weconfig("catalogue");
    let may_change = me.rights.contains(Right::CatalogueChange);
    let views = views::menu(&frame, ListKind::CatalogueCoverage, &query, views);
    let page = CoveragePage {
        frame: frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE),
        message: base::said(query.value("done"), t).or_else(|| old(&found, t)),
        base: base::Told::of(&found.state, (routes::CATALOGUE_COVERAGE, may_change), &shop, t),
        shares: (found.totals.customers > 0).then(|| shares(&found.totals, t)),
        missing: if may_change { missing(&found, locale, t) } else { Vec::new() },
        unknown: found.unknown.iter().map(|one| unknown(one, t)).collect(),
        filters: filters(&query, t),
        table: table(&query, &found, locale, t).views(views),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

/// The bar tells of another publication than the rows below.
fn old(found: &CoverageView, t: &Texts) -> Option<Banner> {
    let is_old = found.state.last.as_ref().is_some_and(|look| look.publication != found.state.current);
    is_old.then(|| Banner::new(Tone::Warning, t.get("weconfig-coverage-old")))
}

fn shares(totals: &CoverageTotals, t: &Texts) -> Shares {
    let part = |key, mood, count| (t.get(key), mood, count);
    Shares::new(
        t,
        t.get("weconfig-coverage-customers"),
        vec![
            part("weconfig-coverage-whole", Mood::Good, totals.whole),
            part("weconfig-coverage-partly", Mood::Warning, totals.partly),
            part("weconfig-coverage-unrecognised", Mood::Bad, totals.unrecognised),
            part("weconfig-coverage-without-base", Mood::Plain, totals.without_base),
        ],
    )
}

fn unknown(one: &Counted, t: &Texts) -> (String, String) {
    (one.thing.code.clone(), base::customers(one.customers, t))
}

/// Combinations of this page for which nothing is prepared yet.
fn missing(found: &CoverageView, locale: Locale, t: &Texts) -> Vec<Missing> {
    let rows =
        found.combinations.rows.iter().filter(|row| row.is_missing && row.offer.is_none() && row.prepared.is_none());
    let one = |row: &CombinationRow| Missing {
        words: services(&row.services, locale),
        customers: base::customers(row.customers, t),
        services: row.services.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join(&BETWEEN.to_string()),
    };
    rows.map(one).collect()
}

/// Services by their names.
fn services(all: &[NamedCode], locale: Locale) -> String {
    let name = |one: &NamedCode| match &one.name {
        Some(name) => name.in_locale(locale).to_owned(),
        None => one.code.clone(),
    };
    all.iter().map(name).collect::<Vec<_>>().join(" + ")
}

fn asked(query: &ListQuery, page: u32, size: u32) -> CoverageQuery {
    let state = Some(query.value("state")).filter(|state| STATES.contains(state)).unwrap_or_default();
    CoverageQuery { state: state.to_owned(), q: query.value("q").to_owned(), page: Some(page), size: Some(size) }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let states = STATES.map(|word| (word.to_owned(), t.get(&format!("weconfig-coverage-state-{word}"))));
    let fields = vec![
        Filter::select("state", t.get("weconfig-state"), states.into()),
        Filter::text("q", t.get("weconfig-explain-q")),
    ];
    Filters::new(t, query, fields)
}

fn table(query: &ListQuery, found: &CoverageView, locale: Locale, t: &'static Texts) -> Table {
    let empty = EmptyState::new(t.get("weconfig-coverage-none"), t.get("weconfig-coverage-none-why"));
    Table::new(t, t.get("weconfig-coverage-title"), query, columns(t), empty)
        .rows(found.combinations.rows.iter().map(|one| row(one, locale, t)))
        .files(Some(routes::CATALOGUE_COVERAGE))
        .pager(Pager::counted(query, found.combinations.total, found.combinations.page, found.combinations.size))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("services", t.get("weconfig-coverage-services"), Kind::Text),
        Column::new("customers", t.get("weconfig-coverage-customers"), Kind::Number),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("offer", t.get("weconfig-coverage-offer"), Kind::Text),
        Column::new("codes", t.get("weconfig-code"), Kind::Text),
    ]
}

fn row(one: &CombinationRow, locale: Locale, t: &'static Texts) -> Row {
    let (mood, key) = match (one.is_missing, &one.prepared) {
        (false, _) => (Mood::Good, "weconfig-coverage-state-covered"),
        (true, Some(_)) => (Mood::Warning, "weconfig-coverage-prepared"),
        (true, None) => (Mood::Bad, "weconfig-coverage-state-missing"),
    };
    let (offer, of) = match (&one.offer, &one.prepared) {
        (Some(offer), _) => (Some(offer), CURRENT),
        (None, prepared) => (prepared.as_ref(), ""),
    };
    let name = |offer: &NamedCode| format!("{} · {}", offer.code, services(std::slice::from_ref(offer), locale));
    Row {
        id: String::new(),
        name: services(&one.services, locale),
        href: offer.map(|offer| thing_of("offers", &offer.code, of)).unwrap_or_default(),
        cells: vec![
            Cell::Text(services(&one.services, locale)),
            Cell::Text(one.customers.to_string()),
            Cell::States(vec![(mood, t.get(key).into_owned())]),
            Cell::Text(offer.map(name).unwrap_or_default()),
            Cell::Text(one.services.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join(" ; ")),
        ],
    }
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t, locale) = (visit.staff_caller()?, visit.t(), visit.locale);
    let limits = query.clone();
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = asked(&limits, number, ROWS_A_CALL);
        async move { back.coverage(&caller, &asked).await.map(|found| found.combinations) }
    };
    let list = (List::Plain(PlainList::CatalogueCoverage), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let row = move |one: &CombinationRow| Some(row(one, locale, t));
    export::file(t, PlainList::CatalogueCoverage.word(), query, columns(t), (found, row)).await
}

/// Prepares the offer of a combination, and leads to its form.
///
/// # Errors
/// What BACK answers.
pub async fn prepare(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let services = form.typed.text("services");
    let services = services.split(BETWEEN).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    match shop.back.prepare_offer(&form.caller, &PrepareOffer { services }).await {
        Ok(put) => {
            let pairs = [("sheet", "offers"), ("item", put.item.as_str())];
            Ok(see_other(&with_query(routes::CATALOGUE_THING_EDIT, &pairs)))
        }
        // It has an offer by now.
        Err(error) if error.is(TAKEN) => Ok(see_other(routes::CATALOGUE_COVERAGE)),
        Err(error) => Err(form.failure(error)),
    }
}
