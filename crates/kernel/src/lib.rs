//! Value objects, parsed at the edge: a function that takes one of these need not check it again.
//!
//! What this is: the smallest words of the trade, without I/O. What it is not: a drawer for
//! helpers. One type a file; each parses into a value or into a named refusal with a stable
//! code (`VAL-nnn`), never into a boolean.

#![forbid(unsafe_code)]

pub mod clock;
pub mod id;
pub mod locale;
pub mod money;
pub mod network;
pub mod refusal;

pub use clock::{Clock, SystemClock};
pub use locale::Locale;
pub use money::{Money, VatRate};
pub use refusal::Refusal;
