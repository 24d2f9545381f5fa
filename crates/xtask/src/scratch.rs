//! Where tests write what nobody keeps: in memory, where the machine has plenty of it.
//!
//! Hundreds of databases are made and removed, each of a thousand small files: on a disk half of the processors' time went
//! into the file system's search for free inodes.

use crate::process;
use std::path::Path;
use std::process::Command;
use tempfile::{Builder, TempDir};

/// The machine's memory, as a folder (Linux).
const MEMORY: &str = "/dev/shm";
/// What tests may fill, and what is to be left for those who run meanwhile, in bytes.
const NEEDED: u64 = 4 << 30;
const NEEDED_BESIDE: u64 = 6 << 30;
const PREFIX: &str = "weblys-tests-";

/// A folder that goes away with this value; in memory if it fits there, else where temporary files are.
pub fn folder() -> anyhow::Result<TempDir> {
    let memory = Path::new(MEMORY);
    let named = format!("{PREFIX}{}-", std::process::id());
    let mut builder = Builder::new();
    builder.prefix(&named);
    let folder = if room_in(memory).is_some_and(|room| room >= NEEDED) && free_memory() >= NEEDED + NEEDED_BESIDE {
        remove_what_was_left(memory);
        builder.tempdir_in(memory)?
    } else {
        builder.tempdir()?
    };
    // The server runs as somebody else, and has a folder of its own in it.
    process::run(Command::new("chmod").arg("711").arg(folder.path()))?;
    Ok(folder)
}

/// Bytes that fit into the file system of a folder.
fn room_in(folder: &Path) -> Option<u64> {
    let told = process::read(Command::new("df").args(["--block-size=1", "--output=avail"]).arg(folder)).ok()?;
    told.lines().nth(1)?.trim().parse().ok()
}

/// Bytes of memory that nobody would miss.
fn free_memory() -> u64 {
    let told = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() << 10
}

/// Who is killed removes nothing, and memory is dearer than disk.
fn remove_what_was_left(memory: &Path) {
    let Ok(entries) = std::fs::read_dir(memory) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split('-').next());
        if owner.is_some_and(|owner| !Path::new("/proc").join(owner).exists()) {
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}
