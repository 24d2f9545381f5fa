//! The import of code tables from the operator system (PAR-02): everything is read first and kept in one transaction.
//!
//! What is ours of a code (hidden, place, label) stays. A code that is there no more is marked, never deleted: what was
//! filed under it keeps its meaning. A row that cannot be read is reported and loses no other.

use super::store::{self, Table};
use super::told::{Told, read};
use crate::adapters::operator_system::Purpose;
use crate::error::ApiError;
use crate::security::actor::Starter;
use crate::security::audit::{self, Deed};
use crate::state::App;
use crate::upkeep::job::Ending;
use chrono::TimeDelta;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;
use weblys_api::codes::{CodeImport, CodeRow, ImportFault, ImportReport, ImportedCode, LAST_POSITION, is_own};
use weblys_api::users::{TAKEN, UNREADABLE};
use weblys_db::{Durability, Tx};
use weblys_kernel::locale::Label;

/// Codes and faults that a report names.
const MOST_NAMED: usize = 100;
const MOST_TABLES: usize = 500;
const MOST_CODES: usize = 10_000;
/// Between two places: so many fit between them.
pub(super) const STEP: i64 = 10;
/// Imports are told of for so long.
const KEPT: TimeDelta = TimeDelta::days(365);

/// A table as told, with the codes of which a row came, read or not.
struct ToldTable {
    table_code: String,
    label: Label,
    codes: Vec<Told>,
    came: HashSet<String>,
}

/// `POST /v1/code-tables/import`. What the operator system does not answer is told by the report, not by an error.
///
/// # Errors
/// The database's.
pub async fn at_once(app: &App, by: &Starter) -> Result<CodeImport, ApiError> {
    let why = Purpose { subject: "codes".to_owned(), correlation: by.correlation() };
    let mut report = ImportReport::default();
    let told = match read_all(app, &why, &mut report).await {
        Ok(told) => told,
        Err(error) => {
            tracing::warn!(%error, "the operator system does not tell its code tables");
            report.error = error.to_string();
            Vec::new()
        }
    };
    let mut tx = app.db.begin(Durability::Full).await?;
    store::raise(&mut tx).await?;
    if report.error.is_empty() {
        keep(&mut tx, &told, &mut report).await?;
    }
    report.faulty = count(report.faults.len());
    report.codes.truncate(MOST_NAMED);
    report.faults.truncate(MOST_NAMED);
    let actor = by.name().to_owned();
    let import = CodeImport { import_id: Uuid::now_v7(), at: app.now(), actor, report };
    store::forget_imports(&mut tx, app.now() - KEPT).await?;
    store::put_import(&mut tx, &import).await?;
    let deed = Deed { action: "codes.import", subject_kind: "list", subject: "codes" };
    let mut entry = audit::by_starter(by, deed, app.now());
    let ImportReport { told, new, changed, gone, back, faulty, error, .. } = &import.report;
    entry.after = Some(json!({"told": told, "new": new, "changed": changed, "gone": gone, "back": back,
        "faulty": faulty, "error": error}));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    app.code_tables.refresh(&app.db).await?;
    Ok(import)
}

