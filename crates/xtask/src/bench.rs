//! `cargo xtask bench`: builds for release, then lets the programs of `tests/bench` measure.

use crate::cluster::{Cluster, Durability};
use crate::workspace::Workspace;
use crate::{process, setup};
use clap::Args;
use std::process::Command;

/// The engine with a large operator: a package and its example.
const CATALOGUE: (&str, &str) = ("weblys-catalog", "large_operator");
/// The search in a million addresses.
const ADDRESSES: (&str, &str) = ("weblys-addresses", "type_ahead");

/// What to measure.
#[derive(Debug, Args)]
pub struct Choice {
    /// Seconds of each measure.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// What to measure: `shop`, `streams` for 5,000 open pages of the staff, `lists` for its lists with
    /// much in them, `catalogue` for the engine alone on the catalogue of a large operator, `large` for BACK with that
    /// catalogue and a million homes, or `addresses` for the search alone in a million of them.
    #[arg(long, default_value = "shop")]
    part: String,
}

/// Measures on SQLite, then on PostgreSQL with full durability. Pure crates need neither.
pub fn run(workspace: &Workspace, choice: &Choice) -> anyhow::Result<()> {
    match choice.part.as_str() {
        "catalogue" => return alone(workspace, CATALOGUE, &[]),
        "addresses" => return alone(workspace, ADDRESSES, &[]),
        _ => {}
    }
    setup::install(&[setup::POSTGRES, setup::NGINX])?;
    let mut build = process::cargo();
    build.args(["build", "--release", "--package", "weblys", "--package", "weblys-journeys", "--bins"]);
    process::run(build.current_dir(&workspace.root))?;
    let cluster = Cluster::start(&std::env::temp_dir(), Durability::Full)?;
    let release = workspace.target.join("release");
    // Thousands of connections: the program and what it starts may hold as many files as the machine lets them.
    let mut bench = Command::new("sh");
    bench.args(["-c", "ulimit -n \"$(ulimit -Hn)\"; exec \"$0\" \"$@\""]).arg(release.join("weblys-bench"));
    bench.args(["--part", &choice.part]);
    if choice.part == "large" {
        let files = workspace.target.join("large");
        alone(workspace, CATALOGUE, &["--write", &files.display().to_string()])?;
        bench.arg("--files").arg(files);
    }
    bench.args(["--seconds", &choice.seconds.to_string()]).arg("--out").arg(workspace.target.join("bench.json"));
    bench.args(["--postgres", &cluster.socket_url(), "--postgres-pid", &cluster.pid().to_string()]);
    process::run(bench.env("WEBLYS_BIN", release.join("weblys")).current_dir(&workspace.root))
}

/// A pure crate alone, in one process: no program and no database takes part.
fn alone(workspace: &Workspace, (package, example): (&str, &str), words: &[&str]) -> anyhow::Result<()> {
    let mut run = process::cargo();
    run.args(["run", "--release", "--package", package, "--example", example, "--"]).args(words);
    process::run(run.current_dir(&workspace.root))
}
