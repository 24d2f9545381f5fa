//! States and moves of carts and orders: two tables, and nothing else decides what may follow what.
//!
//! A move that is not in a table is refused by name (`ORD-001`, `ORD-002`). A test walks both tables:
//! each state can be reached, final states have no way out, no pair is declared twice.

use crate::OrderRefusal;
use serde::{Deserialize, Serialize};

/// One allowed move: in this state, this event leads to that state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move<S, E> {
    /// In this state…
    pub from: S,
    /// …this event…
    pub event: E,
    /// …leads to this state.
    pub to: S,
}

/// How far a cart (`panier`) has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CartState {
    /// An address, perhaps an offer.
    Draft,
    /// Offer, equipment and options are chosen and priced.
    Priced,
    /// Who orders is known.
    Identified,
    /// How services arrive is known.
    Scheduled,
    /// Payment is known, the whole is checked, the contract summary is issued.
    Validated,
    /// Ordered.
    Submitted,
    /// Left behind; may be taken up again.
    Abandoned,
}

/// What happens to a cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CartEvent {
    /// Offer, equipment and options are settled.
    Price,
    /// The choice is open again: another offer, or something is no longer sold.
    Unsettle,
    /// Who orders is said, or said again.
    Identify,
    /// How services arrive is said, or said again.
    Schedule,
    /// The slot is lost or no longer fits what is ordered.
    Unschedule,
    /// The payment method is said, or said again.
    Pay,
    /// The whole is checked and the contract summary issued.
    Validate,
    /// The button that obliges to pay.
    Submit,
    /// Nobody has come back.
    Abandon,
    /// Somebody has come back.
    Resume,
}

/// An order's life after the button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Registered, on its way to the operator system.
    Submitted,
    /// Taken by the operator system.
    Accepted,
    /// Refused by the operator system: staff take over.
    Rejected,
    /// Everything is delivered.
    Fulfilled,
}

/// What happens to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderEvent {
    /// The operator system takes it.
    Accept,
    /// The operator system refuses it.
    Reject,
    /// Staff send it again after mending its cause.
    Resend,
    /// The last service call is done.
    Fulfil,
}

const fn cart(from: CartState, event: CartEvent, to: CartState) -> Move<CartState, CartEvent> {
    Move { from, event, to }
}

const fn order(from: OrderState, event: OrderEvent, to: OrderState) -> Move<OrderState, OrderEvent> {
    Move { from, event, to }
}

/// Every move of a cart. Changing an earlier step unsettles the cart and then goes as far again as what
/// later steps said still carries: see [`decide`](crate::decide).
pub const CART: &[Move<CartState, CartEvent>] = {
    use CartEvent::{Abandon, Identify, Pay, Price, Resume, Schedule, Submit, Unschedule, Unsettle, Validate};
    use CartState::{Abandoned, Draft, Identified, Priced, Scheduled, Submitted, Validated};
    &[
        cart(Draft, Price, Priced),
        cart(Draft, Unsettle, Draft),
        cart(Draft, Abandon, Abandoned),
        cart(Priced, Unsettle, Draft),
        cart(Priced, Identify, Identified),
        cart(Priced, Abandon, Abandoned),
        cart(Identified, Unsettle, Draft),
        cart(Identified, Identify, Identified),
        cart(Identified, Schedule, Scheduled),
        cart(Identified, Unschedule, Identified),
        cart(Identified, Abandon, Abandoned),
        cart(Scheduled, Unsettle, Draft),
        cart(Scheduled, Identify, Scheduled),
        cart(Scheduled, Schedule, Scheduled),
        cart(Scheduled, Unschedule, Identified),
        cart(Scheduled, Pay, Scheduled),
        cart(Scheduled, Validate, Validated),
        cart(Scheduled, Abandon, Abandoned),
        cart(Validated, Unsettle, Draft),
        cart(Validated, Identify, Scheduled),
        cart(Validated, Schedule, Scheduled),
        cart(Validated, Unschedule, Identified),
        cart(Validated, Pay, Scheduled),
        cart(Validated, Validate, Validated),
        cart(Validated, Submit, Submitted),
        cart(Validated, Abandon, Abandoned),
        cart(Abandoned, Resume, Draft),
    ]
};

