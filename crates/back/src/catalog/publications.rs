//! Published catalogues in memory: immutable snapshots, replaced at a stroke when a new one is published.

use super::history::PublishedBefore;
use super::older::Older;
use super::{audience, store};
use crate::config::Sale;
use crate::error::ApiError;
use arc_swap::ArcSwapOption;
use chrono::{DateTime, SubsecRound, Utc};
use std::sync::Arc;
use tokio::sync::{Mutex, Semaphore, SemaphorePermit};
use weblys_api::catalogue::PublicationRow;
use weblys_catalog::{Catalogue, Fault, Snapshot};
use weblys_db::{Database, Durability, Tx};

/// Why a catalogue was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// It is not sound: each fault with its place.
    #[error("the catalogue has {} faults", .0.len())]
    Unsound(Vec<Fault>),
    /// The database.
    #[error(transparent)]
    Store(#[from] ApiError),
}

/// The publications that carts still go by, and the one in force.
#[derive(Debug)]
pub struct Publications {
    current: ArcSwapOption<Snapshot>,
    older: Older,
    before: PublishedBefore,
    /// One refreshes after the other: what was loaded first must not take the place of what is newer.
    turn: Mutex<()>,
    /// One reads an older publication after the other, beside those who refresh.
    older_turn: Mutex<()>,
}

impl Publications {
    /// None yet. They come into force by days of the operator's zone, under the law of his country.
    #[must_use]
    pub fn new(sale: &Sale) -> Self {
        Self {
            current: ArcSwapOption::empty(),
            older: Older::new(),
            before: PublishedBefore::new(sale.time_zone, audience(sale.country)),
            turn: Mutex::new(()),
            older_turn: Mutex::new(()),
        }
    }

    /// The publication in force.
    ///
    /// # Errors
    /// When nothing was ever published.
    pub fn current(&self) -> Result<Arc<Snapshot>, ApiError> {
        self.current.load_full().ok_or_else(|| ApiError::Internal("no catalogue is published".to_owned()))
    }

    /// A publication by its version: in memory, or read again for an old cart.
    ///
    /// # Errors
    /// When there is no such publication, or the database fails.
    pub async fn version(&self, db: &Database, version: u64) -> Result<Arc<Snapshot>, ApiError> {
        if let Some(held) = self.held(version) {
            return Ok(held);
        }
        // Many carts may go by it: one reads it, the others wait for that.
        let _turn = self.older_turn.lock().await;
        if let Some(held) = self.held(version) {
            return Ok(held);
        }
        let loaded = Arc::new(self.load(db, version).await?);
        self.older.keep(loaded.clone());
        Ok(loaded)
    }

    fn held(&self, version: u64) -> Option<Arc<Snapshot>> {
        let current = self.current.load_full().filter(|snapshot| snapshot.version() == version);
        current.or_else(|| self.older.get(version))
    }

    /// Takes over the newest publication, if there is a newer one than that in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        let _turn = self.turn.lock().await;
        let newest = u64::try_from(store::newest(db).await?).unwrap_or_default();
        let known = self.current.load().as_ref().map_or(0, |snapshot| snapshot.version());
        if newest > known {
            let loaded = Arc::new(self.load(db, newest).await?);
            if let Some(replaced) = self.current.swap(Some(loaded)) {
                self.older.keep(replaced);
            }
            tracing::info!(publication = newest, "catalogue in force");
        }
        self.older.let_go();
        Ok(())
    }

    /// Reads the publication in force again, and takes over a newer one. Older ones are read again when a cart asks for
    /// them; until then nobody is without.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reload(&self, db: &Database) -> Result<(), ApiError> {
        let _turn = self.turn.lock().await;
        let newest = u64::try_from(store::newest(db).await?).unwrap_or_default();
        let loaded = Arc::new(self.load(db, newest).await?);
        let replaced = self.current.swap(Some(loaded));
        // What takes a while to be given back is given back beside the threads that answer.
        tokio::task::spawn_blocking(move || drop(replaced));
        self.older.clear();
        Ok(())
    }

    /// How many older publications are in memory, for carts that still go by them.
    #[must_use]
    pub fn older(&self) -> usize {
        self.older.len()
    }

    async fn load(&self, db: &Database, version: u64) -> Result<Snapshot, ApiError> {
        let number = i64::try_from(version).map_err(ApiError::internal)?;
        let content = store::text(db, number).await?.ok_or(ApiError::NotFound("publication"))?;
        let compiled = compile(version, content).await?;
        let snapshot = compiled.map_err(|faults| ApiError::Internal(format!("{} faults", faults.len())))?;
        self.before.with_history(db, number, snapshot).await
    }
}

