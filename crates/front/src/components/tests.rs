//! Components escape what they hold and tie labels, hints and errors to their inputs.

use super::*;
use askama::Template;
use weblys_i18n::texts;
use weblys_kernel::{Locale, Money};

#[test]
fn what_a_person_typed_never_becomes_markup() {
    let typed = "\"><script>alert(1)</script>";
    let field = Field::text("name", "Nom").value(typed).render().unwrap();
    assert!(!field.contains("<script>"), "{field}");
    let choice = Choice::tick("a", typed.to_owned()).render().unwrap();
    assert!(!choice.contains("<script>"), "{choice}");
}

#[test]
fn an_error_and_a_hint_belong_to_their_input() {
    let field = Field::email("email", "E-mail").hint("Pour vous écrire").fault(Some("Vérifiez".into()));
    let html = field.render().unwrap();
    assert!(html.contains(r#"aria-describedby="f-email-hint f-email-error""#), "{html}");
    assert!(html.contains(r#"aria-invalid="true""#) && html.contains(r#"autocomplete="email""#), "{html}");
}

#[test]
fn a_consent_is_never_ticked_by_itself() {
    let html = Choice::tick("consent_email", "J’accepte").render().unwrap();
    assert!(!html.contains("checked"), "{html}");
}

#[test]
fn a_price_is_one_phrase_for_those_who_listen() {
    let french = Price::monthly(Money::from_cents(2999), texts(Locale::Fr)).render().unwrap();
    assert!(french.contains("29,99\u{a0}€ /mois"), "{french}");
    let english = Price::monthly(Money::from_cents(2999), texts(Locale::En)).render().unwrap();
    assert!(english.contains("€29.99 /month"), "{english}");
}

#[test]
fn a_long_quantity_is_typed_and_a_short_one_is_a_list() {
    assert!(Quantity::new("q", "Combien", 1, 4).render().unwrap().contains("<option selected>1</option>"));
    assert!(Quantity::new("q", "Combien", 1, 400).render().unwrap().contains(r#"max="400""#));
}

#[test]
fn a_number_and_its_unit_never_part_at_the_end_of_a_line() {
    assert_eq!(tied("Quadruple 1 Gb/s et mobile"), "Quadruple 1\u{a0}Gb/s et mobile");
    assert_eq!(tied("TV, 80 chaînes, 20 Go, 2 h"), "TV, 80 chaînes, 20\u{a0}Go, 2\u{a0}h");
    assert_eq!(tied("Wi-Fi 7 h"), "Wi-Fi 7\u{a0}h");
    assert_eq!(tied(""), "");
}
