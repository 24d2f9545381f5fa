//! Seals on the chain: each check that found it whole seals its last link with a key that the database does not have. Who can
//! write the database can compute a chain anew; the seals on it he cannot. Each seal covers the one before, so that
//! taking one out of the middle shows; how far and since when there are seals is told beside the check.

use crate::error::ApiError;
use crate::security::sealing::Sealer;
use chrono::{DateTime, SubsecRound, Utc};
use weblys_db::{Database, Durability, execute, fetch_all, fetch_optional};

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
}

/// Every seal in order, with the links that their entries bear now.
async fn all(db: &Database) -> Result<Vec<Seal>, ApiError> {
    let sql = "select s.seq, s.hash, s.at, s.mac, a.hash as kept
               from security_audit_seal s left join security_audit a on a.seq = s.seq order by s.seq";
    Ok(fetch_all!(db, Seal, sql).await?)
}

/// The first entry whose seal does not hold, whichever of the two keys it was sealed with.
fn broken(seals: &[Seal], sealer: &Sealer) -> Option<i64> {
    let mut before = "";
    for seal in seals {
        let is_sound = seal.kept.as_ref() == Some(&seal.hash) && sealer.is_on(&seal.text(before), &seal.mac);
        if !is_sound {
            return Some(seal.seq);
        }
        before = &seal.mac;
    }
    None
}

/// Looks at every seal, and puts one on the last link where it holds. Gives the first entry whose seal does not.
pub async fn look_and_seal(
    db: &Database,
    sealer: &Sealer,
    (seq, hash): (i64, &str),
    now: DateTime<Utc>,
) -> Result<Option<i64>, ApiError> {
    let seals = all(db).await?;
    if let Some(seq) = broken(&seals, sealer) {
        return Ok(Some(seq));
    }
    let last = seals.last();
    if seq > last.map_or(0, |last| last.seq) {
        let at = now.trunc_subsecs(6);
        let new = Seal { seq, hash: hash.to_owned(), at, mac: String::new(), kept: None };
        let mac = sealer.on(&new.text(last.map_or("", |last| last.mac.as_str())));
        let sql = "insert into security_audit_seal (seq, hash, at, mac) values ($1, $2, $3, $4)
                   on conflict (seq) do nothing";
        execute!(db, sql, seq, hash, at, &mac).await?;
    }
    Ok(None)
}

/// Seals with the present key what the former one sealed, so that it can be given up. What holds with neither stays as it
/// is: the next check tells of it.
pub async fn renew(db: &Database, sealer: &Sealer) -> Result<(), ApiError> {
    let seals = all(db).await?;
    let is_present = seals.first().is_none_or(|first| sealer.on(&first.text("")) == first.mac);
    if is_present || broken(&seals, sealer).is_some() {
        return Ok(());
    }
    let mut tx = db.begin(Durability::Full).await?;
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
