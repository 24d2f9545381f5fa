//! Erasing what nobody needs and no law asks to keep (GD-5, RT-1, CAS-16): a little in each turn, by one BACK at a
//! time. If two should do it at once, each finds what the other left.

use crate::config::retention::days;
use crate::error::ApiError;
use crate::orders::store::cart;
use crate::orders::store::retention::{self, Old};
use crate::security::store::{address, ceremony, session};
use crate::state::{App, Parts};
use chrono::{DateTime, TimeDelta, Utc};
use weblys_db::Durability;

/// Rows of a statement: short enough that nobody waits for it.
const AT_ONCE: u64 = 100;
/// Statements for one kind of thing in a turn.
const IN_A_TURN: usize = 5;
/// From one turn to the next, of whichever BACK.
const TURN: TimeDelta = TimeDelta::minutes(1);
/// Replaced summaries are looked for so far back: a BACK that was away for longer leaves those of before.
const LOOKED_BACK: TimeDelta = TimeDelta::days(31);

/// Erases what is old, if it is this BACK's turn.
///
/// # Errors
/// The database's; what was erased before it stays erased.
pub async fn in_turn(app: &App) -> Result<(), ApiError> {
    if retention::take_turn(app.db.writer_with(Durability::Relaxed), app.now(), app.now() + TURN).await? {
        erase_all(app).await?;
    }
    Ok(())
}

/// What a turn erases.
#[derive(Debug, Clone, Copy)]
enum Work {
    Old(Old),
    ReplacedSummaries,
    Carts,
    StaffSessions,
    Ceremonies,
    Addresses,
}

async fn erase_all(app: &App) -> Result<(), ApiError> {
    let others = [Work::ReplacedSummaries, Work::Carts, Work::StaffSessions, Work::Ceremonies, Work::Addresses];
    for what in Old::ALL.map(Work::Old).into_iter().chain(others) {
        let mut total = 0;
        for _ in 0..IN_A_TURN {
            let erased = erase(app, what).await?;
            total += erased;
            if erased < AT_ONCE {
                break;
            }
        }
        if total > 0 {
            tracing::info!(?what, total, "erased");
        }
    }
    Ok(())
}

async fn erase(app: &App, what: Work) -> Result<u64, ApiError> {
    let on = app.db.writer_with(Durability::Relaxed);
    match what {
        Work::Old(what) => retention::erase(on, what, oldest(app, what), limit()).await,
        Work::ReplacedSummaries => {
            let before = app.now() - days(app.config.retention.replaced_summaries_days);
            retention::erase_replaced_summaries(on, before - LOOKED_BACK, before, limit()).await
        }
        Work::StaffSessions => {
            let policy = app.config.security.policy();
            session::erase(&app.db, app.now() - policy.absolute, limit()).await
        }
        Work::Ceremonies => ceremony::erase(&app.db, app.now(), limit()).await,
        Work::Addresses => address::erase(&app.db, app.now() - TimeDelta::days(1), limit()).await,
        Work::Carts => erase_carts(app, app.now() - days(app.config.sale.kept_days)).await,
    }
}

/// What nobody came back to is not kept longer than said.
async fn erase_carts(app: &App, left_since: DateTime<Utc>) -> Result<u64, ApiError> {
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let erased = cart::erase_left_since(&mut tx, left_since, limit()).await?;
    tx.commit().await?;
    Ok(erased)
}

/// The oldest that is kept of it.
fn oldest(app: &Parts, what: Old) -> DateTime<Utc> {
    let kept = &app.config.retention;
    let age = match what {
        Old::MailText => days(kept.mail_texts_days),
        Old::Mail => days(kept.mails_days),
        Old::Frame => days(kept.frames_days),
        Old::Contact => days(kept.contacts_days),
        Old::Statement => days(kept.statements_days),
        Old::Case => days(kept.cases_days),
        Old::Link => TimeDelta::zero(),
    };
    app.now() - age
}

const fn limit() -> i64 {
    AT_ONCE.cast_signed()
}
