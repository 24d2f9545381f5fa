//! The benchmark of `cargo xtask bench`: ratios measured in one run, on release builds, over loopback.
//!
//! (a) nginx with a static file as long as the offers page: the ceiling; (b) the offers page;
//! (c) the type-ahead; (d) whole purchases. One load generator for all, so that ratios are fair;
//! it shares the machine with what it measures.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod ceiling;
mod large;
mod lists;
mod load;
mod parts;
mod process;
mod purchases;
mod report;
mod streams;

use anyhow::Context;
use clap::{Parser, ValueEnum};
use load::{Load, Measured};
use parts::Parts;
use report::{EngineReport, Report};
use std::path::PathBuf;
use std::time::Duration;
use weblys_journeys::buyer::{Buyer, client};
use weblys_journeys::platform::Engine;
use weblys_journeys::settings::Settings;
use weblys_journeys::town::{Home, homes};

/// Who buys costs as little as he can: he is on the same cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures the release build.
#[derive(Debug, Parser)]
struct Choice {
    /// Seconds of each measure.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Where the result is written.
    #[arg(long)]
    out: PathBuf,
    /// What is measured.
    #[arg(long, value_enum, default_value_t = What::Shop)]
    part: What,
    /// One purchase of (d) in so many has a technician's visit, the others a parcel; 0: none.
    #[arg(long, default_value_t = 2)]
    visits_every: usize,
    /// Open pages of the staff, for `--part streams`.
    #[arg(long, default_value_t = 5_000)]
    streams: usize,
    /// The files of a large operator, for `--part large`.
    #[arg(long)]
    files: Option<PathBuf>,
    /// The maintenance database of a PostgreSQL server; without one, SQLite alone is measured.
    #[arg(long)]
    postgres: Option<String>,
    /// The process of that server.
    #[arg(long)]
    postgres_pid: Option<u32>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// (a) to (d): the shop.
    Shop,
    /// Open pages of the staff that are told what is new.
    Streams,
    /// Lists of the staff with much in them, and what a sign-in costs.
    Lists,
    /// BACK with the catalogue of a large operator and a million homes.
    Large,
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(Choice::parse()))
}

async fn measure(choice: Choice) -> anyhow::Result<()> {
    let mut settings = Settings::read()?;
    settings.postgres.clone_from(&choice.postgres);
    if choice.part == What::Streams {
        let parts = Parts::start(&settings, Engine::Sqlite, None).await?;
        return streams::measure(&parts, choice.streams).await;
    }
    if choice.part == What::Large {
        let files = choice.files.as_deref().context("--files: where the files of the large operator are")?;
        return large::measure(&settings, files, Duration::from_secs(choice.seconds)).await;
    }
    if choice.part == What::Lists {
        for engine in [Some(Engine::Sqlite), choice.postgres.as_ref().map(|_| Engine::Postgres)].into_iter().flatten() {
            println!("{engine:?}");
            lists::measure(&Parts::start(&settings, engine, None).await?).await?;
        }
        return Ok(());
    }
    let mut engines = vec![(Engine::Sqlite, None)];
    if choice.postgres.is_some() {
        engines.push((Engine::Postgres, choice.postgres_pid));
    }
    let mut report = Report { machine: process::machine(), engines: Vec::new() };
    for (engine, server) in engines {
        println!("{engine:?}: seeding and starting…");
        report.engines.push(measure_engine(&choice, &settings, engine, server).await?);
    }
    report.print();
    std::fs::write(&choice.out, serde_json::to_string_pretty(&report)?)?;
    println!("\nwritten: {}", choice.out.display());
    Ok(())
}

async fn measure_engine(
    choice: &Choice,
    settings: &Settings,
    engine: Engine,
    server: Option<u32>,
) -> anyhow::Result<EngineReport> {
    let parts = Parts::start(settings, engine, server).await?;
    let homes = homes(&parts.platform, 64).await?;
    let first = homes.first().context("no home")?;
    let page_path = format!("/shop/dwelling/{}", first.dwelling_id());
    let mut visitor = Buyer::new(&client()?, &parts.platform.endpoints.front);
    let page = visitor.open(&page_path).await?.clone();
    anyhow::ensure!(page.status == 200, "the offers page was answered {}", page.status);
    let seconds = Duration::from_secs(choice.seconds);
    let ceiling = ceiling::Nginx::start(&page.html)?;
    println!("{engine:?}: (a) nginx, {} bytes…", page.html.len());
    let nginx = Load::of(&ceiling.url(), &["/page.html".to_owned()]).run(seconds).await?;
    drop(ceiling);
    println!("{engine:?}: (b) the offers page…");
    let offers = parts.load(vec![page_path], seconds).await?;
    println!("{engine:?}: (c) the type-ahead…");
    let suggest = parts.load(typed(&homes), seconds).await?;
    println!("{engine:?}: (d) purchases…");
    let purchases = purchases::run(&parts, &homes, seconds, choice.visits_every).await?;
    Ok(EngineReport {
        engine: format!("{engine:?}"),
        page_bytes: page.html.len(),
        start_ms: parts.start_ms.clone(),
        rows: vec![
            nginx.named("(a) nginx, static file", &nginx),
            offers.named("(b) offers page", &nginx),
            suggest.named("(c) address type-ahead", &nginx),
        ],
        purchases,
        memory_mb: parts.memory(),
    })
}

/// What people have in the field while they type their addresses.
fn typed(homes: &[Home]) -> Vec<String> {
    let mut paths = Vec::new();
    for home in homes {
        let letters: Vec<char> = home.typed.chars().collect();
        for length in (4..letters.len().min(24)).step_by(4) {
            let query: String = letters[..length].iter().collect();
            let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
            paths.push(format!("/shop/suggest?q={query}"));
        }
    }
    paths
}

impl Parts {
    async fn load(&self, paths: Vec<String>, seconds: Duration) -> anyhow::Result<Measured> {
        Load::of(&self.platform.endpoints.front, &paths).run(seconds).await
    }
}
