//! The general terms: read from the operator's text, accepted by their hash, kept and sent as they were accepted.

use crate::support::{World, code_of, on_both_engines};
use std::path::{Path, PathBuf};
use weblys_api::client::Caller;
use weblys_api::order::{DocumentKind, DocumentRef, OrderView};
use weblys_back::config::TermsFiles;
use weblys_back::orders::general_terms::GeneralTerms;
use weblys_db::Engine;
use weblys_kernel::{Clock, Locale};

on_both_engines!(
    or_6_the_terms_that_were_accepted_are_sent_and_kept_and_the_confirmation_proves_them,
    the_same_words_stay_the_document_that_they_were,
    g_3_other_terms_are_read_before_they_are_accepted_and_old_orders_keep_theirs,
);

async fn document(world: &World, document: &DocumentRef) -> String {
    let kept = world.back.document(&Caller::default(), document.document_id, &document.key).await.unwrap();
    kept.content.replace(['\u{a0}', '\u{202f}'], " ")
}

fn of_kind(order: &OrderView, kind: DocumentKind) -> &DocumentRef {
    order.documents.iter().find(|document| document.kind == kind).unwrap()
}

async fn or_6_the_terms_that_were_accepted_are_sent_and_kept_and_the_confirmation_proves_them(world: World) {
    let shown = world.back.general_terms(&Caller::default(), Locale::Fr).await.unwrap();
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    let terms = of_kind(&order, DocumentKind::GeneralTerms);
    assert_eq!(*terms, shown.document, "what anybody reads is what is accepted");
    let text = document(&world, terms).await;
    for section in &shown.sections {
        assert!(text.contains(&section.heading), "{}", section.heading);
    }
    let confirmation = document(&world, of_kind(&order, DocumentKind::OrderConfirmation)).await;
    assert!(confirmation.contains(&terms.sha256) && confirmation.contains(&shown.version), "{confirmation}");
    world.comes_to_rest().await;
    let receipt = world.mail_files().into_iter().find(|mail| mail.contains("confirmation-")).unwrap();
    assert!(receipt.contains(&format!("conditions-generales-{}-fr.html", shown.version)), "they are attached");
    let next = world.buyer().await;
    next.reaches_check().await;
    assert_eq!(of_kind(&next.orders().await, DocumentKind::GeneralTerms), terms, "one text is kept once");
    assert_eq!(world.count("select count(*) from orders_standing_document where locale = 'fr'").await, 1);
}

async fn the_same_words_stay_the_document_that_they_were(world: World) {
    let before = world.app.general_terms.document(Locale::Fr).clone();
    let rows = world.count("select count(*) from orders_standing_document").await;
    let restyled =
        "update orders_standing_document set content = replace(content, 'font-size: 10pt', 'font-size: 11pt')";
    weblys_db::execute!(world.db(), restyled).await.unwrap();
    let again = GeneralTerms::of(&world.app.config).unwrap();
    let again = again.kept(world.db(), world.clock.now()).await.unwrap();
    let document = again.document(Locale::Fr);
    assert_eq!((document.document_id, &document.sha256), (before.document_id, &before.sha256));
    assert_ne!(document.content, before.content, "as it is kept, not as it would be written today");
    assert_eq!(world.count("select count(*) from orders_standing_document").await, rows);
}

fn theirs(folder: &Path, words: &str) -> TermsFiles {
    let fr = folder.join("fr.txt");
    std::fs::write(&fr, words).unwrap();
    TermsFiles { version: "2027-01".to_owned(), fr, en: None }
}

async fn g_3_other_terms_are_read_before_they_are_accepted_and_old_orders_keep_theirs(world: World) {
    let (first, second) = (world.buyer().await, world.buyer().await);
    first.reaches_check().await;
    let ordered = first.orders().await;
    let before = of_kind(&ordered, DocumentKind::GeneralTerms);
    second.reaches_check().await;
    let seen = second.checks().await;
    let folder = tempfile::tempdir().unwrap();
    let files = theirs(folder.path(), "## Prix\n\nEn euros <toutes taxes comprises>.");
    let renewed = world.another_back_with(|config| config.terms = Some(files)).await;
    let place = |terms: &str| weblys_api::order::PlaceOrder {
        contract_summary_sha256: seen.contract_summary.sha256.clone(),
        general_terms_sha256: terms.to_owned(),
        accept_terms: true,
        accept_summary: true,
    };
    let refused = renewed.place_order(&second.caller, &place(&seen.general_terms.sha256)).await;
    assert_eq!(code_of(refused), "ORD-025", "what was accepted is not in force any more");
    let now = renewed.validate(&second.caller).await.unwrap().general_terms;
    let order = renewed.place_order(&second.caller, &place(&now.sha256)).await.unwrap();
    assert_eq!(*of_kind(&order, DocumentKind::GeneralTerms), now);
    let text = document(&world, &now).await;
    assert!(text.contains("2027-01") && text.contains("En euros &#60;toutes taxes comprises&#62;."), "{text}");
    assert!(document(&world, before).await.contains("Commande"), "the order before keeps its own");
    let english = renewed.general_terms(&Caller::default(), Locale::En).await.unwrap();
    assert_eq!((english.locale, &english.document), (Locale::Fr, &now), "there is none in English");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faulty_terms_are_refused_with_their_file_and_line() {
    let world = World::start(Engine::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let refused = |files: TermsFiles| {
        let mut config = world.app.config.clone();
        config.terms = Some(files);
        GeneralTerms::of(&config).unwrap_err().to_string()
    };
    let faulty = refused(theirs(folder.path(), "\nPrix\n"));
    assert!(faulty.contains("fr.txt: line 2: words stand before the first heading"), "{faulty}");
    let missing = refused(TermsFiles { fr: PathBuf::from("/nowhere/fr.txt"), ..theirs(folder.path(), "") });
    assert!(missing.contains("/nowhere/fr.txt cannot be read"), "{missing}");
    let unnamed = refused(TermsFiles { version: "../1".to_owned(), ..theirs(folder.path(), "## Prix\n\nEuros.") });
    assert!(unnamed.contains("terms.version"), "{unnamed}");
}
