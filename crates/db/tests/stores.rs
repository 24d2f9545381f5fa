//! An example store, exercised on both engines: the shape that stores of BACK follow.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use chrono::{DateTime, NaiveDate, Utc};
use futures::future::join_all;
use std::time::Duration;
use uuid::Uuid;
use weblys_db::testing::{ENGINES, Fresh, fresh};
use weblys_db::{
    Database, DbError, Durability, Engine, JsonText, Migrator, Options, Session, bulk_insert, exactly_one, execute,
    fetch_all, fetch_one, fetch_optional, is_unique_violation,
};

static MIGRATIONS: Migrator = weblys_db::sqlx::migrate!("./tests/migrations");

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
struct Jar {
    id: Uuid,
    label: String,
    grams: i64,
    open: bool,
    filled_at: DateTime<Utc>,
    best_before: Option<NaiveDate>,
    notes: JsonText<serde_json::Value>,
    seal: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct Sum {
    total: i64,
}

fn jar(label: &str) -> Jar {
    Jar {
        id: Uuid::new_v4(),
        label: label.to_owned(),
        grams: 5_000_000_000,
        open: true,
        filled_at: DateTime::from_timestamp_micros(1_767_225_600_123_456).unwrap(),
        best_before: NaiveDate::from_ymd_opt(2027, 2, 28),
        notes: JsonText(serde_json::json!({"fruit": ["pêche", "poire"], "sugar": null})),
        seal: None,
    }
}

async fn put(mut on: impl Session, jar: &Jar) -> Result<(), DbError> {
    let rows = execute!(
        on,
        "insert into pantry_jar (id, label, grams, open, filled_at, best_before, notes, seal)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        jar.id,
        &jar.label,
        jar.grams,
        jar.open,
        jar.filled_at,
        jar.best_before,
        &jar.notes,
        jar.seal.as_deref(),
    )
    .await?;
    exactly_one(rows)
}

async fn find(mut on: impl Session, label: &str) -> Result<Option<Jar>, DbError> {
    fetch_optional!(
        on,
        Jar,
        "select id, label, grams, open, filled_at, best_before, notes, seal from pantry_jar where label = $1",
        label
    )
    .await
}

async fn count(mut on: impl Session) -> i64 {
    fetch_one!(on, Sum, "select count(*) as total from pantry_jar").await.unwrap().total
}

async fn each_engine() -> Vec<Fresh> {
    let mut all = Vec::new();
    for engine in ENGINES {
        all.push(fresh(engine, &MIGRATIONS).await);
    }
    all
}

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_was() {
    for Fresh { db, .. } in &each_engine().await {
        let empty = jar("plum");
        let full = Jar { seal: Some(vec![0, 255, 7]), best_before: None, open: false, ..jar("apple") };
        put(db, &empty).await.unwrap();
        put(db, &full).await.unwrap();
        assert_eq!(find(db, "plum").await.unwrap(), Some(empty.clone()));
        assert_eq!(find(db, "apple").await.unwrap(), Some(full.clone()));
        let by_id: Vec<Jar> = fetch_all!(db, Jar, "select * from pantry_jar where id = $1", full.id).await.unwrap();
        assert_eq!(by_id, vec![full]);
        assert_eq!(find(db, "pear").await.unwrap(), None);
        db.ping().await.unwrap();
    }
}

#[tokio::test]
async fn instants_compare_in_order_of_time_whatever_their_decimals() {
    for Fresh { db, .. } in &each_engine().await {
        for (label, micros) in [("a", 1_000_000), ("b", 1_500_000), ("c", 1_500_001), ("d", 2_000_000)] {
            let filled_at = DateTime::from_timestamp_micros(micros).unwrap();
            put(db, &Jar { filled_at, ..jar(label) }).await.unwrap();
        }
        let limit = DateTime::from_timestamp_micros(1_500_000).unwrap();
        let sql = "select label from pantry_jar where filled_at > $1 order by filled_at desc";
        let rows: Vec<(String,)> = fetch_all!(db, (String,), sql, limit).await.unwrap();
        assert_eq!(rows, [("d".to_owned(),), ("c".to_owned(),)]);
    }
}

#[tokio::test]
async fn a_second_row_with_the_same_key_is_told_from_other_errors() {
    for Fresh { db, .. } in &each_engine().await {
        put(db, &jar("plum")).await.unwrap();
        assert!(is_unique_violation(&put(db, &jar("plum")).await.unwrap_err()));
        let mistake = execute!(db, "insert into pantry_shelf (id) values (1)").await.unwrap_err();
        assert!(!is_unique_violation(&mistake) && !mistake.is_temporary());
        let lost = execute!(db, "update pantry_jar set grams = $1 where label = $2", 1_i64, "fig").await.unwrap();
        assert!(matches!(exactly_one(lost), Err(DbError::RowCount { expected: 1, found: 0 })));
    }
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing_and_a_committed_one_everything() {
    for Fresh { db, .. } in &each_engine().await {
        for durability in [Durability::Full, Durability::Relaxed] {
            let mut tx = db.begin(durability).await.unwrap();
            put(&mut tx, &jar("lost")).await.unwrap();
            assert_eq!(count(&mut tx).await, 1, "it sees its own row");
            assert_eq!(count(db).await, 0, "nobody else does");
            drop(tx);
            let mut tx = db.begin(durability).await.unwrap();
            put(&mut tx, &jar("taken back")).await.unwrap();
            tx.rollback().await.unwrap();
            assert_eq!(count(db).await, 0);
        }
        let mut tx = db.begin(Durability::Full).await.unwrap();
        put(&mut tx, &jar("kept")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(db).await, 1);
    }
}

#[tokio::test]
async fn a_request_cut_at_any_point_never_leaves_the_writer_in_a_transaction() {
    for Fresh { db, .. } in &each_engine().await {
        for micros in (0..2_000).step_by(50) {
            let work = async {
                let mut tx = db.begin(Durability::Relaxed).await?;
                put(&mut tx, &jar(&format!("cut after {micros}"))).await?;
                tx.commit().await
            };
            tokio::time::timeout(Duration::from_micros(micros), work).await.ok();
        }
        put(db, &jar("after all")).await.unwrap();
        assert!(find(db, "after all").await.unwrap().is_some());
        let tx = db.begin(Durability::Full).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_at_once_never_meet_a_locked_database() {
    for Fresh { db, .. } in &each_engine().await {
        put(db, &Jar { grams: 0, ..jar("shared") }).await.unwrap();
        let writers = (0..40).map(|number| {
            let db = db.clone();
            tokio::spawn(async move {
                let durability = if number % 2 == 0 { Durability::Full } else { Durability::Relaxed };
                let mut tx = db.begin(durability).await?;
                let lock = tx.pick("", " for update");
                let sql = sqlx::AssertSqlSafe(format!("select grams from pantry_jar where label = $1{lock}"));
                let (grams,) = fetch_one!(&mut tx, (i64,), sql, "shared").await?;
                execute!(&mut tx, "update pantry_jar set grams = $1 where label = $2", grams + 1, "shared").await?;
                tx.commit().await?;
                put(&db, &jar(&format!("jar {number}"))).await
            })
        });
        for outcome in join_all(writers).await {
            outcome.unwrap().unwrap();
        }
        assert_eq!(find(db, "shared").await.unwrap().unwrap().grams, 40);
        assert_eq!(count(db).await, 41);
    }
}

#[tokio::test]
async fn durability_is_switched_at_each_change_and_not_only_the_first_time() {
    for Fresh { db, .. } in &each_engine().await {
        let asked = db.pick("pragma synchronous", "select current_setting('synchronous_commit')");
        for _ in 0..3 {
            for (durability, sqlite, postgres) in [(Durability::Relaxed, 1, "off"), (Durability::Full, 2, "on")] {
                let mut tx = db.begin(durability).await.unwrap();
                match db.engine() {
                    Engine::Sqlite => assert_eq!(fetch_one!(&mut tx, (i64,), asked).await.unwrap().0, sqlite),
                    Engine::Postgres => assert_eq!(fetch_one!(&mut tx, (String,), asked).await.unwrap().0, postgres),
                }
                tx.commit().await.unwrap();
                if db.engine() == Engine::Postgres {
                    let alone = fetch_one!(db.writer_with(durability), (String,), asked).await.unwrap().0;
                    assert_eq!(alone, postgres, "a statement by itself is kept as surely");
                }
            }
        }
    }
}

#[tokio::test]
async fn thousands_of_rows_are_inserted_in_few_statements() {
    for Fresh { db, .. } in &each_engine().await {
        let jars: Vec<Jar> = (0..2_345).map(|number| jar(&format!("jar {number}"))).collect();
        let mut tx = db.begin(Durability::Full).await.unwrap();
        for expected in [2_345, 0] {
            let inserted = bulk_insert!(
                &mut tx,
                "insert into pantry_jar (id, label, grams, open, filled_at, best_before, notes)",
                &jars,
                |jar| jar.id, &jar.label, jar.grams, jar.open, jar.filled_at, jar.best_before, &jar.notes;
                "on conflict do nothing"
            );
            assert_eq!(inserted.await.unwrap(), expected);
        }
        tx.commit().await.unwrap();
        assert_eq!(count(db).await, 2_345);
    }
}

#[tokio::test]
async fn a_statement_can_write_and_return_rows_on_the_writing_side() {
    for Fresh { db, .. } in &each_engine().await {
        put(db, &Jar { grams: 41, ..jar("plum") }).await.unwrap();
        let sql = "update pantry_jar set grams = grams + 1 where label = $1 returning grams";
        let (grams,) = fetch_one!(db.writer(), (i64,), sql, "plum").await.unwrap();
        assert_eq!(grams, 42);
        let relaxed = db.writer_with(Durability::Relaxed);
        execute!(relaxed, "delete from pantry_jar where label = $1", "plum").await.unwrap();
        assert_eq!(count(db).await, 0);
    }
}

#[tokio::test]
async fn who_waits_too_long_for_a_connection_is_told_that_the_database_is_busy() {
    for Fresh { url, .. } in &each_engine().await {
        let options = Options { max_connections: 1, acquire_timeout: Duration::from_secs(1), ..Options::default() };
        let narrow = Database::connect(url, &options).await.unwrap();
        let tx = narrow.begin(Durability::Full).await.unwrap();
        let refused = put(&narrow, &jar("late")).await.unwrap_err();
        assert!(matches!(refused, DbError::Busy) && refused.is_temporary());
        tx.rollback().await.unwrap();
        put(&narrow, &jar("in time")).await.unwrap();
    }
}

#[tokio::test]
async fn a_url_of_another_kind_is_refused_without_repeating_it() {
    for url in ["mysql://user:secret@host/db", "sqlite::memory:", ""] {
        let refused = Database::connect(url, &Options::default()).await.unwrap_err();
        assert!(matches!(&refused, DbError::Url(_)) && !refused.to_string().contains("secret"), "{url}");
    }
}
