use super::*;
use crate::sample::{form, landline, portable, today};
use proptest::prelude::*;

const BOTH_LINES: [LineKind; 2] = [LineKind::Fixed, LineKind::Mobile];

fn read(form: &IdentityForm) -> Result<Identity, Vec<FieldRefusal>> {
    Identity::read(form, &portable(&BOTH_LINES), today())
}

fn refused(form: &IdentityForm) -> Vec<(String, &'static str)> {
    read(form).unwrap_err().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn mobile() -> PortForm {
    let (number, rio) = ("06 39 98 00 12".to_owned(), "01P A1B2C3 JBN".to_owned());
    PortForm { kind: LineKind::Mobile, number, rio, wanted_on: String::new(), mandate: true }
}

fn with_ports(ported: Vec<PortForm>) -> IdentityForm {
    IdentityForm { ported, ..form() }
}

#[test]
fn what_was_typed_is_kept_in_canonical_form() {
    let typed = IdentityForm { phone: "06.39.98.00.12".to_owned(), email: " camille@EXAMPLE.fr ".to_owned(), ..form() };
    let who = read(&typed).unwrap();
    assert_eq!((who.full_name().as_str(), who.phone.as_str()), ("Camille Fictif", "+33639980012"));
    assert_eq!(who.email.as_str(), "camille@example.fr");
    assert_eq!(who.consents, Consents::default(), "silence is no consent");
}

#[test]
fn every_empty_field_is_named_at_once_in_the_order_of_the_form() {
    let empty = IdentityForm { billing: Some(Default::default()), ..IdentityForm::default() };
    let fields: Vec<String> = refused(&empty).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields[..5], ["given_name", "family_name", "birth_date", "email", "phone"]);
    for field in ["billing_line", "billing_postal_code", "billing_town"] {
        assert!(fields.iter().any(|named| named == field), "{field} is missing of {fields:?}");
    }
}

#[test]
fn ord_040_only_adults_order_from_their_eighteenth_birthday_on() {
    let born = |day: &str| IdentityForm { birth_date: day.to_owned(), ..form() };
    assert!(read(&born("2008-11-23")).is_ok());
    assert_eq!(refused(&born("2008-11-24")), [("birth_date".to_owned(), "ORD-040")]);
}

#[test]
fn ord_041_a_number_is_not_brought_to_an_offer_without_its_line() {
    let typed = with_ports(vec![mobile()]);
    let refused = Identity::read(&typed, &portable(&[LineKind::Fixed]), today()).unwrap_err();
    assert_eq!(refused, [FieldRefusal::new("ported.0.number", "ORD-041")]);
}

#[test]
fn ord_042_a_number_of_the_other_kind_is_refused() {
    let typed = with_ports(vec![PortForm { kind: LineKind::Fixed, ..mobile() }]);
    assert_eq!(refused(&typed), [("ported.0.number".to_owned(), "ORD-042")]);
    // All is told in one go, whatever else is wrong.
    let typed = with_ports(vec![PortForm { kind: LineKind::Fixed, rio: "04".to_owned(), mandate: false, ..mobile() }]);
    let of = |part: &str, code| (format!("ported.0.{part}"), code);
    let all = [of("number", "ORD-042"), of("rio", "VAL-020"), of("mandate", "ORD-043")];
    assert_eq!(refused(&typed), all);
}

#[test]
fn ord_043_a_number_is_not_asked_for_without_a_mandate() {
    let typed = with_ports(vec![landline(), PortForm { mandate: false, ..mobile() }]);
    assert_eq!(refused(&typed), [("ported.1.mandate".to_owned(), "ORD-043")]);
}

#[test]
fn ord_044_the_same_number_is_brought_once() {
    assert_eq!(refused(&with_ports(vec![mobile(), mobile()])), [("ported.1.number".to_owned(), "ORD-044")]);
}

