//! A set of rights: what a group gives, what somebody may do.

use super::Right;
use crate::site::Module;
use serde::{Deserialize, Serialize};

/// A set of rights, as bits. It travels and is kept as the sorted list of codes, never as bits: their
/// places change with the table. Reading leaves unknown codes out: a right that no longer exists allows nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<&'static str>")]
pub struct RightSet(u64);

const _: () = assert!(Right::ALL.len() <= u64::BITS as usize, "the set needs more bits");

impl RightSet {
    /// No right.
    #[must_use]
    pub const fn none() -> Self {
        Self(0)
    }

    /// Every right.
    #[must_use]
    pub fn all() -> Self {
        Right::ALL.iter().copied().collect()
    }

    /// The rights about what belongs to no perimeter.
    #[must_use]
    pub fn of_the_whole() -> Self {
        Right::ALL.iter().copied().filter(|right| right.is_of_the_whole()).collect()
    }

    /// Reads codes; unknown ones are left out.
    #[must_use]
    pub fn from_codes<T: AsRef<str>>(codes: impl IntoIterator<Item = T>) -> Self {
        codes.into_iter().filter_map(|code| Right::parse(code.as_ref())).collect()
    }

    /// The codes, sorted.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.iter().map(Right::code).collect();
        codes.sort_unstable();
        codes
    }

    /// Whether the right is in it.
    #[must_use]
    pub const fn contains(self, right: Right) -> bool {
        self.0 & bit(right) != 0
    }

    /// Adds a right.
    pub const fn insert(&mut self, right: Right) {
        self.0 |= bit(right);
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this one and not in the other.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the other has all of this one.
    #[must_use]
    pub const fn is_subset(self, other: Self) -> bool {
        self.difference(other).is_empty()
    }

    /// Whether it allows nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a module is in somebody's menu: he has a right in it. Announced ones are grey there.
    #[must_use]
    pub fn shows(self, module: &Module) -> bool {
        self.iter().any(|right| right.site() == module.site && right.module() == module.code)
    }

    /// The rights, in menu order.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |right| self.contains(*right))
    }
}

const fn bit(right: Right) -> u64 {
    1 << right as u32
}

impl FromIterator<Right> for RightSet {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        let mut set = Self::none();
        for right in rights {
            set.insert(right);
        }
        set
    }
}

impl From<Vec<String>> for RightSet {
    fn from(codes: Vec<String>) -> Self {
        Self::from_codes(codes)
    }
}

impl From<RightSet> for Vec<&'static str> {
    fn from(set: RightSet) -> Self {
        set.codes()
    }
}

impl std::fmt::Debug for RightSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.codes()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MODULES;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn rights() -> impl Strategy<Value = BTreeSet<Right>> {
        proptest::sample::subsequence(Right::ALL.to_vec(), 0..=Right::ALL.len())
            .prop_map(|all| all.into_iter().collect())
    }

    #[test]
    fn it_is_kept_as_sorted_codes_and_an_unknown_code_allows_nothing() {
        let set: RightSet = [Right::UsersRead, Right::SalesUse, Right::AuditRead].into_iter().collect();
        let kept = serde_json::to_string(&set).unwrap();
        assert_eq!(kept, r#"["weconfig.audit.read","weconfig.users.read","weshop.sales.use"]"#);
        let read: RightSet = serde_json::from_str(r#"["weconfig.moon.read","weconfig.users.read"]"#).unwrap();
        assert_eq!(read.iter().collect::<Vec<_>>(), [Right::UsersRead]);
        assert_eq!(RightSet::all().iter().count(), Right::ALL.len());
    }

    #[test]
    fn a_seller_sees_the_announced_entry_of_weshop_and_nothing_else() {
        let seller: RightSet = [Right::SalesUse].into_iter().collect();
        let menu: Vec<_> = MODULES.iter().filter(|module| seller.shows(module)).collect();
        assert_eq!(menu.iter().map(|module| (module.code, module.is_announced)).collect::<Vec<_>>(), [("sales", true)]);
        assert!(MODULES.iter().all(|module| RightSet::all().shows(module) && !RightSet::none().shows(module)));
    }

    proptest! {
        #[test]
        fn it_is_a_set(a in rights(), b in rights()) {
            let bits = |set: &BTreeSet<Right>| set.iter().copied().collect::<RightSet>();
            prop_assert_eq!(bits(&a).union(bits(&b)), bits(&a.union(&b).copied().collect()));
            prop_assert_eq!(bits(&a).intersection(bits(&b)), bits(&a.intersection(&b).copied().collect()));
            prop_assert_eq!(bits(&a).difference(bits(&b)), bits(&a.difference(&b).copied().collect()));
            prop_assert_eq!(bits(&a).is_subset(bits(&b)), a.is_subset(&b));
            prop_assert_eq!(bits(&a).is_empty(), a.is_empty());
            prop_assert!(Right::ALL.iter().all(|right| bits(&a).contains(*right) == a.contains(right)));
            let kept = serde_json::to_value(bits(&a)).unwrap();
            prop_assert_eq!(serde_json::from_value::<RightSet>(kept).unwrap(), bits(&a));
        }
    }
}
