//! What differs between two publications, or between what is in force and the draft.

use super::shelf::{self, Looked};
use super::store;
use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use weblys_api::catalogue::{
    CatalogueChange, CatalogueFault, CatalogueField, ChangeList, ChangesQuery, DRAFT, DraftView, Tally,
};
use weblys_api::page::Window;
use weblys_catalog::changes::{Change, ChangeKind};
use weblys_catalog::{Fault, Sheet};
use weblys_kernel::Refusal as _;

/// Faults that are told of one comparison at most.
const MOST_FAULTS: usize = 200;

/// `GET /v1/catalogue/changes`.
pub async fn changes(State(app): State<App>, Query(query): Query<ChangesQuery>) -> Result<Json<ChangeList>, ApiError> {
    let (current, draft) = tokio::try_join!(store::newest(&app.db), store::draft(&app.db))?;
    let in_force = current.to_string();
    let name = |asked: &str, usual: &str| if asked.is_empty() { usual.to_owned() } else { asked.to_owned() };
    let (before, after) = (name(&query.before, &in_force), name(&query.after, DRAFT));
    let sides = tokio::try_join!(shelf::named(&app, &before), shelf::named(&app, &after))?;
    let answer = shelf::compared(&app, sides, move |all, after| listed(all, after, &query, current, draft));
    answer.await.map(Json)
}

fn listed(all: &[Change], after: &Looked, query: &ChangesQuery, current: i64, draft: Option<DraftView>) -> ChangeList {
    let q = query.q.trim().to_lowercase();
    let wanted: Vec<&Change> = all.iter().filter(|change| is_wanted(change, &q, query)).collect();
    let faults = after.faults();
    let warnings = faults.iter().filter(|fault| fault.is_warning).count();
    ChangeList {
        current,
        draft,
        tally: tally(all),
        blocking: whole(faults.len() - warnings),
        warnings: whole(warnings),
        faults: faults.iter().take(MOST_FAULTS).cloned().collect(),
        changes: Window::of(query.page, query.size).of_list(&wanted, |change| row(change)),
    }
}

/// How many things differ, of each kind.
pub(crate) fn tally(all: &[Change]) -> Tally {
    let count = |kind| whole(all.iter().filter(|change| change.kind == kind).count());
    Tally { added: count(ChangeKind::Added), changed: count(ChangeKind::Changed), removed: count(ChangeKind::Removed) }
}

pub(super) fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn is_wanted(change: &Change, q: &str, query: &ChangesQuery) -> bool {
    let is_of = |asked: &str, word: &str| asked.is_empty() || asked == word;
    let has = |text: &str| text.to_lowercase().contains(q);
    let is_found = || has(&change.item) || change.name.as_ref().is_some_and(|name| has(&name.fr) || has(&name.en));
    is_of(&query.sheet, change.sheet.name()) && is_of(&query.kind, change.kind.word()) && (q.is_empty() || is_found())
}

pub(crate) fn row(change: &Change) -> CatalogueChange {
    let field = |field: &weblys_catalog::changes::FieldChange| CatalogueField {
        field: field.field.clone(),
        before: field.before.clone(),
        after: field.after.clone(),
    };
    CatalogueChange {
        sheet: change.sheet.name().to_owned(),
        item: change.item.clone(),
        name: change.name.clone(),
        kind: change.kind.word().to_owned(),
        fields: change.fields.iter().map(field).collect(),
    }
}

/// A fault, as it travels.
pub(super) fn told(fault: &Fault) -> CatalogueFault {
    CatalogueFault {
        code: fault.code().to_owned(),
        place: fault.place(),
        sheet: fault.sheet.map(Sheet::name).map(str::to_owned),
        header: fault.column.as_ref().map(|column| column.header.to_owned()),
        is_warning: fault.is_warning(),
        item: fault.item.clone(),
        found: fault.found.clone(),
        expected: fault.expected.clone(),
    }
}
