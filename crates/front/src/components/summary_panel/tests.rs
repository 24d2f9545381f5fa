//! Each price stands beside the months it counts in, and what is due once is told whole.

use super::*;
use crate::samples;
use weblys_api::delivery::DeliveryKind;
use weblys_api::summary::ScheduleStep;
use weblys_i18n::texts;
use weblys_kernel::Locale;

/// The sample's cart, and what a person reads of its summary, with plain spaces.
fn cart() -> CartView {
    samples::read(samples::CART).unwrap()
}

fn shown(panel: &SummaryPanel) -> String {
    let html = panel.render().unwrap();
    let text: String =
        html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| format!("{text} ")).collect();
    text.replace(['\u{a0}', '\u{202f}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of(cart: &CartView, locale: Locale) -> SummaryPanel {
    SummaryPanel::of_cart(cart, texts(locale))
}

#[test]
fn pr_4_each_period_is_a_row_with_its_own_price_each_month() {
    let french = shown(&of(&cart(), Locale::Fr));
    for words in ["pendant 3 mois", "du 4e au 12e mois 47,99 €/mois", "à partir du 13e mois 57,99 €/mois"] {
        assert!(french.contains(words), "{words}: {french}");
    }
    let english = shown(&of(&cart(), Locale::En));
    assert!(
        english.contains("months 4 to 12 €47.99/month") && english.contains("from month 13 €57.99/month"),
        "{english}"
    );
    let mut short = cart();
    short.summary.schedule[0].until_month = Some(1);
    short.summary.schedule[1] =
        ScheduleStep { from_month: 2, until_month: Some(2), ..short.summary.schedule[1].clone() };
    let english = shown(&of(&short, Locale::En));
    assert!(english.contains("for 1 month ") && english.contains("in month 2 €47.99"), "{english}");
}

#[test]
fn the_short_line_of_phones_hides_no_higher_price() {
    let mut cart = cart();
    let later = |cart: &CartView| of(cart, Locale::Fr).later().replace('\u{a0}', " ");
    assert_eq!(later(&cart), "jusqu’à 57,99 €/mois ensuite");
    cart.summary.schedule[1].monthly = Money::from_cents(6500);
    assert_eq!(later(&cart), "jusqu’à 65,00 €/mois ensuite", "a price between is the highest");
    cart.summary.schedule.remove(1);
    assert_eq!(later(&cart), "pendant 3 mois, puis 57,99 €/mois");
    cart.summary.schedule.remove(1);
    assert_eq!(later(&cart), "", "a price that stays needs no word");
    cart.summary.schedule = cart_that_gets_cheaper();
    assert_eq!(later(&cart), "puis 20,00 €/mois à partir du 13e mois");
}

fn cart_that_gets_cheaper() -> Vec<ScheduleStep> {
    let step =
        |from_month, until_month, cents| ScheduleStep { from_month, until_month, monthly: Money::from_cents(cents) };
    vec![step(1, Some(3), 4000), step(4, Some(12), 3000), step(13, None, 2000)]
}

#[test]
fn one_deposit_stands_beside_what_is_due_once_and_the_first_bill_says_what_it_is_made_of() {
    let mut cart = cart();
    let text = shown(&of(&cart, Locale::Fr));
    for words in [
        "À payer une fois, hors dépôt 49,00 €",
        "Dépôt de garantie rendu au retour du matériel 30,00 €",
        "Première facture (estimation) du 10 décembre 2026 au 31 décembre 2026, au prorata des jours, avec ce qui est à \
         payer une fois et le dépôt 104,54 €",
        "TVA comprise dans un premier mois plein et dans ce qui est à payer une fois",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    cart.summary.lines.retain(|line| line.due == Due::Monthly);
    (cart.summary.once, cart.summary.deposit) = (Money::ZERO, Money::ZERO);
    let text = shown(&of(&cart, Locale::Fr));
    assert!(text.contains("au prorata des jours 104,54 €") && !text.contains("une fois"), "{text}");
}

#[test]
fn the_first_bill_is_an_estimate_until_an_appointment_is_chosen() {
    let mut cart = cart();
    let slot = weblys_api::delivery::Slot {
        slot_id: "S2".into(),
        day: chrono::NaiveDate::from_ymd_opt(2026, 12, 10).unwrap(),
        begins: "14:00".into(),
        ends: "16:00".into(),
    };
    let mut delivery = DeliveryView {
        kind: DeliveryKind::Appointment,
        slot: None,
        held_until: None,
        pickup_point: None,
        express_start: false,
    };
    cart.delivery = Some(delivery.clone());
    assert!(shown(&of(&cart, Locale::Fr)).contains("estimation"), "to be called back about the date is no date");
    delivery.slot = Some(slot);
    cart.delivery = Some(delivery);
    assert!(!shown(&of(&cart, Locale::Fr)).contains("estimation"));
}

#[test]
fn what_a_name_says_is_not_said_again_and_an_option_for_nothing_is_free() {
    let mut cart = cart();
    let months = |cart: &CartView| shown(&of(cart, Locale::Fr)).matches("12 mois pendant 12 mois").count();
    assert_eq!(months(&cart), 0);
    let promotion = cart.summary.lines.iter_mut().find(|line| line.code == "PR12").unwrap();
    promotion.label.fr = "Offert 12\u{a0}mois".into();
    assert_eq!(months(&cart), 0, "{}", shown(&of(&cart, Locale::Fr)));
    let promotion = cart.summary.lines.iter_mut().find(|line| line.code == "PR12").unwrap();
    promotion.label.fr = "Pour 112 mois".into();
    assert_eq!(shown(&of(&cart, Locale::Fr)).matches("112 mois pendant 12 mois").count(), 1, "another number");
    let sport = cart.summary.lines.iter_mut().find(|line| line.code == "SPORT").unwrap();
    (sport.amount, sport.before_reduction) = (Money::ZERO, None);
    let text = shown(&of(&cart, Locale::Fr));
    assert!(text.contains("Bouquet Sport Gratuit") && text.contains("Box Wi-Fi 6 Inclus"), "{text}");
}

#[test]
fn a_summary_beside_a_refused_choice_says_that_it_is_without_it() {
    let panel = of(&cart(), Locale::Fr);
    assert!(!shown(&panel).contains("sans le choix refusé"));
    let stale = panel.stale(true);
    assert!(shown(&stale).contains("sans le choix refusé") && stale.later().contains("sans le choix refusé"));
}
