//! The order: a cart frozen as it was when the button was pressed (EXP-25).

use crate::cart::{Cart, IssuedSummary};
use crate::number::OrderNumber;
use crate::process::{OrderEvent, OrderState};
use crate::refusal::OrderRefusal;
use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use weblys_catalog::Quote;

weblys_kernel::uuid_id!(
    /// An order.
    OrderId
);

/// What the operator system answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The customer's number.
    pub customer_number: String,
    /// The contract's number.
    pub contract_number: String,
}

/// An order. Prices are those of the moment: nothing reprices it later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Its id, and its idempotency key towards the operator system.
    pub order_id: OrderId,
    /// Its number.
    pub number: OrderNumber,
    /// The secret of links to it.
    pub key: String,
    /// Where it stands.
    pub state: OrderState,
    /// When the button was pressed, UTC.
    pub ordered_at: DateTime<Utc>,
    /// The day it was ordered on at the operator's place.
    pub ordered_on: NaiveDate,
    /// The cart as it was.
    pub cart: Cart,
    /// The price as it was.
    pub quote: Quote,
    /// The installation address in one line, as shown.
    pub address: String,
    /// Documents issued with it.
    pub documents: Vec<IssuedDocument>,
    /// What the operator system answered, when it took the order.
    pub acceptance: Option<Acceptance>,
    /// Why the operator system refused it.
    pub rejection: Option<String>,
}

/// A document issued with an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedDocument {
    /// `contract_summary`, `order_confirmation`, `sepa_mandate`, `withdrawal_form`, `general_terms`, `guarantee_notice`.
    pub kind: String,
    /// Where it is.
    #[serde(flatten)]
    pub document: IssuedSummary,
}

impl Order {
    /// The last day of the minimum period, which runs from the conclusion of the contract: the day of the order, and not
    /// that on which services start (law.md CO-1). None without one.
    #[must_use]
    pub fn commitment_ends_on(&self) -> Option<NaiveDate> {
        let months = self.quote.commitment?.months;
        self.ordered_on.checked_add_months(Months::new(u32::from(months)))?.pred_opt()
    }

    /// The operator system takes it.
    ///
    /// # Errors
    /// [`OrderRefusal::ImpossibleOrderMove`].
    pub fn accept(&mut self, acceptance: Acceptance) -> Result<(), OrderRefusal> {
        self.state = self.state.after(OrderEvent::Accept)?;
        self.acceptance = Some(acceptance);
        Ok(())
    }

    /// The operator system refuses it.
    ///
    /// # Errors
    /// [`OrderRefusal::ImpossibleOrderMove`].
    pub fn reject(&mut self, reason: &str) -> Result<(), OrderRefusal> {
        self.state = self.state.after(OrderEvent::Reject)?;
        self.rejection = Some(reason.to_owned());
        Ok(())
    }
}
