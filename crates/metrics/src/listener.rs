//! The private listener of the figures: what it tells is nobody's business but the operator's.

use crate::Metrics;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// OpenMetrics, as text.
const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// A port that was taken and does not answer yet.
#[derive(Debug)]
pub struct Listener(TcpListener);

/// Takes the port.
///
/// # Errors
/// When it cannot be had.
pub async fn listen(address: &str) -> std::io::Result<Listener> {
    TcpListener::bind(address).await.map(Listener)
}

impl Listener {
    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Tells the figures at `/metrics` for as long as the process lives; `look` first looks at what is not counted as it
    /// happens.
    ///
    /// # Errors
    /// When connections can no longer be taken.
    pub async fn tell<F>(
        self,
        metrics: Metrics,
        look: impl Fn() -> F + Clone + Send + Sync + 'static,
    ) -> std::io::Result<()>
    where
        F: Future<Output = ()> + Send,
    {
        let told = get(move || async move {
            look().await;
            ([(CONTENT_TYPE, KIND)], metrics.text()).into_response()
        });
        axum::serve(self.0, Router::new().route("/metrics", told)).await
    }
}
