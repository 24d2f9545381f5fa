//! Whole catalogues that somebody looks at, and the last comparison of two: kept for the next page of the same.
//!
//! A publication never changes, and each change of the draft counts its version up: what is kept under either is right
//! for as long as it is kept.

use super::changes::told;
use super::publications::{beside, in_turn, turn};
use super::store;
use crate::error::ApiError;
use crate::state::App;
use std::collections::VecDeque;
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use weblys_api::catalogue::{CURRENT, CatalogueFault, DRAFT};
use weblys_catalog::changes::{Change, between};
use weblys_catalog::{Catalogue, Snapshot, check};

/// So many catalogues are kept beside what is in force: the two that are compared.
const KEPT: usize = 2;

/// Which catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A publication, by its number.
    Publication(i64),
    /// The draft, by its version.
    Draft(i64),
}

/// A catalogue that is looked at.
#[derive(Debug)]
pub struct Looked {
    /// Which.
    pub name: Name,
    held: Held,
    faults: OnceLock<Vec<CatalogueFault>>,
}

/// What is in force is in memory already.
#[derive(Debug)]
enum Held {
    InForce(Arc<Snapshot>),
    Whole(Box<Catalogue>),
}

impl Deref for Looked {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        match &self.held {
            Held::InForce(snapshot) => snapshot.catalogue(),
            Held::Whole(catalogue) => catalogue,
        }
    }
}

impl Looked {
    /// What is wrong with it, found out once: what stands in the way of publishing comes first.
    pub fn faults(&self) -> &[CatalogueFault] {
        self.faults.get_or_init(|| {
            let mut faults = check(self);
            faults.sort_by_key(weblys_catalog::Fault::is_warning);
            faults.iter().map(told).collect()
        })
    }
}

/// What differs between two.
#[derive(Debug)]
struct Comparison {
    sides: (Name, Name),
    changes: Vec<Change>,
}

/// What is kept.
#[derive(Debug, Default)]
pub struct Shelf {
    looked: Mutex<VecDeque<Arc<Looked>>>,
    compared: Mutex<Option<Arc<Comparison>>>,
    /// Whose turn it is to put the draft in force when its time has come.
    pub publishing: Arc<tokio::sync::Mutex<()>>,
}

impl Shelf {
    fn find(&self, name: Name) -> Option<Arc<Looked>> {
        let looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.iter().find(|one| one.name == name).cloned()
    }

    /// Keeps a catalogue under its name.
    pub fn keep(&self, name: Name, catalogue: Catalogue) -> Arc<Looked> {
        self.put(Looked { name, held: Held::Whole(Box::new(catalogue)), faults: OnceLock::new() })
    }

    fn put(&self, one: Looked) -> Arc<Looked> {
        let one = Arc::new(one);
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|other| other.name != one.name);
        looked.push_front(one.clone());
        looked.truncate(KEPT);
        one
    }

    fn compared(&self, sides: (Name, Name)) -> Option<Arc<Comparison>> {
        let compared = self.compared.lock().unwrap_or_else(PoisonError::into_inner);
        compared.clone().filter(|one| one.sides == sides)
    }
}

/// A publication by its number, or the draft.
///
/// # Errors
/// [`ApiError::NotFound`] when there is none; the database's.
pub async fn named(app: &App, name: &str) -> Result<Arc<Looked>, ApiError> {
    if name == DRAFT {
        return draft(app).await?.ok_or(ApiError::NotFound("publication"));
    }
    if name == CURRENT {
        return publication(app, store::newest(&app.db).await?).await;
    }
    publication(app, name.parse().map_err(|_| ApiError::NotFound("publication"))?).await
}

/// The draft, if there is one.
///
/// # Errors
/// The database's.
pub async fn draft(app: &App) -> Result<Option<Arc<Looked>>, ApiError> {
    let Some(view) = store::draft(&app.db).await? else { return Ok(None) };
    if let Some(found) = app.shelf.find(Name::Draft(view.version)) {
        return Ok(Some(found));
    }
    let turn = turn().await?;
    if let Some(found) = app.shelf.find(Name::Draft(view.version)) {
        return Ok(Some(found));
    }
    // It may be another meanwhile: its version comes with it.
    let Some((version, content)) = store::draft_text(&app.db).await? else { return Ok(None) };
    let shelf = app.shelf.clone();
    in_turn(turn, move || Ok(Some(shelf.keep(Name::Draft(version), store::read(&content)?)))).await?
}

async fn publication(app: &App, number: i64) -> Result<Arc<Looked>, ApiError> {
    let name = Name::Publication(number);
    if let Some(found) = app.shelf.find(name) {
        return Ok(found);
    }
    if number == 0 {
        // Where nothing was ever published one begins with nothing.
        return Ok(app.shelf.keep(name, Catalogue::default()));
    }
    let in_force = app.publications.current().ok();
    if let Some(snapshot) = in_force.filter(|snapshot| u64::try_from(number) == Ok(snapshot.version())) {
        return Ok(app.shelf.put(Looked { name, held: Held::InForce(snapshot), faults: OnceLock::new() }));
    }
    let turn = turn().await?;
    if let Some(found) = app.shelf.find(name) {
        return Ok(found);
    }
    let content = store::text(&app.db, number).await?.ok_or(ApiError::NotFound("publication"))?;
    let shelf = app.shelf.clone();
    in_turn(turn, move || Ok(shelf.keep(name, store::read(&content)?))).await?
}

/// The draft, or what is in force where there is none: what somebody who prepares looks at.
///
/// # Errors
/// The database's.
pub async fn prepared(app: &App) -> Result<Arc<Looked>, ApiError> {
    match draft(app).await? {
        Some(draft) => Ok(draft),
        None => publication(app, store::newest(&app.db).await?).await,
    }
}

/// Asks something of what differs between two, which is found out once.
///
/// # Errors
/// When the work broke off.
pub async fn compared<T: Send + 'static>(
    app: &App,
    (before, after): (Arc<Looked>, Arc<Looked>),
    ask: impl FnOnce(&[Change], &Looked) -> T + Send + 'static,
) -> Result<T, ApiError> {
    let shelf = app.shelf.clone();
    beside(move || {
        let sides = (before.name, after.name);
        let found = shelf.compared(sides).unwrap_or_else(|| {
            let found = Arc::new(Comparison { sides, changes: between(&before, &after) });
            *shelf.compared.lock().unwrap_or_else(PoisonError::into_inner) = Some(found.clone());
            found
        });
        ask(&found.changes, &after)
    })
    .await
}
