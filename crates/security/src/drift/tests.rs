use super::*;
use crate::sample::{at, group, user, user_id};
use crate::site::Site;
use crate::user::{Group, Origin, User, UserKind, UserState};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Groups g1 and g2 have profiles (g1 two of them), g3 has none; profile LOST leads to no group.
fn groups() -> Vec<Group> {
    vec![group(1, &[]), group(2, &[]), group(3, &[])]
}

fn profiles() -> ProfileMap {
    let map = [("SELL", "g1"), ("SELL2", "g1"), ("CARE", "g2"), ("LOST", "g9")];
    ProfileMap(map.into_iter().map(|(profile, code)| (profile.to_owned(), code.to_owned())).collect())
}

fn theirs(login: &str, profiles: &[&str]) -> OperatorUser {
    OperatorUser {
        login: Login::parse(login).unwrap(),
        name: "Camille Fictif".into(),
        email: None,
        profiles: profiles.iter().map(|profile| (*profile).to_owned()).collect(),
        is_active: true,
        password_changed_at: None,
    }
}

fn ours(login: &str, places: &[usize]) -> User {
    let all = groups();
    let his: Vec<&Group> = places.iter().map(|place| &all[*place]).collect();
    User { origin: Origin::OperatorSystem, ..user(login, &his) }
}

fn kinds(theirs: &[OperatorUser], ours: &[User]) -> Vec<DriftKind> {
    compare(theirs, ours, &groups(), &profiles()).into_iter().map(|drift| drift.kind).collect()
}

#[test]
fn two_users_who_agree_are_no_difference() {
    assert_eq!(kinds(&[theirs("camille", &["CARE", "SELL", "SELL2"])], &[ours("camille", &[2, 0, 1])]), []);
    assert_eq!(kinds(&[OperatorUser { is_active: false, ..theirs("gone", &[]) }], &[]), []);
    assert_eq!(kinds(&[], &[User { state: UserState::Disabled, ..ours("gone", &[0]) }]), []);
    let robot = [User { kind: UserKind::Automatic(Site::SelfShop), ..ours("robot", &[]) }];
    assert_eq!(kinds(&[], &robot), []);
    assert_eq!(kinds(&[theirs("robot", &["SELL"])], &robot), [], "an automatic user of the same login");
}

#[test]
fn every_seeded_difference_appears() {
    assert_eq!(kinds(&[theirs("camille", &[])], &[]), [DriftKind::OnlyThere]);
    assert_eq!(kinds(&[], &[ours("camille", &[])]), [DriftKind::OnlyHere]);
    let made_here = User { origin: Origin::Weblys, ..ours("camille", &[]) };
    let found = compare(&[], &[made_here], &groups(), &profiles());
    assert_eq!(found[0].kind, DriftKind::MadeHere);
    assert!(!found[0].is_fault(), "marked, no error");
    let their = OperatorUser {
        name: "Autre Nom".into(),
        email: EmailAddress::parse("camille@example.fr").ok(),
        is_active: false,
        ..theirs("camille", &["SELL", "LOST", "NEW"])
    };
    let differs =
        |field, theirs: &str, ours: &str| DriftKind::Differs { field, theirs: theirs.into(), ours: ours.into() };
    let expected = [
        differs(DriftField::Name, "Autre Nom", "Camille Fictif"),
        differs(DriftField::Email, "camille@example.fr", ""),
        differs(DriftField::State, "disabled", "active"),
        differs(DriftField::Groups, "g1", "g1, g2"),
        DriftKind::UnknownProfile { profile: "LOST".into() },
        DriftKind::UnknownProfile { profile: "NEW".into() },
    ];
    assert_eq!(kinds(&[their], &[ours("camille", &[0, 1, 2])]), expected);
}

#[test]
fn a_difference_is_told_since_it_was_first_seen() {
    let of = |name: &str| {
        let their = OperatorUser { name: name.into(), ..theirs("camille", &["NEW"]) };
        compare(&[their], &[ours("camille", &[])], &groups(), &profiles())
    };
    let first = seen(&[], of("A"), at(0));
    let second = seen(&first, of("B"), at(60));
    assert!(second.iter().all(|drift| drift.since == Some(at(0))), "another value of the same field: {second:?}");
    let repaired = seen(&second, of("Camille Fictif"), at(120));
    let again = seen(&repaired, of("C"), at(180));
    assert_eq!(again.iter().map(|drift| drift.since).collect::<Vec<_>>(), [Some(at(180)), Some(at(0))]);
}

