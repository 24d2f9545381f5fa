//! Single things of a catalogue (WCF-15, CAT-36): seen in any publication, changed in the draft.
//!
//! Several people work on one draft. Whoever changes a thing says how he saw that thing; what others do to other things
//! meanwhile is not in his way, and nobody changes what he has not seen.

use super::changes::whole;
use super::publications::beside;
use super::shelf::{self, Looked, Name};
use super::{store, workbench};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use serde_json::{Value, json};
use std::sync::Arc;
use weblys_api::catalogue::{CatalogueFault, DRAFT, DraftView};
use weblys_api::drafts::DraftForm;
use weblys_api::page::Window;
use weblys_api::things::{
    Cells, NamedCode, PutThing, SheetCount, Thing, ThingColumn, ThingList, ThingPut, ThingQuery, ThingUser, ThingView,
    ThingsQuery,
};
use weblys_catalog::things::{self, ThingRow};
use weblys_catalog::workbook::columns::{self, ColumnSpec};
use weblys_catalog::{Catalogue, Fault, FaultKind, Sheet};
use weblys_kernel::locale::Label;

/// Things that speak of one, told at most.
const MOST_USERS: usize = 50;

/// `GET /v1/catalogue/things`.
pub async fn list(State(app): State<App>, Query(query): Query<ThingsQuery>) -> Result<Json<ThingList>, ApiError> {
    let sheet = if query.sheet.is_empty() { Sheet::Offers } else { sheet(&query.sheet)? };
    let (current, draft) = tokio::try_join!(store::newest(&app.db), store::draft(&app.db))?;
    let looked = looked(&app, &query.of).await?;
    let answer = beside(move || {
        let window = Window::of(query.page, query.size);
        let q = query.q.trim().to_lowercase();
        let (rows, total) = things::page(&looked, sheet, |item, name| is_wanted(&q, item, name), window.place());
        let columns = columns::telling(sheet).iter().filter_map(|header| spec(sheet, header)).map(column).collect();
        let count =
            |sheet: Sheet| SheetCount { sheet: sheet.name().to_owned(), count: whole(things::count(&looked, sheet)) };
        ThingList {
            of: of(looked.name),
            current,
            draft,
            counts: Sheet::ALL.map(count).into(),
            columns,
            things: window.with(rows.into_iter().map(thing).collect(), whole(total)),
        }
    });
    answer.await.map(Json)
}

/// `GET /v1/catalogue/thing`.
pub async fn one(State(app): State<App>, Query(query): Query<ThingQuery>) -> Result<Json<ThingView>, ApiError> {
    let sheet = sheet(&query.sheet)?;
    let (current, draft) = tokio::try_join!(store::newest(&app.db), store::draft(&app.db))?;
    let looked = looked(&app, &query.of).await?;
    let answer = beside(move || view(&looked, sheet, &query.item, current, draft));
    answer.await?.map(Json)
}

fn view(
    looked: &Looked,
    sheet: Sheet,
    item: &str,
    current: i64,
    draft: Option<DraftView>,
) -> Result<ThingView, ApiError> {
    let found = things::one(looked, sheet, item);
    if found.is_none() && !item.is_empty() {
        return Err(ApiError::NotFound("thing"));
    }
    let names = found.as_ref().map(|row| things::names(looked, sheet, &row.cells)).unwrap_or_default();
    let (users, users_count) = match &found {
        Some(row) => things::users(looked, sheet, &row.item, MOST_USERS),
        None => Default::default(),
    };
    let faults = looked.faults().iter().filter(|fault| found.is_some() && is_about(fault, sheet, item));
    Ok(ThingView {
        of: of(looked.name),
        current,
        draft,
        columns: columns::of(sheet).iter().map(column).collect(),
        is_told: found.is_none() || things::is_told(looked, sheet, item),
        names: names
            .into_iter()
            .map(|(header, codes)| (header.to_owned(), codes.into_iter().map(named).collect()))
            .collect(),
        users: users.into_iter().map(user).collect(),
        users_count: whole(users_count),
        faults: faults.cloned().collect(),
        thing: found.map(thing),
    })
}