/// Reads a catalogue as it is kept and makes it ready for questions, beside the threads that answer.
pub(super) async fn compile(version: u64, content: String) -> Result<Result<Snapshot, Vec<Fault>>, ApiError> {
    let work = move || Ok(Snapshot::compile(version, store::read(&content)?));
    tokio::task::spawn_blocking(work).await.map_err(ApiError::internal)?
}

/// So many whole catalogues are read and compared at once: each may take much memory.
const AT_ONCE: usize = 1;
static WORKING: Semaphore = Semaphore::const_new(AT_ONCE);
/// Files are made one after the other, and nobody who publishes waits for them.
static WRITING: Semaphore = Semaphore::const_new(AT_ONCE);

/// Somebody's turn to work on whole catalogues.
pub(crate) type Turn = SemaphorePermit<'static>;

/// Waits for a turn: what is read from the database before it would lie in memory while others work.
///
/// # Errors
/// Never; said for completeness.
pub(crate) async fn turn() -> Result<Turn, ApiError> {
    WORKING.acquire().await.map_err(ApiError::internal)
}

/// Works on whole catalogues beside the threads that answer, one after the other. What has begun ends, also when
/// nobody waits for it any more.
///
/// # Errors
/// When it broke off.
pub(crate) async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
    in_turn(turn().await?, work).await
}

/// The same for files.
///
/// # Errors
/// When it broke off.
pub(crate) async fn written<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
    in_turn(WRITING.acquire().await.map_err(ApiError::internal)?, work).await
}

/// The same in a turn that was waited for already.
///
/// # Errors
/// When it broke off.
pub(crate) async fn in_turn<T: Send + 'static>(
    turn: Turn,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    let worked = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    worked.await.map_err(ApiError::internal)
}

/// Publishes a catalogue: checked first, kept whole or not at all. Gives its version.
///
/// # Errors
/// [`PublishError::Unsound`] with every fault; nothing is changed then.
pub async fn publish(
    db: &Database,
    catalogue: Catalogue,
    origin: &str,
    now: DateTime<Utc>,
) -> Result<u64, PublishError> {
    let checked = Checked::of(catalogue).await?;
    let mut tx = db.begin(Durability::Full).await.map_err(ApiError::from)?;
    let published = publish_in(&mut tx, &checked, (Origin { name: origin, restored: None }, ""), now).await?;
    tx.commit().await.map_err(ApiError::from)?;
    Ok(u64::try_from(published.publication).unwrap_or_default())
}

/// Where a publication comes from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// The publication that is in force again.
    pub restored: Option<i64>,
}

/// A catalogue that can be published: it was compiled, and is written already. Nobody waits for a transaction while that
/// is done.
#[derive(Debug)]
pub struct Checked(String);

impl Checked {
    /// Checks one.
    ///
    /// # Errors
    /// [`PublishError::Unsound`] with every fault.
    pub async fn of(catalogue: Catalogue) -> Result<Self, PublishError> {
        let work = move || {
            let content = serde_json::to_string(&catalogue);
            Snapshot::compile(0, catalogue).map(|_| content)
        };
        let content = beside(work).await?.map_err(PublishError::Unsound)?;
        Ok(Self(content.map_err(ApiError::internal)?))
    }
}

/// The same within a transaction, for somebody.
///
/// # Errors
/// The database's.
pub async fn publish_in(
    tx: &mut Tx,
    Checked(content): &Checked,
    (of, by): (Origin<'_>, &str),
    now: DateTime<Utc>,
) -> Result<PublicationRow, ApiError> {
    // Imports and people publish one after the other.
    store::lock_draft(&mut *tx).await?;
    let publication = store::newest(&mut *tx).await? + 1;
    let row = PublicationRow {
        publication,
        origin: of.name.to_owned(),
        restored: of.restored,
        published_by: by.to_owned(),
        published_at: now.trunc_subsecs(6),
    };
    store::insert(&mut *tx, content, &row).await?;
    Ok(row)
}
