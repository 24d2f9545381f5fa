//! Who a person of the portal is here: known by issuer and subject, taken for a user who is here where that is configured,
//! else made. His groups are those of the portal from then on, as far as they are mapped.

use super::Refused;
use super::claims::Claims;
use super::provider::Portal;
use crate::error::ApiError;
use crate::security::actor::Person;
use crate::security::audit::{self, Deed};
use crate::security::sign_in::{Opened, open};
use crate::security::store::{change, credential, group, sign_on, user};
use crate::state::App;
use uuid::Uuid;
use weblys_api::staff::SignedIn;
use weblys_db::{Durability, Tx};
use weblys_kernel::EmailAddress;
use weblys_security::grant::must_leave_an_administrator;
use weblys_security::{Group, GroupId, Level, Login, Origin, User, UserId, UserKind, UserState};

/// Who acts, in the audit trail.
const PORTAL: &str = "portal";
const LONGEST_NAME: usize = 100;
/// So much of a login that is not accepted is told to the trail.
const LONGEST_LOGIN: usize = 64;

/// The groups of a person.
struct Groups {
    all: Vec<Group>,
    /// Those that he is in by the portal.
    his: Vec<GroupId>,
    /// Those that the portal decides about.
    mapped: Vec<GroupId>,
}

impl Groups {
    fn of(all: Vec<Group>, portal: &Portal, claims: &Claims) -> Self {
        let said = claims.texts(&portal.settings.groups_claim);
        let id = |code: &str| all.iter().find(|group| group.code == code).map(|group| group.group_id);
        let of = |is_wanted: &dyn Fn(&str) -> bool| {
            let wanted = portal.settings.groups.iter().filter(|mapped| is_wanted(&mapped.portal));
            let mut ids: Vec<GroupId> = wanted.filter_map(|mapped| id(&mapped.group)).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let (his, mapped) = (of(&|name| said.contains(&name)), of(&|_| true));
        Self { all, his, mapped }
    }

    /// What he is in from now on: what the portal says, and what it says nothing about.
    fn after(&self, before: &[GroupId]) -> Vec<GroupId> {
        let kept = before.iter().copied().filter(|group| !self.mapped.contains(group));
        let mut after = sorted(&kept.chain(self.his.iter().copied()).collect::<Vec<_>>());
        after.dedup();
        after
    }
}

/// Signs him in.
pub(super) async fn signs_in(
    app: &App,
    person: &Person,
    portal: &Portal,
    claims: &Claims,
) -> Result<Result<SignedIn, Refused>, ApiError> {
    let said = claims.text(&portal.settings.login_claim).unwrap_or_default();
    let refused = |why: &str| {
        Ok(Err(Refused { login: said.to_ascii_lowercase().chars().take(LONGEST_LOGIN).collect(), why: why.to_owned() }))
    };
    let Ok(login) = Login::parse(said) else { return refused("his login cannot be read") };
    let groups = Groups::of(group::all(&app.db).await?, portal, claims);
    if groups.his.is_empty() {
        return refused("none of his groups is one of ours");
    }
    let desk = Desk { app, person, portal, claims, groups: &groups };
    let mut tx = app.db.begin(Durability::Full).await?;
    let user = match desk.as_he_was().await? {
        Some(user) => user,
        None => {
            change::raise(&mut tx).await?;
            match desk.known(&mut tx, &login).await? {
                Found::User(user) => desk.in_groups(&mut tx, *user).await?,
                Found::Nobody => desk.made(&mut tx, login).await?,
                Found::Another => return refused("his login is another's here"),
            }
        }
    };
    if user.may_sign_in().is_err() {
        return refused("he is disabled here");
    }
    let credential = credential::locked(&mut tx, user.user_id).await?;
    let opened = Opened { user: &user, level: Level::Password, by: Some(PORTAL) };
    let signed_in = open(app, &mut tx, person, &credential, opened).await?;
    tx.commit().await?;
    app.directory.refresh(&app.db).await?;
    Ok(Ok(signed_in))
}

fn sorted(groups: &[GroupId]) -> Vec<GroupId> {
    let mut sorted = groups.to_vec();
    sorted.sort_unstable();
    sorted
}

enum Found {
    User(Box<User>),
    Nobody,
    Another,
}

struct Desk<'a> {
    app: &'a App,
    person: &'a Person,
    portal: &'a Portal,
    claims: &'a Claims,
    groups: &'a Groups,
}

