//! The worker: wakes when something was added, and looks again every second for what others left.

use super::{carry_out, store};
use crate::error::ApiError;
use crate::flows;
use crate::state::App;
use std::time::Duration;
use tokio::task::JoinSet;

const AT_ONCE: i64 = 32;
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Runs until the process ends. Any number of replicas may run one each.
pub async fn run(app: App) {
    let mut housekeeping = tokio::time::interval(LOOK_AGAIN);
    let mut round = 0;
    loop {
        tokio::select! {
            () = app.outbox.notified() => {}
            _ = housekeeping.tick() => {
                flows::housekeeping::once(&app, round).await;
                round += 1;
            }
        }
        while drain(&app).await {}
    }
}

async fn drain(app: &App) -> bool {
    let claimed = match store::claim(&app.db, app.now(), AT_ONCE).await {
        Ok(claimed) => claimed,
        Err(error) => {
            tracing::error!(%error, "the outbox cannot be read");
            return false;
        }
    };
    let any = !claimed.is_empty();
    let mut running = JoinSet::new();
    for effect in claimed {
        let app = app.clone();
        running.spawn(async move { one(&app, effect).await });
    }
    while running.join_next().await.is_some() {}
    any
}

/// Carries out one effect and takes note of the outcome.
pub async fn one(app: &App, claimed: store::Claimed) {
    let outcome = carry_out::effect(app, &claimed).await;
    note(app, &claimed, outcome).await;
}

/// Takes note of how an effect ended: one that failed is put back, one that succeeded has gone by itself. Gives what
/// it came to.
pub async fn note<T>(app: &App, claimed: &store::Claimed, outcome: Result<T, ApiError>) -> Option<T> {
    let error = match outcome {
        Ok(done) => return Some(done),
        Err(error) => error,
    };
    tracing::warn!(effect = claimed.effect.topic(), attempts = claimed.attempts + 1, %error, "effect put back");
    let cause = error.to_string();
    let put = if error.is_temporary() {
        store::put_off(&app.db, claimed, &cause, app.now()).await
    } else {
        store::put_back(&app.db, claimed, &cause, app.now()).await
    };
    if let Err(error) = put {
        tracing::error!(%error, "an effect could not be put back: its lease will end");
    }
    None
}
