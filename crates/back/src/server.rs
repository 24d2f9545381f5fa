//! Starting BACK: database, schema, what is held in memory, then the listening port.

use crate::adapters::card_page::CardProvider;
use crate::adapters::mail::{MailError, Mailer};
use crate::adapters::procable::Procable;
use crate::addresses::AddressBook;
use crate::catalog::Publications;
use crate::code_tables::held::CodeTables;
use crate::code_tables::own;
use crate::config::security::RuleError;
use crate::error::ApiError;
use crate::figures::{self, Figures};
use crate::flows::calendar::CalendarCache;
use crate::orders::frames::FrameRecorder;
use crate::orders::general_terms::{GeneralTerms, TermsError};
use crate::orders::guarantee_notice::{GuaranteeNotice, NoticeError};
use crate::orders::recent::{RecentCarts, RecentDocuments};
use crate::orders::uses::Uses;
use crate::parameters::held::Parameters;
use crate::press::Press;
use crate::security::audit::seal;
use crate::security::directory::{self, Directory};
use crate::security::hashing::Hasher;
use crate::security::passkeys::{PasskeyError, Passkeys};
use crate::security::sealing::{Sealer, SealingError};
use crate::security::seed;
use crate::security::sign_on::provider::{Portal, PortalError};
use crate::sites::held::Sites;
use crate::state::{App, Parts};
use crate::upkeep::memory::{self, Memory};
use crate::upkeep::reloads;
use crate::{Config, MIGRATIONS, outbox, router, upkeep};
use chrono::{DateTime, Utc};
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};
use weblys_api::components::TellInstance;
use weblys_db::{Database, DbError, Options};
use weblys_kernel::Clock;
use weblys_metrics::Listener;

/// Jobs under way have so long to end when BACK stops: a short one ends, a long one is given back.
const JOBS_END_WITHIN: Duration = Duration::from_secs(5);

