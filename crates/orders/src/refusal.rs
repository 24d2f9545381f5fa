//! Why something asked of a cart or an order was not done.

use crate::cart::Step;
use crate::identity::FieldRefusal;
use crate::process::{CartEvent, CartState, OrderEvent, OrderState};
use weblys_catalog::SelectionRefusal;
use weblys_kernel::Refusal;

/// Every refusal of this crate. Codes are stable: see [`Refusal::code`].
#[derive(Debug, thiserror::Error)]
pub enum OrderRefusal {
    /// The process has no such move.
    #[error("a {from:?} cart cannot {event:?}")]
    ImpossibleCartMove {
        /// The cart's state.
        from: CartState,
        /// What was asked.
        event: CartEvent,
    },
    /// The process has no such move.
    #[error("a {from:?} order cannot {event:?}")]
    ImpossibleOrderMove {
        /// The order's state.
        from: OrderState,
        /// What was asked.
        event: OrderEvent,
    },
    /// A step was asked for before an earlier one was done.
    #[error("the step {0:?} comes first")]
    StepMissing(Step),
    /// The choice of offer, equipment or options cannot be sold.
    #[error("the choice cannot be sold")]
    Selection(Vec<SelectionRefusal>),
    /// Fields of a form are refused.
    #[error("fields are refused")]
    Fields(Vec<FieldRefusal>),
    /// This way of delivery does not fit what is ordered.
    #[error("this way of delivery does not fit the order")]
    DeliveryKind,
    /// No slot was chosen, or it is not in the calendar any more.
    #[error("no such slot")]
    NoSlot,
    /// Somebody else has taken the slot.
    #[error("the slot was taken meanwhile")]
    SlotTaken,
    /// The slot is no longer held for this cart.
    #[error("the slot is no longer held")]
    SlotLapsed,
    /// A start within the withdrawal period must be asked for expressly (law.md WD-3).
    #[error("an early start must be asked for")]
    ExpressStartNotAsked,
    /// No such shop.
    #[error("no such pick-up point")]
    NoPickupPoint,
    /// The card page has not authorised a card.
    #[error("the card is not authorised")]
    CardNotAuthorised,
    /// The cart has changed since the contract summary was shown.
    #[error("the cart has changed since its contract summary")]
    SummaryOutdated,
    /// The terms are not accepted.
    #[error("the terms are not accepted")]
    TermsNotAccepted,
    /// Reception of the contract summary is not confirmed (law.md CS-2).
    #[error("the contract summary is not acknowledged")]
    SummaryNotAcknowledged,
    /// The price hold has ended and prices or offers have changed: look again.
    #[error("the catalogue has changed")]
    CatalogueChanged,
    /// Other general terms came into force since they were shown: read them again (law.md G-3).
    #[error("the general terms have changed")]
    TermsChanged,
}

impl Refusal for OrderRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::ImpossibleCartMove { .. } => "ORD-001",
            Self::ImpossibleOrderMove { .. } => "ORD-002",
            Self::StepMissing(_) => "ORD-003",
            Self::Selection(_) => "ORD-004",
            Self::Fields(_) => "ORD-005",
            Self::DeliveryKind => "ORD-010",
            Self::NoSlot => "ORD-011",
            Self::SlotTaken => "ORD-012",
            Self::SlotLapsed => "ORD-013",
            Self::ExpressStartNotAsked => "ORD-014",
            Self::NoPickupPoint => "ORD-015",
            Self::CardNotAuthorised => "ORD-020",
            Self::SummaryOutdated => "ORD-021",
            Self::TermsNotAccepted => "ORD-022",
            Self::SummaryNotAcknowledged => "ORD-023",
            Self::CatalogueChanged => "ORD-024",
            Self::TermsChanged => "ORD-025",
        }
    }
}
