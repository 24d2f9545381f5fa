//! Lists of the staff as files: allowed and noted by BACK, read page by page while they are sent (EXP-14).

use crate::components::table::export::{Excel, ExportError, FileKind, MOST_ROWS, Sheet, csv};
use crate::components::{Cell, Column, Row, Table};
use crate::error::Failure;
use crate::request::Visit;
use crate::staff::list::ListQuery;
use crate::state::Shop;
use axum::body::Body;
use axum::response::Response;
use futures::stream::{self, BoxStream};
use futures::{StreamExt, TryStreamExt};
use std::future::Future;
use std::time::{Duration, Instant};
use weblys_api::client::{BackClient, CallError, Caller};
use weblys_api::export::{List, PlainList};
use weblys_api::page::Page;
use weblys_i18n::Texts;

/// Rows that are asked for at once.
pub const ROWS_A_CALL: u32 = weblys_api::page::MOST_ROWS;

/// How long rows of a workbook are read: it is whole before its first byte is sent, and FRONT gives up pages that take
/// much longer.
const LONGEST: Duration = Duration::from_secs(15);

/// A list on its way out, some rows at a time; the first are there.
pub type Pages<R> = BoxStream<'static, Result<Vec<R>, CallError>>;

/// A counted list, announced to BACK first with how it is limited; `ask` asks BACK for a page of [`ROWS_A_CALL`].
///
/// # Errors
/// What BACK answers to the announcement and for the first page.
pub async fn announced<R, F>(
    back: &BackClient,
    caller: &Caller,
    list: (List, String),
    ask: impl Fn(BackClient, Caller, u32) -> F + Send + Sync + 'static,
) -> Result<Pages<R>, CallError>
where
    R: Send + 'static,
    F: Future<Output = Result<Page<R>, CallError>> + Send + 'static,
{
    let onward = move |back, caller, page: Option<u32>| {
        let page = page.unwrap_or(1);
        let asked = ask(back, caller, page);
        async move {
            let Page { rows, total, size, .. } = asked.await?;
            let is_more = !rows.is_empty() && i64::from(page) * i64::from(size) < total;
            Ok((rows, is_more.then_some(page + 1)))
        }
    };
    announced_onward(back, caller, list, onward).await
}

/// A list of which each page tells where the next begins, announced as in [`announced`].
///
/// # Errors
/// What BACK answers to the announcement and for the first page.
pub async fn announced_onward<R, C, F>(
    back: &BackClient,
    caller: &Caller,
    (list, said): (List, String),
    ask: impl Fn(BackClient, Caller, Option<C>) -> F + Send + Sync + 'static,
) -> Result<Pages<R>, CallError>
where
    R: Send + 'static,
    C: Send + 'static,
    F: Future<Output = Result<(Vec<R>, Option<C>), CallError>> + Send + 'static,
{
    back.take_out(caller, list, said).await?;
    let (back, caller) = (back.clone(), caller.clone());
    let ask = move |place| ask(back.clone(), caller.clone(), place);
    let (first, next) = ask(None).await?;
    let rest = stream::try_unfold((next, ask), |(next, ask)| async move {
        let Some(place) = next else { return Ok(None) };
        let (rows, next) = ask(Some(place)).await?;
        Ok(Some((rows, (next, ask))))
    });
    Ok(stream::once(async { Ok(first) }).chain(rest).boxed())
}

