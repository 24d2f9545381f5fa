//! A small sound workbook, and ways to spoil it.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// The sheets as lines of cells. A number is a number cell, `AAAA-MM-DD` a date cell, the rest text.
const SHEETS: [(&str, &[&str]); 9] = [
    (
        "services",
        &[
            "code,domain,kind,label_fr,label_en,needs_network,min_down_mbps",
            "NET-1,INTERNET,BASE,Accès,Access,oui,100",
            "NET-2,INTERNET,BASE,Accès rapide,Fast access,oui,1000",
            "LOC,INTERNET,EQUIPMENT_RENTAL,Location,Rental,non,",
            "DEPOT,INTERNET,DEPOSIT,Dépôt,Deposit,non,",
            "OPT,INTERNET,OPTION,Option,Option,non,",
            "PROMO,INTERNET,PROMOTION,Promotion,Promotion,non,",
            "FRAIS,INTERNET,FEE,Mise en service,Activation,non,",
        ],
    ),
    (
        "tariffs",
        &[
            "service,amount,vat,charge,valid_from,valid_until",
            "NET-1,29.99,20,MONTHLY,2020-01-01,",
            "NET-2,39.99,20,MONTHLY,2020-01-01,",
            "LOC,3,20,MONTHLY,2020-01-01,",
            "DEPOT,49,20,ONCE,2020-01-01,",
            "OPT,5,20,MONTHLY,2020-01-01,",
            "PROMO,-10,20,MONTHLY,2020-01-01,",
            "FRAIS,39,20,ONCE,2020-01-01,",
        ],
    ),
    (
        "offers",
        &[
            "code,name_fr,name_en,services,sale_from,sale_until,status,commitment_months,rank,highlights_fr,highlights_en,\
             down_advertised,down_normal,down_min,down_max,up_advertised,up_normal,up_min,up_max,equipment_groups,\
             option_groups,fees,install_modes,upsell,cross_sell",
            "NET,Internet,Internet,NET-1,2024-01-01,,ON_SALE,12,1,un|deux,one|two,100,90,50,100,50,40,20,50,MODEM,EXTRA,\
             FRAIS,CONNECTION,FAST,",
            "FAST,Rapide,Fast,NET-2,2024-01-01,2030-12-31,ON_SALE,0,2,,,,,,,,,,,MODEM,EXTRA,,,,",
        ],
    ),
    (
        "groups",
        &[
            "kind,code,label_fr,label_en,min,max,default,rank",
            "EQUIPMENT,MODEM,Modem,Modem,0,1,,1",
            "OPTION,EXTRA,Options,Options,0,3,,1",
        ],
    ),
    (
        "equipment",
        &[
            "code,group,service,deposit,label_fr,label_en,max_quantity,install_modes,rank,\
             sar_head,sar_trunk,sar_limbs,energy_class,energy_label,product_sheet,durability_years,durability_label",
            "BOX,MODEM,LOC,DEPOT,Box,Box,1,SHIPMENT,1,0.5,1.194,2.31,C,/label,https://sheets.example/1,5,/five-years",
        ],
    ),
    (
        "options",
        &[
            "code,group,service,label_fr,label_en,max_quantity,requires,excludes,requires_equipment,rank,replaces",
            "O-1,EXTRA,OPT,Un,One,1,,,,1,",
            "O-2,EXTRA,OPT,Deux,Two,1,O-1,,BOX,2,",
            "O-3,EXTRA,OPT,Trois,Three,1,,,,3,",
        ],
    ),
    (
        "promotions",
        &[
            "code,label_fr,label_en,service,percent,reduces,reduces_codes,from_month,months,offers,coupon,stacking,rank,\
             zones,sale_types,days_from,days_until,services_held,max_uses,max_uses_each,subsidy",
            "P-1,Remise,Discount,PROMO,,OFFER,,1,12,NET,BONJOUR,,1,,PROSPECT,,,,,,",
        ],
    ),
    (
        "restrictions",
        &[
            "code,target_kind,targets,effect,technologies,min_down_mbps,domains,communes,zones,sale_types,channels,days_from,\
             days_until,services_held,reason_fr,reason_en",
            "R-1,OFFER,NET,ONLY_WHERE,,,,,Z-1,,,,,,Pas ici.,Not here.",
        ],
    ),
    ("zones", &["code,label_fr,label_en,communes,streets", "Z-1,Zone,Zone,42218;01004,"]),
];

/// A cell as a case writes it.
#[derive(Debug, Clone)]
pub enum Cell {
    Text(String),
    Number(f64),
    Date(String),
    /// A formula that the writing tool did not compute.
    NotComputed(String),
    /// A cell that shows an error.
    Error(String),
}

