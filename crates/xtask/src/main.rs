//! Tasks of the project: `cargo xtask test`, `bench`, `fuzz`, `cluster`, `demo`, `find <word>`, `deps`, `features`.
//!
//! What this is: the commands of people who work on Weblys. What it is not: a part of the
//! product. Start at [`Task`]; each task is one module.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod bench;
mod cluster;
mod demo_addresses;
mod demo_catalogue;
mod deps;
mod features;
mod find;
mod fuzz;
mod process;
mod scratch;
mod setup;
mod sources;
mod steps;
mod test;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// Tasks of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Sets up what is missing, then checks everything: formats, lints, tests on both engines, journeys.
    Test(test::Choice),
    /// Measures the release build and writes target/bench.json.
    Bench(bench::Choice),
    /// Lets the targets of `fuzz/` look for inputs that break what reads files.
    Fuzz(fuzz::Choice),
    /// Runs a private PostgreSQL cluster until Ctrl-C, and prints its URL.
    Cluster,
    /// Writes the demonstration's files anew: addresses, network and catalogue.
    Demo,
    /// Checks which of our crates may know which.
    Deps,
    /// Checks docs/features.md against the sources.
    Features,
    /// Where a word is: routes, tables, text keys, refusal codes.
    Find {
        /// Part of a path, of a table's name, of a text key, or a refusal code.
        word: String,
    },
}

fn main() -> ExitCode {
    match run(Xtask::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("\n\x1b[1;31m{error:#}\x1b[0m");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    process::survive_interruption()?;
    let workspace = Workspace::read()?;
    match task {
        Task::Test(choice) => test::run(&workspace, &choice),
        Task::Bench(choice) => bench::run(&workspace, &choice),
        Task::Fuzz(choice) => fuzz::run(&workspace, &choice),
        Task::Cluster => cluster::serve(),
        Task::Demo => write_demo(&workspace),
        Task::Deps => deps::check(&workspace),
        Task::Features => features::check(&workspace),
        Task::Find { word } => find::run(&workspace, &word),
    }
}

fn write_demo(workspace: &Workspace) -> anyhow::Result<()> {
    let demo = workspace.root.join("demo");
    demo_addresses::write(&demo)?;
    demo_catalogue::write(&demo)?;
    println!("written: {}", demo.display());
    Ok(())
}
