//! Postal codes that exist, and how well typed words write a locality.

use crate::cover::{Cover, Scale, WordSet};
use crate::index::SearchIndex;

impl SearchIndex {
    /// The number of a postal code that exists.
    pub(crate) fn postal(&self, code: &str) -> Option<u32> {
        let texts = &self.postals.texts;
        let at = partition(texts.len(), |at| texts.get(at) < code);
        ((at as usize) < texts.len() && texts.get(at) == code).then_some(at)
    }

    /// The postal codes that start so.
    pub(crate) fn postals_starting(&self, start: &str) -> std::ops::Range<u32> {
        let texts = &self.postals.texts;
        let first = partition(texts.len(), |at| texts.get(at) < start);
        let end = partition(texts.len(), |at| texts.get(at) < start || texts.get(at).starts_with(start));
        first..end
    }

    /// How well words write a locality, by its present or its former name.
    pub(crate) fn locality_cover(&self, scale: &Scale<'_>, locality: u32, excluded: WordSet) -> Cover {
        let official = scale.cover(self.localities.labels.of(locality), excluded).if_any();
        let former = self.localities.former_labels.of(locality);
        if former.is_empty() {
            return official;
        }
        let former = scale.cover(former, excluded).if_any();
        if former.gain - former.left > official.gain - official.left { former } else { official }
    }
}

fn partition(length: usize, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, crate::texts::count(length));
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
