//! The outbox's rows.

pub mod list;

use crate::error::ApiError;
use crate::security::notices::{self, Notice, To};
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;
use weblys_api::notices::NoticeKind;
use weblys_api::security::Right;
use weblys_db::{Database, Durability, Engine, Session, bulk_insert, execute, fetch_all};
use weblys_orders::Effect;

/// After so many attempts an effect is dead: staff must look at it.
pub const MOST_ATTEMPTS: i64 = 12;
/// A worker that has not finished by then is taken for dead; calls to outside systems end sooner.
pub const LEASE_SECONDS: i64 = 25;

/// An effect claimed by this worker.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Its row.
    pub effect_id: Uuid,
    /// What to do.
    pub effect: Effect,
    /// How often it was tried before.
    pub attempts: i64,
}

impl Claimed {
    /// An effect that is added as claimed; one that sends a mail bears the mail's id.
    #[must_use]
    pub fn first(effect: Effect) -> Self {
        let effect_id = match &effect {
            Effect::SendMail { mail_id } => *mail_id,
            Effect::PlaceOrder { .. } | Effect::ReleaseSlot { .. } => Uuid::now_v7(),
        };
        Self { effect_id, effect, attempts: 0 }
    }
}

#[derive(sqlx::FromRow)]
struct ClaimedRow {
    effect_id: Uuid,
    payload: String,
    attempts: i64,
}

impl ClaimedRow {
    /// None for an effect of another version of BACK: it waits for one that knows it, and holds up no other.
    fn read(self) -> Option<Claimed> {
        let Self { effect_id, payload, attempts } = self;
        let unknown = |error| tracing::error!(%effect_id, %error, "an effect cannot be read");
        let effect = serde_json::from_str(&payload).map_err(unknown).ok()?;
        Some(Claimed { effect_id, effect, attempts })
    }
}

/// Adds an effect for a worker, in the transaction that decides it.
pub async fn add(mut on: impl Session, effect: &Effect, subject: &str, now: DateTime<Utc>) -> Result<Uuid, ApiError> {
    let effect_id = Uuid::now_v7();
    let payload = serde_json::to_string(effect).map_err(ApiError::internal)?;
    execute!(
        on,
        "insert into outbox_effect
           (effect_id, topic, subject, payload, state, attempts, due_at, last_error, created_at)
         values ($1, $2, $3, $4, 'ready', 0, $5, '', $5)",
        effect_id,
        effect.topic(),
        subject,
        &payload,
        now
    )
    .await?;
    Ok(effect_id)
}

/// Adds effects that their caller carries out at once: nobody else claims them unless the caller goes away.
pub async fn add_claimed(mut on: impl Session, claimed: &[Claimed], now: DateTime<Utc>) -> Result<(), ApiError> {
    let payload = |one: &Claimed| serde_json::to_string(&one.effect).map_err(ApiError::internal);
    let rows = claimed.iter().map(|one| Ok((one, payload(one)?))).collect::<Result<Vec<_>, ApiError>>()?;
    bulk_insert!(
        on,
        "insert into outbox_effect
           (effect_id, topic, subject, payload, state, attempts, due_at, last_error, created_at)",
        &rows,
        |row| row.0.effect_id,
        row.0.effect.topic(),
        row.0.effect.subject(),
        &row.1,
        "running",
        1_i64,
        lease_from(now),
        "",
        now
    )
    .await?;
    Ok(())
}

/// Takes finished effects away, at most [`AT_ONCE`](crate::orders::store::mail::AT_ONCE).
pub async fn finish_all(mut on: impl Session, ids: &[Uuid]) -> Result<(), ApiError> {
    let [a, b, c, d, e, f, g, h] = std::array::from_fn(|place| ids.get(place).copied().unwrap_or_default());
    execute!(
        on,
        "delete from outbox_effect where effect_id in ($1, $2, $3, $4, $5, $6, $7, $8)",
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h
    )
    .await?;
    Ok(())
}

fn lease_from(now: DateTime<Utc>) -> DateTime<Utc> {
    now + Duration::seconds(LEASE_SECONDS)
}

/// Claims effects that are due, each the oldest of its subject; also those whose worker is gone.
pub async fn claim(db: &Database, now: DateTime<Utc>, limit: i64) -> Result<Vec<Claimed>, ApiError> {
    let sql = match db.engine() {
        Engine::Sqlite => CLAIM_SQLITE,
        Engine::Postgres => CLAIM_POSTGRES,
    };
    let rows = fetch_all!(db.writer(), ClaimedRow, sql, now, lease_from(now), limit).await?;
    Ok(rows.into_iter().filter_map(ClaimedRow::read).collect())
}

