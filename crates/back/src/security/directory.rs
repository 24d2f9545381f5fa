//! Users, groups and rights in memory: what every request is checked against, without asking the database.
//!
//! A change raises a version in the database. Each BACK looks at it several times a second ([`watch`]), so that a right
//! removed is gone within a second on every replica; the one that made the change looks at once.

use crate::error::ApiError;
use crate::security::operator::Told;
use crate::security::operator::drifts::{self, Line};
use crate::security::store::{change, group, operator, user};
use crate::state::App;
use arc_swap::ArcSwap;
use std::collections::HashMap;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use weblys_db::Database;
use weblys_security::{Group, ProfileMap, Right, RightSet, Site, User, UserId, UserKind};

/// How often the version is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(400);

/// Users, groups and rights as of a version.
#[derive(Debug, Default)]
pub struct Held {
    version: i64,
    users: HashMap<UserId, User>,
    groups: Vec<Group>,
    sites: HashMap<Site, RightSet>,
    told: Vec<Told>,
    profiles: ProfileMap,
    drifts: OnceLock<Vec<Line>>,
}

impl Held {
    fn new(version: i64, users: Vec<User>, groups: Vec<Group>, told: Vec<Told>, profiles: ProfileMap) -> Self {
        let automatic = users.iter().filter_map(|user| match user.kind {
            UserKind::Automatic(site) => Some((site, user.rights(&groups))),
            UserKind::Staff => None,
        });
        let sites = automatic.collect();
        let users = users.into_iter().map(|user| (user.user_id, user)).collect();
        Self { version, users, groups, sites, told, profiles, drifts: OnceLock::new() }
    }

    /// Which change of users, groups and rights it is as of.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// How many users there are, automatic ones among them.
    #[must_use]
    pub fn size(&self) -> usize {
        self.users.len()
    }

    /// Users as the operator system last told of them.
    #[must_use]
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Which groups the operator system's profiles stand for.
    #[must_use]
    pub const fn profiles(&self) -> &ProfileMap {
        &self.profiles
    }

    /// Every difference from the operator system, found at the first look.
    #[must_use]
    pub fn drifts(&self) -> &[Line] {
        self.drifts.get_or_init(|| {
            let users: Vec<User> = self.users.values().cloned().collect();
            drifts::between(&self.told, &users, &self.groups, &self.profiles)
        })
    }

    /// A user.
    #[must_use]
    pub fn user(&self, user_id: UserId) -> Option<&User> {
        self.users.get(&user_id)
    }

    /// Every user, in no order.
    pub fn users(&self) -> impl Iterator<Item = &User> {
        self.users.values()
    }

    /// Users of the staff who may sign in and have a right.
    pub fn holders(&self, right: Right) -> impl Iterator<Item = UserId> {
        let has = move |user: &&User| user.may_sign_in().is_ok() && user.rights(&self.groups).contains(right);
        self.users.values().filter(has).map(|user| user.user_id)
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
pub struct Directory {
    held: ArcSwap<Held>,
    /// The version of which differences from the operator system were noted.
    pub noted: AtomicI64,
}

impl Directory {
    /// What is held now.
    #[must_use]
    pub fn held(&self) -> Arc<Held> {
        self.held.load_full()
    }

    /// Loads everything anew if something has changed.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        // Read before the rest: a change that comes between is loaded again next time.
        let version = change::version(db).await?;
        if version == self.held.load().version { Ok(()) } else { self.load(db, version).await }
    }

    /// Loads everything anew, changed or not.
    pub async fn reload(&self, db: &Database) -> Result<(), ApiError> {
        let version = change::version(db).await?;
        self.load(db, version).await
    }

    async fn load(&self, db: &Database, version: i64) -> Result<(), ApiError> {
        let (users, groups, told, (profiles, _)) =
            tokio::try_join!(user::all(db), group::all(db), operator::told(db), operator::profiles(db))?;
        self.held.store(Arc::new(Held::new(version, users, groups, told, profiles)));
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
        if let Err(error) = app.uses.refresh(&app.db).await {
            tracing::error!(%error, "uses of promotions cannot be refreshed");
        }
        if let Err(error) = app.sites.refresh(&app.db).await {
            tracing::error!(%error, "stopped sites cannot be refreshed");
        }
    }
}
