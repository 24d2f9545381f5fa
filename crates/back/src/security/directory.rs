//! Users, groups and rights in memory: what every request is checked against, without asking the database.
//!
//! A change raises a version in the database. Each BACK looks at it several times a second ([`watch`]), so that a right
//! removed is gone within a second on every replica; the one that made the change looks at once.

use crate::error::ApiError;
use crate::security::store::{change, group, user};
use crate::state::App;
use arc_swap::ArcSwap;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use weblys_db::Database;
use weblys_security::{Group, RightSet, Site, User, UserId, UserKind};

/// How often the version is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(400);

/// Users, groups and rights as of a version.
#[derive(Debug, Default)]
pub struct Held {
    version: i64,
    users: HashMap<UserId, User>,
    groups: Vec<Group>,
    sites: HashMap<Site, RightSet>,
}

impl Held {
    fn new(version: i64, users: Vec<User>, groups: Vec<Group>) -> Self {
        let automatic = users.iter().filter_map(|user| match user.kind {
            UserKind::Automatic(site) => Some((site, user.rights(&groups))),
            UserKind::Staff => None,
        });
        let sites = automatic.collect();
        Self { version, sites, groups, users: users.into_iter().map(|user| (user.user_id, user)).collect() }
    }

    /// As of which version.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// A user.
    #[must_use]
    pub fn user(&self, user_id: UserId) -> Option<&User> {
        self.users.get(&user_id)
    }

    /// Every group, by code.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The rights of the automatic user of a public site.
    #[must_use]
    pub fn site(&self, site: Site) -> RightSet {
        self.sites.get(&site).copied().unwrap_or_default()
    }
}

/// What is held, replaced as a whole.
#[derive(Debug, Default)]
pub struct Directory(ArcSwap<Held>);

impl Directory {
    /// What is held now.
    #[must_use]
    pub fn held(&self) -> Arc<Held> {
        self.0.load_full()
    }

    /// Loads everything anew if something has changed.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        // Read before the rest: a change that comes between is loaded again next time.
        let version = change::version(db).await?;
        if version != self.0.load().version {
            let (users, groups) = tokio::try_join!(user::all(db), group::all(db))?;
            self.0.store(Arc::new(Held::new(version, users, groups)));
        }
        Ok(())
    }
}

/// Looks for changes until the process ends.
pub async fn watch(app: App) {
    let mut looks = tokio::time::interval(LOOK_AGAIN);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        if let Err(error) = app.directory.refresh(&app.db).await {
            tracing::error!(%error, "users, groups and rights cannot be refreshed");
        }
        if let Err(error) = app.parameters.refresh(&app.db, &app.config.sale).await {
            tracing::error!(%error, "parameters cannot be refreshed");
        }
    }
}
