//! `cargo xtask fuzz`: builds the targets of `fuzz/`, gives each something to begin with, and lets it run for a while.
//!
//! What it learns and finds is in `target/fuzz`: `corpus/<target>` goes on growing with each run, `artifacts/<target>` has
//! the inputs that broke something, `<target>.log` what libFuzzer said. Nothing of it is committed: what was found becomes
//! a test beside what is mended.

mod seeds;

use crate::process;
use crate::workspace::Workspace;
use anyhow::Context;
use clap::Args;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// cargo-fuzz: pinned, since it chooses the compiler's flags.
const VERSION: &str = "0.13.2";
/// An input that takes longer is a fault.
const MOST_SECONDS: u32 = 10;
/// A target that takes more memory has found a fault.
const MOST_MEGABYTES: u32 = 2_048;

/// What to fuzz.
#[derive(Debug, Args)]
pub struct Choice {
    /// One target, a file of `fuzz/fuzz_targets`; all of them by default.
    target: Option<String>,
    /// Seconds of each target.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
}

/// The folders of the machine.
struct Folders {
    sources: PathBuf,
    out: PathBuf,
    programs: PathBuf,
}

/// Builds, sows, and runs one target after the other; fails when one of them found something.
pub fn run(workspace: &Workspace, choice: &Choice) -> anyhow::Result<()> {
    let folders = folders(workspace)?;
    let mut targets = targets(&folders.sources)?;
    if let Some(wanted) = &choice.target {
        anyhow::ensure!(targets.contains(wanted), "no such target; there are: {}", targets.join(", "));
        targets.retain(|target| target == wanted);
    }
    install()?;
    build(&folders, choice.target.as_deref())?;
    seeds::write(workspace, &folders.out)?;
    let mut found = 0;
    for target in &targets {
        println!("── {target}: {} s", choice.seconds);
        let outcome = one(&folders, target, choice.seconds);
        anyhow::ensure!(!process::interrupted(), "interrupted");
        let log = fs::read_to_string(folders.out.join(format!("{target}.log")))?;
        println!("   {}", figures(&log));
        if let Err(error) = outcome {
            found += 1;
            println!("   \x1b[1;31m{}\x1b[0m", fault(&log).unwrap_or_else(|| format!("{error:#}")));
            println!("   {}", again(&folders, target, &log));
        }
    }
    anyhow::ensure!(found == 0, "{found} of {} targets found something", targets.len());
    println!("{} targets, nothing found", targets.len());
    Ok(())
}

fn folders(workspace: &Workspace) -> anyhow::Result<Folders> {
    let out = workspace.target.join("fuzz");
    let about = process::read(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not tell its host")?;
    let programs = out.join("build").join(host).join("release");
    Ok(Folders { sources: workspace.root.join("fuzz"), out, programs })
}

/// The names of the targets, in the order of their files.
fn targets(sources: &Path) -> anyhow::Result<Vec<String>> {
    let folder = sources.join("fuzz_targets");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut targets = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).filter(|_| path.extension().is_some());
        targets.extend(name.map(str::to_owned));
    }
    targets.sort();
    Ok(targets)
}

fn install() -> anyhow::Result<()> {
    let answer = process::cargo().args(["fuzz", "--version"]).output()?;
    if answer.status.success() {
        return Ok(());
    }
    println!("   cargo-fuzz {VERSION} is missing, installed now with cargo");
    process::run(process::cargo().args(["install", "cargo-fuzz", "--locked", "--version", VERSION]))
}

/// Without a sanitizer: there is no unsafe code of ours to watch, and the pinned toolchain is a stable one, which has none.
fn build(folders: &Folders, target: Option<&str>) -> anyhow::Result<()> {
    let mut build = process::cargo();
    build.args(["fuzz", "build", "--sanitizer", "none", "--codegen-units", "16", "--fuzz-dir"]).arg(&folders.sources);
    build.arg("--target-dir").arg(folders.out.join("build")).args(target);
    process::run(build.current_dir(&folders.sources))
}

fn one(folders: &Folders, target: &str, seconds: u64) -> anyhow::Result<()> {
    let artifacts = folders.out.join("artifacts").join(target);
    fs::create_dir_all(&artifacts)?;
    let log = File::create(folders.out.join(format!("{target}.log")))?;
    let mut run = Command::new(folders.programs.join(target));
    run.arg(folders.out.join("corpus").join(target));
    run.arg(format!("-dict={}", folders.out.join("words.dict").display()));
    run.arg(format!("-artifact_prefix={}/", artifacts.display()));
    run.args([format!("-max_total_time={seconds}"), format!("-timeout={MOST_SECONDS}")]);
    run.arg(format!("-rss_limit_mb={MOST_MEGABYTES}"));
    // Long inputs from the first: a workbook takes its time, and a minute would be over before they came.
    run.args(["-len_control=0", "-print_final_stats=1"]);
    process::run(run.stdout(log.try_clone()?).stderr(log).current_dir(&folders.out))
}

/// How much was tried.
fn figures(log: &str) -> String {
    let of = |name: &str| {
        let line = log.lines().find_map(|line| line.strip_prefix(&format!("stat::{name}:")));
        line.map_or("?", str::trim).to_owned()
    };
    let (tries, each_second) = (of("number_of_executed_units"), of("average_exec_per_sec"));
    format!(
        "{tries} inputs, {each_second} each second, {} new, {} MB at most",
        of("new_units_added"),
        of("peak_rss_mb")
    )
}

/// What broke, in the words of who noticed: the panic with its message, or libFuzzer's own line.
fn fault(log: &str) -> Option<String> {
    let mut lines = log.lines().skip_while(|line| !line.contains("panicked at") && !line.contains("ERROR: libFuzzer"));
    let first = lines.next()?;
    let more: Vec<&str> =
        lines.take(3).take_while(|line| !line.starts_with("note:") && !line.starts_with("==")).collect();
    Some([&[first], more.as_slice()].concat().join("\n   "))
}

/// How to see it again.
fn again(folders: &Folders, target: &str, log: &str) -> String {
    let file =
        log.lines().find_map(|line| line.split_once("Test unit written to ")).map_or("", |(_, file)| file.trim());
    format!("again: {} {file}", folders.programs.join(target).display())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "INFO: Seed: 1\n\nthread '<unnamed>' panicked at src/lib.rs:3:5:\na row is lost\nnote: run with\n\
        ==7== ERROR: libFuzzer: deadly signal\nartifact_prefix='x/'; Test unit written to x/crash-1\n\
        stat::number_of_executed_units: 12\nstat::average_exec_per_sec:     6\nstat::new_units_added:          2\n\
        stat::peak_rss_mb:              50\n";

    #[test]
    fn what_was_found_is_told_with_the_input_that_shows_it() {
        assert_eq!(fault(LOG).unwrap(), "thread '<unnamed>' panicked at src/lib.rs:3:5:\n   a row is lost");
        assert_eq!(figures(LOG), "12 inputs, 6 each second, 2 new, 50 MB at most");
        assert_eq!(fault("Done 3 runs"), None);
        let folders = Folders { sources: "f".into(), out: "o".into(), programs: "p".into() };
        assert_eq!(again(&folders, "told", LOG), "again: p/told x/crash-1");
    }
}
