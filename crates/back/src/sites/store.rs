//! Stopped sites as rows.

use crate::error::ApiError;
use crate::sites::SITES;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use weblys_api::security::Site;
use weblys_db::{Session, Tx, execute, fetch_all, fetch_one};
use weblys_kernel::locale::Label;

/// How somebody left a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whether it was stopped.
    pub is_stopped: bool,
    /// Since when it is so.
    pub changed_at: DateTime<Utc>,
    /// The login of who did it.
    pub changed_by: String,
    /// What its visitors read; empty: the usual words.
    pub words: Label,
    /// When it runs again by itself.
    pub opens_at: Option<DateTime<Utc>>,
    /// Counts changes.
    pub version: i64,
}

impl Kept {
    /// Whether it is stopped at an instant: it runs again from that on which was set.
    #[must_use]
    pub fn is_stopped_at(&self, now: DateTime<Utc>) -> bool {
        self.is_stopped && self.opens_at.is_none_or(|at| now < at)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    site: String,
    is_stopped: bool,
    changed_at: DateTime<Utc>,
    changed_by: String,
    words_fr: String,
    words_en: String,
    opens_at: Option<DateTime<Utc>>,
    version: i64,
}

impl Row {
    fn read(self) -> Option<(Site, Kept)> {
        let site = SITES.into_iter().find(|site| site.code() == self.site)?;
        let kept = Kept {
            is_stopped: self.is_stopped,
            changed_at: self.changed_at,
            changed_by: self.changed_by,
            words: Label { fr: self.words_fr, en: self.words_en },
            opens_at: self.opens_at,
            version: self.version,
        };
        Some((site, kept))
    }
}

/// The version of everything.
pub async fn version(mut on: impl Session) -> Result<i64, ApiError> {
    Ok(fetch_one!(on, (i64,), "select version from parameter_change where base = 'sites'").await?.0)
}

/// Every site that somebody ever stopped.
pub async fn all(mut on: impl Session) -> Result<HashMap<Site, Kept>, ApiError> {
    let rows = fetch_all!(
        on,
        Row,
        "select site, is_stopped, changed_at, changed_by, words_fr, words_en, opens_at, version from site_state"
    );
    Ok(rows.await?.into_iter().filter_map(Row::read).collect())
}

/// Raises the version, which lets changes happen one after the other.
pub async fn begin_change(tx: &mut Tx) -> Result<(), ApiError> {
    execute!(&mut *tx, "update parameter_change set version = version + 1 where base = 'sites'").await?;
    Ok(())
}

/// Keeps how somebody left a site.
pub async fn put(tx: &mut Tx, site: Site, kept: &Kept) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "insert into site_state (site, is_stopped, changed_at, changed_by, words_fr, words_en, opens_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (site) do update set is_stopped = excluded.is_stopped, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by, words_fr = excluded.words_fr, words_en = excluded.words_en,
             opens_at = excluded.opens_at, version = excluded.version",
        site.code(),
        kept.is_stopped,
        kept.changed_at,
        &kept.changed_by,
        &kept.words.fr,
        &kept.words.en,
        kept.opens_at,
        kept.version
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_site_runs_again_from_the_instant_that_was_set() {
        let now = DateTime::UNIX_EPOCH;
        let kept = Kept {
            is_stopped: true,
            changed_at: now,
            changed_by: "camille".to_owned(),
            words: Label::default(),
            opens_at: Some(now + TimeDelta::minutes(10)),
            version: 1,
        };
        assert!(kept.is_stopped_at(now + TimeDelta::seconds(599)));
        assert!(!kept.is_stopped_at(now + TimeDelta::minutes(10)));
        assert!(Kept { opens_at: None, ..kept.clone() }.is_stopped_at(now + TimeDelta::days(900)));
        assert!(!Kept { is_stopped: false, ..kept }.is_stopped_at(now));
    }
}
