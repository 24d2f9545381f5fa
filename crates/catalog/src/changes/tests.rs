use super::*;
use crate::sample::demo;
use proptest::prelude::*;
use weblys_kernel::Money;

fn demonstration() -> Catalogue {
    demo().catalogue().clone()
}

#[test]
fn a_price_and_a_name_are_told_with_what_they_were() {
    let before = demonstration();
    let mut after = before.clone();
    let offer = &mut after.offers[0];
    offer.name.fr = "Autre nom".to_owned();
    let code = offer.code.to_string();
    let tariff = after.tariffs.iter_mut().find(|one| one.amount == Money::from_cents(2999)).unwrap();
    tariff.amount = Money::from_cents(3199);
    let service = tariff.service.to_string();
    let changes = between(&before, &after);
    assert_eq!(changes.len(), 2, "{changes:?}");
    let [price, name] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!((price.sheet, price.kind), (Sheet::Tariffs, ChangeKind::Changed));
    assert!(price.item.starts_with(&format!("{service} MONTHLY 20")), "{}", price.item);
    let told = |field: &FieldChange| (field.field.clone(), field.before.clone().unwrap(), field.after.clone().unwrap());
    assert_eq!(price.fields.iter().map(told).collect::<Vec<_>>(), [("amount".to_owned(), 2999.into(), 3199.into())]);
    assert_eq!((name.sheet, &name.item), (Sheet::Offers, &code));
    let was = before.offers[0].name.fr.clone();
    assert_eq!(told(&name.fields[0]), ("name.fr".to_owned(), was.into(), "Autre nom".into()));
    assert_eq!(name.name.as_ref().unwrap().fr, "Autre nom");
}

#[test]
fn what_is_new_and_what_is_gone_have_all_their_fields() {
    let before = demonstration();
    let mut after = before.clone();
    let gone = after.options.remove(3);
    let changes = between(&before, &after);
    assert_eq!((changes.len(), changes[0].kind, &changes[0].item), (1, ChangeKind::Removed, &gone.code.to_string()));
    assert!(changes[0].fields.iter().all(|field| field.before.is_some() && field.after.is_none()));
    assert!(changes[0].fields.iter().any(|field| field.field == "service"));
    let back = between(&after, &before);
    assert_eq!(back[0].kind, ChangeKind::Added);
    assert_eq!(back[0].fields.len(), changes[0].fields.len());
}

/// Leaves out every thing whose turn comes up.
fn thinned(catalogue: &Catalogue, leaves: &[bool]) -> (Catalogue, usize) {
    let (mut thin, mut turn, mut gone) = (catalogue.clone(), 0, 0);
    let mut stays = || {
        let leaves = leaves[turn % leaves.len()];
        turn += 1;
        gone += usize::from(leaves);
        !leaves
    };
    thin.services.retain(|_| stays());
    thin.tariffs.retain(|_| stays());
    thin.offers.retain(|_| stays());
    thin.equipment_groups.retain(|_| stays());
    thin.option_groups.retain(|_| stays());
    thin.equipment.retain(|_| stays());
    thin.options.retain(|_| stays());
    thin.promotions.retain(|_| stays());
    thin.restrictions.retain(|_| stays());
    thin.zones.retain(|_| stays());
    (thin, gone)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_thing_that_goes_is_told_and_nothing_else(leaves in proptest::collection::vec(any::<bool>(), 1..40)) {
        let whole = demonstration();
        let (thin, gone) = thinned(&whole, &leaves);
        let changes = between(&whole, &thin);
        prop_assert_eq!(changes.len(), gone);
        prop_assert!(changes.iter().all(|change| change.kind == ChangeKind::Removed));
        let back = between(&thin, &whole);
        prop_assert_eq!(back.len(), gone);
        prop_assert!(back.iter().all(|change| change.kind == ChangeKind::Added));
    }

    #[test]
    fn the_order_of_rows_makes_no_difference(turn in 0usize..30) {
        let whole = demonstration();
        let mut turned = whole.clone();
        let by = |length: usize| turn % length.max(1);
        turned.offers.rotate_left(by(whole.offers.len()));
        turned.tariffs.rotate_left(by(whole.tariffs.len()));
        turned.options.reverse();
        turned.restrictions.rotate_left(by(whole.restrictions.len()));
        prop_assert_eq!(between(&whole, &turned), vec![]);
    }
}
