//! The pages of a list: by number where all rows are counted, onwards only where they are too many to count.

use crate::staff::list::{ListQuery, SIZES};

/// The pages of a list.
#[derive(Debug, Clone)]
pub enum Pager {
    /// All of it is shown.
    None,
    /// Counted: from which row to which of how many, and where the neighbours are.
    Counted {
        /// The first row shown, from 1; 0 when there is none.
        first: i64,
        /// The last row shown.
        last: i64,
        /// How many rows there are.
        total: i64,
        /// The page before.
        before: Option<String>,
        /// The page after.
        after: Option<String>,
        /// Sizes with their addresses, and whether it is the one of now.
        sizes: Vec<(u32, String, bool)>,
    },
    /// Not counted: the newest first.
    Onward {
        /// The first page, unless this is it.
        newest: Option<String>,
        /// What is older, if anything is.
        older: Option<String>,
    },
}

impl Pager {
    /// The pages of a counted list.
    #[must_use]
    pub fn counted(query: &ListQuery, total: i64, page: u32, size: u32) -> Self {
        let (page, size) = (i64::from(page.max(1)), i64::from(size.max(1)));
        let last = total.min(page * size);
        let first = if last > (page - 1) * size { (page - 1) * size + 1 } else { 0 };
        let to = |page: i64| query.link("page", &if page == 1 { String::new() } else { page.to_string() });
        let link = |value: u32| (value, query.link("size", &value.to_string()), i64::from(value) == size);
        Self::Counted {
            first,
            last,
            total,
            before: (page > 1).then(|| to(page - 1)),
            after: (page * size < total).then(|| to(page + 1)),
            sizes: SIZES.into_iter().map(link).collect(),
        }
    }

    /// The pages of a list that is only followed onwards.
    #[must_use]
    pub fn onward(query: &ListQuery, before_seq: Option<i64>) -> Self {
        let is_first = query.value("before_seq").is_empty();
        Self::Onward {
            newest: (!is_first).then(|| query.link("before_seq", "")),
            older: before_seq.map(|seq| query.link("before_seq", &seq.to_string())),
        }
    }
}
