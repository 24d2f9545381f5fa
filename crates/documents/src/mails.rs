//! Mails: subject, text and HTML, written once and shown twice.
//!
//! What this is: a letter in short paragraphs for each event of a purchase; both parts of the mail
//! say the same, because both are made from the same [`letter::Letter`]. What it is not: a sender.
//! Documents are attached by the caller.

mod contact;
mod letter;
mod purchase;

pub use contact::{contact_received, statement_receipt};
pub use letter::Mail;
pub use purchase::{
    contract_summary_mail, first_password, order_accepted, order_received, order_rejected, resume_link,
};
