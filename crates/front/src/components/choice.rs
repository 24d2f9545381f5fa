//! A radio card or a checkbox: one thing that may be chosen, with its price when it has one.

use super::{Price, ProductFacts, Quantity, Words};
use askama::Template;
use std::borrow::Borrow;

/// One among several, or any number of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// One of those that bear the same name.
    Radio,
    /// Each for itself.
    Checkbox,
    /// So many of it.
    Count,
}

/// One choice. As a card it has a border and may carry a price; plain, it is a line of a form.
#[derive(Debug, Clone, Template)]
#[template(path = "components/choice.html")]
pub struct Choice {
    kind: ChoiceKind,
    is_card: bool,
    name: Words,
    value: Words,
    title: Words,
    id: String,
    hint: Words,
    notes: Vec<Words>,
    facts: Option<ProductFacts>,
    badge: Words,
    prices: Vec<Price>,
    afterwards: Words,
    free: Words,
    quantity: Option<Quantity>,
    error: Option<String>,
    is_checked: bool,
    is_disabled: bool,
    is_required: bool,
}

impl Choice {
    /// A card, one of those of this name.
    #[must_use]
    pub fn radio(name: impl Into<Words>, value: impl Into<Words>, title: impl Into<Words>) -> Self {
        Self::new(ChoiceKind::Radio, name.into(), value.into(), title.into())
    }

    /// A card for itself.
    #[must_use]
    pub fn checkbox(name: impl Into<Words>, value: impl Into<Words>, title: impl Into<Words>) -> Self {
        Self::new(ChoiceKind::Checkbox, name.into(), value.into(), title.into())
    }

    /// A plain checkbox with the value `yes`: a consent, an agreement. Never ticked by itself (OR-4, MK-1).
    #[must_use]
    pub fn tick(name: impl Into<Words>, title: impl Into<Words>) -> Self {
        let name = name.into();
        let id = format!("f-{name}");
        Self { is_card: false, id, ..Self::checkbox(name, "true", title) }
    }

    /// A plain checkbox of this id, one of several of one name.
    #[must_use]
    pub fn ticked(id: &str, name: impl Into<Words>, value: impl Into<Words>, title: impl Into<Words>) -> Self {
        Self { is_card: false, id: format!("f-{id}"), ..Self::checkbox(name, value, title) }
    }

    /// A card of something that may be had several times.
    #[must_use]
    pub fn counted(quantity: Quantity, title: impl Into<Words>) -> Self {
        let card = Self::new(ChoiceKind::Count, quantity.name.clone(), Words::Borrowed(""), title.into());
        Self { id: format!("f-{}", quantity.name), quantity: Some(quantity), ..card }
    }

    fn new(kind: ChoiceKind, name: Words, value: Words, title: Words) -> Self {
        Self {
            kind,
            is_card: true,
            id: format!("f-{name}-{value}"),
            name,
            value,
            title,
            hint: Words::Borrowed(""),
            notes: Vec::new(),
            facts: None,
            badge: Words::Borrowed(""),
            prices: Vec::new(),
            afterwards: Words::Borrowed(""),
            free: Words::Borrowed(""),
            quantity: None,
            error: None,
            is_checked: false,
            is_disabled: false,
            is_required: false,
        }
    }

    /// With a sentence below.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Words>) -> Self {
        self.hint = hint.into();
        self
    }

    /// With a smaller line below: what it needs, what it excludes.
    #[must_use]
    pub fn note(mut self, note: impl Into<Words>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// With what the law wants told of it beside its price.
    #[must_use]
    pub fn facts(mut self, facts: Option<ProductFacts>) -> Self {
        self.facts = facts;
        self
    }

    /// With a short word that stands out, such as a promotion.
    #[must_use]
    pub fn badge(mut self, badge: impl Into<Words>) -> Self {
        self.badge = badge.into();
        self
    }

    /// With how long the price holds and what follows.
    #[must_use]
    pub fn afterwards(mut self, words: impl Into<Words>) -> Self {
        self.afterwards = words.into();
        self
    }

    /// With what it costs; several times for several dues.
    #[must_use]
    pub fn price(mut self, price: Price) -> Self {
        self.prices.push(price);
        self
    }

    /// With a word in place of a price.
    #[must_use]
    pub fn free(mut self, words: impl Into<Words>) -> Self {
        self.free = words.into();
        self
    }

    /// With the reason why it was refused, if it was.
    #[must_use]
    pub fn fault(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// Chosen or not.
    #[must_use]
    pub fn checked(mut self, is_checked: impl Borrow<bool>) -> Self {
        self.is_checked = *is_checked.borrow();
        self
    }

    /// Cannot be chosen now.
    #[must_use]
    pub const fn disabled(mut self, is_disabled: bool) -> Self {
        self.is_disabled = is_disabled;
        self
    }

    /// Must be chosen for the form to be taken.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    const fn input_type(&self) -> &'static str {
        match self.kind {
            ChoiceKind::Radio => "radio",
            ChoiceKind::Checkbox => "checkbox",
            ChoiceKind::Count => "number",
        }
    }

    /// What is said with it: reasons and notes, then what it costs.
    fn described_by(&self) -> String {
        let is_priced = !self.prices.is_empty() || !self.free.is_empty();
        let parts = [(self.is_described(), "-d"), (is_priced, "-p")];
        let ids = parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, part)| format!("{}{part}", self.id));
        ids.collect::<Vec<_>>().join(" ")
    }

    fn is_described(&self) -> bool {
        !self.hint.is_empty() || !self.notes.is_empty() || self.error.is_some()
    }
}
