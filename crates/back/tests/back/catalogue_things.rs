//! Single things of the catalogue, seen and changed in the draft; over HTTP.

use crate::support::{World, code_of, eventually, on_both_engines};
use chrono::TimeDelta;
use weblys_api::audit::AuditQuery;
use weblys_api::catalogue::{
    CURRENT, CallOff, CatalogueFault, ChangesQuery, DRAFT, DraftView, ONLY_JSON, PublishAt, PublishDraft, PutDraft,
    UNSOUND,
};
use weblys_api::client::{CallError, Caller};
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::things::{HistoryQuery, PutThing, Thing, ThingQuery, ThingView, ThingsQuery};
use weblys_api::users::STALE;
use weblys_back::catalog::due;
use weblys_kernel::Clock;

const RIGHTS: [Right; 4] = [Right::CatalogueRead, Right::CatalogueChange, Right::CataloguePublish, Right::AuditRead];

on_both_engines!(
    everything_is_found_and_leads_on,
    a_price_is_changed_in_two_steps_and_published,
    two_people_change_one_draft_and_nobody_overwrites_the_other,
    what_is_sent_twice_happens_once,
    what_only_json_can_tell_is_kept_whole,
    a_cell_that_cannot_be_read_is_refused_by_its_column,
    a_draft_comes_into_force_at_its_time_and_only_once,
    a_draft_that_was_changed_or_overtaken_does_not_come_into_force_by_itself,
    what_publications_changed_of_a_thing_is_told,
);

async fn things(world: &World, staff: &Caller, of: &str, sheet: &str, q: &str) -> Vec<Thing> {
    let query = ThingsQuery { of: of.into(), sheet: sheet.into(), q: q.into(), size: Some(200), ..Default::default() };
    world.back.catalogue_things(staff, &query).await.unwrap().things.rows
}

async fn view(world: &World, staff: &Caller, sheet: &str, item: &str) -> ThingView {
    let query = ThingQuery { of: String::new(), sheet: sheet.into(), item: item.into() };
    world.back.catalogue_thing(staff, &query).await.unwrap()
}

/// A thing with one cell otherwise.
fn changed(sheet: &str, thing: &Thing, header: &str, text: &str) -> PutThing {
    let mut cells = thing.cells.clone();
    cells.insert(header.to_owned(), text.to_owned());
    let shown = Some(thing.cells.clone());
    PutThing { sheet: sheet.to_owned(), item: thing.item.clone(), shown, cells: Some(cells), ..PutThing::default() }
}

fn taken(sheet: &str, thing: &Thing) -> PutThing {
    PutThing {
        sheet: sheet.to_owned(),
        item: thing.item.clone(),
        shown: Some(thing.cells.clone()),
        ..PutThing::default()
    }
}

fn faults<A: std::fmt::Debug>(answer: Result<A, CallError>) -> Vec<CatalogueFault> {
    let error = answer.unwrap_err();
    assert!(error.is(UNSOUND), "{error:?}");
    serde_json::from_value(error.problem().unwrap().current.clone().unwrap()).unwrap()
}

async fn everything_is_found_and_leads_on(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let query = ThingsQuery::default();
    let found = world.back.catalogue_things(&staff, &query).await.unwrap();
    assert_eq!((found.of.clone(), found.draft), (found.current.to_string(), None));
    let offers = found.counts.iter().find(|one| one.sheet == "offers").unwrap().count;
    assert_eq!(found.things.total, offers, "offers come first");
    let all = things(&world, &staff, "", "offers", "").await;
    let first = &all[0];
    let one = things(&world, &staff, "", "offers", &first.name.as_ref().unwrap().en.to_uppercase()).await;
    assert!(one.contains(first) && one.len() < all.len(), "found by its name in any language");
    let seen = view(&world, &staff, "offers", &first.item).await;
    assert_eq!(seen.thing.as_ref(), Some(first));
    let service = &seen.names["services"][0];
    assert!(service.item.is_some() && service.name.is_some());
    let back = view(&world, &staff, "services", &service.code).await;
    let speaks = |header: &str| back.users.iter().any(|user| user.header == header);
    assert!(speaks("services") && speaks("service"), "offers and tariffs speak of it: {:?}", back.users);
    let nothing = ThingQuery { sheet: "offers".into(), item: "NO-SUCH".into(), ..Default::default() };
    assert_eq!(code_of(world.back.catalogue_thing(&staff, &nothing).await), "API-002");
    let nowhere = ThingsQuery { sheet: "nowhere".into(), ..Default::default() };
    assert_eq!(code_of(world.back.catalogue_things(&staff, &nowhere).await), "API-002");
    let blank = view(&world, &staff, "restrictions", "").await;
    assert!(blank.thing.is_none() && blank.columns.iter().any(|column| column.header == "effect" && column.required));
}

