//! The same at the machine, for scripts that make backups: a file of what is in force, and what a file would change. To put
//! one in force takes somebody who may, in WeConfig.

use super::compare::Plan;
use super::now::Now;
use super::package;
use crate::catalog::store;
use crate::error::ApiError;
use weblys_api::configuration::Part;
use weblys_catalog::{Catalogue, changes, file};
use weblys_db::Database;

/// What is in force, as a file that WeConfig reads.
///
/// # Errors
/// The database's.
pub async fn saved(db: &Database) -> Result<Vec<u8>, ApiError> {
    let now = Now::seen(db).await?;
    let catalogue = store::text(db, now.publication).await?;
    let catalogue = catalogue.map(|text| serde_json::from_str(&text)).transpose().map_err(ApiError::internal)?;
    let settings = now.settings();
    settings.bounded().map_err(ApiError::NoPackage)?;
    let file = package::written(settings, catalogue).map_err(ApiError::internal)?;
    serde_json::to_vec(&file).map_err(ApiError::internal)
}

/// What a file would change of what is in force, a line each, and what stands in its way.
///
/// # Errors
/// [`ApiError::NoPackage`] for what is none; [`ApiError::Unsound`] where its catalogue has faults; the database's.
pub async fn compared(db: &Database, sent: &[u8]) -> Result<Vec<String>, ApiError> {
    let (settings, catalogue) = package::read(sent).map_err(ApiError::NoPackage)?;
    let now = Now::seen(db).await?;
    let mut lines = Vec::new();
    if let Some(value) = catalogue {
        let bytes = serde_json::to_vec(&value).map_err(ApiError::internal)?;
        let after = file::read(&bytes).map_err(|faults| crate::catalog::unsound(&faults))?;
        let before: Catalogue = store::content(db, now.publication).await?.unwrap_or_default();
        let line = |one: &changes::Change| format!("{} {} {}", one.kind.word(), one.sheet.name(), one.item);
        lines.extend(changes::between(&before, &after).iter().map(line));
    }
    for part in Part::ALL {
        let plan = Plan::of(part, &settings, &now);
        lines.extend(plan.changes.iter().map(|one| format!("{} {} {}", one.kind, part.word(), one.item)));
        lines.extend(plan.faults.iter().map(|one| format!("{} {} {}", one.code, part.word(), one.item)));
    }
    Ok(lines)
}
