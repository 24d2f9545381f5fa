//! What the command line does to users when nobody can sign in: `weblys admin`. Audited as `console`.

use crate::config::security::Hashing;
use crate::error::ApiError;
use crate::security::actor::Person;
use crate::security::audit::{self, Deed};
use crate::security::hashing::Hasher;
use crate::security::seed::{self, ADMINISTRATORS};
use crate::security::store::{address, change, credential, group, user};
use crate::security::users::{one_time_password, to_first_password};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Database, Durability, Tx};
use weblys_security::{Failures, Login, Origin, User, UserId, UserKind, UserState};

/// Who acts, in the audit trail.
const CONSOLE: &str = "console";

/// The command line at a database.
#[derive(Debug)]
pub struct Console<'a> {
    /// BACK's database.
    pub db: &'a Database,
    /// What a password's hash costs.
    pub hashing: Hashing,
    /// The present, UTC.
    pub now: DateTime<Utc>,
}

impl Console<'_> {
    /// Makes a new administrator; gives his first password.
    ///
    /// # Errors
    /// [`ApiError::Taken`] when the login is somebody's.
    pub async fn create(&self, login: &str) -> Result<String, ApiError> {
        let login = &Login::parse(login)?;
        let password = one_time_password();
        let hash = Hasher::new(&self.hashing)?.hash(password.clone()).await?;
        let mut tx = self.begin().await?;
        let user = self.insert(&mut tx, login, login.as_str(), ADMINISTRATORS).await?;
        to_first_password(&mut tx, user.user_id, &hash).await?;
        self.tell(&mut tx, "user.make", login).await?;
        tx.commit().await?;
        Ok(password)
    }

    /// Makes users with passwords that are known to everybody, for the demonstration: all of them, and only in a base
    /// where nobody of the staff is yet. Says whether they are there.
    ///
    /// # Errors
    /// When a group is not there, or the database fails.
    pub async fn create_for_demo(&self, accounts: &[DemoAccount<'_>]) -> Result<bool, ApiError> {
        let mut tx = self.begin().await?;
        let people: Vec<User> =
            user::all(&mut tx).await?.into_iter().filter(|one| one.kind == UserKind::Staff).collect();
        if !people.is_empty() {
            return Ok(accounts.iter().all(|account| people.iter().any(|one| one.login.as_str() == account.login)));
        }
        let hasher = Hasher::new(&self.hashing)?;
        for account in accounts {
            let login = Login::parse(account.login)?;
            let hash = hasher.hash(account.password.to_owned()).await?;
            let user = self.insert(&mut tx, &login, account.name, account.group).await?;
            credential::set_password(&mut tx, user.user_id, &hash, false).await?;
            self.tell(&mut tx, "user.make", &login).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Gives somebody a first password and lets him work again; his second factor and his sessions end.
    ///
    /// # Errors
    /// When there is no such user, or nobody signs in as him.
    pub async fn reset(&self, login: &str) -> Result<String, ApiError> {
        let login = &Login::parse(login)?;
        let password = one_time_password();
        let hash = Hasher::new(&self.hashing)?.hash(password.clone()).await?;
        let mut tx = self.begin().await?;
        let user = self.person(&mut tx, login).await?;
        if user.state == UserState::Disabled {
            let active = User { state: UserState::Active, version: user.version + 1, ..user.clone() };
            user::update(&mut tx, &active).await?;
        }
        to_first_password(&mut tx, user.user_id, &hash).await?;
        self.tell(&mut tx, "user.reset", login).await?;
        tx.commit().await?;
        Ok(password)
    }

    /// Ends somebody's lock-out.
    ///
    /// # Errors
    /// When there is no such user, or nobody signs in as him.
    pub async fn unlock(&self, login: &str) -> Result<(), ApiError> {
        let login = &Login::parse(login)?;
        let mut tx = self.begin().await?;
        let user = self.person(&mut tx, login).await?;
        credential::set_failures(&mut tx, user.user_id, Failures::default()).await?;
        self.tell(&mut tx, "user.unlock", login).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets the failures of a network address: everybody behind it may try again.
    ///
    /// # Errors
    /// When nobody has failed from there.
    pub async fn unlock_address(&self, network_address: &str) -> Result<(), ApiError> {
        let mut tx = self.begin().await?;
        if !address::forget(&mut tx, network_address).await? {
            return Err(ApiError::NotFound("address"));
        }
        let deed = Deed { action: "address.unlock", subject_kind: "address", subject: network_address };
        let entry = audit::by_name(CONSOLE, &Person::default(), deed, self.now);
        audit::store::append(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }

    async fn begin(&self) -> Result<Tx, ApiError> {
        seed::bring(self.db, self.now).await?;
        let mut tx = self.db.begin(Durability::Full).await?;
        change::raise(&mut tx).await?;
        Ok(tx)
    }

    async fn person(&self, tx: &mut Tx, login: &Login) -> Result<User, ApiError> {
        let user = user::by_login(&mut *tx, login).await?.ok_or(ApiError::NotFound("user"))?;
        match user.kind {
            UserKind::Staff => Ok(user),
            UserKind::Automatic(_) => Err(weblys_security::SecurityRefusal::AutomaticSignIn.into()),
        }
    }

    async fn insert(&self, tx: &mut Tx, login: &Login, name: &str, in_group: &str) -> Result<User, ApiError> {
        if in_group == ADMINISTRATORS {
            // It is there, unless somebody removed it.
            group::insert(tx, &seed::administrators()).await?;
        }
        let groups = group::all(&mut *tx).await?;
        let group = groups.iter().find(|group| group.code == in_group).ok_or(ApiError::NotFound("group"))?;
        let user = User {
            user_id: UserId::from_uuid(Uuid::now_v7()),
            login: login.clone(),
            name: name.to_owned(),
            email: None,
            kind: UserKind::Staff,
            origin: Origin::Weblys,
            state: UserState::Active,
            groups: vec![group.group_id],
            channel: "internal".to_owned(),
            shop: None,
            partner: None,
            must_change_password: true,
            version: 1,
        };
        if user::insert(tx, &user, self.now).await? { Ok(user) } else { Err(ApiError::Taken) }
    }

    async fn tell(&self, tx: &mut Tx, action: &'static str, login: &Login) -> Result<(), ApiError> {
        let deed = Deed { action, subject_kind: "user", subject: login.as_str() };
        let entry = audit::by_name(CONSOLE, &Person::default(), deed, self.now);
        audit::store::append(tx, entry).await.map(drop)
    }
}

/// An account of the demonstration.
#[derive(Debug, Clone, Copy)]
pub struct DemoAccount<'a> {
    /// His login.
    pub login: &'a str,
    /// His password.
    pub password: &'a str,
    /// His name, for people.
    pub name: &'a str,
    /// The code of his group.
    pub group: &'a str,
}