/// The new price from a day on: the old one ends the day before. In between there is a gap, and nobody could publish.
async fn a_price_is_changed_in_two_steps_and_published(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let offer = things(&world, &staff, "", "offers", "").await.remove(0);
    let service = offer.cells["services"].split(" ; ").next().unwrap().to_owned();
    let old = things(&world, &staff, "", "tariffs", &service).await.remove(0);
    let ended = changed("tariffs", &old, "valid_until", "2027-02-28");
    let put = world.back.put_catalogue_thing(&staff, &ended).await.unwrap();
    assert_eq!((put.item.as_str(), put.draft.origin.as_str()), (old.item.as_str(), ""));
    let gap = world.back.catalogue_changes(&staff, &ChangesQuery::default()).await.unwrap();
    assert!(gap.blocking > 0 && gap.faults.iter().any(|fault| fault.code == "IMP-044"), "{:?}", gap.faults);
    assert!(!view(&world, &staff, "offers", &offer.item).await.faults.is_empty(), "told where it is");
    let shown = PublishDraft { version: put.draft.version, current: gap.current };
    assert!(!faults(world.back.publish_catalogue(&staff, shown).await).is_empty(), "nobody publishes a gap");
    let mut cells = old.cells.clone();
    cells.insert("valid_from".into(), "2027-03-01".into());
    cells.insert("amount".into(), "31,90".into());
    let new = PutThing { sheet: "tariffs".into(), cells: Some(cells), ..Default::default() };
    let put = world.back.put_catalogue_thing(&staff, &new).await.unwrap();
    assert!(put.item.ends_with("2027-03-01"), "{}", put.item);
    let whole = world.back.catalogue_changes(&staff, &ChangesQuery::default()).await.unwrap();
    assert_eq!((whole.blocking, whole.tally.added, whole.tally.changed), (0, 1, 1));
    let shown = PublishDraft { version: put.draft.version, current: whole.current };
    let published = world.back.publish_catalogue(&staff, shown).await.unwrap();
    assert_eq!(published.origin, "");
    assert_eq!(things(&world, &staff, CURRENT, "tariffs", &service).await.len(), 2);
    let query = AuditQuery { actor: "products".into(), ..AuditQuery::default() };
    let told = world.back.audit(&staff, &query).await.unwrap().rows;
    assert_eq!(told.iter().filter(|row| row.action == "catalogue.thing_put").count(), 2);
}

async fn two_people_change_one_draft_and_nobody_overwrites_the_other(world: World) {
    let one = world.somebody("products", &RIGHTS).await;
    let other = world.somebody("prices", &RIGHTS).await;
    let options = things(&world, &one, "", "options", "").await;
    let (first, second) = (&options[0], &options[1]);
    world.back.put_catalogue_thing(&one, &changed("options", first, "label_en", "One's")).await.unwrap();
    // What he sees of another thing is as it was: the draft is another by now, and that is not in his way.
    let put = world.back.put_catalogue_thing(&other, &changed("options", second, "label_en", "Other's")).await.unwrap();
    assert_eq!(put.draft.changed_by, "prices");
    let late = world.back.put_catalogue_thing(&other, &changed("options", first, "label_fr", "Trop tard")).await;
    let error = late.unwrap_err();
    assert!(error.is(STALE));
    let now: Thing = serde_json::from_value(error.problem().unwrap().current.clone().unwrap()).unwrap();
    assert_eq!(now.cells["label_en"], "One's", "he is told what it is now");
    assert_eq!(code_of(world.back.put_catalogue_thing(&other, &taken("options", first)).await), STALE);
    world.back.put_catalogue_thing(&other, &taken("options", &now)).await.unwrap();
    let gone = changed("options", &now, "label_fr", "Plus là");
    assert_eq!(
        code_of(world.back.put_catalogue_thing(&one, &gone).await),
        STALE,
        "what is gone does not come back unseen"
    );
    let names: Vec<_> = things(&world, &one, DRAFT, "options", "").await;
    assert!(names.iter().any(|thing| thing.cells["label_en"] == "Other's"));
    assert_eq!(names.len(), options.len() - 1);
    assert_eq!(things(&world, &one, CURRENT, "options", "").await.len(), options.len(), "the shop sells as before");
    let reader = world.somebody("reader", &[Right::CatalogueRead]).await;
    let put = world.back.put_catalogue_thing(&reader, &changed("options", second, "label_fr", "Non")).await;
    assert_eq!(code_of(put), "SEC-001");
}

