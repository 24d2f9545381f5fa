//! French and English texts, and the formats of money, dates and phones.
//!
//! What this is: [`Texts`], a handle per language that pages carry, over the files of
//! `locales/<language>/<area>.ftl` (Project Fluent), parsed once. What it is not: a place for
//! data of the operator (names of offers come as labels) nor for HTML (texts are plain, pages
//! escape them). A new language is a folder of files and a line in `kernel::Locale`.
//!
//! Start with [`Texts::get`] and [`Texts::with`].

#![forbid(unsafe_code)]

mod arg;
mod dates;
mod money;
mod phone;
mod sources;
mod texts;

pub use arg::Arg;
pub use texts::{Texts, texts};
