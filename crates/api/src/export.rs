//! Taking a list out as a file (EXP-14): an entry of the audit trail before its pages are read. Lists with people in
//! them take a right of their own; the others may be taken out by who may read them.

use crate::paths;
use crate::security::Right;
use serde::{Deserialize, Serialize};

/// A list that may be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Users.
    Users,
    /// The audit trail.
    Audit,
    /// Contact requests and statements.
    Contacts,
    /// Mails sent.
    SentMails,
    /// Differences from the operator system.
    Drift,
    /// A code table.
    Codes,
    /// One that takes no right of its own.
    Plain(PlainList),
}

/// A list that who may read it may also take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainList {
    /// What waits for a second person, or has waited.
    Approvals,
    /// Groups of users.
    Groups,
    /// Every code table.
    CodeTables,
    /// What waits to be carried out.
    Effects,
    /// Scheduled jobs.
    Jobs,
    /// Parameters.
    Parameters,
    /// Instances of the programs.
    Components,
    /// Public sites that can be stopped.
    Sites,
    /// What processes hold in memory.
    Caches,
    /// What the environment does with changes.
    EnvironmentRules,
    /// What may be sold in a sale, and why not the rest.
    Explanation,
    /// Publications of the catalogue.
    Publications,
    /// What differs between two of them.
    CatalogueChanges,
    /// Things of one sheet of a catalogue.
    CatalogueThings,
    /// What publications changed of one thing.
    CatalogueHistory,
    /// Combinations that customers hold.
    CatalogueCoverage,
    /// What the draft would change for customers, by offer.
    CatalogueImpact,
    /// Services of the operator system that differ from the catalogue.
    CatalogueTold,
    /// A whole catalogue.
    Catalogue,
    /// Packages of the configuration.
    Packages,
    /// One of them, with everything that is in it.
    Package,
    /// What happened under one reference.
    Trace,
}

impl List {
    /// Where its taking out is announced.
    #[must_use]
    pub fn path(self) -> (&'static str, String) {
        let of = match self {
            Self::Users => paths::USERS_EXPORT,
            Self::Audit => paths::AUDIT_EXPORT,
            Self::Contacts => paths::CONTACTS_EXPORT,
            Self::SentMails => paths::SENT_MAILS_EXPORT,
            Self::Codes => paths::CODE_TABLES_EXPORT,
            Self::Drift => paths::OPERATOR_USERS_EXPORT,
            Self::Plain(_) => paths::STAFF_LIST_EXPORT,
        };
        let word = if let Self::Plain(list) = self { list.word() } else { "" };
        (of, paths::fill(of, word))
    }
}

impl PlainList {
    /// Every one.
    pub const ALL: [Self; 22] = [
        Self::Approvals,
        Self::Groups,
        Self::CodeTables,
        Self::Effects,
        Self::Jobs,
        Self::Parameters,
        Self::Components,
        Self::Sites,
        Self::Caches,
        Self::EnvironmentRules,
        Self::Explanation,
        Self::Publications,
        Self::CatalogueChanges,
        Self::CatalogueThings,
        Self::CatalogueHistory,
        Self::CatalogueCoverage,
        Self::CatalogueImpact,
        Self::CatalogueTold,
        Self::Catalogue,
        Self::Packages,
        Self::Package,
        Self::Trace,
    ];

    /// The word of paths, of the audit trail and of file names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approvals => "approvals",
            Self::Groups => "groups",
            Self::CodeTables => "code-tables",
            Self::Effects => "effects",
            Self::Jobs => "jobs",
            Self::Parameters => "parameters",
            Self::Components => "components",
            Self::Sites => "sites",
            Self::Caches => "caches",
            Self::EnvironmentRules => "environment-rules",
            Self::Explanation => "explanation",
            Self::Publications => "publications",
            Self::CatalogueChanges => "catalogue-changes",
            Self::CatalogueThings => "catalogue-things",
            Self::CatalogueHistory => "catalogue-history",
            Self::CatalogueCoverage => "catalogue-coverage",
            Self::CatalogueImpact => "catalogue-impact",
            Self::CatalogueTold => "catalogue-told",
            Self::Catalogue => "catalogue",
            Self::Packages => "packages",
            Self::Package => "package",
            Self::Trace => "trace",
        }
    }

    /// Reads a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.word() == word)
    }

    /// The right that reading it takes; none for what everybody of the staff may read of his own.
    #[must_use]
    pub const fn right(self) -> Option<Right> {
        match self {
            Self::Approvals => None,
            Self::Groups => Some(Right::GroupsRead),
            Self::CodeTables => Some(Right::CodeTablesRead),
            Self::Effects | Self::Jobs => Some(Right::JobsRead),
            Self::Parameters => Some(Right::ParametersRead),
            Self::Components | Self::Trace => Some(Right::ComponentsRead),
            Self::Sites => Some(Right::SitesRead),
            Self::Caches => Some(Right::CachesRead),
            Self::EnvironmentRules => Some(Right::EnvironmentsRead),
            Self::Explanation
            | Self::Publications
            | Self::CatalogueChanges
            | Self::CatalogueThings
            | Self::CatalogueHistory
            | Self::CatalogueCoverage
            | Self::CatalogueImpact
            | Self::CatalogueTold
            | Self::Catalogue => Some(Right::CatalogueRead),
            Self::Packages | Self::Package => Some(Right::ConfigurationRead),
        }
    }
}

/// What is taken out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TakeOut {
    /// How the list is limited, for the audit trail.
    pub filters: String,
}
