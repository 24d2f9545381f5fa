//! What differs between two publications, or between what is in force and the draft.

use super::draft::named;
use super::publications::beside;
use super::store;
use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use weblys_api::catalogue::{CatalogueChange, CatalogueFault, CatalogueField, ChangeList, ChangesQuery, DRAFT, Tally};
use weblys_api::page::Window;
use weblys_catalog::changes::{Change, ChangeKind, between};
use weblys_catalog::{Catalogue, Fault, check};
use weblys_kernel::Refusal as _;

/// `GET /v1/catalogue/changes`.
pub async fn changes(State(app): State<App>, Query(query): Query<ChangesQuery>) -> Result<Json<ChangeList>, ApiError> {
    let (current, draft) = tokio::try_join!(store::newest(&app.db), store::draft(&app.db))?;
    let in_force = current.to_string();
    let name = |asked: &str, usual: &str| if asked.is_empty() { usual.to_owned() } else { asked.to_owned() };
    let (before, after) = (name(&query.before, &in_force), name(&query.after, DRAFT));
    let (before, after) = tokio::try_join!(named(&app, &before), named(&app, &after))?;
    let (tally, warnings, changes) = beside(move || compared(&before, &after, &query)).await??;
    Ok(Json(ChangeList { current, draft, tally, warnings, changes }))
}

type Compared = (Tally, Vec<CatalogueFault>, weblys_api::page::Page<CatalogueChange>);

fn compared(before: &Catalogue, after: &Catalogue, query: &ChangesQuery) -> Result<Compared, ApiError> {
    let all = between(before, after);
    let count = |kind| i64::try_from(all.iter().filter(|change| change.kind == kind).count()).unwrap_or(i64::MAX);
    let tally = Tally {
        added: count(ChangeKind::Added),
        changed: count(ChangeKind::Changed),
        removed: count(ChangeKind::Removed),
    };
    let q = query.q.trim().to_lowercase();
    let wanted: Vec<&Change> = all.iter().filter(|change| is_wanted(change, &q, query)).collect();
    let total = i64::try_from(wanted.len()).map_err(ApiError::internal)?;
    let window = Window::of(query.page, query.size);
    let (first, most) = (usize::try_from(window.offset()), usize::try_from(window.limit()));
    let shown = wanted.into_iter().skip(first.unwrap_or(usize::MAX)).take(most.unwrap_or_default());
    let rows = shown.map(row).collect();
    let warnings = check(after).iter().filter(|fault| fault.is_warning()).map(told).collect();
    Ok((tally, warnings, window.with(rows, total)))
}

fn is_wanted(change: &Change, q: &str, query: &ChangesQuery) -> bool {
    let is_of = |asked: &str, word: &str| asked.is_empty() || asked == word;
    let has = |text: &str| text.to_lowercase().contains(q);
    let is_found = || has(&change.item) || change.name.as_ref().is_some_and(|name| has(&name.fr) || has(&name.en));
    is_of(&query.sheet, change.sheet.name()) && is_of(&query.kind, change.kind.word()) && (q.is_empty() || is_found())
}

fn row(change: &Change) -> CatalogueChange {
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
        item: fault.item.clone(),
        found: fault.found.clone(),
        expected: fault.expected.clone(),
    }
}
