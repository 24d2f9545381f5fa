//! The European Union's notice on the legal guarantee: shown and sent where something is sold, as the operator has it.

use crate::support::{Buyer, World, code_of, on_both_engines};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::{Path, PathBuf};
use weblys_api::cart::ChooseItems;
use weblys_api::client::BackClient;
use weblys_api::offer::Chosen;
use weblys_api::order::{DocumentKind, GuaranteeNotice, PlaceOrder};
use weblys_back::config::{Config, NoticeFiles};
use weblys_back::orders::guarantee_notice;
use weblys_db::Engine;
use weblys_kernel::{Clock, Locale};

on_both_engines!(
    pr_9_who_buys_equipment_is_shown_the_official_notice_and_gets_it_as_it_is,
    pr_9_who_buys_none_is_not_shown_it,
    pr_6_who_buys_in_english_gets_the_french_notice_too,
);

const PICTURE: &str =
    "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Garantie — été</text></svg>\n";

const IN_ENGLISH: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Guarantee</text></svg>";

/// A picture as pages have it.
fn in_page(picture: &str) -> String {
    format!("data:image/svg+xml;base64,{}", STANDARD.encode(picture))
}

fn files(folder: &Path) -> NoticeFiles {
    let fr = folder.join("fr.svg");
    std::fs::write(&fr, PICTURE).unwrap();
    NoticeFiles { fr, en: None, mock_up: false }
}

/// A BACK whose operator has the notice, in English too where `english`, beside the one without.
async fn with_notice(world: &World, english: bool) -> BackClient {
    let folder = tempfile::tempdir().unwrap();
    let mut files = files(folder.path());
    if english {
        let en = folder.path().join("en.svg");
        std::fs::write(&en, IN_ENGLISH).unwrap();
        files.en = Some(en);
    }
    world.another_back_with(|config| config.guarantee_notice = Some(files)).await
}

/// Everything up to the check page, with a repeater to keep where `buys`.
async fn reaches_check(buyer: &Buyer<'_>, buys: bool) {
    buyer.reaches_delivery().await;
    if buys {
        let back = &buyer.world.back;
        let kept = back.cart(&buyer.caller).await.unwrap().equipment;
        let bought = Chosen { code: "REPETEUR-ACHAT".to_owned(), quantity: 1 };
        let items = kept.into_iter().chain([bought]).collect();
        back.choose_equipment(&buyer.caller, &ChooseItems { items, coupon: String::new() }).await.unwrap();
    }
    buyer.has_it_sent().await;
    buyer.pays_by_direct_debit().await;
}

async fn pr_9_who_buys_equipment_is_shown_the_official_notice_and_gets_it_as_it_is(world: World) {
    let theirs = with_notice(&world, false).await;
    let buyer = world.buyer().await;
    reaches_check(&buyer, true).await;
    assert_eq!(buyer.checks().await.guarantee_notice, None, "an operator without the file tells it in words");
    let seen = theirs.validate(&buyer.caller).await.unwrap();
    let GuaranteeNotice { picture, page, is_official } = seen.guarantee_notice.unwrap();
    assert!(is_official);
    let shown = theirs.document(&buyer.caller, picture.document_id, &picture.key).await.unwrap();
    assert_eq!((shown.media_type.as_str(), shown.content.as_str()), ("image/svg+xml", PICTURE), "not a byte changed");
    let kept = theirs.document(&buyer.caller, page.document_id, &page.key).await.unwrap();
    assert!(kept.content.contains(&in_page(PICTURE)), "the same picture in the page to keep");
    for one in [&picture, &page] {
        let pdf = theirs.document_pdf(&buyer.caller, one.document_id, &one.key).await;
        assert_eq!(code_of(pdf), "API-002", "no PDF of ours has pictures");
    }
    let place = PlaceOrder {
        contract_summary_sha256: seen.contract_summary.sha256,
        general_terms_sha256: seen.general_terms.sha256,
        accept_terms: true,
        accept_summary: true,
    };
    let order = theirs.place_order(&buyer.caller, &place).await.unwrap();
    assert_eq!(order.documents.iter().find(|one| one.kind == DocumentKind::GuaranteeNotice), Some(&page));
    assert!(order.documents.iter().all(|one| one.kind != DocumentKind::GuaranteePicture), "it is in the page");
    world.comes_to_rest().await;
    let receipt = world.mail_files().into_iter().find(|mail| mail.contains("confirmation-")).unwrap();
    assert!(receipt.contains("garantie-legale-"), "it is attached");
    let listed = "l’avis de l’Union européenne sur la garantie légale";
    assert!(world.mails().await.iter().any(|mail| mail.body.contains(listed)), "and named");
    assert!(world.back.document(&buyer.caller, page.document_id, &page.key).await.is_ok(), "kept with the order");
}

