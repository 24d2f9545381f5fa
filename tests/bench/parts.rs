//! The processes that are measured: the parts of the platform, each apart where it can be told apart.

use crate::process;
use weblys_journeys::apart::Apart;
use weblys_journeys::platform::{Engine, Platform, Template};
use weblys_journeys::settings::Settings;

/// All parts, the database and who asks share two cores: as docs/operations.md advises for such a machine, each part
/// answers by one thread.
pub const SHARING: Apart = Apart { replicas: 1, price_hold_hours: None, portal: None, workers: Some(1) };

/// A running platform and its processes.
pub struct Parts {
    /// The platform.
    pub platform: Platform,
    /// From the start on existing data to ready, by part.
    pub start_ms: Vec<(String, f64)>,
    processes: Vec<(String, u32)>,
}

impl Parts {
    /// Seeds, stops, and starts each part again on the seeded data, measuring that second start.
    pub async fn start(settings: &Settings, engine: Engine, server: Option<u32>) -> anyhow::Result<Self> {
        let template = Template::seed(settings, engine).await?;
        let (platform, start_ms) = template.start_apart(settings, SHARING).await?;
        let mut parts = Self::of(platform, start_ms);
        parts.processes.extend(server.map(|pid| ("postgresql".to_owned(), pid)));
        Ok(parts)
    }

    /// The processes of a platform that runs, with what each took to start.
    pub fn of(platform: Platform, start_ms: Vec<(String, f64)>) -> Self {
        Self { processes: platform.processes(), platform, start_ms }
    }

    /// CPU milliseconds used so far, by part; a database server with all its processes.
    pub fn cpu(&self) -> Vec<(String, f64)> {
        self.each(process::cpu_ms)
    }

    /// Memory in megabytes, by part.
    pub fn memory(&self) -> Vec<(String, f64)> {
        self.each(process::memory_mb)
    }

    /// The process of a part.
    pub fn process(&self, part: &str) -> Option<u32> {
        self.processes.iter().find(|(name, _)| name == part).map(|(_, pid)| *pid)
    }

    fn each(&self, of: fn(u32) -> f64) -> Vec<(String, f64)> {
        let whole = |pid: u32| process::family(pid).into_iter().map(of).sum();
        self.processes.iter().map(|(name, pid)| (name.clone(), whole(*pid))).collect()
    }
}
