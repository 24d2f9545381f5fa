//! Columns of the workbook in words: their names, what stands in their cells, and the field of a form for each.

use crate::components::{Choice, Field, Words};
use weblys_api::things::{Cells, ThingColumn};
use weblys_i18n::Texts;
use weblys_kernel::{Locale, Money};

/// The sheets, in the order of the workbook.
pub(super) const SHEETS: [&str; 9] =
    ["services", "tariffs", "offers", "groups", "equipment", "options", "promotions", "restrictions", "zones"];
/// Letters of a cell at most: a zone names thousands of streets.
const LONGEST: u16 = 60_000;

/// The name of a sheet.
pub(super) fn sheet(word: &str, t: &Texts) -> Words {
    t.get(&format!("weconfig-catalogue-sheet-{word}"))
}

/// A sheet that there is.
pub(super) fn known_sheet(word: &str) -> Option<&'static str> {
    SHEETS.into_iter().find(|sheet| *sheet == word)
}

/// The name of a column.
pub(super) fn name(header: &str, t: &Texts) -> String {
    let plain = |header: &str| t.get(&format!("catalogue-column-{}", header.replace('_', "-")));
    let in_language = |key, base| t.one(key, "name", plain(base).into_owned());
    match (header.strip_suffix("_fr"), header.strip_suffix("_en")) {
        (Some(base), _) => in_language("weconfig-thing-french", base),
        (_, Some(base)) => in_language("weconfig-thing-english", base),
        _ => plain(header).into_owned(),
    }
}

/// A word of a cell for people.
fn word(word: &str, t: &Texts) -> String {
    t.get(&format!("catalogue-word-{}", word.to_lowercase().replace('_', "-"))).into_owned()
}

/// What stands in a cell, for people.
pub(super) fn shown(column: &ThingColumn, cells: &Cells, t: &Texts) -> String {
    let Some(text) = cells.get(&column.header) else { return String::new() };
    let told = |part: &str| {
        let part = part.trim();
        if column.words.iter().any(|known| known == part) { word(part, t) } else { part.to_owned() }
    };
    match column.holds.as_str() {
        "word" | "words" | "yes_no" => text.split(';').map(told).collect::<Vec<_>>().join(", "),
        "amount" => Money::parse_euros(text).map_or_else(|_| text.clone(), |amount| t.money(amount)),
        "day" => text.parse().map_or_else(|_| text.clone(), |day| t.date(day)),
        "many" => text.split(';').map(str::trim).collect::<Vec<_>>().join(", "),
        "lines" => text.split('|').map(str::trim).collect::<Vec<_>>().join(" · "),
        _ => text.clone(),
    }
}

/// Where a column stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Main,
    Texts,
    Rates,
    Criteria,
    Law,
}

impl Section {
    /// In the order of a page.
    pub const ALL: [Self; 5] = [Self::Main, Self::Texts, Self::Rates, Self::Criteria, Self::Law];

    /// Its title.
    pub fn title(self, t: &Texts) -> Words {
        match self {
            Self::Main => t.get("weconfig-thing-main"),
            Self::Texts => t.get("weconfig-thing-texts"),
            Self::Rates => t.get("weconfig-thing-rates"),
            Self::Criteria => t.get("weconfig-thing-criteria"),
            Self::Law => t.get("weconfig-thing-law"),
        }
    }

    /// That of a column.
    pub fn of(sheet: &str, header: &str) -> Self {
        const CRITERIA: [&str; 12] = [
            "technologies",
            "min_down_mbps",
            "domains",
            "communes",
            "zones",
            "sale_types",
            "groupings",
            "channels",
            "customer_types",
            "days_from",
            "days_until",
            "services_held",
        ];
        const TEXTS: [&str; 5] = ["tagline_", "description_", "highlights_", "usage_prices_", "staff_note_"];
        const LAW: [&str; 4] = ["sar_", "energy_", "product_sheet", "durability_"];
        if matches!(sheet, "promotions" | "restrictions") && CRITERIA.contains(&header) {
            Self::Criteria
        } else if TEXTS.iter().any(|text| header.starts_with(text)) {
            Self::Texts
        } else if LAW.iter().any(|fact| header.starts_with(fact)) {
            Self::Law
        } else if ["down_", "up_", "mobile_"].iter().any(|rate| header.starts_with(rate)) {
            Self::Rates
        } else {
            Self::Main
        }
    }
}

/// The name of a column's field in a form.
pub(super) fn field_name(header: &str) -> String {
    format!("c_{header}")
}

/// A field of a form, or a box for each word that may be there.
pub(super) enum Input {
    Field(Box<Field>),
    Boxes { id: String, legend: String, error: Option<String>, boxes: Vec<Choice> },
}

/// The field of a column with what stands in its cell. The code of a thing that is there is not changed: others go by it.
pub(super) fn input(
    column: &ThingColumn,
    cells: &Cells,
    (error, locale): (Option<String>, Locale),
    t: &'static Texts,
) -> Input {
    let (field, label) = (field_name(&column.header), name(&column.header, t));
    let value = cells.get(&column.header).map(String::as_str).unwrap_or_default();
    let words = || column.words.iter().map(|one| (one.clone(), word(one, t)));
    if column.holds == "words" {
        let chosen: Vec<&str> = value.split(';').map(str::trim).collect();
        let tick = |(one, words): (String, String)| {
            let is_chosen = chosen.contains(&one.as_str());
            Choice::ticked(&format!("{field}.{one}"), field.clone(), one, words).checked(is_chosen)
        };
        let id = format!("f-{field}");
        return Input::Boxes { id, legend: label, error, boxes: words().map(tick).collect() };
    }
    let made = match column.holds.as_str() {
        "word" | "yes_no" => Field::select(field, label, words().collect()),
        "day" => Field::date(field, label),
        "number" => Field::text(field, label).inputmode("numeric").short().longest(9),
        "amount" => Field::text(field, label).inputmode("decimal").short().longest(20),
        "percent" | "decimal" => Field::text(field, label).inputmode("decimal").short().longest(12),
        "code" | "one" => Field::text(field, label).longest(40),
        "many" => Field::area(field, label).longest(LONGEST).rows(2),
        "paragraph" | "lines" => Field::area(field, label).longest(LONGEST),
        // A line would lose the ends of lines.
        _ if value.contains('\n') => Field::area(field, label).longest(LONGEST),
        _ => Field::text(field, label).longest(400),
    };
    let made = if column.required { made } else { made.optional(t) };
    // Choices and texts say by themselves what they are.
    let is_plain = matches!(column.holds.as_str(), "word" | "yes_no" | "day" | "code" | "text" | "paragraph");
    let hint = if is_plain { String::new() } else { column.meaning.in_locale(locale).to_owned() };
    let made = made.hint(hint);
    Input::Field(Box::new(made.value(value).fault(error)))
}
