//! Lists of the staff when there is much in them: a million entries of the audit trail, ten thousand users; and what a
//! sign-in costs beside the hash that it must compute.

use crate::load::{histogram, milliseconds};
use crate::parts::Parts;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use std::time::{Duration, Instant};
use uuid::Uuid;
use weblys_db::{Database, Durability, Options, bulk_insert, execute, fetch_one};
use weblys_journeys::buyer::{Buyer, client};
use weblys_kernel::{Clock, SystemClock};

/// Entries of the trail.
const ENTRIES: i64 = 1_000_000;
/// Users.
const USERS: i64 = 10_000;
/// Each list is opened so many times.
const OPENED: usize = 300;
/// Sign-ins that are measured.
const SIGN_INS: usize = 40;
const ADMIN: (&str, &str) = ("admin", "demonstration-admin");

/// The lists, as people open them.
const LISTS: [(&str, &str); 11] = [
    ("audit, the newest", "/weconfig/audit"),
    ("audit, far back", "/weconfig/audit?before_seq=250000"),
    ("audit of one person", "/weconfig/audit?actor=agent-0417"),
    ("audit, one action", "/weconfig/audit?action=user.change"),
    ("audit about one subject", "/weconfig/audit?subject=agent-0311"),
    ("audit, a range of days", "/weconfig/audit?from=2026-03-01&until=2026-03-02"),
    ("audit of one person in a range", "/weconfig/audit?actor=agent-0417&from=2026-03-01&until=2026-03-31"),
    ("users by login", "/weconfig/users"),
    ("users, page 100", "/weconfig/users?page=100"),
    ("users by last sign-in", "/weconfig/users?sort=-last_sign_in"),
    ("users found by a part of a name", "/weconfig/users?q=fictif+7"),
];

/// Fills the database, opens each list again and again, prints what it took.
pub async fn measure(parts: &Parts) -> anyhow::Result<()> {
    let db = Database::connect(&parts.platform.database_url()?, &Options::default()).await?;
    let begun = Instant::now();
    fill(&db).await?;
    println!("{ENTRIES} entries and {USERS} users written in {:.1} s", begun.elapsed().as_secs_f64());
    let front = &parts.platform.endpoints.front;
    let mut person = signed_in(front).await?;
    println!(
        "| {:<34} | {:>8} | {:>8} |\n|{:-<36}|---------:|---------:|",
        "list, over HTTP through FRONT", "p50 ms", "p99 ms", ""
    );
    for (name, path) in LISTS {
        let mut latencies = histogram()?;
        for _ in 0..OPENED {
            let asked = Instant::now();
            let page = person.open(path).await?;
            let took = asked.elapsed();
            anyhow::ensure!(page.status == 200 && page.html.contains("<tbody>"), "{path}: {}", page.status);
            latencies.record(u64::try_from(took.as_micros())?)?;
        }
        println!("| {name:<34} | {:>8.1} | {:>8.1} |", milliseconds(&latencies, 0.5), milliseconds(&latencies, 0.99));
    }
    sign_ins(parts, front).await
}

async fn signed_in(front: &str) -> anyhow::Result<Buyer> {
    let mut person = Buyer::new(&client()?, front);
    person.open("/staff/sign-in").await?;
    let form = person.form("/staff/sign-in")?.with("login", ADMIN.0).with("password", ADMIN.1);
    person.send(&form).await?;
    anyhow::ensure!(person.cookie("weblys_staff").is_some(), "the administrator is not signed in");
    Ok(person)
}

/// CPU of BACK for a sign-in, one after the other; the hash alone is what a wrong password for nobody costs as well.
async fn sign_ins(parts: &Parts, front: &str) -> anyhow::Result<()> {
    let cpu = || parts.cpu().into_iter().find(|(name, _)| name == "back").map_or(0.0, |(_, millis)| millis);
    let (before, begun) = (cpu(), Instant::now());
    for _ in 0..SIGN_INS {
        signed_in(front).await?;
    }
    let each = |millis: f64| millis / SIGN_INS as f64;
    let (spent, took) = (each(cpu() - before), each(begun.elapsed().as_secs_f64() * 1000.0));
    let alone = hash_alone()?;
    println!(
        "a sign-in: {took:.0} ms with its page, {spent:.1} ms of BACK's CPU; the Argon2id hash alone {alone:.1} ms"
    );
    Ok(())
}

