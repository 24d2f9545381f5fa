//! Lists of many rows: their statements use indexes, and their pages come at once.

use crate::support::{World, on_both_engines};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::security::Right;
use weblys_api::users::UserQuery;
use weblys_back::security::{audit, store};
use weblys_db::{Durability, Engine, bulk_insert, execute, fetch_all};
use weblys_kernel::Clock;

on_both_engines!(lists_of_many_rows_use_indexes_and_come_at_once);

const USERS: u32 = 10_000;
const ENTRIES: i64 = 20_000;

async fn fill(world: &World) {
    let now = world.clock.now();
    let users: Vec<(Uuid, u32)> =
        (0..USERS).map(|number| (Uuid::from_u128(0x1000 + u128::from(number)), number)).collect();
    let entries: Vec<i64> = (1_000_000..1_000_000 + ENTRIES).collect();
    let mut tx = world.db().begin(Durability::Relaxed).await.unwrap();
    bulk_insert!(
        &mut tx,
        "insert into security_user (user_id, login, name, words, origin, state, channel, shop, partner, version, created_at)",
        &users,
        |user| user.0, format!("user{:05}", user.1), format!("Nom {:05}", 99_999 - user.1),
        format!("user{:05} nom {:05}", user.1, 99_999 - user.1), "weblys",
        if user.1 % 10 == 0 { "disabled" } else { "active" }, "shop", "", "", 1_i64, now
    )
    .await
    .unwrap();
    bulk_insert!(
        &mut tx,
        "insert into security_credential (user_id, must_change, failures, totp_confirmed)",
        &users,
        |user| user.0,
        true,
        0_i64,
        false
    )
    .await
    .unwrap();
    bulk_insert!(
        &mut tx,
        "insert into security_audit (seq, at, actor, address, site, action, subject_kind, subject, correlation, hash)",
        &entries,
        |seq| *seq,
        now,
        format!("user{:05}", seq % 5_000),
        "192.0.2.1",
        "weconfig",
        format!("deed.{}", seq % 100),
        "user",
        format!("user{:05}", seq % 4_000),
        format!("corr-{seq}"),
        ""
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let statement = world.db().pick("analyze", "analyze security_user, security_credential, security_audit");
    execute!(world.db(), statement).await.unwrap();
}

/// How a statement would be carried out.
pub async fn plan(world: &World, sql: &str) -> String {
    let mut told = String::new();
    match world.db().engine() {
        Engine::Sqlite => {
            let sql = weblys_db::sqlx::AssertSqlSafe(format!("explain query plan {sql}"));
            let steps = fetch_all!(world.db(), (i64, i64, i64, String), sql).await.unwrap();
            steps.into_iter().for_each(|(.., step)| writeln!(told, "{step}").unwrap());
        }
        Engine::Postgres => {
            let sql = weblys_db::sqlx::AssertSqlSafe(format!("explain {sql}"));
            let steps = fetch_all!(world.db(), (String,), sql).await.unwrap();
            steps.into_iter().for_each(|(step,)| writeln!(told, "{step}").unwrap());
        }
    }
    told
}

/// The statement with its values written in, since a plan takes no parameters.
pub fn with_values(sql: &str, values: &[&str]) -> String {
    let numbered = values.iter().enumerate().rev();
    numbered.fold(sql.to_owned(), |sql, (place, value)| sql.replace(&format!("${}", place + 1), value))
}

async fn lists_of_many_rows_use_indexes_and_come_at_once(world: World) {
    let reader = world.somebody("reader", &[Right::UsersRead, Right::AuditRead]).await;
    fill(&world).await;
    let text = |value: &str| AuditQuery {
        ..match value {
            "q" => AuditQuery { q: "corr-1000007".to_owned(), ..AuditQuery::default() },
            "subject" => AuditQuery { subject: "user00007".to_owned(), ..AuditQuery::default() },
            "actor" => AuditQuery { actor: "user00007".to_owned(), ..AuditQuery::default() },
            "action" => AuditQuery { action: "deed.7".to_owned(), ..AuditQuery::default() },
            _ => AuditQuery::default(),
        }
    };
    for (query, index) in [
        (text("q"), "security_audit_correlation"),
        (text("subject"), "security_audit_subject"),
        (text("actor"), "security_audit_actor"),
        (text("action"), "security_audit_a"),
        (text(""), world.db().pick("security_audit", "security_audit_pkey")),
    ] {
        let quoted = |value: &str| format!("'{value}'");
        let (actor, action) = (quoted(&query.actor), quoted(&query.action));
        let (subject, q) = (quoted(&query.subject), quoted(&query.q));
        let values = ["9000000000", &actor, &action, &subject, &q, "0", "50"];
        must_use(&world, &with_values(audit::store::list_sql(&query), &values), index).await;
        let begun = Instant::now();
        assert!(!world.back.audit(&reader, &query).await.unwrap().rows.is_empty());
        must_be_quick(begun, index);
    }
    let times = ["'1970-01-01T00:00:00+00:00'", "'9999-01-01T00:00:00+00:00'"];
    must_use(&world, &with_values(audit::store::PLACES, &times), "security_audit_at").await;
    let unnamed = world.db().pick("sqlite_autoindex_security_user", "security_user_login_key");
    for (sort, index) in [
        ("login", unnamed),
        ("-login", unnamed),
        ("name", "security_user_name"),
        ("-name", "security_user_name"),
        ("state", "security_user_state"),
        ("last_sign_in", "security_user_sign_in"),
    ] {
        let values = ["''", "''", "''", "''", "''", "''", "''", "50", "0"];
        must_use(&world, &with_values(store::list::sql(sort), &values), index).await;
        let begun = Instant::now();
        let page =
            world.back.users(&reader, &UserQuery { sort: sort.to_owned(), ..UserQuery::default() }).await.unwrap();
        must_be_quick(begun, sort);
        assert_eq!((page.rows.len(), page.total), (50, i64::from(USERS) + 4));
    }
    finds_what_is_typed(&world, &reader).await;
}

async fn must_use(world: &World, sql: &str, index: &str) {
    let plan = plan(world, sql).await;
    let reads_all = plan.lines().any(|step| {
        step.contains("Seq Scan")
            || step.contains("TEMP B-TREE")
            // Few rows that an index has found may be sorted.
            || (step.trim_start().trim_start_matches("->").trim_start().starts_with("Sort") && !plan.contains("Bitmap"))
            || (step.starts_with("SCAN ") && !step.contains("USING") && step != "SCAN CONSTANT ROW")
    });
    assert!(plan.contains(index) && !reads_all, "{index}\n{sql}\n{plan}");
}

/// Not a measure: a bound that only a statement without an index, or a machine that is very busy, passes.
fn must_be_quick(begun: Instant, what: &str) {
    assert!(begun.elapsed() < Duration::from_secs(2), "{what}: {:?}", begun.elapsed());
}

async fn finds_what_is_typed(world: &World, reader: &weblys_api::client::Caller) {
    let ask = async |query: UserQuery| world.back.users(reader, &query).await.unwrap();
    let found = ask(UserQuery { q: "NOM 99998".to_owned(), ..UserQuery::default() }).await;
    assert_eq!(found.rows.iter().map(|row| row.login.as_str()).collect::<Vec<_>>(), ["user00001"]);
    assert_eq!(
        ask(UserQuery { q: "100%_".to_owned(), ..UserQuery::default() }).await.total,
        0,
        "no pattern of its own"
    );
    assert_eq!(ask(UserQuery { state: "disabled".to_owned(), ..UserQuery::default() }).await.total, 1_000);
    let group = UserQuery { group: "group-of-reader".to_owned(), ..UserQuery::default() };
    assert_eq!(ask(group).await.rows[0].login, "reader");
    let last = ask(UserQuery { page: Some(201), ..UserQuery::default() }).await;
    assert_eq!((last.rows.len(), last.page, last.size), (4, 201, 50));
}
