//! `cargo xtask test`: the one command that says whether everything holds.
//!
//! Everything is built once, for the whole workspace, with the same features: a step that built
//! one package alone would build its dependencies again with other features.

use crate::cluster::{Cluster, Durability};
use crate::steps::Steps;
use crate::workspace::Workspace;
use crate::{deps, features, process, scratch, setup};
use clap::Args;
use std::process::Command;

/// The journeys' test program; it runs apart, after everything else holds.
const JOURNEYS: &str = "journeys";

/// Which steps to run; all by default.
#[derive(Debug, Args)]
pub struct Choice {
    /// Leaves a step out (may be repeated).
    #[arg(long, value_name = "STEP", value_parser = STEPS)]
    skip: Vec<String>,
    /// Runs this step only (may be repeated).
    #[arg(long, value_name = "STEP", value_parser = STEPS)]
    only: Vec<String>,
    /// Passed to the journeys: part of a journey's name, `--list`…
    #[arg(last = true)]
    journeys: Vec<String>,
}

const STEPS: [&str; 9] = ["setup", "format", "deps", "features", "clippy", "build", "cluster", "tests", JOURNEYS];

/// Runs the steps in order.
pub fn run(workspace: &Workspace, choice: &Choice) -> anyhow::Result<()> {
    let mut steps = Steps::new(&choice.skip, &choice.only);
    steps.step("setup", "what this machine lacks is installed", || {
        setup::install(&[setup::POSTGRES, setup::MAIL, setup::BROWSER])?;
        setup::axe(workspace)?;
        setup::portal(workspace).map(drop)
    })?;
    steps.step("format", "cargo fmt --check", || process::run(cargo(workspace, "fmt").args(["--all", "--check"])))?;
    steps.step("deps", "which of our crates may know which", || deps::check(workspace))?;
    steps.step("features", "docs/features.md against the sources", || features::check(workspace))?;
    steps.step("clippy", "no warning anywhere", || {
        process::run(cargo(workspace, "clippy").args(["--workspace", "--all-targets", "--", "-D", "warnings"]))
    })?;
    steps.step("build", "everything, once", || {
        process::run(cargo(workspace, "build").args(["--workspace", "--all-targets"]))
    })?;
    if steps.wants("tests") || steps.wants(JOURNEYS) {
        with_cluster(workspace, &mut steps, &choice.journeys)?;
    }
    steps.print_durations();
    Ok(())
}

fn with_cluster(workspace: &Workspace, steps: &mut Steps, journeys: &[String]) -> anyhow::Result<()> {
    let scratch = scratch::folder()?;
    let cluster = Cluster::start(scratch.path(), Durability::None)?;
    let url = cluster.url();
    steps.step("tests", "units, properties, and every store on SQLite and on PostgreSQL", || {
        let mut test = cargo(workspace, "test");
        test.args(["--workspace", "--lib", "--bins"]).env("WEBLYS_TEST_POSTGRES", &url);
        test.env("TMPDIR", scratch.path()).env("WEBLYS_TEST_PORTAL", setup::portal(workspace)?);
        for name in test_programs(workspace) {
            test.args(["--test", name]);
        }
        process::run(&mut test)
    })?;
    steps.step(JOURNEYS, "people in a real browser, through the real programs", || {
        let mut test = cargo(workspace, "test");
        test.args(["--workspace", "--test", JOURNEYS, "--"]).args(journeys);
        test.env("TMPDIR", scratch.path());
        test.env("WEBLYS_TEST_POSTGRES", &url).env("WEBLYS_AXE", setup::axe(workspace)?);
        test.env("WEBLYS_TEST_PORTAL", setup::portal(workspace)?);
        test.env("WEBLYS_BIN", workspace.target.join("debug/weblys"));
        process::run(test.env("WEBLYS_JOURNEYS_OUT", &workspace.target))
    })
}

/// Every test program but the journeys.
fn test_programs(workspace: &Workspace) -> impl Iterator<Item = &str> {
    let targets = workspace.packages.iter().flat_map(|package| &package.targets);
    targets
        .filter(|target| target.kind.iter().any(|kind| kind == "test") && target.name != JOURNEYS)
        .map(|target| target.name.as_str())
}

fn cargo(workspace: &Workspace, task: &str) -> Command {
    let mut command = process::cargo();
    command.arg(task).current_dir(&workspace.root);
    command
}
