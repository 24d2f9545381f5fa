//! Packages of the configuration: promoted, blocked by what is missing, taken back byte for byte.

use crate::support::{World, code_of, on_both_engines};
use serde_json::{Value, json};
use uuid::Uuid;
use weblys_api::client::Caller;
use weblys_api::codes::{AddCode, CONTACT_OUTCOMES, CodeQuery};
use weblys_api::configuration::{ApplyPackage, NO_PACKAGE, NewPackage, PackageOrigin, PackageView, Part};
use weblys_api::groups::{GroupFields, NewGroup};
use weblys_api::page::PageQuery;
use weblys_api::parameters::ChangeParameter;
use weblys_api::problem::FieldFault;
use weblys_api::security::{Right, RightSet};
use weblys_api::users::STALE;
use weblys_kernel::locale::Label;

on_both_engines!(
    what_was_promoted_is_taken_back_byte_for_byte,
    what_is_missing_here_blocks_and_changes_nothing,
    nobody_gives_by_a_package_what_he_may_not_give_by_hand,
    who_puts_a_package_in_force_names_what_he_saw,
    a_file_that_is_no_package_makes_none,
    no_other_package_takes_the_place_of_the_one_that_was_seen,
    a_parameter_that_was_not_set_for_a_while_bears_no_old_version,
);

const EVERY_PART: [Right; 10] = [
    Right::ConfigurationRead,
    Right::ConfigurationChange,
    Right::ConfigurationPublish,
    Right::CatalogueRead,
    Right::CataloguePublish,
    Right::ParametersRead,
    Right::ParametersChange,
    Right::CodeTablesRead,
    Right::CodeTablesChange,
    Right::CodeTablesExport,
];

fn rights(more: &[Right]) -> Vec<Right> {
    EVERY_PART.iter().chain(more).copied().collect()
}

async fn keeps(world: &World, staff: &Caller, name: &str) -> String {
    let new = NewPackage { package_id: Uuid::now_v7(), name: name.to_owned() };
    let kept = world.back.keep_package(staff, &new).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.origin, &kept.parts[..]), (name, PackageOrigin::Kept, &Part::ALL[..]));
    world.back.keep_package(staff, &new).await.unwrap();
    let other = NewPackage { name: format!("{name} again"), ..new };
    assert_eq!(code_of(world.back.keep_package(staff, &other).await), "SEC-104", "it is another");
    kept.package_id.to_string()
}

async fn brings(world: &World, staff: &Caller, content: &Value) -> String {
    let new = NewPackage { package_id: Uuid::now_v7(), name: "test.json".to_owned() };
    let brought = world.back.bring_package(staff, &new, serde_json::to_vec(content).unwrap()).await.unwrap();
    brought.package_id.to_string()
}

async fn shows(world: &World, staff: &Caller, package: &str) -> PackageView {
    world.back.package(staff, package).await.unwrap()
}

async fn content(world: &World, staff: &Caller, package: &str) -> String {
    serde_json::to_string(&world.back.package_content(staff, package).await.unwrap()).unwrap()
}

fn to(shown: &PackageView, parts: &[Part]) -> ApplyPackage {
    ApplyPackage { shown: shown.shown.clone(), parts: parts.to_vec() }
}

async fn set(world: &World, staff: &Caller, code: &str, value: &str) {
    let row = world.back.parameters(staff).await.unwrap().parameters.into_iter().find(|one| one.code == code).unwrap();
    let to = ChangeParameter { value: Some(value.to_owned()), version: row.version };
    world.back.change_parameter(staff, code, &to).await.unwrap();
}

fn group(code: &str, rights: &[Right]) -> NewGroup {
    let rights: RightSet = rights.iter().copied().collect();
    let group = GroupFields { code: code.to_owned(), name: code.to_owned(), rights };
    NewGroup { idempotency_key: Uuid::now_v7(), group }
}

fn differs(shown: &PackageView) -> Vec<(Part, String, String)> {
    let of = |part: &weblys_api::configuration::PartView| {
        let part = part.clone();
        part.changes.into_iter().map(move |change| (part.part, change.item, change.kind))
    };
    shown.parts.iter().flat_map(of).collect()
}

