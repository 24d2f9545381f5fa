//! What people left in the shop: listed, and taken out as a file. One of them is [`super::contact`]'s.

use crate::components::{Bulk, Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Pager, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::pages::weconfig::contacts_bulk;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::staff::export::{Pages, ROWS_A_CALL, announced_behind};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{views, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::contact::{ContactKind, ContactQuery, ContactRow};
use weblys_api::export::List;
use weblys_api::security::Right;
use weblys_api::views::ListKind;
use weblys_api::{BackClient, CallError, Caller};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

const FILTERS: [&str; 3] = ["q", "kind", "state"];
const KINDS: [(ContactKind, &str); 7] = [
    (ContactKind::AddressNotFound, "address_not_found"),
    (ContactKind::NotEligible, "not_eligible"),
    (ContactKind::Callback, "callback"),
    (ContactKind::Withdrawal, "withdrawal"),
    (ContactKind::Termination, "termination"),
    (ContactKind::OrderRefused, "order_refused"),
    (ContactKind::AppointmentToFix, "appointment_to_fix"),
];

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CONTACTS, get(show)).route(routes::CONTACTS_EXPORT, get(export))
}

#[derive(Template)]
#[template(path = "pages/weconfig/list.html")]
struct ListPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CONTACTS, pairs);
    let asked = ContactQuery { page: Some(query.page()), size: Some(query.size()), ..asked(&query) };
    let back = &shop.back;
    let rows = |caller: Caller| async {
        let caller = caller;
        views::beside(&shop, &caller, ListKind::Contacts, back.contacts(&caller, &asked)).await
    };
    let (me, (found, views)) = staff::enter(&shop, &visit, Right::ContactsRead, rows).await?;
    if let Some(elsewhere) = views::opens_with(&query, &views) {
        return Ok(elsewhere);
    }
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-contacts-none"), t.get("weconfig-contacts-none-why"));
    let empty =
        if query.is_limited(&FILTERS) { empty.action(t.get("staff-filter-none"), routes::CONTACTS) } else { empty };
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-contacts")).in_weconfig("contacts");
    let table = Table::new(t, t.get("staff-module-contacts"), &query, columns(t), empty)
        .rows(found.rows.iter().map(|contact| row(contact, &shop, visit.locale, t)))
        .pager(Pager::counted(&query, found.total, found.page, found.size))
        .views(views::menu(&frame, ListKind::Contacts, &query, views))
        .bulk(me.rights.contains(Right::ContactsChange).then(|| bulk(t)))
        .files(me.rights.contains(Right::ContactsExport).then_some(routes::CONTACTS_EXPORT));
    Ok(frame::page(StatusCode::OK, &ListPage { frame, filters: filters(&query, t), table }))
}

fn asked(query: &ListQuery) -> ContactQuery {
    let kind = KINDS.iter().find(|(_, word)| *word == query.value("kind")).map(|(kind, _)| *kind);
    ContactQuery {
        q: query.value("q").to_owned(),
        kind,
        state: query.value("state").to_owned(),
        ..ContactQuery::default()
    }
}

fn filters(query: &ListQuery, t: &'static Texts) -> Filters {
    let kinds = KINDS.iter().map(|(kind, word)| ((*word).to_owned(), kind_words(*kind, t))).collect();
    let states = ["open", "handled"].map(|word| (word.to_owned(), t.get(&format!("weconfig-contact-{word}"))));
    let fields = vec![
        Filter::text("q", t.get("weconfig-contact-reference")),
        Filter::select("kind", t.get("weconfig-contact-kind"), kinds),
        Filter::select("state", t.get("weconfig-state"), states.into()),
    ];
    Filters::new(t, query, fields)
}

fn bulk(t: &'static Texts) -> Bulk {
    Bulk {
        action: routes::CONTACTS_BULK.to_owned(),
        carried: Vec::new(),
        buttons: contacts_bulk::DEEDS.map(|deed| (contacts_bulk::name(deed, t), "do", deed)).into(),
        deeds: Vec::new(),
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("reference", t.get("weconfig-contact-reference"), Kind::Text),
        Column::new("received", t.get("weconfig-contact-received"), Kind::Date),
        Column::new("kind", t.get("weconfig-contact-kind"), Kind::Text),
        Column::new("name", t.get("weconfig-name"), Kind::Text),
        Column::new("phone", t.get("weconfig-contact-phone"), Kind::Text),
        Column::new("email", t.get("weconfig-email"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("outcome", t.get("weconfig-contact-outcome"), Kind::Text),
        Column::new("address", t.get("weconfig-contact-address"), Kind::Text).extra(),
        Column::new("contract", t.get("weconfig-contact-contract"), Kind::Text).extra(),
        Column::new("handled_by", t.get("weconfig-contact-by"), Kind::Text).extra(),
    ]
}

fn row(contact: &ContactRow, shop: &Shop, locale: Locale, t: &'static Texts) -> Row {
    let text = |text: &str| Cell::Text(text.to_owned());
    let left = &contact.left;
    Row {
        id: contact.contact_id.to_string(),
        name: contact.reference.clone(),
        href: routes::of(routes::CONTACT, contact.contact_id),
        cells: vec![
            text(&contact.reference),
            Cell::Date(words::short_moment(contact.received_at, shop, t), contact.received_at.to_rfc3339()),
            Cell::Text(kind_words(left.kind, t).into_owned()),
            text(&left.name),
            text(&left.phone),
            text(&left.email),
            Cell::States(vec![state(contact, t)]),
            text(outcome(contact, locale)),
            text(&left.address),
            text(&left.contract),
            text(&contact.handled_by),
        ],
    }
}

/// Whether somebody has dealt with it.
pub(crate) fn state(contact: &ContactRow, t: &'static Texts) -> (Mood, String) {
    match contact.handled_at {
        Some(_) => (Mood::Good, t.get("weconfig-contact-handled").into_owned()),
        None => (Mood::Warning, t.get("weconfig-contact-open").into_owned()),
    }
}

/// How it ended, if somebody said.
pub(crate) fn outcome(contact: &ContactRow, locale: Locale) -> &str {
    contact.outcome.as_ref().map_or("", |outcome| outcome.label.in_locale(locale))
}

/// What it is about.
pub(crate) fn kind_words(kind: ContactKind, t: &Texts) -> Words {
    let word = KINDS.iter().find(|(one, _)| *one == kind).map_or("", |(_, word)| word);
    t.get(&format!("weconfig-contact-kind-{word}"))
}

async fn export(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CONTACTS, pairs);
    let (asked, t, locale) = (asked(&query), visit.t(), visit.locale);
    let rows = |caller: Caller| taken_out(&shop, caller, &query, asked);
    let (_, found) = staff::enter(&shop, &visit, Right::ContactsExport, rows).await?;
    let row = move |contact: &ContactRow| Some(row(contact, &shop, locale, t));
    staff::export::file(t, "contacts", &query, columns(t), (found, row)).await
}

async fn taken_out(
    shop: &Shop,
    caller: Caller,
    query: &ListQuery,
    asked: ContactQuery,
) -> Result<Pages<ContactRow>, CallError> {
    let page = move |back: BackClient, caller: Caller, last: Option<(DateTime<Utc>, Uuid)>| {
        let (before_at, before_id) = last.unzip();
        let asked = ContactQuery { size: Some(ROWS_A_CALL), before_at, before_id, ..asked.clone() };
        async move { back.contacts(&caller, &asked).await }
    };
    let place = |one: &ContactRow| (one.received_at, one.contact_id);
    announced_behind(&shop.back, &caller, (List::Contacts, query.said()), place, page).await
}
