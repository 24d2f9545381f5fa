//! What waits for a second person, or has waited.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::approvals::{ApprovalQuery, ApprovalState, ForeseenChange};
use weblys_api::operations::Operation;
use weblys_api::page::NEVER;
use weblys_db::{Database, Durability, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_security::approval::Approval;
use weblys_security::{Request as Question, UserId};

/// Something asked for, exactly as it will be done.
#[derive(Debug)]
pub struct Asked {
    /// What.
    pub operation: &'static Operation,
    /// On which path, with its query.
    pub target: String,
    /// With which body.
    pub body: String,
    /// What it would change.
    pub foreseen: Vec<ForeseenChange>,
}

/// One that is to be kept.
#[derive(Debug)]
pub struct New<'a> {
    /// Its id.
    pub approval_id: Uuid,
    /// Who asked, and when.
    pub question: &'a Question,
    /// What for.
    pub asked: &'a Asked,
    /// The hash of what was asked for.
    pub same: &'a str,
    /// By whom.
    pub signed: &'a Signed,
    /// From where.
    pub person: &'a Person,
}

/// One that is kept.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the migration, which says what they are")]
pub struct Kept {
    pub approval_id: Uuid,
    pub operation: String,
    pub method: String,
    pub target: String,
    pub body: String,
    pub question: Question,
    pub requester: String,
    pub behalf_login: Option<String>,
    pub address: String,
    pub correlation: String,
    pub lapses_at: DateTime<Utc>,
    pub foreseen: Vec<ForeseenChange>,
    pub state: ApprovalState,
    pub decider: String,
    pub decided_at: Option<DateTime<Utc>>,
    pub reason: String,
    pub outcome: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    approval_id: Uuid,
    operation: String,
    method: String,
    target: String,
    body: String,
    requested_by: Uuid,
    requester: String,
    on_behalf_of: Option<Uuid>,
    behalf_login: Option<String>,
    address: String,
    correlation: String,
    requested_at: DateTime<Utc>,
    lapses_at: DateTime<Utc>,
    foreseen_json: String,
    state: String,
    decided_by: Option<Uuid>,
    decider: String,
    decided_at: Option<DateTime<Utc>>,
    reason: String,
    outcome: String,
}

impl Row {
    fn read(self, now: DateTime<Utc>) -> Result<Kept, ApiError> {
        let stored = ApprovalState::parse(&self.state).ok_or_else(|| ApiError::internal(&self.state))?;
        let is_void = stored == ApprovalState::Waiting && now >= self.lapses_at;
        let agreed = matches!(stored, ApprovalState::Agreed | ApprovalState::Done | ApprovalState::Failed);
        let approval = self.decided_by.zip(self.decided_at).filter(|_| agreed);
        let approval = approval.map(|(by, approved_at)| Approval { approved_by: UserId::from_uuid(by), approved_at });
        Ok(Kept {
            approval_id: self.approval_id,
            operation: self.operation,
            method: self.method,
            target: self.target,
            body: self.body,
            question: Question {
                requested_by: UserId::from_uuid(self.requested_by),
                on_behalf_of: self.on_behalf_of.map(UserId::from_uuid),
                requested_at: self.requested_at,
                approval,
            },
            requester: self.requester,
            behalf_login: self.behalf_login,
            address: self.address,
            correlation: self.correlation,
            lapses_at: self.lapses_at,
            foreseen: serde_json::from_str(&self.foreseen_json).map_err(ApiError::internal)?,
            state: if is_void { ApprovalState::Lapsed } else { stored },
            decider: self.decider,
            decided_at: self.decided_at,
            reason: self.reason,
            outcome: self.outcome,
        })
    }
}

/// Takes note of those that nobody agreed to in time.
pub async fn lapse(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), ApiError> {
    let sql = "update security_approval set state = 'lapsed' where state = 'waiting' and lapses_at <= $1";
    execute!(&mut *tx, sql, now).await?;
    Ok(())
}

/// Keeps one; false when the same waits already.
pub async fn insert(tx: &mut Tx, new: &New<'_>) -> Result<bool, ApiError> {
    let New { approval_id, question, asked, same, signed, person } = *new;
    let foreseen = serde_json::to_string(&asked.foreseen).map_err(ApiError::internal)?;
    let rows = execute!(
        &mut *tx,
        "insert into security_approval (approval_id, operation, method, target, body, same_hash, requested_by, requester,
                                        on_behalf_of, behalf_login, address, correlation, requested_at, lapses_at,
                                        foreseen_json, state, decider, reason, outcome)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'waiting', '', '', '')
         on conflict do nothing",
        approval_id,
        asked.operation.name,
        asked.operation.method.as_str(),
        &asked.target,
        &asked.body,
        same,
        question.requested_by.uuid(),
        signed.actor.login.as_str(),
        question.on_behalf_of.map(UserId::uuid),
        signed.behalf.as_ref().map(|user| user.login.to_string()),
        &person.address,
        &person.correlation,
        question.requested_at,
        question.lapses_at(),
        &foreseen
    );
    Ok(rows.await? == 1)
}

/// How many of one person's questions wait.
pub async fn waiting(tx: &mut Tx, user_id: UserId) -> Result<i64, ApiError> {
    let sql = "select count(*) from security_approval where requested_by = $1 and state = 'waiting'";
    Ok(fetch_one!(&mut *tx, (i64,), sql, user_id.uuid()).await?.0)
}

