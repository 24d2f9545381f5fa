//! Seals on the chain: each check that found it whole seals its last link with a key that the database does not have. Who can
//! write the database can compute a chain anew; the seals on it he cannot. Each seal covers the one before, and a BACK
//! remembers the newest that it has seen while it runs: one that is taken away shows. Who takes seals away while no BACK
//! looks is found in the log only, which tells of each.

use crate::error::ApiError;
use crate::security::sealing::Sealer;
use chrono::{DateTime, SubsecRound, Utc};
use weblys_db::{Database, Durability, Tx, execute, fetch_all, fetch_optional};

/// What a look at the seals found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// All of them hold.
    Whole,
    /// From this entry on something is not what was sealed.
    Broken(i64),
    /// The links are what was sealed, but the seals are by another key than those of the settings.
    OtherKey,
}

/// A seal, with the link that its entry bears now.
#[derive(Debug, sqlx::FromRow)]
struct Seal {
    seq: i64,
    hash: String,
    at: DateTime<Utc>,
    mac: String,
    kept: Option<String>,
}

impl Seal {
    /// What the seal is on. An instant counts to the microsecond, as stores keep it.
    fn text(&self, before: &str) -> String {
        format!("{before}\n{}\n{}\n{}", self.seq, self.hash, self.at.timestamp_micros())
    }

    fn is_on_its_entry(&self) -> bool {
        self.kept.as_ref() == Some(&self.hash)
    }
}

/// Every seal in order, with the links that their entries bear now. Nobody else seals until the transaction ends.
async fn all(tx: &mut Tx) -> Result<Vec<Seal>, ApiError> {
    execute!(&mut *tx, "update security_audit_head set seq = seq where chain = 'security'").await?;
    let sql = "select s.seq, s.hash, s.at, s.mac, a.hash as kept
               from security_audit_seal s left join security_audit a on a.seq = s.seq order by s.seq";
    Ok(fetch_all!(&mut *tx, Seal, sql).await?)
}

fn looked(seals: &[Seal], sealer: &Sealer) -> Looked {
    let is_other = seals.first().is_some_and(|first| !sealer.is_on(&first.text(""), &first.mac))
        && seals.iter().all(Seal::is_on_its_entry);
    if is_other {
        return Looked::OtherKey;
    }
    let (mut before, mut sound) = ("", 0);
    for seal in seals {
        if !seal.is_on_its_entry() || !sealer.is_on(&seal.text(before), &seal.mac) {
            return Looked::Broken(sound + 1);
        }
        (before, sound) = (&seal.mac, seal.seq);
    }
    match sealer.newest() {
        Some(mac) if !seals.iter().any(|seal| seal.mac == mac) => Looked::Broken(sound + 1),
        _ => Looked::Whole,
    }
}

/// Looks at every seal, and puts one on the last link where all of them hold.
pub async fn look_and_seal(
    db: &Database,
    sealer: &Sealer,
    (seq, hash): (i64, &str),
    now: DateTime<Utc>,
) -> Result<Looked, ApiError> {
    let mut tx = db.begin(Durability::Full).await?;
    let seals = all(&mut tx).await?;
    let found = looked(&seals, sealer);
    if found != Looked::Whole {
        tx.rollback().await?;
        return Ok(found);
    }
    let last = seals.last();
    if seq <= last.map_or(0, |last| last.seq) {
        tx.rollback().await?;
        return Ok(found);
    }
    let new = Seal { seq, hash: hash.to_owned(), at: now.trunc_subsecs(6), mac: String::new(), kept: None };
    let mac = sealer.on(&new.text(last.map_or("", |last| last.mac.as_str())));
    let sql = "insert into security_audit_seal (seq, hash, at, mac) values ($1, $2, $3, $4)";
    execute!(&mut tx, sql, seq, hash, new.at, &mac).await?;
    tx.commit().await?;
    tracing::info!(seq, seal = mac, "the audit trail is sealed");
    sealer.saw(mac);
    Ok(found)
}

/// Seals with the present key what the former one sealed, so that it can be given up. What holds with neither stays as it
/// is: the next check tells of it.
pub async fn renew(db: &Database, sealer: &Sealer) -> Result<(), ApiError> {
    let mut tx = db.begin(Durability::Full).await?;
    let seals = all(&mut tx).await?;
    let mut before = "";
    let is_present = seals.iter().all(|seal| {
        let is_present = sealer.on(&seal.text(before)) == seal.mac;
        before = &seal.mac;
        is_present
    });
    if is_present || looked(&seals, sealer) != Looked::Whole {
        return Ok(tx.rollback().await?);
    }
    let mut before = String::new();
    for seal in &seals {
        before = sealer.on(&seal.text(&before));
        execute!(&mut tx, "update security_audit_seal set mac = $2 where seq = $1", seal.seq, &before).await?;
    }
    Ok(tx.commit().await?)
}

/// How far the chain is sealed, and since when.
pub async fn reach(db: &Database) -> Result<Option<(i64, DateTime<Utc>)>, ApiError> {
    let first = "select seq, at from security_audit_seal order by seq limit 1";
    let last = "select seq, at from security_audit_seal order by seq desc limit 1";
    let Some((_, since)) = fetch_optional!(db, (i64, DateTime<Utc>), first).await? else { return Ok(None) };
    let last = fetch_optional!(db, (i64, DateTime<Utc>), last).await?;
    Ok(last.map(|(seq, _)| (seq, since)))
}
