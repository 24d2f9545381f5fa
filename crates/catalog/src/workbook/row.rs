//! One row of a sheet, read cell by cell into values; every cell that cannot be read is a fault.

use crate::fault::{Column, Fault, FaultKind};
use crate::model::DateSpan;
use crate::workbook::grid::{Grid, Value, bare};
use crate::workbook::shortened;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::str::FromStr;
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, Sar, VatRate, WebAddress};

/// A row being read. Getters answer nothing where the cell is faulty; [`is_sound`](Self::is_sound) says whether any was.
pub(crate) struct Row<'a> {
    grid: &'a Grid,
    number: u32,
    cells: &'a BTreeMap<u32, Value>,
    item: Option<String>,
    faults: Vec<Fault>,
}

impl<'a> Row<'a> {
    pub fn new(grid: &'a Grid, number: u32, cells: &'a BTreeMap<u32, Value>) -> Self {
        let mut row = Self { grid, number, cells, item: None, faults: Vec::new() };
        row.item = row.value("code").map(|code| shortened(&written(code)));
        row
    }

    pub const fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The faults found, and the code of the row as it is written.
    pub fn finish(self) -> (Vec<Fault>, Option<String>) {
        (self.faults, self.item)
    }

    pub fn fault(&mut self, header: &'static str, kind: FaultKind, found: &str, fr: &str, en: &str) {
        self.faults.push(Fault {
            kind,
            sheet: Some(self.grid.sheet),
            row: Some(self.number),
            column: Some(Column { letter: self.grid.letter(header), header }),
            item: self.item.clone(),
            found: shortened(found),
            expected: Label { fr: fr.to_owned(), en: en.to_owned() },
        });
    }

    /// Whether nothing stands in a cell.
    pub fn is_left_out(&self, header: &str) -> bool {
        self.value(header).is_none()
    }