#[test]
fn what_comes_from_there_has_no_password_here_and_needs_one() {
    let drift = &compare(&[theirs("camille", &["CARE"])], &[], &groups(), &profiles())[0];
    let new = NewUser { user_id: user_id("new"), channel: "phone".into() };
    let their = theirs("camille", &["CARE"]);
    let made = take_theirs(drift, Some(&their), None, &groups(), &profiles(), new).unwrap();
    assert!(made.must_change_password);
    assert_eq!((made.origin, made.channel.as_str(), made.groups.len()), (Origin::OperatorSystem, "phone", 1));
}

#[test]
fn groups_without_a_profile_are_ours_and_stay() {
    let (their, our) = (theirs("camille", &["CARE"]), ours("camille", &[0, 2]));
    let drift = &compare(std::slice::from_ref(&their), std::slice::from_ref(&our), &groups(), &profiles())[0];
    let new = NewUser { user_id: user_id("new"), channel: String::new() };
    let becomes = take_theirs(drift, Some(&their), Some(&our), &groups(), &profiles(), new).unwrap();
    assert_eq!(becomes.groups, [groups()[2].group_id, groups()[1].group_id]);
    assert_eq!(becomes.user_id, our.user_id, "the same user");
}

fn subset(of: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(of.to_vec(), 0..=of.len())
}

fn any_theirs() -> impl Strategy<Value = Vec<OperatorUser>> {
    let one = (
        prop::sample::select(vec!["aaa", "bbb", "ccc", "ddd"]),
        subset(&["SELL", "SELL2", "CARE", "LOST", "NEW"]),
        "[xy]",
        any::<bool>(),
        any::<bool>(),
    );
    proptest::collection::vec(one, 0..5).prop_map(|all| {
        let users = all.into_iter().map(|(login, profiles, name, is_active, has_mail)| {
            let email = EmailAddress::parse("camille@example.fr").ok().filter(|_| has_mail);
            (login, OperatorUser { name, is_active, email, ..theirs(login, &profiles) })
        });
        users.collect::<BTreeMap<_, _>>().into_values().collect()
    })
}

fn any_ours() -> impl Strategy<Value = Vec<User>> {
    let places = proptest::sample::subsequence(vec![0_usize, 1, 2], 0..=3);
    let one = (prop::sample::select(vec!["aaa", "bbb", "ccc", "eee"]), places, "[xy]", any::<bool>(), any::<bool>());
    proptest::collection::vec(one, 0..5).prop_map(|all| {
        let users = all.into_iter().map(|(login, places, name, active, made_here)| {
            let state = if active { UserState::Active } else { UserState::Disabled };
            let origin = if made_here { Origin::Weblys } else { Origin::OperatorSystem };
            (login, User { name, state, origin, ..ours(login, &places) })
        });
        users.collect::<BTreeMap<_, _>>().into_values().collect()
    })
}

proptest! {
    #[test]
    fn after_taking_theirs_only_unknown_profiles_are_left(there in any_theirs(), mut here in any_ours()) {
        let (groups, profiles) = (groups(), profiles());
        for drift in compare(&there, &here, &groups, &profiles) {
            let their = there.iter().find(|user| user.login == drift.login);
            let place = here.iter().position(|user| user.login == drift.login);
            let our = place.map(|place| here[place].clone());
            let new = NewUser { user_id: user_id(drift.login.as_str()), channel: "shop".into() };
            match (take_theirs(&drift, their, our.as_ref(), &groups, &profiles, new), place) {
                (Some(user), Some(place)) => here[place] = user,
                (Some(user), None) => here.push(user),
                (None, _) => {}
            }
        }
        for left in compare(&there, &here, &groups, &profiles) {
            prop_assert!(matches!(left.kind, DriftKind::UnknownProfile { .. } | DriftKind::MadeHere), "{left:?}");
        }
    }

    #[test]
    fn after_taking_ours_nothing_is_left(mut there in any_theirs(), here in any_ours()) {
        let (groups, profiles) = (groups(), profiles());
        for drift in compare(&there, &here, &groups, &profiles) {
            let place = there.iter().position(|user| user.login == drift.login);
            let our = here.iter().find(|user| user.login == drift.login);
            let their = place.map(|place| there[place].clone());
            match (take_ours(&drift, their.as_ref(), our, &groups, &profiles), place) {
                (Some(user), Some(place)) => there[place] = user,
                (Some(user), None) => there.push(user),
                (None, _) => {}
            }
        }
        prop_assert_eq!(compare(&there, &here, &groups, &profiles), []);
    }
}
