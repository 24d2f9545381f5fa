//! What a customer pays each month for what he holds: the one price by which two catalogues are compared (IDEA-04).

use crate::engine::Snapshot;
use crate::model::{Charge, Promotion, Reduction, Service, ServiceCode};
use crate::pricing::Subject;
use crate::pricing::charges::ChargeLine;
use crate::pricing::reductions::amounts;
use crate::recognition::{Recognised, Unplaced};
use chrono::NaiveDate;
use weblys_kernel::Money;
use weblys_kernel::locale::Label;

/// A monthly price, and what it does not contain because nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurring {
    /// All taxes included; never below zero.
    pub monthly: Money,
    /// Services held that have no tariff on that day, or that the catalogue does not know, by code.
    pub unpriced: Vec<ServiceCode>,
}

impl Snapshot {
    /// What a customer recognised by this snapshot pays each month by the tariffs of a day: base services, equipment and
    /// options times their quantity, less the promotions he holds.
    ///
    /// A promotion of an amount takes it off as often as it is held; a percentage is taken of what it lowers, once. A
    /// promotion that is held lasts still: months are not counted here. Services that have no place in the catalogue
    /// are paid all the same, by their tariffs. Fees, deposits and what is charged once are no monthly price.
    #[must_use]
    pub fn recurring(&self, customer: &Recognised<'_>, day: NaiveDate) -> Recurring {
        let mut bill = Bill { snapshot: self, day, lines: Vec::new(), apart: Money::ZERO, unpriced: Vec::new() };
        for held in &customer.base {
            let code = &held.item.code;
            bill.line(Subject::Base(code.clone()), code, &held.item.label, held.quantity);
        }
        for held in &customer.equipment {
            let item = held.item;
            bill.line(Subject::Equipment(item.code.clone()), &item.service, &item.label, held.quantity);
        }
        for held in &customer.options {
            let item = held.item;
            bill.line(Subject::Option(item.code.clone()), &item.service, &item.label, held.quantity);
        }
        for unplaced in &customer.unplaced {
            bill.unplaced(unplaced);
        }
        let mut left = amounts(&bill.lines, Charge::Monthly);
        for held in &customer.promotions {
            bill.reduce(held.item, held.quantity, &mut left);
        }
        let monthly = (left.into_iter().sum::<Money>() + bill.apart).max(Money::ZERO);
        bill.unpriced.sort_unstable();
        Recurring { monthly, unpriced: bill.unpriced }
    }
}

struct Bill<'s> {
    snapshot: &'s Snapshot,
    day: NaiveDate,
    lines: Vec<ChargeLine>,
    /// What no promotion of the catalogue concerns.
    apart: Money,
    unpriced: Vec<ServiceCode>,
}

impl Bill<'_> {
    fn line(&mut self, subject: Subject, service: &ServiceCode, label: &Label, quantity: u16) {
        match self.snapshot.charge(self.day, subject, service, Some(label), quantity) {
            Ok(line) => self.lines.push(line),
            Err(_) => self.unpriced.push(service.clone()),
        }
    }

    fn unplaced(&mut self, unplaced: &Unplaced<'_>) {
        match unplaced {
            Unplaced::Unknown { service, .. } => self.unpriced.push(service.clone()),
            Unplaced::NothingFor { service: Service { code, .. }, quantity } => {
                match self.snapshot.tariff(code, self.day) {
                    Some(tariff) if tariff.charge == Charge::Monthly => {
                        self.apart += tariff.amount * i64::from(*quantity);
                    }
                    Some(_) => {}
                    None => self.unpriced.push(code.clone()),
                }
            }
            // It is among the base services already, with its whole quantity.
            Unplaced::BeyondOffer { .. } => {}
        }
    }

    fn reduce(&mut self, promotion: &Promotion, quantity: u16, left: &mut [Money]) {
        let times = match promotion.reduction {
            Reduction::BasisPoints(_) => 1,
            Reduction::Tariff if self.snapshot.tariff(&promotion.service, self.day).is_none() => {
                self.unpriced.push(promotion.service.clone());
                0
            }
            Reduction::Tariff => quantity,
        };
        for _ in 0..times {
            let taken = self.snapshot.take(self.day, promotion, &self.lines, Charge::Monthly, left, true);
            if taken.iter().all(|amount| amount.is_zero()) {
                break;
            }
        }
    }
}