#[test]
fn ord_048_a_day_on_which_no_number_moves_is_refused_and_none_is_as_soon_as_the_line_works() {
    let wanted = |day: &str| with_ports(vec![landline(), PortForm { wanted_on: day.to_owned(), ..mobile() }]);
    assert_eq!(refused(&wanted("2026-11-29")), [("ported.1.wanted_on".to_owned(), "ORD-048")]);
    let days =
        |form: &IdentityForm| -> Vec<_> { read(form).unwrap().ported.iter().map(|port| port.wanted_on).collect() };
    assert_eq!(days(&wanted("")), [None, None]);
    assert_eq!(days(&wanted("2026-11-30")), [None, Some("2026-11-30".parse().unwrap())]);
}

#[test]
fn a_rio_that_is_not_of_the_number_is_refused_at_its_field() {
    let typed = with_ports(vec![PortForm { rio: "04E9Z8Y7X3+H".to_owned(), ..mobile() }]);
    let refused = refused(&typed);
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].0, "ported.0.rio");
}

#[test]
fn lines_left_empty_are_not_brought_along() {
    let blank = PortForm { number: " ".to_owned(), rio: String::new(), mandate: false, ..landline() };
    let who = read(&with_ports(vec![blank.clone(), landline(), blank])).unwrap();
    assert_eq!(who.ported.len(), 1);
    assert_eq!(who.ported[0].number.as_str(), "+33199001234");
}

/// Plausible, odd and hostile texts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        any::<String>(),
        "[0-9 +.-]{0,20}",
        "[A-Za-zé' -]{0,90}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Just("camille@example.fr".to_owned()),
        Just("38FK7L8M9LNL".to_owned()),
        Just("0199001234".to_owned()),
        Just("\u{0}".to_owned()),
        Just("x".repeat(10_000)),
    ]
}

fn port() -> impl Strategy<Value = PortForm> {
    (any::<bool>(), text(), text(), text(), any::<bool>()).prop_map(|(mobile, number, rio, wanted_on, mandate)| {
        PortForm { kind: if mobile { LineKind::Mobile } else { LineKind::Fixed }, number, rio, wanted_on, mandate }
    })
}

/// The fields a page can point at.
fn is_field(name: &str, ports: usize) -> bool {
    const FIELDS: [&str; 9] = [
        "given_name",
        "family_name",
        "birth_date",
        "email",
        "phone",
        "billing_line",
        "billing_complement",
        "billing_postal_code",
        "billing_town",
    ];
    let of_port = |index| ["number", "rio", "wanted_on", "mandate"].map(|part| format!("ported.{index}.{part}"));
    FIELDS.contains(&name) || (0..ports).flat_map(of_port).any(|field| field == name)
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_by_a_field_of_the_form(
        texts in [text(), text(), text(), text(), text()],
        billing in proptest::option::of([text(), text(), text(), text()]),
        ported in proptest::collection::vec(port(), 0..4),
    ) {
        let [given_name, family_name, birth_date, email, phone] = texts;
        let ports = ported.len();
        let consents = Consents::default();
        let typed = IdentityForm { given_name, family_name, birth_date, email, phone, billing, ported, consents };
        match read(&typed) {
            Ok(who) => {
                let kept = serde_json::to_string(&who).unwrap();
                prop_assert_eq!(serde_json::from_str::<Identity>(&kept).unwrap(), who, "read back as it was kept");
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    prop_assert!(is_field(&fault.field, ports), "{} is not of the form", fault.field);
                }
            }
        }
    }

    #[test]
    fn one_odd_field_does_not_blame_the_others(odd in text(), at in 0..5_usize) {
        let mut typed = form();
        let fields = ["given_name", "family_name", "birth_date", "email", "phone"];
        let places = [
            &mut typed.given_name, &mut typed.family_name, &mut typed.birth_date, &mut typed.email, &mut typed.phone,
        ];
        if let Some(place) = places.into_iter().nth(at) {
            *place = odd;
        }
        if let Err(faults) = read(&typed) {
            prop_assert!(faults.iter().all(|fault| fault.field == fields[at]), "{faults:?}");
        }
    }
}
