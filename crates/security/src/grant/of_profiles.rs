//! May this person say which groups the operator system's profiles stand for?

use super::Actor;
use crate::SecurityRefusal;
use crate::drift::ProfileMap;
use crate::right::Right;
use crate::user::{Group, Perimeter};

/// Whether the map may be changed so. Who maps a profile gives the group to everybody who has the profile, now and later.
///
/// # Errors
/// Without the right to change groups everywhere, for a group that does not exist, or one with a right that the
/// editor has not.
pub fn may_map_profiles(
    editor: &Actor,
    before: &ProfileMap,
    after: &ProfileMap,
    groups: &[Group],
) -> Result<(), SecurityRefusal> {
    editor.must_himself(Right::GroupsChange)?;
    editor.must_cover(&Perimeter::everything())?;
    let given = after.0.iter().filter(|(profile, code)| before.0.get(*profile) != Some(*code));
    for (profile, _) in given {
        let group = after.group_of(profile, groups).ok_or(SecurityRefusal::UnknownGroup)?;
        editor.must_have(group.rights)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, group};

    fn map(pairs: &[(&str, &str)]) -> ProfileMap {
        ProfileMap(pairs.iter().map(|(profile, code)| ((*profile).to_owned(), (*code).to_owned())).collect())
    }

    #[test]
    fn nobody_maps_a_profile_to_more_than_he_has() {
        let groups = [group(1, &[Right::SalesUse]), group(2, &[Right::UsersChange])];
        let editor = actor("editor", &[Right::GroupsChange, Right::SalesUse]);
        let (none, sale) = (map(&[]), map(&[("SALE", "g1")]));
        assert_eq!(may_map_profiles(&editor, &none, &sale, &groups), Ok(()));
        let more = may_map_profiles(&editor, &sale, &map(&[("SALE", "g2")]), &groups);
        assert_eq!(more, Err(SecurityRefusal::GivesMore(Right::UsersChange)));
        let present = map(&[("ADMIN", "g2")]);
        assert_eq!(may_map_profiles(&editor, &present, &map(&[("ADMIN", "g2"), ("SALE", "g1")]), &groups), Ok(()));
        assert_eq!(may_map_profiles(&editor, &none, &map(&[("X", "g9")]), &groups), Err(SecurityRefusal::UnknownGroup));
        let reader = actor("reader", &[Right::SalesUse]);
        let refused = may_map_profiles(&reader, &none, &sale, &groups);
        assert_eq!(refused, Err(SecurityRefusal::NoRight(Right::GroupsChange)));
    }

    #[test]
    fn a_partner_s_administrator_maps_nothing() {
        let groups = [group(1, &[])];
        let mut editor = actor("partner", &[Right::GroupsChange]);
        editor.perimeter.partner = Some("north".into());
        let refused = may_map_profiles(&editor, &map(&[]), &map(&[("SALE", "g1")]), &groups);
        assert_eq!(refused, Err(SecurityRefusal::OutsidePerimeter));
    }
}
