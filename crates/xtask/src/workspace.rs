//! The workspace as cargo sees it: folders, packages, and which package depends on which.

use crate::process;
use anyhow::Context;
use serde::Deserialize;
use std::path::PathBuf;

/// What `cargo metadata` says of our own packages.
#[derive(Debug, Deserialize)]
pub struct Workspace {
    /// The repository's folder.
    #[serde(rename = "workspace_root")]
    pub root: PathBuf,
    /// Where cargo builds.
    #[serde(rename = "target_directory")]
    pub target: PathBuf,
    /// Our packages.
    pub packages: Vec<Package>,
}

/// One of our packages.
#[derive(Debug, Deserialize)]
pub struct Package {
    /// Its name: `weblys-kernel`.
    pub name: String,
    /// What it depends on, ours and others'.
    pub dependencies: Vec<Dependency>,
    /// What is built from it.
    pub targets: Vec<Target>,
}

/// One line of a section of dependencies, those of tests included.
#[derive(Debug, Deserialize)]
pub struct Dependency {
    /// The package's name.
    pub name: String,
    /// `dev` for tests, `build`, or nothing for what ships.
    pub kind: Option<String>,
}

/// A library, a program or a test program.
#[derive(Debug, Deserialize)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// `lib`, `bin`, `test`…
    pub kind: Vec<String>,
}

impl Package {
    /// The short name, as in `crates/<name>`.
    pub fn short_name(&self) -> &str {
        self.name.strip_prefix("weblys-").unwrap_or(&self.name)
    }
}

impl Workspace {
    /// Asks cargo.
    pub fn read() -> anyhow::Result<Self> {
        let answer = process::cargo()
            .args(["metadata", "--format-version", "1", "--no-deps"])
            .output()
            .context("cargo cannot be started")?;
        anyhow::ensure!(answer.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&answer.stderr));
        serde_json::from_slice(&answer.stdout).context("cargo metadata is not understood")
    }
}
