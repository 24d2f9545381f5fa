//! The service bound to its port and its database.

use crate::config::Config;
use crate::problem::OpsRefusal;
use crate::routes;
use crate::state::App;
use crate::store;
use axum::serve::ListenerExt;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use weblys_db::{Database, DbError, Migrator, Options};
use weblys_kernel::Clock;
use weblys_metrics::{Listener, Metrics};

/// Between two rounds that erase what passwords were made from.
const BETWEEN_FORGETTING: Duration = Duration::from_secs(600);

/// The schema, the same for both engines.
pub static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/procable");

/// The service, listening already but not answering yet: calls wait until [`Server::run`].
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    metrics: Option<Listener>,
    app: App,
}

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or not ours to take.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where it was to listen.
        address: SocketAddr,
        /// Why it cannot.
        source: std::io::Error,
    },
    /// An empty credential would let everybody in.
    #[error("the credential is empty")]
    NoCredential,
    /// The database does not open or its schema does not come up to date.
    #[error("the operator system's database: {0}")]
    Database(#[from] DbError),
    /// What the database holds cannot be read.
    #[error("the operator system's data cannot be read: {0}")]
    Data(String),
}

impl From<OpsRefusal> for StartError {
    fn from(refusal: OpsRefusal) -> Self {
        match refusal {
            OpsRefusal::Busy(error) | OpsRefusal::Internal(error) => Self::Database(error),
            other => Self::Data(other.to_string()),
        }
    }
}

impl Server {
    /// Takes the port, opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn bind(config: Config, clock: Arc<dyn Clock>) -> Result<Self, StartError> {
        if config.credential.is_empty() {
            return Err(StartError::NoCredential);
        }
        let address = config.listen;
        let refused = |source| StartError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let metrics = match config.metrics_listen {
            Some(address) => Some(metrics_listener(address).await?),
            None => None,
        };
        let options = Options { max_connections: config.max_connections, ..Options::default() };
        let db = Database::connect(&config.database_url, &options).await?;
        db.migrate(&MIGRATIONS).await?;
        let app = App::load(config, db, clock).await?;
        store::orders::forget_passwords(&app).await?;
        Ok(Self { listener, address, metrics, app })
    }

    /// Where it listens.
    #[must_use]
    pub const fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Where it tells its figures, if it does.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn metrics_addr(&self) -> std::io::Result<Option<SocketAddr>> {
        self.metrics.as_ref().map(Listener::local_addr).transpose()
    }

    /// Its database, for seeding before it runs.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.app.db
    }

    /// Answers until told to stop, then finishes the calls it has begun.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        if let Err(refusal) = self.app.reload_services().await {
            tracing::warn!(%refusal, "the services seeded since the start are not known yet");
        }
        let listener = self.listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "small answers may be delayed");
            }
        });
        tracing::info!(address = %self.address, "the operator system answers");
        let forgetting = tokio::spawn(forget_now_and_then(self.app.clone()));
        let metrics = Metrics::new(env!("CARGO_PKG_VERSION"), |_| {});
        let teller = self.metrics.map(|listener| tokio::spawn(tell(listener, metrics.clone())));
        let ended = axum::serve(listener, routes::all(self.app, metrics)).with_graceful_shutdown(shutdown).await;
        forgetting.abort();
        if let Some(teller) = teller {
            teller.abort();
        }
        ended
    }
}

async fn metrics_listener(address: SocketAddr) -> Result<Listener, StartError> {
    weblys_metrics::listen(&address.to_string()).await.map_err(|source| StartError::Listen { address, source })
}

async fn tell(listener: Listener, metrics: Metrics) {
    if let Err(error) = listener.tell(metrics, async || {}).await {
        tracing::error!(%error, "figures are told no more");
    }
}

async fn forget_now_and_then(app: App) {
    loop {
        tokio::time::sleep(BETWEEN_FORGETTING).await;
        if let Err(refusal) = store::orders::forget_passwords(&app).await {
            tracing::warn!(%refusal, "passwords are forgotten at the next turn");
        }
    }
}
