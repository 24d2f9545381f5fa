//! All customers seen by the catalogue: recognised by their services, so that every combination has its offer before
//! anybody wants to change something (CAT-02, CAT-33, IDEA-05), and what the draft would change for them (IDEA-04).
//!
//! What this is: one job that reads what contracts hold from the operator system, page by page, and keeps numbers; and the
//! two views of them. What it is not: a copy of customers; what is kept are numbers, and of each outcome the numbers of a few
//! contracts to look at.

mod handlers;
mod store;
mod work;

pub use handlers::{coverage, impact, look, prepare};
pub use store::{Kept, last};
pub use work::work;
