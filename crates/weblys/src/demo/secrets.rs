//! What the parts of the demonstration tell each other: made at the first start, kept in the data folder.

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The secrets of a data folder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Secrets {
    /// The first environment's.
    #[serde(flatten)]
    pub first: EnvironmentSecrets,
    /// The card page's, which both environments use.
    pub cardpage: String,
    /// The second environment's. A data folder of an older version has none yet.
    #[serde(default)]
    pub second: EnvironmentSecrets,
}

/// The secrets of one environment; one that is not made yet is empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct EnvironmentSecrets {
    /// BACK's.
    pub back: String,
    /// The operator system's.
    pub procable: String,
    /// Signs the forms.
    pub csrf: String,
    /// Seals second factors. A data folder of an older version has none yet.
    #[serde(default)]
    pub sealing: String,
}

impl Secrets {
    /// The secrets of a data folder; those that it lacks are made.
    pub fn of(data_dir: &Path) -> anyhow::Result<Self> {
        let file = data_dir.join("secrets.json");
        let kept = std::fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
        let mut secrets = kept.unwrap_or_else(|| Self {
            first: EnvironmentSecrets::default(),
            cardpage: random(),
            second: EnvironmentSecrets::default(),
        });
        if secrets.first.complete() | secrets.second.complete() {
            write_private(&file, &serde_json::to_string_pretty(&secrets)?)?;
        }
        Ok(secrets)
    }
}

impl EnvironmentSecrets {
    /// Makes those that are missing; says whether any was.
    fn complete(&mut self) -> bool {
        let mut made = false;
        for secret in [&mut self.back, &mut self.procable, &mut self.csrf].into_iter().filter(|one| one.is_empty()) {
            *secret = random();
            made = true;
        }
        if self.sealing.is_empty() {
            self.sealing = STANDARD.encode(rand::random::<[u8; 32]>());
            made = true;
        }
        made
    }
}

fn random() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// Writes what nobody else on the machine may read.
pub fn write_private(file: &Path, text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    let mut opened = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
    opened.write_all(text.as_bytes()).with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_folder_of_an_older_version_keeps_its_secrets_and_gets_the_missing_ones() {
        let older = r#"{"back": "b", "procable": "p", "cardpage": "c", "csrf": "f", "sealing": "s"}"#;
        let mut secrets: Secrets = serde_json::from_str(older).unwrap();
        assert!(!secrets.first.complete() && secrets.second.complete());
        assert_eq!((secrets.first.back.as_str(), secrets.cardpage.as_str()), ("b", "c"));
        assert_ne!(secrets.second.back, secrets.second.csrf);
        let kept = serde_json::to_value(&secrets).unwrap();
        assert_eq!(kept["sealing"], "s");
        let mut again: Secrets = serde_json::from_value(kept).unwrap();
        assert!(!again.second.complete() && again.second.back == secrets.second.back);
    }
}
