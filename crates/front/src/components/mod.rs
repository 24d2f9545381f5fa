//! The parts that pages are made of: each a struct with its template, written once.
//!
//! What this is: the shop's design system in code; `templates/components/` holds the drawings,
//! `templates/assets/weblys.css` the look, `/demo/gallery` shows every state. A component is put
//! into a page's template as it is, `{{ field }}`: it escapes what it holds. What it is not: a
//! place that asks BACK anything.

mod banner;
mod button;
mod choice;
mod empty_state;
mod error_summary;
mod field;
mod menu;
mod offer_card;
mod price;
mod product_facts;
mod quantity;
mod shares;
mod step_bar;
mod summary_panel;
pub mod table;
pub mod views;

pub use banner::{Banner, Tone};
pub use button::{Button, Rank};
pub use choice::{Choice, ChoiceKind};
pub use empty_state::EmptyState;
pub use error_summary::ErrorSummary;
pub use field::Field;
pub use menu::{Crumb, domain_icon, domain_name};
pub use offer_card::{OfferCardView, SpeedFact};
pub use price::Price;
pub use product_facts::ProductFacts;
pub use quantity::Quantity;
pub use shares::Shares;
pub use step_bar::{StepBar, StepMark, StepState};
pub use summary_panel::{SummaryPanel, SummaryRow, before_reduction, commitment, first_bill};
pub use table::{Bulk, Cell, Column, Filter, Filters, Kind, Mood, Pager, Row, Table};
pub use views::Views;

/// A text that is known beforehand or made for the page.
pub type Words = std::borrow::Cow<'static, str>;

/// Units that stay on the line of their number.
const UNITS: [&str; 12] = ["Gb/s", "Mb/s", "Go", "GB", "To", "TB", "h", "€", "mois", "months", "appareils", "devices"];

/// The same words with each number and its unit on one line: `1 Gb/s` never ends a line after the 1.
#[must_use]
pub fn tied(words: &str) -> String {
    let mut tied = String::with_capacity(words.len() + 2);
    for (at, word) in words.split(' ').enumerate() {
        let is_after_number = tied.ends_with(|c: char| c.is_ascii_digit());
        let unit = word.trim_end_matches([',', '.', ')']);
        if at > 0 {
            tied.push(if is_after_number && UNITS.contains(&unit) { '\u{a0}' } else { ' ' });
        }
        tied.push_str(word);
    }
    tied
}

/// Marks components whose templates escape what they hold.
macro_rules! html_safe {
    ($($part:ty),+) => { $(impl askama::filters::HtmlSafe for $part {})+ };
}

html_safe!(
    Banner,
    Button,
    Choice,
    EmptyState,
    ErrorSummary,
    Field,
    OfferCardView,
    Price,
    ProductFacts,
    Quantity,
    Shares,
    StepBar,
    SummaryPanel,
    Table,
    Filters,
    Views
);

#[cfg(test)]
mod tests;
