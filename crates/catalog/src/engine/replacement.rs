//! Options that take the place of others (EXP-22).

use crate::engine::{Selection, Snapshot};
use crate::model::{OptionCode, OptionItem};
use std::collections::BTreeSet;

impl Snapshot {
    /// A selection after its options were changed: what was newly chosen ends the options that it replaces. What an option
    /// chosen before replaces stays, for [`check`](Self::check) to refuse: nobody's choice of today is dropped unseen.
    ///
    /// Of two that were chosen at once and replace each other neither goes. What is replaced itself replaces nothing.
    #[must_use]
    pub fn settled(&self, before: &Selection, now: Selection) -> Selection {
        let gone = self.replaced(before, &now);
        let mut now = now;
        now.options.retain(|(code, _)| !gone.contains(code));
        now
    }

    /// The options of a selection that newly chosen ones replace, by code.
    #[must_use]
    pub fn replaced(&self, before: &Selection, now: &Selection) -> BTreeSet<OptionCode> {
        let chosen = |selection: &Selection, code: &OptionCode| {
            selection.options.iter().any(|(other, quantity)| other == code && *quantity > 0)
        };
        let mut new: Vec<&OptionItem> = now
            .options
            .iter()
            .filter(|(code, quantity)| *quantity > 0 && !chosen(before, code))
            .filter_map(|(code, _)| self.option(code))
            .collect();
        let mut gone = BTreeSet::new();
        loop {
            let replaced_by_new = |item: &OptionItem| {
                new.iter().any(|other| other.code != item.code && other.replaces.contains(&item.code))
            };
            let heads: Vec<&OptionItem> = new.iter().copied().filter(|item| !replaced_by_new(item)).collect();
            let found: Vec<OptionCode> = heads
                .iter()
                .flat_map(|item| item.replaces.iter().filter(|code| **code != item.code))
                .filter(|code| chosen(now, code) && !gone.contains(*code))
                .cloned()
                .collect();
            if found.is_empty() {
                return gone;
            }
            gone.extend(found);
            new.retain(|item| !gone.contains(&item.code));
        }
    }
}
