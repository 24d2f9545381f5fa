//! Documents, mails, CASE records, contact requests and frames.

use super::{cart, now, schema};
use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;
use weblys_back::orders::frames::Frame;
use weblys_back::orders::mails::Letter;
use weblys_back::orders::store::{cart as carts, case, contact, document, frame, mail};
use weblys_db::testing::ENGINES;
use weblys_db::{Database, fetch_all};
use weblys_orders::{CaseKind, CaseRecord};

pub fn paper(content: &str) -> document::NewDocument {
    document::NewDocument {
        kind: "contract_summary", file_name: "résumé.html".to_owned(), content: content.to_owned()
    }
}

#[tokio::test]
async fn a_document_is_kept_to_the_letter_with_a_key_of_its_own() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        carts::insert(&fresh.db, &cart(1), "hash", now()).await.unwrap();
        let id = cart(1).cart_id;
        let papers = [paper("<p>Œuvre 12,99 €</p>"), paper("abc")];
        let kept = document::insert_all(fresh.db.writer(), id, &papers, now()).await.unwrap();
        let (first, second) = (kept[0].issued(), kept[1].issued());
        assert_ne!(first.key, second.key);
        assert_eq!(second.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let read = document::by_id(&fresh.db, first.document_id).await.unwrap().unwrap();
        assert_eq!((read.content.as_str(), read.file_name.as_str()), ("<p>Œuvre 12,99 €</p>", "résumé.html"));
        assert_eq!((read.sha256, read.link_key), (first.sha256, first.key));
        assert!(document::by_id(&fresh.db, Uuid::nil()).await.unwrap().is_none());
        let nobodys = document::insert_all(fresh.db.writer(), cart(2).cart_id, &papers, now()).await;
        assert!(nobodys.is_err(), "a document of no cart");
    }
}

pub fn letter(chance: u128, minutes: i64) -> mail::StoredMail {
    mail::StoredMail {
        mail_id: Uuid::from_u128(chance),
        recipient: "camille@example.fr".to_owned(),
        subject: "Votre commande".to_owned(),
        body_text: "Bonjour Camille,".to_owned(),
        body_html: "<p>Bonjour Camille,</p>".to_owned(),
        documents: json!([Uuid::from_u128(9)]).to_string(),
        secret: false,
        created_at: now() + TimeDelta::minutes(minutes),
        sent_at: None,
    }
}

/// Keeps a mail as it is.
pub async fn insert_mail(db: &Database, mail: &mail::StoredMail) {
    let letter = Letter { mail: mail.clone(), attached: Vec::new() };
    mail::insert_all(db.writer(), &[letter]).await.unwrap();
}

#[tokio::test]
async fn the_text_of_a_secret_mail_is_gone_once_it_was_sent() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let secret = mail::StoredMail { secret: true, ..letter(1, 0) };
        insert_mail(&fresh.db, &secret).await;
        mail::mark_sent(fresh.db.writer(), secret.mail_id, now()).await.unwrap();
        let kept = mail::by_id(&fresh.db, secret.mail_id).await.unwrap().unwrap();
        assert_eq!((kept.body_text.as_str(), kept.body_html.as_str()), ("", ""));
        assert_eq!(kept.subject, secret.subject);
    }
}

