//! How a sheet looks: headers that stay in sight, widths that suit, dates and amounts as such.

use super::Record;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError};
use weblys_catalog::Sheet;
use weblys_catalog::workbook::columns::{self, ColumnSpec};

const INK: Color = Color::RGB(0x12_3A_5A);
const PAPER: Color = Color::RGB(0xEE_F4_F8);

/// What a column holds, so that Excel sorts and adds it rightly.
enum Holds {
    Text,
    Amount,
    Percent,
    Number,
    Date,
}

fn holds(header: &str) -> Holds {
    match header {
        "amount" => Holds::Amount,
        "vat" | "percent" => Holds::Percent,
        "min" | "max" | "rank" | "max_quantity" | "commitment_months" | "from_month" | "months" | "min_down_mbps"
        | "max_uses" | "max_uses_each" | "durability_years" => Holds::Number,
        _ if ["down_", "up_", "mobile_"].iter().any(|rate| header.starts_with(rate)) => Holds::Number,
        _ if header.ends_with("_from") || header.ends_with("_until") => Holds::Date,
        _ => Holds::Text,
    }
}

fn width(header: &str) -> f64 {
    match header {
        "description_fr" | "description_en" | "reason_fr" | "reason_en" | "staff_note_fr" | "staff_note_en" => 60.0,
        "highlights_fr" | "highlights_en" | "usage_prices_fr" | "usage_prices_en" | "tagline_fr" | "tagline_en"
        | "communes" | "offers" | "targets" => 44.0,
        "name_fr" | "name_en" | "label_fr" | "label_en" | "services" | "reduces_codes" => 34.0,
        "code" | "service" | "kind" | "equipment_groups" | "option_groups" | "requires_equipment" => 22.0,
        _ => 15.0,
    }
}

/// Writes one sheet of the catalogue.
pub(super) fn write(workbook: &mut Workbook, sheet: Sheet, records: &[Record]) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet().set_name(sheet.name())?;
    let specs = columns::of(sheet);
    for (column, spec) in (0u16..).zip(specs) {
        head(page, column, spec)?;
    }
    for (row, record) in (1u32..).zip(records) {
        for (header, text) in record.iter().filter(|(_, text)| !text.is_empty()) {
            if let Some((column, _)) = (0u16..).zip(specs).find(|(_, spec)| spec.header == *header) {
                cell(page, row, column, header, text)?;
            }
        }
    }
    let last = u32::try_from(records.len()).unwrap_or_default();
    let last_column = u16::try_from(specs.len().saturating_sub(1)).unwrap_or_default();
    page.autofilter(0, 0, last, last_column)?;
    page.set_freeze_panes(1, 1)?;
    Ok(())
}

fn head(page: &mut Worksheet, column: u16, spec: &ColumnSpec) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(INK)
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Medium);
    let format = if spec.required { format } else { format.set_italic() };
    page.write_with_format(0, column, spec.header, &format)?;
    page.set_column_width(column, width(spec.header))?;
    page.insert_note(0, column, &Note::new(spec.meaning_fr).set_author("Catalogue").add_author_prefix(false))?;
    page.set_row_height(0, 22)?;
    Ok(())
}

fn cell(page: &mut Worksheet, row: u32, column: u16, header: &str, text: &str) -> Result<(), XlsxError> {
    let number = || text.parse::<f64>().map_err(|_| XlsxError::ParameterError(format!("{header}: {text}")));
    match holds(header) {
        Holds::Text => {
            let format = Format::new().set_num_format("@").set_align(FormatAlign::Top);
            let format = if width(header) >= 44.0 { format.set_text_wrap() } else { format };
            page.write_string_with_format(row, column, text, &format)?;
        }
        Holds::Amount => {
            let format = Format::new().set_num_format("#,##0.00 [$€-40C]").set_align(FormatAlign::Top);
            page.write_number_with_format(row, column, number()?, &format)?;
        }
        Holds::Percent => {
            let format = Format::new().set_num_format("0.0 %").set_align(FormatAlign::Top);
            page.write_number_with_format(row, column, number()? / 100.0, &format)?;
        }
        Holds::Number => {
            page.write_number_with_format(row, column, number()?, &Format::new().set_align(FormatAlign::Top))?;
        }
        Holds::Date => {
            let format = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Top);
            page.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(text)?, &format)?;
        }
    }
    Ok(())
}

/// The first sheet: what the workbook is and how it is kept.
pub(super) fn read_me(workbook: &mut Workbook) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet().set_name("lisez-moi")?;
    page.set_screen_gridlines(false);
    page.set_column_width(0, 24)?.set_column_width(1, 26)?.set_column_width(2, 80)?;
    let title = Format::new().set_bold().set_font_size(18).set_font_color(INK);
    page.write_with_format(0, 0, "Catalogue des offres", &title)?;
    let lines = [
        "Opérateur câblé régional fictif, pour la démonstration. Prix en euros, toutes taxes comprises.",
        "Tout est ouvert à tout le monde, sauf ce qu’une ligne de la feuille « restrictions » retire.",
        "Une offre n’a pas de prix : c’est la somme des tarifs de ses services de base.",
        "Plusieurs codes dans une cellule : séparés par un point-virgule. Points forts : séparés par |.",
        "Codes communes : toujours saisis comme texte, avec leur zéro initial.",
        "Titres en italique : colonnes facultatives. Le commentaire de chaque titre dit ce que la colonne contient.",
    ];
    for (row, line) in (2u32..).zip(lines) {
        page.write(row, 0, line)?;
    }
    let head = Format::new().set_bold().set_font_color(Color::White).set_background_color(INK);
    for (column, text) in (0u16..).zip(["feuille", "colonne", "contenu"]) {
        page.write_with_format(10, column, text, &head)?;
    }
    let mut row = 11;
    for sheet in Sheet::ALL {
        let shade = Format::new().set_background_color(PAPER).set_bold();
        page.write_with_format(row, 0, sheet.name(), &shade)?;
        page.write_blank(row, 1, &shade)?;
        page.write_blank(row, 2, &shade)?;
        row += 1;
        for spec in columns::of(sheet) {
            page.write(row, 1, spec.header)?;
            page.write(row, 2, spec.meaning_fr)?;
            row += 1;
        }
    }
    page.set_freeze_panes(11, 0)?;
    Ok(())
}
