//! What people left in the shop and what waits to be carried out, as the staff works on it.

use super::lists::{plan, with_values};
use crate::support::{World, code_of, eventually, on_both_engines};
use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::bulk::{BulkContacts, BulkEffects, BulkOutcome, BulkReport, BulkRow, ContactDeed, EffectDeed};
use weblys_api::client::Caller;
use weblys_api::codes::{CONTACT_OUTCOMES, ChangeCode, CodeQuery};
use weblys_api::contact::{ContactKind, ContactQuery, ContactReceipt, HandleContact, LeaveContact};
use weblys_api::effects::EffectQuery;
use weblys_api::security::Right;
use weblys_api::traces::{TraceQuery, TraceRow, Traced};
use weblys_back::orders::store::contact::{Done, list_sql};
use weblys_back::orders::store::frame;
use weblys_db::{bulk_insert, execute, fetch_one};
use weblys_kernel::Clock;

on_both_engines!(
    what_people_left_is_seen_dealt_with_and_told_of,
    an_outcome_is_one_of_those_offered_and_stays_when_it_is_hidden,
    two_of_the_staff_do_not_undo_each_other,
    what_was_put_aside_is_tried_again_and_done,
    what_happened_under_a_reference_is_told_in_its_order,
    several_requests_are_dealt_with_each_for_itself,
    several_effects_are_tried_again_and_those_that_run_are_left,
    open_requests_are_found_by_their_index_among_many,
);

async fn left(world: &World, kind: ContactKind, name: &str) -> ContactReceipt {
    let form = LeaveContact {
        kind,
        idempotency_key: name.to_owned(),
        name: name.to_owned(),
        email: String::new(),
        phone: "06 39 98 00 12".to_owned(),
        address: "12 rue des Lilas, 42000 Saint-Étienne".to_owned(),
        contract: String::new(),
        wished_on: String::new(),
        message: "Bonjour".to_owned(),
        locale: Default::default(),
        ..LeaveContact::default()
    };
    world.back.leave_contact(&Caller::default(), &form).await.unwrap()
}

fn open() -> ContactQuery {
    ContactQuery { state: "open".to_owned(), ..ContactQuery::default() }
}

async fn what_people_left_is_seen_dealt_with_and_told_of(world: World) {
    let care = world.somebody("care", &[Right::ContactsRead, Right::ContactsChange, Right::AuditRead]).await;
    left(&world, ContactKind::NotEligible, "Camille Fictif").await;
    let receipt = left(&world, ContactKind::Callback, "Dominique Fictif").await;
    let all = world.back.contacts(&care, &open()).await.unwrap();
    assert_eq!((all.total, all.rows.len()), (2, 2));
    let called = ContactQuery { kind: Some(ContactKind::Callback), ..open() };
    assert_eq!(world.back.contacts(&care, &called).await.unwrap().total, 1);
    let found = ContactQuery { q: receipt.reference.to_lowercase(), ..ContactQuery::default() };
    let one = world.back.contacts(&care, &found).await.unwrap().rows.remove(0);
    assert_eq!((one.left.name.as_str(), one.reference.as_str()), ("Dominique Fictif", receipt.reference.as_str()));
    let handle = HandleContact {
        handled: true,
        outcome: "ANSWERED".to_owned(),
        note: " Rappelée, tout va bien. ".to_owned(),
        version: one.version,
    };
    let handled = world.back.handle_contact(&care, one.contact_id, &handle).await.unwrap();
    assert_eq!((handled.handled_by.as_str(), handled.note.as_str()), ("care", "Rappelée, tout va bien."));
    assert_eq!(handled.outcome.as_ref().map(|outcome| outcome.label.fr.as_str()), Some("Réponse donnée"));
    assert_eq!(world.back.contact(&care, one.contact_id).await.unwrap(), handled);
    assert_eq!(world.back.contacts(&care, &open()).await.unwrap().total, 1, "it waits no longer");
    let trail = AuditQuery { subject: receipt.reference, ..AuditQuery::default() };
    let told = world.back.audit(&care, &trail).await.unwrap().rows;
    let told: Vec<_> = told.iter().map(|row| (row.action.as_str(), row.actor.as_str())).collect();
    assert_eq!(told, [("contact.read", "care"), ("contact.handle", "care")], "who reads a file is told of too");
    let page = ContactQuery { size: Some(1), page: Some(2), ..ContactQuery::default() };
    let second = world.back.contacts(&care, &page).await.unwrap();
    assert_eq!((second.total, second.rows.len(), second.page), (2, 1, 2));
    let all = world.back.contacts(&care, &ContactQuery::default()).await.unwrap().rows;
    let (before_at, before_id) = (Some(all[0].received_at), Some(all[0].contact_id));
    let behind = ContactQuery { before_at, before_id, ..ContactQuery::default() };
    assert_eq!(
        world.back.contacts(&care, &behind).await.unwrap().rows,
        all[1..],
        "those behind it, whatever it is now"
    );
}

