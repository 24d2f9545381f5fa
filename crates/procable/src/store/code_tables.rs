//! Code tables.

use crate::problem::OpsRefusal;
use crate::wire::{Code, CodeListing, CodeTable};
use weblys_db::{Database, Durability, bulk_insert, execute, fetch_all, fetch_optional};
use weblys_kernel::locale::Label;

#[derive(sqlx::FromRow)]
struct CodeRow {
    code: String,
    label_fr: String,
    label_en: String,
    is_obsolete: bool,
}

/// Every table, in order.
pub(crate) async fn tables(db: &Database) -> Result<Vec<CodeTable>, OpsRefusal> {
    let sql = "select code, label_fr, label_en from procable_code_table order by position, code";
    let rows = fetch_all!(db, (String, String, String), sql).await?;
    Ok(rows.into_iter().map(|(code, fr, en)| CodeTable { code, label: Label { fr, en } }).collect())
}

/// One table with its codes.
pub(crate) async fn one(db: &Database, table: &str) -> Result<CodeListing, OpsRefusal> {
    let sql = "select label_fr, label_en from procable_code_table where code = $1";
    let label = fetch_optional!(db, (String, String), sql, table).await?;
    let (fr, en) = label.ok_or(OpsRefusal::NotFound("code table"))?;
    let sql = "select code, label_fr, label_en, is_obsolete from procable_code where table_code = $1
               order by position, code";
    let code = |row: CodeRow| Code {
        code: row.code,
        label: Label { fr: row.label_fr, en: row.label_en },
        is_obsolete: row.is_obsolete,
    };
    let codes = fetch_all!(db, CodeRow, sql, table).await?.into_iter().map(code).collect();
    Ok(CodeListing { label: Label { fr, en }, codes })
}

/// Replaces a table with its codes, or adds it at the end.
pub(crate) async fn put(db: &Database, table: &str, listing: &CodeListing) -> Result<(), OpsRefusal> {
    let codes: Vec<(i64, &Code)> = (0..).zip(&listing.codes).collect();
    let mut tx = db.begin(Durability::Full).await?;
    execute!(
        &mut tx,
        "insert into procable_code_table (code, position, label_fr, label_en)
         select $1, count(*), $2, $3 from procable_code_table where true
         on conflict (code) do update set label_fr = excluded.label_fr, label_en = excluded.label_en",
        table,
        &listing.label.fr,
        &listing.label.en
    )
    .await?;
    execute!(&mut tx, "delete from procable_code where table_code = $1", table).await?;
    let inserted = bulk_insert!(
        &mut tx,
        "insert into procable_code (table_code, code, position, label_fr, label_en, is_obsolete)",
        &codes,
        |row| table, &row.1.code, row.0, &row.1.label.fr, &row.1.label.en, row.1.is_obsolete;
        "on conflict do nothing"
    );
    inserted.await?;
    Ok(tx.commit().await?)
}
