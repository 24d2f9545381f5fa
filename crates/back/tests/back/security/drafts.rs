//! Drafts of unsaved edits: the owner's alone, without secrets, gone with the form that is saved and with time.

use crate::support::{World, code_of, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::client::Caller;
use weblys_api::codes::{AddCode, CONTACT_OUTCOMES, ChangeCode, CodeQuery};
use weblys_api::contact::{ContactKind, ContactQuery, HandleContact, LeaveContact};
use weblys_api::drafts::{DraftForm, SaveDraft};
use weblys_api::groups::{GroupFields, NewGroup};
use weblys_api::parameters::ChangeParameter;
use weblys_api::security::{Right, Site};
use weblys_api::sites::ChangeSite;
use weblys_api::things::{PutThing, ThingQuery};
use weblys_api::users::{NewUser, UserFields};
use weblys_back::security::store::draft;
use weblys_kernel::Clock;
use weblys_kernel::locale::Label;

on_both_engines!(
    a_draft_is_its_owner_s_alone_and_holds_no_secret,
    what_is_saved_is_no_draft_any_more,
    a_thing_of_the_catalogue_that_is_saved_is_no_draft_any_more,
    a_draft_lapses_and_is_erased,
    who_else_types_into_the_same_form_is_told_and_what_he_types_is_not,
    every_form_that_is_sent_ends_its_draft,
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
    let found = world.back.draft(&own, &form).await.unwrap().draft.unwrap();
    assert_eq!((found.version, found.saved_at), (3, world.clock.now()));
    assert_eq!(found.fields, typed(&[("name", "Cam"), ("group", "a"), ("group", "b")]).fields);
    assert_eq!(world.count("select count(*) from security_draft where fields like '%hunter2%'").await, 0);
    assert_eq!(world.back.draft(&other, &form).await.unwrap().draft, None);
    assert_eq!(world.back.draft(&own, &DraftForm::User(None)).await.unwrap().draft, None);
    world.back.drop_draft(&other, &form).await.unwrap();
    world.back.save_draft(&own, &form, &typed(&[("name", "Camille")])).await.unwrap();
    assert_eq!(
        world.back.draft(&own, &form).await.unwrap().draft.unwrap().fields,
        typed(&[("name", "Camille")]).fields
    );
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
    assert_eq!(world.back.draft(&own, &of_group(9)).await.unwrap().draft, None, "the oldest make room");
    assert!(world.back.draft(&own, &of_group(10)).await.unwrap().draft.is_some());
    world.back.save_draft(&own, &form, &first).await.unwrap();
    world.back.drop_draft(&own, &form).await.unwrap();
    world.back.drop_draft(&own, &form).await.unwrap();
    assert_eq!(world.back.draft(&own, &form).await.unwrap().draft, None);
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
    assert_eq!(world.back.draft(&admin, &DraftForm::User(None)).await.unwrap().draft, None);
    assert!(
        world.back.draft(&admin, &DraftForm::Group(None)).await.unwrap().draft.is_some(),
        "only the form that was sent"
    );
    let refused = NewGroup { idempotency_key: Uuid::new_v4(), group: GroupFields::default() };
    world.back.make_group(&admin, &refused).await.unwrap_err();
    assert!(
        world.back.draft(&admin, &DraftForm::Group(None)).await.unwrap().draft.is_some(),
        "what was refused is kept"
    );
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
    assert_eq!(world.back.draft(&team, &form).await.unwrap().draft, None);
    assert!(world.back.draft(&team, &new).await.unwrap().draft.is_some(), "only the form that was sent");
    cells.insert("code".to_owned(), "COPIE".to_owned());
    let copy = PutThing { item: String::new(), shown: None, cells: Some(cells.clone()), ..put };
    world.back.put_catalogue_thing(&team, &copy).await.unwrap();
    assert!(world.back.draft(&team, &new).await.unwrap().draft.is_some(), "a copy ends no other's draft");
    cells.insert("code".to_owned(), "NOUVELLE".to_owned());
    world.back.put_catalogue_thing(&team, &PutThing { cells: Some(cells), draft: new.key(), ..copy }).await.unwrap();
    assert_eq!(world.back.draft(&team, &new).await.unwrap().draft, None);
}

async fn a_draft_lapses_and_is_erased(world: World) {
    let admin = world.administrator().await;
    world.back.save_draft(&admin, &DraftForm::User(None), &typed(&[("name", "À finir")])).await.unwrap();
    let begun = world.clock.now();
    assert_eq!(draft::erase(world.db(), begun, 100).await.unwrap(), 0);
    assert_eq!(draft::erase(world.db(), begun + TimeDelta::seconds(1), 100).await.unwrap(), 1);
    assert_eq!(world.back.draft(&admin, &DraftForm::User(None)).await.unwrap().draft, None);
}

async fn who_else_types_into_the_same_form_is_told_and_what_he_types_is_not(world: World) {
    let rights = [Right::ParametersRead, Right::ParametersChange, Right::CodeTablesChange];
    let (own, other) = (world.somebody("own", &rights).await, world.somebody("other", &rights).await);
    let reader = world.somebody("reader", &[Right::ParametersRead]).await;
    let form = DraftForm::Parameter("notice_fr".to_owned());
    let new = DraftForm::NewCode("WEBLYS.CONTACT_OUTCOME".to_owned());
    for form in [&form, &new] {
        world.back.save_draft(&other, form, &typed(&[("value", "Secret de fabrique")])).await.unwrap();
    }
    let found = world.back.draft(&own, &form).await.unwrap();
    assert!(found.draft.is_none() && found.others.len() == 1, "{found:?}");
    assert_eq!((found.others[0].login.as_str(), found.others[0].saved_at), ("other", world.clock.now()));
    assert!(world.back.draft(&other, &form).await.unwrap().others.is_empty(), "nobody is in his own way");
    assert!(world.back.draft(&own, &new).await.unwrap().others.is_empty(), "two new ones are two");
    assert_eq!(code_of(world.back.draft(&reader, &form).await), "SEC-001");
    world.clock.forward(TimeDelta::minutes(20));
    assert_eq!(world.back.draft(&own, &form).await.unwrap().others.len(), 1);
    world.clock.forward(TimeDelta::minutes(11));
    assert!(world.back.draft(&own, &form).await.unwrap().others.is_empty(), "he went home");
}

async fn every_form_that_is_sent_ends_its_draft(world: World) {
    let admin = world.administrator().await;
    let receipt = LeaveContact {
        kind: ContactKind::Callback,
        idempotency_key: "one".to_owned(),
        name: "Camille".to_owned(),
        email: String::new(),
        phone: "06 39 98 00 12".to_owned(),
        address: String::new(),
        contract: String::new(),
        wished_on: String::new(),
        message: String::new(),
        locale: Default::default(),
        ..LeaveContact::default()
    };
    world.back.leave_contact(&Caller::default(), &receipt).await.unwrap();
    let contact = world.back.contacts(&admin, &ContactQuery::default()).await.unwrap().rows.remove(0);
    let table = CONTACT_OUTCOMES.to_owned();
    let code = world.back.codes(&admin, &table, &CodeQuery::default()).await.unwrap().codes.rows.remove(0);
    let forms = [
        DraftForm::Contact(contact.contact_id),
        DraftForm::Code(code.code_id),
        DraftForm::NewCode(table.clone()),
        DraftForm::Parameter("notice_fr".to_owned()),
        DraftForm::Site("selfshop".to_owned()),
    ];
    for form in &forms {
        world.back.save_draft(&admin, form, &typed(&[("value", "À finir")])).await.unwrap();
    }
    let handle = HandleContact { note: "vue".to_owned(), version: contact.version, ..HandleContact::default() };
    world.back.handle_contact(&admin, contact.contact_id, &handle).await.unwrap();
    let change = ChangeCode {
        version: code.version,
        is_hidden: true,
        position: code.position,
        own_label: code.own_label.clone(),
    };
    world.back.change_code(&admin, code.code_id, &change).await.unwrap();
    let label = Label { fr: "Relancée".to_owned(), en: String::new() };
    world.back.add_code(&admin, &table, &AddCode { code: "CHASED".to_owned(), label }).await.unwrap();
    let value = ChangeParameter { value: Some("Ce soir".to_owned()), version: 0 };
    world.back.change_parameter(&admin, "notice_fr", &value).await.unwrap();
    let stop = ChangeSite { is_stopped: true, ..ChangeSite::default() };
    world.back.change_site(&admin, Site::SelfShop, &stop).await.unwrap();
    for form in &forms {
        assert_eq!(world.back.draft(&admin, form).await.unwrap().draft, None, "{}", form.key());
    }
}