/// Every move of an order.
pub const ORDER: &[Move<OrderState, OrderEvent>] = {
    use OrderEvent::{Accept, Fulfil, Reject, Resend};
    use OrderState::{Accepted, Fulfilled, Rejected, Submitted};
    &[
        order(Submitted, Accept, Accepted),
        order(Submitted, Reject, Rejected),
        order(Rejected, Resend, Submitted),
        order(Accepted, Fulfil, Fulfilled),
    ]
};

impl CartState {
    /// The state that follows.
    ///
    /// # Errors
    /// [`OrderRefusal::ImpossibleCartMove`] when the table has no such move.
    pub fn after(self, event: CartEvent) -> Result<Self, OrderRefusal> {
        CART.iter()
            .find(|step| step.from == self && step.event == event)
            .map(|step| step.to)
            .ok_or(OrderRefusal::ImpossibleCartMove { from: self, event })
    }

    /// The word of stores and wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Priced => "priced",
            Self::Identified => "identified",
            Self::Scheduled => "scheduled",
            Self::Validated => "validated",
            Self::Submitted => "submitted",
            Self::Abandoned => "abandoned",
        }
    }
}

impl OrderState {
    /// The state that follows.
    ///
    /// # Errors
    /// [`OrderRefusal::ImpossibleOrderMove`] when the table has no such move.
    pub fn after(self, event: OrderEvent) -> Result<Self, OrderRefusal> {
        ORDER
            .iter()
            .find(|step| step.from == self && step.event == event)
            .map(|step| step.to)
            .ok_or(OrderRefusal::ImpossibleOrderMove { from: self, event })
    }

    /// The word of stores and wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Fulfilled => "fulfilled",
        }
    }

    /// Reads the word of a store.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Submitted, Self::Accepted, Self::Rejected, Self::Fulfilled].into_iter().find(|s| s.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::hash::Hash;

    fn reachable<S: Copy + Eq + Hash, E>(table: &[Move<S, E>], start: S) -> HashSet<S> {
        let mut seen = HashSet::from([start]);
        while let Some(step) = table.iter().find(|step| seen.contains(&step.from) && !seen.contains(&step.to)) {
            seen.insert(step.to);
        }
        seen
    }

    fn declared_once<S: Copy + Eq + Hash, E: Copy + Eq + Hash>(table: &[Move<S, E>]) -> bool {
        let pairs: HashSet<_> = table.iter().map(|step| (step.from, step.event)).collect();
        pairs.len() == table.len()
    }

    #[test]
    fn every_state_can_be_reached_and_no_move_is_declared_twice() {
        assert_eq!(reachable(CART, CartState::Draft).len(), 7);
        assert_eq!(reachable(ORDER, OrderState::Submitted).len(), 4);
        assert!(declared_once(CART) && declared_once(ORDER));
    }

    #[test]
    fn a_submitted_cart_and_a_fulfilled_order_do_not_move_any_more() {
        assert!(CART.iter().all(|step| step.from != CartState::Submitted));
        assert!(ORDER.iter().all(|step| step.from != OrderState::Fulfilled));
    }

    #[test]
    fn only_a_validated_cart_can_be_ordered() {
        let ways: Vec<_> = CART.iter().filter(|step| step.to == CartState::Submitted).collect();
        assert_eq!(ways.len(), 1);
        assert_eq!(ways[0].from, CartState::Validated);
    }

    #[test]
    fn an_impossible_move_is_refused_by_name() {
        use weblys_kernel::Refusal;
        assert_eq!(CartState::Draft.after(CartEvent::Submit).unwrap_err().code(), "ORD-001");
        assert_eq!(OrderState::Fulfilled.after(OrderEvent::Reject).unwrap_err().code(), "ORD-002");
    }
}
