//! The look at all customers: page by page, beside the threads that answer, to be stopped at each page.

use super::store::{self, Kept};
use crate::adapters::operator_system::Purpose;
use crate::catalog::shelf::{self, Name};
use crate::error::ApiError;
use crate::state::App;
use crate::upkeep::job::Ending;
use crate::upkeep::run::Progress;
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;
use weblys_api::base::BaseLook;
use weblys_catalog::Snapshot;
use weblys_catalog::coverage::Coverage;
use weblys_catalog::model::ServiceCode;
use weblys_catalog::whatif::{Trial, WhatIf};
use weblys_db::Durability;

/// So many contracts may come up while others are read.
const MOST_MORE: i64 = 10_000;

/// What a contract holds, as it is told.
#[derive(Debug, Deserialize)]
struct Holding {
    contract_number: String,
    signed_at: DateTime<Utc>,
    services: Vec<HeldService>,
}

#[derive(Debug, Deserialize)]
struct HeldService {
    code: ServiceCode,
    quantity: u16,
}

/// What was counted so far.
struct Counted {
    in_force: Arc<Snapshot>,
    /// The draft that is tried, with its version.
    draft: Option<(i64, Arc<Snapshot>)>,
    zone: Tz,
    today: NaiveDate,
    coverage: Coverage,
    what_if: WhatIf,
    unread: i64,
}

/// Looks at every contract that has not ended.
///
/// # Errors
/// The operator system's, the database's; what was looked at before is kept then.
pub async fn work(app: &App, progress: &Progress) -> Result<Ending, ApiError> {
    let began_at = app.now().trunc_subsecs(6);
    let mut counted = begun(app).await?;
    let (mut after, mut done) = (String::new(), 0_i64);
    loop {
        let page = app.operator_system.holdings(&Purpose::default(), &after).await.map_err(ApiError::internal)?;
        done += i64::try_from(page.rows.len()).map_err(ApiError::internal)?;
        let rows = page.rows;
        counted = tokio::task::spawn_blocking(move || {
            rows.into_iter().for_each(|row| counted.add(row));
            counted
        })
        .await
        .map_err(ApiError::internal)?;
        if progress.at(done, Some(page.total)).await? {
            return Ok(Ending::Stopped(done.unsigned_abs()));
        }
        match page.next {
            // A place that does not go on would be asked for without end.
            Some(next) if next != after && done <= page.total.saturating_mul(2).saturating_add(MOST_MORE) => {
                after = next;
            }
            Some(_) => return Err(ApiError::internal("the list of contracts does not go on")),
            None => break,
        }
    }
    let (draft_version, unread) = (counted.draft.as_ref().map(|(version, _)| *version), counted.unread);
    let publication = i64::try_from(counted.in_force.version()).map_err(ApiError::internal)?;
    let ended_at = app.now().trunc_subsecs(6);
    let look = BaseLook { publication, draft_version, began_at, ended_at, unread };
    let what_if = draft_version.is_some().then_some(counted.what_if);
    let kept = Kept { look, coverage: counted.coverage, what_if };
    store::keep(app.db.writer_with(Durability::Full), &kept).await?;
    // What could not be read is told with the look: reading it again at once would not read it.
    Ok(Ending::Done(done.unsigned_abs()))
}

/// The draft is tried when it could be sold from: one that is not whole yet has nothing to say to customers.
async fn begun(app: &App) -> Result<Counted, ApiError> {
    let in_force = app.publications.current()?;
    let draft = match shelf::draft(app).await? {
        Some(looked) => tokio::task::spawn_blocking(move || {
            let Name::Draft(version) = looked.name else { return None };
            let snapshot = Snapshot::compile(0, (**looked).clone()).ok()?;
            Some((version, Arc::new(snapshot)))
        })
        .await
        .map_err(ApiError::internal)?,
        None => None,
    };
    let coverage = Coverage::of(&in_force);
    let (zone, today) = (app.config.sale.time_zone, app.today());
    Ok(Counted { in_force, draft, zone, today, coverage, what_if: WhatIf::default(), unread: 0 })
}

impl Counted {
    /// Counts a contract; one that cannot be read is counted as that, and loses no other.
    fn add(&mut self, row: Value) {
        let Ok(holding) = serde_json::from_value::<Holding>(row) else {
            self.unread += 1;
            return;
        };
        let held: Vec<(ServiceCode, u16)> =
            holding.services.into_iter().map(|service| (service.code, service.quantity)).collect();
        self.coverage.add(&self.in_force, &held);
        if let Some((_, draft)) = &self.draft {
            let trial = Trial::new(&self.in_force, draft);
            // Contracts pay what was valid when they were signed; the catalogue may not go back so far.
            let signed = trial.difference(&held, holding.signed_at.with_timezone(&self.zone).date_naive());
            let difference = if signed.monthly().is_some() { signed } else { trial.difference(&held, self.today) };
            self.what_if.add(&holding.contract_number, &difference);
        }
    }
}
