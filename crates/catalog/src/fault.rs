//! What is wrong in a catalogue, with its place: all of it at once.
//!
//! What this is: the one form of fault for the reading of a workbook and for the checks across its sheets.
//! What it is not: a refusal to a customer; those are [`SelectionRefusal`](crate::SelectionRefusal).

use serde::Serialize;
use std::fmt;
use weblys_kernel::Refusal;
use weblys_kernel::locale::Label;

/// A sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// `services`
    Services,
    /// `tariffs`
    Tariffs,
    /// `offers`
    Offers,
    /// `groups`: the sets of equipment and of options.
    Groups,
    /// `equipment`
    Equipment,
    /// `options`
    Options,
    /// `promotions`
    Promotions,
    /// `restrictions`
    Restrictions,
    /// `zones`
    Zones,
}

impl Sheet {
    /// Every sheet, in the order of the workbook.
    pub const ALL: [Self; 9] = [
        Self::Services,
        Self::Tariffs,
        Self::Offers,
        Self::Groups,
        Self::Equipment,
        Self::Options,
        Self::Promotions,
        Self::Restrictions,
        Self::Zones,
    ];

    /// Its name in the workbook.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Tariffs => "tariffs",
            Self::Offers => "offers",
            Self::Groups => "groups",
            Self::Equipment => "equipment",
            Self::Options => "options",
            Self::Promotions => "promotions",
            Self::Restrictions => "restrictions",
            Self::Zones => "zones",
        }
    }
}

/// The kinds of fault, each with its stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FaultKind {
    /// The file is larger than what is accepted.
    FileTooLarge,
    /// The content is no Excel workbook (`.xlsx`), or is encrypted.
    NotAWorkbook,
    /// The archive has too many entries, bad names, or inflates to too much.
    ArchiveRefused,
    /// The workbook has macros or an XML document type.
    ForbiddenContent,
    /// The workbook cannot be read.
    Unreadable,
    /// A sheet is missing.
    SheetMissing,
    /// A column is missing.
    ColumnMissing,
    /// A column is there twice.
    ColumnTwice,
    /// A sheet has more rows, columns or sheets than what is accepted.
    SheetTooLarge,
    /// Cells of the table are merged.
    MergedCells,
    /// A cell that must be filled is empty.
    ValueMissing,
    /// A cell holds no code.
    NotACode,
    /// A cell holds no amount.
    NotAnAmount,
    /// A cell holds no whole number.
    NotANumber,
    /// A cell holds no date.
    NotADate,
    /// A cell holds no address that a page may lead to.
    NotAnAddress,
    /// A cell holds none of the accepted words.
    UnknownWord,
    /// A formula has no computed value.
    FormulaNotComputed,
    /// A cell shows an error such as `#REF!`.
    ErrorCell,
    /// A code kept as a number has lost its leading zeros.
    ZerosLost,
    /// A number is outside what is accepted.
    OutOfRange,
    /// The last day comes before the first.
    DatesBackwards,
    /// Two cells of a row do not agree.
    Contradiction,
    /// A code is used that nothing defines.
    CodeUnknown,
    /// A code is defined twice.
    CodeTwice,
    /// Two offers are made of the same base services.
    CombinationTwice,
    /// Options need each other in a circle.
    PrerequisiteCycle,
    /// A service has no tariff on some day of its offer's sale window.
    TariffGap,
    /// A service has two tariffs on the same day.
    TariffOverlap,
    /// A service is of another kind than its use asks for.
    WrongKind,
    /// Something paid is proposed before any choice (OR-4).
    PaidDefault,
    /// The sign of an amount does not suit the kind of its service.
    WrongSign,
    /// A restriction without a criterion, which takes its target away from everybody or from nobody.
    NothingAsked,
    /// An offer that can never be sold. A warning: it may be kept for the customers who have it.
    NeverSold,
    /// An offer on sale that restrictions together take away in every sale. A warning, as all that follow.
    TakenAway,
    /// A link to an offer that is withdrawn (CAT-35).
    LinkWithdrawn,
    /// A set, a piece of equipment or an option that can be chosen with no offer.
    NeverChosen,
    /// A promotion that can never apply, or never takes anything off.
    NeverApplies,
    /// Two promotions of one coupon that both lower the same thing, and add up.
    GivenTwice,
    /// Two restrictions that say the same.
    SaidTwice,
    /// A service or a zone that nothing uses.
    NotUsed,
    /// More faults than are listed.
    TooManyFaults,
}