/// A list of which each page begins behind the last row of the one before, announced as in [`announced`]: rows that go
/// meanwhile move no other out of sight. `place` is where a row stands.
///
/// # Errors
/// What BACK answers to the announcement and for the first page.
pub async fn announced_behind<R, C, F>(
    back: &BackClient,
    caller: &Caller,
    list: (List, String),
    place: impl Fn(&R) -> C + Copy + Send + Sync + 'static,
    ask: impl Fn(BackClient, Caller, Option<C>) -> F + Send + Sync + 'static,
) -> Result<Pages<R>, CallError>
where
    R: Send + 'static,
    C: Send + 'static,
    F: Future<Output = Result<Page<R>, CallError>> + Send + 'static,
{
    let onward = move |back, caller, last: Option<C>| {
        let asked = ask(back, caller, last);
        async move {
            let rows = asked.await?.rows;
            let is_full = u32::try_from(rows.len()).is_ok_and(|count| count == ROWS_A_CALL);
            let last = rows.last().map(place);
            Ok((rows, last.filter(|_| is_full)))
        }
    };
    announced_onward(back, caller, list, onward).await
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
    let (sheet, rows) = table.sheet(list.word());
    let rows = stream::once(async { Ok(rows) }).boxed();
    written(visit.t(), &sheet, query, rows).await.map(Some)
}

/// The file of a list, in the kind that its address asks for; `row` leaves out what is not wanted.
///
/// # Errors
/// What BACK answers before the first row is sent; [`Failure::Broken`] when it cannot be written. What happens later
/// breaks the answer off: no browser takes it for the whole file.
pub async fn file<R: Send + 'static>(
    t: &'static Texts,
    name: &'static str,
    query: &ListQuery,
    columns: Vec<Column>,
    (pages, row): (Pages<R>, impl Fn(&R) -> Option<Row> + Send + 'static),
) -> Result<Response, Failure> {
    let titles = columns.into_iter().map(|column| column.title.into_owned()).collect();
    let cells = move |page: Vec<R>| page.iter().filter_map(&row).map(|row| row.cells).collect::<Vec<_>>();
    written(t, &Sheet { name: name.to_owned(), titles }, query, pages.map_ok(cells).boxed()).await
}

async fn written(
    t: &'static Texts,
    sheet: &Sheet,
    query: &ListQuery,
    rows: Pages<Vec<Cell>>,
) -> Result<Response, Failure> {
    let kind = FileKind::read(query.value("format"));
    let content = match kind {
        FileKind::Csv => {
            let head = sheet.csv_head().map_err(|error| broken(sheet, &error))?;
            let lines = rows.flat_map(move |page| stream::iter(lines(page, t)));
            Body::from_stream(stream::once(async { Ok(head) }).chain(lines))
        }
        FileKind::Excel => workbook(t, sheet, rows, MOST_ROWS).await?.into(),
    };
    Ok(sheet.answer(kind, content))
}

fn broken(sheet: &Sheet, error: &ExportError) -> Failure {
    tracing::error!(%error, list = sheet.name, "a list cannot be taken out");
    Failure::Broken
}

/// Some lines of a CSV. Where reading broke off the last line says so, for who is not told by his browser, and the answer
/// breaks off too.
fn lines(page: Result<Vec<Vec<Cell>>, CallError>, t: &Texts) -> Vec<std::io::Result<Vec<u8>>> {
    match page {
        Ok(rows) => vec![csv(rows).map_err(std::io::Error::other)],
        Err(error) => {
            let last = Cell::Text(t.get("staff-export-broken").into_owned());
            vec![csv([vec![last]]).map_err(std::io::Error::other), Err(std::io::Error::other(error))]
        }
    }
}

/// The workbook; one that is not whole says so in its last row.
async fn workbook(
    t: &'static Texts,
    sheet: &Sheet,
    mut rows: Pages<Vec<Cell>>,
    most: usize,
) -> Result<Vec<u8>, Failure> {
    let begun = Instant::now();
    let mut page = rows.try_next().await?.unwrap_or_default();
    let mut excel = Excel::new(&sheet.titles, &page).map_err(|error| broken(sheet, &error))?;
    let is_whole = loop {
        let room = most - excel.rows();
        let is_full = page.len() > room;
        page.iter().take(room).try_for_each(|cells| excel.push(cells)).map_err(|error| broken(sheet, &error))?;
        if is_full {
            break false;
        }
        match rows.try_next().await? {
            None => break true,
            Some(_) if begun.elapsed() > LONGEST => break false,
            Some(next) => page = next,
        }
    };
    if !is_whole {
        excel.push(&cut(sheet.titles.len(), t)).map_err(|error| broken(sheet, &error))?;
    }
    finished(excel).await.map_err(|error| broken(sheet, &error))
}

