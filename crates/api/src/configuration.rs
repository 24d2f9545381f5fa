//! The configuration as packages (IDEA-06, EXP-45): taken as it is, brought from another environment, compared with what is in
//! force, put in force as a whole, and taken back.

use crate::catalogue::{CatalogueField, Tally};
use crate::security::Right;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// BACK's code for a file that is no package.
pub const NO_PACKAGE: &str = "CFG-001";
/// BACK's code where some packages must be thrown away first.
pub const TOO_MANY_PACKAGES: &str = "CFG-002";
/// Bytes of a package's file at most.
pub const LARGEST_PACKAGE: usize = 24 * 1024 * 1024;
/// Letters of a package's name at most.
pub const LONGEST_NAME: usize = 200;

/// A part of the configuration: each is put in force or left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The catalogue, whole.
    Catalogue,
    /// Parameters that somebody set.
    Parameters,
    /// What is ours of code tables: hidden, order, labels, codes of our own.
    CodeTables,
    /// Groups that were made in Weblys, with their rights. Who is in them is no part.
    Groups,
}

impl Part {
    /// Every part, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Catalogue, Self::Parameters, Self::CodeTables, Self::Groups];

    /// Its word in wires and keys of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Parameters => "parameters",
            Self::CodeTables => "code_tables",
            Self::Groups => "groups",
        }
    }

    /// Reads a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// The right that it takes to see it.
    #[must_use]
    pub const fn reading(self) -> Right {
        match self {
            Self::Catalogue => Right::CatalogueRead,
            Self::Parameters => Right::ParametersRead,
            Self::CodeTables => Right::CodeTablesRead,
            Self::Groups => Right::GroupsRead,
        }
    }

    /// The right that it takes to put it in force, beside [`Right::ConfigurationPublish`].
    #[must_use]
    pub const fn changing(self) -> Right {
        match self {
            Self::Catalogue => Right::CataloguePublish,
            Self::Parameters => Right::ParametersChange,
            Self::CodeTables => Right::CodeTablesChange,
            Self::Groups => Right::GroupsChange,
        }
    }
}

/// How a package came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackageOrigin {
    /// Somebody kept the configuration as it was.
    Kept,
    /// Somebody brought a file.
    Brought,
    /// It was in force when another was put in force: the way back.
    Before,
}

impl PackageOrigin {
    /// Its word in stores, wires and keys of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Brought => "brought",
            Self::Before => "before",
        }
    }

    /// Reads a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Kept, Self::Brought, Self::Before].into_iter().find(|origin| origin.word() == word)
    }
}

/// A package without what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageRow {
    /// Its id.
    pub package_id: Uuid,
    /// What somebody called it, or the name of its file.
    pub name: String,
    /// How it came to be.
    pub origin: PackageOrigin,
    /// What it has.
    pub parts: Vec<Part>,
    /// When it came to be, UTC.
    pub made_at: DateTime<Utc>,
    /// By whom, by login.
    pub made_by: String,
    /// When it was put in force last, UTC.
    pub applied_at: Option<DateTime<Utc>>,
    /// By whom, by login; empty where nobody did.
    pub applied_by: String,
}

/// A package compared with what is in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackageView {
    /// The package.
    pub package: PackageRow,
    /// Stands for what it was compared with: who puts it in force names what he saw.
    pub shown: String,
    /// Its parts that who asks may see.
    pub parts: Vec<PartView>,
}

/// A part of a package compared with what is in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartView {
    /// Which.
    pub part: Part,
    /// How much would be otherwise.
    pub tally: Tally,
    /// What: the first of it.
    pub changes: Vec<PackageChange>,
    /// What stands in the way, the first of it.
    pub faults: Vec<PackageFault>,
}

/// A thing that would be otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackageChange {
    /// What it is: its code, behind the sheet or the table that it is of.
    pub item: String,
    /// `added`, `changed` or `removed`.
    pub kind: String,
    /// What of it.
    pub fields: Vec<CatalogueField>,
}

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageFault {
    /// The part that it is about.
    pub part: Part,
    /// The stable code of what is wrong.
    pub code: String,
    /// With what.
    pub item: String,
}

/// The configuration is to be kept as it is, or a file to become a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPackage {
    /// Its id, made by the form: sent twice, it makes one.
    pub package_id: Uuid,
    /// What to call it.
    pub name: String,
}

/// A package is to be put in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplyPackage {
    /// [`PackageView::shown`].
    pub shown: String,
    /// The parts that are wanted of it.
    pub parts: Vec<Part>,
}

/// A package was put in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedPackage {
    /// The package of what was in force before; none where nothing was otherwise.
    pub before: Option<Uuid>,
}
