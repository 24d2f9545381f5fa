//! The grid of slots, by cases that a dispatcher would check.

use super::*;
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_working_day_has_four_slots_told_in_utc_with_the_season() {
    let rule = CalendarRule::paris();
    let winter = rule.slots("Z12", day("2026-12-01"), 1, at("2026-11-22T09:00:00Z"));
    let begins: Vec<String> = winter.iter().map(|slot| slot.starts_at.format("%H:%M").to_string()).collect();
    assert_eq!(begins, ["07:00", "09:00", "13:00", "15:00"]);
    assert_eq!(winter[0].id, "Z12_20261201_08");
    let summer = rule.slots("Z12", day("2026-07-01"), 1, at("2026-06-01T09:00:00Z"));
    assert_eq!(summer[0].starts_at, at("2026-07-01T06:00:00Z"));
}

#[test]
fn nobody_comes_on_sundays_holidays_or_at_once() {
    let rule = CalendarRule::paris();
    let slots = rule.slots("Z12", day("2026-11-08"), 7, at("2026-11-08T10:00:00Z"));
    let days: Vec<String> = slots.iter().map(|slot| slot.starts_at.format("%d %H").to_string()).collect();
    // Sunday the 8th none; Monday the 9th from 24 hours on; Wednesday the 11th is a holiday.
    assert_eq!(days[..3], ["09 13", "09 15", "10 07"]);
    assert!(!days.iter().any(|text| text.starts_with("11")));
    assert!(days.iter().any(|text| text.starts_with("14")), "Saturdays are worked");
}

#[test]
fn only_ids_of_the_grid_are_slots() {
    let rule = CalendarRule::paris();
    let now = at("2026-11-22T09:00:00Z");
    assert!(rule.find("Z12_20261201_08", now).is_some());
    for id in [
        "",
        "Z12",
        "Z12_20261201_09",
        "Z12_20261201_8",
        "Z12_20261206_08",
        "Z12_20261225_08",
        "_20261201_08",
        "Z12_20261101_08",
        "Z12_20280103_08",
        "Z 1_20261201_08",
        "Z12_+20261201_08",
    ] {
        assert_eq!(rule.find(id, now), None, "{id}");
    }
}

#[test]
fn a_lived_in_calendar_has_full_slots_and_free_ones_and_never_more_than_its_capacity() {
    let rule = CalendarRule::paris();
    let slots = rule.slots("Z12", day("2026-11-24"), 14, at("2026-11-22T09:00:00Z"));
    let places: Vec<u32> = slots.iter().map(|slot| rule.places(slot)).collect();
    assert!(places.iter().all(|places| *places <= 4));
    assert!(places.contains(&0) && places.iter().filter(|places| **places > 0).count() > slots.len() / 2);
    let bare = CalendarRule { lived_in: false, zones: BTreeMap::from([("Z12".to_owned(), 9)]), ..rule };
    assert!(slots.iter().all(|slot| bare.places(slot) == 9));
}

proptest! {
    #[test]
    fn every_slot_listed_is_found_by_its_id(from in 0_u64..80, days in 1_u32..20, zone in "[A-Z0-9.-]{1,12}") {
        let rule = CalendarRule::paris();
        let now = at("2026-11-22T09:00:00Z");
        let from = now.date_naive().checked_add_days(Days::new(from)).unwrap();
        for slot in rule.slots(&zone, from, days, now) {
            prop_assert_eq!(rule.find(&slot.id, now), Some(slot));
        }
    }

    #[test]
    fn any_text_is_a_slot_or_not_without_a_fault(id in ".{0,40}") {
        if let Some(slot) = CalendarRule::paris().find(&id, at("2026-11-22T09:00:00Z")) {
            prop_assert_eq!(slot.id, id);
        }
    }
}
