//! Documents on a durable medium and bodies of mails, rendered from plain facts.
//!
//! What this is: pure rendering, facts in ([`facts`]), HTML or mail out, the same bytes for the
//! same facts, so that BACK can keep a document unchanged with its SHA-256 (law.md G-3, G-4,
//! CS-13). What it is not: a decision, a store or a sender. Each document is one self-contained
//! HTML file, accessible, printable on A4, without script or anything fetched from elsewhere.
//! Its texts are in `crates/i18n/locales/<language>/{documents,mails}.ftl`, its shape in
//! `templates/documents` and `templates/mails`. Start with [`contract_summary`].

#![forbid(unsafe_code)]

mod bilingual;
mod contract;
pub mod exit;
pub mod facts;
mod fault;
mod guarantee;
pub mod mails;
mod mandate;
mod order;
mod prices;
pub mod terms;
mod withdrawal;
mod wording;

pub use bilingual::in_languages;
pub use contract::contract_summary;
pub use fault::DocumentFault;
pub use guarantee::guarantee_notice;
pub use mandate::sepa_mandate;
pub use order::order_confirmation;
pub use terms::general_terms;
pub use withdrawal::withdrawal_form;
