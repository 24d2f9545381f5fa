//! A catalogue as the workbook that the product team keeps: what is written here is read back the same.

use super::thing::Thing;
use super::{columns, read};
use crate::fault::Sheet;
use crate::model::{
    Catalogue, Criteria, DateSpan, EquipmentGroup, EquipmentItem, Offer, OptionGroup, OptionItem, Promotion, Reduces,
    Reduction, Restriction, Service, SpeedRange, Target, Tariff, Zone, word,
};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde::Serialize;
use std::collections::HashMap;
use std::fmt::Display;
use weblys_kernel::locale::Label;
use weblys_kernel::{ProductInformation, Sar};

/// Why a catalogue is not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook.
    #[error("the workbook cannot be written")]
    Excel(#[source] XlsxError),
    /// It has something that a cell cannot hold, such as a highlight with the sign between two of them: as JSON it goes.
    #[error("the catalogue cannot be told in a workbook")]
    Lossy,
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            // More rows than a sheet has, or a text longer than a cell.
            XlsxError::RowColumnLimitError | XlsxError::MaxStringLengthExceeded => Self::Lossy,
            error => Self::Excel(error),
        }
    }
}

/// A cell: numbers stay numbers, everything else is text.
pub(crate) enum Cell {
    Text(String),
    Number(f64),
}

pub(crate) type Cells = HashMap<&'static str, Cell>;

