//! Which group of ours a profile of the operator system stands for.

use crate::user::{Group, GroupId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Profiles of the operator system with the code of the group that each stands for. Several may stand for one group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfileMap(pub BTreeMap<String, String>);

impl ProfileMap {
    /// The group that a profile stands for; nothing if it is not mapped, or to a group that does not exist.
    #[must_use]
    pub fn group_of<'a>(&self, profile: &str, groups: &'a [Group]) -> Option<&'a Group> {
        let code = self.0.get(profile)?;
        groups.iter().find(|group| group.code == *code)
    }

    /// The profiles that stand for a group, in order.
    pub fn profiles_of<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(|(_, code)| **code == group.code).map(|(profile, _)| profile.as_str())
    }

    /// The groups that the profiles stand for.
    pub(super) fn groups_of(&self, profiles: &[String], groups: &[Group]) -> BTreeSet<GroupId> {
        profiles.iter().filter_map(|profile| self.group_of(profile, groups)).map(|group| group.group_id).collect()
    }

    /// Those of a user's groups that some profile stands for.
    pub(super) fn mapped(&self, ids: &[GroupId], groups: &[Group]) -> BTreeSet<GroupId> {
        let his = groups.iter().filter(|group| ids.contains(&group.group_id));
        his.filter(|group| self.profiles_of(group).next().is_some()).map(|group| group.group_id).collect()
    }
}
