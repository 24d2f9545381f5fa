//! The second environment's databases begin as copies of the first's: quicker than preparing them anew.

use anyhow::Context;
use std::fs::{File, remove_file, rename};
use std::path::Path;
use weblys_db::{Database, Engine, execute};

/// Copies a database that was prepared and has not been used yet. Nothing happens where this cannot be, or where the
/// other is already there; whoever was interrupted left a file that nobody opens.
pub async fn copy(db: &Database, to: &str) -> anyhow::Result<()> {
    let Some(file) = to.strip_prefix("sqlite:").map(Path::new) else { return Ok(()) };
    if db.engine() != Engine::Sqlite || file.exists() {
        return Ok(());
    }
    let part = file.with_extension("part");
    if part.exists() {
        remove_file(&part)?;
    }
    // The whole of it as it is now, what is still in the write-ahead log included.
    let copied = execute!(db, "vacuum into $1", part.display().to_string()).await;
    copied.with_context(|| format!("{} cannot be written", part.display()))?;
    File::open(&part)?.sync_all()?;
    rename(&part, file).with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_db::{Options, fetch_all};

    #[tokio::test]
    async fn a_copy_has_everything_and_takes_the_place_of_nothing() {
        let folder = std::env::temp_dir().join(format!("weblys-twin-{}", std::process::id()));
        let url = |name: &str| format!("sqlite:{}", folder.join(name).display());
        let db = Database::connect(&url("one.db"), &Options::default()).await.unwrap();
        execute!(db, "create table codes (code text not null)").await.unwrap();
        execute!(db, "insert into codes (code) values ($1)", "A").await.unwrap();
        std::fs::write(folder.join("two.part"), "a start that was interrupted").unwrap();
        copy(&db, &url("two.db")).await.unwrap();
        execute!(db, "insert into codes (code) values ($1)", "B").await.unwrap();
        copy(&db, &url("two.db")).await.unwrap();
        let copied = Database::connect(&url("two.db"), &Options::default()).await.unwrap();
        let codes: Vec<(String,)> = fetch_all!(copied, (String,), "select code from codes").await.unwrap();
        assert_eq!(codes, [("A".to_owned(),)], "what was there is not copied over");
        copied.close().await;
        db.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }
}
