//! The card page bound to its port.

use crate::config::Config;
use crate::routes;
use crate::state::App;
use axum::serve::ListenerExt;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use url::Url;
use weblys_kernel::Clock;

/// The card page, listening already but not answering yet: calls wait until [`Server::run`].
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    app: App,
}

/// Why the card page does not start.
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
    /// The address of buyers cannot be made from where it listens.
    #[error("no public address: {0}")]
    PublicUrl(#[from] url::ParseError),
}

impl Server {
    /// Takes the port.
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
        let public_url = match &config.public_url {
            Some(url) => url.clone(),
            None => Url::parse(&format!("http://{address}"))?,
        };
        Ok(Self { listener, address, app: App::new(config, public_url, clock) })
    }

    /// Where it listens.
    #[must_use]
    pub const fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Answers until told to stop, then finishes the calls it has begun.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let listener = self.listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "small answers may be delayed");
            }
        });
        tracing::info!(address = %self.address, "the demonstration's card page answers: no card is charged");
        axum::serve(listener, routes::all(self.app)).with_graceful_shutdown(shutdown).await
    }
}
