//! The general terms (`conditions générales de vente et d’abonnement`): what a customer accepts with an order (OR-6).

use crate::order::DocumentRef;
use serde::{Deserialize, Serialize};
use weblys_kernel::Locale;

/// The general terms in force, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneralTerms {
    /// The operator's name of the version: `2026-11`.
    pub version: String,
    /// The language of the words: French where the operator has none in the language asked for.
    pub locale: Locale,
    /// The words.
    pub sections: Vec<TermsSection>,
    /// The same as a document that never changes: what an order is placed under.
    pub document: DocumentRef,
}

/// A part of the terms under its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TermsSection {
    /// The heading.
    pub heading: String,
    /// What follows it.
    pub parts: Vec<TermsPart>,
}

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermsPart {
    /// Sentences that belong together.
    Paragraph(String),
    /// The lines of a list.
    Items(Vec<String>),
}
