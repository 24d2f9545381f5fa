//! Who orders: what was typed, read field by field (SSH-12).

#[cfg(test)]
mod tests;

use crate::porting::PortingCalendar;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use weblys_kernel::Refusal;
use weblys_kernel::email::EmailAddress;
use weblys_kernel::person::{BirthDate, PersonName};
use weblys_kernel::phone::{PhoneKind, PhoneNumber};
use weblys_kernel::postal::{AddressFault, AddressField, AddressParts, PostalAddress};
use weblys_kernel::rio::Rio;

/// One refused field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRefusal {
    /// The field's name on the wire: `ported.0.rio`.
    pub field: String,
    /// The refusal's stable code.
    pub code: &'static str,
}

impl FieldRefusal {
    /// This field, for this reason.
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code }
    }
}

/// Which line a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// The fixed line.
    Fixed,
    /// A mobile line.
    Mobile,
}

/// A number to bring along, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortForm {
    /// Which line.
    pub kind: LineKind,
    /// The number.
    pub number: String,
    /// Its RIO code.
    pub rio: String,
    /// The day wished for, `YYYY-MM-DD`; empty: as soon as the line works (PO-4).
    pub wanted_on: String,
    /// The mandate to ask the present operator (PO-1).
    pub mandate: bool,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IdentityForm {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date, `YYYY-MM-DD`.
    pub birth_date: String,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// The billing address, when it is another: line, complement, postal code, town.
    pub billing: Option<[String; 4]>,
    /// Numbers to bring along.
    pub ported: Vec<PortForm>,
    /// Consents, each its own box.
    pub consents: Consents,
}

/// Consents to commercial messages, one for each channel, never given by silence (MK-1, MK-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Consents {
    /// E-mail.
    pub email: bool,
    /// Text messages.
    pub sms: bool,
    /// Calls.
    pub phone: bool,
}

/// A number to bring along (`portabilité`), with its code checked (PO-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortedNumber {
    /// Which line.
    pub kind: LineKind,
    /// The number.
    pub number: PhoneNumber,
    /// Its RIO code, whose key fits the number.
    pub rio: Rio,
    /// The day wished for; none: as soon as the line works (PO-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted_on: Option<NaiveDate>,
}

/// The numbers that may be brought along to an offer.
#[derive(Debug)]
pub struct Portable {
    /// The kinds of line that it can take a number for.
    pub kinds: Vec<LineKind>,
    /// The days on which they change operators at the place.
    pub calendar: PortingCalendar,
}

/// Who orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Given name.
    pub given_name: PersonName,
    /// Family name.
    pub family_name: PersonName,
    /// Birth date.
    pub birth_date: BirthDate,
    /// E-mail: documents go there.
    pub email: EmailAddress,
    /// Phone.
    pub phone: PhoneNumber,
    /// Where bills go, when not to the installation address.
    pub billing: Option<PostalAddress>,
    /// Numbers to bring along.
    pub ported: Vec<PortedNumber>,
    /// Consents to commercial messages.
    pub consents: Consents,
}

impl Identity {
    /// Reads a form, on this day.
    ///
    /// # Errors
    /// Every refused field, in the order of the form.
    pub fn read(form: &IdentityForm, portable: &Portable, today: NaiveDate) -> Result<Self, Vec<FieldRefusal>> {
        let mut faults = Vec::new();
        let given_name = keep(PersonName::parse(&form.given_name), "given_name", &mut faults);
        let family_name = keep(PersonName::parse(&form.family_name), "family_name", &mut faults);
        let birth_date = read_birth_date(&form.birth_date, today, &mut faults);
        let email = keep(EmailAddress::parse(&form.email), "email", &mut faults);
        let phone = keep(PhoneNumber::parse(&form.phone), "phone", &mut faults);
        let billing = form.billing.as_ref().and_then(|parts| read_billing(parts, &mut faults));
        let ported = read_ported(&form.ported, portable, today, &mut faults);
        match (given_name, family_name, birth_date, email, phone) {
            (Some(given_name), Some(family_name), Some(birth_date), Some(email), Some(phone)) if faults.is_empty() => {
                let consents = form.consents;
                Ok(Self { given_name, family_name, birth_date, email, phone, billing, ported, consents })
            }
            _ => Err(faults),
        }
    }