async fn what_was_promoted_is_taken_back_byte_for_byte(world: World) {
    let staff = world.somebody("staff", &rights(&[Right::GroupsRead, Right::GroupsChange, Right::ContactsRead])).await;
    let package = keeps(&world, &staff, "tested").await;
    set(&world, &staff, "slot_hold", "45").await;
    let busy = AddCode { code: "BUSY".to_owned(), label: Label { fr: "Occupé".to_owned(), en: String::new() } };
    world.back.add_code(&staff, CONTACT_OUTCOMES, &busy).await.unwrap();
    world.back.make_group(&staff, &group("readers", &[Right::ContactsRead])).await.unwrap();
    world.publishes(|catalogue| catalogue.offers[0].name.fr = "Fibre des pros".to_owned()).await;
    let offer = world.app.publications.current().unwrap().catalogue().offers[0].code.to_string();

    let changed = keeps(&world, &staff, "changed").await;
    let shown = shows(&world, &staff, &package).await;
    let tells = |part, item: &str, kind: &str| (part, item.to_owned(), kind.to_owned());
    assert_eq!(
        differs(&shown),
        [
            tells(Part::Catalogue, &format!("offers/{offer}"), "changed"),
            tells(Part::Parameters, "slot_hold", "removed"),
            tells(Part::CodeTables, &format!("{CONTACT_OUTCOMES}/BUSY"), "removed"),
            tells(Part::Groups, "readers", "removed"),
        ]
    );
    let applied = world.back.apply_package(&staff, &package, &to(&shown, &Part::ALL)).await.unwrap();
    let way_back = applied.before.unwrap().to_string();
    let again = keeps(&world, &staff, "again").await;
    assert_eq!(content(&world, &staff, &again).await, content(&world, &staff, &package).await);
    assert_eq!(world.app.parameters.terms().slot_hold_minutes, world.app.config.sale.slot_hold_minutes);
    assert!(differs(&shows(&world, &staff, &package).await).is_empty(), "it is in force");

    let shown = shows(&world, &staff, &way_back).await;
    assert_eq!(shown.package.origin, PackageOrigin::Before);
    world.back.apply_package(&staff, &way_back, &to(&shown, &Part::ALL)).await.unwrap();
    let back = keeps(&world, &staff, "back").await;
    assert_eq!(content(&world, &staff, &back).await, content(&world, &staff, &changed).await);
    assert_eq!(world.app.parameters.terms().slot_hold_minutes, 45);
    let offered = world.back.code_table(&Caller::default(), CONTACT_OUTCOMES).await.unwrap().codes;
    assert!(offered.iter().any(|code| code.code == "BUSY"));

    let file: Value = serde_json::from_str(&content(&world, &staff, &back).await).unwrap();
    let brought = brings(&world, &staff, &file).await;
    assert_eq!(content(&world, &staff, &brought).await, content(&world, &staff, &back).await, "a file loses nothing");
    let shown = shows(&world, &staff, &brought).await;
    assert!(differs(&shown).is_empty());
    let nothing = world.back.apply_package(&staff, &brought, &to(&shown, &Part::ALL)).await.unwrap();
    assert_eq!(nothing.before, None, "what is in force already makes no publication and no way back");
    let listed = world.back.packages(&staff, &PageQuery::default()).await.unwrap();
    assert_eq!((listed.total, listed.rows.iter().filter(|one| one.applied_at.is_some()).count()), (7, 2));
}

fn faults(refused: Result<weblys_api::configuration::AppliedPackage, weblys_api::CallError>) -> Vec<FieldFault> {
    refused.unwrap_err().problem().unwrap().fields.clone()
}

