//! The catalogue's draft and its publications: made of a file, looked at, put in force, taken back; over HTTP.

use crate::support::{HOUSE, World, code_of, on_both_engines};
use serde_json::Value;
use weblys_api::audit::AuditQuery;
use weblys_api::catalogue::{
    CatalogueFault, ChangeList, ChangesQuery, DRAFT, DraftVersion, DraftView, PublishDraft, PutDraft, Restore, Tally,
    UNSOUND,
};
use weblys_api::client::{CallError, Caller};
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::users::STALE;

const WORKBOOK: &[u8] = include_bytes!("../../../../demo/catalogue.xlsx");
const RIGHTS: [Right; 4] = [Right::CatalogueRead, Right::CatalogueChange, Right::CataloguePublish, Right::AuditRead];

on_both_engines!(
    a_draft_is_looked_at_put_in_force_and_taken_back,
    a_faulty_file_changes_nothing_and_tells_where,
    nobody_overwrites_or_publishes_what_he_did_not_see,
    who_prepares_may_not_publish,
    the_same_workbook_changes_nothing,
);

fn put(version: i64) -> PutDraft {
    PutDraft { origin: "catalogue-2027.json".to_owned(), version }
}

async fn current(world: &World, staff: &Caller) -> i64 {
    world.back.publications(staff, &PageQuery::default()).await.unwrap().current
}

/// The code and the name of an offer as the shop sells it.
async fn sold(world: &World) -> (String, String) {
    let offers = world.back.offers(&Caller::default(), HOUSE).await.unwrap().offers;
    let card = offers.into_iter().min_by_key(|card| card.code.clone()).unwrap();
    (card.code, card.name.fr)
}

/// What is in force, with another name for that offer.
async fn renamed(world: &World, staff: &Caller, name: &str) -> Vec<u8> {
    let current = current(world, staff).await.to_string();
    let mut content = world.back.catalogue_content(staff, &current).await.unwrap();
    let (offers, sold) = (content["offers"].as_array_mut().unwrap(), sold(world).await);
    offers.iter_mut().find(|offer| offer["code"] == *sold.0).unwrap()["name"]["fr"] = name.into();
    serde_json::to_vec(&content).unwrap()
}

async fn makes_draft(world: &World, staff: &Caller, name: &str) -> DraftView {
    let file = renamed(world, staff, name).await;
    world.back.put_catalogue_draft(staff, &put(0), file).await.unwrap()
}

async fn changes(world: &World, staff: &Caller, query: ChangesQuery) -> ChangeList {
    world.back.catalogue_changes(staff, &query).await.unwrap()
}

async fn a_draft_is_looked_at_put_in_force_and_taken_back(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let (before, (code, was)) = (current(&world, &staff).await, sold(&world).await);
    let draft = makes_draft(&world, &staff, "Fibre des pros").await;
    assert_eq!((draft.changed_by.as_str(), draft.origin.as_str()), ("products", "catalogue-2027.json"));
    let found = changes(&world, &staff, ChangesQuery::default()).await;
    assert_eq!((found.current, found.tally), (before, Tally { changed: 1, ..Tally::default() }));
    let change = &found.changes.rows[0];
    assert_eq!(
        (change.sheet.as_str(), change.item.as_str(), change.kind.as_str()),
        ("offers", code.as_str(), "changed")
    );
    let field = &change.fields[0];
    assert_eq!((field.field.as_str(), &field.after), ("name.fr", &Some("Fibre des pros".into())));
    assert_eq!(field.before, Some(was.clone().into()));
    let none = ChangesQuery { sheet: "options".to_owned(), ..ChangesQuery::default() };
    assert_eq!(changes(&world, &staff, none).await.changes.total, 0);
    assert_eq!(sold(&world).await.1, was, "a draft sells nothing");
    let shown = PublishDraft { version: draft.version, current: before };
    let published = world.back.publish_catalogue(&staff, shown).await.unwrap();
    assert_eq!((published.publication, published.published_by.as_str()), (before + 1, "products"));
    assert_eq!(sold(&world).await.1, "Fibre des pros", "the shop sells by it at once");
    let again = world.back.publish_catalogue(&staff, shown).await;
    assert_eq!(code_of(again), STALE, "a second click publishes nothing twice");
    let back = world.back.restore_catalogue(&staff, before, Restore { current: before + 1 }).await.unwrap();
    assert_eq!((back.publication, back.restored), (before + 2, Some(before)));
    assert_eq!(sold(&world).await.1, was);
    let state = world.back.publications(&staff, &PageQuery::default()).await.unwrap();
    assert_eq!((state.current, state.draft, state.publications.total), (before + 2, None, before + 2));
    let told = world.back.audit(&staff, &AuditQuery { actor: "products".into(), ..AuditQuery::default() }).await;
    let told: Vec<String> = told.unwrap().rows.into_iter().map(|row| row.action).collect();
    assert_eq!(&told[..3], ["catalogue.restore", "catalogue.publish", "catalogue.draft_put"]);
}

fn faults<A: std::fmt::Debug>(answer: Result<A, CallError>) -> Vec<CatalogueFault> {
    let error = answer.unwrap_err();
    assert!(error.is(UNSOUND), "{error:?}");
    serde_json::from_value(error.problem().unwrap().current.clone().unwrap()).unwrap()
}

