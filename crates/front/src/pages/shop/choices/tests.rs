//! What the form says is what is chosen; what makes no sense chooses nothing.

use super::*;
use crate::samples;
use weblys_i18n::texts;
use weblys_kernel::Locale;

fn pairs(form: &[(&str, &str)]) -> Vec<(String, String)> {
    form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn radios_ticks_and_quantities_are_read_and_nonsense_is_not() {
    let read = read(&pairs(&[
        ("csrf", "x"),
        ("pick.BOX", "BOX6"),
        ("pick.DEC", ""),
        ("take", "SPORT"),
        ("many.REP", "2"),
        ("many.CPL", "0"),
        ("many.AV", "-3"),
        ("many.X", "much"),
        ("coupon", " BIENVENUE "),
    ]));
    let items: Vec<_> = read.items.iter().map(|chosen| (chosen.code.as_str(), chosen.quantity)).collect();
    assert_eq!(items, [("BOX6", 1), ("SPORT", 1), ("REP", 2)]);
    assert_eq!(read.coupon, "BIENVENUE");
}

#[test]
fn an_error_keeps_what_was_chosen_on_the_form() {
    let view: ChoicesView = samples::read(samples::EQUIPMENT).unwrap();
    let typed = read(&pairs(&[("pick.BOX", "BOX7"), ("many.REP", "3")]));
    let view = as_typed(view, &typed);
    let chosen: Vec<_> = view
        .groups
        .iter()
        .flat_map(|group| &group.items)
        .filter(|item| item.quantity > 0)
        .map(|item| &*item.code)
        .collect();
    assert_eq!(chosen, ["BOX7", "REP"]);
}

#[test]
fn a_choice_that_may_be_left_out_offers_to_leave_it_out() {
    let view: ChoicesView = samples::read(samples::EQUIPMENT).unwrap();
    let t = texts(Locale::Fr);
    let groups: Vec<_> = view.groups.iter().map(|one| group(one, &Faults::default(), t)).collect();
    assert_eq!(groups[0].choices.len(), 2, "a box must be chosen");
    assert_eq!(groups[1].choices.len(), 3, "a decoder may be left out");
}

#[test]
fn a_refused_item_is_told_beside_it_and_by_its_name_in_the_summary() {
    let view: ChoicesView = samples::read(samples::EQUIPMENT).unwrap();
    let t = texts(Locale::Fr);
    let (first, item) = view.groups.iter().find_map(|group| Some((group, group.items.first()?))).unwrap();
    let mut faults = Faults::default();
    for (field, code) in
        [(&*first.code, "OFR-006"), (&*item.code, "OFR-005"), ("GONE", "OFR-003"), ("coupon", "OFR-016")]
    {
        faults.add(field, code);
    }
    let placed = refused::placed(&faults, &view);
    let drawn = group(first, &placed, t);
    assert!(drawn.error.unwrap().contains("Choisissez"));
    let choice = drawn.choices[0].to_string();
    assert!(
        choice.contains("Cette quantité") && choice.contains(&format!("id=\"f-{}\"", refused::item_field(first, item)))
    );
    let summary = ErrorSummary::naming(&placed, t, |field| refused::name(field, &view, t)).unwrap().to_string();
    for words in [item.name.in_locale(Locale::Fr), "#f-items", "#f-coupon", "#f-group-"] {
        assert!(summary.contains(words), "{words}: {summary}");
    }
}
