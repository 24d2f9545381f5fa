//! What runs, in which version (WCF-14, WCF-31).

use crate::caches::CacheTold;
use crate::staff::EnvironmentView;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How often a process tells of itself, in seconds.
pub const TOLD_EVERY: u64 = 5;

/// What a process tells of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellInstance {
    /// Its id, made at its start.
    pub instance_id: Uuid,
    /// What it is: `front`, `back`.
    pub component: String,
    /// Its version.
    pub program_version: String,
    /// The machine that it runs on.
    pub host: String,
    /// Where it listens.
    pub address: String,
    /// When it started, UTC.
    pub started_at: DateTime<Utc>,
    /// What it holds in memory (WCF-29).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caches: Vec<CacheTold>,
}

impl TellInstance {
    /// What this process tells of itself.
    #[must_use]
    pub fn of(component: &str, program_version: &str, address: String, started_at: DateTime<Utc>) -> Self {
        Self {
            instance_id: Uuid::now_v7(),
            component: component.to_owned(),
            program_version: program_version.to_owned(),
            host: gethostname::gethostname().to_string_lossy().into_owned(),
            address,
            started_at,
            caches: Vec::new(),
        }
    }
}

/// What BACK tells in return: whoever tells of himself learns with whom he works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which BACK it is.
    pub environment: EnvironmentView,
    /// Its version.
    pub program_version: String,
    /// The publication of the catalogue that it sells from; empty before the first.
    pub publication: String,
    /// What FRONT holds that somebody wants loaded anew: the number of the last wish, by the code of its
    /// [`Cache`](crate::caches::Cache).
    #[serde(default)]
    pub reloads: BTreeMap<String, i64>,
}

/// A process that was heard of within a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceRow {
    /// What it told.
    #[serde(flatten)]
    pub told: TellInstance,
    /// When it was last heard of, UTC.
    pub seen_at: DateTime<Utc>,
    /// Whether it was heard of just now.
    pub is_alive: bool,
}

/// The last call to the operator system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCall {
    /// What was asked.
    pub operation: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// How long it took, in milliseconds.
    pub millis: i64,
    /// How it ended: an HTTP status or a word.
    pub outcome: String,
}

/// Everything that runs in an environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentsView {
    /// Processes, those that live first.
    pub instances: Vec<InstanceRow>,
    /// The database: `SQLite 3.46`, `PostgreSQL 15.10`.
    pub database: String,
    /// The last migration of its schema.
    pub schema: i64,
    /// The publication of the catalogue that is sold from.
    pub publication: String,
    /// The last call to the operator system; none before the first.
    pub operator_system: Option<LastCall>,
}
