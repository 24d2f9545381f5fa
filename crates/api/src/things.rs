//! Single things of the catalogue, each as its row of the workbook: seen in any publication, changed in the draft.

use crate::catalogue::{CatalogueFault, CatalogueField, DraftView, PublicationRow};
use crate::page::Page;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use weblys_kernel::locale::Label;

/// What stands in a row, by header. Empty cells are left out.
pub type Cells = BTreeMap<String, String>;

/// Which things are asked for. Missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ThingsQuery {
    /// A publication's number, [`DRAFT`](crate::catalogue::DRAFT) or [`CURRENT`](crate::catalogue::CURRENT); empty for the
    /// draft, or what is in force when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// The sheet of the workbook: `offers`, which is also meant when it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// A part of a code or of a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// Things of one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingList {
    /// Of which catalogue: a publication's number, or the draft.
    pub of: String,
    /// The publication in force.
    pub current: i64,
    /// The draft, if there is one.
    pub draft: Option<DraftView>,
    /// How many things each sheet has.
    pub counts: Vec<SheetCount>,
    /// The columns that say the most in a list.
    pub columns: Vec<ThingColumn>,
    /// Those asked for.
    pub things: Page<Thing>,
}

/// How many things a sheet has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCount {
    /// The sheet.
    pub sheet: String,
    /// How many.
    pub count: i64,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingColumn {
    /// Its header.
    pub header: String,
    /// Whether it must be filled.
    pub required: bool,
    /// What it is made of: `code`, `text`, `paragraph`, `lines`, `number`, `amount`, `percent`, `day`, `yes_no`, `word`,
    /// `words`, `one`, `many`.
    pub holds: String,
    /// The words it may be, where it is one.
    pub words: Vec<String>,
    /// What it means.
    pub meaning: Label,
}

/// A thing as its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// What tells it from the others of its sheet: its code; of a tariff the service with what is charged and the first
    /// day; of a group its kind and its code.
    pub item: String,
    /// Its name, where it has one.
    pub name: Option<Label>,
    /// Its cells.
    pub cells: Cells,
}

/// Which thing is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ThingQuery {
    /// As in [`ThingsQuery::of`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// Its sheet.
    pub sheet: String,
    /// What tells it from the others; empty for the columns of a new one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item: String,
}

/// A thing with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingView {
    /// Of which catalogue: a publication's number, or the draft.
    pub of: String,
    /// The publication in force.
    pub current: i64,
    /// The draft, if there is one.
    pub draft: Option<DraftView>,
    /// Every column of its sheet.
    pub columns: Vec<ThingColumn>,
    /// The thing; none where a new one is asked for.
    pub thing: Option<Thing>,
    /// Whether its row tells all of it. What only JSON can tell is not changed as a row.
    pub is_told: bool,
    /// What its codes stand for, by header.
    pub names: BTreeMap<String, Vec<NamedCode>>,
    /// Things that speak of it, the first of them.
    pub users: Vec<ThingUser>,
    /// How many do.
    pub users_count: i64,
    /// What is wrong with it as the catalogue stands: to be mended before it is published, or warnings.
    pub faults: Vec<CatalogueFault>,
}

/// A code with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedCode {
    /// The sheet of the thing.
    pub sheet: String,
    /// The code.
    pub code: String,
    /// What tells the thing from the others of its sheet; none where nothing defines the code.
    pub item: Option<String>,
    /// Its name.
    pub name: Option<Label>,
}

/// A thing that speaks of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingUser {
    /// Its sheet.
    pub sheet: String,
    /// What tells it from the others.
    pub item: String,
    /// Its name, where it has one.
    pub name: Option<Label>,
    /// The column in which it does.
    pub header: String,
}

/// A thing of the draft is to be otherwise. Where there is no draft one begins with what is in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PutThing {
    /// Its sheet.
    pub sheet: String,
    /// What tells it from the others; empty for a new one.
    #[serde(default)]
    pub item: String,
    /// The row as it was shown: when it is another now nothing happens, and the answer has what it is. None for a new one.
    #[serde(default)]
    pub shown: Option<Cells>,
    /// The row as it is to be; none takes it out.
    #[serde(default)]
    pub cells: Option<Cells>,
    /// The key of the form that was sent, whose draft of unsaved edits ends with it; empty: that of the thing, if any.
    #[serde(default)]
    pub draft: String,
}

/// The draft with the thing in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThingPut {
    /// The draft.
    pub draft: DraftView,
    /// What tells the thing from the others now.
    pub item: String,
}

/// Whose history is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HistoryQuery {
    /// The sheet of the workbook.
    pub sheet: String,
    /// The thing, by its key.
    pub item: String,
    /// Which page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows of a page: 50 if not said, at most 200.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
}

/// What publications changed of one thing, the newest first. What has no entry is as it was in the first one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThingHistory {
    /// So many publications are still to be looked at.
    pub waiting: i64,
    /// What changed.
    pub changes: Page<ThingChange>,
}

/// What one publication changed of a thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThingChange {
    /// The publication.
    pub publication: PublicationRow,
    /// `added`, `changed` or `removed`.
    pub kind: String,
    /// Every field that differs from the publication before.
    pub fields: Vec<CatalogueField>,
}