/// Something wrong in the catalogue, where it is, what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The sheet; none for the file as a whole.
    pub sheet: Option<Sheet>,
    /// The row as Excel counts them, from 1; none when the catalogue did not come from a workbook.
    pub row: Option<u32>,
    /// The column, where the fault has one.
    pub column: Option<Column>,
    /// The code of the row, where it is known.
    pub item: Option<String>,
    /// What was found, cut to what a screen can show.
    pub found: String,
    /// What was expected, in words.
    pub expected: Label,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its letter as in Excel; none when the catalogue did not come from a workbook.
    pub letter: Option<String>,
    /// Its header.
    pub header: &'static str,
}

impl Fault {
    /// Whether it should be looked at and does not stand in the way.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        use FaultKind as K;
        matches!(
            self.kind,
            K::NeverSold
                | K::TakenAway
                | K::LinkWithdrawn
                | K::NeverChosen
                | K::NeverApplies
                | K::GivenTwice
                | K::SaidTwice
                | K::NotUsed
        )
    }

    /// The place as people say it: `offers!C7 (commitment_months)`.
    #[must_use]
    pub fn place(&self) -> String {
        let sheet = self.sheet.map_or("", Sheet::name);
        let letter = self.column.as_ref().and_then(|column| column.letter.as_deref()).unwrap_or_default();
        let row = self.row.map(|row| row.to_string()).unwrap_or_default();
        let header = self.column.as_ref().map(|column| format!(" ({})", column.header)).unwrap_or_default();
        let mark = if letter.is_empty() && row.is_empty() { "" } else { "!" };
        format!("{sheet}{mark}{letter}{row}{header}")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: found {:?}, expected {}", self.code(), self.place(), self.found, self.expected.en)
    }
}

impl std::error::Error for Fault {}

impl Refusal for Fault {
    fn code(&self) -> &'static str {
        use FaultKind as K;
        match self.kind {
            K::FileTooLarge => "IMP-001",
            K::NotAWorkbook => "IMP-002",
            K::ArchiveRefused => "IMP-003",
            K::ForbiddenContent => "IMP-004",
            K::Unreadable => "IMP-005",
            K::SheetMissing => "IMP-010",
            K::ColumnMissing => "IMP-011",
            K::ColumnTwice => "IMP-012",
            K::SheetTooLarge => "IMP-013",
            K::MergedCells => "IMP-014",
            K::ValueMissing => "IMP-020",
            K::NotACode => "IMP-021",
            K::NotAnAmount => "IMP-022",
            K::NotANumber => "IMP-023",
            K::NotADate => "IMP-024",
            K::UnknownWord => "IMP-025",
            K::FormulaNotComputed => "IMP-026",
            K::ErrorCell => "IMP-027",
            K::ZerosLost => "IMP-028",
            K::OutOfRange => "IMP-029",
            K::DatesBackwards => "IMP-030",
            K::Contradiction => "IMP-031",
            K::NotAnAddress => "IMP-032",
            K::CodeUnknown => "IMP-040",
            K::CodeTwice => "IMP-041",
            K::CombinationTwice => "IMP-042",
            K::PrerequisiteCycle => "IMP-043",
            K::TariffGap => "IMP-044",
            K::TariffOverlap => "IMP-045",
            K::WrongKind => "IMP-046",
            K::PaidDefault => "IMP-047",
            K::WrongSign => "IMP-048",
            K::NothingAsked => "IMP-049",
            K::NeverSold => "IMP-060",
            K::TakenAway => "IMP-061",
            K::LinkWithdrawn => "IMP-062",
            K::NeverChosen => "IMP-063",
            K::NeverApplies => "IMP-064",
            K::GivenTwice => "IMP-065",
            K::SaidTwice => "IMP-066",
            K::NotUsed => "IMP-067",
            K::TooManyFaults => "IMP-099",
        }
    }
}
