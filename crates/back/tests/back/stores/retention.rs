//! What is old goes, what is young stays, and each statement finds its rows by an index.

use super::papers::{insert_mail, letter, paper};
use super::{cart, carts as of_carts, now, schema};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use std::fmt::Write as _;
use uuid::Uuid;
use weblys_back::orders::frames::Frame;
use weblys_back::orders::store::retention::{self, ERASE_REPLACED, Old};
use weblys_back::orders::store::{cart as carts, case, contact, document, frame, mail, order as orders, promotion_use};
use weblys_db::testing::{ENGINES, Fresh};
use weblys_db::{Durability, Engine, execute, fetch_all, fetch_one};
use weblys_orders::{CartEvent, CaseKind, CaseRecord};

fn days(count: i64) -> TimeDelta {
    TimeDelta::days(count)
}

/// One of everything, from an instant.
async fn keep_one_of_everything(fresh: &Fresh, chance: u128, at: DateTime<Utc>) {
    let letter = mail::StoredMail { created_at: at, ..letter(chance, 0) };
    insert_mail(&fresh.db, &letter).await;
    mail::mark_sent(fresh.db.writer(), letter.mail_id, at).await.unwrap();
    let frame = Frame {
        operation: "place_order",
        subject: "WB-2611-0000001".to_owned(),
        correlation: "corr".to_owned(),
        request: json!({}),
        response: json!({}),
        status: 200,
        started_at: at,
        millis: 1,
    };
    frame::insert_all(fresh.db.writer(), vec![frame]).await.unwrap();
    for kind in ["callback", "address_not_found", "not_eligible", "withdrawal", "termination"] {
        let reference = format!("{kind} {chance}");
        let receipt = contact::StoredReceipt { reference: reference.clone(), received_at: at };
        assert!(contact::insert(fresh.db.writer(), &receipt, &reference, kind, "{}").await.unwrap().is_some());
    }
    let record = CaseRecord { at, ..CaseRecord::of_cart(CaseKind::Abandonment, &cart(1), "SELFSHOP", "s", at) };
    case::insert(fresh.db.writer(), &record).await.unwrap();
    carts::insert(&fresh.db, &cart(chance), &format!("hash {chance}"), at).await.unwrap();
    carts::insert_link(fresh.db.writer(), &format!("link {chance}"), cart(chance).cart_id, at).await.unwrap();
}

/// An order that used a promotion, from an instant.
async fn keep_a_use(fresh: &Fresh, chance: u128, at: DateTime<Utc>) {
    let order = of_carts::order(chance, &format!("WB-2611-{chance:07}"), chance);
    orders::insert(fresh.db.writer(), &order).await.unwrap();
    let mut tx = fresh.db.begin(Durability::Full).await.unwrap();
    promotion_use::insert(&mut tx, order.order_id, &"WELCOME".parse().unwrap(), "hash", at).await.unwrap();
    tx.commit().await.unwrap();
}

async fn how_many(fresh: &Fresh, what: Old) -> i64 {
    let sql = match what {
        Old::MailText => "select count(*) from orders_mail where body_text <> ''",
        Old::Mail => "select count(*) from orders_mail",
        Old::Frame => "select count(*) from orders_frame",
        Old::Contact => "select count(*) from orders_contact where kind not in ('withdrawal', 'termination')",
        Old::Statement => "select count(*) from orders_contact where kind in ('withdrawal', 'termination')",
        Old::Case => "select count(*) from orders_case",
        Old::Link => "select count(*) from orders_resume_link",
        Old::PromotionUse => "select count(*) from orders_promotion_use",
    };
    fetch_one!(&fresh.db, (i64,), sql).await.unwrap().0
}

#[tokio::test]
async fn what_is_old_goes_and_what_is_young_stays() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        keep_one_of_everything(&fresh, 1, now() - days(10)).await;
        keep_one_of_everything(&fresh, 2, now() - days(9)).await;
        keep_a_use(&fresh, 1, now() - days(10)).await;
        keep_a_use(&fresh, 2, now() - days(9)).await;
        for what in Old::ALL {
            let all = how_many(&fresh, what).await;
            let erase = async |before| retention::erase(fresh.db.writer(), what, before, 100).await.unwrap();
            assert_eq!(erase(now() - days(10)).await, 0, "{what:?}: to the instant");
            let erased = i64::try_from(erase(now() - days(9)).await).unwrap();
            assert_eq!((erased, how_many(&fresh, what).await), (all / 2, all / 2), "{what:?} on {engine:?}");
            assert_eq!(erase(now() - days(9)).await, 0, "{what:?}: once");
        }
        assert_eq!(fetch_one!(&fresh.db, (i64,), "select count(*) from orders_cart").await.unwrap().0, 2);
    }
}

