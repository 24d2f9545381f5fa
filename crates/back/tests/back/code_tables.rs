//! Code tables: imported from a real operator system, filtered, ordered, named, and offered from memory.

use crate::support::{World, code_of, eventually, on_both_engines};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use weblys_api::audit::AuditQuery;
use weblys_api::client::Caller;
use weblys_api::codes::{AddCode, CONTACT_OUTCOMES, ChangeCode, CodeQuery, CodeRow, MoveCode};
use weblys_api::security::Right;
use weblys_kernel::locale::Label;

on_both_engines!(
    an_import_tells_what_is_new_changed_and_gone_and_keeps_what_is_ours,
    a_hidden_code_is_offered_no_more_on_any_back,
    codes_are_moved_by_one_place_and_never_by_who_saw_them_otherwise,
    an_import_that_fails_changes_nothing,
    a_table_of_our_own_is_made_here_and_no_import_touches_it,
);

const STAFF: [Right; 5] =
    [Right::CodeTablesRead, Right::CodeTablesChange, Right::CodeTablesRun, Right::CodeTablesExport, Right::AuditRead];

fn code(code: &str, fr: &str) -> Value {
    json!({"code": code, "label": {"fr": fr, "en": ""}, "is_obsolete": code == "MLLE"})
}

async fn there(world: &World, codes: &[Value]) {
    let table = json!({"label": {"fr": "Civilités", "en": "Titles"}, "codes": codes});
    world.operator_puts("/v1/code-tables/TITLE", &table).await;
}

async fn rows(world: &World, caller: &Caller, state: &str) -> BTreeMap<String, CodeRow> {
    let query = CodeQuery { state: state.to_owned(), ..CodeQuery::default() };
    let found = world.back.codes(caller, "TITLE", &query).await.unwrap().codes.rows;
    found.into_iter().map(|row| (row.code.clone(), row)).collect()
}

async fn offered(world: &World) -> Vec<String> {
    let table = world.back.code_table(&Caller::default(), "TITLE").await.unwrap();
    table.codes.into_iter().map(|code| format!("{}={}", code.code, code.label.fr)).collect()
}

async fn an_import_tells_what_is_new_changed_and_gone_and_keeps_what_is_ours(world: World) {
    let staff = world.somebody("staff", &STAFF).await;
    there(&world, &[code("MME", "Madame"), code("M", "Monsieur"), code("MLLE", "Mademoiselle"), code("a b", "?")])
        .await;
    let first = world.back.import_codes(&staff).await.unwrap().report;
    assert_eq!((first.tables, first.told, first.new, first.faulty), (1, 4, 3, 1), "{first:?}");
    let fault = &first.faults[0];
    assert_eq!(
        (fault.table_code.as_str(), fault.place, fault.field.as_str(), fault.code.as_str()),
        ("TITLE", 4, "code", "SEC-105")
    );
    assert_eq!(offered(&world).await, ["MME=Madame", "M=Monsieur"], "what is obsolete is not offered");
    let monsieur = rows(&world, &staff, "").await.remove("M").unwrap();
    let own = Label { fr: "M.".to_owned(), en: "Mr".to_owned() };
    let to = ChangeCode { version: monsieur.version, is_hidden: false, position: 1, own_label: own.clone() };
    world.back.change_code(&staff, monsieur.code_id, &to).await.unwrap();
    assert_eq!(offered(&world).await, ["M=M.", "MME=Madame"]);

    there(&world, &[code("M", "Sieur"), code("MX", "Mx")]).await;
    let second = world.back.import_codes(&staff).await.unwrap().report;
    assert_eq!((second.new, second.changed, second.gone, second.faulty), (1, 1, 2, 0), "{second:?}");
    let now = rows(&world, &staff, "").await;
    assert_eq!((now["M"].position, &now["M"].own_label, now["M"].label.fr.as_str()), (1, &own, "Sieur"));
    assert!(now["MME"].is_gone && now.len() == 4, "what was used once is never deleted: {now:?}");
    assert_eq!(offered(&world).await, ["M=M.", "MX=Mx"]);
    let again = world.back.import_codes(&staff).await.unwrap().report;
    assert_eq!((again.new, again.changed, again.gone, again.back), (0, 0, 0, 0), "again, nothing is new");
    there(&world, &[code("M", "Sieur"), code("MX", "Mx"), code("MME", "Madame")]).await;
    assert_eq!(world.back.import_codes(&staff).await.unwrap().report.back, 1);
    assert_eq!(rows(&world, &staff, "gone").await.len(), 1);
}

