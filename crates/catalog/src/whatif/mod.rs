//! What a catalogue that is being prepared would change for the customers there are, before it is published (IDEA-04).
//!
//! What this is: each customer by himself ([`Trial::difference`]): recognised or not, his monthly price, what he loses and
//! gains, by the very functions that serve him once it is published; and the sum of many ([`WhatIf`]), which can be
//! counted in parts, merged, and kept as JSON between two pages of customers.
//! What it is not: a forecast of sales, and no judge of restrictions: they limit what is sold, not what is held.
//! Where to start: [`Trial::new`], [`WhatIf::add`].

mod difference;
mod outcome;
mod tally;

#[cfg(test)]
mod tests;

pub use difference::{Difference, Loss, Trial};
pub use outcome::Outcome;
pub use tally::{Concerned, EXAMPLES, Things, WhatIf};
