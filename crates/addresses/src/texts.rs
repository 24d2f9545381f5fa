//! Many short texts in one piece of memory.

/// Texts by number, four bytes each besides their own length.
#[derive(Debug, Default)]
pub struct Texts {
    bytes: String,
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text and gives its number.
    pub fn push(&mut self, text: &str) -> u32 {
        self.bytes.push_str(text);
        self.ends.push(count(self.bytes.len()));
        count(self.ends.len() - 1)
    }

    /// The text of a number; empty when there is none.
    pub fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        let end = self.ends.get(at).copied().unwrap_or(start);
        &self.bytes[start as usize..end as usize]
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes they take.
    pub const fn bytes(&self) -> usize {
        self.bytes.len() + 4 * self.ends.len()
    }

    /// Gives back the memory kept for growth.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// A size as the index keeps it. Four thousand million of anything is beyond any address file.
pub fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