impl Cell {
    /// What a person would type.
    pub fn written(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

/// Writes a catalogue, and reads it back to be sure of it.
///
/// # Errors
/// [`WriteError`].
pub fn write(catalogue: &Catalogue) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for sheet in Sheet::ALL {
        let written = workbook.add_worksheet().set_name(sheet.name())?;
        let headers = columns::of(sheet);
        for (column, spec) in (0..).zip(headers) {
            written.write_string_with_format(0, column, spec.header, &bold)?;
        }
        for (row, mut cells) in (1..).zip(rows(catalogue, sheet)) {
            for (column, spec) in (0..).zip(headers) {
                match cells.remove(spec.header) {
                    Some(Cell::Text(text)) if !text.is_empty() => drop(written.write_string(row, column, text)?),
                    Some(Cell::Number(number)) => drop(written.write_number(row, column, number)?),
                    _ => {}
                }
            }
        }
        written.set_freeze_panes(1, 1)?;
        written.set_autofit_max_width(360);
        written.autofit();
    }
    let bytes = workbook.save_to_buffer()?;
    if read(&bytes).is_ok_and(|again| again == *catalogue) { Ok(bytes) } else { Err(WriteError::Lossy) }
}

fn rows(all: &Catalogue, sheet: Sheet) -> Vec<Cells> {
    match sheet {
        Sheet::Services => written::<Service>(all),
        Sheet::Tariffs => written::<Tariff>(all),
        Sheet::Offers => written::<Offer>(all),
        Sheet::Groups => [written::<EquipmentGroup>(all), written::<OptionGroup>(all)].into_iter().flatten().collect(),
        Sheet::Equipment => written::<EquipmentItem>(all),
        Sheet::Options => written::<OptionItem>(all),
        Sheet::Promotions => written::<Promotion>(all),
        Sheet::Restrictions => written::<Restriction>(all),
        Sheet::Zones => written::<Zone>(all),
    }
}

fn written<T: Thing>(all: &Catalogue) -> Vec<Cells> {
    T::among(all).iter().map(Thing::cells).collect()
}

fn text(value: impl Display) -> Cell {
    Cell::Text(value.to_string())
}

fn number(value: impl Into<f64>) -> Cell {
    Cell::Number(value.into())
}

fn maybe(value: Option<impl Display>) -> Cell {
    text(value.map(|value| value.to_string()).unwrap_or_default())
}

fn maybe_number(value: Option<impl Into<f64>>) -> Cell {
    value.map_or_else(|| text(""), number)
}

fn list<T: Display>(values: &[T]) -> Cell {
    text(values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ; "))
}

fn words<T: Serialize>(values: &[T]) -> Cell {
    text(values.iter().map(word).collect::<Vec<_>>().join(" ; "))
}

fn labels([fr, en]: [&'static str; 2], label: &Label) -> [(&'static str, Cell); 2] {
    [(fr, text(&label.fr)), (en, text(&label.en))]
}

fn span([from, until]: [&'static str; 2], days: &DateSpan) -> [(&'static str, Cell); 2] {
    [(from, text(days.from)), (until, maybe(days.until))]
}

/// Hundredths of a percent. As text: a small number would be read as a part of the whole.
fn percent(basis_points: u16) -> Cell {
    text(format!("{},{:02} %", basis_points / 100, basis_points % 100))
}

pub(super) fn service(one: &Service) -> Cells {
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("domain", text(&one.domain)),
        ("kind", text(one.kind.word())),
        ("needs_network", text(if one.needs_network { "OUI" } else { "NON" })),
        ("min_down_mbps", number(one.min_down_mbps)),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells
}

pub(super) fn tariff(one: &Tariff) -> Cells {
    let cents = one.amount.cents();
    let sign = if cents < 0 { "-" } else { "" };
    let (euros, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let mut cells = Cells::from([
        ("service", text(&one.service)),
        ("amount", text(format!("{sign}{euros},{rest:02}"))),
        ("vat", percent(one.vat.basis_points())),
        ("charge", text(word(&one.charge))),
    ]);
    cells.extend(span(["valid_from", "valid_until"], &one.validity));
    cells
}

pub(super) fn offer(one: &Offer) -> Cells {
    let lines = |lines: &[Label], of: fn(&Label) -> &str| text(lines.iter().map(of).collect::<Vec<_>>().join(" | "));
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("services", list(&one.services)),
        ("status", text(word(&one.status))),
        ("commitment_months", number(one.commitment_months)),
        ("rank", number(one.rank)),
        ("highlights_fr", lines(&one.highlights, |label| &label.fr)),
        ("highlights_en", lines(&one.highlights, |label| &label.en)),
        ("usage_prices_fr", lines(&one.usage_prices, |label| &label.fr)),
        ("usage_prices_en", lines(&one.usage_prices, |label| &label.en)),
        ("equipment_groups", list(&one.equipment_groups)),
        ("option_groups", list(&one.option_groups)),
        ("fees", list(&one.fees)),
        ("install_modes", words(&one.install_modes)),
        ("upsell", list(&one.upsell)),
        ("cross_sell", list(&one.cross_sell)),
        ("theme", text(&one.theme)),
    ]);
    cells.extend(labels(["name_fr", "name_en"], &one.name));
    cells.extend(labels(["tagline_fr", "tagline_en"], &one.tagline));
    cells.extend(labels(["description_fr", "description_en"], &one.description));
    cells.extend(span(["sale_from", "sale_until"], &one.sale));
    if let Some(speeds) = &one.speeds {
        cells.extend(rates(["down_advertised", "down_normal", "down_min", "down_max"], &speeds.down));
        cells.extend(rates(["up_advertised", "up_normal", "up_min", "up_max"], &speeds.up));
    }
    if let Some(speeds) = &one.mobile_speeds {
        cells.extend([
            ("mobile_down_advertised", number(speeds.down_advertised)),
            ("mobile_down_max", number(speeds.down_max)),
            ("mobile_up_advertised", number(speeds.up_advertised)),
            ("mobile_up_max", number(speeds.up_max)),
        ]);
    }
    cells
}

fn rates(headers: [&'static str; 4], range: &SpeedRange) -> impl Iterator<Item = (&'static str, Cell)> {
    let rates = [range.advertised, range.normal, range.min, range.max];
    headers.into_iter().zip(rates.map(number))
}

pub(super) fn equipment_group(one: &EquipmentGroup) -> Cells {
    let mut cells = Cells::from([
        ("kind", text("EQUIPMENT")),
        ("code", text(&one.code)),
        ("min", number(one.min)),
        ("max", number(one.max)),
        ("default", maybe(one.default.as_ref())),
        ("rank", number(one.rank)),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells
}

pub(super) fn option_group(one: &OptionGroup) -> Cells {
    let mut cells = Cells::from([
        ("kind", text("OPTION")),
        ("code", text(&one.code)),
        ("min", number(one.min)),
        ("max", number(one.max)),
        ("rank", number(one.rank)),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells
}

pub(super) fn equipment(one: &EquipmentItem) -> Cells {
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("group", text(&one.group)),
        ("service", text(&one.service)),
        ("deposit", maybe(one.deposit.as_ref())),
        ("max_quantity", number(one.max_quantity)),
        ("install_modes", words(&one.install_modes)),
        ("rank", number(one.rank)),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells.extend(labels(["description_fr", "description_en"], &one.description));
    cells.extend(product(&one.product));
    cells
}

fn product(one: &ProductInformation) -> Cells {
    let watts =
        |sar: Option<Sar>| sar.map_or_else(|| text(""), |sar| Cell::Number(f64::from(sar.milliwatts()) / 1_000.0));
    let energy = one.energy.as_ref();
    let durability = one.durability.as_ref();
    Cells::from([
        ("sar_head", watts(one.sar.head)),
        ("sar_trunk", watts(one.sar.trunk)),
        ("sar_limbs", watts(one.sar.limbs)),
        ("energy_class", maybe(energy.map(|energy| energy.class.letter()))),
        ("energy_label", maybe(energy.map(|energy| &energy.label))),
        ("product_sheet", maybe(energy.map(|energy| &energy.sheet))),
        ("durability_years", maybe_number(durability.map(|durability| durability.years))),
        ("durability_label", maybe(durability.map(|durability| &durability.label))),
    ])
}

pub(super) fn option(one: &OptionItem) -> Cells {
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("group", text(&one.group)),
        ("service", text(&one.service)),
        ("max_quantity", number(one.max_quantity)),
        ("requires", list(&one.requires)),
        ("excludes", list(&one.excludes)),
        ("replaces", list(&one.replaces)),
        ("requires_equipment", list(&one.requires_equipment)),
        ("rank", number(one.rank)),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells.extend(labels(["description_fr", "description_en"], &one.description));
    cells
}

pub(super) fn promotion(one: &Promotion) -> Cells {
    let (reduces, codes) = match &one.reduces {
        Reduces::Offer => ("OFFER", text("")),
        Reduces::Fees(codes) => ("FEES", list(codes)),
        Reduces::Equipment(codes) => ("EQUIPMENT", list(codes)),
        Reduces::Options(codes) => ("OPTIONS", list(codes)),
    };
    let part = match one.reduction {
        Reduction::Tariff => text(""),
        Reduction::BasisPoints(points) => percent(points),
    };
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("service", text(&one.service)),
        ("percent", part),
        ("reduces", text(reduces)),
        ("reduces_codes", codes),
        ("from_month", number(one.from_month)),
        ("months", maybe_number(one.months)),
        ("offers", list(&one.offers)),
        ("coupon", maybe(one.coupon.as_ref())),
        ("stacking", maybe(one.stacking.as_ref())),
        ("rank", number(one.rank)),
        ("max_uses", maybe_number(one.max_uses)),
        ("max_uses_each", maybe_number(one.max_uses_each)),
        ("subsidy", text(if one.subsidy { "OUI" } else { "" })),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells.extend(criteria(&one.conditions));
    cells
}

fn criteria(one: &Criteria) -> Cells {
    let mut cells = Cells::from([
        ("technologies", list(&one.technologies)),
        ("min_down_mbps", maybe_number(one.min_down_mbps)),
        ("domains", list(&one.domains)),
        ("communes", list(&one.communes)),
        ("zones", list(&one.zones)),
        ("sale_types", words(&one.sale_types)),
        ("groupings", list(&one.groupings)),
        ("channels", list(&one.channels)),
        ("customer_types", list(&one.customer_types)),
        ("services_held", list(&one.services_held)),
    ]);
    cells.extend(one.days.iter().flat_map(|days| span(["days_from", "days_until"], days)));
    cells
}

pub(super) fn restriction(one: &Restriction) -> Cells {
    let code = |target: &Target| match target {
        Target::Offer(code) => code.to_string(),
        Target::Equipment(code) => code.to_string(),
        Target::Option(code) => code.to_string(),
        Target::Promotion(code) => code.to_string(),
        Target::Domain(code) => code.to_string(),
        Target::All(_) => "*".to_owned(),
    };
    let kind = match one.targets.first() {
        Some(Target::Offer(_)) => "OFFER".to_owned(),
        Some(Target::Equipment(_)) => "EQUIPMENT".to_owned(),
        Some(Target::Option(_)) => "OPTION".to_owned(),
        Some(Target::Promotion(_)) => "PROMOTION".to_owned(),
        Some(Target::Domain(_)) => "DOMAIN".to_owned(),
        Some(Target::All(kind)) => word(kind),
        None => String::new(),
    };
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("target_kind", text(kind)),
        ("targets", list(&one.targets.iter().map(code).collect::<Vec<_>>())),
        ("effect", text(word(&one.effect))),
    ]);
    cells.extend(labels(["reason_fr", "reason_en"], &one.reason));
    cells.extend(labels(["staff_note_fr", "staff_note_en"], &one.staff_note));
    cells.extend(criteria(&one.criteria));
    cells
}

pub(super) fn zone(one: &Zone) -> Cells {
    let mut cells = Cells::from([
        ("code", text(&one.code)),
        ("communes", list(&one.communes)),
        ("distribution_zones", list(&one.distribution_zones)),
        ("streets", list(&one.streets)),
        ("dwellings", list(&one.dwellings)),
    ]);
    cells.extend(labels(["label_fr", "label_en"], &one.label));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::demo;
    use proptest::prelude::*;
    use weblys_kernel::Money;

    #[test]
    fn the_demonstration_is_read_back_the_same() {
        let catalogue = demo().catalogue();
        assert_eq!(&read(&write(catalogue).unwrap()).unwrap(), catalogue);
    }

    #[test]
    fn what_no_cell_can_hold_is_said_and_not_lost() {
        let mut catalogue = demo().catalogue().clone();
        catalogue.offers[0].highlights[0].fr = "un | deux".to_owned();
        assert!(matches!(write(&catalogue), Err(WriteError::Lossy)));
    }

    #[test]
    fn a_text_longer_than_a_cell_is_said_to_go_as_json_only() {
        let mut catalogue = demo().catalogue().clone();
        catalogue.offers[0].description.fr = "x".repeat(32_768);
        assert!(matches!(write(&catalogue), Err(WriteError::Lossy)));
    }

    #[test]
    fn the_no_break_space_that_french_writes_before_a_sign_is_kept() {
        let mut catalogue = demo().catalogue().clone();
        catalogue.offers[0].name.fr = "Enfin\u{a0}! 10\u{202f}Gb/s".to_owned();
        assert_eq!(read(&write(&catalogue).unwrap()).unwrap(), catalogue);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn whatever_people_write_is_read_back_the_same(
            words in "[^\\p{C}\\s|;][^\\p{C}|;]{0,40}[^\\p{C}\\s|;]",
            cents in 1i64..1_000_000,
            points in 1u16..10_000,
            rank in any::<u16>(),
        ) {
            let mut catalogue = demo().catalogue().clone();
            let label = Label { fr: words.clone(), en: format!("={words}") };
            catalogue.offers[0].name = label.clone();
            catalogue.offers[0].highlights = vec![label.clone(), label.clone()];
            catalogue.offers[0].rank = rank;
            catalogue.options[0].description = label;
            let promotion = catalogue.promotions.iter_mut().find(|one| one.reduction != Reduction::Tariff);
            promotion.into_iter().for_each(|one| one.reduction = Reduction::BasisPoints(points));
            let tariff = catalogue.tariffs.iter_mut().find(|one| one.amount > Money::from_cents(0)).unwrap();
            tariff.amount = Money::from_cents(cents);
            prop_assert_eq!(read(&write(&catalogue).unwrap()).unwrap(), catalogue);
        }
    }
}
