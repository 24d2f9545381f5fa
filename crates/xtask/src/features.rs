//! Checks docs/features.md: a line per feature, whose route, module and tests must exist.
//!
//! A line: `| SSH-05 | Enter an eligible address | GET /shop/address | front pages/shop/address.rs | a_test, another |`.

use crate::sources::{self, Source};
use crate::workspace::Workspace;
use anyhow::Context;
use std::path::Path;

const PAPER: &str = "docs/features.md";

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
struct Feature<'a> {
    id: &'a str,
    routes: Vec<&'a str>,
    modules: Vec<&'a str>,
    tests: Vec<&'a str>,
}

/// Checks every line.
pub fn check(workspace: &Workspace) -> anyhow::Result<()> {
    let paper = std::fs::read_to_string(workspace.root.join(PAPER)).with_context(|| format!("{PAPER} is missing"))?;
    let sources = sources::read(workspace)?;
    let features: Vec<Feature<'_>> = paper.lines().filter_map(parse).collect();
    anyhow::ensure!(!features.is_empty(), "{PAPER} has no line of a feature");
    let faults: Vec<String> = features.iter().flat_map(|feature| faults(feature, &workspace.root, &sources)).collect();
    anyhow::ensure!(faults.is_empty(), "{PAPER} says what is not so:\n  {}", faults.join("\n  "));
    println!("   {} features, each with its route, module and tests", features.len());
    Ok(())
}

/// Reads a line of the table; its head, its rule and other lines are no feature.
fn parse(line: &str) -> Option<Feature<'_>> {
    let cells: Vec<&str> = line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    let [id, _words, routes, modules, tests] = cells.as_slice() else { return None };
    let (letters, number) = id.split_once('-')?;
    let id_like = letters.bytes().all(|b| b.is_ascii_uppercase()) && number.bytes().all(|b| b.is_ascii_digit());
    if letters.is_empty() || number.is_empty() || !id_like {
        return None;
    }
    Some(Feature { id, routes: list(routes), modules: list(modules), tests: list(tests) })
}

fn list(cell: &str) -> Vec<&str> {
    cell.split(',').map(|part| part.trim().trim_matches('`')).filter(|part| !part.is_empty() && *part != "-").collect()
}

fn faults(feature: &Feature<'_>, root: &Path, sources: &[Source]) -> Vec<String> {
    let id = feature.id;
    let mut faults = Vec::new();
    if feature.tests.is_empty() {
        faults.push(format!("{id}: no test"));
    }
    let routes = feature.routes.iter().filter(|route| !route_exists(route, sources));
    faults.extend(routes.map(|route| format!("{id}: no route {route}")));
    let modules = feature.modules.iter().filter(|module| !module_exists(module, root));
    faults.extend(modules.map(|module| format!("{id}: no file {module}")));
    let tests = feature.tests.iter().filter(|test| !test_exists(test, sources));
    faults.extend(tests.map(|test| format!("{id}: no test {test}")));
    faults
}

/// `GET /shop/address`: some `routes.rs`, file in `routes/` or `paths.rs` has that path, quoted.
fn route_exists(route: &str, sources: &[Source]) -> bool {
    let path = route.rsplit(' ').next().unwrap_or(route);
    let path = path.split('?').next().unwrap_or(path);
    let quoted = format!("\"{path}\"");
    let is_map = |path: &Path| {
        path.ends_with("routes.rs")
            || path.ends_with("paths.rs")
            || path.parent().is_some_and(|folder| folder.ends_with("routes"))
    };
    let maps = sources.iter().filter(|source| is_map(&source.path));
    maps.into_iter().any(|source| source.text.contains(&quoted))
}

/// `front pages/shop/address.rs`: the crate, then the path in its `src`; or a path from the repository's folder.
fn module_exists(module: &str, root: &Path) -> bool {
    let path = match module.split_once(' ') {
        Some((name, path)) => root.join("crates").join(name).join("src").join(path),
        None => root.join(module),
    };
    path.exists()
}

fn test_exists(test: &str, sources: &[Source]) -> bool {
    let name = test.rsplit("::").next().unwrap_or(test);
    let head = format!("fn {name}(");
    sources.iter().any(|source| source.is("rs") && source.text.contains(&head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_table_is_read() {
        let line =
            "| SSH-05 | Enter an address | GET /shop/address, `POST /shop/cart` | front pages/a.rs | one, `two` |";
        let feature = parse(line).unwrap();
        assert_eq!(feature.id, "SSH-05");
        assert_eq!(feature.routes, ["GET /shop/address", "POST /shop/cart"]);
        assert_eq!(feature.modules, ["front pages/a.rs"]);
        assert_eq!(feature.tests, ["one", "two"]);
    }

    #[test]
    fn other_lines_are_no_feature() {
        for line in
            ["| id | feature | route | module | test |", "|---|---|---|---|---|", "text", "| SSH-05 | a | b |", ""]
        {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn a_missing_test_route_or_file_is_named() {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let sources = [source("crates/front/src/routes.rs", "\"/shop/you\""), source("crates/a.rs", "fn known() {}")];
        let feature = parse("| SSH-12 | You | GET /shop/you, GET /shop/me | x gone.rs | known, unknown |").unwrap();
        let faults = faults(&feature, Path::new("/nowhere"), &sources);
        assert_eq!(faults, ["SSH-12: no route GET /shop/me", "SSH-12: no file x gone.rs", "SSH-12: no test unknown"]);
    }
}
