//! A refusal: why something asked for was not done, with a code that never changes.

/// A decision against what was asked.
///
/// The code is the translation key (`refusal-ORD-014`), the log field, what support asks for
/// and what the tests name, so it never changes once it has been shipped.
pub trait Refusal: std::error::Error {
    /// The stable code, for instance `ORD-014`.
    fn code(&self) -> &'static str;
}