async fn an_outcome_is_one_of_those_offered_and_stays_when_it_is_hidden(world: World) {
    let rights = [Right::ContactsRead, Right::ContactsChange, Right::CodeTablesRead, Right::CodeTablesChange];
    let care = world.somebody("care", &rights).await;
    left(&world, ContactKind::Callback, "Camille Fictif").await;
    let shown = world.back.contacts(&care, &open()).await.unwrap().rows.remove(0);
    let ends = |outcome: &str, handled, version| HandleContact {
        handled,
        outcome: outcome.to_owned(),
        note: String::new(),
        version,
    };
    let unknown = world.back.handle_contact(&care, shown.contact_id, &ends("NOWHERE", true, shown.version)).await;
    let fault = unknown.unwrap_err().problem().unwrap().fields[0].clone();
    assert_eq!((fault.field.as_str(), fault.code.as_str()), ("outcome", "SEC-105"));
    let sold = world.back.handle_contact(&care, shown.contact_id, &ends("SOLD", true, shown.version)).await.unwrap();
    let codes = world.back.codes(&care, CONTACT_OUTCOMES, &CodeQuery::default()).await.unwrap().codes.rows;
    let code = codes.into_iter().find(|code| code.code == "SOLD").unwrap();
    let hide = ChangeCode { version: 1, is_hidden: true, position: code.position, own_label: code.own_label };
    world.back.change_code(&care, code.code_id, &hide).await.unwrap();
    let noted = world.back.handle_contact(&care, shown.contact_id, &ends("SOLD", true, sold.version)).await.unwrap();
    assert_eq!(noted.outcome, sold.outcome, "it bears it already");
    let forgotten = world.back.handle_contact(&care, shown.contact_id, &ends("ANSWERED", false, noted.version)).await;
    let fault = forgotten.unwrap_err().problem().unwrap().fields[0].clone();
    assert_eq!((fault.field.as_str(), fault.code.as_str()), ("outcome", "SEC-060"), "it is not thrown away unheard");
    let again = world.back.handle_contact(&care, shown.contact_id, &ends("SOLD", false, noted.version)).await.unwrap();
    assert_eq!((again.handled_at, again.outcome), (None, None), "what is open has not ended");
    let hidden = world.back.handle_contact(&care, shown.contact_id, &ends("SOLD", true, again.version)).await;
    assert!(hidden.is_err(), "nobody chooses it anew");
}