/// A workbook to be spoilt.
#[derive(Debug, Clone)]
pub struct Book {
    sheets: Vec<(String, Vec<Vec<Option<Cell>>>)>,
}

/// A change to a workbook.
pub type Change = Box<dyn Fn(&mut Book)>;

fn cell(written: &str) -> Option<Cell> {
    let is_date = written.len() == 10 && written.bytes().filter(|byte| *byte == b'-').count() == 2;
    match written {
        "" => None,
        date if is_date && date.starts_with("20") => Some(Cell::Date(date.to_owned())),
        number => Some(number.parse().map_or_else(|_| Cell::Text(number.to_owned()), Cell::Number)),
    }
}

fn line(written: &str) -> Vec<Option<Cell>> {
    written.split(',').map(cell).collect()
}

impl Book {
    /// The sound one.
    pub fn sound() -> Self {
        let rows = |lines: &[&str]| lines.iter().map(|written| line(written)).collect();
        Self { sheets: SHEETS.iter().map(|(name, lines)| ((*name).to_owned(), rows(lines))).collect() }
    }

    /// The sound one with a change.
    pub fn with(change: &Change) -> Vec<u8> {
        let mut book = Self::sound();
        change(&mut book);
        book.write()
    }

    pub fn rows(&mut self, sheet: &str) -> &mut Vec<Vec<Option<Cell>>> {
        &mut self.sheets.iter_mut().find(|(name, _)| name == sheet).unwrap().1
    }

    fn column(&mut self, sheet: &str, header: &str) -> usize {
        let is_it = |cell: &Option<Cell>| matches!(cell, Some(Cell::Text(text)) if text == header);
        self.rows(sheet)[0].iter().position(is_it).unwrap_or_else(|| panic!("{sheet} has no column {header}"))
    }

    pub fn write(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, rows) in &self.sheets {
            let page = workbook.add_worksheet().set_name(name).unwrap();
            for (row, cells) in (0u32..).zip(rows) {
                for (column, cell) in (0u16..).zip(cells) {
                    put(page, row, column, cell.as_ref());
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: Option<&Cell>) {
    let written = match cell {
        None => return,
        Some(Cell::Text(text)) => page.write(row, column, text.as_str()),
        Some(Cell::Number(number)) => page.write(row, column, *number),
        Some(Cell::Date(day)) => {
            let day = ExcelDateTime::parse_from_str(day).unwrap();
            page.write_with_format(row, column, day, &Format::new().set_num_format("dd/mm/yyyy"))
        }
        Some(Cell::NotComputed(formula)) => page.write(row, column, Formula::new(formula).set_result(" ")),
        Some(Cell::Error(shown)) => page.write(row, column, Formula::new("=1/0").set_result(shown)),
    };
    written.unwrap();
}

/// Writes a cell, as [`SHEETS`] are written, over what the row (as Excel counts it) held.
pub fn set(sheet: &'static str, row: usize, header: &'static str, written: &'static str) -> Change {
    put_cell(sheet, row, header, cell(written))
}

/// Writes a text cell, whatever it looks like.
pub fn set_text(sheet: &'static str, row: usize, header: &'static str, written: &'static str) -> Change {
    put_cell(sheet, row, header, Some(Cell::Text(written.to_owned())))
}

/// Writes any cell.
pub fn put_cell(sheet: &'static str, row: usize, header: &'static str, cell: Option<Cell>) -> Change {
    Box::new(move |book| {
        let column = book.column(sheet, header);
        let cells = &mut book.rows(sheet)[row - 1];
        cells.resize(cells.len().max(column + 1), None);
        cells[column].clone_from(&cell);
    })
}

/// Adds a row.
pub fn add(sheet: &'static str, written: &'static str) -> Change {
    Box::new(move |book| book.rows(sheet).push(line(written)))
}

/// Leaves a sheet out.
pub fn without_sheet(sheet: &'static str) -> Change {
    Box::new(move |book| book.sheets.retain(|(name, _)| name != sheet))
}

/// Leaves a column out.
pub fn without_column(sheet: &'static str, header: &'static str) -> Change {
    Box::new(move |book| {
        let column = book.column(sheet, header);
        for row in book.rows(sheet).iter_mut().filter(|row| row.len() > column) {
            row.remove(column);
        }
    })
}

/// Several changes.
pub fn all(changes: Vec<Change>) -> Change {
    Box::new(move |book| changes.iter().for_each(|change| change(book)))
}
