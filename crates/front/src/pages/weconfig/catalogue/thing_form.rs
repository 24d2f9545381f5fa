//! The form of one thing of the draft: each column of its row is a field, read as the workbook is.

use super::columns::{self, Input, Section, known_sheet};
use super::thing::{Asked, frame_of};
use super::things;
use crate::components::{ErrorSummary, Words};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::merge::{self, MergeField, Side};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{self, DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use std::collections::BTreeMap;
use weblys_api::catalogue::{CatalogueFault, UNSOUND};
use weblys_api::drafts::{DraftForm, DraftFound};
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::things::{Cells, PutThing, Thing, ThingColumn, ThingQuery, ThingView};
use weblys_api::users::STALE;
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

#[derive(Template)]
#[template(path = "pages/weconfig/catalogue_thing_form.html")]
struct FormPage {
    frame: StaffFrame,
    lead: String,
    errors: Option<ErrorSummary>,
    /// Where it is sent, and where one goes who leaves it.
    action: String,
    back: String,
    /// The row as it was shown.
    was: String,
    /// The code, where it is not to be changed.
    fixed: Vec<(String, String, String)>,
    sections: Vec<(Words, Vec<Input>)>,
    /// The form's key, by which what was typed is kept, and what was kept.
    draft: String,
    offer: Option<DraftOffer>,
}

/// What of a form stays the same while it is corrected.
#[derive(Clone, Copy)]
struct Place<'a> {
    word: &'static str,
    item: &'a str,
    /// What a new one begins as.
    like: &'a str,
}

impl Place<'_> {
    fn form(&self) -> DraftForm {
        let sheet = self.word.to_owned();
        if self.item.is_empty() && !self.like.is_empty() {
            return DraftForm::Copy { sheet, like: self.like.to_owned() };
        }
        DraftForm::Thing { sheet, item: self.item.to_owned() }
    }
}

/// The page.
///
/// # Errors
/// What BACK answers.
pub async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(asked): Query<Asked>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let word = known_sheet(&asked.sheet).ok_or(Failure::NotFound)?;
    let asked_for = Place { word, item: &asked.item, like: &asked.like };
    let from = if asked.item.is_empty() { &asked.like } else { &asked.item };
    let (me, (view, found)) = entered_beside(&shop, &visit, &asked_for, from).await?;
    if view.thing.is_some() && !view.is_told {
        // A form would lose what only JSON can tell.
        return Ok(see_other(&things::thing_of(word, from, "")));
    }
    let mut cells = view.thing.as_ref().map(|thing| thing.cells.clone()).unwrap_or_default();
    let mut shown = cells.clone();
    // Of a thing that is gone what was typed can still become a new one.
    let place = Place { item: if view.thing.is_some() { asked_for.item } else { "" }, ..asked_for };
    if place.item.is_empty() {
        // A copy has a code of its own.
        cells.remove("code");
    }
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &asked_for.form(), found);
    if let Some((typed, _)) = resumed {
        // As it was shown then: who sends it is told what changed meanwhile.
        shown = was(&typed).unwrap_or_default();
        cells = read(&typed, Some(&shown));
    }
    let page = page(&shop, &visit, (&me, &view), &place, (&cells, &shown), &[]);
    Ok(frame::page(StatusCode::OK, &FormPage { offer, draft: asked_for.form().key(), ..page }))
}

/// Asks for a thing and for the draft of its form in one round; for the form of a new one, when what was typed is all that is left.
async fn entered_beside(
    shop: &Shop,
    visit: &Visit,
    place: &Place<'_>,
    from: &str,
) -> Result<(Me, (ThingView, DraftFound)), Failure> {
    let (back, form) = (&shop.back, &place.form());
    let of = |item: &str| ThingQuery { of: String::new(), sheet: place.word.to_owned(), item: item.to_owned() };
    let (query, new) = (of(from), of(""));
    let ask = |caller: Caller| async move {
        let (view, draft) = tokio::join!(back.catalogue_thing(&caller, &query), back.draft(&caller, form));
        let draft = draft.unwrap_or_default();
        let view = match view {
            Err(error) if draft.draft.is_some() && error.problem().is_some_and(|problem| problem.status == 404) => {
                back.catalogue_thing(&caller, &new).await?
            }
            other => other?,
        };
        Ok((view, draft))
    };
    staff::enter(shop, visit, Right::CatalogueChange, ask).await
}