/// `PUT /v1/catalogue/draft/thing`. Asked again it changes nothing more.
pub async fn put(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(put): Json<PutThing>,
) -> Result<Json<ThingPut>, ApiError> {
    let form = form_of(&put);
    let put = put_in_draft(&app, (&person, &signed), put).await?;
    // What was typed is in the catalogue's draft now: should this fail, it is offered once more.
    if let Some(form) = form {
        drafts::let_go(&app, &signed, &form).await;
    }
    Ok(Json(put))
}

/// The form by which a thing was put. A new one may come from a copy or from the form of a thing that is gone, and leaves
/// the draft of another new one alone.
fn form_of(put: &PutThing) -> Option<DraftForm> {
    let named =
        DraftForm::parse(&put.draft).filter(|form| matches!(form, DraftForm::Thing { .. } | DraftForm::Copy { .. }));
    let own = || DraftForm::Thing { sheet: put.sheet.clone(), item: put.item.clone() };
    named.or_else(|| (!put.item.is_empty()).then(own))
}

/// Puts a thing in the draft, or takes one out.
///
/// # Errors
/// What is wrong with its cells; what it is now, when it is not as it was shown.
pub(super) async fn put_in_draft(
    app: &App,
    (person, signed): (&Person, &Signed),
    put: PutThing,
) -> Result<ThingPut, ApiError> {
    let sheet = sheet(&put.sheet)?;
    let put = Arc::new(put);
    let wanted = put.clone();
    let entry = |made: &Made| {
        let subject = format!("{} {}", put.sheet, made.item);
        let deed = Deed { action: "catalogue.thing_put", subject_kind: "catalogue", subject: &subject };
        let mut entry = audit::by(signed, person, deed, app.now());
        let (before, after) = differing(made);
        (entry.before, entry.after) = (Some(before), Some(after));
        entry
    };
    let make = move |looked: &Looked| made(looked, sheet, &wanted);
    let (draft, made) = workbench::change(app, signed.actor.login.as_str(), make, entry).await?;
    // Where nothing is to be done and nothing is prepared, no draft is begun.
    let draft = draft.unwrap_or_else(|| nothing_prepared(app));
    let there =
        || put.cells.as_ref().and_then(|cells| things::key_of(sheet, cells)).unwrap_or_else(|| put.item.clone());
    Ok(ThingPut { draft, item: made.map_or_else(there, |made| made.item) })
}

fn nothing_prepared(app: &App) -> DraftView {
    DraftView {
        version: 0,
        origin: String::new(),
        changed_by: String::new(),
        changed_at: app.now(),
        due: None,
        missed: String::new(),
    }
}

/// What is known of a change.
struct Made {
    item: String,
    before: Option<Cells>,
    after: Option<Cells>,
}

/// The change, made; none when it is made already.
fn made(looked: &Looked, sheet: Sheet, put: &PutThing) -> Result<Option<(Catalogue, Made)>, ApiError> {
    let now = things::one(looked, sheet, &put.item).filter(|_| !put.item.is_empty());
    if let Some(cells) = &put.cells
        && now.is_none()
        && !put.item.is_empty()
    {
        // What was taken out meanwhile is not silently there again.
        return if is_there(looked, sheet, cells) { Ok(None) } else { Err(ApiError::stale(&Option::<Thing>::None)) };
    }
    let mut catalogue = (**looked).clone();
    let item = match &put.cells {
        None if now.is_none() => return Ok(None),
        None => {
            things::take_out(&mut catalogue, sheet, &put.item);
            put.item.clone()
        }
        Some(cells) => match things::put(&mut catalogue, sheet, now.as_ref().map(|now| now.item.as_str()), cells) {
            Err(faults) if is_twice(&faults) && is_there(looked, sheet, cells) => return Ok(None),
            Err(faults) => return Err(super::draft::unsound(&faults)),
            Ok(item) => item,
        },
    };
    if catalogue == **looked {
        return Ok(None);
    }
    if let Some(now) = now.as_ref().filter(|now| put.shown.as_ref() != Some(&now.cells)) {
        return Err(ApiError::stale(&thing(now.clone())));
    }
    if now.is_some() && put.cells.is_some() && !things::is_told(looked, sheet, &put.item) {
        return Err(ApiError::OnlyJson);
    }
    let after = things::one(&catalogue, sheet, &item).map(|row| row.cells);
    Ok(Some((catalogue, Made { item, before: now.map(|now| now.cells), after })))
}

