//! Erasing what nobody needs and no law asks to keep (GD-5, RT-1, CAS-16): by the job of that name, in statements
//! that nobody waits for. If two should do it at once, each finds what the other left.

use crate::config::retention::days;
use crate::error::ApiError;
use crate::orders::store::cart;
use crate::orders::store::retention::{self, Old};
use crate::security::store::{access, address, approval, ceremony, draft, notice, session, signal};
use crate::security::{approvals, drafts};
use crate::state::{App, Parts};
use crate::upkeep::components;
use crate::upkeep::job::Ending;
use crate::upkeep::run::Progress;
use chrono::{DateTime, TimeDelta, Utc};
use weblys_db::Durability;

/// Rows of a statement: short enough that nobody waits for it.
const AT_ONCE: u64 = 100;
/// What the staff was told is kept so long.
const NOTICES_KEPT: TimeDelta = TimeDelta::days(90);
/// Replaced summaries are looked for so far back: a BACK that was away for longer leaves those of before.
const LOOKED_BACK: TimeDelta = TimeDelta::days(31);

/// What a run erases.
#[derive(Debug, Clone, Copy)]
enum Work {
    Old(Old),
    ReplacedSummaries,
    Carts,
    StaffSessions,
    Instances,
    Ceremonies,
    Notices,
    Signals,
    Drafts,
    Addresses,
    Approvals,
    Accesses,
}

const OTHERS: [Work; 11] = [
    Work::ReplacedSummaries,
    Work::Carts,
    Work::StaffSessions,
    Work::Instances,
    Work::Ceremonies,
    Work::Notices,
    Work::Signals,
    Work::Drafts,
    Work::Addresses,
    Work::Approvals,
    Work::Accesses,
];

/// Erases everything that is old, a little at a time, and tells how far it is; gives how much.
///
/// # Errors
/// The database's; what was erased before it stays erased.
pub async fn all(app: &App, progress: Option<&Progress>) -> Result<Ending, ApiError> {
    let mut all = 0;
    for what in Old::ALL.map(Work::Old).into_iter().chain(OTHERS) {
        let before = all;
        loop {
            let erased = erase(app, what).await?;
            all += erased;
            if let Some(progress) = progress
                && erased > 0
                && progress.at(all.cast_signed(), None).await?
            {
                return Ok(Ending::Stopped(all));
            }
            if erased < AT_ONCE {
                break;
            }
        }
        if all > before {
            tracing::info!(?what, total = all - before, "erased");
        }
    }
    Ok(Ending::Done(all))
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
        Work::Instances => components::erase(on, app.now()).await,
        Work::Ceremonies => ceremony::erase(&app.db, app.now(), limit()).await,
        Work::Notices => notice::erase(&app.db, app.now() - NOTICES_KEPT, limit()).await,
        Work::Drafts => draft::erase(&app.db, app.now() - drafts::KEPT, limit()).await,
        Work::Signals => signal::erase(&app.db, limit()).await,
        Work::Addresses => address::erase(&app.db, app.now() - TimeDelta::days(1), limit()).await,
        Work::Approvals => approval::erase(&app.db, app.now() - approvals::KEPT, limit()).await,
        Work::Accesses => access::erase(&app.db, app.now() - approvals::INDEPENDENT_AFTER, limit()).await,
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
        Old::PromotionUse => days(kept.promotion_uses_days),
    };
    app.now() - age
}

const fn limit() -> i64 {
    AT_ONCE.cast_signed()
}
