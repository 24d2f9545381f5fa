//! Steps with a headline and a duration; the first that fails ends the whole, by name.

use crate::process;
use anyhow::Context;
use std::time::Instant;

/// The steps of a task, those left out included.
#[derive(Debug, Default)]
pub struct Steps {
    skip: Vec<String>,
    only: Vec<String>,
    done: Vec<(String, f64)>,
}

impl Steps {
    /// All steps but those in `skip`; when `only` names some, no others.
    pub fn new(skip: &[String], only: &[String]) -> Self {
        Self { skip: skip.to_vec(), only: only.to_vec(), done: Vec::new() }
    }

    /// Whether a step is to be run.
    pub fn wants(&self, name: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|one| one == name);
        !named(&self.skip) && (self.only.is_empty() || named(&self.only))
    }

    /// Runs one step under its headline.
    pub fn step(&mut self, name: &str, what: &str, run: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
        if !self.wants(name) {
            return Ok(());
        }
        anyhow::ensure!(!process::interrupted(), "interrupted before step {name:?}");
        println!("\n\x1b[1m━━ {name} ━━ {what}\x1b[0m");
        let begun = Instant::now();
        run().with_context(|| format!("step {name:?} failed"))?;
        let seconds = begun.elapsed().as_secs_f64();
        println!("   {name}: done in {seconds:.1} s");
        self.done.push((name.to_owned(), seconds));
        Ok(())
    }

    /// One line per step, and the whole.
    pub fn print_durations(&self) {
        println!("\n\x1b[1m━━ all green ━━\x1b[0m");
        for (name, seconds) in &self.done {
            println!("   {name:<12} {seconds:>8.1} s");
        }
        let total: f64 = self.done.iter().map(|(_, seconds)| seconds).sum();
        println!("   {:<12} {total:>8.1} s", "together");
    }
}
