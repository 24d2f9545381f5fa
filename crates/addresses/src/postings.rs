//! Lists of numbers by number (`term → names`, `name → streets`) in two plain arrays.

use crate::texts::count;

/// One list of `u32` for each key from 0.
#[derive(Debug, Default)]
pub struct Postings {
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Postings {
    /// Groups pairs by key; within a key, values keep their order and neighbours that repeat are dropped.
    pub fn group(keys: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0u32; keys + 1];
        for (key, _) in pairs.clone() {
            starts[key as usize + 1] += 1;
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut values = vec![0u32; starts[keys] as usize];
        for (key, value) in pairs {
            let at = &mut next[key as usize];
            values[*at as usize] = value;
            *at += 1;
        }
        Self { starts, values }
    }

    /// Lists one after the other, keys from 0.
    pub fn lists<L: Iterator<Item = u32>>(lists: impl Iterator<Item = L>) -> Self {
        let mut postings = Self { starts: vec![0], values: Vec::new() };
        for list in lists {
            postings.values.extend(list);
            postings.starts.push(count(postings.values.len()));
        }
        postings.values.shrink_to_fit();
        postings
    }

    /// How many bytes they take.
    pub const fn bytes(&self) -> usize {
        4 * (self.starts.len() + self.values.len())
    }

    /// The list of a key; empty when there is none.
    pub fn of(&self, key: u32) -> &[u32] {
        let bounds = (self.starts.get(key as usize), self.starts.get(key as usize + 1));
        match bounds {
            (Some(start), Some(end)) => &self.values[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// All the values of consecutive keys.
    pub fn of_range(&self, keys: std::ops::Range<u32>) -> &[u32] {
        match (self.starts.get(keys.start as usize), self.starts.get(keys.end as usize)) {
            (Some(start), Some(end)) if start <= end => &self.values[*start as usize..*end as usize],
            _ => &[],
        }
    }
}