/// What the hash costs by itself, with BACK's default settings.
fn hash_alone() -> anyhow::Result<f64> {
    let params = argon2::Params::new(19_456, 2, 1, None).map_err(|error| anyhow::anyhow!("{error}"))?;
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut out = [0_u8; 32];
    let begun = Instant::now();
    for _ in 0..SIGN_INS {
        argon
            .hash_password_into(ADMIN.1.as_bytes(), b"a salt of the bench", &mut out)
            .map_err(|error| anyhow::anyhow!("{error}"))?;
    }
    Ok(begun.elapsed().as_secs_f64() * 1000.0 / SIGN_INS as f64)
}

async fn fill(db: &Database) -> anyhow::Result<()> {
    let now = SystemClock.now();
    write_users(db, now).await?;
    let last: (i64,) = fetch_one!(db, (i64,), "select seq from security_audit_head where chain = 'security'").await?;
    let first = last.0 + 1;
    // A year of them, spread evenly, ended before now.
    let year_ago = now - TimeDelta::days(365);
    let step = TimeDelta::days(364) / i32::try_from(ENTRIES)?;
    let at = |number: i64| i32::try_from(number).map(|number| year_ago + step * number);
    for begin in (0..ENTRIES).step_by(20_000) {
        let rows = (begin..begin + 20_000)
            .map(|number| Ok((first + number, at(number)?)))
            .collect::<anyhow::Result<Vec<_>>>()?;
        let mut tx = db.begin(Durability::Relaxed).await?;
        bulk_insert!(
            &mut tx,
            "insert into security_audit (seq, at, actor, address, site, action, subject_kind, subject, before_json,
                                         after_json, correlation, hash)",
            &rows,
            |row| row.0,
            row.1,
            agent(row.0 * 7 % USERS),
            "192.0.2.7",
            "weconfig",
            action(row.0),
            "user",
            agent(row.0 * 13 % USERS),
            r#"{"name":"Avant"}"#,
            r#"{"name":"Apres"}"#,
            format!("{:032x}", row.0),
            "-"
        )
        .await?;
        tx.commit().await?;
    }
    let end = last.0 + ENTRIES;
    execute!(db, "update security_audit_head set seq = $1 where chain = 'security'", end).await?;
    if db.engine() == weblys_db::Engine::Postgres {
        execute!(db, "analyze").await.context("analyze")?;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(())
}

fn agent(number: i64) -> String {
    format!("agent-{number:04}")
}

fn action(number: i64) -> &'static str {
    match number % 5 {
        0 => "user.change",
        1 => "mail.read",
        2 => "staff.sign_in",
        3 => "code.change",
        _ => "contact.handle",
    }
}

async fn write_users(db: &Database, now: DateTime<Utc>) -> anyhow::Result<()> {
    let (group,) = fetch_one!(db, (Uuid,), "select group_id from security_group where code = 'sellers'").await?;
    let users: Vec<(Uuid, i64)> = (0..USERS).map(|number| (Uuid::new_v4(), number)).collect();
    let mut tx = db.begin(Durability::Full).await?;
    execute!(&mut tx, "update security_change set version = version + 1 where base = 'security'").await?;
    bulk_insert!(
        &mut tx,
        "insert into security_user (user_id, login, name, words, origin, state, channel, shop, partner, version,
                                    created_at, last_sign_in_at)",
        &users,
        |user| user.0,
        agent(user.1),
        format!("Camille Fictif {}", user.1),
        format!("{} camille fictif {}", agent(user.1), user.1),
        "weblys",
        "active",
        "shop",
        "",
        "",
        1_i64,
        now,
        now - TimeDelta::minutes(user.1)
    )
    .await?;
    bulk_insert!(
        &mut tx,
        "insert into security_credential (user_id, must_change, failures, totp_confirmed)",
        &users,
        |user| user.0,
        true,
        0_i64,
        false
    )
    .await?;
    bulk_insert!(&mut tx, "insert into security_membership (user_id, group_id)", &users, |user| user.0, group).await?;
    Ok(tx.commit().await?)
}