/// Packing a long workbook takes a while: beside what answers other people.
async fn finished(excel: Excel) -> Result<Vec<u8>, ExportError> {
    let packed = tokio::task::spawn_blocking(move || excel.finish()).await;
    packed.unwrap_or_else(|_| Err(csv::Error::from(std::io::Error::other("packing it was broken off")).into()))
}

/// The last row of a file that is not whole: it says so.
fn cut(columns: usize, t: &Texts) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(String::new()); columns];
    if let Some(first) = cells.first_mut() {
        *first = Cell::Text(t.get("staff-export-cut").into_owned());
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Reader, Xlsx};
    use std::io::Cursor;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    /// Pages of 200 rows, a while of them.
    fn pages(rows: usize) -> Pages<usize> {
        let numbers: Vec<usize> = (1..=rows).collect();
        let pages: Vec<_> = numbers.chunks(200).map(|page| Ok(page.to_vec())).collect();
        stream::iter(pages).boxed()
    }

    async fn taken(format: &str, pages: Pages<usize>) -> Result<Vec<u8>, axum::Error> {
        let query = ListQuery::new("/weconfig/users", vec![("format".to_owned(), format.to_owned())]);
        let row = |number: &usize| {
            let cells = vec![Cell::Text(number.to_string()), Cell::Text("x".to_owned())];
            (*number != 7).then(|| Row { id: String::new(), name: String::new(), href: String::new(), cells })
        };
        let columns = ["Un", "Deux"].map(|title| Column::new("a", title, crate::components::Kind::Text));
        let answer = file(texts(Locale::Fr), "users", &query, columns.into(), (pages, row)).await.unwrap();
        axum::body::to_bytes(answer.into_body(), usize::MAX).await.map(Into::into)
    }

    /// The height of a workbook of at most 400 rows, and what its last row says.
    async fn last_row(rows: usize) -> (usize, String) {
        let sheet = Sheet { name: "users".to_owned(), titles: vec!["Un".to_owned()] };
        let cells = |page: Vec<usize>| page.iter().map(|row| vec![Cell::Text(row.to_string())]).collect();
        let written = workbook(texts(Locale::Fr), &sheet, pages(rows).map_ok(cells).boxed(), 400).await.unwrap();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(written)).unwrap();
        let range = workbook.worksheet_range_at(0).unwrap().unwrap();
        (range.height(), range.rows().next_back().unwrap().first().unwrap().to_string())
    }

    #[tokio::test]
    async fn a_csv_has_every_row_that_is_wanted() {
        let rows = MOST_ROWS + 200;
        let csv = String::from_utf8(taken("csv", pages(rows)).await.unwrap()).unwrap();
        assert_eq!(csv.lines().count(), rows, "the titles, and all but the one that is not wanted");
        assert!(csv.starts_with("\u{feff}Un;Deux\n1;x\n") && csv.ends_with(&format!("\n{rows};x\n")));
    }

    #[tokio::test]
    async fn a_workbook_that_is_not_whole_says_so_in_its_last_row() {
        assert_eq!(last_row(0).await, (1, "Un".to_owned()), "titles of an empty list");
        assert_eq!(last_row(400).await, (401, "400".to_owned()), "as many as may be");
        let (height, last) = last_row(401).await;
        assert_eq!(height, 402);
        assert!(last.contains("Ce fichier s’arrête ici"), "nobody takes it for the whole: {last}");
        assert!(taken("xlsx", pages(9)).await.unwrap().starts_with(b"PK"));
    }

    #[tokio::test]
    async fn a_list_that_breaks_off_is_no_file() {
        let broken = stream::iter([Ok(vec![1, 2]), Err(CallError::Unexpected(502))]).boxed();
        assert!(taken("csv", broken).await.is_err(), "a browser sees that it is not whole");
    }
}
