//! What may be sold to somebody, and why not the rest (IDEA-03): the engine that answers the shop, asked by the staff
//! about any place, customer, channel and day.

mod wire;

use super::selfshop;
use crate::addresses::store;
use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use chrono::NaiveDate;
pub use weblys_api::explain::{ExplainQuery, ThingRow};
use weblys_api::explain::{Explanation, ThingKind};
use weblys_api::page::{MOST_ROWS, Window};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_catalog::engine::{CurrentOffer, Effort, Judged, Kind, Wanted};
use weblys_catalog::model::{ChannelCode, CustomerTypeCode, GroupingCode, OfferCode, SaleType, ServiceCode};
use weblys_catalog::{SaleContext, Snapshot};
use weblys_db::Database;
use weblys_orders::cart::Place;

/// So often the engine is asked for the remedies of one page.
const MOST_QUESTIONS: u32 = 20_000;

/// `GET /v1/catalogue/explain`.
pub async fn explain(State(app): State<App>, Query(query): Query<ExplainQuery>) -> Result<Json<Explanation>, ApiError> {
    let snapshot = app.publications.current()?;
    let place = place(&app, &query).await?;
    let mut sale = read(&snapshot, &query, place.as_ref(), app.today())?;
    sale.spent = app.uses.spent(&snapshot);
    // It may take its time: requests of the shop do not wait for it.
    let answer = tokio::task::spawn_blocking(move || answered(&snapshot, &query, &sale, place.as_ref()));
    answer.await.map_err(ApiError::internal)?.map(Json)
}

/// The same asked at the machine: everything of every kind. The query says the day; its kind and page do not count.
///
/// # Errors
/// What of the question cannot be read; the database's.
pub async fn asked_of(db: &Database, snapshot: &Snapshot, query: ExplainQuery) -> Result<Vec<ThingRow>, ApiError> {
    let place = match query.dwelling_id.as_str() {
        "" => None,
        id => Some(store::dwelling(db, id).await?.ok_or(ApiError::NotFound("dwelling"))?),
    };
    let sale = read(snapshot, &query, place.as_ref(), NaiveDate::default())?;
    let mut all = Vec::new();
    for kind in [ThingKind::Offers, ThingKind::Equipment, ThingKind::Options, ThingKind::Promotions] {
        for page in 1.. {
            let query = ExplainQuery { kind, page: Some(page), size: Some(MOST_ROWS), ..query.clone() };
            let things = answered(snapshot, &query, &sale, place.as_ref())?.things;
            let is_last = i64::from(page) * i64::from(MOST_ROWS) >= things.total;
            all.extend(things.rows);
            if is_last {
                break;
            }
        }
    }
    Ok(all)
}

fn answered(
    snapshot: &Snapshot,
    query: &ExplainQuery,
    sale: &SaleContext,
    place: Option<&Place>,
) -> Result<Explanation, ApiError> {
    let offer = offer(snapshot, &query.offer);
    let kind = match query.kind {
        ThingKind::Offers => Kind::Offers,
        ThingKind::Equipment => Kind::Equipment,
        ThingKind::Options => Kind::Options,
        ThingKind::Promotions => Kind::Promotions(offer.as_ref()),
    };
    let all = snapshot.judged(sale, kind);
    let available = all.iter().filter(|one| one.is_available).count();
    let q = query.q.trim().to_lowercase();
    let wanted: Vec<Judged<'_>> = all.into_iter().filter(|one| is_wanted(one, &q, &query.state)).collect();
    let effort = Effort::of(MOST_QUESTIONS);
    Ok(Explanation {
        publication: snapshot.version(),
        sale: wire::view(sale, place),
        known: wire::known(snapshot, sale),
        things: Window::of(query.page, query.size)
            .of_list(&wanted, |one| row(snapshot, (sale, offer.as_ref()), one, &effort)),
        available: i64::try_from(available).map_err(ApiError::internal)?,
    })
}

async fn place(app: &App, query: &ExplainQuery) -> Result<Option<Place>, ApiError> {
    if !query.dwelling_id.is_empty() {
        return app.addresses.dwelling(&app.db, &query.dwelling_id).await.map(Some);
    }
    if query.address_id.is_empty() {
        return Ok(None);
    }
    let mut dwellings = store::dwellings(&app.db, &query.address_id).await?.into_iter();
    dwellings.next().map(Some).ok_or(ApiError::NotFound("dwelling"))
}

/// An offer of the catalogue by its code.
fn offer(snapshot: &Snapshot, code: &str) -> Option<OfferCode> {
    OfferCode::parse(code.trim()).ok().filter(|code| snapshot.offer(code).is_some())
}