const CLAIM_SQLITE: &str = "
    update outbox_effect set state = 'running', due_at = $2, attempts = attempts + 1
    where effect_id in (
        select e.effect_id from outbox_effect e
        where e.state in ('ready', 'running') and e.due_at <= $1
          and not exists (select 1 from outbox_effect earlier
                          where earlier.subject = e.subject and earlier.effect_id < e.effect_id
                            and earlier.state in ('ready', 'running'))
        order by e.due_at limit $3)
    returning effect_id, payload, attempts - 1 as attempts";

const CLAIM_POSTGRES: &str = "
    update outbox_effect set state = 'running', due_at = $2, attempts = attempts + 1
    where effect_id in (
        select e.effect_id from outbox_effect e
        where e.state in ('ready', 'running') and e.due_at <= $1
          and not exists (select 1 from outbox_effect earlier
                          where earlier.subject = e.subject and earlier.effect_id < e.effect_id
                            and earlier.state in ('ready', 'running'))
        order by e.due_at limit $3 for update skip locked)
    returning effect_id, payload, attempts - 1 as attempts";

/// Effects that wait in one state.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Which.
    pub state: String,
    /// How many.
    pub count: i64,
    /// Since when the oldest.
    pub oldest: DateTime<Utc>,
}

/// How many effects wait in each state that has some. Mails that were put aside are `refused`, apart from what is dead
/// by our fault: anybody can mistype an address.
pub async fn waiting(db: &Database) -> Result<Vec<Waiting>, ApiError> {
    let sql = "
        select case when state = 'dead' and topic = 'send_mail' then 'refused' else state end as state,
               count(*) as count, min(created_at) as oldest
        from outbox_effect group by 1";
    Ok(fetch_all!(db, Waiting, sql).await?)
}

/// Takes a finished effect away.
pub async fn finish(mut on: impl Session, effect_id: Uuid) -> Result<(), ApiError> {
    execute!(on, "delete from outbox_effect where effect_id = $1", effect_id).await?;
    Ok(())
}

/// Puts a failed effect back for later, or aside after too many tries.
pub async fn put_back(db: &Database, claimed: &Claimed, error: &str, now: DateTime<Utc>) -> Result<(), ApiError> {
    if claimed.attempts + 1 < MOST_ATTEMPTS {
        return put_off(db, claimed, error, now).await;
    }
    put_aside(db, claimed, error, now).await
}

/// Puts an effect aside that no other try would mend; not one that another worker has taken over meanwhile. Whoever may
/// see what waits is told.
pub async fn put_aside(db: &Database, claimed: &Claimed, error: &str, now: DateTime<Utc>) -> Result<(), ApiError> {
    tracing::error!(effect_id = %claimed.effect_id, error, "an effect is dead: staff must look at it");
    let mut tx = db.begin(Durability::Full).await?;
    if put(&mut tx, claimed, "dead", error, now).await? {
        let (kind, subject) = (NoticeKind::EffectDead, claimed.effect.topic());
        let (to, target) = (To::Holders(Right::JobsRead), claimed.effect_id.to_string());
        notices::tell(&mut tx, Notice { to, kind, subject, target: &target }, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Puts back for later what failed because somebody else does not answer: however long that lasts, an order or
/// a mail is never given up for it.
pub async fn put_off(db: &Database, claimed: &Claimed, error: &str, now: DateTime<Utc>) -> Result<(), ApiError> {
    put(db, claimed, "ready", error, now).await.map(drop)
}

async fn put(
    mut on: impl Session,
    claimed: &Claimed,
    state: &str,
    error: &str,
    now: DateTime<Utc>,
) -> Result<bool, ApiError> {
    let rows = execute!(
        on,
        "update outbox_effect set state = $1, due_at = $2, last_error = $3
         where effect_id = $4 and state = 'running' and attempts = $5",
        state,
        now + delay_after(claimed.attempts),
        error,
        claimed.effect_id,
        claimed.attempts + 1
    )
    .await?;
    Ok(rows == 1)
}

/// One second, two, four… at most ten minutes.
fn delay_after(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(10);
    Duration::seconds(2_i64.pow(doublings).min(600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_and_stop_growing_at_ten_minutes() {
        let seconds: Vec<i64> = (0..12).map(|attempts| delay_after(attempts).num_seconds()).collect();
        assert_eq!(&seconds[..4], [1, 2, 4, 8]);
        assert_eq!(seconds[11], 600);
    }
}