    fn value(&self, header: &str) -> Option<&'a Value> {
        self.cells.get(&self.grid.column(header)?)
    }

    /// The cell, unless it is empty; errors and formulas without a value are faults.
    fn cell(&mut self, header: &'static str) -> Option<&'a Value> {
        match self.value(header)? {
            Value::Error(error) => {
                self.fault(header, FaultKind::ErrorCell, error, "une valeur", "a value");
                None
            }
            Value::NotComputed(formula) => {
                let (fr, en) = ("une valeur calculée : ouvrez et enregistrez le classeur", "a computed value");
                self.fault(header, FaultKind::FormulaNotComputed, formula, fr, en);
                None
            }
            value => Some(value),
        }
    }

    /// The value of a cell that must be filled: when it is empty and nothing else was said of it, that is a fault.
    fn required<T>(&mut self, header: &'static str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.value(header).is_none() {
            self.fault(header, FaultKind::ValueMissing, "", "une valeur", "a value");
            return None;
        }
        read(self)
    }

    pub fn text(&mut self, header: &'static str) -> Option<String> {
        self.required(header, |row| row.maybe_text(header))
    }

    pub fn maybe_text(&mut self, header: &'static str) -> Option<String> {
        self.cell(header).map(written)
    }

    /// A text in both languages, from two columns; both must be filled.
    pub fn label(&mut self, fr: &'static str, en: &'static str) -> Option<Label> {
        let (fr, en) = (self.text(fr), self.text(en));
        Some(Label { fr: fr?, en: en? })
    }

    /// A text in both languages that may be left out.
    pub fn maybe_label(&mut self, fr: &'static str, en: &'static str) -> Label {
        Label { fr: self.maybe_text(fr).unwrap_or_default(), en: self.maybe_text(en).unwrap_or_default() }
    }

    pub fn code<T: FromStr>(&mut self, header: &'static str) -> Option<T> {
        self.required(header, |row| row.maybe_code(header))
    }

    pub fn maybe_code<T: FromStr>(&mut self, header: &'static str) -> Option<T> {
        let text = self.maybe_text(header)?;
        self.parse_code(header, &text)
    }

    /// Codes separated by `;`.
    pub fn codes<T: FromStr>(&mut self, header: &'static str) -> Vec<T> {
        self.parts(header, ';').iter().filter_map(|part| self.parse_code(header, part)).collect()
    }

    /// Codes of communes, five characters each; a number has lost its leading zero.
    pub fn communes<T: FromStr>(&mut self, header: &'static str) -> Vec<T> {
        let is_number = matches!(self.value(header), Some(Value::Number(_)));
        let mut communes = Vec::new();
        for part in self.parts(header, ';') {
            if part.chars().count() == 5 {
                communes.extend(self.parse_code(header, &part));
            } else if is_number && part.len() < 5 {
                let (fr, en) =
                    ("un code commune de 5 caractères, saisi comme texte", "a commune code of 5 characters, as text");
                self.fault(header, FaultKind::ZerosLost, &part, fr, en);
            } else {
                self.fault(
                    header,
                    FaultKind::NotACode,
                    &part,
                    "un code commune de 5 caractères",
                    "a commune code of 5 characters",
                );
            }
        }
        communes
    }

    /// Texts between separators, none of them empty.
    pub fn parts(&mut self, header: &'static str, separator: char) -> Vec<String> {
        let text = self.maybe_text(header).unwrap_or_default();
        text.split([separator, '\n']).map(bare).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    fn parse_code<T: FromStr>(&mut self, header: &'static str, text: &str) -> Option<T> {
        let code = text.parse().ok();
        if code.is_none() {
            let (fr, en) =
                ("1 à 40 lettres sans accent, chiffres ou . _ / -", "1 to 40 plain letters, digits or . _ / -");
            self.fault(header, FaultKind::NotACode, text, fr, en);
        }
        code
    }

    pub fn amount(&mut self, header: &'static str) -> Option<Money> {
        self.required(header, |row| {
            let value = row.cell(header)?;
            let amount = match value {
                Value::Number(number) => cents(*number),
                Value::Text(text) => euros(text),
                _ => None,
            };
            if amount.is_none() {
                let (fr, en) =
                    ("un montant en euros à deux décimales au plus", "an amount of euros with at most two decimals");
                row.fault(header, FaultKind::NotAnAmount, &written(value), fr, en);
            }
            amount
        })
    }

    /// A percentage, in hundredths of a percent: `20`, `5,5 %`, or 0.2 in a cell of percent format.
    pub fn maybe_percent(&mut self, header: &'static str) -> Option<u16> {
        let value = self.cell(header)?;
        let points = match value {
            Value::Number(part) if (0.0..=1.0).contains(part) => whole(part * 10_000.0),
            Value::Number(percent) => whole(percent * 100.0),
            Value::Text(text) => euros(text.trim_end_matches('%')).map(Money::cents),
            _ => None,
        };
        let points = points.and_then(|points| u16::try_from(points).ok()).filter(|points| *points <= 10_000);
        if points.is_none() {
            self.fault(
                header,
                FaultKind::OutOfRange,
                &written(value),
                "un pourcentage de 0 à 100",
                "a percentage from 0 to 100",
            );
        }
        points
    }

    /// A specific absorption rate, in watts per kilogram.
    pub fn maybe_sar(&mut self, header: &'static str) -> Option<Sar> {
        let value = self.cell(header)?;
        let sar = match value {
            Value::Number(watts) => whole(watts * 1_000.0)
                .and_then(|at| u16::try_from(at).ok())
                .and_then(|at| Sar::from_milliwatts(at).ok()),
            Value::Text(text) => Sar::parse(text).ok(),
            _ => None,
        };
        if sar.is_none() {
            let (fr, en) = (
                "des W/kg : plus de 0, au plus 4, à trois décimales",
                "W/kg: more than 0, at most 4, to three decimals",
            );
            self.fault(header, FaultKind::OutOfRange, &written(value), fr, en);
        }
        sar
    }

    /// Where something is on the web.
    pub fn maybe_address(&mut self, header: &'static str) -> Option<WebAddress> {
        let text = self.maybe_text(header)?;
        let address = WebAddress::parse(&text).ok();
        if address.is_none() {
            let (fr, en) = ("une adresse https://… ou un chemin /…", "an address https://… or a path /…");
            self.fault(header, FaultKind::NotAnAddress, &text, fr, en);
        }
        address
    }

    /// A rate of tax. No country has one between nothing and 1 %: `0.2` typed as text is 20 % that lost its format.
    pub fn vat(&mut self, header: &'static str) -> Option<VatRate> {
        let points = self.required(header, |row| row.maybe_percent(header))?;
        if (1..100).contains(&points) {
            let written = self.cell(header).map(written).unwrap_or_default();
            let (fr, en) = ("un taux de TVA en pour cent : 20 ou 5,5", "a rate of VAT in percent: 20 or 5.5");
            self.fault(header, FaultKind::OutOfRange, &written, fr, en);
            return None;
        }
        VatRate::from_basis_points(points)
    }

    pub fn number<T: TryFrom<i64>>(&mut self, header: &'static str, range: RangeInclusive<i64>) -> Option<T> {
        self.required(header, |row| row.maybe_number(header, range))
    }

    pub fn maybe_number<T: TryFrom<i64>>(&mut self, header: &'static str, range: RangeInclusive<i64>) -> Option<T> {
        let value = self.cell(header)?;
        let number = match value {
            Value::Number(number) => whole(*number),
            Value::Text(text) => text.replace(char::is_whitespace, "").parse().ok(),
            _ => None,
        };
        let Some(number) = number else {
            self.fault(header, FaultKind::NotANumber, &written(value), "un nombre entier", "a whole number");
            return None;
        };
        let (least, most) = (range.start(), range.end());
        let kept = Some(number).filter(|number| range.contains(number)).and_then(|number| T::try_from(number).ok());
        if kept.is_none() {
            let (fr, en) = (format!("un nombre de {least} à {most}"), format!("a number from {least} to {most}"));
            self.fault(header, FaultKind::OutOfRange, &number.to_string(), &fr, &en);
        }
        kept
    }

    pub fn date(&mut self, header: &'static str) -> Option<NaiveDate> {
        self.required(header, |row| row.maybe_date(header))
    }

    pub fn maybe_date(&mut self, header: &'static str) -> Option<NaiveDate> {
        let value = self.cell(header)?;
        let date = match value {
            Value::Date(day) => Some(*day),
            // With two figures for the year it would be a day of the first century.
            Value::Text(text) => text.parse().ok().filter(|_| text.find('-') == Some(4)),
            _ => None,
        };
        if date.is_none() {
            let (fr, en) = ("une date Excel ou un texte AAAA-MM-JJ", "an Excel date or a text YYYY-MM-DD");
            self.fault(header, FaultKind::NotADate, &written(value), fr, en);
        }
        date
    }

    /// Days from one column to another; the last may be left out.
    pub fn span(&mut self, from: &'static str, until: &'static str) -> Option<DateSpan> {
        let (first, last) = (self.date(from), self.maybe_date(until));
        Some(DateSpan { from: first?, until: last })
    }

    /// One word of a list.
    pub fn word<T: Copy>(&mut self, header: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        self.required(header, |row| {
            let text = row.maybe_text(header)?;
            row.parse_word(header, &text, words)
        })
    }

    /// One word of a list, or none.
    pub fn maybe_word<T: Copy>(&mut self, header: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.maybe_text(header)?;
        self.parse_word(header, &text, words)
    }

    /// Words of a list, separated by `;`.
    pub fn words<T: Copy>(&mut self, header: &'static str, words: &[(&'static str, T)]) -> Vec<T> {
        self.parts(header, ';').iter().filter_map(|part| self.parse_word(header, part, words)).collect()
    }

    fn parse_word<T: Copy>(&mut self, header: &'static str, text: &str, words: &[(&'static str, T)]) -> Option<T> {
        let plain = text.to_uppercase().replace(|c: char| c.is_whitespace() || c == '-', "_");
        let known = words.iter().find(|(word, _)| *word == plain).map(|(_, meaning)| *meaning);
        if known.is_none() {
            let list = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            self.fault(header, FaultKind::UnknownWord, text, &format!("l'un de : {list}"), &format!("one of: {list}"));
        }
        known
    }

    /// Yes, where it is said; no where nothing is.
    pub fn maybe_flag(&mut self, header: &'static str) -> bool {
        !self.is_left_out(header) && self.flag(header).unwrap_or_default()
    }

    /// Yes or no, in either language.
    pub fn flag(&mut self, header: &'static str) -> Option<bool> {
        if let Some(Value::Flag(flag)) = self.value(header) {
            return Some(*flag);
        }
        let words = [("OUI", true), ("NON", false), ("YES", true), ("NO", false), ("1", true), ("0", false)];
        self.word(header, &words)
    }
}

/// A value as text: what a person sees in the cell.
fn written(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Error(text) | Value::NotComputed(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}

/// A floating number that stands for a whole one, within what a spreadsheet can hold exactly.
fn whole(number: f64) -> Option<i64> {
    let rounded = number.round();
    ((number - rounded).abs() < 1e-6 && rounded.abs() < 1e15).then_some(rounded as i64)
}

fn cents(number: f64) -> Option<Money> {
    let cents = whole(number * 100.0)?;
    (cents.abs() <= 10_000_000_000).then_some(Money::from_cents(cents))
}

fn euros(text: &str) -> Option<Money> {
    let bare: String = text.trim_end_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
    Money::parse_euros(&bare.replace('−', "-")).ok()
}
