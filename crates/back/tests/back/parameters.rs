//! Parameters: in force at once, bounded, with who changed them.

use crate::support::{World, code_of, eventually, on_both_engines};
use weblys_api::audit::AuditQuery;
use weblys_api::client::Caller;
use weblys_api::parameters::{ChangeParameter, ParameterRow};
use weblys_api::security::Right;

on_both_engines!(
    a_parameter_is_in_force_at_once_and_within_a_second_elsewhere,
    a_parameter_keeps_its_bounds_and_two_do_not_undo_each_other,
    a_notice_of_the_shop_is_told_to_every_front,
);

async fn administrator(world: &World) -> Caller {
    world.somebody("administrator", &[Right::ParametersRead, Right::ParametersChange, Right::AuditRead]).await
}

async fn shown(world: &World, caller: &Caller, code: &str) -> ParameterRow {
    let all = world.back.parameters(caller).await.unwrap().parameters;
    all.into_iter().find(|parameter| parameter.code == code).unwrap()
}

fn to(value: &str, version: i64) -> ChangeParameter {
    ChangeParameter { value: Some(value.to_owned()), version }
}

async fn a_parameter_is_in_force_at_once_and_within_a_second_elsewhere(world: World) {
    let caller = administrator(&world).await;
    let other = world.another_back().await;
    let before = shown(&world, &caller, "slot_hold").await;
    assert_eq!((before.value.as_str(), before.default.as_str(), before.set), ("30", "30", None));
    world.back.change_parameter(&caller, "slot_hold", &to(" 45 ", 0)).await.unwrap();
    assert_eq!(world.app.terms().slot_hold_minutes, 45);
    let set = shown(&world, &caller, "slot_hold").await.set.unwrap();
    assert_eq!(set.login, "administrator");
    world.back.change_parameter(&caller, "notice_en", &to("Works tonight", 0)).await.unwrap();
    eventually("the other BACK knows", async || {
        other.shop_notice(&Caller::default()).await.unwrap().en == "Works tonight"
    })
    .await;
    let trail = AuditQuery { subject: "slot_hold".to_owned(), ..AuditQuery::default() };
    let told = world.back.audit(&caller, &trail).await.unwrap().rows.remove(0);
    assert_eq!((told.action.as_str(), told.actor.as_str()), ("parameter.change", "administrator"));
    let change = &told.changes[0];
    assert_eq!((change.before.clone(), change.after.clone()), (Some("30".into()), Some("45".into())));
    let version = shown(&world, &caller, "slot_hold").await.version;
    let default = ChangeParameter { value: None, version };
    world.back.change_parameter(&caller, "slot_hold", &default).await.unwrap();
    assert_eq!(world.app.terms().slot_hold_minutes, 30);
}

async fn a_parameter_keeps_its_bounds_and_two_do_not_undo_each_other(world: World) {
    let caller = administrator(&world).await;
    for wrong in ["4", "241", "", "many", "-5"] {
        let refused = world.back.change_parameter(&caller, "slot_hold", &to(wrong, 0)).await.unwrap_err();
        assert_eq!(refused.problem().unwrap().fields[0].field, "value", "{wrong}");
    }
    let both = [to("60", 0), to("90", 0)];
    let (one, two) = tokio::join!(
        world.back.change_parameter(&caller, "slot_hold", &both[0]),
        world.back.change_parameter(&caller, "slot_hold", &both[1])
    );
    assert!(one.is_ok() != two.is_ok(), "one of them was first: {one:?} {two:?}");
    assert_eq!(code_of(one.and(two)), "SEC-100");
    assert!(shown(&world, &caller, "slot_hold").await.version > 0);
    assert_eq!(code_of(world.back.change_parameter(&caller, "gravity", &to("9", 0)).await), "API-002");
}

async fn a_notice_of_the_shop_is_told_to_every_front(world: World) {
    let caller = administrator(&world).await;
    let notice = "Maintenance ce soir de 22 h à 23 h.";
    world.back.change_parameter(&caller, "notice_fr", &to(notice, 0)).await.unwrap();
    assert_eq!(world.back.shop_notice(&Caller::default()).await.unwrap().fr, notice);
    let long = world.back.change_parameter(&caller, "notice_fr", &to(&"x".repeat(301), 1)).await.unwrap_err();
    assert_eq!(long.problem().unwrap().fields[0].code, "VAL-002");
}