impl Desk<'_> {
    /// Somebody of whom nothing changes: the usual case, for which nobody waits and no replica loads anything anew.
    async fn as_he_was(&self) -> Result<Option<User>, ApiError> {
        let db = &self.app.db;
        let user_id = sign_on::user_of(db, self.portal.issuer(), &self.claims.subject).await?;
        let user = match user_id {
            Some(user_id) => user::by_id(db, user_id).await?,
            None => None,
        };
        Ok(user.filter(|user| self.groups.after(&user.groups) == sorted(&user.groups)))
    }

    async fn known(&self, tx: &mut Tx, login: &Login) -> Result<Found, ApiError> {
        let (issuer, subject) = (self.portal.issuer(), self.claims.subject.as_str());
        if let Some(user_id) = sign_on::user_of(&mut *tx, issuer, subject).await? {
            let user = user::by_id(&mut *tx, user_id).await?;
            return user.map(|user| Found::User(Box::new(user))).ok_or(ApiError::NotFound("user"));
        }
        let Some(user) = user::by_login(&mut *tx, login).await? else { return Ok(Found::Nobody) };
        let may_link = self.portal.settings.link_by_login
            && user.may_sign_in().is_ok()
            && !sign_on::is_linked(&mut *tx, issuer, user.user_id).await?;
        if !may_link {
            return Ok(Found::Another);
        }
        sign_on::link(tx, issuer, subject, user.user_id, self.app.now()).await?;
        self.tell(tx, "staff.portal_link", None, &user).await?;
        Ok(Found::User(Box::new(user)))
    }

    async fn in_groups(&self, tx: &mut Tx, before: User) -> Result<User, ApiError> {
        let groups = self.groups.after(&before.groups);
        if groups == sorted(&before.groups) || before.may_sign_in().is_err() {
            return Ok(before);
        }
        let after = User { groups, version: before.version + 1, ..before.clone() };
        // Nobody could undo it: he keeps what he has until there is another.
        let others = user::deciding(&mut *tx).await?;
        if must_leave_an_administrator(&before, &after, &self.groups.all, &others).is_err() {
            tracing::warn!(login = %before.login, "the last administrator keeps his groups, whatever the portal says");
            return Ok(before);
        }
        if !user::update(tx, &after).await? {
            return Err(ApiError::Contended);
        }
        self.tell(tx, "user.change", Some(&before), &after).await?;
        Ok(after)
    }

    async fn made(&self, tx: &mut Tx, login: Login) -> Result<User, ApiError> {
        let said = self.claims.text("name").unwrap_or(login.as_str());
        let name: String = said.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        let user = User {
            user_id: UserId::from_uuid(Uuid::now_v7()),
            name,
            email: self.claims.text("email").and_then(|email| EmailAddress::parse(email).ok()),
            login,
            kind: UserKind::Staff,
            origin: Origin::Weblys,
            state: UserState::Active,
            groups: self.groups.after(&[]),
            channel: self.portal.settings.channel.clone(),
            shop: None,
            partner: None,
            must_change_password: true,
            version: 1,
        };
        if !user::insert(tx, &user, self.app.now()).await? {
            return Err(ApiError::Contended);
        }
        sign_on::link(tx, self.portal.issuer(), &self.claims.subject, user.user_id, self.app.now()).await?;
        self.tell(tx, "user.make", None, &user).await?;
        Ok(user)
    }

    async fn tell(
        &self,
        tx: &mut Tx,
        action: &'static str,
        before: Option<&User>,
        after: &User,
    ) -> Result<(), ApiError> {
        let deed = Deed { action, subject_kind: "user", subject: after.login.as_str() };
        let mut entry = audit::by_name(PORTAL, self.person, deed, self.app.now());
        entry.before = before.map(|user| audit::of_user(user, &self.groups.all));
        entry.after = Some(audit::of_user(after, &self.groups.all));
        audit::store::append(tx, entry).await.map(drop)
    }
}
