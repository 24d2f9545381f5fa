//! The state of a list, which lives in its address: filters, order, columns, page. A link changes one part and
//! keeps the others, so that a list can be sent to a colleague as it is.

use std::borrow::Cow;

/// Sizes of a page that may be chosen.
pub const SIZES: [u32; 4] = [25, 50, 100, 200];
/// The size of a page when none is chosen.
pub const SIZE: u32 = 50;
/// What begins anew when a list is filtered or ordered otherwise, and what was only told once.
const PASSING: [&str; 4] = ["page", "before_seq", "done", "view"];

/// The address of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListQuery {
    path: Cow<'static, str>,
    pairs: Vec<(String, String)>,
}

impl ListQuery {
    /// A list at this path, with what its address says.
    #[must_use]
    pub fn new(path: impl Into<Cow<'static, str>>, pairs: Vec<(String, String)>) -> Self {
        Self { path: path.into(), pairs: pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect() }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether it does not say how the list is to be shown.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        self.pairs.is_empty()
    }

    /// What a part says; empty when it says nothing.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a part that may come several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Which page, from 1.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.value("page").parse().unwrap_or(1).max(1)
    }

    /// Rows of a page: one of [`SIZES`].
    #[must_use]
    pub fn size(&self) -> u32 {
        self.value("size").parse().ok().filter(|size| SIZES.contains(size)).unwrap_or(SIZE)
    }

    /// The address with this part changed (empty takes it away); it begins at the first page again.
    #[must_use]
    pub fn link(&self, name: &str, value: &str) -> String {
        let mut pairs = self.without(&[&[name], &PASSING[..]].concat());
        pairs.push((name, value));
        super::super::routes::with_query(&self.path, &pairs)
    }

    /// The address of the same list as a file.
    #[must_use]
    pub fn file(&self, path: &str, format: &str) -> String {
        let mut pairs = self.without(&[&["format", "size"], &PASSING[..]].concat());
        pairs.push(("format", format));
        super::super::routes::with_query(path, &pairs)
    }

    /// How the list is limited and ordered, for the audit trail.
    #[must_use]
    pub fn said(&self) -> String {
        self.file("", "").trim_start_matches('?').to_owned()
    }

    /// What a form must carry along that itself sets these parts.
    #[must_use]
    pub fn carried(&self, own: &[&str]) -> Vec<(String, String)> {
        let kept = self.without(&[own, &PASSING[..]].concat());
        kept.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// Whether one of these parts limits the list.
    #[must_use]
    pub fn is_limited(&self, filters: &[&str]) -> bool {
        filters.iter().any(|name| !self.value(name).is_empty())
    }

    fn without(&self, names: &[&str]) -> Vec<(&str, &str)> {
        let is_kept = |(name, _): &(&str, &str)| !names.contains(name);
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).filter(is_kept).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(pairs: &[(&str, &str)]) -> ListQuery {
        ListQuery::new("/weconfig/users", pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_link_keeps_the_filters_and_begins_at_the_first_page() {
        let list = list(&[("q", "ca é"), ("state", "active"), ("sort", "name"), ("page", "3"), ("done", "saved")]);
        assert_eq!(list.link("sort", "-name"), "/weconfig/users?q=ca+%C3%A9&state=active&sort=-name");
        assert_eq!(list.link("state", ""), "/weconfig/users?q=ca+%C3%A9&sort=name");
        assert_eq!(list.link("page", "4"), "/weconfig/users?q=ca+%C3%A9&state=active&sort=name&page=4");
        let file = list.file("/weconfig/users/export", "csv");
        assert_eq!(file, "/weconfig/users/export?q=ca+%C3%A9&state=active&sort=name&format=csv");
    }

    #[test]
    fn nonsense_in_the_address_is_as_if_nothing_were_said() {
        let list = list(&[("page", "-2"), ("size", "1000000"), ("q", "")]);
        assert_eq!((list.page(), list.size(), list.value("q")), (1, SIZE, ""));
    }
}
