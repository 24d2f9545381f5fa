//! What may be sold to somebody, and why not the rest: every reason, and the smallest change that would give it back
//! (IDEA-03). The engine that answers the shop answers here.

mod told;

use crate::components::{
    Banner, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table, Tone, Words,
};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::export::{ROWS_A_CALL, announced};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export, views};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::address::{AddressSuggestion, SuggestionKind};
use weblys_api::explain::{ExplainQuery, Explanation, SaleView, ThingKind, ThingRow};
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::views::ListKind;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

const KINDS: [(ThingKind, &str); 4] = [
    (ThingKind::Offers, "offers"),
    (ThingKind::Equipment, "equipment"),
    (ThingKind::Options, "options"),
    (ThingKind::Promotions, "promotions"),
];
const STATES: [&str; 2] = ["available", "withheld"];
const SALE_TYPES: [&str; 3] = ["PROSPECT", "UPSELL", "CROSS_SELL"];
/// Addresses that are proposed for what was typed.
const MOST_PLACES: u32 = 8;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CATALOGUE, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/explain.html")]
struct ExplainPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
    /// The sale as it was understood.
    facts: Vec<(Words, String)>,
    /// How many are available.
    count: String,
    /// Places for what was typed, when none is chosen yet: where each leads.
    places: Option<Vec<(String, String)>>,
    /// What of the question could not be read.
    message: Option<Banner>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CATALOGUE, pairs);
    if !query.value("format").is_empty() {
        return file(&shop, &visit, &query).await;
    }
    let asked = asked(&query, query.page(), query.size());
    let (back, typed) = (&shop.back, unplaced(&query));
    let ask = |caller: Caller| async {
        let (caller, asked) = (caller, asked);
        let places = async {
            match typed {
                // Whoever may not search finds no place; the answer stands without one.
                Some(typed) => back.search_addresses(&caller, typed, MOST_PLACES).await.ok(),
                None => None,
            }
        };
        let rows = views::beside(&shop, &caller, ListKind::Explanation, explained(back, &caller, asked));
        let (found, places) = tokio::join!(rows, places);
        Ok::<_, CallError>((found?, places))
    };
    let (me, (((found, unread), views), places)) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-explain-none"), t.get("weconfig-explain-none-why"));
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("weconfig-explain-title")).in_weconfig("catalogue");
    let table = Table::new(t, t.get("weconfig-explain-title"), &query, columns(t), empty)
        .rows(found.things.rows.iter().map(|thing| row(thing, found.publication, visit.locale, t)))
        .files(Some(routes::CATALOGUE))
        .views(views::menu(&frame, ListKind::Explanation, &query, views))
        .pager(Pager::counted(&query, found.things.total, found.things.page, found.things.size));
    let page = ExplainPage {
        frame,
        filters: filters(&query, &found, t),
        table,
        facts: facts(&found, t),
        count: t.one("weconfig-explain-count", "count", found.available),
        places: places.map(|found| links(&query, &found.suggestions)),
        message: unread_banner(&unread, t),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn unread_banner(unread: &[String], t: &Texts) -> Option<Banner> {
    let names: Vec<String> = unread.iter().map(|field| told::fact(field, t).into_owned()).collect();
    let words = || t.one("weconfig-explain-unread", "fields", names.join(", "));
    (!names.is_empty()).then(|| Banner::new(Tone::Warning, words()))
}

/// A place that was typed and not chosen yet.
fn unplaced(query: &ListQuery) -> Option<&str> {
    let typed = query.value("place");
    (!typed.is_empty() && chosen(query).is_empty()).then_some(typed)
}

/// The address that was chosen for what stands in the form; another place, or none, is another question.
fn chosen(query: &ListQuery) -> &str {
    let typed = query.value("place");
    if !typed.is_empty() && query.value("at") == typed { query.value("address") } else { "" }
}

/// The answer, and the fields that BACK could not read: it is asked again without them, for the answer to the rest.
async fn explained(
    back: &BackClient,
    caller: &Caller,
    mut asked: ExplainQuery,
) -> Result<(Explanation, Vec<String>), CallError> {
    let error = match back.explain(caller, &asked).await {
        Ok(found) => return Ok((found, Vec::new())),
        Err(error) => error,
    };
    let fields = error.problem().map(|problem| problem.fields.as_slice()).unwrap_or_default();
    let unread: Vec<String> = fields.iter().map(|fault| fault.field.clone()).collect();
    if unread.is_empty() {
        return Err(error);
    }
    for field in &unread {
        match field.as_str() {
            "channel" => asked.channel.clear(),
            "customer_type" => asked.customer_type.clear(),
            "grouping" => asked.grouping.clear(),
            "day" => asked.day.clear(),
            "held" => asked.held.clear(),
            "current" => asked.current.clear(),
            "offer" => asked.offer.clear(),
            _ => return Err(error),
        }
    }
    Ok((back.explain(caller, &asked).await?, unread))
}

fn asked(query: &ListQuery, page: u32, size: u32) -> ExplainQuery {
    let text = |name: &str| query.value(name).to_owned();
    let word = |name: &str, words: &[&str]| {
        Some(query.value(name)).filter(|one| words.contains(one)).unwrap_or_default().to_owned()
    };
    let kind = KINDS.iter().find(|(_, word)| *word == query.value("kind")).map(|(kind, _)| *kind);
    ExplainQuery {
        kind: kind.unwrap_or_default(),
        q: text("q"),
        state: word("state", &STATES),
        address_id: chosen(query).to_owned(),
        dwelling_id: text("dwelling"),
        channel: text("channel"),
        sale_type: word("sale_type", &SALE_TYPES),
        grouping: text("grouping"),
        customer_type: text("customer_type"),
        day: text("day"),
        held: text("held"),
        current: text("current"),
        offer: text("offer"),
        page: Some(page),
        size: Some(size),
    }
}

/// Where each of the places found leads.
fn links(query: &ListQuery, found: &[AddressSuggestion]) -> Vec<(String, String)> {
    let addresses = found.iter().filter(|one| one.kind == SuggestionKind::Address);
    let link = |one: &AddressSuggestion| {
        let kept = query.carried(&["address", "at"]).into_iter();
        let own = [("address".to_owned(), one.id.clone()), ("at".to_owned(), query.value("place").to_owned())];
        let pairs: Vec<(String, String)> = kept.chain(own).collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let words = format!("{}, {} {}", one.line, one.postal_code, one.commune);
        (words, crate::routes::with_query(routes::CATALOGUE, &pairs))
    };
    addresses.map(link).collect()
}

fn filters(query: &ListQuery, found: &Explanation, t: &'static Texts) -> Filters {
    let plain = |codes: &[String]| codes.iter().map(|code| (code.clone(), Words::from(code.clone()))).collect();
    let known = &found.known;
    let kinds = KINDS.iter().map(|(_, word)| ((*word).to_owned(), t.get(&format!("weconfig-explain-kind-{word}"))));
    let states = STATES.map(|word| (word.to_owned(), t.get(&format!("weconfig-explain-state-{word}"))));
    let sale_types = SALE_TYPES.map(|word| (word.to_owned(), told::sale_type(word, t)));
    let usual = || t.get("weconfig-explain-usual");
    let mut fields = vec![
        Filter::text("place", t.get("weconfig-explain-place")),
        Filter::select("kind", t.get("weconfig-explain-kind"), kinds.skip(1).collect())
            .usual(t.get("weconfig-explain-kind-offers")),
        Filter::select("state", t.get("weconfig-state"), states.into()),
        Filter::text("q", t.get("weconfig-explain-q")),
        Filter::select("channel", t.get("weconfig-explain-channel"), plain(&known.channels)).usual(usual()),
        Filter::select("customer_type", t.get("weconfig-explain-customer"), plain(&known.customer_types))
            .usual(usual()),
        Filter::select("sale_type", t.get("weconfig-explain-sale"), sale_types.into()).usual(usual()),
        Filter::select("grouping", t.get("weconfig-explain-grouping"), plain(&known.groupings)).usual(usual()),
        Filter::date("day", t.get("weconfig-explain-day")),
        Filter::text("held", t.get("weconfig-explain-held")),
        Filter::text("current", t.get("weconfig-explain-current")),
    ];
    if query.value("kind") == "promotions" {
        fields.push(Filter::text("offer", t.get("weconfig-explain-with-offer")));
    }
    Filters::new(t, query, fields)
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("name", t.get("weconfig-name"), Kind::Text),
        Column::new("code", t.get("weconfig-code"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("why", t.get("weconfig-explain-why"), Kind::Text),
        Column::new("remedy", t.get("weconfig-explain-remedy"), Kind::Text),
    ]
}

fn row(thing: &ThingRow, publication: u64, locale: Locale, t: &'static Texts) -> Row {
    let name = match thing.name.in_locale(locale) {
        name if thing.coupon.is_empty() => name.to_owned(),
        name => t.with("weconfig-explain-coupon", &[("name", name.into()), ("coupon", thing.coupon.as_str().into())]),
    };
    let is_available = thing.reasons.is_empty();
    let state = if is_available {
        (Mood::Good, t.get("weconfig-explain-state-available").into_owned())
    } else {
        (Mood::Bad, t.get("weconfig-explain-state-withheld").into_owned())
    };
    let remedy = match &thing.remedy {
        Some(changes) if !is_available => told::remedy(changes, t),
        Some(_) => String::new(),
        None => t.get("weconfig-explain-no-remedy").into_owned(),
    };
    Row {
        id: thing.code.clone(),
        name: name.clone(),
        href: String::new(),
        cells: vec![
            Cell::Text(name),
            Cell::Text(thing.code.clone()),
            Cell::States(vec![state]),
            Cell::Linked(told::why(thing, locale, t), told::restrictions(&thing.reasons, publication, t)),
            Cell::Text(remedy),
        ],
    }
}

fn facts(found: &Explanation, t: &'static Texts) -> Vec<(Words, String)> {
    let SaleView { place, network, channel, sale_type, grouping, customer_type, day, held, current } = &found.sale;
    let place = if place.is_empty() { t.get("weconfig-explain-no-place").into_owned() } else { place.join(", ") };
    let domains = |codes: &[String]| codes.iter().map(|code| told::domain(code, t)).collect::<Vec<_>>().join(", ");
    let network: Vec<String> = network
        .iter()
        .map(|one| format!("{} · {} Mbit/s · {}", one.technology, one.down_mbps, domains(&one.domains)))
        .collect();
    let mut facts = vec![
        (t.get("weconfig-explain-place"), place),
        (t.get("weconfig-explain-network"), network.join(" ; ")),
        (t.get("weconfig-explain-channel"), channel.clone()),
        (t.get("weconfig-explain-customer"), customer_type.clone()),
        (t.get("weconfig-explain-sale"), told::sale_type(sale_type, t).into_owned()),
        (t.get("weconfig-explain-grouping"), grouping.clone()),
        (t.get("weconfig-explain-day"), t.date(*day)),
        (t.get("weconfig-explain-held"), held.join(", ")),
        (t.get("weconfig-explain-current"), current.clone()),
        (t.get("weconfig-explain-publication"), found.publication.to_string()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

async fn file(shop: &Shop, visit: &Visit, query: &ListQuery) -> Result<Response, Failure> {
    let (caller, t, locale) = (visit.staff_caller()?, visit.t(), visit.locale);
    let limits = query.clone();
    let page = move |back: BackClient, caller: Caller, number| {
        let asked = asked(&limits, number, ROWS_A_CALL);
        async move { explained(&back, &caller, asked).await.map(|(found, _)| found.things) }
    };
    let list = (List::Plain(PlainList::Explanation), query.said());
    let found = announced(&shop.back, &caller, list, page).await?;
    let row = move |thing: &ThingRow| Some(row(thing, 0, locale, t));
    export::file(t, PlainList::Explanation.word(), query, columns(t), (found, row)).await
}
