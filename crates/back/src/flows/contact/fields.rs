//! The fields of a contact request or a statement: each that is missing or cannot be read, with its reason.

use crate::error::ApiError;
use chrono::NaiveDate;
use weblys_api::contact::{
    ContactKind, LeaveContact, NO_DAY_TO_END, NO_WAY_FOR_RECEIPT, NO_WAY_TO_ANSWER, NOTHING_TO_END,
};
use weblys_api::problem::FieldFault;
use weblys_kernel::Refusal;
use weblys_kernel::email::EmailAddress;
use weblys_kernel::person::PersonName;
use weblys_kernel::phone::PhoneNumber;

const LONGEST_MESSAGE: usize = 2_000;
const LONGEST_LINE: usize = 200;
/// A field that must not stay empty.
const EMPTY: &str = "VAL-080";

#[derive(Default)]
struct Refused(Vec<FieldFault>);

impl Refused {
    fn add(&mut self, field: &str, code: &str) {
        self.0.push(FieldFault { field: field.to_owned(), code: code.to_owned() });
    }
}

/// Where the answer goes, if it goes by mail.
///
/// # Errors
/// Every refused field at once.
pub(super) fn check(left: &LeaveContact, today: NaiveDate) -> Result<Option<EmailAddress>, ApiError> {
    let mut refused = Refused::default();
    if let Err(refusal) = PersonName::parse(&left.name) {
        refused.add("name", refusal.code());
    }
    let email = way_to_answer(left, &mut refused);
    for (field, number) in [("phone", &left.phone), ("line", &left.line)] {
        let is_needed = field == "phone" && left.kind == ContactKind::Callback;
        if (is_needed || !number.trim().is_empty())
            && let Err(refusal) = PhoneNumber::parse(number)
        {
            refused.add(field, refusal.code());
        }
    }
    if matches!(left.kind, ContactKind::AddressNotFound | ContactKind::NotEligible) && left.address.trim().is_empty() {
        refused.add("address", EMPTY);
    }
    what_it_is_about(left, today, &mut refused);
    texts(left, &mut refused);
    if refused.0.is_empty() { Ok(email) } else { Err(ApiError::Fields(refused.0)) }
}

/// An answer must find its way; a receipt goes by mail, that of a termination by post if need be (TE-5).
fn way_to_answer(left: &LeaveContact, refused: &mut Refused) -> Option<EmailAddress> {
    let typed = left.email.trim();
    if !typed.is_empty() {
        return EmailAddress::parse(typed).map_err(|refusal| refused.add("email", refusal.code())).ok();
    }
    let (no_phone, no_address) = (left.phone.trim().is_empty(), left.address.trim().is_empty());
    match left.kind {
        ContactKind::Withdrawal => refused.add("email", "ORD-050"),
        ContactKind::Termination if no_address => refused.add("email", NO_WAY_FOR_RECEIPT),
        ContactKind::AddressNotFound | ContactKind::NotEligible if no_phone => refused.add("email", NO_WAY_TO_ANSWER),
        _ => {}
    }
    None
}

/// What a statement ends, and when.
fn what_it_is_about(left: &LeaveContact, today: NaiveDate, refused: &mut Refused) {
    let no_contract = left.contract.trim().is_empty();
    match left.kind {
        ContactKind::Withdrawal if no_contract => refused.add("contract", "ORD-051"),
        ContactKind::Termination if no_contract && left.line.trim().is_empty() => {
            refused.add("contract", NOTHING_TO_END);
        }
        _ => {}
    }
    let is_day = || left.wished_on.parse::<NaiveDate>().is_ok_and(|day| day >= today);
    if left.kind == ContactKind::Termination && !left.wished_on.is_empty() && !is_day() {
        refused.add("wished_on", NO_DAY_TO_END);
    }
}

fn texts(left: &LeaveContact, refused: &mut Refused) {
    if left.message.chars().count() > LONGEST_MESSAGE {
        refused.add("message", "ORD-052");
    }
    for (field, text) in [("address", &left.address), ("contract", &left.contract)] {
        if text.chars().count() > LONGEST_LINE {
            refused.add(field, "ORD-052");
        }
    }
    if !(1..=100).contains(&left.idempotency_key.len()) || left.idempotency_key.contains(char::is_control) {
        refused.add("idempotency_key", "ORD-053");
    }
}