async fn two_of_the_staff_do_not_undo_each_other(world: World) {
    let rights = [Right::ContactsRead, Right::ContactsChange];
    let (first, second) = (world.somebody("first", &rights).await, world.somebody("second", &rights).await);
    left(&world, ContactKind::Callback, "Camille Fictif").await;
    let shown = world.back.contacts(&first, &open()).await.unwrap().rows.remove(0);
    let note = |note: &str| HandleContact {
        handled: true,
        outcome: String::new(),
        note: note.to_owned(),
        version: shown.version,
    };
    world.back.handle_contact(&first, shown.contact_id, &note("rappelée")).await.unwrap();
    let stale = world.back.handle_contact(&second, shown.contact_id, &note("en attente")).await.unwrap_err();
    let problem = stale.problem().unwrap().clone();
    assert_eq!((problem.code.as_str(), problem.status), ("SEC-100", 409));
    assert_eq!(problem.current.unwrap()["note"], json!("rappelée"));
    let long =
        HandleContact { note: "x".repeat(2_001), version: shown.version + 1, handled: true, outcome: String::new() };
    assert_eq!(code_of(world.back.handle_contact(&first, shown.contact_id, &long).await), "ORD-005");
    assert_eq!(world.back.contact(&first, shown.contact_id).await.unwrap().note, "rappelée");
}

async fn what_was_put_aside_is_tried_again_and_done(world: World) {
    let engineer = world.somebody("engineer", &[Right::JobsRead, Right::JobsRun]).await;
    world.operator_goes_down().await;
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    buyer.orders().await;
    let orders = EffectQuery { topic: "place_order".to_owned(), ..EffectQuery::default() };
    eventually("the order waits", async || {
        let rows = world.back.effects(&engineer, &orders).await.unwrap().rows;
        rows.first().is_some_and(|row| row.state == "ready" && !row.last_error.is_empty())
    })
    .await;
    execute!(world.db(), "update outbox_effect set state = 'dead' where topic = 'place_order'").await.unwrap();
    let dead = EffectQuery { state: "dead".to_owned(), ..EffectQuery::default() };
    let row = world.back.effects(&engineer, &dead).await.unwrap().rows.remove(0);
    world.operator_recovers().await;
    world.back.retry_effect(&engineer, row.effect_id).await.unwrap();
    eventually("the order is made", async || world.orders_at_operator().await == 1).await;
    eventually("nothing waits", async || world.back.effects(&engineer, &orders).await.unwrap().total == 0).await;
    assert_eq!(code_of(world.back.retry_effect(&engineer, row.effect_id).await), "API-002", "what is done is done");
}

async fn what_happened_under_a_reference_is_told_in_its_order(world: World) {
    let engineer = world.somebody("engineer", &[Right::ComponentsRead]).await;
    let auditor = world.somebody("auditor", &[Right::ComponentsRead, Right::AuditRead]).await;
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    buyer.orders().await;
    eventually("the order is made", async || world.orders_at_operator().await == 1).await;
    let sql = "select count(*) from orders_frame where operation = 'place_order'";
    eventually("its frame is kept", async || world.count(sql).await == 1).await;
    let find = "select subject, correlation from orders_frame where operation = 'place_order'";
    let (number, reference) = fetch_one!(world.db(), (String, String), find).await.unwrap();
    for q in [number, format!(" {reference} ")] {
        let trace = world.back.trace(&engineer, &TraceQuery { q }).await.unwrap();
        let orders =
            |row: &&TraceRow| matches!(&row.what, Traced::Call { operation, .. } if operation == "place_order");
        assert_eq!(trace.rows.iter().filter(orders).count(), 1, "{trace:?}");
        assert!(trace.rows.is_sorted_by_key(|row| row.at) && trace.hides_staff && !trace.has_more);
    }
    let about = TraceQuery { q: "engineer".to_owned() };
    assert!(world.back.trace(&engineer, &about).await.unwrap().rows.is_empty(), "that takes the audit trail's right");
    let deeds = world.back.trace(&auditor, &about).await.unwrap();
    assert!(!deeds.rows.is_empty() && !deeds.hides_staff, "{deeds:?}");
    assert!(world.back.trace(&engineer, &TraceQuery::default()).await.unwrap().rows.is_empty());
    for (sql, index) in [(frame::ABOUT, "orders_frame_subject"), (frame::UNDER, "orders_frame_correlation")] {
        let plan = plan(&world, &with_values(sql, &["'x'", "200"])).await;
        assert!(plan.contains(index), "{plan}");
    }
}