#[tokio::test]
async fn a_mail_keeps_its_proof_of_sending_longer_than_its_text() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        keep_one_of_everything(&fresh, 1, now() - days(10)).await;
        assert_eq!(retention::erase(fresh.db.writer(), Old::MailText, now(), 100).await.unwrap(), 1);
        let kept = mail::by_id(&fresh.db, Uuid::from_u128(1)).await.unwrap().unwrap();
        assert_eq!((kept.body_text.as_str(), kept.body_html.as_str()), ("", ""));
        assert_eq!((kept.recipient.as_str(), kept.sent_at), ("camille@example.fr", Some(now() - days(10))));
    }
}

#[tokio::test]
async fn a_mail_that_did_not_leave_is_not_erased_however_old() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        insert_mail(&fresh.db, &letter(1, 0)).await;
        for what in [Old::MailText, Old::Mail] {
            assert_eq!(retention::erase(fresh.db.writer(), what, now() + days(9_999), 100).await.unwrap(), 0);
        }
    }
}

#[tokio::test]
async fn no_more_is_erased_at_once_than_said_the_oldest_first() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for chance in 1..=3 {
            keep_one_of_everything(&fresh, chance, now() - days(i64::try_from(chance).unwrap())).await;
        }
        assert_eq!(retention::erase(fresh.db.writer(), Old::Mail, now(), 2).await.unwrap(), 2);
        let left = fetch_all!(&fresh.db, (Uuid,), "select mail_id from orders_mail").await.unwrap();
        assert_eq!(left, [(Uuid::from_u128(1),)]);
    }
}

#[tokio::test]
async fn of_contract_summaries_the_newest_of_a_cart_stays() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for (chance, ages) in [(1, vec![9, 8, 7]), (2, vec![9]), (3, vec![2, 1])] {
            carts::insert(&fresh.db, &cart(chance), &format!("hash {chance}"), now()).await.unwrap();
            for age in ages {
                let papers = [paper(&format!("{chance}: {age}"))];
                let id = cart(chance).cart_id;
                document::insert_all(fresh.db.writer(), id, &papers, now() - days(age)).await.unwrap();
            }
        }
        let erase = async |from, before| {
            retention::erase_replaced_summaries(fresh.db.writer(), from, before, 100).await.unwrap()
        };
        assert_eq!(erase(now() - days(7), now() - days(5)).await, 0);
        assert_eq!(erase(now() - days(20), now() - days(5)).await, 2);
        let left = "select content from orders_document order by content";
        let left: Vec<(String,)> = fetch_all!(&fresh.db, (String,), left).await.unwrap();
        assert_eq!(left.iter().map(|(text,)| text.as_str()).collect::<Vec<_>>(), ["1: 7", "2: 9", "3: 1", "3: 2"]);
    }
}

#[tokio::test]
async fn a_cart_that_nobody_came_back_to_goes_with_its_links_and_documents() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for (chance, age, abandoned) in [(1, 31, true), (2, 29, true), (3, 31, false)] {
            let mut one = cart(chance);
            if abandoned {
                one.state = one.state.after(CartEvent::Abandon).unwrap();
            }
            let at = now() - days(age);
            carts::insert(&fresh.db, &one, &format!("hash {chance}"), at).await.unwrap();
            carts::insert_link(fresh.db.writer(), &format!("link {chance}"), one.cart_id, now()).await.unwrap();
            document::insert_all(fresh.db.writer(), one.cart_id, &[paper("a")], at).await.unwrap();
        }
        let mut tx = fresh.db.begin(Durability::Relaxed).await.unwrap();
        assert_eq!(carts::erase_left_since(&mut tx, now() - days(30), 100).await.unwrap(), 1);
        tx.commit().await.unwrap();
        for table in ["orders_cart", "orders_resume_link", "orders_document"] {
            let sql = weblys_db::sqlx::AssertSqlSafe(format!("select cart_id from {table} order by cart_id"));
            let left: Vec<(Uuid,)> = fetch_all!(&fresh.db, (Uuid,), sql).await.unwrap();
            assert_eq!(left, [(Uuid::from_u128(2),), (Uuid::from_u128(3),)], "{table}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_that_erase_at_once_do_no_harm() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for chance in 1..=40 {
            keep_one_of_everything(&fresh, chance, now() - days(10)).await;
            let sql = "update orders_cart set state = 'abandoned', standing = 'left' where cart_id = $1";
            execute!(&fresh.db, sql, Uuid::from_u128(chance)).await.unwrap();
        }
        let both = (0..2).map(|_| {
            let db = fresh.db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin(Durability::Relaxed).await.unwrap();
                let erased = carts::erase_left_since(&mut tx, now(), 25).await.unwrap();
                tx.commit().await.unwrap();
                erased + retention::erase(db.writer(), Old::Frame, now(), 25).await.unwrap()
            })
        });
        for one in both.collect::<Vec<_>>() {
            assert!(one.await.unwrap() <= 50);
        }
        let (carts_left,) = fetch_one!(&fresh.db, (i64,), "select count(*) from orders_cart").await.unwrap();
        assert_eq!(carts_left, 0, "{engine:?}");
    }
}

