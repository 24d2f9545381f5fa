//! Our own text files, read once, with their lines: what `find` and `features` look through.

use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// One text file of the repository.
#[derive(Debug)]
pub struct Source {
    /// Its path from the repository's folder.
    pub path: PathBuf,
    /// Its content.
    pub text: String,
}

impl Source {
    /// Whether its path begins with this.
    pub fn under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Its lines with their numbers, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Whether its name ends so.
    pub fn is(&self, extension: &str) -> bool {
        self.path.extension().is_some_and(|own| own == extension)
    }
}

/// Every Rust source, template, text file, script and migration of the repository, in order.
pub fn read(workspace: &Workspace) -> anyhow::Result<Vec<Source>> {
    let mut found = Vec::new();
    for folder in ["crates", "tests", "templates", "migrations", "docs"] {
        let folder = workspace.root.join(folder);
        if folder.is_dir() {
            walk(&workspace.root, &folder, &mut found)?;
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("target") {
                walk(root, &path, found)?;
            }
            continue;
        }
        let text_file = path.extension().and_then(|extension| extension.to_str());
        if matches!(text_file, Some("rs" | "html" | "ftl" | "sql" | "md" | "toml" | "js" | "css")) {
            let text = std::fs::read_to_string(&path)?;
            found.push(Source { path: path.strip_prefix(root)?.to_path_buf(), text });
        }
    }
    Ok(())
}
