//! Code tables, their codes, and the imports that brought them.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::codes::{CodeImport, CodeRow, ImportReport};
use weblys_db::{Database, JsonText, Session, Tx, bulk_insert, execute, fetch_all, fetch_one, fetch_optional};
use weblys_kernel::locale::Label;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its code.
    pub table_code: String,
    /// Its name.
    pub label: Label,
    /// Its place among the tables.
    pub position: i64,
    /// Whether it is of our own.
    pub is_own: bool,
    /// Whether the operator system has it no more.
    pub is_gone: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    code_id: Uuid,
    table_code: String,
    code: String,
    label_fr: String,
    label_en: String,
    is_obsolete: bool,
    is_gone: bool,
    is_hidden: bool,
    position: i64,
    own_label_fr: String,
    own_label_en: String,
    version: i64,
}

impl From<Row> for CodeRow {
    fn from(row: Row) -> Self {
        Self {
            code_id: row.code_id,
            table_code: row.table_code,
            code: row.code,
            label: Label { fr: row.label_fr, en: row.label_en },
            own_label: Label { fr: row.own_label_fr, en: row.own_label_en },
            is_obsolete: row.is_obsolete,
            is_gone: row.is_gone,
            is_hidden: row.is_hidden,
            position: row.position,
            version: row.version,
        }
    }
}

macro_rules! codes {
    ($rest:literal) => {
        concat!(
            "select code_id, table_code, code, label_fr, label_en, is_obsolete, is_gone, is_hidden, position, own_label_fr,
                    own_label_en, version
             from params_code ",
            $rest
        )
    };
}

/// The version of all tables.
pub async fn version(mut on: impl Session) -> Result<i64, ApiError> {
    Ok(fetch_one!(on, (i64,), "select version from params_change where base = 'params'").await?.0)
}

/// Raises the version. Whoever changes something does this first: the row keeps others waiting until the commit.
pub async fn raise(tx: &mut Tx) -> Result<(), ApiError> {
    execute!(&mut *tx, "update params_change set version = version + 1 where base = 'params'").await?;
    Ok(())
}

/// Every table, in order.
pub async fn tables(mut on: impl Session) -> Result<Vec<Table>, ApiError> {
    let sql = "select table_code, label_fr, label_en, position, is_own, is_gone from params_table
               order by position, table_code";
    let rows = fetch_all!(on, (String, String, String, i64, bool, bool), sql).await?;
    let table = |(table_code, fr, en, position, is_own, is_gone)| Table {
        table_code,
        label: Label { fr, en },
        position,
        is_own,
        is_gone,
    };
    Ok(rows.into_iter().map(table).collect())
}

/// Every code, table by table in our order: some hundreds.
pub async fn all(mut on: impl Session) -> Result<Vec<CodeRow>, ApiError> {
    let rows = fetch_all!(on, Row, codes!("order by table_code, position, code")).await?;
    Ok(rows.into_iter().map(CodeRow::from).collect())
}

/// One code.
pub async fn by_id(mut on: impl Session, code_id: Uuid) -> Result<Option<CodeRow>, ApiError> {
    Ok(fetch_optional!(on, Row, codes!("where code_id = $1"), code_id).await?.map(CodeRow::from))
}

/// The codes of a table, in our order.
pub async fn of_table(mut on: impl Session, table_code: &str) -> Result<Vec<CodeRow>, ApiError> {
    let rows = fetch_all!(on, Row, codes!("where table_code = $1 order by position, code"), table_code).await?;
    Ok(rows.into_iter().map(CodeRow::from).collect())
}

/// Keeps tables as an import found them, or those of our own.
pub async fn put_tables(tx: &mut Tx, tables: &[Table]) -> Result<(), ApiError> {
    bulk_insert!(
        &mut *tx,
        "insert into params_table (table_code, label_fr, label_en, position, is_own, is_gone)",
        tables,
        |table| &table.table_code, &table.label.fr, &table.label.en, table.position, table.is_own, table.is_gone;
        "on conflict (table_code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en,
           position = excluded.position, is_own = excluded.is_own, is_gone = excluded.is_gone"
    )
    .await?;
    Ok(())
}

/// Keeps what an import says of codes; what is ours of those that are there stays.
pub async fn put_codes(tx: &mut Tx, codes: &[CodeRow]) -> Result<(), ApiError> {
    bulk_insert!(
        &mut *tx,
        "insert into params_code (code_id, table_code, code, label_fr, label_en, is_obsolete, is_gone, is_hidden,
                                  position, own_label_fr, own_label_en, version)",
        codes,
        |code| code.code_id, &code.table_code, &code.code, &code.label.fr, &code.label.en, code.is_obsolete,
        code.is_gone, code.is_hidden, code.position, &code.own_label.fr, &code.own_label.en, code.version;
        "on conflict (table_code, code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en,
           is_obsolete = excluded.is_obsolete, is_gone = excluded.is_gone"
    )
    .await?;
    Ok(())
}

/// Keeps what is ours of a code whose version is one more than what was read; false when somebody was quicker.
pub async fn change(tx: &mut Tx, code: &CodeRow) -> Result<bool, ApiError> {
    let sql = "update params_code set is_hidden = $2, position = $3, own_label_fr = $4, own_label_en = $5, version = $6
               where code_id = $1 and version = $6 - 1";
    let rows = execute!(
        &mut *tx,
        sql,
        code.code_id,
        code.is_hidden,
        code.position,
        &code.own_label.fr,
        &code.own_label.en,
        code.version
    );
    Ok(rows.await? == 1)
}

/// Keeps an import.
pub async fn put_import(tx: &mut Tx, import: &CodeImport) -> Result<(), ApiError> {
    let sql = "insert into params_import (import_id, at, actor, report) values ($1, $2, $3, $4)";
    execute!(&mut *tx, sql, import.import_id, import.at, &import.actor, JsonText(&import.report)).await?;
    Ok(())
}

/// Forgets imports of before.
pub async fn forget_imports(tx: &mut Tx, before: DateTime<Utc>) -> Result<(), ApiError> {
    execute!(&mut *tx, "delete from params_import where at < $1", before).await?;
    Ok(())
}

/// The last imports, the newest first.
pub async fn imports(db: &Database, limit: i64) -> Result<Vec<CodeImport>, ApiError> {
    let sql = "select import_id, at, actor, report from params_import order by at desc, import_id desc limit $1";
    let rows = fetch_all!(db, (Uuid, DateTime<Utc>, String, JsonText<ImportReport>), sql, limit).await?;
    let import = |(import_id, at, actor, JsonText(report))| CodeImport { import_id, at, actor, report };
    Ok(rows.into_iter().map(import).collect())
}
