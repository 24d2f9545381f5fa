//! `cargo xtask find <word>`: where a route, a table, a text key or a refusal code is defined and used.

use crate::sources::{self, Source};
use crate::workspace::Workspace;

/// A kind of thing that people look for, and how to know a line that has one.
struct Kind {
    title: &'static str,
    matches: fn(&Source, &str, &str) -> bool,
}

const KINDS: [Kind; 6] = [
    Kind { title: "routes", matches: is_route },
    Kind { title: "pages", matches: is_page },
    Kind { title: "tables", matches: is_table },
    Kind { title: "texts", matches: is_text },
    Kind { title: "refusal codes", matches: is_refusal },
    Kind { title: "features", matches: is_feature },
];

/// Prints every place, by kind.
pub fn run(workspace: &Workspace, word: &str) -> anyhow::Result<()> {
    let sources = sources::read(workspace)?;
    let word = &word.to_lowercase();
    let mut found = 0;
    for kind in &KINDS {
        let places: Vec<String> = sources
            .iter()
            .flat_map(|source| source.numbered().map(move |(number, line)| (source, number, line)))
            .filter(|(source, _, line)| (kind.matches)(source, line, word))
            .map(|(source, number, line)| format!("  {}:{number}: {}", source.path.display(), line.trim()))
            .collect();
        if !places.is_empty() {
            println!("{}", kind.title);
            places.iter().for_each(|place| println!("{place}"));
            found += places.len();
        }
    }
    anyhow::ensure!(found > 0, "nothing has {word:?} in its path, name, key or code");
    Ok(())
}

fn is_route(source: &Source, line: &str, word: &str) -> bool {
    let quoted_path = quoted(line).any(|text| text.starts_with('/') && text.to_lowercase().contains(word));
    source.is("rs") && !source.under("tests") && quoted_path
}

fn is_page(source: &Source, line: &str, word: &str) -> bool {
    source.is("rs") && line.contains("template(path") && line.to_lowercase().contains(word)
}

fn is_table(source: &Source, line: &str, word: &str) -> bool {
    let lower = line.to_lowercase();
    source.is("sql") && lower.contains("create table") && lower.contains(word)
}

fn is_text(source: &Source, line: &str, word: &str) -> bool {
    source.is("ftl") && line.to_lowercase().contains(word)
}

fn is_refusal(source: &Source, line: &str, word: &str) -> bool {
    let code_like = |text: &&str| text.len() == 7 && text.as_bytes().get(3) == Some(&b'-');
    source.is("rs") && quoted(line).filter(code_like).any(|code| code.to_lowercase().contains(word))
}

fn is_feature(source: &Source, line: &str, word: &str) -> bool {
    source.path.ends_with("docs/features.md") && line.starts_with('|') && line.to_lowercase().contains(word)
}

fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}