/// The row as the form showed it.
fn was(typed: &Typed) -> Option<Cells> {
    serde_json::from_str(&typed.text("was")).ok()
}

async fn entered(shop: &Shop, visit: &Visit, word: &str, item: &str) -> Result<(Me, ThingView), Failure> {
    let query = ThingQuery { of: String::new(), sheet: word.to_owned(), item: item.to_owned() };
    let back = &shop.back;
    let ask = |caller: Caller| async move { back.catalogue_thing(&caller, &query).await };
    staff::enter(shop, visit, Right::CatalogueChange, ask).await
}

/// Saves the row in the draft.
///
/// # Errors
/// What BACK answers.
pub async fn save(
    State(shop): State<Shop>,
    visit: Visit,
    Query(asked): Query<Asked>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let word = known_sheet(&asked.sheet).ok_or(Failure::NotFound)?;
    let shown = was(&form.typed);
    let cells = read(&form.typed, shown.as_ref());
    let put = PutThing {
        sheet: word.to_owned(),
        item: asked.item.clone(),
        shown: shown.clone().filter(|_| !asked.item.is_empty()),
        cells: Some(cells.clone()),
        draft: form.typed.text("draft"),
    };
    let error = match shop.back.put_catalogue_thing(&form.caller, &put).await {
        Ok(put) => {
            let pairs = [("sheet", word), ("item", &put.item), ("done", "drafted")];
            return Ok(see_other(&with_query(routes::CATALOGUE_THING, &pairs)));
        }
        Err(error) => error,
    };
    let place = Place { word, item: &asked.item, like: &asked.like };
    if error.is(UNSOUND) {
        let faults: Vec<CatalogueFault> = current(&error)?;
        let (me, view) = entered(&shop, &visit, word, "").await?;
        let shown = shown.unwrap_or_default();
        let page = page(&shop, &visit, (&me, &view), &place, (&cells, &shown), &faults);
        let page = FormPage { draft: put.draft, ..page };
        return Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    if error.is(STALE) {
        let Some(now) = current::<Option<Thing>>(&error)? else {
            return Ok(see_other(&with_query(routes::CATALOGUE_THINGS, &[("sheet", word), ("done", "gone")])));
        };
        let (me, view) = entered(&shop, &visit, word, "").await?;
        return Ok(merged(&shop, &visit, (&me, &view), &place, (&cells, &shown, &now)));
    }
    Err(form.failure(error))
}

/// What BACK's answer has along with it.
fn current<T: serde::de::DeserializeOwned>(error: &CallError) -> Result<T, Failure> {
    let current = error.problem().and_then(|problem| problem.current.clone()).unwrap_or_default();
    serde_json::from_value(current).map_err(|_| Failure::Broken)
}

/// The cells that were typed; boxes of one column are joined. What was not touched stays letter for letter what it was:
/// browsers send other line ends than those that came, and boxes in the order of the page.
fn read(typed: &Typed, was: Option<&Cells>) -> Cells {
    let mut parts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, value) in typed.pairs() {
        let (Some(header), value) = (name.strip_prefix("c_"), value.replace("\r\n", "\n")) else { continue };
        if !value.trim().is_empty() {
            parts.entry(header).or_default().push(value.trim().to_owned());
        }
    }
    let cell = |(header, values): (&str, Vec<String>)| {
        let was = was.and_then(|was| was.get(header)).filter(|was| {
            let (mut before, mut after) = (boxes(was), values.clone());
            before.sort();
            after.sort();
            values.len() > 1 && before == after
        });
        (header.to_owned(), was.cloned().unwrap_or_else(|| values.join(" ; ")))
    };
    parts.into_iter().map(cell).collect()
}

fn boxes(cell: &str) -> Vec<String> {
    cell.split(';').map(|part| part.trim().to_owned()).collect()
}

