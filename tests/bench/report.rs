//! The table on the terminal, and the same as JSON.

use serde::Serialize;

/// Everything measured in one run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The machine.
    pub machine: String,
    /// By database engine.
    pub engines: Vec<EngineReport>,
}

/// What was measured on one database engine.
#[derive(Debug, Serialize)]
pub struct EngineReport {
    /// `Sqlite` or `Postgres`.
    pub engine: String,
    /// Length of the offers page and of the file of the ceiling.
    pub page_bytes: usize,
    /// From the start on existing data to ready, by part.
    pub start_ms: Vec<(String, f64)>,
    /// Pages at 32 connections.
    pub rows: Vec<Row>,
    /// Whole purchases.
    pub purchases: Purchases,
    /// Memory after all of this, by part.
    pub memory_mb: Vec<(String, f64)>,
}

/// One kind of page.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Which.
    pub name: String,
    /// Requests answered per second.
    pub per_second: f64,
    /// Half of them were faster.
    pub p50_ms: f64,
    /// 99 of 100 were faster.
    pub p99_ms: f64,
    /// Requests per second as a part of the ceiling's.
    pub part_of_ceiling: f64,
}

/// Whole purchases.
#[derive(Debug, Serialize)]
pub struct Purchases {
    /// Buying at once.
    pub buyers: usize,
    /// Purchases done.
    pub bought: u64,
    /// Those of them with a technician's visit at an hour that was chosen; the others were sent a parcel.
    pub visits: u64,
    /// Purchases per second.
    pub per_second: f64,
    /// Half of them took less.
    pub p50_ms: f64,
    /// 99 of 100 took less.
    pub p99_ms: f64,
    /// Whether each order reached the operator system.
    pub all_arrived: bool,
    /// Seconds after the last purchase until it did.
    pub drained_after_s: f64,
    /// CPU milliseconds of one purchase, by part.
    pub cpu_ms_each: Vec<(String, f64)>,
}

impl Report {
    /// Prints the table.
    pub fn print(&self) {
        println!("\n{}", self.machine);
        for engine in &self.engines {
            engine.print();
        }
    }
}

impl EngineReport {
    fn print(&self) {
        println!("\n{} · offers page of {} bytes", self.engine, self.page_bytes);
        println!(
            "| {:<24} | {:>10} | {:>8} | {:>8} | {:>10} |",
            "32 connections", "requests/s", "p50 ms", "p99 ms", "of (a)"
        );
        println!("|{:-<26}|{:->12}|{:->10}|{:->10}|{:->12}|", "", ":", ":", ":", ":");
        for row in &self.rows {
            let part = format!("1/{:.1}", 1.0 / row.part_of_ceiling);
            let (name, rate) = (&row.name, row.per_second);
            println!("| {name:<24} | {rate:>10.0} | {:>8.2} | {:>8.2} | {part:>10} |", row.p50_ms, row.p99_ms);
        }
        let p = &self.purchases;
        println!(
            "\n(d) {} buyers: {:.0} purchases/s ({} done, {} with a visit), p50 {:.0} ms, p99 {:.0} ms",
            p.buyers, p.per_second, p.bought, p.visits, p.p50_ms, p.p99_ms
        );
        let arrived = if p.all_arrived { "every order reached" } else { "NOT every order reached" };
        println!("    {arrived} the operator system, {:.1} s after the last purchase", p.drained_after_s);
        println!("    CPU of one purchase: {}", list(&p.cpu_ms_each, "ms"));
        println!("    memory: {}", list(&self.memory_mb, "MB"));
        println!("    start on existing data: {}", list(&self.start_ms, "ms"));
    }
}

fn list(values: &[(String, f64)], unit: &str) -> String {
    values.iter().map(|(name, value)| format!("{name} {value:.1} {unit}")).collect::<Vec<_>>().join(" · ")
}