async fn a_hidden_code_is_offered_no_more_on_any_back(world: World) {
    let staff = world.somebody("staff", &STAFF).await;
    there(&world, &[code("MME", "Madame"), code("M", "Monsieur")]).await;
    world.back.import_codes(&staff).await.unwrap();
    let other = world.another_back().await;
    let madame = rows(&world, &staff, "offered").await.remove("MME").unwrap();
    let hide = ChangeCode { version: 1, is_hidden: true, position: madame.position, ..ChangeCode::default() };
    let hidden = world.back.change_code(&staff, madame.code_id, &hide).await.unwrap();
    assert_eq!(offered(&world).await, ["M=Monsieur"]);
    eventually("the other BACK offers it no more", async || {
        other.code_table(&Caller::default(), "TITLE").await.unwrap().codes.len() == 1
    })
    .await;
    let table = world.back.code_tables(&staff).await.unwrap().tables.remove(0);
    assert_eq!((table.codes, table.offered, table.hidden), (2, 1, 1));
    let late = world.back.change_code(&staff, madame.code_id, &hide).await.unwrap_err();
    let problem = late.problem().unwrap();
    assert_eq!(problem.code, "SEC-100");
    assert_eq!(serde_json::from_value::<CodeRow>(problem.current.clone().unwrap()).unwrap(), hidden);
    let nonsense =
        ChangeCode { version: 2, position: 0, own_label: Label { fr: "a\nb".into(), en: "x".repeat(201) }, ..hide };
    let refused = world.back.change_code(&staff, madame.code_id, &nonsense).await.unwrap_err();
    let fields: Vec<String> = refused.problem().unwrap().fields.iter().map(|fault| fault.field.clone()).collect();
    assert_eq!(fields, ["position", "label_fr", "label_en"]);
    let found = CodeQuery { q: "MONS".to_owned(), ..CodeQuery::default() };
    assert_eq!(world.back.codes(&staff, "TITLE", &found).await.unwrap().codes.total, 1);
    assert_eq!(code_of(world.back.codes(&staff, "NOWHERE", &found).await), "API-002");
    assert_eq!(code_of(world.back.code_table(&Caller::default(), "NOWHERE").await), "API-002");
    let asked = AuditQuery { subject: "TITLE/MME".to_owned(), ..AuditQuery::default() };
    let trail = world.back.audit(&staff, &asked);
    assert_eq!(trail.await.unwrap().rows[0].action, "code.change");
}

async fn codes_are_moved_by_one_place_and_never_by_who_saw_them_otherwise(world: World) {
    let staff = world.somebody("staff", &STAFF).await;
    there(&world, &[code("A", "Un"), code("B", "Deux"), code("C", "Trois")]).await;
    world.back.import_codes(&staff).await.unwrap();
    let third = rows(&world, &staff, "").await.remove("C").unwrap();
    let moved = world.back.move_code(&staff, third.code_id, &MoveCode { version: 1, up: true }).await.unwrap();
    assert_eq!(offered(&world).await, ["A=Un", "C=Trois", "B=Deux"]);
    assert_eq!(
        code_of(world.back.move_code(&staff, third.code_id, &MoveCode { version: 1, up: true }).await),
        "SEC-100"
    );
    world.back.move_code(&staff, third.code_id, &MoveCode { version: moved.version, up: true }).await.unwrap();
    let first = rows(&world, &staff, "").await.remove("C").unwrap();
    let still =
        world.back.move_code(&staff, third.code_id, &MoveCode { version: first.version, up: true }).await.unwrap();
    assert_eq!((offered(&world).await[0].as_str(), still), ("C=Trois", first), "the first stays the first");
}

