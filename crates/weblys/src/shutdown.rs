//! When to stop: Ctrl-C, or the system's word.

use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long requests under way may take to finish once the process was told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

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

    /// Serves until told to stop; requests under way then have a while to finish, idle connections do not.
    pub async fn around(self, serving: impl Future<Output = std::io::Result<()>>) -> std::io::Result<()> {
        let patience = async {
            self.wait().await;
            tokio::time::sleep(PATIENCE).await;
        };
        tokio::select! {
            served = serving => served,
            () = patience => Ok(()),
        }
    }
}
