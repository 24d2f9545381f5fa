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
    let groups: Vec<_> =
        view.groups.iter().map(|one| group(one, (&view, Country::France), &refused::Told::default(), t)).collect();
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
    let told = refused::Told::new(&faults, &view, t);
    let drawn = group(first, (&view, Country::France), &told, t);
    assert!(drawn.error.unwrap().contains("Choisissez"));
    let choice = drawn.choices[0].to_string();
    assert!(
        choice.contains("Cette quantité") && choice.contains(&format!("id=\"f-{}\"", refused::item_field(first, item)))
    );
    let summary = ErrorSummary::told(told.lines().to_vec(), t).unwrap().to_string();
    for words in [item.name.in_locale(Locale::Fr), "#f-items", "#f-coupon", "#f-group-"] {
        assert!(summary.contains(words), "{words}: {summary}");
    }
}

/// The sample's equipment with so many of each of these.
fn chosen(form: &[(&str, &str)]) -> ChoicesView {
    as_typed(samples::read(samples::EQUIPMENT).unwrap(), &read(&pairs(form)))
}

fn plain(html: &str) -> String {
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The card of an item, as it is drawn.
fn card(code: &str, view: &ChoicesView, told: &refused::Told) -> String {
    let t = texts(Locale::Fr);
    let place = |group: &ChoiceGroup| group.items.iter().position(|item| item.code == code);
    let (one, at) = view.groups.iter().find_map(|one| Some((one, place(one)?))).unwrap();
    plain(&group(one, (view, Country::France), told, t).choices[at].to_string())
}

#[test]
fn what_does_not_go_together_is_written_on_both_cards() {
    let view = chosen(&[]);
    let told = refused::Told::default();
    assert!(card("CPL", &view, &told).contains("Ne se cumule pas avec : Répéteur Wi-Fi"));
    assert!(
        card("REP", &view, &told).contains("Ne se cumule pas avec : Kit CPL"),
        "the catalogue says it of the other"
    );
    assert!(!card("DEC4K", &view, &told).contains("Ne se cumule pas"));
}

#[test]
fn two_that_exclude_each_other_are_both_named_at_both_and_once_in_the_summary() {
    let t = texts(Locale::Fr);
    let view = chosen(&[("many.REP", "1"), ("take", "CPL")]);
    let words = "Kit CPL et Répéteur Wi-Fi ne vont pas ensemble : gardez l’un ou l’autre.";
    let mut faults = Faults::one("CPL", "OFR-014");
    for more in [None, Some("REP")] {
        more.into_iter().for_each(|code| faults.add(code, "OFR-014"));
        let told = refused::Told::new(&faults, &view, t);
        for code in ["CPL", "REP"] {
            let card = card(code, &view, &told);
            assert!(card.contains("has-error") && card.contains(words), "{card}");
        }
        let lines: Vec<_> = told.lines().iter().map(|(field, words)| (field.as_str(), plain(words))).collect();
        assert_eq!(lines, [("take-CPL", words.to_owned())]);
    }
    let alone = refused::Told::new(&faults, &chosen(&[("take", "CPL")]), t);
    assert!(card("CPL", &chosen(&[]), &alone).contains("ne vont pas ensemble"), "a refusal is told in any case");
}

#[test]
fn what_is_missing_is_named_and_too_many_are_counted() {
    let t = texts(Locale::Fr);
    let mut view = chosen(&[("many.REP", "3"), ("take", "CPL")]);
    let cinema = weblys_kernel::locale::Label { fr: "Bouquet Cinéma".into(), en: "Film bundle".into() };
    view.groups[2].items[1].requires = vec![cinema];
    let mut faults = Faults::one("CPL", "OFR-013");
    faults.add("WIFI", "OFR-007");
    let told = refused::Told::new(&faults, &view, t);
    assert!(card("CPL", &view, &told).contains("Cette option ne va pas sans Bouquet Cinéma"));
    let error = plain(&group(&view.groups[2], (&view, Country::France), &told, t).error.unwrap());
    assert!(error.starts_with("3 au plus ici, et vous en avez choisi 4"), "{error}");
    assert!(told.lines().iter().any(|(_, words)| words.starts_with("Le Wi-Fi partout")));
}

#[test]
fn a_limit_is_told_where_people_may_meet_it_only() {
    let t = texts(Locale::Fr);
    let mut repeaters = chosen(&[]).groups.swap_remove(2);
    assert_eq!(rule::words(&repeaters, t), "", "three of the one or one of the other: nobody can have more");
    (repeaters.items[1].max_quantity, repeaters.items[1].excludes) = (3, Vec::new());
    assert_eq!(rule::words(&repeaters, t), "3 au plus.", "three of each would be six");
    let options: ChoicesView = samples::read(samples::OPTIONS).unwrap();
    assert_eq!(rule::words(&options.groups[0], t), "", "4 things, 5 at most");
    let mut tv = options.groups[0].clone();
    (tv.max, tv.items[0].max_quantity) = (4, 2);
    assert_eq!(rule::words(&tv, t), "", "one more of one thing is no reason to count");
    tv.max = 3;
    assert_eq!(rule::words(&tv, t), "3 au plus.");
    tv.items[3].excludes = vec![tv.items[0].name.clone()];
    assert_eq!(rule::words(&tv, t), "", "two of the four do not go together");
}

#[test]
fn what_costs_nothing_is_free_where_it_may_be_left_out_and_included_where_it_may_not() {
    let view = chosen(&[]);
    assert!(card("BOX6", &view, &refused::Told::default()).contains(">Inclus<"));
    let options: ChoicesView = samples::read(samples::OPTIONS).unwrap();
    assert!(card("DIR", &options, &refused::Told::default()).contains(">Gratuit<"));
}

#[test]
fn a_code_is_taken_out_by_its_own_button_whatever_the_field_has() {
    let form = pairs(&[("coupon", "BIENVENUE"), ("take", "SPORT"), ("then", "drop")]);
    let read = read(&form);
    assert_eq!((read.coupon.as_str(), read.items.len()), ("", 1));
    assert!(then(&form).is_some_and(|then| STAY.contains(&then)), "the page is shown again");
    assert_eq!(stay(Step::Options, DROP).headers()[axum::http::header::LOCATION], "/shop/options#coupon");
    assert_eq!(stay(Step::Equipment, "stay").headers()[axum::http::header::LOCATION], "/shop/equipment");
}

/// The first piece of the sample's equipment, as a smartphone that everything is told of.
fn smartphone() -> ChoicesView {
    let mut view: ChoicesView = samples::read(samples::EQUIPMENT).unwrap();
    let told = r#"{"sar": {"head": 980, "trunk": 1194, "limbs": 2660},
                   "energy": {"class": "B", "label": "https://labels.example/b.svg", "sheet": "/sheet"},
                   "durability": {"years": 5, "label": "/five-years"}}"#;
    view.groups[0].items[0].product = serde_json::from_str(told).unwrap();
    view
}

