//! A kept document of ours as a tagged PDF, with exactly the same words (AC-7, CS-8, CS-9).
//!
//! What this is: a pure function from the HTML that `weblys-documents` writes to a PDF/UA-1 file; the
//! same bytes for the same HTML, so that a PDF can be made from what was kept at any later time. What
//! it is not: the original. The kept HTML stays what was agreed, with its SHA-256 (G-4, CS-13).
//!
//! How: [`paper`] reads the marks that our templates use, and refuses any other; `document.typ`, a
//! program that never changes, sets the words it finds in `document.json` on A4. Words are data all
//! the way, never source text: a customer's name cannot become a command. Start with [`from_html`].

#![forbid(unsafe_code)]

mod fault;
pub mod paper;
mod press;
mod typesetting;

pub use fault::PdfFault;
pub use press::{from_html, give_memory_back};