async fn what_is_missing_here_blocks_and_changes_nothing(world: World) {
    let staff = world.somebody("staff", &rights(&[Right::GroupsRead, Right::GroupsChange])).await;
    let from_elsewhere = json!({
        "weblys_configuration": 1,
        "parameters": {"notice_fr": "Bonjour", "gravity": "9", "slot_hold": "a while"},
        "code_tables": {
            "TITLE": {},
            CONTACT_OUTCOMES: {"no code": {"is_hidden": false, "position": 10, "label": {"fr": "x", "en": ""}}},
        },
        "groups": {"flyers": {"name": "Pilotes", "rights": ["weconfig.flying.use"]}, "x": {"name": "", "rights": []}},
    });
    let package = brings(&world, &staff, &from_elsewhere).await;
    let shown = shows(&world, &staff, &package).await;
    let told: Vec<(String, String)> =
        shown.parts.iter().flat_map(|part| &part.faults).map(|one| (one.code.clone(), one.item.clone())).collect();
    let expected = [
        ("CFG-003", "gravity"),
        ("CFG-004", "slot_hold = a while"),
        ("CFG-007", &format!("{CONTACT_OUTCOMES}/no code")),
        ("CFG-005", "TITLE"),
        ("CFG-008", "flyers: weconfig.flying.use"),
        ("CFG-007", "x"),
        ("CFG-010", "group-of-staff"),
    ];
    for (code, item) in expected {
        assert!(told.contains(&(code.to_owned(), item.to_owned())), "{code} {item}: {told:?}");
    }
    let before = content(&world, &staff, &keeps(&world, &staff, "before").await).await;
    let refused = faults(world.back.apply_package(&staff, &package, &to(&shown, &Part::ALL)).await);
    assert!(refused.iter().any(|fault| fault.field == "groups" && fault.code == "CFG-008"), "{refused:?}");
    let after = content(&world, &staff, &keeps(&world, &staff, "after").await).await;
    assert_eq!(before, after);
}

async fn nobody_gives_by_a_package_what_he_may_not_give_by_hand(world: World) {
    let staff = world.somebody("staff", &rights(&[Right::GroupsRead, Right::GroupsChange])).await;
    let kept = world.back.package_content(&staff, &keeps(&world, &staff, "now").await).await.unwrap();
    let with = |more: Value| {
        let mut groups = kept["groups"].as_object().unwrap().clone();
        groups.extend(more.as_object().unwrap().clone());
        json!({"weblys_configuration": 1, "groups": groups})
    };
    let more = with(json!({"friends": {"name": "Amis", "rights": ["weconfig.audit.read"]}}));
    let own = with(json!({"group-of-staff": {"name": "staff", "rights": ["weconfig.audit.read"]}}));
    for (package, group) in [(more, "friends"), (own, "group-of-staff")] {
        let package = brings(&world, &staff, &package).await;
        let shown = shows(&world, &staff, &package).await;
        let told = &shown.parts[0].faults[0];
        assert!(told.item == group && told.code.starts_with("SEC-"), "it is told before he presses: {told:?}");
        let refused = world.back.apply_package(&staff, &package, &to(&shown, &[Part::Groups])).await;
        assert_eq!(code_of(refused), told.code);
    }
    let publisher = world.somebody("publisher", &[Right::ConfigurationRead, Right::ConfigurationPublish]).await;
    let package = keeps(&world, &staff, "all").await;
    let seen = shows(&world, &publisher, &package).await;
    assert!(seen.parts.is_empty(), "he sees of it what he may see");
    assert_eq!(code_of(world.back.package_content(&publisher, &package).await), "SEC-001");
    let refused = world.back.apply_package(&publisher, &package, &to(&seen, &[Part::Parameters])).await;
    assert_eq!(code_of(refused), "SEC-001");
}

