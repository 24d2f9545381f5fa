//! What a person types about himself, between the page and BACK.

use super::{birth, mailbox};
use crate::faults::Faults;
use crate::typed::Typed;
use weblys_api::cart::{CartView, Identify};
use weblys_api::porting::{PortKind, PortNumber};
use weblys_i18n::Texts;

/// The refusal of a number to keep that was not given (too few digits).
const NUMBER_MISSING: &str = "VAL-060";
/// The refusal of a RIO that was not given (too few characters).
const RIO_MISSING: &str = "VAL-020";

/// The form as it is shown: what was kept at first, then what was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YouForm {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date, as people type it.
    pub birth_date: String,
    /// E-mail.
    pub email: String,
    /// The e-mail address that was sent before although it looks mistyped: it is meant.
    pub email_sure: String,
    /// Phone.
    pub phone: String,
    /// Whether bills go elsewhere.
    pub other_billing: bool,
    /// Billing: number and street.
    pub billing_line: String,
    /// Billing: complement.
    pub billing_complement: String,
    /// Billing: postal code.
    pub billing_postal_code: String,
    /// Billing: town.
    pub billing_town: String,
    /// One block for each kind of line whose number may be kept (PO-1, PO-2).
    pub ports: Vec<PortForm>,
    /// Consents by channel (MK-1, MK-2).
    pub consent_email: bool,
    /// By text message.
    pub consent_sms: bool,
    /// By phone.
    pub consent_phone: bool,
}

/// The block of one number to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortForm {
    /// Which line.
    pub kind: PortKind,
    /// Whether the number is to be kept.
    pub keep: bool,
    /// The number.
    pub number: String,
    /// Its RIO.
    pub rio: String,
    /// The day wished for, `YYYY-MM-DD`; empty: as soon as the line works (PO-4).
    pub wanted_on: String,
    /// The mandate.
    pub mandate: bool,
}

/// The name of a kind of line within the names of fields.
#[must_use]
pub const fn kind_name(kind: PortKind) -> &'static str {
    match kind {
        PortKind::Fixed => "fixed",
        PortKind::Mobile => "mobile",
    }
}

fn field_name(kind: PortKind, name: &str) -> String {
    format!("port_{}_{name}", kind_name(kind))
}

impl PortForm {
    /// The name of one of its fields.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        field_name(self.kind, name)
    }

    fn typed(kind: PortKind, typed: &Typed) -> Self {
        let name = |name: &str| field_name(kind, name);
        Self {
            kind,
            keep: typed.ticked(&name("keep")),
            number: typed.text(&name("number")),
            rio: typed.text(&name("rio")),
            wanted_on: typed.text(&name("wanted_on")),
            mandate: typed.ticked(&name("mandate")),
        }
    }

    fn kept(kind: PortKind, known: &Identify, t: &Texts) -> Self {
        let found = known.ported.iter().find(|port| port.kind == kind);
        Self {
            kind,
            keep: found.is_some(),
            number: found.map(|port| t.phone(&port.number)).unwrap_or_default(),
            rio: found.map(|port| port.rio.clone()).unwrap_or_default(),
            wanted_on: found.map(|port| port.wanted_on.clone()).unwrap_or_default(),
            mandate: found.is_some_and(|port| port.mandate),
        }
    }
}

impl YouForm {
    /// What the cart knows; empty at the first visit, no box ticked.
    #[must_use]
    pub fn kept(cart: &CartView, t: &Texts) -> Self {
        let known = cart.customer.as_ref().map(|customer| customer.identity.clone()).unwrap_or_default();
        Self {
            ports: cart.portable.iter().map(|kind| PortForm::kept(*kind, &known, t)).collect(),
            birth_date: birth::to_typed(&known.birth_date, t),
            phone: t.phone(&known.phone),
            given_name: known.given_name,
            family_name: known.family_name,
            email_sure: known.email.clone(),
            email: known.email,
            other_billing: known.other_billing_address,
            billing_line: known.billing_line,
            billing_complement: known.billing_complement,
            billing_postal_code: known.billing_postal_code,
            billing_town: known.billing_town,
            consent_email: known.consent_email,
            consent_sms: known.consent_sms,
            consent_phone: known.consent_phone,
        }
    }

