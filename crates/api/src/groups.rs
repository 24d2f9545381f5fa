//! Groups and the rights that they give (domain.md section 3).

use crate::security::{Origin, RightSet};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A group, in a list and alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRow {
    /// Its id.
    pub group_id: Uuid,
    /// Its code, by which profiles of the operator system are mapped.
    pub code: String,
    /// Its name, for people.
    pub name: String,
    /// What its members may do.
    pub rights: RightSet,
    /// Where it was made.
    pub origin: Origin,
    /// How many users are in it.
    pub members: i64,
    /// Counted up by each change: a change must name it.
    pub version: i64,
}

/// Every group, by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupList {
    /// The groups.
    pub groups: Vec<GroupRow>,
}

/// What is typed of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupFields {
    /// Its code.
    pub code: String,
    /// Its name, for people.
    pub name: String,
    /// What its members may do.
    pub rights: RightSet,
}

/// A new group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroup {
    /// Chosen once for each form: sent twice, it makes one group.
    pub idempotency_key: Uuid,
    /// The rest.
    #[serde(flatten)]
    pub group: GroupFields,
}

/// A group, changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeGroup {
    /// The version that was shown.
    pub version: i64,
    /// The rest.
    #[serde(flatten)]
    pub group: GroupFields,
}
