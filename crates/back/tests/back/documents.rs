//! Kept documents: as they were issued, as PDF, and attached to mails.

use crate::support::{CREDENTIAL, IBAN, World, code_of, identity, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::cart::{ChoosePayment, Identify};
use weblys_api::order::{DocumentKind, DocumentRef};
use weblys_back::config::Attachments;
use weblys_db::Engine;

on_both_engines!(
    every_document_of_an_order_can_be_had_as_pdf_with_its_key,
    sp_2_a_direct_debit_takes_a_signature_whose_moment_and_mandate_are_kept_and_sent,
);

async fn sp_2_a_direct_debit_takes_a_signature_whose_moment_and_mandate_are_kept_and_sent(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.has_it_sent().await;
    let unsigned = ChoosePayment {
        method: "direct_debit".to_owned(),
        holder: "Camille Fictif".to_owned(),
        iban: IBAN.to_owned(),
        mandate: false,
    };
    let refused = world.back.choose_payment(&buyer.caller, &unsigned).await.unwrap_err();
    let faults = &refused.problem().unwrap().fields;
    assert!(faults.iter().any(|fault| (fault.field.as_str(), fault.code.as_str()) == ("mandate", "ORD-045")));
    world.clock.forward(TimeDelta::minutes(3));
    buyer.pays_by_direct_debit().await;
    world.clock.forward(TimeDelta::minutes(14));
    let documents = buyer.orders().await.documents;
    let mandate = documents.iter().find(|one| one.kind == DocumentKind::SepaMandate).unwrap();
    let kept = world.back.document(&buyer.caller, mandate.document_id, &mandate.key).await.unwrap();
    let plain = kept.content.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain.contains("23 novembre 2026 à 10 h 03"), "signed when the box was ticked: {plain}");
    assert!(plain.contains("une case cochée par le débiteur"), "and how");
    world.comes_to_rest().await;
    let receipt = world.mail_files().into_iter().find(|mail| mail.contains("confirmation-")).unwrap();
    assert!(receipt.contains("mandat-sepa-"), "it is sent");
}

async fn every_document_of_an_order_can_be_had_as_pdf_with_its_key(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let documents = buyer.orders().await.documents;
    assert_eq!(documents.len(), 5);
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