    /// Given and family name.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

fn keep<T, E: Refusal>(read: Result<T, E>, field: &str, faults: &mut Vec<FieldRefusal>) -> Option<T> {
    read.map_err(|refusal| faults.push(FieldRefusal::new(field, refusal.code()))).ok()
}

fn read_birth_date(text: &str, today: NaiveDate, faults: &mut Vec<FieldRefusal>) -> Option<BirthDate> {
    let date = keep(BirthDate::parse(text, today), "birth_date", faults)?;
    if !date.is_adult_on(today) {
        faults.push(FieldRefusal::new("birth_date", "ORD-040"));
        return None;
    }
    Some(date)
}

fn read_billing(parts: &[String; 4], faults: &mut Vec<FieldRefusal>) -> Option<PostalAddress> {
    let [line1, complement, postal_code, town] = parts.clone();
    let parts = AddressParts { line1, complement: Some(complement), postal_code, town, country: "FR".to_owned() };
    let refused = |fault: &AddressFault| FieldRefusal::new(billing_field(fault.field()), fault.code());
    PostalAddress::parse(&parts).map_err(|refusal| faults.extend(refusal.faults().map(refused))).ok()
}

const fn billing_field(field: AddressField) -> &'static str {
    match field {
        AddressField::Line1 | AddressField::Country => "billing_line",
        AddressField::Complement => "billing_complement",
        AddressField::PostalCode => "billing_postal_code",
        AddressField::Town => "billing_town",
    }
}

fn read_ported(
    forms: &[PortForm],
    portable: &Portable,
    today: NaiveDate,
    faults: &mut Vec<FieldRefusal>,
) -> Vec<PortedNumber> {
    let mut ported: Vec<PortedNumber> = Vec::new();
    for (index, form) in forms.iter().enumerate().filter(|(_, form)| !is_blank(form)) {
        let Some(number) = read_port(index, form, portable, today, faults) else { continue };
        if ported.iter().any(|other| other.number == number.number) {
            faults.push(FieldRefusal::new(format!("ported.{index}.number"), "ORD-044"));
        }
        ported.push(number);
    }
    ported
}

fn is_blank(form: &PortForm) -> bool {
    form.number.trim().is_empty() && form.rio.trim().is_empty()
}

fn read_port(
    index: usize,
    form: &PortForm,
    portable: &Portable,
    today: NaiveDate,
    faults: &mut Vec<FieldRefusal>,
) -> Option<PortedNumber> {
    let field = |name: &str| format!("ported.{index}.{name}");
    if !portable.kinds.contains(&form.kind) {
        faults.push(FieldRefusal::new(field("number"), "ORD-041"));
        return None;
    }
    let number = keep(PhoneNumber::parse(&form.number), &field("number"), faults);
    let is_mobile = |number: &PhoneNumber| number.kind() == PhoneKind::Mobile;
    let is_wrong_kind = number.as_ref().is_some_and(|number| is_mobile(number) != (form.kind == LineKind::Mobile));
    if is_wrong_kind {
        faults.push(FieldRefusal::new(field("number"), "ORD-042"));
    }
    let rio = keep(Rio::parse(&form.rio), &field("rio"), faults);
    let wanted_on = portable.calendar.read(&form.wanted_on, today);
    let wanted_on = wanted_on.map_err(|code| faults.push(FieldRefusal::new(field("wanted_on"), code))).ok();
    if !form.mandate {
        faults.push(FieldRefusal::new(field("mandate"), "ORD-043"));
    }
    let (number, rio, wanted_on) = (number?, rio?, wanted_on?);
    if is_wrong_kind {
        return None;
    }
    keep(rio.check(&number), &field("rio"), faults)?;
    Some(PortedNumber { kind: form.kind, number, rio, wanted_on })
}
