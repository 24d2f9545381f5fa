//! What an order makes happen, as data: each effect becomes a row of the outbox with the order itself.

use crate::order::OrderId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something to be carried out after the commit, at least once, idempotently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// Tell the operator system of an order.
    PlaceOrder {
        /// The order.
        order_id: OrderId,
    },
    /// Send a mail that is written and waits.
    SendMail {
        /// The mail.
        mail_id: Uuid,
    },
    /// Give a slot back to the calendar.
    ReleaseSlot {
        /// The key it was held by.
        hold_key: String,
    },
}

impl Effect {
    /// The word of the outbox.
    #[must_use]
    pub const fn topic(&self) -> &'static str {
        match self {
            Self::PlaceOrder { .. } => "place_order",
            Self::SendMail { .. } => "send_mail",
            Self::ReleaseSlot { .. } => "release_slot",
        }
    }

    /// What it is about: effects on one subject are carried out one after the other.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::PlaceOrder { order_id } => order_id.to_string(),
            Self::SendMail { mail_id } => mail_id.to_string(),
            Self::ReleaseSlot { hold_key } => hold_key.clone(),
        }
    }
}
