//! The first start of the demonstration: killed half-way it is taken up again, and what stands in its way is said.

use anyhow::Context;
use libtest_mimic::Trial;
use std::net::TcpListener;
use std::process::{Command, Output};
use std::sync::Arc;
use weblys_db::{Database, Options, fetch_one};
use weblys_journeys::platform::{Engine, Platform};
use weblys_journeys::world::{World, journey};

/// Files that appear one after another while the data is prepared: it is killed at each.
const STAGES: [&str; 4] = ["back.db", "back-prod.db", "procable.db", "procable-prod.db"];

/// What is prepared in BACK. People who can sign in are those of the demonstration: the operator system's arrive by
/// themselves once it runs, and have no password.
const BACK: [&str; 5] = [
    "select count(*) from address_commune",
    "select count(*) from address_address",
    "select count(*) from address_dwelling",
    "select count(*) from catalog_publication",
    "select count(*) from security_credential where password_hash is not null",
];

/// What is prepared in the operator system.
const OPERATOR: [&str; 6] = [
    "select count(*) from procable_pickup_point",
    "select count(*) from procable_customer",
    "select count(*) from procable_service",
    "select count(*) from procable_web_user",
    "select count(*) from procable_code_table",
    "select count(*) from procable_code",
];

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(
            world,
            "first_start::killed_again_and_again_it_is_taken_up_and_nothing_is_missing_or_there_twice",
            killed_again_and_again_it_is_taken_up_and_nothing_is_missing_or_there_twice,
        ),
        journey(
            world,
            "first_start::a_port_that_is_taken_and_a_folder_that_cannot_be_written_to_are_said",
            a_port_that_is_taken_and_a_folder_that_cannot_be_written_to_are_said,
        ),
    ]
}

async fn killed_again_and_again_it_is_taken_up_and_nothing_is_missing_or_there_twice(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let folder = world.settings.out.join("journeys").join("first-start");
    std::fs::create_dir_all(&folder)?;
    for stage in STAGES {
        Platform::killed_at(&world.settings, &folder, stage).await?;
    }
    let taken_up = Platform::taken_up(&world.settings, &folder).await?;
    let undisturbed = world.own(Engine::Sqlite).await?;
    for (file, second, counts) in
        [("back.db", "back-prod.db", &BACK[..]), ("procable.db", "procable-prod.db", &OPERATOR[..])]
    {
        let wanted = rows(&undisturbed, file, counts).await?;
        anyhow::ensure!(wanted.iter().all(|count| *count > 0), "{file} has nothing of some: {wanted:?}");
        for file in [file, second] {
            let found = rows(&taken_up, file, counts).await?;
            anyhow::ensure!(found == wanted, "{file} has {found:?} rows of {counts:?}, and {wanted:?} undisturbed");
        }
    }
    Ok(())
}

/// How many rows there are in a database file of a platform, for each question.
async fn rows(platform: &Platform, file: &str, counts: &[&'static str]) -> anyhow::Result<Vec<i64>> {
    let url = format!("sqlite:{}", platform.file(file).display());
    let db = Database::connect(&url, &Options::default()).await?;
    let mut found = Vec::new();
    for count in counts.iter().copied() {
        let (rows,): (i64,) = fetch_one!(db, (i64,), count).await.with_context(|| format!("{file}: {count}"))?;
        found.push(rows);
    }
    db.close().await;
    Ok(found)
}

async fn a_port_that_is_taken_and_a_folder_that_cannot_be_written_to_are_said(world: Arc<World>) -> anyhow::Result<()> {
    let folder = world.settings.out.join("journeys").join("no-start");
    let somebody = TcpListener::bind("127.0.0.1:0")?;
    let port = somebody.local_addr()?.port();
    let start = |folder: &std::path::Path, port: u16| {
        let mut command = Command::new(&world.settings.program);
        command.arg("demo").arg("--data-dir").arg(folder).args(["--front-port", &port.to_string()]);
        command.output().context("the program")
    };
    says(&start(&folder, port)?, &[&format!("port {port} is taken"), "--front-port"])?;
    anyhow::ensure!(!folder.join("back.db").exists(), "nothing is prepared for a start that cannot be");
    let file = folder.join("a-file");
    std::fs::write(&file, b"")?;
    says(&start(&file.join("var"), 0)?, &["a-file/var cannot be made"])?;
    says(&start(std::path::Path::new("/proc"), 0)?, &["the folder /proc cannot be written to"])
}

/// The program ended at once, not well, and said this without a word of its insides.
fn says(output: &Output, wanted: &[&str]) -> anyhow::Result<()> {
    let said = String::from_utf8_lossy(&output.stderr);
    anyhow::ensure!(!output.status.success(), "it started");
    for words in wanted {
        anyhow::ensure!(said.contains(words), "{words:?} is not said: {said}");
    }
    anyhow::ensure!(!said.contains("panicked") && !said.contains("backtrace"), "{said}");
    Ok(())
}