async fn open_requests_are_found_by_their_index_among_many(world: World) {
    let now = world.clock.now();
    let many: Vec<i64> = (0..4_000).collect();
    let done = |number: &i64| (number % 200 != 0).then_some(now);
    bulk_insert!(
        world.db().writer(),
        "insert into orders_contact (contact_id, reference, idempotency_key, kind, content, received_at, handled_at)",
        &many,
        |number| Uuid::from_u128(u128::try_from(*number).unwrap()),
        format!("C-{number}"),
        format!("key {number}"),
        "callback",
        "{}",
        now + TimeDelta::seconds(*number),
        done(number)
    )
    .await
    .unwrap();
    execute!(world.db(), "analyze orders_contact").await.unwrap();
    const END: &str = "'9999-12-31T23:59:59+00:00'";
    const LAST: &str = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    let sql = with_values(list_sql(Done::Open), &["''", "''", "50", "0", END, LAST]);
    let plan = plan(&world, &sql).await;
    assert!(plan.contains("orders_contact_open"), "{plan}");
}

fn told(report: &BulkReport) -> Vec<&str> {
    let words = report.lines.iter().map(|line| match &line.outcome {
        BulkOutcome::Done => "done",
        BulkOutcome::Unchanged => "unchanged",
        BulkOutcome::Refused { code } => code.as_str(),
    });
    words.collect()
}

async fn several_requests_are_dealt_with_each_for_itself(world: World) {
    let care = world.somebody("care", &[Right::ContactsRead, Right::ContactsChange, Right::AuditRead]).await;
    for name in ["Camille", "Dominique", "Sacha"] {
        left(&world, ContactKind::Callback, name).await;
    }
    let rows = world.back.contacts(&care, &open()).await.unwrap().rows;
    let one = |name: &str| rows.iter().find(|row| row.left.name == name).unwrap().clone();
    let (camille, dominique, sacha) = (one("Camille"), one("Dominique"), one("Sacha"));
    let note = |note: &str| HandleContact { note: note.to_owned(), version: 1, ..HandleContact::default() };
    world.back.handle_contact(&care, dominique.contact_id, &note("Appelée une fois.")).await.unwrap();
    let by_hand = HandleContact { handled: true, ..note("fait") };
    world.back.handle_contact(&care, sacha.contact_id, &by_hand).await.unwrap();
    let shown = |id, version| BulkRow { id, version };
    let all = BulkContacts {
        deed: ContactDeed::Handle { outcome: "ANSWERED".to_owned(), note: " Vue en réunion. ".to_owned() },
        rows: vec![
            shown(camille.contact_id, Some(1)),
            shown(dominique.contact_id, Some(2)),
            shown(sacha.contact_id, Some(1)),
            shown(Uuid::from_u128(9), None),
            shown(camille.contact_id, Some(1)),
        ],
    };
    let seen = world.back.preview_contacts(&care, &all).await.unwrap();
    assert_eq!(told(&seen), ["done", "done", "unchanged", "API-002"], "each once; who handled one keeps what he said");
    assert_eq!(world.back.contacts(&care, &open()).await.unwrap().total, 2, "nothing is done by looking");
    let done = world.back.handle_contacts(&care, &all).await.unwrap();
    assert_eq!(told(&done), told(&seen));
    let after = world.back.contact(&care, dominique.contact_id).await.unwrap();
    assert_eq!(after.note, "Appelée une fois.\nVue en réunion.");
    assert_eq!((after.handled_by.as_str(), after.outcome.unwrap().code.as_str()), ("care", "ANSWERED"));
    assert_eq!(world.back.contact(&care, sacha.contact_id).await.unwrap().note, "fait");
    let trail = AuditQuery { action: "contact.handle".to_owned(), ..AuditQuery::default() };
    assert_eq!(world.back.audit(&care, &trail).await.unwrap().rows.len(), 4);
    assert_eq!(told(&world.back.handle_contacts(&care, &all).await.unwrap())[0], "unchanged", "a second click");

    let old = BulkContacts { deed: ContactDeed::Reopen, rows: vec![shown(camille.contact_id, Some(1))] };
    assert_eq!(told(&world.back.handle_contacts(&care, &old).await.unwrap()), ["SEC-100"], "somebody changed it");
    let reopen = BulkContacts { rows: vec![shown(camille.contact_id, Some(2))], ..old };
    assert_eq!(told(&world.back.handle_contacts(&care, &reopen).await.unwrap()), ["done"]);
    assert_eq!(world.back.contact(&care, camille.contact_id).await.unwrap().outcome, None);

    let wrong = [("NOWHERE", String::new()), ("", "x".repeat(2_001))];
    for (outcome, note) in wrong {
        let deed = ContactDeed::Handle { outcome: outcome.to_owned(), note };
        let refused = BulkContacts { deed, rows: all.rows.clone() };
        assert_eq!(code_of(world.back.handle_contacts(&care, &refused).await), "ORD-005");
    }
    let longer = ContactDeed::Handle { outcome: String::new(), note: "x".repeat(2_000) };
    let longer = BulkContacts { deed: longer, rows: vec![shown(camille.contact_id, None)] };
    assert_eq!(told(&world.back.preview_contacts(&care, &longer).await.unwrap()), ["VAL-002"], "with what was noted");
}

