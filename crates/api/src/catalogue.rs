//! The catalogue's publications and its draft, as WeConfig shows them: what is in force, what would change, what is wrong.

use crate::page::Page;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use weblys_kernel::locale::Label;

/// The draft, where a publication is named.
pub const DRAFT: &str = "draft";
/// The publication in force, where one is named.
pub const CURRENT: &str = "current";
/// BACK's code for a catalogue that is not sound: [`Problem::current`](crate::Problem::current) has its faults.
pub const UNSOUND: &str = "CAT-100";
/// A file of which there is more than [`LARGEST_FILE`].
pub const TOO_LARGE: &str = "CAT-101";
/// What a row of a workbook cannot tell: it goes as JSON.
pub const ONLY_JSON: &str = "CAT-102";
/// Bytes of a catalogue's file at most.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// What is published, and what is prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueState {
    /// Publications, the newest first.
    pub publications: Page<PublicationRow>,
    /// The one in force.
    pub current: i64,
    /// The draft, if there is one.
    pub draft: Option<DraftView>,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationRow {
    /// Its number.
    pub publication: i64,
    /// The file that it came from, if it did.
    pub origin: String,
    /// The older publication that it is again.
    pub restored: Option<i64>,
    /// Who had it published, by login; empty for an import at the machine.
    pub published_by: String,
    /// Since when it is published, UTC.
    pub published_at: DateTime<Utc>,
}

/// The draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Counted up by each change.
    pub version: i64,
    /// Where it came from.
    pub origin: String,
    /// Who made it, by login.
    pub changed_by: String,
    /// When, UTC.
    pub changed_at: DateTime<Utc>,
    /// When it comes into force by itself, if it does.
    #[serde(default)]
    pub due: Option<DraftDue>,
    /// Why it did not when it was to: `overtaken` by another publication, `unsound` by then, `late` as
    /// nothing ran for a day, or `unwanted` since who wanted it may not any more; empty otherwise.
    #[serde(default)]
    pub missed: String,
}

/// A draft that comes into force by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftDue {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Over which publication: when another is in force by then, it does not.
    pub over: i64,
    /// Who wanted it, by login.
    pub by: String,
}

/// The draft that was shown is to come into force at an instant, over the publication that it was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishAt {
    /// The draft's version.
    pub version: i64,
    /// The publication in force when it was looked at.
    pub current: i64,
    /// When, UTC; whole seconds count.
    pub at: DateTime<Utc>,
    /// The date that was shown, if there was one: nobody overwrites what he did not see.
    #[serde(default)]
    pub due: Option<DateTime<Utc>>,
}

/// The draft that was shown is not to come into force by itself at the date that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallOff {
    /// The draft's version.
    pub version: i64,
    /// The date.
    pub due: DateTime<Utc>,
}

/// A draft to be made of a file: the version of the draft that it takes the place of, 0 when there was none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PutDraft {
    /// The file's name.
    pub origin: String,
    /// The version that was shown.
    pub version: i64,
}

/// A draft as it was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftVersion {
    /// Its version.
    pub version: i64,
}

/// What is to be published: the draft that was shown, over the publication that it was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishDraft {
    /// The draft's version.
    pub version: i64,
    /// The publication in force when it was looked at.
    pub current: i64,
}

/// An older publication is to be in force again, in the place of the one that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore {
    /// The publication in force when it was asked for.
    pub current: i64,
}

/// What is compared. Missing parts do not limit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangesQuery {
    /// A publication's number or [`DRAFT`]; empty for the one in force.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The same; empty for the draft.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// A sheet of the workbook: `offers`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// `added`, `changed` or `removed`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
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

/// What differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeList {
    /// The publication in force.
    pub current: i64,
    /// The draft, if there is one.
    pub draft: Option<DraftView>,
    /// How many things differ, of each kind, before anything limits the list.
    pub tally: Tally,
    /// What is wrong with the later one, the first of it: what stands in the way of publishing comes before warnings,
    /// which should be looked at.
    pub faults: Vec<CatalogueFault>,
    /// How much stands in the way.
    pub blocking: i64,
    /// How many warnings there are.
    pub warnings: i64,
    /// Those asked for.
    pub changes: Page<CatalogueChange>,
}

/// How many things differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// New ones.
    pub added: i64,
    /// Those that are not as they were.
    pub changed: i64,
    /// Those that are gone.
    pub removed: i64,
}

/// A thing that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CatalogueChange {
    /// The sheet that it is written on: `offers`.
    pub sheet: String,
    /// Its code; of a tariff the service with what is charged and the first day.
    pub item: String,
    /// Its name, where it has one.
    pub name: Option<Label>,
    /// `added`, `changed` or `removed`.
    pub kind: String,
    /// Every field that differs. Amounts are cents.
    pub fields: Vec<CatalogueField>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CatalogueField {
    /// Its name, as the workbook and the JSON have it.
    pub field: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

/// Something wrong in a catalogue, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueFault {
    /// Its stable code.
    pub code: String,
    /// Its place, as people say it: `offers!C7 (commitment_months)`.
    pub place: String,
    /// The sheet, where it is of one.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The column, where it is of one.
    #[serde(default)]
    pub header: Option<String>,
    /// Whether it stands in the way of publishing.
    #[serde(default)]
    pub is_warning: bool,
    /// The code of the row, where it is known.
    pub item: Option<String>,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: Label,
}