fn first_card(view: &ChoicesView, country: Country, locale: Locale) -> String {
    plain(&group(&view.groups[0], (view, country), &refused::Told::default(), texts(locale)).choices[0].to_string())
}

#[test]
fn pr_9_a_device_tells_what_law_wants_beside_its_price() {
    let view = smartphone();
    let card = first_card(&view, Country::France, Locale::Fr);
    for words in [
        "<strong>DAS tête : 0,98 W/kg</strong><strong>DAS tronc : 1,194 W/kg</strong><strong>DAS membres : 2,66 W/kg</strong>",
        "<a href=\"https://labels.example/b.svg\" target=\"_blank\" rel=\"noopener\"><svg class=\"energy-arrow energy-B\"",
        "Étiquette énergie : classe B, sur une échelle de A à G (Box Wi-Fi 6)",
        "<a href=\"/sheet\" target=\"_blank\" rel=\"noopener\">Fiche d’information du produit",
        "<a href=\"/five-years\" target=\"_blank\" rel=\"noopener\">Garantie de durabilité du producteur : 5 ans",
    ] {
        assert!(card.contains(words), "{words}: {card}");
    }
    assert!(first_card(&view, Country::France, Locale::En).contains("1.194 W/kg"));
    let others = plain(
        &group(&view.groups[1], (&view, Country::France), &refused::Told::default(), texts(Locale::Fr)).choices[0]
            .to_string(),
    );
    assert!(!others.contains("product-facts"), "{others}");
}

#[test]
fn pr_9_belgium_is_told_the_rate_at_the_head_with_its_category() {
    let card = first_card(&smartphone(), Country::Belgium, Locale::Fr);
    assert!(card.contains("<strong>DAS : 0,98 W/kg (catégorie C)</strong>"), "{card}");
    assert!(!card.contains("membres"), "{card}");
}

#[test]
fn pr_9_what_the_rate_is_stands_on_the_page_where_one_is_told() {
    let t = texts(Locale::Fr);
    let about =
        |view: &ChoicesView, country| ProductFacts::about_sar(items(view).map(|item| &item.product), country, t);
    let told = about(&smartphone(), Country::France).join(" ");
    assert!(
        told.contains("2 W/kg pour la tête et le tronc et de 4 W/kg pour les membres") && told.contains("oreillette")
    );
    assert!(about(&smartphone(), Country::Belgium).join(" ").contains("Pensez à votre santé"));
    assert!(about(&samples::read(samples::EQUIPMENT).unwrap(), Country::France).is_empty());
}
