//! Lists of the staff as files: allowed and noted by BACK, read page by page, as far as a file may go (EXP-14).

use crate::components::table::export::{FileKind, MOST_ROWS, Sheet};
use crate::components::{Column, Row, Table};
use crate::error::Failure;
use crate::request::Visit;
use crate::staff::list::ListQuery;
use crate::state::Shop;
use axum::response::Response;
use std::future::Future;
use weblys_api::client::{BackClient, CallError, Caller};
use weblys_api::export::{List, PlainList};
use weblys_api::page::Page;

/// Rows that are asked for at once.
pub const ROWS_A_CALL: u32 = weblys_api::page::MOST_ROWS;

/// Every row of a counted list, announced to BACK first with how it is limited; `ask` gives a page of [`ROWS_A_CALL`].
///
/// # Errors
/// What BACK answers.
pub async fn announced<R, F>(
    back: &BackClient,
    caller: &Caller,
    (list, said): (List, String),
    ask: impl Fn(u32) -> F,
) -> Result<Vec<R>, CallError>
where
    F: Future<Output = Result<Page<R>, CallError>>,
{
    back.take_out(caller, list, said).await?;
    let mut found = Vec::new();
    for page in 1.. {
        let Page { rows, total, .. } = ask(page).await?;
        let is_end = rows.is_empty();
        found.extend(rows);
        if is_end || found.len() >= MOST_ROWS || i64::try_from(found.len()).is_ok_and(|len| len >= total) {
            break;
        }
    }
    found.truncate(MOST_ROWS);
    Ok(found)
}

/// The file of a list that its page holds whole, when its address asks for one: announced to BACK, then made of what the
/// page would show, every column of it.
///
/// # Errors
/// What BACK answers; [`Failure::Broken`] when the file cannot be written.
pub async fn of_table(
    shop: &Shop,
    visit: &Visit,
    query: &ListQuery,
    list: PlainList,
    table: &Table,
) -> Result<Option<Response>, Failure> {
    if query.value("format").is_empty() {
        return Ok(None);
    }
    shop.back.take_out(&visit.staff_caller()?, List::Plain(list), query.said()).await?;
    written(&table.sheet(list.word()), query).map(Some)
}

/// The file of a list, in the kind that its address asks for.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn file(
    name: &'static str,
    query: &ListQuery,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Row>,
) -> Result<Response, Failure> {
    let sheet = Sheet {
        name: name.to_owned(),
        titles: columns.into_iter().map(|column| column.title.into_owned()).collect(),
        rows: rows.map(|row| row.cells).collect(),
    };
    written(&sheet, query)
}

fn written(sheet: &Sheet, query: &ListQuery) -> Result<Response, Failure> {
    sheet.file(FileKind::read(query.value("format"))).map_err(|error| {
        tracing::error!(%error, list = sheet.name, "a list cannot be taken out");
        Failure::Broken
    })
}
