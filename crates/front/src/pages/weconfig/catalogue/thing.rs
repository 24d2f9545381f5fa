//! One thing of a catalogue: what its row says, what its codes stand for, who speaks of it, what is wrong with it.

use super::columns::{self, Section, known_sheet, sheet};
use super::things::{self, thing_of};
use crate::components::{Banner, Tone, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use weblys_api::Caller;
use weblys_api::catalogue::CatalogueFault;
use weblys_api::security::Right;
use weblys_api::things::{NamedCode, PutThing, Thing, ThingColumn, ThingQuery, ThingUser, ThingView};
use weblys_api::users::STALE;
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub(super) sheet: String,
    pub(super) item: String,
    pub(super) of: String,
    pub(super) like: String,
    done: String,
}

/// What stands in a cell: words, or links each with the name of what it leads to.
struct Fact {
    name: String,
    text: String,
    links: Vec<Link>,
}

struct Link {
    code: String,
    name: String,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_thing.html")]
struct ThingPage {
    frame: StaffFrame,
    message: Option<Banner>,
    lead: String,
    sections: Vec<(Words, Vec<Fact>)>,
    faults: Vec<String>,
    warnings: Vec<String>,
    users: Vec<(String, String, Vec<Link>)>,
    users_more: Option<String>,
    only_json: bool,
    /// Where what publications changed of it is told.
    history: String,
    /// Where it is changed and copied, and how it was shown for who takes it out.
    edit: Option<String>,
    copy: Option<String>,
    take: Option<(String, String, String)>,
}

/// The page.
///
/// # Errors
/// What BACK answers.
pub async fn show(State(shop): State<Shop>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let word = known_sheet(&asked.sheet).ok_or(Failure::NotFound)?;
    let query = ThingQuery { of: asked.of.clone(), sheet: word.to_owned(), item: asked.item.clone() };
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.catalogue_thing(&caller, &query).await };
    let (me, view) = staff::enter(&shop, &visit, Right::CatalogueRead, ask).await?;
    let thing = view.thing.as_ref().ok_or(Failure::NotFound)?;
    let (t, locale) = (visit.t(), visit.locale);
    let title = thing
        .name
        .as_ref()
        .map_or_else(|| thing.item.clone(), |name| format!("{} · {}", thing.item, name.in_locale(locale)));
    let may_change =
        me.rights.contains(Right::CatalogueChange) && things::is_prepared(&view.of, view.current, view.draft.as_ref());
    let of_form = |pairs: &[(&str, &str)]| with_query(routes::CATALOGUE_THING_EDIT, pairs);
    let told = |is_warning| {
        let of_kind = view.faults.iter().filter(move |fault| fault.is_warning == is_warning);
        of_kind.map(|fault| told(fault, locale, t)).collect()
    };
    let page = ThingPage {
        frame: frame_of(&shop, &visit, &me, word, title),
        message: said(&asked.done, t),
        lead: things::lead(&view.of, view.current, t),
        sections: sections(word, &view, thing, &asked.of, locale, t),
        faults: told(false),
        warnings: told(true),
        users: users(&view.users, &asked.of, locale, t),
        users_more: more(&view, t),
        only_json: !view.is_told,
        history: with_query(routes::CATALOGUE_THING_HISTORY, &[("sheet", word), ("item", &thing.item)]),
        edit: (may_change && view.is_told).then(|| of_form(&[("sheet", word), ("item", &thing.item)])),
        copy: (may_change && view.is_told).then(|| of_form(&[("sheet", word), ("like", &thing.item)])),
        take: may_change.then(|| {
            let shown = serde_json::to_string(&thing.cells).unwrap_or_default();
            (word.to_owned(), thing.item.clone(), shown)
        }),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

pub(super) fn frame_of(
    shop: &Shop,
    visit: &Visit,
    me: &weblys_api::staff::Me,
    word: &str,
    title: String,
) -> StaffFrame {
    let t = visit.t();
    let frame = StaffFrame::new(shop, visit, me, title).in_weconfig("catalogue");
    let frame = frame.below(t.get("staff-module-catalogue"), routes::CATALOGUE);
    let frame = frame.below(t.get("weconfig-things-title"), routes::CATALOGUE_THINGS);
    frame.below(sheet(word, t), with_query(routes::CATALOGUE_THINGS, &[("sheet", word)]))
}

fn said(done: &str, t: &Texts) -> Option<Banner> {
    let (tone, key) = match done {
        "drafted" => (Tone::Success, "weconfig-thing-saved"),
        "changed" => (Tone::Warning, "weconfig-thing-changed"),
        _ => return None,
    };
    Some(Banner::new(tone, t.get(key)))
}

fn sections(
    word: &str,
    view: &ThingView,
    thing: &Thing,
    of: &str,
    locale: Locale,
    t: &'static Texts,
) -> Vec<(Words, Vec<Fact>)> {
    let fact = |column: &ThingColumn| {
        let links = view.names.get(&column.header).map(Vec::as_slice).unwrap_or_default();
        let links = links.iter().map(|one| link(one, of, locale, t)).collect::<Vec<_>>();
        Fact { name: columns::name(&column.header, t), text: columns::shown(column, &thing.cells, t), links }
    };
    let of_section = |section: Section| {
        let columns = view.columns.iter().filter(|one| Section::of(word, &one.header) == section);
        let facts: Vec<Fact> = columns.map(fact).filter(|fact| !fact.text.is_empty()).collect();
        (section.title(t), facts)
    };
    Section::ALL.map(of_section).into_iter().filter(|(_, facts)| !facts.is_empty()).collect()
}

fn link(one: &NamedCode, of: &str, locale: Locale, t: &Texts) -> Link {
    let name = match (&one.item, &one.name) {
        (None, _) if one.code != "*" => t.get("weconfig-thing-unknown").into_owned(),
        (_, Some(name)) => name.in_locale(locale).to_owned(),
        _ => String::new(),
    };
    let href = one.item.as_ref().map(|item| thing_of(&one.sheet, item, of)).unwrap_or_default();
    Link { code: one.code.clone(), name, href }
}

/// Who speaks of it, sheet by sheet and column by column.
fn users(all: &[ThingUser], of: &str, locale: Locale, t: &Texts) -> Vec<(String, String, Vec<Link>)> {
    let mut groups: Vec<(String, String, Vec<Link>)> = Vec::new();
    for user in all {
        let name = user.name.as_ref().map(|name| name.in_locale(locale).to_owned()).unwrap_or_default();
        let link = Link { code: user.item.clone(), name, href: thing_of(&user.sheet, &user.item, of) };
        let (place, column) = (sheet(&user.sheet, t).into_owned(), columns::name(&user.header, t));
        match groups.iter_mut().find(|(a, b, _)| *a == place && *b == column) {
            Some((_, _, links)) => links.push(link),
            None => groups.push((place, column, vec![link])),
        }
    }
    groups
}

fn more(view: &ThingView, t: &Texts) -> Option<String> {
    let shown = i64::try_from(view.users.len()).unwrap_or(i64::MAX);
    let pairs = [("shown", shown.into()), ("count", view.users_count.into())];
    (view.users_count > shown).then(|| t.with("weconfig-thing-users-more", &pairs))
}

fn told(fault: &CatalogueFault, locale: Locale, t: &Texts) -> String {
    let column = fault.header.as_deref().map(|header| columns::name(header, t)).unwrap_or_default();
    let pairs = [
        ("column", column.into()),
        ("found", fault.found.as_str().into()),
        ("expected", fault.expected.in_locale(locale).into()),
        ("code", fault.code.as_str().into()),
    ];
    t.with("weconfig-thing-fault", &pairs)
}

/// Takes a thing out of the draft.
///
/// # Errors
/// What BACK answers.
pub async fn take(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let word = known_sheet(&form.typed.text("sheet")).ok_or(Failure::BadForm)?;
    let item = form.typed.text("item");
    let shown = serde_json::from_str(&form.typed.text("shown")).map_err(|_| Failure::BadForm)?;
    let put = PutThing { sheet: word.to_owned(), item: item.clone(), shown: Some(shown), ..PutThing::default() };
    match shop.back.put_catalogue_thing(&form.caller, &put).await {
        Ok(_) => Ok(see_other(&with_query(routes::CATALOGUE_THINGS, &[("sheet", word), ("done", "taken")]))),
        Err(error) if error.is(STALE) => {
            let pairs = [("sheet", word), ("item", &item), ("done", "changed")];
            Ok(see_other(&with_query(routes::CATALOGUE_THING, &pairs)))
        }
        Err(error) => Err(form.failure(error)),
    }
}
