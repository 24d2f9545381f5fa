//! People of the staff, made for a test.

use crate::support::World;
use uuid::Uuid;
use weblys_api::client::{CallError, Caller};
use weblys_api::security::{Right, RightSet};
use weblys_api::staff::{ChangePassword, Next, SignIn, SignedIn};
use weblys_back::config::security::Hashing;
use weblys_back::security::console::Console;
use weblys_db::execute;
use weblys_kernel::Clock;
use weblys_security::Login;

/// A password that everybody of a test has: nobody guesses it, says the policy.
pub const PASSWORD: &str = "quartz-velours-octopode-41";

/// A call with this token.
pub fn with(token: &str) -> Caller {
    Caller {
        staff: Some(token.to_owned()),
        correlation: "corr-staff".to_owned(),
        address: Some("192.0.2.7".to_owned()),
        agent: Some("A browser/1.0".to_owned()),
        ..Caller::default()
    }
}

impl World {
    /// The command line at BACK's database.
    pub fn console(&self) -> Console<'_> {
        let hashing = Hashing { memory_kib: 64, passes: 1, lanes: 1, at_once: 2 };
        Console { db: self.db(), hashing, now: self.clock.now() }
    }

    /// The first step of a sign-in.
    pub async fn signs_in(&self, login: &str, password: &str) -> Result<SignedIn, CallError> {
        let sign_in = SignIn { login: login.to_owned(), password: password.to_owned() };
        self.back.sign_in(&Caller { staff: None, ..with("") }, &sign_in).await
    }

    /// An administrator who is signed in, as made by the command line.
    pub async fn administrator(&self) -> Caller {
        let password = self.console().create("admin").await.unwrap();
        self.app.directory.refresh(self.db()).await.unwrap();
        self.first_sign_in("admin", &password).await
    }

    /// Signs in with a first password and chooses another.
    pub async fn first_sign_in(&self, login: &str, first: &str) -> Caller {
        let signed_in = self.signs_in(login, first).await.unwrap();
        assert_eq!(signed_in.next, Next::ChangePassword);
        let change = ChangePassword { old: first.to_owned(), new: PASSWORD.to_owned() };
        let changed = self.back.change_password(&with(&signed_in.token), &change).await.unwrap();
        assert_eq!(changed.next, Next::Done);
        with(&changed.token)
    }

    /// Somebody with these rights through a group of his own, signed in. Made beside BACK's doors.
    pub async fn somebody(&self, login: &str, rights: &[Right]) -> Caller {
        self.console().create(login).await.unwrap();
        let group = self.group_of(login, rights).await;
        let mut tx = self.db().begin(weblys_db::Durability::Full).await.unwrap();
        weblys_back::security::store::change::raise(&mut tx).await.unwrap();
        let user = weblys_back::security::store::user::by_login(&mut tx, &Login::parse(login).unwrap()).await;
        let user = user.unwrap().unwrap();
        let id = user.user_id.uuid();
        execute!(&mut tx, "update security_membership set group_id = $2 where user_id = $1", id, group).await.unwrap();
        let hash = self.app.hasher.hash(PASSWORD.to_owned()).await.unwrap();
        weblys_back::security::store::credential::set_password(&mut tx, user.user_id, &hash, false).await.unwrap();
        tx.commit().await.unwrap();
        self.app.directory.refresh(self.db()).await.unwrap();
        with(&self.signs_in(login, PASSWORD).await.unwrap().token)
    }

    async fn group_of(&self, login: &str, rights: &[Right]) -> Uuid {
        let group = weblys_security::Group {
            group_id: weblys_security::GroupId::from_uuid(Uuid::new_v4()),
            code: format!("group-of-{login}"),
            name: login.to_owned(),
            rights: rights.iter().copied().collect::<RightSet>(),
            origin: weblys_security::Origin::Weblys,
            version: 1,
        };
        let mut tx = self.db().begin(weblys_db::Durability::Full).await.unwrap();
        weblys_back::security::store::change::raise(&mut tx).await.unwrap();
        weblys_back::security::store::group::insert(&mut tx, &group).await.unwrap();
        tx.commit().await.unwrap();
        group.group_id.uuid()
    }
}
