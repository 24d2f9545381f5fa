//! Drafts of unsaved edits.

use crate::error::ApiError;
use chrono::{DateTime, SubsecRound, Utc};
use weblys_api::drafts::{Draft, DraftForm, OtherEditor};
use weblys_db::{Database, Durability, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_security::UserId;

/// Somebody's draft of a form.
pub async fn find(mut on: impl Session, user_id: UserId, form: &DraftForm) -> Result<Option<Draft>, ApiError> {
    let sql = "select version, saved_at, fields from security_draft where user_id = $1 and form = $2";
    let row = fetch_optional!(on, (i64, DateTime<Utc>, String), sql, user_id.uuid(), form.key()).await?;
    let read = |(version, saved_at, fields): (i64, DateTime<Utc>, String)| {
        let fields = serde_json::from_str(&fields).map_err(ApiError::internal)?;
        Ok(Draft { version, saved_at, fields })
    };
    row.map(read).transpose()
}

/// Who else has typed into a form since an instant, the last first: three at most, more are a crowd.
pub async fn others(
    mut on: impl Session,
    user_id: UserId,
    form: &DraftForm,
    since: DateTime<Utc>,
) -> Result<Vec<OtherEditor>, ApiError> {
    let sql = "select u.login, d.saved_at from security_draft d join security_user u on u.user_id = d.user_id
         where d.form = $1 and d.saved_at >= $2 and d.user_id <> $3 order by d.saved_at desc limit 3";
    let rows = fetch_all!(on, (String, DateTime<Utc>), sql, form.key(), since, user_id.uuid()).await?;
    Ok(rows.into_iter().map(|(login, saved_at)| OtherEditor { login, saved_at }).collect())
}

/// How many drafts of other forms somebody has.
pub async fn count_others(tx: &mut Tx, user_id: UserId, form: &DraftForm) -> Result<i64, ApiError> {
    let sql = "select count(*) from security_draft where user_id = $1 and form <> $2";
    Ok(fetch_one!(&mut *tx, (i64,), sql, user_id.uuid(), form.key()).await?.0)
}

/// Throws away so many of somebody's oldest drafts of other forms.
pub async fn forget_oldest(tx: &mut Tx, user_id: UserId, form: &DraftForm, count: i64) -> Result<(), ApiError> {
    let sql = "delete from security_draft where user_id = $1 and form in
                 (select form from security_draft where user_id = $1 and form <> $2 order by saved_at, form limit $3)";
    execute!(&mut *tx, sql, user_id.uuid(), form.key(), count).await?;
    Ok(())
}

/// Keeps a draft in the place of the one before.
pub async fn keep(tx: &mut Tx, user_id: UserId, form: &DraftForm, draft: &Draft) -> Result<(), ApiError> {
    let fields = serde_json::to_string(&draft.fields).map_err(ApiError::internal)?;
    execute!(
        &mut *tx,
        "insert into security_draft (user_id, form, version, fields, saved_at) values ($1, $2, $3, $4, $5)
         on conflict (user_id, form) do update
         set version = excluded.version, fields = excluded.fields, saved_at = excluded.saved_at",
        user_id.uuid(),
        form.key(),
        draft.version,
        &fields,
        draft.saved_at.trunc_subsecs(6)
    )
    .await?;
    Ok(())
}

/// Throws a draft away, unless it was typed after an instant.
pub async fn forget(
    mut on: impl Session,
    user_id: UserId,
    form: &DraftForm,
    until: DateTime<Utc>,
) -> Result<(), ApiError> {
    let sql = "delete from security_draft where user_id = $1 and form = $2 and saved_at <= $3";
    execute!(on, sql, user_id.uuid(), form.key(), until).await?;
    Ok(())
}

/// Erases those from before an instant, at most so many at once; gives how many.
pub async fn erase(db: &Database, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_draft where (user_id, form) in
                 (select user_id, form from security_draft where saved_at < $1 order by saved_at limit $2)";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql, before, limit).await?)
}