async fn what_is_sent_twice_happens_once(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let zone = things(&world, &staff, "", "zones", "").await.remove(0);
    let mut cells = zone.cells.clone();
    cells.insert("code".into(), "Z-NEW".into());
    let new = PutThing { sheet: "zones".into(), cells: Some(cells), ..Default::default() };
    let first = world.back.put_catalogue_thing(&staff, &new).await.unwrap();
    let again = world.back.put_catalogue_thing(&staff, &new).await.unwrap();
    assert_eq!((first.draft.version, first.item), (again.draft.version, again.item), "and is led to it again");
    let change = changed("zones", &zone, "label_en", "Elsewhere");
    let first = world.back.put_catalogue_thing(&staff, &change).await.unwrap();
    assert_eq!(world.back.put_catalogue_thing(&staff, &change).await.unwrap().draft.version, first.draft.version);
    let new = things(&world, &staff, "", "zones", "Z-NEW").await.remove(0);
    let first = world.back.put_catalogue_thing(&staff, &taken("zones", &new)).await.unwrap();
    assert_eq!(
        world.back.put_catalogue_thing(&staff, &taken("zones", &new)).await.unwrap().draft.version,
        first.draft.version
    );
    let same = PutThing { sheet: "zones".into(), cells: Some(zone.cells.clone()), ..PutThing::default() };
    let twice = faults(world.back.put_catalogue_thing(&staff, &same).await);
    assert_eq!((twice[0].code.as_str(), twice[0].header.as_deref()), ("IMP-041", Some("code")));
    assert_eq!(
        things(&world, &staff, DRAFT, "zones", "").await.len(),
        things(&world, &staff, CURRENT, "zones", "").await.len()
    );
}

async fn what_only_json_can_tell_is_kept_whole(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let current = world.back.publications(&staff, &PageQuery::default()).await.unwrap().current.to_string();
    let mut content = world.back.catalogue_content(&staff, &current).await.unwrap();
    content["offers"][0]["highlights"] = serde_json::json!([{ "fr": "un | deux", "en": "one | two" }]);
    let code = content["offers"][0]["code"].as_str().unwrap().to_owned();
    let file = serde_json::to_vec(&content).unwrap();
    world.back.put_catalogue_draft(&staff, &PutDraft::default(), file).await.unwrap();
    let seen = view(&world, &staff, "offers", &code).await;
    assert!(!seen.is_told);
    let put = world.back.put_catalogue_thing(&staff, &changed("offers", &seen.thing.unwrap(), "rank", "7")).await;
    assert_eq!(code_of(put), ONLY_JSON);
    assert_eq!(code_of(world.back.catalogue_workbook(&staff, DRAFT).await), ONLY_JSON);
    let book = world.back.catalogue_workbook(&staff, &current).await.unwrap();
    let read = weblys_catalog::workbook::read(&book).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), world.back.catalogue_content(&staff, &current).await.unwrap());
}

async fn a_cell_that_cannot_be_read_is_refused_by_its_column(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let offer = things(&world, &staff, "", "offers", "").await.remove(0);
    let mut put = changed("offers", &offer, "commitment_months", "36");
    put.cells.as_mut().unwrap().insert("sale_from".into(), "demain".into());
    let told = faults(world.back.put_catalogue_thing(&staff, &put).await);
    let told: Vec<_> = told.iter().map(|fault| (fault.header.clone().unwrap(), fault.code.as_str())).collect();
    assert_eq!(told, [("sale_from".to_owned(), "IMP-024"), ("commitment_months".to_owned(), "IMP-029")]);
    let state = world.back.publications(&staff, &PageQuery::default()).await.unwrap();
    assert_eq!(state.draft, None, "nothing was begun");
}

async fn planned(world: &World, staff: &Caller, minutes: i64) -> DraftView {
    let option = things(world, staff, "", "options", "").await.remove(0);
    let put = changed("options", &option, "label_en", &format!("In {minutes} minutes"));
    let draft = world.back.put_catalogue_thing(staff, &put).await.unwrap().draft;
    let current = world.back.publications(staff, &PageQuery::default()).await.unwrap().current;
    let at = world.clock.now() + TimeDelta::minutes(minutes);
    world.back.plan_catalogue(staff, PublishAt { version: draft.version, current, at, due: None }).await.unwrap()
}

async fn current(world: &World, staff: &Caller) -> i64 {
    world.back.publications(staff, &PageQuery::default()).await.unwrap().current
}