fn is_twice(faults: &[Fault]) -> bool {
    faults.iter().all(|fault| fault.kind == FaultKind::CodeTwice)
}

/// Whether the very same row is there already: who sends a form twice is not told that it is wrong.
fn is_there(catalogue: &Catalogue, sheet: Sheet, cells: &Cells) -> bool {
    let mut alone = Catalogue::default();
    let Ok(item) = things::put(&mut alone, sheet, None, cells) else { return false };
    things::one(catalogue, sheet, &item).is_some_and(|there| Some(there) == things::one(&alone, sheet, &item))
}

/// The cells that differ, as they were and as they are.
fn differing(made: &Made) -> (Value, Value) {
    let nothing = Cells::new();
    let (before, after) = (made.before.as_ref().unwrap_or(&nothing), made.after.as_ref().unwrap_or(&nothing));
    let only = |of: &Cells, other: &Cells| -> Cells {
        let differs = |(header, text): &(&String, &String)| other.get(*header) != Some(*text);
        of.iter().filter(differs).map(|(header, text)| (header.clone(), text.clone())).collect()
    };
    (json!(only(before, after)), json!(only(after, before)))
}

async fn looked(app: &App, of: &str) -> Result<Arc<Looked>, ApiError> {
    if of.is_empty() { shelf::prepared(app).await } else { shelf::named(app, of).await }
}

fn of(name: Name) -> String {
    match name {
        Name::Draft(_) => DRAFT.to_owned(),
        Name::Publication(number) => number.to_string(),
    }
}

fn sheet(word: &str) -> Result<Sheet, ApiError> {
    Sheet::ALL.into_iter().find(|sheet| sheet.name() == word).ok_or(ApiError::NotFound("sheet"))
}

fn spec(sheet: Sheet, header: &str) -> Option<&'static ColumnSpec> {
    columns::of(sheet).iter().find(|column| column.header == header)
}

fn is_wanted(q: &str, item: &str, name: Option<&Label>) -> bool {
    let has = |text: &str| text.to_lowercase().contains(q);
    q.is_empty() || has(item) || name.is_some_and(|name| has(&name.fr) || has(&name.en))
}

/// Whether a fault is about a thing: faults name things by their codes.
fn is_about(fault: &CatalogueFault, sheet: Sheet, item: &str) -> bool {
    let code = match sheet {
        Sheet::Tariffs => item.split(' ').next(),
        Sheet::Groups => item.split(' ').nth(1),
        _ => Some(item),
    };
    fault.sheet.as_deref() == Some(sheet.name()) && fault.item.as_deref() == code
}

fn column(spec: &ColumnSpec) -> ThingColumn {
    ThingColumn {
        header: spec.header.to_owned(),
        required: spec.required,
        holds: spec.holds.word().to_owned(),
        words: spec.holds.words().iter().map(|word| (*word).to_owned()).collect(),
        meaning: Label { fr: spec.meaning_fr.to_owned(), en: spec.meaning_en.to_owned() },
    }
}

fn thing(row: ThingRow) -> Thing {
    Thing { item: row.item, name: row.name, cells: row.cells }
}

fn named(one: things::Named) -> NamedCode {
    NamedCode { sheet: one.sheet.name().to_owned(), code: one.code, item: one.item, name: one.name }
}

fn user(one: things::User) -> ThingUser {
    ThingUser { sheet: one.sheet.name().to_owned(), item: one.item, name: one.name, header: one.header.to_owned() }
}
