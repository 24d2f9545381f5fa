use super::*;
use crate::right::Right::{AuditRead, EnvironmentsApprove, GroupsChange, SalesUse, ShopUse, UsersChange};
use crate::sample::{actor, group, user};
use crate::site::Site;
use crate::user::{Origin, UserKind, UserState};
use proptest::prelude::*;
use std::slice::from_ref;
use weblys_kernel::EmailAddress;

/// Groups: 0 administrators, 1 sellers, 2 auditors, 3 the public shop.
fn groups() -> Vec<Group> {
    vec![
        group(1, &[UsersChange, GroupsChange, SalesUse]),
        group(2, &[SalesUse]),
        group(3, &[AuditRead]),
        group(4, &[ShopUse]),
    ]
}

fn admin() -> Actor {
    actor("admin", &[UsersChange, GroupsChange, SalesUse])
}

fn edit(editor: &Actor, before: Option<&User>, after: &User) -> Result<(), SecurityRefusal> {
    may_edit_user(editor, before, after, &groups(), &[user("admin", &[&groups()[0]])])
}

#[test]
fn an_administrator_makes_and_changes_a_seller() {
    let seller = user("seller", &[&groups()[1]]);
    assert_eq!(edit(&admin(), None, &seller), Ok(()));
    let gone = User { state: UserState::Disabled, ..seller.clone() };
    assert_eq!(edit(&admin(), Some(&seller), &gone), Ok(()));
    assert_eq!(edit(&admin(), Some(&gone), &seller), Ok(()));
}

#[test]
fn who_has_no_right_to_changes_nobody() {
    let seller = user("seller", &[]);
    assert_eq!(edit(&actor("other", &[GroupsChange]), None, &seller), Err(SecurityRefusal::NoRight(UsersChange)));
    let groups = groups();
    let none = may_edit_group(&actor("other", &[UsersChange]), &[], Some(&groups[1]), Some(&groups[1]), &groups, &[]);
    assert_eq!(none, Err(SecurityRefusal::NoRight(GroupsChange)));
}

#[test]
fn nobody_gives_a_right_that_he_has_not() {
    let (before, after) = (user("seller", &[&groups()[1]]), user("seller", &[&groups()[1], &groups()[2]]));
    assert_eq!(edit(&admin(), Some(&before), &after), Err(SecurityRefusal::GivesMore(AuditRead)));
    assert_eq!(edit(&admin(), None, &after), Err(SecurityRefusal::GivesMore(AuditRead)), "nor to a new user");
    assert_eq!(edit(&admin(), Some(&after), &before), Ok(()), "but he takes one away");
    let asleep = User { state: UserState::Disabled, ..after.clone() };
    assert_eq!(edit(&admin(), Some(&asleep), &after), Err(SecurityRefusal::GivesMore(AuditRead)), "nor back");
    let new = group(9, &[EnvironmentsApprove]);
    let made = may_edit_group(&admin(), &[], None, Some(&new), &groups(), &[]);
    assert_eq!(made, Err(SecurityRefusal::GivesMore(EnvironmentsApprove)));
}

#[test]
fn rights_are_not_given_by_another_code_of_a_group() {
    let groups = groups();
    let edit = |after: &Group| may_edit_group(&admin(), &[], Some(&groups[2]), Some(after), &groups, &[]);
    let renamed = Group { name: "Contrôle".into(), ..groups[2].clone() };
    assert_eq!(edit(&renamed), Ok(()));
    let recoded = Group { code: "profile-of-mine".into(), ..groups[2].clone() };
    assert_eq!(edit(&recoded), Err(SecurityRefusal::GivesMore(AuditRead)));
}

#[test]
fn a_disabled_user_s_file_can_still_be_corrected_without_giving_anything() {
    let asleep = User { state: UserState::Disabled, ..user("auditor", &[&groups()[2]]) };
    let renamed = User { name: "Autre Nom".into(), ..asleep.clone() };
    assert_eq!(edit(&admin(), Some(&asleep), &renamed), Ok(()));
}

#[test]
fn rights_are_not_given_by_widening_a_perimeter() {
    let local = User { shop: Some("quay".into()), ..user("auditor", &[&groups()[2]]) };
    let everywhere = User { shop: None, ..local.clone() };
    assert_eq!(edit(&admin(), Some(&local), &everywhere), Err(SecurityRefusal::GivesMore(AuditRead)));
}

#[test]
fn nobody_changes_his_own_rights_or_state() {
    let me = user("admin", &[&groups()[0]]);
    let more = user("admin", &[&groups()[0], &groups()[1]]);
    let off = User { state: UserState::Disabled, ..me.clone() };
    let moved = User { partner: Some("north".into()), ..me.clone() };
    for after in [more, off, moved] {
        assert_eq!(edit(&admin(), Some(&me), &after), Err(SecurityRefusal::OwnRights));
    }
    let renamed = User { name: "Autre Nom".into(), ..me.clone() };
    assert_eq!(edit(&admin(), Some(&me), &renamed), Ok(()));
}