async fn several_effects_are_tried_again_and_those_that_run_are_left(world: World) {
    let engineer = world.somebody("engineer", &[Right::JobsRead, Right::JobsRun]).await;
    let now = world.clock.now();
    for (number, state, due) in [(1_u128, "dead", 0), (2, "ready", 600), (3, "running", 20)] {
        execute!(
            world.db(),
            "insert into outbox_effect
               (effect_id, topic, subject, payload, state, attempts, due_at, last_error, created_at)
             values ($1, 'of_tomorrow', $2, '{}', $3, 3, $4, 'no answer', $5)",
            Uuid::from_u128(number),
            &format!("subject {number}"),
            state,
            now + TimeDelta::seconds(due),
            now
        )
        .await
        .unwrap();
    }
    let row = |number| BulkRow { id: Uuid::from_u128(number), version: None };
    let all = BulkEffects { deed: EffectDeed::Retry, rows: (1..=4).map(row).collect() };
    let seen = world.back.preview_effects(&engineer, &all).await.unwrap();
    assert_eq!(told(&seen), ["done", "done", "unchanged", "API-002"]);
    assert_eq!((seen.lines[0].known_by.as_str(), seen.lines[0].name.as_str()), ("subject 1", "of_tomorrow"));
    let one = EffectQuery { size: Some(1), ..EffectQuery::default() };
    let first = world.back.effects(&engineer, &one).await.unwrap().rows.remove(0);
    execute!(world.db(), "delete from outbox_effect where effect_id = $1", Uuid::from_u128(1)).await.unwrap();
    let behind = EffectQuery { after: Some(first.effect_id), ..one };
    let next = world.back.effects(&engineer, &behind).await.unwrap().rows.remove(0);
    assert_eq!(next.effect_id, Uuid::from_u128(2), "what is carried out meanwhile moves nobody out of sight");
    let seen = world.back.preview_effects(&engineer, &all).await.unwrap();
    assert_eq!(told(&world.back.retry_effects(&engineer, &all).await.unwrap()), told(&seen));
    assert_eq!(world.count("select count(*) from security_audit where action = 'effect.retry'").await, 1);
    let dead = EffectQuery { state: "dead".to_owned(), ..EffectQuery::default() };
    assert_eq!(world.back.effects(&engineer, &dead).await.unwrap().total, 0);
}
