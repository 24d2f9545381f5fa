//! What a selection charges before any promotion, in an order of its own.

use crate::engine::{Selection, SelectionRefusal, Snapshot, summed};
use crate::model::{Charge, ServiceCode, ServiceKind};
use crate::pricing::Subject;
use chrono::NaiveDate;
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, VatRate};

/// One thing charged.
#[derive(Debug, Clone)]
pub(crate) struct ChargeLine {
    pub subject: Subject,
    pub service: ServiceCode,
    pub label: Label,
    pub quantity: u16,
    /// All of them together.
    pub amount: Money,
    pub vat: VatRate,
    pub charge: Charge,
    /// Whether it is equipment that becomes the customer's own.
    pub is_sale: bool,
}

impl ChargeLine {
    pub const fn is_deposit(&self) -> bool {
        matches!(self.subject, Subject::Deposit(_))
    }
}

impl Snapshot {
    /// Base services and fees in the order of the offer, then equipment, deposits and options by code.
    pub(crate) fn charges(&self, day: NaiveDate, selection: &Selection) -> Result<Vec<ChargeLine>, SelectionRefusal> {
        let Some(offer) = self.offer(&selection.offer) else {
            return Err(SelectionRefusal::OfferUnknown { offer: selection.offer.clone() });
        };
        let mut lines = Vec::new();
        for code in &offer.services {
            lines.push(self.charge(day, Subject::Base(code.clone()), code, None, 1)?);
        }
        for code in &offer.fees {
            let deposit = self.service(code).is_some_and(|service| service.kind == ServiceKind::Deposit);
            let subject = if deposit { Subject::Deposit(code.clone()) } else { Subject::Fee(code.clone()) };
            lines.push(self.charge(day, subject, code, None, 1)?);
        }
        for (code, quantity) in summed(&selection.equipment) {
            if let Some(item) = self.equipment_item(code) {
                let label = Some(&item.label);
                lines.push(self.charge(day, Subject::Equipment(code.clone()), &item.service, label, quantity)?);
                if let Some(deposit) = &item.deposit {
                    lines.push(self.charge(day, Subject::Deposit(deposit.clone()), deposit, None, quantity)?);
                }
            }
        }
        for (code, quantity) in summed(&selection.options) {
            if let Some(item) = self.option(code) {
                let label = Some(&item.label);
                lines.push(self.charge(day, Subject::Option(code.clone()), &item.service, label, quantity)?);
            }
        }
        Ok(lines)
    }

    pub(super) fn charge(
        &self,
        day: NaiveDate,
        subject: Subject,
        code: &ServiceCode,
        label: Option<&Label>,
        quantity: u16,
    ) -> Result<ChargeLine, SelectionRefusal> {
        let no_tariff = || SelectionRefusal::NoTariff { service: code.clone() };
        let service = self.service(code).ok_or_else(no_tariff)?;
        let tariff = self.tariff(code, day).ok_or_else(no_tariff)?;
        Ok(ChargeLine {
            subject,
            service: code.clone(),
            label: label.unwrap_or(&service.label).clone(),
            quantity,
            amount: tariff.amount * i64::from(quantity),
            vat: tariff.vat,
            charge: tariff.charge,
            is_sale: service.kind == ServiceKind::EquipmentPurchase && !tariff.amount.is_zero(),
        })
    }
}
