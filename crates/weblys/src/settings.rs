//! Settings of a part: a file, then the environment over it.

use anyhow::Context;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Reads the settings of one part. `WEBLYS_BACK__OPERATOR_SYSTEM__URL` overrides `operator_system.url` of BACK.
pub fn read<T: DeserializeOwned>(part: &str, file: Option<&Path>) -> anyhow::Result<T> {
    let prefix = format!("WEBLYS_{}", part.to_uppercase());
    let environment = config::Environment::with_prefix(&prefix).prefix_separator("__").separator("__");
    let mut sources = config::Config::builder();
    if let Some(file) = file {
        sources = sources.add_source(config::File::from(file));
    }
    let settings = sources.add_source(environment).build();
    let settings = settings.with_context(|| format!("the settings of {part} cannot be read"))?;
    settings.try_deserialize().with_context(|| format!("the settings of {part} are not as expected"))
}