#[test]
fn nobody_changes_a_group_that_he_is_in() {
    let groups = groups();
    let own = [groups[0].group_id];
    let more = Group { rights: groups[0].rights.union(groups[1].rights), ..groups[0].clone() };
    let users = [user("admin", &[&groups[0]]), user("second", &[&groups[0]])];
    for after in [Some(&more), None] {
        let refused = may_edit_group(&admin(), &own, Some(&groups[0]), after, &groups, &users);
        assert_eq!(refused, Err(SecurityRefusal::OwnGroup));
    }
    assert_eq!(may_edit_group(&admin(), &own, Some(&groups[1]), None, &groups, &users), Ok(()));
}

#[test]
fn who_may_do_more_is_not_taken_over() {
    let auditor = user("auditor", &[&groups()[2]]);
    let mailed = User { email: EmailAddress::parse("camille@example.fr").ok(), ..auditor.clone() };
    let renamed = User { login: Login::parse("other").unwrap(), ..auditor.clone() };
    for after in [&mailed, &renamed] {
        assert_eq!(edit(&admin(), Some(&auditor), after), Err(SecurityRefusal::Stronger(AuditRead)));
    }
    let groups = groups();
    assert_eq!(may_reset_sign_in(&admin(), &auditor, &groups), Err(SecurityRefusal::Stronger(AuditRead)));
    assert_eq!(may_reset_sign_in(&admin(), &user("seller", &[&groups[1]]), &groups), Ok(()));
    let asleep = User { state: UserState::Disabled, ..auditor.clone() };
    assert_eq!(edit(&admin(), Some(&auditor), &asleep), Ok(()), "in an emergency he is stopped all the same");
}

#[test]
fn the_last_administrator_stays() {
    let groups = groups();
    let (last, second) = (user("last", &[&groups[0]]), user("second", &[&groups[0]]));
    let off = User { state: UserState::Disabled, ..last.clone() };
    let demoted = user("last", &[&groups[1]]);
    let moved = User { partner: Some("north".into()), ..last.clone() };
    let asleep = User { state: UserState::Disabled, ..second.clone() };
    let local = User { shop: Some("quay".into()), ..second.clone() };
    for after in [&off, &demoted, &moved] {
        let alone: [&[User]; 4] = [&[], from_ref(&asleep), from_ref(&local), from_ref(&last)];
        for others in alone {
            let refused = may_edit_user(&admin(), Some(&last), after, &groups, others);
            assert_eq!(refused, Err(SecurityRefusal::LastAdministrator));
        }
        assert_eq!(may_edit_user(&admin(), Some(&last), after, &groups, from_ref(&second)), Ok(()));
    }
    let weaker = Group { rights: groups[1].rights, ..groups[0].clone() };
    for after in [Some(&weaker), None] {
        let refused = may_edit_group(&admin(), &[], Some(&groups[0]), after, &groups, from_ref(&last));
        assert_eq!(refused, Err(SecurityRefusal::LastAdministrator));
    }
}

#[test]
fn a_partner_s_administrator_stays_within_his_partner() {
    let of = |partner: &str| User { partner: Some(partner.into()), ..user("seller", &[&groups()[1]]) };
    let perimeter = of("north").perimeter();
    let editor = Actor { perimeter, ..admin() };
    assert_eq!(edit(&editor, None, &of("north")), Ok(()));
    let outside = Err(SecurityRefusal::OutsidePerimeter);
    assert_eq!(edit(&editor, None, &of("south")), outside);
    assert_eq!(edit(&editor, Some(&of("north")), &of("south")), outside);
    assert_eq!(edit(&editor, Some(&of("south")), &of("north")), outside);
    assert_eq!(edit(&editor, None, &user("seller", &[])), outside, "nor one of the operator's own");
    assert_eq!(may_reset_sign_in(&editor, &of("south"), &groups()), outside);
    let groups = groups();
    assert_eq!(may_edit_group(&editor, &[], Some(&groups[1]), None, &groups, &[]), outside, "groups reach everywhere");
}

#[test]
fn nothing_is_changed_on_another_s_behalf() {
    let editor = Actor { on_behalf_of: Some(crate::sample::user_id("boss")), ..admin() };
    let groups = groups();
    assert_eq!(edit(&editor, None, &user("seller", &[])), Err(SecurityRefusal::OnBehalf));
    assert_eq!(may_edit_group(&editor, &[], Some(&groups[1]), None, &groups, &[]), Err(SecurityRefusal::OnBehalf));
    assert_eq!(may_reset_sign_in(&editor, &user("seller", &[]), &groups), Err(SecurityRefusal::OnBehalf));
}

