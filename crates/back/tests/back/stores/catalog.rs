//! Publications.

use super::{now, schema};
use crate::support::catalogue;
use weblys_api::catalogue::PublicationRow;
use weblys_back::catalog::noted::store as noted;
use weblys_back::catalog::{Publications, PublishError, publish, store};
use weblys_back::config::Sale;
use weblys_back::orders::store::promotion_use;
use weblys_db::sqlx::AssertSqlSafe;
use weblys_db::testing::{ENGINES, Fresh};
use weblys_db::{Durability, Engine, execute, fetch_all};

#[tokio::test]
async fn publications_are_numbered_kept_and_taken_over() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let publications = Publications::new(&Sale::default());
        publications.refresh(&fresh.db).await.unwrap();
        assert!(publications.current().is_err(), "nothing was ever published");
        assert_eq!(store::newest(&fresh.db).await.unwrap(), 0);
        assert_eq!(publish(&fresh.db, catalogue(), "first.xlsx", now()).await.unwrap(), 1);
        publications.refresh(&fresh.db).await.unwrap();
        let mut second = catalogue();
        second.offers.pop();
        assert_eq!(publish(&fresh.db, second.clone(), "second.xlsx", now()).await.unwrap(), 2);
        assert_eq!(publications.current().unwrap().version(), 1, "until it looks again");
        publications.refresh(&fresh.db).await.unwrap();
        assert_eq!(publications.current().unwrap().version(), 2);
        assert_eq!(store::content(&fresh.db, 1).await.unwrap(), Some(catalogue()));
        assert_eq!(store::content(&fresh.db, 2).await.unwrap(), Some(second));
        assert_eq!(store::content(&fresh.db, 3).await.unwrap(), None);
        let other_replica = Publications::new(&Sale::default());
        assert_eq!(other_replica.version(&fresh.db, 1).await.unwrap().version(), 1, "for carts that go by it");
        assert!(other_replica.version(&fresh.db, 9).await.is_err());
    }
}

#[tokio::test]
async fn an_unsound_catalogue_is_not_published() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let mut unsound = catalogue();
        unsound.tariffs.clear();
        let refused = publish(&fresh.db, unsound, "unsound.xlsx", now()).await.unwrap_err();
        assert!(matches!(refused, PublishError::Unsound(faults) if !faults.is_empty()));
        assert_eq!(store::newest(&fresh.db).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_publication_is_never_overwritten() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let of = |origin: &str| PublicationRow {
            publication: 1,
            origin: origin.to_owned(),
            restored: None,
            published_by: String::new(),
            published_at: now(),
        };
        store::insert(fresh.db.writer(), "{}", &of("first.xlsx")).await.unwrap();
        assert!(store::insert(fresh.db.writer(), "{}", &of("again.xlsx")).await.is_err());
    }
}

/// How the engine finds the rows of a statement with these texts in it, and whether it reads everything for that.
async fn plan(fresh: &Fresh, sql: &str, texts: &[&str]) -> (String, bool) {
    let mut tx = fresh.db.begin(Durability::Relaxed).await.unwrap();
    let (mut sql, most) = (sql.to_owned(), texts.len());
    for (number, text) in (1..).zip(texts) {
        sql = sql.replace(&format!("${number}"), text);
    }
    assert!(!sql.contains('$'), "{most} texts are not all: {sql}");
    let steps: Vec<String> = match fresh.db.engine() {
        Engine::Sqlite => {
            let sql = AssertSqlSafe(format!("explain query plan {sql}"));
            let steps = fetch_all!(&mut tx, (i64, i64, i64, String), sql).await.unwrap();
            steps.into_iter().map(|(.., step)| step).collect()
        }
        Engine::Postgres => {
            // An empty table is read as a whole otherwise.
            execute!(&mut tx, "set local enable_seqscan = off").await.unwrap();
            let steps = fetch_all!(&mut tx, (String,), AssertSqlSafe(format!("explain {sql}"))).await.unwrap();
            steps.into_iter().map(|(step,)| step).collect()
        }
    };
    let reads_all = |step: &String| step.contains("Seq Scan") || (step.starts_with("SCAN ") && !step.contains("USING"));
    (steps.join("\n"), steps.iter().any(reads_all))
}

#[tokio::test]
async fn history_of_a_thing_and_uses_of_a_customer_are_found_by_an_index() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for (sql, texts, index) in [
            (noted::OF_THING, ["'offers'", "'TRIO-1G'", "50", "0"].as_slice(), "catalog_history_item"),
            (promotion_use::OF_CUSTOMER, &["'0a1b'"], "orders_promotion_use_customer"),
        ] {
            let (plan, reads_all) = plan(&fresh, sql, texts).await;
            assert!(plan.contains(index) && !reads_all, "{sql}\n{plan}");
        }
    }
}
