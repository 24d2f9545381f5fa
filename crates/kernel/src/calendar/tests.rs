use super::HolidayRegion::{
    AlsaceMoselle, Belgium, FranceMainland, Guadeloupe, Guyane, LaReunion, Martinique, Mayotte, SaintBarthelemy,
    SaintMartin,
};
use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn easter_falls_where_the_almanac_says() {
    let almanac = [
        "2008-03-23",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
    ];
    for sunday in almanac.map(day) {
        assert_eq!(easter(sunday.year()), Some(sunday));
    }
}

#[test]
fn movable_holidays_follow_easter() {
    let table = [
        (Holiday::GoodFriday, ["2026-04-03", "2027-03-26", "2028-04-14"]),
        (Holiday::EasterMonday, ["2026-04-06", "2027-03-29", "2028-04-17"]),
        (Holiday::Ascension, ["2026-05-14", "2027-05-06", "2028-05-25"]),
        (Holiday::WhitMonday, ["2026-05-25", "2027-05-17", "2028-06-05"]),
    ];
    for (holiday, dates) in table {
        for date in dates.map(day) {
            assert_eq!(AlsaceMoselle.holiday_on(date), Some(holiday), "{date}");
        }
    }
}

#[test]
fn each_region_has_its_own_days() {
    let table = [
        ("04-27", Mayotte),
        ("05-22", Martinique),
        ("05-27", Guadeloupe),
        ("06-10", Guyane),
        ("10-09", SaintBarthelemy),
        ("12-20", LaReunion),
        ("12-26", AlsaceMoselle),
    ];
    for (date, region) in table {
        let date = day(&format!("2026-{date}"));
        assert!(region.holiday_on(date).is_some(), "{date}");
        assert_eq!(FranceMainland.holiday_on(date), None, "{date}");
        assert_eq!(Belgium.holiday_on(date), None, "{date}");
    }
    let numbers =
        [FranceMainland, AlsaceMoselle, Guadeloupe, SaintMartin, Belgium].map(|region| region.holidays(2026).len());
    assert_eq!(numbers, [11, 13, 12, 11, 10]);
}

#[test]
fn the_national_days_of_france_and_belgium_differ() {
    for (date, in_france, in_belgium) in [
        ("2026-01-01", true, true),
        ("2026-04-03", false, false),
        ("2026-05-08", true, false),
        ("2026-07-14", true, false),
        ("2026-07-21", false, true),
        ("2026-08-15", true, true),
        ("2026-11-01", true, true),
        ("2026-11-11", true, true),
        ("2026-12-25", true, true),
    ] {
        let found = [FranceMainland, Belgium].map(|region| region.holiday_on(day(date)).is_some());
        assert_eq!(found, [in_france, in_belgium], "{date}");
    }
}

#[test]
fn a_year_has_so_many_working_days_in_each_region() {
    let regions = [FranceMainland, AlsaceMoselle, LaReunion, Martinique, Guadeloupe, Guyane, Mayotte, Belgium];
    let table = [
        (2026, [(252, 303), (251, 301), (252, 303), (251, 302), (251, 302), (251, 302), (251, 302), (253, 304)]),
        (2027, [(254, 303), (253, 302), (253, 302), (254, 302), (253, 302), (253, 302), (253, 302), (254, 304)]),
        (2028, [(251, 302), (249, 300), (250, 301), (250, 301), (251, 301), (251, 301), (250, 301), (252, 303)]),
    ];
    for (year, counts) in table {
        let (from, until) = (day(&format!("{year}-01-01")), day(&format!("{}-01-01", year + 1)));
        for (region, expected) in regions.into_iter().zip(counts) {
            let found =
                (WorkingDays::ouvres(region).count(from, until), WorkingDays::ouvrables(region).count(from, until));
            assert_eq!(found, expected, "{region:?} {year}");
        }
    }
}

#[test]
fn delays_run_from_the_day_after() {
    let table = [
        (WorkingDays::ouvres(FranceMainland), "2026-05-12", 3, "2026-05-18"),
        (WorkingDays::ouvrables(FranceMainland), "2026-05-12", 3, "2026-05-16"),
        (WorkingDays::ouvres(FranceMainland), "2026-04-02", 1, "2026-04-03"),
        (WorkingDays::ouvres(AlsaceMoselle), "2026-04-02", 1, "2026-04-07"),
        (WorkingDays::ouvres(Belgium), "2026-07-20", 1, "2026-07-22"),
        (WorkingDays::ouvres(FranceMainland), "2026-07-20", 1, "2026-07-21"),
        (WorkingDays::ouvres(FranceMainland), "2026-07-13", 1, "2026-07-15"),
        (WorkingDays::ouvres(Belgium), "2026-07-13", 1, "2026-07-14"),
        (WorkingDays::ouvres(LaReunion), "2027-12-17", 1, "2027-12-21"),
        (WorkingDays::ouvres(FranceMainland), "2027-12-17", 1, "2027-12-20"),
        (WorkingDays::ouvres(Guyane), "2026-06-09", 1, "2026-06-11"),
        (WorkingDays::ouvres(FranceMainland), "2026-11-01", 0, "2026-11-01"),
    ];
    for (days, from, counted, expected) in table {
        assert_eq!(days.add(day(from), counted), day(expected), "{days:?} {from}");
    }
}

#[test]
fn the_operator_may_close_more_days() {
    let closed = [day("2026-08-17")];
    let days = WorkingDays::ouvres(Belgium).also_closed(&closed);
    assert_eq!(days.add(day("2026-08-14"), 1), day("2026-08-18"));
}

#[test]
fn a_commune_s_region_comes_from_its_official_code() {
    let table = [
        ("42218", FranceMainland),
        ("2A004", FranceMainland),
        ("67482", AlsaceMoselle),
        ("57463", AlsaceMoselle),
        ("97105", Guadeloupe),
        ("97209", Martinique),
        ("97302", Guyane),
        ("97411", LaReunion),
        ("97608", Mayotte),
        ("97701", SaintBarthelemy),
        ("97801", SaintMartin),
    ];
    for (code, region) in table {
        assert_eq!(HolidayRegion::of_commune(Country::France, &CommuneCode::parse(code).unwrap()), region, "{code}");
    }
    assert_eq!(HolidayRegion::of_commune(Country::Belgium, &CommuneCode::parse("57081").unwrap()), Belgium);
}

proptest! {
    #[test]
    fn adding_then_counting_gives_the_delay_back(start in 0..20_000_u64, counted in 1..200_u16, six_days in any::<bool>()) {
        let from = day("2000-01-01") + Days::new(start);
        let days = if six_days { WorkingDays::ouvrables(AlsaceMoselle) } else { WorkingDays::ouvres(AlsaceMoselle) };
        let end = days.add(from, counted);
        prop_assert!(days.contains(end));
        prop_assert_eq!(days.count(from + Days::new(1), end + Days::new(1)), usize::from(counted));
    }

    #[test]
    fn easter_is_a_sunday_of_march_or_april(year in 1_583..9_999_i32) {
        let sunday = easter(year).unwrap();
        prop_assert_eq!(sunday.weekday(), Weekday::Sun);
        prop_assert!((3..=4).contains(&sunday.month()));
    }
}