async fn pr_6_who_buys_in_english_gets_the_french_notice_too(world: World) {
    let theirs = with_notice(&world, true).await;
    let buyer = world.buyer_in(Locale::En).await;
    reaches_check(&buyer, true).await;
    let notice = theirs.validate(&buyer.caller).await.unwrap().guarantee_notice.unwrap();
    let shown = theirs.document(&buyer.caller, notice.picture.document_id, &notice.picture.key).await.unwrap();
    assert_eq!(shown.content, IN_ENGLISH);
    let page = theirs.document(&buyer.caller, notice.page.document_id, &notice.page.key).await.unwrap().content;
    let (english, french) = (page.find(&in_page(IN_ENGLISH)), page.find(&in_page(PICTURE)));
    assert!(english.is_some() && french > english, "one after the other");
}

/// The French picture is in the English page: another one makes another page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_picture_in_one_language_is_in_every_page_that_has_it() {
    let world = World::start(Engine::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let en = folder.path().join("en.svg");
    std::fs::write(&en, IN_ENGLISH).unwrap();
    let mut config = world.app.config.clone();
    config.guarantee_notice = Some(NoticeFiles { en: Some(en), ..files(folder.path()) });
    let page_of = async |config: &Config| {
        let notice = guarantee_notice::GuaranteeNotice::of(config).unwrap().unwrap();
        let notice = notice.kept(world.db(), world.clock.now()).await.unwrap();
        notice.shown(Locale::En).page.content.clone()
    };
    assert!(page_of(&config).await.contains(&in_page(PICTURE)));
    let renewed = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Garantie, nouvelle</text></svg>";
    std::fs::write(folder.path().join("fr.svg"), renewed).unwrap();
    let page = page_of(&config).await;
    assert!(page.contains(&in_page(renewed)) && page.contains(&in_page(IN_ENGLISH)));
    assert!(!page.contains(&in_page(PICTURE)));
}

async fn pr_9_who_buys_none_is_not_shown_it(world: World) {
    let theirs = with_notice(&world, false).await;
    let buyer = world.buyer().await;
    reaches_check(&buyer, false).await;
    assert_eq!(theirs.validate(&buyer.caller).await.unwrap().guarantee_notice, None);
    let sql = "select count(*) from orders_standing_document where kind like 'guarantee%'";
    let _again = with_notice(&world, false).await;
    assert_eq!(world.count(sql).await, 2, "one picture and its page are kept once, whatever starts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_no_picture_is_refused_by_name() {
    let world = World::start(Engine::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let refused = |fr: PathBuf| {
        let mut config = world.app.config.clone();
        config.guarantee_notice = Some(NoticeFiles { fr, en: None, mock_up: false });
        guarantee_notice::GuaranteeNotice::of(&config).unwrap_err().to_string()
    };
    let file = |name: &str, content: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        file
    };
    assert!(refused(PathBuf::from("/nowhere/fr.svg")).contains("/nowhere/fr.svg cannot be read"));
    for (name, content) in [
        ("a.png", &b"\x89PNG\r\n\x1a\n"[..]),
        ("b.svg", b"<html></html>"),
        ("c.svg", b"<svg><text>cut off"),
        ("d.svg", b""),
    ] {
        assert!(refused(file(name, content)).contains(&format!("{name} is no SVG picture")), "{name}");
    }
    let large = refused(file("e.svg", &vec![b' '; 1_000_001]));
    assert!(large.contains("e.svg has 1000001 bytes"), "{large}");
}
