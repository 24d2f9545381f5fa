//! The rows of the audit trail: appended under the lock of the chain's end, listed, followed.

use super::seal::{self, Looked};
use crate::error::ApiError;
use crate::security::approvals::rehearsal;
use crate::security::store::access;
use crate::state::App;
use crate::upkeep::job::{Ending, Job};
use crate::upkeep::run::Progress;
use crate::upkeep::store as jobs;
use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;
use weblys_api::audit::{AuditChain, AuditQuery, SealedTrail};
use weblys_db::{Database, Tx, execute, fetch_all, fetch_one};
use weblys_security::audit::{link, verify};
use weblys_security::{AuditEntry, Site, UserId};

/// Entries that are read at once to follow the chain.
const AT_ONCE: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: DateTime<Utc>,
    actor: String,
    user_id: Option<Uuid>,
    on_behalf_of: Option<String>,
    address: String,
    site: String,
    action: String,
    subject_kind: String,
    subject: String,
    before_json: Option<String>,
    after_json: Option<String>,
    correlation: String,
    hash: String,
}

/// An entry with its place and its link.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its place.
    pub seq: i64,
    /// The entry.
    pub entry: AuditEntry,
    /// Its link.
    pub hash: String,
}

impl Row {
    /// What cannot be read was tampered with: it is given as something whose link does not fit.
    fn read(self) -> Kept {
        let json = |text: Option<String>| text.map(|text| serde_json::from_str(&text).unwrap_or(text.into()));
        let site = Site::parse(&self.site);
        let entry = AuditEntry {
            at: self.at,
            actor: self.actor,
            user_id: self.user_id.map(UserId::from_uuid),
            on_behalf_of: self.on_behalf_of,
            address: self.address,
            site: site.unwrap_or(Site::WeConfig),
            action: self.action,
            subject_kind: self.subject_kind,
            subject: self.subject,
            before: json(self.before_json),
            after: json(self.after_json),
            correlation: self.correlation,
        };
        Kept { seq: self.seq, entry, hash: if site.is_some() { self.hash } else { String::new() } }
    }
}

/// Appends an entry, without secrets, in the transaction of what it tells of. Others who append wait for its end.
pub async fn append(tx: &mut Tx, entry: AuditEntry) -> Result<i64, ApiError> {
    let entry = entry.without_secrets();
    rehearsal::see(&entry);
    // Instants never go back along the chain, whatever the clocks of replicas say: ranges of time are ranges of it.
    let head = "update security_audit_head set seq = seq + 1, at = case when at > $1 then at else $1 end
         where chain = 'security' returning seq, hash, at";
    let (seq, previous, at) = fetch_one!(&mut *tx, (i64, String, DateTime<Utc>), head, entry.at).await?;
    let entry = AuditEntry { at, ..entry };
    let hash = link(&previous, &entry.canonical(seq));
    let json = |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string);
    execute!(
        &mut *tx,
        "insert into security_audit (seq, at, actor, user_id, on_behalf_of, address, site, action, subject_kind, subject,
                                     before_json, after_json, correlation, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        seq,
        entry.at,
        &entry.actor,
        entry.user_id.map(UserId::uuid),
        entry.on_behalf_of.as_deref(),
        &entry.address,
        entry.site.code(),
        &entry.action,
        &entry.subject_kind,
        &entry.subject,
        json(&entry.before),
        json(&entry.after),
        &entry.correlation,
        &hash
    )
    .await?;
    execute!(&mut *tx, "update security_audit_head set hash = $1 where chain = 'security'", &hash).await?;
    access::note(tx, &entry).await?;
    Ok(seq)
}

/// A list begins with the condition that finds the fewest, so that its index is used.
macro_rules! list {
    ($first:literal) => {
        concat!(
            "select seq, at, actor, user_id, on_behalf_of, address, site, action, subject_kind, subject, before_json,
                    after_json, correlation, hash
             from security_audit where ",
            $first,
            " and seq < $1 and seq >= $6
               and ($2 = '' or actor = $2) and ($3 = '' or action = $3)
               and ($4 = '' or subject = $4) and ($5 = '' or correlation = $5)
             order by seq desc limit $7"
        )
    };
}

/// The statement of a list: `$1` the place before which, `$2` to `$5` actor, action, subject and correlation or empty,
/// `$6` the place from which, `$7` the most rows.
#[must_use]
pub const fn list_sql(query: &AuditQuery) -> &'static str {
    if !query.q.is_empty() {
        list!("correlation = $5")
    } else if !query.subject.is_empty() {
        list!("subject = $4")
    } else if !query.actor.is_empty() {
        list!("actor = $2")
    } else if !query.action.is_empty() {
        list!("action = $3")
    } else {
        list!("seq > 0")
    }
}

/// Entries, the newest first, at most so many.
pub async fn list(db: &Database, query: &AuditQuery, limit: i64) -> Result<Vec<Kept>, ApiError> {
    let (first, before) = places(db, query).await?;
    let rows = fetch_all!(
        db,
        Row,
        list_sql(query),
        before,
        query.actor.trim(),
        query.action.trim(),
        query.subject.trim(),
        query.q.trim(),
        first,
        limit
    );
    Ok(rows.await?.into_iter().map(Row::read).collect())
}

/// `$1` from when, `$2` until when.
pub const PLACES: &str = "select (select seq from security_audit where at >= $1 order by at, seq limit 1),
    (select seq from security_audit where at < $2 order by at desc, seq desc limit 1)";

