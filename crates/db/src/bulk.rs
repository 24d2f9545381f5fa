//! Thousands of rows in few statements, for imports.

/// Values that a statement may bind on both engines, with room to spare (SQLite: 32,766).
const MOST_BINDS: usize = 16_000;
/// Rows of a statement: more gain nothing and make long texts.
const MOST_ROWS: usize = 500;

/// Rows for each statement when a row has so many columns.
#[must_use]
pub const fn rows_a_statement(columns: usize) -> usize {
    let fitting = MOST_BINDS / if columns == 0 { 1 } else { columns };
    if fitting > MOST_ROWS {
        MOST_ROWS
    } else if fitting == 0 {
        1
    } else {
        fitting
    }
}

/// Inserts a slice of rows in few statements and gives the number of rows inserted.
///
/// `bulk_insert!(&mut tx, "insert into t (a, b)", rows, |row| row.a, &row.b).await?`, with an ending such
/// as `on conflict do nothing` after a `;`. All or nothing only inside a transaction.
#[macro_export]
macro_rules! bulk_insert {
    ($on:expr, $head:literal, $rows:expr, |$row:ident| $($value:expr),+ $(; $tail:literal)? $(,)?) => {
        async {
            const COLUMNS: usize = <[&str]>::len(&[$(stringify!($value)),+]);
            let mut held = $on.writing().await?;
            let mut inserted = 0_u64;
            for chunk in <[_]>::chunks($rows, $crate::bulk::rows_a_statement(COLUMNS)) {
                let outcome = match held.link()? {
                    $crate::link::Link::Sqlite(connection) => {
                        let mut query = $crate::sqlx::QueryBuilder::<$crate::sqlx::Sqlite>::new(concat!($head, " "));
                        query.push_values(chunk, |mut binds, $row| {
                            $(binds.push_bind($value);)+
                        });
                        $(query.push(concat!(" ", $tail));)?
                        query.build().execute(connection).await.map(|done| done.rows_affected())
                    }
                    $crate::link::Link::Postgres(connection) => {
                        let mut query = $crate::sqlx::QueryBuilder::<$crate::sqlx::Postgres>::new(concat!($head, " "));
                        query.push_values(chunk, |mut binds, $row| {
                            $(binds.push_bind($value);)+
                        });
                        $(query.push(concat!(" ", $tail));)?
                        query.build().execute(connection).await.map(|done| done.rows_affected())
                    }
                };
                inserted += held.over(outcome)?;
            }
            Ok::<u64, $crate::DbError>(inserted)
        }
    };
}