async fn an_import_that_fails_changes_nothing(world: World) {
    let staff = world.somebody("staff", &STAFF).await;
    let none = world.back.import_codes(&staff).await.unwrap().report;
    assert!(!none.error.is_empty(), "a system without any table has none to tell");
    there(&world, &[code("A", "Un")]).await;
    world.back.import_codes(&staff).await.unwrap();
    there(&world, &[]).await;
    let empty = world.back.import_codes(&staff).await.unwrap().report;
    assert_eq!((empty.gone, empty.faulty), (0, 1), "an empty table takes nothing away: {empty:?}");
    world.operator_goes_down().await;
    let failed = world.back.import_codes(&staff).await.unwrap().report;
    assert!(!failed.error.is_empty());
    assert_eq!(offered(&world).await, ["A=Un"]);
    let reader = world.somebody("reader", &[Right::CodeTablesRead]).await;
    assert_eq!(world.back.code_tables(&reader).await.unwrap().imports.len(), 4);
    assert_eq!(code_of(world.back.import_codes(&reader).await), "SEC-001");
}

async fn a_table_of_our_own_is_made_here_and_no_import_touches_it(world: World) {
    let staff = world.somebody("staff", &STAFF).await;
    let own = async || world.back.codes(&staff, CONTACT_OUTCOMES, &CodeQuery::default()).await.unwrap();
    let first = own().await;
    assert!(first.table.is_own && first.codes.total == first.table.offered && first.codes.total > 3, "{first:?}");
    let label = |fr: &str| Label { fr: fr.to_owned(), en: String::new() };
    let busy = AddCode { code: " BUSY ".to_owned(), label: label("Occupé") };
    let made = world.back.add_code(&staff, CONTACT_OUTCOMES, &busy).await.unwrap();
    let after = own().await;
    assert_eq!((made.code.as_str(), after.codes.rows.last()), ("BUSY", Some(&made)), "it comes last");
    let offered = world.back.code_table(&Caller::default(), CONTACT_OUTCOMES).await.unwrap().codes;
    assert_eq!(offered.last().map(|code| code.label.fr.as_str()), Some("Occupé"));

    let fields = |outcome: Result<CodeRow, weblys_api::CallError>| {
        let problem = outcome.unwrap_err().problem().unwrap().clone();
        problem.fields.into_iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>()
    };
    let owned = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(field, code)| ((*field).to_owned(), (*code).to_owned())).collect::<Vec<_>>()
    };
    let twice = AddCode { code: "busy".to_owned(), label: label("Encore") };
    assert_eq!(fields(world.back.add_code(&staff, CONTACT_OUTCOMES, &twice).await), owned(&[("code", "SEC-104")]));
    let empty = AddCode { code: "a b".to_owned(), label: label(" ") };
    let faults = owned(&[("code", "SEC-105"), ("label_fr", "SEC-105")]);
    assert_eq!(fields(world.back.add_code(&staff, CONTACT_OUTCOMES, &empty).await), faults);
    let nameless = ChangeCode { version: 1, position: 10, ..ChangeCode::default() };
    let changed = world.back.change_code(&staff, made.code_id, &nameless).await;
    assert_eq!(fields(changed), owned(&[("label_fr", "SEC-105")]), "nobody else has a label for it");

    there(&world, &[code("MME", "Madame")]).await;
    let taken = json!({"label": {"fr": "Le leur", "en": ""}, "codes": [code("X", "Autre")]});
    world.operator_puts(&format!("/v1/code-tables/{CONTACT_OUTCOMES}"), &taken).await;
    let report = world.back.import_codes(&staff).await.unwrap().report;
    assert_eq!((report.tables, report.faulty), (1, 1), "{report:?}");
    assert_eq!(report.faults[0].table_code, CONTACT_OUTCOMES);
    assert_eq!(own().await, after, "the name is ours");
    assert_eq!(code_of(world.back.add_code(&staff, "TITLE", &busy).await), "API-002", "theirs are made over there");
    let reader = world.somebody("reader", &[Right::CodeTablesRead]).await;
    assert_eq!(code_of(world.back.add_code(&reader, CONTACT_OUTCOMES, &busy).await), "SEC-001");
    let asked = AuditQuery { subject: format!("{CONTACT_OUTCOMES}/BUSY"), ..AuditQuery::default() };
    let trail = world.back.audit(&staff, &asked).await.unwrap().rows;
    assert_eq!(trail.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["code.add"]);
}
