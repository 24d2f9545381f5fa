//! Made-up people and groups for tests.

use crate::grant::Actor;
use crate::right::{Right, RightSet};
use crate::user::{Group, GroupId, Login, Origin, Perimeter, User, UserId, UserKind, UserState};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A moment of 2026, by seconds after its first.
pub fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_225_600 + seconds, 0).unwrap()
}

/// An id that is the same for the same name.
pub fn user_id(name: &str) -> UserId {
    let number = name.bytes().fold(7_u128, |sum, byte| sum.wrapping_mul(257).wrapping_add(u128::from(byte)));
    UserId::from_uuid(Uuid::from_u128(number))
}

/// A group of Weblys by its number.
pub fn group(number: u128, rights: &[Right]) -> Group {
    Group {
        group_id: GroupId::from_uuid(Uuid::from_u128(number)),
        code: format!("g{number}"),
        name: format!("Group {number}"),
        rights: rights.iter().copied().collect(),
        origin: Origin::Weblys,
        version: 1,
    }
}

/// An active person of the operator.
pub fn user(login: &str, groups: &[&Group]) -> User {
    User {
        user_id: user_id(login),
        login: Login::parse(login).unwrap(),
        name: "Camille Fictif".to_owned(),
        email: None,
        kind: UserKind::Staff,
        origin: Origin::Weblys,
        state: UserState::Active,
        groups: groups.iter().map(|group| group.group_id).collect(),
        channel: "shop".to_owned(),
        shop: None,
        partner: None,
        must_change_password: false,
        version: 1,
    }
}

/// Somebody at work with these rights everywhere.
pub fn actor(login: &str, rights: &[Right]) -> Actor {
    Actor {
        user_id: user_id(login),
        login: Login::parse(login).unwrap(),
        rights: rights.iter().copied().collect::<RightSet>(),
        perimeter: Perimeter::everything(),
        on_behalf_of: None,
    }
}
