//! Where things are, as `cargo xtask test` says through the environment; sensible places without it.

use anyhow::Context;
use std::path::PathBuf;

/// Where things are on this machine.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The program under test.
    pub program: PathBuf,
    /// The folder for screenshots, logs and data of this run.
    pub out: PathBuf,
    /// axe-core's script, when it was installed.
    pub axe: Option<PathBuf>,
    /// The folder that the OpenID Connect provider was installed in, when it was.
    pub portal: Option<PathBuf>,
    /// A PostgreSQL server's maintenance database, when there is one.
    pub postgres: Option<String>,
}

impl Settings {
    /// Reads the environment.
    pub fn read() -> anyhow::Result<Self> {
        let own = std::env::current_exe()?;
        let profile = own.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
        let profile = profile.context("not run from a target folder")?.to_path_buf();
        let target = profile.parent().context("a target folder has a parent")?.to_path_buf();
        Ok(Self {
            program: value("WEBLYS_BIN").map_or_else(|| profile.join("weblys"), PathBuf::from),
            out: value("WEBLYS_JOURNEYS_OUT").map_or(target, PathBuf::from),
            axe: value("WEBLYS_AXE").map(PathBuf::from),
            portal: value("WEBLYS_TEST_PORTAL").map(PathBuf::from),
            postgres: value("WEBLYS_TEST_POSTGRES"),
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where the harness is told where things are")]
fn value(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
