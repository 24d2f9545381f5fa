//! One package of the configuration: what it would change of what is in force, what stands in its way; put in force, taken
//! out as a file.

use super::catalogue::{attachment, fields_told, state_of};
use super::configuration::{name, parts};
use crate::components::{Banner, Cell, Column, EmptyState, Kind, Row, Table, Tone, Words};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::Caller;
use weblys_api::catalogue::CatalogueField;
use weblys_api::configuration::{ApplyPackage, PackageChange, PackageFault, PackageRow, PackageView, Part, PartView};
use weblys_api::export::{List, PlainList};
use weblys_api::security::{Right, RightSet};
use weblys_api::users::STALE;
use weblys_i18n::Texts;

/// Fields of a thing that its row shows.
const MOST_FIELDS: usize = 8;
/// Fields of parameters, codes and groups.
const FIELDS: [&str; 7] = ["value", "is_hidden", "position", "label_fr", "label_en", "name", "rights"];
/// What may have been done before the page is shown, by the word in its address.
const DONE: [&str; 7] = ["kept", "brought", "applied", "nothing", "stale", "blocked", "none"];

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::PACKAGE, get(show).post(apply))
        .route(routes::PACKAGE_DROP, post(throw))
        .route(routes::PACKAGE_FILE, get(file))
}