async fn a_draft_comes_into_force_at_its_time_and_only_once(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let other = world.another_back().await;
    let before = current(&world, &staff).await;
    let draft = planned(&world, &staff, 20).await;
    let at = draft.due.as_ref().unwrap().at;
    let moved = PublishAt { version: draft.version, current: before, at: at + TimeDelta::minutes(1), due: None };
    assert_eq!(code_of(world.back.plan_catalogue(&staff, moved).await), STALE, "somebody had set another date");
    assert_eq!(draft.due.as_ref().map(|due| (due.over, due.by.as_str())), Some((before, "products")));
    world.passes(TimeDelta::minutes(10));
    due::once(&world.app).await.unwrap();
    assert_eq!(current(&world, &staff).await, before, "it is not time yet");
    world.passes(TimeDelta::minutes(10));
    let (one, another) = tokio::join!(due::once(&world.app), due::once(&world.app));
    one.and(another).unwrap();
    eventually("it is in force", async || current(&world, &staff).await == before + 1).await;
    let state = other.publications(&staff, &PageQuery::default()).await.unwrap();
    let row = &state.publications.rows[0];
    assert_eq!((state.draft, row.publication, row.published_by.as_str()), (None, before + 1, "products"));
    let query = AuditQuery { subject: row.publication.to_string(), ..AuditQuery::default() };
    let told = world.back.audit(&staff, &query).await.unwrap().rows;
    assert_eq!(told.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["catalogue.publish_due"]);
    let past = PublishAt { version: 0, current: before, at: world.clock.now(), due: None };
    assert_eq!(code_of(world.back.plan_catalogue(&staff, past).await), "ORD-005", "what is over cannot be planned");
    let reader = world.somebody("preparer", &[Right::CatalogueRead, Right::CatalogueChange]).await;
    let future = PublishAt { at: world.clock.now() + TimeDelta::minutes(1), ..past };
    assert_eq!(code_of(world.back.plan_catalogue(&reader, future).await), "SEC-001");
}

async fn a_draft_that_was_changed_or_overtaken_does_not_come_into_force_by_itself(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let draft = planned(&world, &staff, 10).await;
    let due = draft.due.as_ref().unwrap().at;
    let another = CallOff { version: draft.version, due: due + TimeDelta::minutes(5) };
    assert_eq!(code_of(world.back.call_off_catalogue(&staff, another).await), STALE, "that was another date");
    let off = world.back.call_off_catalogue(&staff, CallOff { version: draft.version, due }).await.unwrap();
    assert_eq!((off.version, off.due), (draft.version, None), "the draft stays");
    planned(&world, &staff, 10).await;
    let option = things(&world, &staff, "", "options", "").await.remove(1);
    let put = changed("options", &option, "label_en", "Another");
    let draft = world.back.put_catalogue_thing(&staff, &put).await.unwrap().draft;
    assert_eq!(draft.due, None, "it is another by now");
    let before = planned(&world, &staff, 10).await.due.unwrap().over;
    world.publishes(|catalogue| catalogue.offers[0].name.en = "From the machine".to_owned()).await;
    world.passes(TimeDelta::minutes(15));
    due::once(&world.app).await.unwrap();
    eventually("it was missed", async || {
        let state = world.back.publications(&staff, &PageQuery::default()).await.unwrap();
        state.draft.is_some_and(|draft| draft.missed == "overtaken" && draft.due.is_none())
    })
    .await;
    assert_eq!(current(&world, &staff).await, before + 1, "nobody published over what he had not compared with");
}

async fn what_publications_changed_of_a_thing_is_told(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead, Right::JobsRun]).await;
    let history = async |item: &str| {
        let query = HistoryQuery { sheet: "offers".to_owned(), item: item.to_owned(), ..HistoryQuery::default() };
        world.back.thing_history(&staff, &query).await.unwrap()
    };
    let rank = |rank| move |catalogue: &mut weblys_catalog::Catalogue| catalogue.offers[0].rank = rank;
    let item = crate::support::catalogue().offers[0].code.to_string();
    world.publishes(rank(7)).await;
    world.publishes(rank(7)).await;
    world.publishes(rank(8)).await;
    world.back.run_job(&staff, "note_changes").await.unwrap();
    eventually("everything is noted", || async { history(&item).await.waiting == 0 }).await;
    let found = history(&item).await.changes;
    let told: Vec<(i64, &str, &str)> = found
        .rows
        .iter()
        .map(|one| (one.publication.publication, one.kind.as_str(), one.fields[0].field.as_str()))
        .collect();
    assert_eq!(told, [(4, "changed", "rank"), (2, "changed", "rank")], "the third changed nothing of it");
    assert_eq!(found.rows[0].fields[0].before, Some(7.into()));
    assert_eq!(history("TRIO-1G").await.changes.total, 0, "the first publication is where it begins");
    world.back.run_job(&staff, "note_changes").await.unwrap();
    assert_eq!(history(&item).await.changes.total, 2, "noted once");
}