fn page(
    shop: &Shop,
    visit: &Visit,
    (me, view): (&Me, &ThingView),
    place: &Place<'_>,
    (cells, shown): (&Cells, &Cells),
    faults: &[CatalogueFault],
) -> FormPage {
    let (t, locale) = (visit.t(), visit.locale);
    let told = |fault: &CatalogueFault| {
        let expected = fault.expected.in_locale(locale).to_owned();
        t.one("weconfig-thing-expected", "expected", expected)
    };
    let error = |header: &str| faults.iter().find(|fault| fault.header.as_deref() == Some(header)).map(told);
    let line = |fault: &CatalogueFault| {
        let header = fault.header.as_deref().unwrap_or_default();
        let pairs = [("name", columns::name(header, t).into()), ("reason", told(fault).into())];
        (columns::field_name(header), t.with("common-error-of", &pairs))
    };
    // What others go by stays as it is; a tariff is told from others by what it says, and may say otherwise.
    let is_fixed = |column: &ThingColumn| {
        !place.item.is_empty() && (column.header == "code" || (place.word == "groups" && column.header == "kind"))
    };
    let fixed = |column: &ThingColumn| {
        let value = cells.get(&column.header).cloned().unwrap_or_default();
        (columns::field_name(&column.header), columns::name(&column.header, t), value)
    };
    let inputs = |section: Section| {
        let of_section = |one: &&ThingColumn| Section::of(place.word, &one.header) == section && !is_fixed(one);
        let columns = view.columns.iter().filter(of_section);
        let inputs = columns.map(|one| columns::input(one, cells, (error(&one.header), locale), t));
        (section.title(t), inputs.collect::<Vec<_>>())
    };
    let title = if place.item.is_empty() {
        t.one("weconfig-things-add-to", "sheet", columns::sheet(place.word, t).into_owned())
    } else {
        t.one("weconfig-thing-edit-of", "item", place.item.to_owned())
    };
    FormPage {
        frame: frame_of(shop, visit, me, place.word, title).with_faults(!faults.is_empty()),
        lead: things::lead(&view.of, view.current, t),
        errors: ErrorSummary::told(faults.iter().map(line).collect(), t),
        action: action(place),
        back: back(place),
        was: serde_json::to_string(shown).unwrap_or_default(),
        fixed: view.columns.iter().filter(|column| is_fixed(column)).map(fixed).collect(),
        sections: Section::ALL.map(inputs).into_iter().filter(|(_, inputs)| !inputs.is_empty()).collect(),
        draft: String::new(),
        offer: None,
    }
}

fn action(place: &Place<'_>) -> String {
    let pairs = [("sheet", place.word), ("item", place.item)];
    with_query(routes::CATALOGUE_THING_EDIT, if place.item.is_empty() { &pairs[..1] } else { &pairs })
}

fn back(place: &Place<'_>) -> String {
    if place.item.is_empty() {
        return with_query(routes::CATALOGUE_THINGS, &[("sheet", place.word)]);
    }
    things::thing_of(place.word, place.item, "")
}

/// Somebody changed the row meanwhile: whose shall be what.
fn merged(
    shop: &Shop,
    visit: &Visit,
    (me, view): (&Me, &ThingView),
    place: &Place<'_>,
    (mine, was, now): (&Cells, &Option<Cells>, &Thing),
) -> Response {
    let t: &'static Texts = visit.t();
    let field = |column: &ThingColumn| {
        let side = |cells: &Cells| Side {
            value: cells.get(&column.header).cloned().unwrap_or_default(),
            shown: columns::shown(column, cells, t),
        };
        MergeField {
            name: columns::field_name(&column.header).into(),
            label: columns::name(&column.header, t).into(),
            mine: side(mine),
            theirs: side(&now.cells),
            was: was.as_ref().map(|was| side(was).value),
        }
    };
    let frame = frame_of(shop, visit, me, place.word, t.get("weconfig-merge-title").into_owned());
    let frame = frame.below(place.item.to_owned(), things::thing_of(place.word, place.item, ""));
    let was = serde_json::to_string(&now.cells).unwrap_or_default();
    merge::page(frame, action(place), 0, was, view.columns.iter().map(field).collect())
}