#[derive(Template)]
#[template(path = "pages/weconfig/package.html")]
struct PackagePage {
    frame: StaffFrame,
    message: Option<Banner>,
    facts: Vec<(Words, String)>,
    parts: Vec<PartOfPage>,
    /// Parts that one may not see.
    hidden: Option<String>,
    shown: String,
    /// The package's own address, and that of its file.
    here: String,
    file: String,
    drop: Option<String>,
    /// What may be put in force; nothing where nothing would change or one may not.
    choices: Vec<(&'static str, Words)>,
}

/// A part as the page shows it.
struct PartOfPage {
    name: Words,
    tally: String,
    blocked: Option<Banner>,
    faults: Vec<String>,
    table: Option<Table>,
    /// How many changes are not shown.
    more: Option<String>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<Uuid>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let here = routes::of(routes::PACKAGE, id);
    let query = ListQuery::new(here.clone(), pairs);
    let (back, package) = (&shop.back, id.to_string());
    let ask = |caller: Caller| {
        let package = package.clone();
        async move { back.package(&caller, &package).await }
    };
    let (me, found) = staff::enter(&shop, &visit, Right::ConfigurationRead, ask).await?;
    let t = visit.t();
    let frame = StaffFrame::new(&shop, &visit, &me, name(&found.package, t)).in_weconfig("configuration");
    let unseen = found.package.parts.iter().filter(|part| !found.parts.iter().any(|seen| seen.part == **part));
    let unseen: Vec<String> = unseen.map(|part| part_name(*part, t).into_owned()).collect();
    let page = PackagePage {
        frame: frame.below(t.get("staff-module-configuration"), routes::CONFIGURATION),
        message: said(query.value("done"), t),
        facts: facts(&found.package, &shop, t),
        parts: found.parts.iter().map(|part| part_of_page(part, &query, t)).collect(),
        hidden: (!unseen.is_empty()).then(|| t.one("weconfig-package-unseen", "parts", unseen.join(", "))),
        choices: choices(&found, me.rights, t),
        drop: me.rights.contains(Right::ConfigurationChange).then(|| routes::of(routes::PACKAGE_DROP, id)),
        shown: found.shown,
        here,
        file: routes::of(routes::PACKAGE_FILE, id),
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn said(word: &str, t: &Texts) -> Option<Banner> {
    let word = DONE.into_iter().find(|one| *one == word)?;
    let tone = match word {
        "stale" | "blocked" | "none" => Tone::Warning,
        "nothing" => Tone::Info,
        _ => Tone::Success,
    };
    Some(Banner::new(tone, t.get(&format!("weconfig-package-done-{word}"))))
}

fn facts(one: &PackageRow, shop: &Shop, t: &'static Texts) -> Vec<(Words, String)> {
    let made = format!("{} ({})", words::moment(one.made_at, shop, t), one.made_by);
    let mut facts = vec![
        (
            t.get("weconfig-package-origin"),
            t.get(&format!("weconfig-package-origin-{}", one.origin.word())).into_owned(),
        ),
        (t.get("weconfig-package-parts"), parts(one, t)),
        (t.get("weconfig-package-made"), made),
    ];
    facts.extend(
        one.applied_at.map(|at| {
            (t.get("weconfig-package-applied"), format!("{} ({})", words::moment(at, shop, t), one.applied_by))
        }),
    );
    facts
}

fn part_name(part: Part, t: &Texts) -> Words {
    t.get(&format!("weconfig-part-{}", part.word().replace('_', "-")))
}

/// Parts that would change something, that nothing stands in the way of, and that he may put in force.
fn choices(found: &PackageView, rights: RightSet, t: &Texts) -> Vec<(&'static str, Words)> {
    if !rights.contains(Right::ConfigurationPublish) {
        return Vec::new();
    }
    let may = |part: &&PartView| part.faults.is_empty() && changes(part) > 0 && rights.contains(part.part.changing());
    found.parts.iter().filter(may).map(|part| (part.part.word(), part_name(part.part, t))).collect()
}

const fn changes(part: &PartView) -> i64 {
    part.tally.added + part.tally.changed + part.tally.removed
}

fn part_of_page(part: &PartView, query: &ListQuery, t: &'static Texts) -> PartOfPage {
    let tally = &part.tally;
    let counts = [("added", tally.added.into()), ("changed", tally.changed.into()), ("removed", tally.removed.into())];
    let shown = i64::try_from(part.changes.len()).unwrap_or(i64::MAX);
    let pairs = [("shown", shown.into()), ("count", changes(part).into())];
    PartOfPage {
        name: part_name(part.part, t),
        tally: if changes(part) == 0 {
            t.get("weconfig-package-same").into_owned()
        } else {
            t.with("weconfig-catalogue-tally", &counts)
        },
        blocked: (!part.faults.is_empty()).then(|| Banner::new(Tone::Warning, t.get("weconfig-package-blocked"))),
        faults: part.faults.iter().map(|fault| fault_words(fault, t)).collect(),
        table: (shown > 0).then(|| table(part, query, t)),
        more: (changes(part) > shown).then(|| t.with("weconfig-package-more", &pairs)),
    }
}

fn fault_words(fault: &PackageFault, t: &Texts) -> String {
    let pairs = [("item", fault.item.as_str().into()), ("why", refusal(&fault.code, t).into())];
    t.with("weconfig-package-fault", &pairs)
}

/// Fields by their names; those of a catalogue bear the names of its columns.
fn with_names(change: &PackageChange, part: Part, t: &Texts) -> Vec<CatalogueField> {
    let named = |field: &CatalogueField| {
        let known = FIELDS.into_iter().find(|known| part != Part::Catalogue && *known == field.field);
        let name =
            known.map(|known| t.get(&format!("weconfig-package-field-{}", known.replace('_', "-"))).into_owned());
        CatalogueField { field: name.unwrap_or_else(|| field.field.clone()), ..field.clone() }
    };
    change.fields.iter().map(named).collect()
}

fn table(part: &PartView, query: &ListQuery, t: &'static Texts) -> Table {
    let columns = vec![
        Column::new("item", t.get("weconfig-code"), Kind::Text),
        Column::new("kind", t.get("weconfig-state"), Kind::State),
        Column::new("fields", t.get("weconfig-catalogue-what"), Kind::Text),
    ];
    let row = |change: &PackageChange| Row {
        id: change.item.clone(),
        name: change.item.clone(),
        href: String::new(),
        cells: vec![
            Cell::Text(change.item.clone()),
            Cell::States(vec![state_of(&change.kind, t)]),
            Cell::Text(fields_told(&with_names(change, part.part, t), MOST_FIELDS, t)),
        ],
    };
    let empty = EmptyState::new("", "");
    Table::new(t, part_name(part.part, t), query, columns, empty).rows(part.changes.iter().map(row)).plain()
}

/// Puts the package in force; the page of what was in force before is the way back.
async fn apply(State(shop): State<Shop>, Path(id): Path<Uuid>, form: StaffForm) -> Result<Response, Failure> {
    let back_to = |id: Uuid, done| Ok(see_other(&with_query(&routes::of(routes::PACKAGE, id), &[("done", done)])));
    let parts: Vec<Part> = form.typed.all("parts").filter_map(Part::parse).collect();
    if parts.is_empty() {
        return back_to(id, "none");
    }
    let to = ApplyPackage { shown: form.typed.text("shown"), parts };
    let error = match shop.back.apply_package(&form.caller, &id.to_string(), &to).await {
        Ok(applied) => {
            return applied.before.map_or_else(|| back_to(id, "nothing"), |before| back_to(before, "applied"));
        }
        Err(error) => error,
    };
    if error.is(STALE) {
        return back_to(id, "stale");
    }
    match Faults::from_call(error) {
        Ok(_) => back_to(id, "blocked"),
        Err(error) => Err(form.failure(error)),
    }
}

/// Throws the package away; what is in force stays as it is.
async fn throw(State(shop): State<Shop>, Path(id): Path<Uuid>, form: StaffForm) -> Result<Response, Failure> {
    match shop.back.drop_package(&form.caller, &id.to_string()).await {
        Ok(()) => Ok(see_other(&with_query(routes::CONFIGURATION, &[("done", "dropped")]))),
        Err(error) => Err(form.failure(error)),
    }
}

/// The package as a file: another environment reads it, and so does this one. Whoever takes it out is noted.
async fn file(State(shop): State<Shop>, visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let (caller, id) = (visit.staff_caller()?, id.to_string());
    shop.back.take_out(&caller, List::Plain(PlainList::Package), id.clone()).await?;
    let content = shop.back.package_content(&caller, &id).await?;
    let text = serde_json::to_vec(&content).map_err(|_| Failure::Broken)?;
    let of = shop.environments.own().filter(|_| shop.environments.are_several());
    let name = match of {
        Some(own) => format!("configuration-{}-{id}.json", own.code.code()),
        None => format!("configuration-{id}.json"),
    };
    attachment(&name, "application/json", text)
}