async fn who_puts_a_package_in_force_names_what_he_saw(world: World) {
    let staff = world.somebody("staff", &rights(&[])).await;
    let package = brings(&world, &staff, &json!({"weblys_configuration": 1, "parameters": {"slot_hold": "50"}})).await;
    let shown = shows(&world, &staff, &package).await;
    set(&world, &staff, "calendar_shown", "20").await;
    let late = world.back.apply_package(&staff, &package, &to(&shown, &[Part::Parameters])).await;
    assert_eq!(code_of(late), STALE, "it would have taken away what somebody set meanwhile");
    let now = shows(&world, &staff, &package).await;
    assert_eq!(code_of(world.back.apply_package(&staff, &package, &to(&now, &[Part::Groups])).await), "ORD-005");
    let both = to(&now, &[Part::Parameters]);
    let first = world.back.apply_package(&staff, &package, &both).await.unwrap();
    let second = world.back.apply_package(&staff, &package, &both).await.unwrap();
    assert!(first.before.is_some() && second.before.is_none(), "pressed twice, it is done once");
    assert_eq!(world.app.parameters.terms().slot_hold_minutes, 50);
    let codes = world.back.codes(&staff, CONTACT_OUTCOMES, &CodeQuery::default()).await.unwrap();
    assert!(codes.codes.rows.iter().all(|code| !code.is_hidden), "parts that are not there stay as they are");
}

async fn a_file_that_is_no_package_makes_none(world: World) {
    let staff = world.somebody("staff", &rights(&[])).await;
    for wrong in ["", "{", "[]", r#"{"weblys_configuration":1}"#, r#"{"weblys_configuration":9,"parameters":{}}"#] {
        let new = NewPackage { package_id: Uuid::now_v7(), name: "wrong.json".to_owned() };
        let refused = world.back.bring_package(&staff, &new, wrong.as_bytes().to_vec()).await;
        assert_eq!(code_of(refused), NO_PACKAGE, "{wrong}");
    }
    let new = NewPackage { package_id: Uuid::now_v7(), name: "unsound.json".to_owned() };
    let unsound = serde_json::to_vec(&json!({"weblys_configuration": 1, "catalogue": {"offers": 3}})).unwrap();
    assert_eq!(code_of(world.back.bring_package(&staff, &new, unsound).await), "CAT-100");
    assert_eq!(world.back.packages(&staff, &PageQuery::default()).await.unwrap().total, 0);
}

async fn no_other_package_takes_the_place_of_the_one_that_was_seen(world: World) {
    let staff = world.somebody("staff", &rights(&[])).await;
    let file = |value: &str| json!({"weblys_configuration": 1, "parameters": {"notice_fr": value}});
    let package = brings(&world, &staff, &file("Bonjour")).await;
    let shown = shows(&world, &staff, &package).await;
    let again = NewPackage { package_id: package.parse().unwrap(), name: "test.json".to_owned() };
    let other = serde_json::to_vec(&file("Au revoir")).unwrap();
    assert_eq!(code_of(world.back.bring_package(&staff, &again, other.clone()).await), "SEC-104", "it is another");
    world.back.drop_package(&staff, &package).await.unwrap();
    world.back.drop_package(&staff, &package).await.unwrap();
    assert_eq!(code_of(world.back.package(&staff, &package).await), "API-002");
    world.back.bring_package(&staff, &again, other).await.unwrap();
    let swapped = world.back.apply_package(&staff, &package, &to(&shown, &[Part::Parameters])).await;
    assert_eq!(code_of(swapped), STALE, "what was seen was another");
    assert_eq!(world.app.parameters.terms().notice.fr, "");
}

async fn a_parameter_that_was_not_set_for_a_while_bears_no_old_version(world: World) {
    let staff = world.somebody("staff", &rights(&[])).await;
    let version = async || {
        let all = world.back.parameters(&staff).await.unwrap().parameters;
        all.into_iter().find(|one| one.code == "slot_hold").unwrap().version
    };
    set(&world, &staff, "slot_hold", "45").await;
    let old = version().await;
    let package = brings(&world, &staff, &json!({"weblys_configuration": 1, "parameters": {}})).await;
    let shown = shows(&world, &staff, &package).await;
    world.back.apply_package(&staff, &package, &to(&shown, &[Part::Parameters])).await.unwrap();
    assert_eq!(version().await, 0);
    set(&world, &staff, "slot_hold", "60").await;
    assert!(version().await > old, "who opened it long ago overwrites nobody");
}
