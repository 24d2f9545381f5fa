//! When to stop: Ctrl-C, or the system's word.

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Tells every part when to stop.
#[derive(Debug, Clone)]
pub struct Shutdown(watch::Receiver<bool>);

impl Shutdown {
    /// Listens for the words of the system.
    pub fn listen() -> anyhow::Result<Self> {
        let (tell, told) = watch::channel(false);
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::spawn(async move {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            let _ = tell.send(true);
        });
        Ok(Self(told))
    }

    /// Waits for it.
    pub async fn wait(mut self) {
        let _ = self.0.wait_for(|told| *told).await;
    }
}
