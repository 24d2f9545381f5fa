//! An amount in large type: euros big, cents small, the period beside; one phrase for screen readers.

use super::Words;
use askama::Template;
use weblys_i18n::Texts;
use weblys_kernel::{Locale, Money};

/// One price, all taxes included (PR-1).
#[derive(Debug, Clone, Template)]
#[template(path = "components/price.html")]
pub struct Price {
    spoken: String,
    sign: &'static str,
    euros: String,
    cents: String,
    leads_with_symbol: bool,
    period: Words,
    size: &'static str,
}

impl Price {
    /// Due each month.
    #[must_use]
    pub fn monthly(amount: Money, t: &Texts) -> Self {
        Self::new(amount, t.get("common-per-month"), t)
    }

    /// Due once.
    #[must_use]
    pub fn once(amount: Money, t: &Texts) -> Self {
        Self::new(amount, t.get("common-once"), t)
    }

    /// A deposit, given back later.
    #[must_use]
    pub fn deposit(amount: Money, t: &Texts) -> Self {
        Self::new(amount, t.get("common-deposit"), t)
    }

    fn new(amount: Money, period: Words, t: &Texts) -> Self {
        let (euros, cents) = t.money_parts(amount);
        Self {
            spoken: t.money(amount),
            sign: if amount.cents() < 0 { "\u{2212}" } else { "" },
            euros,
            cents,
            leads_with_symbol: t.locale() == Locale::En,
            period,
            size: "",
        }
    }

    /// The same price in the largest type: one a card.
    #[must_use]
    pub const fn large(mut self) -> Self {
        self.size = " price-large";
        self
    }

    /// The same price as a line of text.
    #[must_use]
    pub const fn small(mut self) -> Self {
        self.size = " price-small";
        self
    }
}
