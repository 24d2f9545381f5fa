//! Kept documents: as they were issued, as PDF, and attached to mails.

use crate::support::{CREDENTIAL, World, code_of, identity, on_both_engines};
use uuid::Uuid;
use weblys_api::cart::Identify;
use weblys_api::order::{DocumentKind, DocumentRef};
use weblys_back::config::Attachments;
use weblys_db::Engine;

on_both_engines!(every_document_of_an_order_can_be_had_as_pdf_with_its_key,);

async fn every_document_of_an_order_can_be_had_as_pdf_with_its_key(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let documents = buyer.orders().await.documents;
    assert_eq!(documents.len(), 4);
    for document in &documents {
        let DocumentRef { document_id, key, .. } = document;
        let pdf = world.back.document_pdf(&buyer.caller, *document_id, key).await.unwrap();
        assert!(pdf.content.starts_with(b"%PDF-"), "{:?}", document.kind);
        let html = world.back.document(&buyer.caller, *document_id, key).await.unwrap();
        assert_eq!(pdf.file_name, html.file_name.replace(".html", ".pdf"));
        let again = world.back.document_pdf(&buyer.caller, *document_id, key).await.unwrap();
        assert_eq!(again, pdf, "the same bytes");
        assert_eq!(code_of(world.back.document_pdf(&buyer.caller, *document_id, "guess").await), "API-002");
    }
    let unknown = world.back.document_pdf(&buyer.caller, Uuid::nil(), &documents[0].key).await;
    assert_eq!(code_of(unknown), "API-002");
    let url = format!("{}/v1/documents/{}?key={}&format=docx", world.base, documents[0].document_id, documents[0].key);
    assert_eq!(world.http.get(url).bearer_auth(CREDENTIAL).send().await.unwrap().status(), 400);
}

/// A name in a script that the fonts lack: its HTML is there, and a PDF that leaves it out is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_that_could_not_show_a_name_is_refused_by_its_code() {
    let world = World::start(Engine::Sqlite).await;
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    let who = Identify { family_name: "王".to_owned(), ..identity() };
    world.back.identify(&buyer.caller, &who).await.unwrap();
    buyer.has_it_sent().await;
    buyer.pays_by_direct_debit().await;
    let documents = buyer.orders().await.documents;
    let confirmation = documents.iter().find(|one| one.kind == DocumentKind::OrderConfirmation).unwrap();
    let asked = world.back.document_pdf(&buyer.caller, confirmation.document_id, &confirmation.key).await;
    assert_eq!(code_of(asked), "API-008");
    let html = world.back.document(&buyer.caller, confirmation.document_id, &confirmation.key).await.unwrap();
    assert!(html.content.contains("王"));
}

/// What is attached to the mails of a purchase: the media types of all of them.
async fn attached(attachments: Attachments) -> String {
    let world = World::start_with(Engine::Sqlite, |config| config.mail.attachments = attachments).await;
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    world.comes_to_rest().await;
    assert!(world.mails().await.iter().all(|mail| mail.sent_at.is_some()));
    let receipt = world.mail_files().into_iter().find(|mail| mail.contains("confirmation-")).unwrap();
    let number = order.order.order_number;
    assert!(receipt.contains(&format!("confirmation-{number}.")), "{number}");
    receipt
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g_4_mails_bear_the_kept_html_unless_the_operator_wants_pdf() {
    let html = attached(Attachments::Html).await;
    assert!(html.contains("Content-Type: text/html; charset=utf-8") && !html.contains("application/pdf"));
    let pdf = attached(Attachments::Pdf).await;
    assert!(pdf.contains("Content-Type: application/pdf"), "the PDF is attached");
}
