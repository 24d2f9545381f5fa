//! Effects carried out after the commit that decided them: at least once, in order for each subject,
//! with growing delays, and put aside as dead when they cannot succeed.

mod carry_out;
pub mod handlers;
mod post;
pub mod store;
mod worker;

pub use carry_out::place_now;
pub use post::{MOST_POSTED, SentRecorder, post};
pub use worker::run;
