//! BACK's settings. Every field has a default fit for the demonstration; `deploy/back.toml` comments each.

mod mail;
pub mod retention;
pub mod security;
pub mod sign_on;

pub use mail::{Attachments, Mail, MailWay};
use retention::Retention;
use security::Security;
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use weblys_documents::facts::OperatorIdentity;
use weblys_kernel::Country;

/// All settings of BACK.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where to listen: a private address, never one that the public reaches (ARC-16).
    #[serde(default = "default_listen")]
    pub listen: String,
    /// Where figures are told to Prometheus: a private address; none: nowhere.
    #[serde(default)]
    pub metrics_listen: Option<String>,
    /// The database: `sqlite:var/back.db` or `postgres://…`.
    #[serde(default = "default_database")]
    pub database_url: String,
    /// The credential that FRONT presents.
    pub credential: String,
    /// FRONT's public address, for the links in mails: `https://shop.example.fr`.
    #[serde(default = "default_public_url")]
    pub public_url: String,
    /// The operator system.
    pub operator_system: OperatorSystem,
    /// The payment provider's hosted card page; none: cards are not offered.
    #[serde(default)]
    pub card_page: Option<CardPage>,
    /// How mails leave.
    #[serde(default)]
    pub mail: Mail,
    /// The sale's rules of time.
    #[serde(default)]
    pub sale: Sale,
    /// How long personal data is kept.
    #[serde(default)]
    pub retention: Retention,
    /// Sign-in and sessions of the staff.
    #[serde(default)]
    pub security: Security,
    /// The operator's general terms; none: ours.
    #[serde(default)]
    pub terms: Option<TermsFiles>,
    /// The official notice of the legal guarantee; none: words alone tell it (PR-9).
    #[serde(default)]
    pub guarantee_notice: Option<NoticeFiles>,
    /// Who the operator is, for documents and mails.
    pub operator: Arc<OperatorIdentity>,
}

/// How to reach the operator system.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorSystem {
    /// Its base URL.
    pub url: String,
    /// The credential to present.
    pub credential: String,
    /// A call is given up after so many milliseconds.
    #[serde(default = "default_deadline")]
    pub deadline_ms: u64,
}

/// How to reach the payment provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardPage {
    /// Its base URL.
    pub url: String,
    /// The credential to present.
    pub credential: String,
}

/// Where the operator's general terms are: `docs/operations.md` tells how such a text is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsFiles {
    /// The operator's name of this version: `2027-01`. Other words have another version.
    pub version: String,
    /// The file with the French text, the one that counts.
    pub fr: PathBuf,
    /// The file with the English text; none: who reads English gets the French one.
    #[serde(default)]
    pub en: Option<PathBuf>,
}

/// Where the official pictures of the European Union's notice on the legal guarantee are, as the Commission publishes them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeFiles {
    /// The French one, SVG.
    pub fr: PathBuf,
    /// The English one; none: who reads English gets the French one.
    #[serde(default)]
    pub en: Option<PathBuf>,
    /// Whether the files only stand in the place of the official ones, as those of the demonstration do: pages say so.
    #[serde(default)]
    pub mock_up: bool,
}

/// Rules of time of a sale.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sale {
    /// The country whose law its contracts follow (G-1), the same as that of FRONT's brands.
    pub country: Country,
    /// The operator's time zone.
    pub time_zone: chrono_tz::Tz,
    /// Prices shown hold for so many hours.
    pub price_hold_hours: u32,
    /// A cart left alone is abandoned after so many hours.
    pub abandoned_after_hours: u32,
    /// A cart can be taken up again for so many days.
    pub kept_days: u32,
    /// A slot is held for so many minutes.
    pub slot_hold_minutes: u32,
    /// The calendar is shown for so many days.
    pub calendar_days: u32,
    /// The prefix of direct debit mandate references.
    pub mandate_prefix: String,
    /// The families of services that a customer sees, in order.
    pub domains: Vec<String>,
    /// The families of which a rate says something.
    pub rated_domains: Vec<String>,
    /// The families that need no line to the dwelling.
    pub lineless_domains: Vec<String>,
    /// The last button waits so many milliseconds for the operator system before answering "registered".
    pub acceptance_wait_ms: u64,
}

impl Default for Sale {
    fn default() -> Self {
        Self {
            country: Country::France,
            time_zone: chrono_tz::Europe::Paris,
            price_hold_hours: 24,
            abandoned_after_hours: 2,
            kept_days: 30,
            slot_hold_minutes: 30,
            calendar_days: 28,
            mandate_prefix: "WB".to_owned(),
            domains: ["INTERNET", "TELEVISION", "FIXED_TELEPHONY", "MOBILE"].map(str::to_owned).to_vec(),
            rated_domains: vec!["INTERNET".to_owned()],
            lineless_domains: vec!["MOBILE".to_owned()],
            acceptance_wait_ms: 2500,
        }
    }
}

impl OperatorSystem {
    /// How long a call may take.
    #[must_use]
    pub const fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms)
    }
}

fn default_listen() -> String {
    "127.0.0.1:4001".to_owned()
}

fn default_database() -> String {
    "sqlite:var/back.db".to_owned()
}

fn default_public_url() -> String {
    "http://127.0.0.1:4000".to_owned()
}

const fn default_deadline() -> u64 {
    10_000
}