    /// What was typed.
    #[must_use]
    pub fn typed(typed: &Typed) -> Self {
        Self {
            given_name: typed.text("given_name"),
            family_name: typed.text("family_name"),
            birth_date: typed.text("birth_date"),
            email: typed.text("email"),
            email_sure: typed.text("email_sure"),
            phone: typed.text("phone"),
            other_billing: typed.ticked("other_billing_address"),
            billing_line: typed.text("billing_line"),
            billing_complement: typed.text("billing_complement"),
            billing_postal_code: typed.text("billing_postal_code"),
            billing_town: typed.text("billing_town"),
            ports: [PortKind::Fixed, PortKind::Mobile].map(|kind| PortForm::typed(kind, typed)).to_vec(),
            consent_email: typed.ticked("consent_email"),
            consent_sms: typed.ticked("consent_sms"),
            consent_phone: typed.ticked("consent_phone"),
        }
    }

    /// The same with one block for each line whose number may be kept; a number of another line is dropped.
    #[must_use]
    pub fn for_lines(mut self, portable: &[PortKind]) -> Self {
        self.ports.retain(|port| portable.contains(&port.kind));
        self
    }

    /// The e-mail address that may be meant, unless the one that was typed was sent twice.
    #[must_use]
    pub fn meant(&self) -> Option<String> {
        if self.email == self.email_sure { None } else { mailbox::meant(self.email.trim()) }
    }

    /// What BACK is told.
    #[must_use]
    pub fn to_wire(&self) -> Identify {
        let ported = self.kept_ports().map(|port| PortNumber {
            kind: port.kind,
            number: port.number.clone(),
            rio: port.rio.clone(),
            wanted_on: port.wanted_on.clone(),
            mandate: port.mandate,
        });
        Identify {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            birth_date: birth::to_wire(&self.birth_date),
            email: self.email.clone(),
            phone: self.phone.clone(),
            other_billing_address: self.other_billing,
            billing_line: self.billing_line.clone(),
            billing_complement: self.billing_complement.clone(),
            billing_postal_code: self.billing_postal_code.clone(),
            billing_town: self.billing_town.clone(),
            ported: ported.collect(),
            consent_email: self.consent_email,
            consent_sms: self.consent_sms,
            consent_phone: self.consent_phone,
        }
    }

    /// BACK numbers the lines in the order they were sent: their faults under our names of fields.
    #[must_use]
    pub fn named(&self, faults: &Faults) -> Faults {
        faults.renamed(|field| {
            let (index, name) = field.strip_prefix("ported.")?.split_once('.')?;
            Some(self.kept_ports().nth(index.parse().ok()?)?.field(name))
        })
    }

    /// A number to keep of which nothing was typed: BACK would not see it.
    #[must_use]
    pub fn omissions(&self) -> Faults {
        let mut faults = Faults::default();
        for port in self.kept_ports().filter(|port| port.number.trim().is_empty() && port.rio.trim().is_empty()) {
            faults.add(&port.field("number"), NUMBER_MISSING);
            faults.add(&port.field("rio"), RIO_MISSING);
        }
        faults
    }

    fn kept_ports(&self) -> impl Iterator<Item = &PortForm> {
        self.ports.iter().filter(|port| port.keep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_api::{CallError, FieldFault, Problem};

    #[test]
    fn a_fault_of_the_first_number_sent_stands_beside_the_right_block() {
        let typed = Typed::of(&[("port_mobile_keep", "1"), ("port_mobile_number", "0639980012")]);
        let form = YouForm::typed(&typed);
        assert_eq!(form.to_wire().ported.len(), 1);
        let fields = vec![FieldFault { field: "ported.0.rio".into(), code: "VAL-024".into() }];
        let problem = Problem::new(422, "ORD-005", "fields").with_fields(fields);
        let faults = Faults::from_call(CallError::Refused(Box::new(problem))).unwrap();
        assert!(form.named(&faults).names("port_mobile_rio"));
    }

    #[test]
    fn a_number_to_keep_that_was_left_empty_is_asked_for() {
        let form = YouForm::typed(&Typed::of(&[("port_fixed_keep", "1")]));
        let faults = form.omissions();
        assert!(faults.names("port_fixed_number") && faults.names("port_fixed_rio"));
        assert!(YouForm::typed(&Typed::default()).omissions().is_empty());
    }

    #[test]
    fn a_number_of_a_line_that_the_offer_has_not_is_dropped() {
        let typed = Typed::of(&[("port_mobile_keep", "1"), ("port_mobile_number", "0639980012")]);
        assert!(YouForm::typed(&typed).for_lines(&[PortKind::Fixed]).to_wire().ported.is_empty());
    }

    #[test]
    fn no_consent_is_given_by_silence() {
        let wire = YouForm::typed(&Typed::default()).to_wire();
        assert!(!wire.consent_email && !wire.consent_sms && !wire.consent_phone);
    }
}