/// The offer that a customer has: the one that was named, else the one that his services make.
fn current(snapshot: &Snapshot, named: Option<OfferCode>, held: &[ServiceCode]) -> CurrentOffer {
    if let Some(named) = named {
        return CurrentOffer::Of(named);
    }
    if held.is_empty() {
        return CurrentOffer::Unknown;
    }
    let held: Vec<(ServiceCode, u16)> = held.iter().map(|code| (code.clone(), 1)).collect();
    snapshot.recognise(&held).offer.map_or(CurrentOffer::None, |offer| CurrentOffer::Of(offer.code.clone()))
}

/// The sale as asked about.
fn read(
    snapshot: &Snapshot,
    query: &ExplainQuery,
    place: Option<&Place>,
    today: NaiveDate,
) -> Result<SaleContext, ApiError> {
    let mut faults = Vec::new();
    let (channel, customer_type) = selfshop();
    let channel = said("channel", &query.channel, channel, |text| ChannelCode::parse(text).ok(), &mut faults);
    let customer_type = said(
        "customer_type",
        &query.customer_type,
        customer_type,
        |text| CustomerTypeCode::parse(text).ok(),
        &mut faults,
    );
    let grouping =
        said("grouping", &query.grouping, GroupingCode::regular(), |text| GroupingCode::parse(text).ok(), &mut faults);
    let by_word = |text: &str| SaleType::ALL.into_iter().find(|one| one.word() == text);
    let sale_type = said("sale_type", &query.sale_type, SaleType::Prospect, by_word, &mut faults);
    let day = said("day", &query.day, today, |text| text.parse().ok(), &mut faults);
    let held = query.held.split([',', ' ']).filter(|code| !code.is_empty()).map(ServiceCode::parse);
    let services_held = held.collect::<Result<Vec<_>, _>>().unwrap_or_else(|_| {
        faults.push(FieldFault { field: "held".to_owned(), code: UNREADABLE.to_owned() });
        Vec::new()
    });
    let known = |code: &str| offer(snapshot, code).map(Some);
    let named = said("current", &query.current, None, known, &mut faults);
    said("offer", &query.offer, None, known, &mut faults);
    if !faults.is_empty() {
        return Err(ApiError::Fields(faults));
    }
    let current_offer = match sale_type {
        SaleType::Prospect => CurrentOffer::Unknown,
        SaleType::Upsell | SaleType::CrossSell => current(snapshot, named, &services_held),
    };
    let sale = match place {
        Some(place) => place.sale(channel, customer_type, day),
        None => SaleContext::prospect(channel, customer_type, day),
    };
    Ok(SaleContext { grouping, sale_type, services_held, current_offer, ..sale })
}

/// What a field says; what is usual when it says nothing.
fn said<T>(field: &str, text: &str, usual: T, read: impl Fn(&str) -> Option<T>, faults: &mut Vec<FieldFault>) -> T {
    let text = text.trim();
    if text.is_empty() {
        return usual;
    }
    read(text).unwrap_or_else(|| {
        faults.push(FieldFault { field: field.to_owned(), code: UNREADABLE.to_owned() });
        usual
    })
}

fn is_wanted(one: &Judged<'_>, q: &str, state: &str) -> bool {
    let is_in_state = match state {
        "available" => one.is_available,
        "withheld" => !one.is_available,
        _ => true,
    };
    let found = || [one.thing.code(), &one.name.fr, &one.name.en].iter().any(|text| text.to_lowercase().contains(q));
    is_in_state && (q.is_empty() || found())
}

fn outdone_by(snapshot: &Snapshot, sale: &SaleContext, offer: Option<&OfferCode>, one: &Judged<'_>) -> String {
    match (offer, one.thing) {
        (Some(offer), Wanted::Promotion(code, _)) if one.is_available => {
            snapshot.outdone_by(sale, offer, code).map(ToString::to_string).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn row(
    snapshot: &Snapshot,
    (sale, offer): (&SaleContext, Option<&OfferCode>),
    one: &Judged<'_>,
    effort: &Effort,
) -> ThingRow {
    let (channel, customer_type) = selfshop();
    let usual = SaleContext::prospect(channel, customer_type, sale.day);
    let withheld = snapshot.withheld(sale, one.thing).unwrap_or_default();
    let remedy = snapshot.remedy(sale, &usual, one.thing, effort);
    ThingRow {
        code: one.thing.code().to_owned(),
        name: one.name.clone(),
        reasons: withheld.iter().map(wire::reason).collect(),
        coupon: wire::coupon(snapshot, one.thing),
        outdone_by: outdone_by(snapshot, sale, offer, one),
        remedy: remedy.map(|changes| changes.iter().map(wire::change).collect()),
    }
}
