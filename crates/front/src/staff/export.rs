//! Lists of the staff as files: allowed and noted by BACK, read page by page, as far as a file may go (EXP-14).

use crate::components::table::export::{FileKind, MOST_ROWS, Sheet};
use crate::components::{Cell, Column, Row, Table};
use crate::error::Failure;
use crate::request::Visit;
use crate::staff::list::ListQuery;
use crate::state::Shop;
use axum::response::Response;
use std::future::Future;
use weblys_api::client::{BackClient, CallError, Caller};
use weblys_api::export::{List, PlainList};
use weblys_api::page::Page;
use weblys_i18n::Texts;

/// Rows that are asked for at once.
pub const ROWS_A_CALL: u32 = weblys_api::page::MOST_ROWS;

/// Every row of a counted list, announced to BACK first with how it is limited; `ask` gives a page of [`ROWS_A_CALL`].
/// Of a list that is longer than a file may be, enough to see that: [`file`] says so.
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
        if is_end || found.len() > MOST_ROWS || i64::try_from(found.len()).is_ok_and(|len| len >= total) {
            break;
        }
    }
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
    t: &'static Texts,
    name: &'static str,
    query: &ListQuery,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Row>,
) -> Result<Response, Failure> {
    let titles: Vec<String> = columns.into_iter().map(|column| column.title.into_owned()).collect();
    let mut rows: Vec<Vec<Cell>> = rows.map(|row| row.cells).collect();
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        rows.push(cut(titles.len(), t));
    }
    written(&Sheet { name: name.to_owned(), titles, rows }, query)
}

/// The last row of a file that is not whole: it says so.
fn cut(columns: usize, t: &Texts) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(String::new()); columns];
    if let Some(first) = cells.first_mut() {
        *first = Cell::Text(t.get("staff-export-cut").into_owned());
    }
    cells
}

fn written(sheet: &Sheet, query: &ListQuery) -> Result<Response, Failure> {
    sheet.file(FileKind::read(query.value("format"))).map_err(|error| {
        tracing::error!(%error, list = sheet.name, "a list cannot be taken out");
        Failure::Broken
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    async fn csv(rows: usize) -> String {
        let query = ListQuery::new("/weconfig/users", vec![("format".to_owned(), "csv".to_owned())]);
        let row = |number: usize| Row {
            id: String::new(),
            name: String::new(),
            href: String::new(),
            cells: vec![Cell::Text(number.to_string()), Cell::Text("x".to_owned())],
        };
        let columns = vec![
            Column::new("a", "Un", crate::components::Kind::Text),
            Column::new("b", "Deux", crate::components::Kind::Text),
        ];
        let answer = file(texts(Locale::Fr), "users", &query, columns, (1..=rows).map(row)).unwrap();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_file_that_is_not_whole_says_so_in_its_last_row() {
        let whole = csv(MOST_ROWS).await;
        assert_eq!(whole.lines().count(), MOST_ROWS + 1);
        assert!(whole.ends_with("10000;x\n"), "all of it");
        let cut = csv(MOST_ROWS + 200).await;
        assert_eq!(cut.lines().count(), MOST_ROWS + 2);
        assert!(cut.lines().last().unwrap().contains("Ce fichier s’arrête ici"), "nobody takes it for the whole");
    }
}
