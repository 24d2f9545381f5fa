//! What processes cost, as Linux counts it in `/proc`.

use std::fs;

/// CPU milliseconds that a process has used, all its threads together.
pub fn cpu_ms(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name may have spaces and parentheses: fields are counted after the last one.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    // utime, stime, and those of children that have ended; a tick is 10 ms on Linux.
    (ticks(11) + ticks(12) + ticks(13) + ticks(14)) * 10.0
}

/// A process and all its descendants.
pub fn family(pid: u32) -> Vec<u32> {
    let mut family = vec![pid];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        let path = format!("/proc/{parent}/task/{parent}/children");
        let children = fs::read_to_string(path).unwrap_or_default();
        family.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        next += 1;
    }
    family
}

/// Memory of a process in megabytes: its own pages, and its share of those it shares.
pub fn memory_mb(pid: u32) -> f64 {
    let shares = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    kilobytes(&shares, "Pss:").or_else(|| resident(pid)).unwrap_or(0.0) / 1024.0
}

/// Name of the processor, number of cores and memory.
pub fn machine() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = processor.lines().find_map(|line| line.strip_prefix("model name")?.split(':').nth(1));
    let cores = processor.lines().filter(|line| line.starts_with("processor")).count();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let gigabytes = kilobytes(&memory, "MemTotal:").unwrap_or(0.0) / 1024.0 / 1024.0;
    format!("{}, {cores} cores, {gigabytes:.0} GB", name.unwrap_or("?").trim())
}

fn resident(pid: u32) -> Option<f64> {
    kilobytes(&fs::read_to_string(format!("/proc/{pid}/status")).ok()?, "VmRSS:")
}

fn kilobytes(text: &str, name: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
}