/// The import as a job: it fails when the operator system does not tell its tables.
///
/// # Errors
/// Why it failed.
pub async fn in_turn(app: &App) -> Result<Ending, ApiError> {
    let CodeImport { report, .. } = at_once(app, &Starter::Schedule).await?;
    if report.error.is_empty() {
        Ok(Ending::Done(report.told.unsigned_abs()))
    } else {
        Err(ApiError::Internal(report.error))
    }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

async fn read_all(app: &App, why: &Purpose, report: &mut ImportReport) -> Result<Vec<ToldTable>, ApiError> {
    let rows = app.operator_system.code_tables(why).await.map_err(ApiError::internal)?;
    if rows.is_empty() || rows.len() > MOST_TABLES {
        return Err(ApiError::internal(format!("{} code tables are told", rows.len())));
    }
    let mut tables: Vec<ToldTable> = Vec::with_capacity(rows.len());
    for (place, row) in (1..).zip(rows) {
        let Told { code: table_code, label, .. } = match read("", place, row, &mut HashSet::new()) {
            Ok(told) => told,
            Err(fault) => {
                report.faults.push(fault);
                continue;
            }
        };
        if is_own(&table_code) {
            let field = "code".to_owned();
            report.faults.push(ImportFault { table_code, place: 0, field, code: TAKEN.to_owned() });
            continue;
        }
        let rows = app.operator_system.codes(why, &table_code).await.map_err(ApiError::internal)?;
        if rows.is_empty() || rows.len() > MOST_CODES {
            let field = "codes".to_owned();
            report.faults.push(ImportFault { table_code, place: 0, field, code: UNREADABLE.to_owned() });
            continue;
        }
        let (mut codes, mut came) = (Vec::with_capacity(rows.len()), HashSet::new());
        report.told += count(rows.len());
        for (place, row) in (1..).zip(rows) {
            match read(&table_code, place, row, &mut came) {
                Ok(code) => codes.push(code),
                Err(fault) => report.faults.push(fault),
            }
        }
        tables.push(ToldTable { table_code, label, codes, came });
    }
    report.tables = count(tables.len());
    Ok(tables)
}

async fn keep(tx: &mut Tx, told: &[ToldTable], report: &mut ImportReport) -> Result<(), ApiError> {
    let before = store::tables(&mut *tx).await?;
    let faulty: HashSet<&str> =
        report.faults.iter().filter(|one| one.place == 0).map(|one| one.table_code.as_str()).collect();
    let mut tables: Vec<Table> = (1..)
        .zip(told)
        .map(|(position, one)| Table {
            table_code: one.table_code.clone(),
            label: one.label.clone(),
            position,
            is_own: false,
            is_gone: false,
        })
        .collect();
    let known: HashSet<&str> = told.iter().map(|one| one.table_code.as_str()).chain(faulty).collect();
    let gone = before.into_iter().filter(|table| !table.is_own && !known.contains(table.table_code.as_str()));
    tables.extend(gone.map(|table| Table { is_gone: true, ..table }));
    store::put_tables(tx, &tables).await?;
    let mut kept: HashMap<String, Vec<CodeRow>> = HashMap::new();
    for code in store::all(&mut *tx).await? {
        kept.entry(code.table_code.clone()).or_default().push(code);
    }
    let mut news = Vec::new();
    for table in told {
        let before = kept.get(&table.table_code).map(Vec::as_slice).unwrap_or_default();
        news.extend(compared(table, before));
    }
    let named = |(code, what): &(CodeRow, &str)| ImportedCode {
        table_code: code.table_code.clone(),
        code: code.code.clone(),
        what: (*what).to_owned(),
    };
    let number = |word: &str| count(news.iter().filter(|(_, what)| *what == word).count());
    (report.new, report.changed, report.gone, report.back) =
        (number("new"), number("changed"), number("gone"), number("back"));
    report.codes = news.iter().map(named).collect();
    let codes: Vec<CodeRow> = news.into_iter().map(|(code, _)| code).collect();
    store::put_codes(tx, &codes).await
}

/// The codes of a table that are not as they were, each with what became of it.
fn compared(table: &ToldTable, before: &[CodeRow]) -> Vec<(CodeRow, &'static str)> {
    let kept: HashMap<&str, &CodeRow> = before.iter().map(|code| (code.code.as_str(), code)).collect();
    let mut last = before.iter().map(|code| code.position).max().unwrap_or(0);
    let mut news = Vec::new();
    for told in &table.codes {
        match kept.get(told.code.as_str()) {
            None => {
                last = (last + STEP).min(LAST_POSITION);
                news.push((made(table, told, last), "new"));
            }
            Some(code) => {
                let now = CodeRow {
                    label: told.label.clone(),
                    is_obsolete: told.is_obsolete,
                    is_gone: false,
                    ..(*code).clone()
                };
                if code.is_gone {
                    news.push((now, "back"));
                } else if now != **code {
                    news.push((now, "changed"));
                }
            }
        }
    }
    let gone = before.iter().filter(|code| !code.is_gone && !table.came.contains(&code.code));
    news.extend(gone.map(|code| (CodeRow { is_gone: true, ..code.clone() }, "gone")));
    news
}

fn made(table: &ToldTable, told: &Told, position: i64) -> CodeRow {
    CodeRow {
        code_id: Uuid::now_v7(),
        table_code: table.table_code.clone(),
        code: told.code.clone(),
        label: told.label.clone(),
        own_label: Label::default(),
        is_obsolete: told.is_obsolete,
        is_gone: false,
        is_hidden: false,
        position,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(codes: &[(&str, &str)]) -> ToldTable {
        let mut came = HashSet::new();
        let row = |(place, (code, fr)): (u32, &(&str, &str))| {
            read("T", place, json!({"code": code, "label": {"fr": fr, "en": ""}}), &mut came).unwrap()
        };
        let codes = (1..).zip(codes).map(row).collect();
        ToldTable { table_code: "T".into(), label: Label::default(), codes, came }
    }

    fn words<'a>(news: &'a [(CodeRow, &'static str)]) -> Vec<(&'a str, &'static str)> {
        news.iter().map(|(code, what)| (code.code.as_str(), *what)).collect()
    }

    #[test]
    fn what_is_ours_stays_and_what_is_gone_is_marked() {
        let first = compared(&told(&[("A", "Un"), ("B", "Deux")]), &[]);
        assert_eq!(words(&first), [("A", "new"), ("B", "new")]);
        let mut kept: Vec<CodeRow> = first.into_iter().map(|(code, _)| code).collect();
        assert_eq!((kept[0].position, kept[1].position), (10, 20));
        kept[0].is_hidden = true;
        kept[0].own_label.fr = "Le nôtre".into();
        assert!(compared(&told(&[("A", "Un"), ("B", "Deux")]), &kept).is_empty(), "again, nothing is new");
        let second = compared(&told(&[("A", "Premier"), ("C", "Trois")]), &kept);
        assert_eq!(words(&second), [("A", "changed"), ("C", "new"), ("B", "gone")]);
        assert!(second[0].0.is_hidden && second[0].0.own_label.fr == "Le nôtre" && second[0].0.label.fr == "Premier");
        let gone = [CodeRow { is_gone: true, ..kept[1].clone() }];
        assert_eq!(words(&compared(&told(&[("B", "Deux")]), &gone)), [("B", "back")]);
    }

    #[test]
    fn a_faulty_row_is_told_by_its_place_and_takes_no_code_away() {
        let mut came = HashSet::new();
        for (row, field) in [
            (json!({"code": "A B", "label": {"fr": "x", "en": ""}}), "code"),
            (json!({"code": "A", "label": {"fr": " ", "en": ""}}), "label.fr"),
            (json!({"code": "B", "label": {"fr": "x", "en": "a\u{7}"}}), "label.en"),
            (json!({"code": "B", "label": {"fr": "x", "en": ""}}), "code"),
            (json!({"code": 7}), ""),
        ] {
            let fault = read("T", 4, row, &mut came).unwrap_err();
            assert_eq!((fault.table_code.as_str(), fault.place, fault.field.as_str()), ("T", 4, field));
        }
        let kept = compared(&told(&[("A", "Un")]), &[]).remove(0).0;
        let table = ToldTable { codes: Vec::new(), came: HashSet::from(["A".to_owned()]), ..told(&[]) };
        assert!(compared(&table, &[kept]).is_empty());
    }
}
