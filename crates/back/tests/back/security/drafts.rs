//! Drafts of unsaved edits: the owner's alone, without secrets, gone with the form that is saved and with time.

use crate::support::{World, code_of, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::drafts::{DraftForm, SaveDraft};
use weblys_api::groups::{GroupFields, NewGroup};
use weblys_api::security::Right;
use weblys_api::things::{PutThing, ThingQuery};
use weblys_api::users::{NewUser, UserFields};
use weblys_back::security::store::draft;
use weblys_kernel::Clock;

on_both_engines!(
    a_draft_is_its_owner_s_alone_and_holds_no_secret,
    what_is_saved_is_no_draft_any_more,
    a_thing_of_the_catalogue_that_is_saved_is_no_draft_any_more,
    a_draft_lapses_and_is_erased,
);

fn typed(fields: &[(&str, &str)]) -> SaveDraft {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    SaveDraft { version: 3, fields }
}

async fn a_draft_is_its_owner_s_alone_and_holds_no_secret(world: World) {
    let rights = [Right::UsersChange, Right::GroupsChange];
    let (own, other) = (world.somebody("own", &rights).await, world.somebody("other", &rights).await);
    let reader = world.somebody("reader", &[Right::UsersRead]).await;
    let form = DraftForm::User(Some(Uuid::from_u128(7)));
    let first = typed(&[("name", "Cam"), ("password", "hunter2"), ("csrf", "x"), ("group", "a"), ("group", "b")]);
    world.back.save_draft(&own, &form, &first).await.unwrap();
    let found = world.back.draft(&own, &form).await.unwrap().unwrap();
    assert_eq!((found.version, found.saved_at), (3, world.clock.now()));
    assert_eq!(found.fields, typed(&[("name", "Cam"), ("group", "a"), ("group", "b")]).fields);
    assert_eq!(world.count("select count(*) from security_draft where fields like '%hunter2%'").await, 0);
    assert_eq!(world.back.draft(&other, &form).await.unwrap(), None);
    assert_eq!(world.back.draft(&own, &DraftForm::User(None)).await.unwrap(), None);
    world.back.drop_draft(&other, &form).await.unwrap();
    world.back.save_draft(&own, &form, &typed(&[("name", "Camille")])).await.unwrap();
    assert_eq!(world.back.draft(&own, &form).await.unwrap().unwrap().fields, typed(&[("name", "Camille")]).fields);
    assert_eq!(code_of(world.back.save_draft(&reader, &form, &first).await), "SEC-001");
    let large = "x".repeat(60_000);
    assert_eq!(code_of(world.back.save_draft(&own, &form, &typed(&[("name", &large)])).await), "ORD-005");
    for number in 0..60 {
        let form = DraftForm::Group(Some(Uuid::from_u128(number)));
        world.clock.forward(TimeDelta::seconds(1));
        world.back.save_draft(&own, &form, &typed(&[])).await.unwrap();
    }
    assert_eq!(world.count("select count(*) from security_draft").await, 50, "nobody fills the base");
    let of_group = |number| DraftForm::Group(Some(Uuid::from_u128(number)));
    assert_eq!(world.back.draft(&own, &of_group(9)).await.unwrap(), None, "the oldest make room");
    assert!(world.back.draft(&own, &of_group(10)).await.unwrap().is_some());
    world.back.save_draft(&own, &form, &first).await.unwrap();
    world.back.drop_draft(&own, &form).await.unwrap();
    world.back.drop_draft(&own, &form).await.unwrap();
    assert_eq!(world.back.draft(&own, &form).await.unwrap(), None);
}

async fn what_is_saved_is_no_draft_any_more(world: World) {
    let admin = world.administrator().await;
    for form in [DraftForm::User(None), DraftForm::Group(None)] {
        world.back.save_draft(&admin, &form, &typed(&[("name", "À finir")])).await.unwrap();
    }
    let user = UserFields {
        login: "camille".to_owned(),
        name: "Camille Fictif".to_owned(),
        channel: "shop".to_owned(),
        ..UserFields::default()
    };
    world.back.make_user(&admin, &NewUser { idempotency_key: Uuid::new_v4(), user }).await.unwrap();
    assert_eq!(world.back.draft(&admin, &DraftForm::User(None)).await.unwrap(), None);
    assert!(world.back.draft(&admin, &DraftForm::Group(None)).await.unwrap().is_some(), "only the form that was sent");
    let refused = NewGroup { idempotency_key: Uuid::new_v4(), group: GroupFields::default() };
    world.back.make_group(&admin, &refused).await.unwrap_err();
    assert!(world.back.draft(&admin, &DraftForm::Group(None)).await.unwrap().is_some(), "what was refused is kept");
}

async fn a_thing_of_the_catalogue_that_is_saved_is_no_draft_any_more(world: World) {
    let team = world.somebody("team", &[Right::CatalogueRead, Right::CatalogueChange]).await;
    let seller = world.somebody("seller", &[Right::UsersChange]).await;
    let (sheet, item) = ("promotions".to_owned(), "MISE-EN-SERVICE".to_owned());
    let form = DraftForm::Thing { sheet: sheet.clone(), item: item.clone() };
    let new = DraftForm::Thing { sheet: sheet.clone(), item: String::new() };
    for form in [&form, &new] {
        world.back.save_draft(&team, form, &typed(&[("c_label_fr", "À finir")])).await.unwrap();
    }
    assert_eq!(code_of(world.back.save_draft(&seller, &form, &typed(&[])).await), "SEC-001");
    let query = ThingQuery { of: String::new(), sheet: sheet.clone(), item: item.clone() };
    let shown = world.back.catalogue_thing(&team, &query).await.unwrap().thing.unwrap().cells;
    let mut cells = shown.clone();
    cells.insert("label_fr".to_owned(), "Mise en service offerte".to_owned());
    let put = PutThing { sheet, item, shown: Some(shown), cells: Some(cells.clone()), ..PutThing::default() };
    world.back.put_catalogue_thing(&team, &put).await.unwrap();
    assert_eq!(world.back.draft(&team, &form).await.unwrap(), None);
    assert!(world.back.draft(&team, &new).await.unwrap().is_some(), "only the form that was sent");
    cells.insert("code".to_owned(), "COPIE".to_owned());
    let copy = PutThing { item: String::new(), shown: None, cells: Some(cells.clone()), ..put };
    world.back.put_catalogue_thing(&team, &copy).await.unwrap();
    assert!(world.back.draft(&team, &new).await.unwrap().is_some(), "a copy ends no other's draft");
    cells.insert("code".to_owned(), "NOUVELLE".to_owned());
    world.back.put_catalogue_thing(&team, &PutThing { cells: Some(cells), draft: new.key(), ..copy }).await.unwrap();
    assert_eq!(world.back.draft(&team, &new).await.unwrap(), None);
}

async fn a_draft_lapses_and_is_erased(world: World) {
    let admin = world.administrator().await;
    world.back.save_draft(&admin, &DraftForm::User(None), &typed(&[("name", "À finir")])).await.unwrap();
    let begun = world.clock.now();
    assert_eq!(draft::erase(world.db(), begun, 100).await.unwrap(), 0);
    assert_eq!(draft::erase(world.db(), begun + TimeDelta::seconds(1), 100).await.unwrap(), 1);
    assert_eq!(world.back.draft(&admin, &DraftForm::User(None)).await.unwrap(), None);
}
