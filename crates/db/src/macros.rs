//! One SQL text, its arguments and a row type, run on whichever engine is there. Each gives a future.

/// All rows: `fetch_all!(&db, Row, "select … where a = $1", a).await?` gives `Vec<Row>`.
#[macro_export]
macro_rules! fetch_all {
    ($on:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::__statement!($on, reading, query_as::<_, $row>, $sql, [$($bind),*], fetch_all)
    };
}

/// The row if there is one: gives `Option<Row>`.
#[macro_export]
macro_rules! fetch_optional {
    ($on:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::__statement!($on, reading, query_as::<_, $row>, $sql, [$($bind),*], fetch_optional)
    };
}

/// The row, or [`DbError::NotFound`](crate::DbError::NotFound).
#[macro_export]
macro_rules! fetch_one {
    ($on:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::__statement!($on, reading, query_as::<_, $row>, $sql, [$($bind),*], fetch_one)
    };
}

/// A statement that writes: gives the number of rows touched.
#[macro_export]
macro_rules! execute {
    ($on:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        async {
            let mut held = $on.writing().await?;
            let outcome = match held.link()? {
                $crate::link::Link::Sqlite(connection) => {
                    let query = $crate::sqlx::query::<$crate::sqlx::Sqlite>($sql)$(.bind($bind))*;
                    query.execute(connection).await.map(|done| done.rows_affected())
                }
                $crate::link::Link::Postgres(connection) => {
                    let query = $crate::sqlx::query::<$crate::sqlx::Postgres>($sql)$(.bind($bind))*;
                    query.execute(connection).await.map(|done| done.rows_affected())
                }
            };
            held.over(outcome)
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __statement {
    ($on:expr, $side:ident, query_as::<_, $row:ty>, $sql:expr, [$($bind:expr),*], $fetch:ident) => {
        async {
            let mut held = $on.$side().await?;
            let outcome = match held.link()? {
                $crate::link::Link::Sqlite(connection) => {
                    let query = $crate::sqlx::query_as::<$crate::sqlx::Sqlite, $row>($sql)$(.bind($bind))*;
                    query.$fetch(connection).await
                }
                $crate::link::Link::Postgres(connection) => {
                    let query = $crate::sqlx::query_as::<$crate::sqlx::Postgres, $row>($sql)$(.bind($bind))*;
                    query.$fetch(connection).await
                }
            };
            held.over(outcome)
        }
    };
}
