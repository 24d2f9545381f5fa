//! Publications.

use super::{now, schema};
use crate::support::catalogue;
use weblys_api::catalogue::PublicationRow;
use weblys_back::catalog::{Publications, PublishError, publish, store};
use weblys_db::testing::ENGINES;

#[tokio::test]
async fn publications_are_numbered_kept_and_taken_over() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let publications = Publications::new(chrono_tz::Europe::Paris);
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
        let other_replica = Publications::new(chrono_tz::Europe::Paris);
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