#[derive(Clone, Copy)]
enum Binds {
    Age,
    AgeAndDay,
    Time,
}

async fn plan(fresh: &Fresh, sql: &str, binds: Binds) -> String {
    let mut tx = fresh.db.begin(Durability::Relaxed).await.unwrap();
    let mut told = String::new();
    match fresh.db.engine() {
        Engine::Sqlite => {
            let sql = weblys_db::sqlx::AssertSqlSafe(format!("explain query plan {sql}"));
            type Step = (i64, i64, i64, String);
            let steps = match binds {
                Binds::Age => fetch_all!(&mut tx, Step, sql, now(), 1_i64).await.unwrap(),
                Binds::AgeAndDay => fetch_all!(&mut tx, Step, sql, now(), 1_i64, "2026-01-01").await.unwrap(),
                Binds::Time => fetch_all!(&mut tx, Step, sql, now(), now(), 1_i64).await.unwrap(),
            };
            steps.into_iter().for_each(|(.., step)| writeln!(told, "{step}").unwrap());
        }
        Engine::Postgres => {
            // An empty table is read as a whole otherwise.
            execute!(&mut tx, "set local enable_seqscan = off").await.unwrap();
            let sql = weblys_db::sqlx::AssertSqlSafe(format!("explain {sql}"));
            let steps = match binds {
                Binds::Age => fetch_all!(&mut tx, (String,), sql, now(), 1_i64).await.unwrap(),
                Binds::AgeAndDay => fetch_all!(&mut tx, (String,), sql, now(), 1_i64, "2026-01-01").await.unwrap(),
                Binds::Time => fetch_all!(&mut tx, (String,), sql, now(), now(), 1_i64).await.unwrap(),
            };
            steps.into_iter().for_each(|(step,)| writeln!(told, "{step}").unwrap());
        }
    }
    told
}

#[tokio::test]
async fn what_is_old_is_found_by_an_index() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let left = fresh.db.pick(carts::LEFT_SQLITE, carts::LEFT_POSTGRES);
        for (sql, binds, index) in [
            (Old::MailText.sql(), Binds::Age, "orders_mail_text"),
            (Old::Mail.sql(), Binds::Age, "orders_mail_created"),
            (Old::Frame.sql(), Binds::Age, "orders_frame_started"),
            (Old::Contact.sql(), Binds::Age, "orders_contact_kind"),
            (Old::Statement.sql(), Binds::Age, "orders_contact_kind"),
            (Old::Case.sql(), Binds::Age, "orders_case_recorded"),
            (Old::Link.sql(), Binds::Age, "orders_resume_link_expires"),
            (Old::PromotionUse.sql(), Binds::Age, "orders_promotion_use_age"),
            (ERASE_REPLACED, Binds::Time, "orders_document_summary"),
            (left, Binds::AgeAndDay, "orders_cart_standing"),
        ] {
            let plan = plan(&fresh, sql, binds).await;
            let reads_all = plan
                .lines()
                .any(|step| step.contains("Seq Scan") || (step.starts_with("SCAN ") && !step.contains("USING")));
            assert!(plan.contains(index) && !reads_all, "{sql}\n{plan}");
        }
    }
}