#[test]
fn support_acts_for_a_user_within_what_both_may() {
    let groups = groups();
    let support = actor("support", &[Right::UsersOnBehalf, SalesUse]);
    let boss = user("boss", &[&groups[0]]);
    let acting = act_for(&support, &boss, &groups).unwrap();
    assert_eq!(acting.rights, [SalesUse].into_iter().collect(), "no more than support may");
    assert_eq!((acting.user_id, acting.on_behalf_of), (support.user_id, Some(boss.user_id)));
    assert_eq!(act_for(&acting, &boss, &groups), Err(SecurityRefusal::OnBehalf), "not through two people");
    assert_eq!(act_for(&admin(), &boss, &groups), Err(SecurityRefusal::NoRight(Right::UsersOnBehalf)));
    assert_eq!(act_for(&support, &user("support", &[]), &groups), Err(SecurityRefusal::SamePerson));
    let asleep = User { state: UserState::Disabled, ..boss.clone() };
    assert_eq!(act_for(&support, &asleep, &groups), Err(SecurityRefusal::Disabled));
    let local = Actor { perimeter: Perimeter { shop: Some("quay".into()), ..Perimeter::everything() }, ..support };
    assert_eq!(act_for(&local, &boss, &groups), Err(SecurityRefusal::OutsidePerimeter));
}

#[test]
fn an_automatic_user_stays_what_he_is() {
    let groups = groups();
    let editor = Actor { rights: RightSet::all(), ..admin() };
    let robot = User { kind: UserKind::Automatic(Site::SelfShop), ..user("robot", &[&groups[3]]) };
    assert_eq!(edit(&editor, Some(&robot), &robot), Ok(()));
    assert_eq!(edit(&editor, None, &robot), Err(SecurityRefusal::KindFixed));
    let person = User { kind: UserKind::Staff, ..robot.clone() };
    assert_eq!(edit(&editor, Some(&robot), &person), Err(SecurityRefusal::KindFixed));
    assert_eq!(edit(&editor, Some(&person), &robot), Err(SecurityRefusal::KindFixed));
    let adopted = User { origin: Origin::OperatorSystem, ..person.clone() };
    assert_eq!(edit(&editor, Some(&person), &adopted), Err(SecurityRefusal::KindFixed));
    let off = User { state: UserState::Disabled, ..robot.clone() };
    assert_eq!(edit(&editor, Some(&robot), &off), Err(SecurityRefusal::AutomaticDisabled));
    let seller = User { groups: vec![groups[1].group_id], ..robot.clone() };
    assert_eq!(edit(&editor, Some(&robot), &seller), Err(SecurityRefusal::AutomaticStaffRight(SalesUse)));
    assert_eq!(may_reset_sign_in(&editor, &robot, &groups), Err(SecurityRefusal::AutomaticSignIn));
    let wider = Group { rights: RightSet::all(), ..groups[3].clone() };
    let refused = may_edit_group(&editor, &[], Some(&groups[3]), Some(&wider), &groups, &[robot]);
    assert!(matches!(refused, Err(SecurityRefusal::AutomaticStaffRight(_))), "nor through its group: {refused:?}");
}

#[test]
fn a_group_that_does_not_exist_is_not_given() {
    assert_eq!(edit(&admin(), None, &user("seller", &[&group(99, &[])])), Err(SecurityRefusal::UnknownGroup));
}

fn rights() -> impl Strategy<Value = RightSet> {
    proptest::sample::subsequence(Right::ALL.to_vec(), 0..6).prop_map(|rights| rights.into_iter().collect())
}

proptest! {
    /// Whoever is changed and however: he ends with nothing new that the editor has not.
    #[test]
    fn no_edit_makes_anybody_stronger_than_his_editor(
        sets in proptest::collection::vec(rights(), 3), extra in rights(),
        had in proptest::sample::subsequence(vec![0_usize, 1, 2], 0..=3),
        gets in proptest::sample::subsequence(vec![0_usize, 1, 2], 0..=3),
        was_active: bool, is_active: bool, own: bool,
    ) {
        let groups: Vec<Group> = (1..).zip(sets).map(|(n, rights)| Group { rights, ..group(n, &[]) }).collect();
        let state = |active| if active { UserState::Active } else { UserState::Disabled };
        let of = |places: &[usize], active| {
            let his: Vec<&Group> = places.iter().map(|place| &groups[*place]).collect();
            User { state: state(active), ..user("somebody", &his) }
        };
        let (before, after) = (of(&had, was_active), of(&gets, is_active));
        let mut editor = actor(if own { "somebody" } else { "editor" }, &[UsersChange]);
        editor.rights = editor.rights.union(extra);
        if may_edit_user(&editor, Some(&before), &after, &groups, &[user("editor", &[])]).is_ok() {
            let usable = |user: &User| if user.state == UserState::Active { user.rights(&groups) } else { RightSet::none() };
            let new = usable(&after).difference(usable(&before));
            prop_assert!(new.is_subset(editor.rights));
            prop_assert!(!own || (usable(&after) == usable(&before)));
        }
    }
}
