//! Addresses as people type them, and the network at each dwelling.
//!
//! What this is: three readers of files ([`communes`], [`ban`], [`network`]) and one search
//! ([`SearchIndex`]): rows in, values out. What it is not: a store, a geocoder, or a judge of
//! what may be sold at an address (see the catalogue). Start at [`SearchIndex::search`], then
//! read [`query`](SearchIndex::search)'s way down: words, matches, candidates, rank.

mod abbreviations;
mod assemble;
pub mod ban;
mod build;
mod candidates;
pub mod communes;
mod cover;
mod doors;
mod fault;
mod id;
mod index;
mod label;
mod lines;
mod matches;
pub mod network;
mod normalise;
mod numerals;
mod postals;
mod postings;
mod query;
mod rank;
mod suggestion;
mod table;
mod terms;
mod texts;
mod towns;
mod typo;

pub use fault::{FAULTS_KEPT, Fault, Faults, all_or_faults};
pub use id::{AddressId, StreetId};
pub use index::{HouseNumber, SearchIndex};
pub use suggestion::{Suggestion, SuggestionKind};

#[cfg(test)]
mod fixture;
