//! The outbox's rows for people: listed, and made due again.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::effects::{EffectQuery, EffectRow};
use weblys_db::{Database, Session, Tx, fetch_all, fetch_one, fetch_optional};

#[derive(sqlx::FromRow)]
struct Row {
    effect_id: Uuid,
    topic: String,
    subject: String,
    state: String,
    attempts: i64,
    due_at: DateTime<Utc>,
    last_error: String,
    created_at: DateTime<Utc>,
}

/// Effects that wait, the oldest first: ids grow with time.
pub async fn rows(db: &Database, query: &EffectQuery, limit: i64, offset: i64) -> Result<Vec<EffectRow>, ApiError> {
    let rows = fetch_all!(
        db,
        Row,
        "select effect_id, topic, subject, state, attempts, due_at, last_error, created_at from outbox_effect
         where ($1 = '' or state = $1) and ($2 = '' or topic = $2) and effect_id > $5
         order by effect_id limit $3 offset $4",
        &query.state,
        &query.topic,
        limit,
        offset,
        query.after.unwrap_or_default()
    );
    Ok(rows.await?.into_iter().map(Row::read).collect())
}

impl Row {
    fn read(self) -> EffectRow {
        EffectRow {
            effect_id: self.effect_id,
            topic: self.topic,
            subject: self.subject,
            state: self.state,
            attempts: self.attempts,
            due_at: self.due_at,
            last_error: self.last_error,
            created_at: self.created_at,
        }
    }
}

/// How many there are.
pub async fn count(db: &Database, query: &EffectQuery) -> Result<i64, ApiError> {
    let sql = "select count(*) from outbox_effect where ($1 = '' or state = $1) and ($2 = '' or topic = $2)";
    let (count,) = fetch_one!(db, (i64,), sql, &query.state, &query.topic).await?;
    Ok(count)
}

/// An effect as a bulk action looks at it.
#[derive(sqlx::FromRow)]
pub struct Looked {
    /// What it does.
    pub topic: String,
    /// What it is about.
    pub subject: String,
    /// `ready`, `running` or `dead`.
    pub state: String,
    /// When it is tried next.
    pub due_at: DateTime<Utc>,
}

/// An effect by its id; none when it is done.
pub async fn look(mut on: impl Session, effect_id: Uuid) -> Result<Option<Looked>, ApiError> {
    let sql = "select topic, subject, state, due_at from outbox_effect where effect_id = $1";
    Ok(fetch_optional!(on, Looked, sql, effect_id).await?)
}

/// Makes an effect due now, with all its tries before it; gives what it does and on what. None when it runs or is done.
pub async fn try_again(tx: &mut Tx, effect_id: Uuid, now: DateTime<Utc>) -> Result<Option<(String, String)>, ApiError> {
    Ok(fetch_optional!(
        &mut *tx,
        (String, String),
        "update outbox_effect set state = 'ready', attempts = 0, due_at = $2 where effect_id = $1 and state <> 'running'
         returning topic, subject",
        effect_id,
        now
    )
    .await?)
}
