//! What somebody who changes users or groups works with: read under the lock, so that nobody changes it meanwhile.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::store::{change, group, user};
use weblys_db::Tx;
use weblys_security::{Actor, Group, User, UserId, UserState};

/// The facts of a decision about users and groups.
#[derive(Debug)]
pub struct Desk {
    /// Who decides, with the rights that he has now and not as held in memory.
    pub actor: Actor,
    /// The same as a user.
    pub own: User,
    /// Every group.
    pub groups: Vec<Group>,
    /// Automatic users, and those who may change users.
    pub deciding: Vec<User>,
}

impl Desk {
    /// Takes the lock and reads. A transaction that is not committed leaves nothing of it.
    pub async fn enter(tx: &mut Tx, signed: &Signed) -> Result<Self, ApiError> {
        change::raise(tx).await?;
        let groups = group::all(&mut *tx).await?;
        let own = user::by_id(&mut *tx, signed.actor.user_id).await?;
        let own = own.filter(|own| own.state == UserState::Active).ok_or(ApiError::NoStaffSession)?;
        let deciding = user::deciding(tx).await?;
        let actor = Actor { rights: own.rights(&groups), perimeter: own.perimeter(), ..signed.actor.clone() };
        Ok(Self { actor, own, groups, deciding })
    }

    /// A user whom he may know of.
    pub async fn user(&self, tx: &mut Tx, user_id: UserId) -> Result<User, ApiError> {
        let user = user::by_id(&mut *tx, user_id).await?.ok_or(ApiError::NotFound("user"))?;
        self.actor.must_see(&user).map_err(|_| ApiError::NotFound("user"))?;
        Ok(user)
    }
}