/// The one that waits already for the same.
pub async fn same(db: &Database, user_id: UserId, same: &str) -> Result<Option<Uuid>, ApiError> {
    let sql = "select approval_id from security_approval
               where requested_by = $1 and same_hash = $2 and state = 'waiting'";
    let row = fetch_optional!(db, (Uuid,), sql, user_id.uuid(), same);
    Ok(row.await?.map(|(approval_id,)| approval_id))
}

macro_rules! select {
    ($body:literal, $($rest:expr),+) => {
        concat!(
            "select approval_id, operation, method, target, ", $body, ", requested_by, requester, on_behalf_of, behalf_login,
                    address, correlation, requested_at, lapses_at, foreseen_json, state, decided_by, decider,
                    decided_at, reason, outcome
             from security_approval ",
            $($rest),+
        )
    };
}

/// One of them.
pub async fn find(mut on: impl Session, approval_id: Uuid, now: DateTime<Utc>) -> Result<Option<Kept>, ApiError> {
    let row = fetch_optional!(on, Row, select!("body", "where approval_id = $1"), approval_id).await?;
    row.map(|row| row.read(now)).transpose()
}

/// `$1` a state's word or empty, `$2` whether everybody's, `$3` else whose, `$4` now.
macro_rules! wanted {
    () => {
        "where ($1 = '' or $1 = case when state = 'waiting' and lapses_at <= $4 then 'lapsed' else state end)
           and ($2 or requested_by = $3) "
    };
}

/// `$5` the most rows, `$6` how many to pass over, behind the one of the instant `$7` with the id `$8`. Bodies are long, and no list shows them.
pub const LIST: &str = select!(
    "'' as body",
    wanted!(),
    "and requested_at <= $7 and (requested_at < $7 or approval_id < $8)
     order by requested_at desc, approval_id desc limit $5 offset $6"
);

/// Which ones.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// In which state.
    pub query: &'a ApprovalQuery,
    /// Whose; none: everybody's.
    pub whose: Option<UserId>,
    /// Now, UTC.
    pub now: DateTime<Utc>,
}

/// The newest, page by page; and how many there are.
pub async fn list(
    db: &Database,
    wanted: Wanted<'_>,
    (limit, offset): (i64, i64),
) -> Result<(Vec<Kept>, i64), ApiError> {
    let Wanted { query, whose, now } = wanted;
    let (all, whose) = (whose.is_none(), whose.map_or(Uuid::nil(), UserId::uuid));
    let rows = async {
        let (at, id) = query.before_at.zip(query.before_id).unwrap_or((NEVER, Uuid::max()));
        let rows = fetch_all!(db, Row, LIST, &query.state, all, whose, now, limit, offset, at, id).await?;
        rows.into_iter().map(|row| row.read(now)).collect::<Result<Vec<_>, _>>()
    };
    let count = async {
        let sql = concat!("select count(*) from security_approval ", wanted!());
        Ok::<_, ApiError>(fetch_one!(db, (i64,), sql, &query.state, all, whose, now).await?.0)
    };
    tokio::try_join!(rows, count)
}

/// A decision: from which state to which, by whom, when, why.
#[derive(Debug)]
pub struct Decision<'a> {
    /// The one decided on.
    pub approval_id: Uuid,
    /// The state that it must be in, and when it came there by a decision.
    pub from: (ApprovalState, Option<DateTime<Utc>>),
    /// The state that follows.
    pub to: ApprovalState,
    /// Who decides.
    pub by: (UserId, &'a str),
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: &'a str,
}

/// Decides; false when somebody was quicker.
pub async fn decide(tx: &mut Tx, decision: &Decision<'_>) -> Result<bool, ApiError> {
    let Decision { approval_id, from: (from, since), to, by: (user_id, login), at, reason } = *decision;
    let rows = execute!(
        &mut *tx,
        "update security_approval set state = $2, decided_by = $3, decider = $4, decided_at = $5, reason = $6
         where approval_id = $1 and state = $7 and (decided_at is null or decided_at = $8)",
        approval_id,
        to.word(),
        user_id.uuid(),
        login,
        at,
        reason,
        from.word(),
        since
    );
    Ok(rows.await? == 1)
}

/// Keeps how one ended that was agreed to at that instant; false when another run of it has ended it.
pub async fn end(
    tx: &mut Tx,
    approval_id: Uuid,
    agreed_at: DateTime<Utc>,
    outcome: &Result<(), String>,
) -> Result<bool, ApiError> {
    let state = if outcome.is_ok() { ApprovalState::Done } else { ApprovalState::Failed };
    let rows = execute!(
        &mut *tx,
        "update security_approval set state = $2, outcome = $3
         where approval_id = $1 and state = 'agreed' and decided_at = $4",
        approval_id,
        state.word(),
        outcome.as_ref().err().map_or("", String::as_str),
        agreed_at
    );
    Ok(rows.await? == 1)
}

/// Whether the trail has what was foreseen, done by who asked with his request's id: its end was not heard of.
pub async fn was_done(db: &Database, kept: &Kept) -> Result<bool, ApiError> {
    let Some(first) = kept.foreseen.first().filter(|_| !kept.correlation.is_empty()) else { return Ok(false) };
    let sql = "select seq from security_audit where correlation = $1 and action = $2 and user_id = $3 limit 1";
    let asker = kept.question.requested_by.uuid();
    Ok(fetch_optional!(db, (i64,), sql, &kept.correlation, &first.action, asker).await?.is_some())
}

/// Erases those asked for before an instant, at most so many at once; gives how many.
pub async fn erase(db: &Database, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_approval where approval_id in
                 (select approval_id from security_approval where requested_at < $1
                  order by requested_at, approval_id limit $2)";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql, before, limit).await?)
}
