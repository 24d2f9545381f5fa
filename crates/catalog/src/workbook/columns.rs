//! What each column of each sheet means: the one description that the reader, the template, the forms and the papers share.

mod sheets;

use crate::fault::Sheet;

pub(crate) use sheets::GROUP_KINDS;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its header; case, accents, spaces and dashes do not matter.
    pub header: &'static str,
    /// Whether the sheet must have it. A column that may be missing may also be left empty.
    pub required: bool,
    /// What its cells are made of.
    pub holds: Holds,
    /// What it means, in French, for those who keep the workbook.
    pub meaning_fr: &'static str,
    /// The same in English.
    pub meaning_en: &'static str,
}

/// What the cells of a column are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The code of the thing itself.
    Code,
    /// A short text.
    Text,
    /// A longer text.
    Paragraph,
    /// Texts with `|` between them.
    Lines,
    /// A whole number.
    Number,
    /// Euros and cents.
    Amount,
    /// A percentage.
    Percent,
    /// A number with decimals.
    Decimal,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words, with `;` between them.
    Words(&'static [&'static str]),
    /// The code of a thing of this sheet.
    One(Sheet),
    /// Codes of things of this sheet, with `;` between them.
    Many(Sheet),
    /// Codes of what `target_kind` says, with `;` between them, or `*`.
    Targets,
    /// Codes of what `reduces` says, with `;` between them.
    Reduced,
    /// A code of which the catalogue keeps no list.
    OtherCode,
    /// Codes of which the catalogue keeps no list, with `;` between them.
    OtherCodes,
}

impl Holds {
    /// Its word on wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Text => "text",
            Self::Paragraph => "paragraph",
            Self::Lines => "lines",
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Percent => "percent",
            Self::Decimal => "decimal",
            Self::Day => "day",
            Self::YesNo => "yes_no",
            Self::Word(_) => "word",
            Self::Words(_) => "words",
            Self::One(_) | Self::OtherCode => "one",
            Self::Many(_) | Self::Targets | Self::Reduced | Self::OtherCodes => "many",
        }
    }

    /// The words that it may be; none where it is no word.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Word(words) | Self::Words(words) => words,
            Self::YesNo => &["OUI", "NON"],
            _ => &[],
        }
    }

    /// The sheet of the things that its codes stand for; `of` gives the word of another column of the same row.
    #[must_use]
    pub fn refers<'r>(self, of: impl FnOnce(&'static str) -> Option<&'r str>) -> Option<Sheet> {
        match self {
            Self::One(sheet) | Self::Many(sheet) => Some(sheet),
            Self::Targets => match of("target_kind")? {
                "OFFER" => Some(Sheet::Offers),
                "EQUIPMENT" => Some(Sheet::Equipment),
                "OPTION" => Some(Sheet::Options),
                "PROMOTION" => Some(Sheet::Promotions),
                _ => None,
            },
            Self::Reduced => match of("reduces")? {
                "FEES" => Some(Sheet::Services),
                "EQUIPMENT" => Some(Sheet::Equipment),
                "OPTIONS" => Some(Sheet::Options),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The columns of a sheet, in the order of the template.
#[must_use]
pub const fn of(sheet: Sheet) -> &'static [ColumnSpec] {
    match sheet {
        Sheet::Services => sheets::SERVICES,
        Sheet::Tariffs => sheets::TARIFFS,
        Sheet::Offers => sheets::OFFERS,
        Sheet::Groups => sheets::GROUPS,
        Sheet::Equipment => sheets::EQUIPMENT,
        Sheet::Options => sheets::OPTIONS,
        Sheet::Promotions => sheets::PROMOTIONS,
        Sheet::Restrictions => sheets::RESTRICTIONS,
        Sheet::Zones => sheets::ZONES,
    }
}

/// Those of a sheet's columns that say the most in a list, beside code and name.
#[must_use]
pub const fn telling(sheet: Sheet) -> &'static [&'static str] {
    match sheet {
        Sheet::Services => &["domain", "kind", "min_down_mbps"],
        Sheet::Tariffs => &["amount", "vat", "valid_until"],
        Sheet::Offers => &["services", "status", "sale_from", "sale_until"],
        Sheet::Groups => &["min", "max", "default"],
        Sheet::Equipment => &["group", "service", "max_quantity"],
        Sheet::Options => &["group", "service", "requires", "excludes"],
        Sheet::Promotions => &["reduces", "percent", "months", "coupon"],
        Sheet::Restrictions => &["target_kind", "targets", "effect"],
        Sheet::Zones => &["communes", "distribution_zones", "streets"],
    }
}

/// An empty workbook: every sheet with its headers, in order.
#[must_use]
pub fn template() -> Vec<(&'static str, Vec<&'static str>)> {
    Sheet::ALL.iter().map(|sheet| (sheet.name(), of(*sheet).iter().map(|column| column.header).collect())).collect()
}