/// The range of places that a range of time is: found first, at both ends by an index. Left to the list itself, SQLite
/// walks from the newest entry to where the range ends.
async fn places(db: &Database, query: &AuditQuery) -> Result<(i64, i64), ApiError> {
    let before = query.before_seq.unwrap_or(i64::MAX);
    if query.from.is_none() && query.until.is_none() {
        return Ok((0, before));
    }
    let (first, last) = fetch_one!(
        db,
        (Option<i64>, Option<i64>),
        PLACES,
        query.from.unwrap_or(DateTime::UNIX_EPOCH),
        query.until.unwrap_or(LATEST)
    )
    .await?;
    // Nothing from then on, or nothing until then: nothing in between.
    Ok((first.unwrap_or(i64::MAX), before.min(last.map_or(0, |last| last + 1))))
}

/// Later than anything: the year 9999, which both engines sort behind the others.
const LATEST: DateTime<Utc> = match DateTime::from_timestamp(253_370_764_800, 0) {
    Some(latest) => latest,
    None => DateTime::<Utc>::MAX_UTC,
};

/// How far the chain holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// So many entries hold.
    pub checked: i64,
    /// The place of the first that does not.
    pub broken_at: Option<i64>,
    /// The link of the last one that holds.
    pub last: String,
}

/// Follows the chain from its first entry to its end.
pub async fn chain(db: &Database) -> Result<Followed, ApiError> {
    Ok(follow(db, None).await?.0)
}

/// What the job's last complete run found: nobody follows a long chain while a page waits.
pub async fn last_check(app: &App) -> Result<AuditChain, ApiError> {
    let sql = "select checked_count, broken_at, checked_at from security_audit_head where chain = 'security'";
    let found = fetch_one!(&app.db, (Option<i64>, Option<i64>, Option<DateTime<Utc>>), sql);
    let job = jobs::one(&app.db, Job::CheckTrail, app.now());
    let (found, job, sealed) = tokio::join!(found, job, seal::reach(&app.db));
    let (checked, broken_at, at) = found?;
    let running = job?.and_then(|job| job.running);
    let sealed = sealed?.map(|(seq, since)| SealedTrail { seq, since });
    Ok(AuditChain { checked: checked.unwrap_or(0), broken_at, at, running, sealed })
}

/// How the job tells that the chain is broken.
const BROKEN: &str = "the audit trail is broken";

/// How it tells that it cannot tell: nothing more is sealed until the key is there.
const OTHER_KEY: &str =
    "the audit trail was sealed with another security.sealing_key: give that one, or as former_sealing_key";

/// The job that follows the chain: it fails where the chain is broken.
pub async fn check(app: &App, progress: &Progress) -> Result<Ending, ApiError> {
    let (mut chain, stopped) = follow(&app.db, Some(progress)).await?;
    let checked = chain.checked.unsigned_abs();
    if stopped {
        return Ok(Ending::Stopped(checked));
    }
    let mut is_other_key = false;
    if chain.broken_at.is_none() {
        let looked = seal::look_and_seal(&app.db, &app.sealer, (chain.checked, &chain.last), app.now());
        match looked.await? {
            Looked::Whole => {}
            Looked::Broken(seq) => chain.broken_at = Some(seq),
            Looked::OtherKey => is_other_key = true,
        }
    }
    let sql = "update security_audit_head set checked_count = $1, broken_at = $2, checked_at = $3
               where chain = 'security'";
    execute!(&app.db, sql, chain.checked, chain.broken_at, app.now().trunc_subsecs(6)).await?;
    if let Some(seq) = chain.broken_at {
        let what = format!("{BROKEN} at entry {seq}");
        tracing::error!(seq, "{BROKEN}");
        return Ok(Ending::Wrong(checked, what));
    }
    if is_other_key {
        tracing::error!("{OTHER_KEY}");
        return Ok(Ending::Wrong(checked, OTHER_KEY.to_owned()));
    }
    Ok(Ending::Done(checked))
}

/// Follows the chain, telling how far it is after every thousand entries; says whether it was stopped.
async fn follow(db: &Database, progress: Option<&Progress>) -> Result<(Followed, bool), ApiError> {
    let head = "select seq, hash from security_audit_head where chain = 'security'";
    let (end, hash) = fetch_one!(db, (i64, String), head).await?;
    let (mut checked, mut last) = (0, String::new());
    while checked < end {
        let page = page(db, checked, end).await?;
        if page.first().is_none_or(|first| first.seq != checked + 1) {
            return Ok((Followed { checked, broken_at: Some(checked + 1), last }, false));
        }
        match verify(&last, page.iter().map(|kept| (kept.seq, &kept.entry, kept.hash.as_str()))) {
            Ok(reached) => last = reached,
            Err(broken) => {
                return Ok((Followed { checked: broken.seq - 1, broken_at: Some(broken.seq), last }, false));
            }
        }
        checked = page.last().map_or(end, |kept| kept.seq);
        if let Some(progress) = progress
            && progress.at(checked, Some(end)).await?
        {
            return Ok((Followed { checked, broken_at: None, last }, true));
        }
    }
    Ok((Followed { checked, broken_at: (last != hash).then_some(end + 1), last }, false))
}

async fn page(db: &Database, after: i64, end: i64) -> Result<Vec<Kept>, ApiError> {
    let rows = fetch_all!(
        db,
        Row,
        "select seq, at, actor, user_id, on_behalf_of, address, site, action, subject_kind, subject, before_json,
                after_json, correlation, hash
         from security_audit where seq > $1 and seq <= $2 order by seq limit $3",
        after,
        end,
        AT_ONCE
    );
    Ok(rows.await?.into_iter().map(Row::read).collect())
}
