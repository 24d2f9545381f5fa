//! How it is bought: the cart and the order, as decisions without I/O (domain.md section 6).
//!
//! What this is: the states and their moves ([`process`]), what a cart holds ([`Cart`]), what may be
//! done with it ([`decide`]), who orders ([`identity`]), and what an order makes happen ([`effect`]).
//! What it is not: a store or a page. Facts (the published catalogue's answers, the present, the
//! slot held) come in; a new cart, effects as data, or a [`OrderRefusal`] come out.
//!
//! Where to start: [`process::CART`], then [`Cart::next_step`], then [`decide`].

#![forbid(unsafe_code)]

pub mod cart;
pub mod case;
pub mod decide;
pub mod delivery;
pub mod effect;
pub mod identity;
pub mod number;
pub mod order;
pub mod payment;
pub mod porting;
pub mod process;
pub mod refusal;
#[cfg(test)]
mod sample;

pub use cart::{Cart, CartId, Notice, Step};
pub use case::{CaseKind, CaseRecord};
pub use delivery::{Delivery, DeliveryKind, HeldSlot};
pub use effect::Effect;
pub use identity::{FieldRefusal, Identity, IdentityForm};
pub use number::OrderNumber;
pub use order::{Order, OrderId};
pub use payment::{CardToken, Payment};
pub use porting::PortingCalendar;
pub use process::{CartEvent, CartState, OrderEvent, OrderState};
pub use refusal::OrderRefusal;
