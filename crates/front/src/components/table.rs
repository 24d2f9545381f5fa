//! A table of the staff: typed columns, order by link, choice of columns, pages, rows that open, selection.
//!
//! What this is: the drawing of a list whose state is a [`ListQuery`]. What it is not: the list itself; BACK
//! orders, filters and cuts it. Files are made in [`export`].

pub mod export;
mod filter;
mod pager;

pub use filter::{Filter, Filters};
pub use pager::Pager;

use super::{EmptyState, Views, Words};
use crate::staff::list::ListQuery;
use askama::Template;
use weblys_i18n::Texts;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A moment or day.
    Date,
    /// A number: right, with figures of one width.
    Number,
    /// One of a few states.
    State,
}

/// How a state looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// As it should be.
    Good,
    /// To look at.
    Warning,
    /// Not as it should be.
    Bad,
    /// Neither.
    Plain,
}

impl Mood {
    /// Its name in the style sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in addresses.
    pub key: &'static str,
    /// Its title.
    pub title: Words,
    /// What it holds.
    pub kind: Kind,
    is_sortable: bool,
    is_extra: bool,
}

impl Column {
    /// A column of this kind.
    #[must_use]
    pub fn new(key: &'static str, title: impl Into<Words>, kind: Kind) -> Self {
        Self { key, title: title.into(), kind, is_sortable: false, is_extra: false }
    }

    /// The list can be ordered by it.
    #[must_use]
    pub const fn sortable(mut self) -> Self {
        self.is_sortable = true;
        self
    }

    /// Shown only to those who choose it.
    #[must_use]
    pub const fn extra(mut self) -> Self {
        self.is_extra = true;
        self
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words or a number, as they are shown.
    Text(String),
    /// A moment, as it is shown, and as machines read it.
    Date(String, String),
    /// States, each with its look.
    States(Vec<(Mood, String)>),
    /// Words, and where more about them is: words and address of each.
    Linked(String, Vec<(String, String)>),
}

impl Cell {
    /// What is read in it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text, _) | Self::Linked(text, _) => text.clone(),
            Self::States(states) => states.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is in a selection.
    pub id: String,
    /// What it is for people, in the label of its box.
    pub name: String,
    /// Where it leads; empty for a row that is nothing more than it shows.
    pub href: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// What can be done with the rows chosen: a form to `action`, one button each.
#[derive(Debug, Clone)]
pub struct Bulk {
    /// Where the form goes (GET).
    pub action: String,
    /// What it carries along.
    pub carried: Vec<(String, String)>,
    /// Words, name and value of each button.
    pub buttons: Vec<(Words, &'static str, &'static str)>,
    /// Where else a button leads, with its words and what it does (`do`).
    pub deeds: Vec<(String, Words, &'static str)>,
}

impl Bulk {
    /// Whether there is anything to do.
    #[must_use]
    pub fn has_any(&self) -> bool {
        !self.buttons.is_empty() || !self.deeds.is_empty()
    }
}

struct Head {
    key: &'static str,
    title: Words,
    class: &'static str,
    /// Where a click on the title leads, if anywhere.
    sort: Option<String>,
    /// The value of `aria-sort`; empty when it is not the order of the list.
    order: &'static str,
    is_shown: bool,
}

/// A table, ready to be shown.
#[derive(Template)]
#[template(path = "components/table.html")]
pub struct Table {
    t: &'static Texts,
    caption: Words,
    heads: Vec<Head>,
    rows: Vec<Row>,
    query: ListQuery,
    files: Option<String>,
    views: Option<Views>,
    bulk: Option<Bulk>,
    pager: Pager,
    empty: EmptyState,
    /// Whether nothing about it can be chosen.
    is_plain: bool,
}

impl Table {
    /// An empty table of these columns; which of them are shown, and in which order rows come, says `query`.
    #[must_use]
    pub fn new(
        t: &'static Texts,
        caption: impl Into<Words>,
        query: &ListQuery,
        columns: Vec<Column>,
        empty: EmptyState,
    ) -> Self {
        let heads = columns.into_iter().map(|column| head(column, query)).collect();
        let query = query.clone();
        Self {
            t,
            caption: caption.into(),
            heads,
            rows: Vec::new(),
            query,
            files: None,
            views: None,
            bulk: None,
            pager: Pager::None,
            empty,
            is_plain: false,
        }
    }

    /// With these rows, each with a cell for every column.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows = rows.into_iter().map(|row| self.shown(row)).collect();
        self
    }

    /// Without choice of columns: one that stands beside a page's own list.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.is_plain = true;
        self
    }

    /// With its pages.
    #[must_use]
    pub fn pager(mut self, pager: Pager) -> Self {
        self.pager = pager;
        self
    }

    /// With a menu of files at this path.
    #[must_use]
    pub fn files(mut self, path: Option<&str>) -> Self {
        self.files = path.map(str::to_owned);
        self
    }

    /// Everything in it, for a file of this name: what begins the file, and its rows.
    #[must_use]
    pub fn sheet(&self, name: &str) -> (export::Sheet, Vec<Vec<Cell>>) {
        let titles = self.heads.iter().map(|head| head.title.to_string()).collect();
        let rows = self.rows.iter().map(|row| row.cells.clone()).collect();
        (export::Sheet { name: name.to_owned(), titles }, rows)
    }

    /// With a menu of saved views.
    #[must_use]
    pub fn views(mut self, views: Views) -> Self {
        self.views = Some(views);
        self
    }

    /// With something to do with rows chosen.
    #[must_use]
    pub fn bulk(mut self, bulk: Option<Bulk>) -> Self {
        self.bulk = bulk;
        self
    }

    fn shown(&self, row: Row) -> Row {
        let cells = row.cells.into_iter().zip(&self.heads).filter(|(_, head)| head.is_shown).map(|(cell, _)| cell);
        Row { cells: cells.collect(), ..row }
    }

    /// What the form that chooses columns carries along.
    fn kept_by_columns(&self) -> Vec<(String, String)> {
        self.query.carried(&["col"])
    }

    /// Which rows are shown, in words.
    fn rows_in_words(&self, first: &i64, last: &i64, total: &i64) -> String {
        let args = [("first", (*first).into()), ("last", (*last).into()), ("total", (*total).into())];
        self.t.with("staff-rows", &args)
    }

    fn shown_heads(&self) -> impl Iterator<Item = &Head> {
        self.heads.iter().filter(|head| head.is_shown)
    }

    fn class(&self, at: &usize) -> &'static str {
        self.shown_heads().nth(*at).map_or("", |head| head.class)
    }
}

fn head(column: Column, query: &ListQuery) -> Head {
    let by = query.value("sort");
    let order = match by.strip_prefix('-') {
        Some(key) if key == column.key => "descending",
        None if by == column.key => "ascending",
        _ => "",
    };
    let next = if order == "ascending" { format!("-{}", column.key) } else { column.key.to_owned() };
    let mut chosen = query.all("col").peekable();
    // A file has every column.
    let is_shown = !query.value("format").is_empty()
        || if chosen.peek().is_some() { chosen.any(|key| key == column.key) } else { !column.is_extra };
    Head {
        key: column.key,
        title: column.title,
        class: match column.kind {
            Kind::Number => "num",
            Kind::Date => "date",
            Kind::Text | Kind::State => "",
        },
        sort: column.is_sortable.then(|| query.link("sort", &next)),
        order,
        is_shown,
    }
}

#[cfg(test)]
mod tests;