#[tokio::test]
async fn mails_are_listed_newest_first_and_know_when_they_left() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for mail in [letter(1, 0), letter(2, 5), letter(3, 5)] {
            insert_mail(&fresh.db, &mail).await;
        }
        mail::mark_sent(fresh.db.writer(), Uuid::from_u128(1), now()).await.unwrap();
        let ids: Vec<u128> =
            mail::newest(&fresh.db, 10).await.unwrap().iter().map(|mail| mail.mail_id.as_u128()).collect();
        assert_eq!(ids, [3, 2, 1]);
        assert_eq!(mail::newest(&fresh.db, 1).await.unwrap().len(), 1);
        let since = now() + TimeDelta::minutes(5);
        let writer = || fresh.db.writer();
        assert!(!mail::insert_if_fewer(writer(), &letter(7, 6), 2, since).await.unwrap(), "two were written since");
        assert!(mail::by_id(&fresh.db, Uuid::from_u128(7)).await.unwrap().is_none());
        let other = mail::StoredMail { recipient: "autre@example.fr".to_owned(), ..letter(8, 0) };
        assert!(mail::insert_if_fewer(writer(), &other, 1, now()).await.unwrap(), "nobody wrote to this one");
        assert!(
            !mail::insert_if_fewer(
                writer(),
                &mail::StoredMail { mail_id: Uuid::from_u128(9), ..other.clone() },
                1,
                now()
            )
            .await
            .unwrap()
        );
        assert!(mail::insert_if_fewer(writer(), &letter(7, 6), 3, since).await.unwrap());
        assert_eq!(mail::by_id(&fresh.db, Uuid::from_u128(8)).await.unwrap().unwrap().body_text, other.body_text);
        let sent = mail::by_id(&fresh.db, Uuid::from_u128(1)).await.unwrap().unwrap();
        assert_eq!((sent.sent_at, sent.document_ids()), (Some(now()), vec![Uuid::from_u128(9)]));
        let waiting = mail::by_id(&fresh.db, Uuid::from_u128(2)).await.unwrap().unwrap();
        assert_eq!(waiting.sent_at, None);
        assert!(mail::by_id(&fresh.db, Uuid::from_u128(4)).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_case_record_keeps_its_facts() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let record = CaseRecord::of_cart(CaseKind::Abandonment, &cart(1), "SELFSHOP", "subject", now());
        case::insert(fresh.db.writer(), &record.with("reason", "l’été")).await.unwrap();
        type Row = (String, String, String, chrono::DateTime<chrono::Utc>, String);
        let sql = "select kind, channel, subject, recorded_at, facts from orders_case";
        let rows = fetch_all!(&fresh.db, Row, sql).await.unwrap();
        let facts: serde_json::Value = serde_json::from_str(&rows[0].4).unwrap();
        assert_eq!((rows[0].0.as_str(), rows[0].3), ("abandonment", now()));
        assert_eq!((&facts["state"], &facts["reason"]), (&json!("draft"), &json!("l’été")));
    }
}

#[tokio::test]
async fn the_same_contact_form_leaves_one_request() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let receipt = |reference: &str| contact::StoredReceipt { reference: reference.to_owned(), received_at: now() };
        let keep = async |reference: &str, key: &str| {
            contact::insert(fresh.db.writer(), &receipt(reference), key, "callback", "{}").await
        };
        assert!(keep("C-1", "key").await.unwrap().is_some());
        assert!(keep("C-2", "key").await.unwrap().is_none());
        assert!(keep("C-3", "another key").await.unwrap().is_some());
        assert!(keep("C-1", "a third key").await.is_err(), "a reference is quoted by one person only");
        assert_eq!(contact::by_key(&fresh.db, "key").await.unwrap().unwrap().reference, "C-1");
        assert!(contact::by_key(&fresh.db, "no key").await.unwrap().is_none());
    }
}

#[tokio::test]
async fn many_frames_are_kept_at_once() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let one = |millis| Frame {
            operation: "place_order",
            subject: "WB-2611-0000001".to_owned(),
            correlation: "corr".to_owned(),
            request: json!({ "services": ["NET-1000"] }),
            response: json!(null),
            status: 0,
            started_at: now(),
            millis,
        };
        frame::insert_all(fresh.db.writer(), (0..450).map(one).collect()).await.unwrap();
        frame::insert_all(fresh.db.writer(), Vec::new()).await.unwrap();
        type Row = (i64, i64);
        let sql = "select count(*), cast(sum(millis) as bigint) from orders_frame where operation = 'place_order'";
        assert_eq!(fetch_all!(&fresh.db, Row, sql).await.unwrap(), [(450, 450 * 449 / 2)]);
    }
}