/// Why BACK does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database cannot be opened or brought up to date.
    #[error("the database")]
    Database(#[from] DbError),
    /// The port cannot be had.
    #[error("cannot listen on {address}")]
    Listen {
        /// Which.
        address: String,
        /// Why.
        source: std::io::Error,
    },
    /// What is held in memory cannot be loaded.
    #[error("the data cannot be loaded")]
    Load(#[from] ApiError),
    /// The key that secrets are sealed with.
    #[error("secrets of second factors")]
    Sealing(#[from] SealingError),
    /// The rules of PROD.
    #[error("what PROD does")]
    Rules(#[from] RuleError),
    /// The origin of passkeys.
    #[error("passkeys")]
    Passkeys(#[from] PasskeyError),
    /// The operator's portal.
    #[error("the operator's portal")]
    Portal(#[from] PortalError),
    /// The operator's general terms.
    #[error("the general terms")]
    Terms(#[from] TermsError),
    /// The notice of the legal guarantee.
    #[error("the notice of the legal guarantee")]
    Notice(#[from] NoticeError),
    /// Mail settings.
    #[error("mail")]
    Mail(#[from] MailError),
    /// HTTP client settings.
    #[error("http client")]
    Http(#[from] reqwest::Error),
}

/// Opens BACK's database and brings its schema up to date.
///
/// # Errors
/// [`DbError`].
pub async fn open_database(url: &str) -> Result<Database, DbError> {
    let db = Database::connect(url, &Options::default()).await?;
    db.migrate(&MIGRATIONS).await?;
    Ok(db)
}

/// BACK, listening but not yet answering.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    metrics: Option<Listener>,
    app: App,
}

async fn guarantee_notice(
    config: &Config,
    db: &Database,
    now: DateTime<Utc>,
) -> Result<Option<GuaranteeNotice>, StartError> {
    let Some(notice) = GuaranteeNotice::of(config)? else { return Ok(None) };
    Ok(Some(notice.kept(db, now).await?))
}

/// Opens the database, loads what is held in memory, and binds the port.
///
/// # Errors
/// [`StartError`].
pub async fn bind(config: Config, clock: Arc<dyn Clock>) -> Result<Bound, StartError> {
    config.security.check_rules()?;
    let sealer = Sealer::new(&config.security)?;
    let address = config.listen.clone();
    let listener = TcpListener::bind(&address).await.map_err(|source| StartError::Listen { address, source })?;
    let listening = listener.local_addr().map(|address| address.to_string()).unwrap_or_default();
    let db = open_database(&config.database_url).await?;
    let metrics = match &config.metrics_listen {
        Some(address) => Some(metrics_listener(address).await?),
        None => None,
    };
    let figures = Figures::default();
    let frames = FrameRecorder::start(db.clone());
    let press = Press::default();
    let app = Arc::new(Parts {
        operator_system: Arc::new(Procable::new(
            &config.operator_system,
            frames,
            clock.clone(),
            figures.metrics.clone(),
        )?),
        card_provider: config.card_page.as_ref().map(CardProvider::new).transpose()?,
        guarantee_notice: guarantee_notice(&config, &db, clock.now()).await?,
        general_terms: GeneralTerms::of(&config)?.kept(&db, clock.now()).await?,
        mailer: Mailer::new(&config.mail, press.clone())?,
        press,
        publications: Publications::new(&config.sale),
        shelf: Arc::default(),
        recent_carts: RecentCarts::default(),
        recent_documents: RecentDocuments::default(),
        directory: Directory::default(),
        parameters: Parameters::default(),
        uses: Uses::default(),
        code_tables: CodeTables::default(),
        sites: Sites::default(),
        memory: Memory::default(),
        hasher: Hasher::new(&config.security.hashing)?,
        sealer,
        passkeys: Passkeys::new(&config)?,
        portal: Portal::new(&config)?,
        addresses: AddressBook::default(),
        calendar: CalendarCache::default(),
        sent: outbox::SentRecorder::start(db.clone(), clock.clone()),
        posting: Arc::new(Semaphore::new(outbox::MOST_POSTED)),
        outbox: Notify::new(),
        draining: AtomicBool::new(false),
        itself: TellInstance::of("back", env!("CARGO_PKG_VERSION"), listening, clock.now()),
        figures,
        config,
        db,
        clock,
    });
    seed::bring(&app.db, app.now()).await?;
    own::bring(&app.db).await?;
    upkeep::store::bring(&app.db, &app.config.security, app.now()).await?;
    app.sealer.seal_what_is_not(&app.db).await?;
    seal::renew(&app.db, &app.sealer).await?;
    held_in_memory(&app).await?;
    Ok(Bound { listener, metrics, app })
}

/// Loads what every BACK holds in memory.
async fn held_in_memory(app: &App) -> Result<(), ApiError> {
    // Read before the rest: what is wanted meanwhile is loaded once more.
    let wishes = reloads::numbers(&app.db).await?;
    tokio::try_join!(
        app.uses.refresh(&app.db),
        app.publications.refresh(&app.db),
        app.addresses.refresh(&app.db),
        app.directory.refresh(&app.db),
        app.parameters.refresh(&app.db, &app.config.sale),
        app.code_tables.refresh(&app.db),
        app.sites.refresh(&app.db)
    )?;
    memory::begin(app, wishes);
    Ok(())
}

async fn metrics_listener(address: &str) -> Result<Listener, StartError> {
    weblys_metrics::listen(address).await.map_err(|source| StartError::Listen { address: address.to_owned(), source })
}

impl Bound {
    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Where its figures are told, if anywhere.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn metrics_addr(&self) -> std::io::Result<Option<SocketAddr>> {
        self.metrics.as_ref().map(Listener::local_addr).transpose()
    }

    /// What handlers can reach: for tests.
    #[must_use]
    pub fn app(&self) -> App {
        self.app.clone()
    }

    /// Answers until `shutdown`, then lets requests under way finish.
    ///
    /// # Errors
    /// When the listening socket fails.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let worker = tokio::spawn(outbox::run(self.app.clone()));
        let watch = tokio::spawn(directory::watch(self.app.clone()));
        let (under_way, stopping) = (upkeep::run::UnderWay::default(), self.app.clone());
        let mut jobs = tokio::spawn(upkeep::run::run(self.app.clone(), under_way.clone()));
        let teller = self.metrics.map(|listener| tokio::spawn(tell(listener, self.app.clone())));
        let draining = self.app.clone();
        let stopped = axum::serve(self.listener, router::router(self.app))
            .with_graceful_shutdown(async move {
                shutdown.await;
                draining.draining.store(true, Ordering::Relaxed);
            })
            .await;
        worker.abort();
        watch.abort();
        if tokio::time::timeout(JOBS_END_WITHIN, &mut jobs).await.is_err() {
            jobs.abort();
            drop(jobs.await);
        }
        under_way.give_back(&stopping).await;
        if let Some(teller) = teller {
            teller.abort();
        }
        stopped
    }
}

async fn tell(listener: Listener, app: App) {
    let metrics = app.figures.metrics.clone();
    let look = move || {
        let app = app.clone();
        async move { figures::look(&app).await }
    };
    if let Err(error) = listener.tell(metrics, look).await {
        tracing::error!(%error, "figures are told no more");
    }
}