async fn a_faulty_file_changes_nothing_and_tells_where(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let file = renamed(&world, &staff, "Fibre des pros").await;
    let whole: Value = serde_json::from_slice(&file).unwrap();
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut value = whole.clone();
        change(&mut value);
        serde_json::to_vec(&value).unwrap()
    };
    let twice = broken(&|value| value["offers"][1]["code"] = value["offers"][0]["code"].clone());
    let dangling = broken(&|value| value["offers"][0]["fees"] = serde_json::json!(["NO-SUCH-FEE"]));
    let misspelt = broken(&|value| value["offers"][0]["comitment_months"] = 12.into());
    let cases: [(Vec<u8>, &str); 7] = [
        (twice, "IMP-041"),
        (dangling, "IMP-040"),
        (misspelt, "IMP-005"),
        (file[..file.len() / 2].to_vec(), "IMP-005"),
        (b"PK\x03\x04 and nothing else".to_vec(), "IMP-002"),
        (Vec::new(), "IMP-002"),
        (b"{}".to_vec(), "IMP-020"),
    ];
    for (file, code) in cases {
        let found = faults(world.back.put_catalogue_draft(&staff, &put(0), file).await);
        assert!(found.iter().any(|fault| fault.code == code), "{code}: {found:?}");
        assert!(found.iter().all(|fault| !fault.expected.fr.is_empty()));
    }
    let state = world.back.publications(&staff, &PageQuery::default()).await.unwrap();
    assert_eq!(state.draft, None, "nothing of it is kept");
    // The last call of the story: BACK may close the connection while such a file is still being sent.
    let huge = world.back.put_catalogue_draft(&staff, &put(0), vec![b'x'; 17 * 1024 * 1024]).await;
    assert!(huge.is_err(), "memory has its bound");
}

async fn nobody_overwrites_or_publishes_what_he_did_not_see(world: World) {
    let (staff, other) = (world.somebody("products", &RIGHTS).await, world.somebody("marketing", &RIGHTS).await);
    let before = current(&world, &staff).await;
    let mine = makes_draft(&world, &staff, "Fibre des pros").await;
    let file = renamed(&world, &other, "Fibre pour pros").await;
    assert_eq!(code_of(world.back.put_catalogue_draft(&other, &put(0), file.clone()).await), STALE);
    let theirs = world.back.put_catalogue_draft(&other, &put(mine.version), file).await.unwrap();
    let old = PublishDraft { version: mine.version, current: before };
    assert_eq!(code_of(world.back.publish_catalogue(&staff, old).await), STALE, "it is another draft");
    let drop_old = world.back.drop_catalogue_draft(&staff, DraftVersion { version: mine.version }).await;
    assert_eq!(code_of(drop_old), STALE);
    let shown = PublishDraft { version: theirs.version, current: before };
    world.back.restore_catalogue(&other, before, Restore { current: before }).await.unwrap();
    assert_eq!(code_of(world.back.publish_catalogue(&staff, shown).await), STALE, "something else is in force");
    let restored = world.back.restore_catalogue(&staff, before, Restore { current: before }).await;
    assert_eq!(code_of(restored), STALE);
    world.back.drop_catalogue_draft(&staff, DraftVersion { version: theirs.version }).await.unwrap();
    assert_eq!(code_of(world.back.catalogue_content(&staff, DRAFT).await), "API-002");
    let next = makes_draft(&world, &staff, "Fibre des pros").await;
    assert!(next.version > theirs.version, "a version is never given twice");
}

async fn who_prepares_may_not_publish(world: World) {
    let staff = world.somebody("prepares", &RIGHTS[..2]).await;
    let draft = makes_draft(&world, &staff, "Fibre des pros").await;
    let current = current(&world, &staff).await;
    let shown = PublishDraft { version: draft.version, current };
    assert_eq!(code_of(world.back.publish_catalogue(&staff, shown).await), "SEC-001");
    assert_eq!(code_of(world.back.restore_catalogue(&staff, current, Restore { current }).await), "SEC-001");
    let reader = world.somebody("reader", &RIGHTS[..1]).await;
    assert_eq!(code_of(world.back.put_catalogue_draft(&reader, &put(0), b"{}".to_vec()).await), "SEC-001");
}

async fn the_same_workbook_changes_nothing(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    world.back.put_catalogue_draft(&staff, &put(0), WORKBOOK.to_vec()).await.unwrap();
    let found = changes(&world, &staff, ChangesQuery::default()).await;
    assert_eq!((found.tally, found.changes.total), (Tally::default(), 0));
    let version = found.draft.unwrap().version;
    let in_force = current(&world, &staff).await.to_string();
    let mut content = world.back.catalogue_content(&staff, &in_force).await.unwrap();
    content["promotions"] = Value::Array(Vec::new());
    content["restrictions"] = Value::Array(Vec::new());
    let thinner = serde_json::to_vec(&content).unwrap();
    world.back.put_catalogue_draft(&staff, &put(version), thinner).await.unwrap();
    let found = changes(&world, &staff, ChangesQuery { size: Some(5), ..ChangesQuery::default() }).await;
    assert!(found.tally.removed > 30 && found.tally.added == 0, "{:?}", found.tally);
    assert_eq!((found.changes.rows.len(), found.changes.total), (5, found.tally.removed));
}
