//! Which of our crates may know which: the arrows of docs/architecture.md, as a table that is checked.

use crate::workspace::{Package, Workspace};
use std::fmt::Write as _;

/// A crate with our crates that it may use. What is not here may not be.
const ARROWS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("security", &["kernel"]),
    ("api", &["kernel", "security"]),
    ("i18n", &["kernel"]),
    ("rules", &["kernel"]),
    ("catalog", &["kernel", "rules"]),
    ("addresses", &["kernel"]),
    ("orders", &["kernel", "rules", "catalog"]),
    ("documents", &["kernel", "api", "i18n"]),
    ("pdf", &[]),
    ("db", &[]),
    ("metrics", &[]),
    ("procable", &["kernel", "db", "metrics"]),
    ("cardpage", &["kernel"]),
    (
        "back",
        &[
            "kernel",
            "api",
            "i18n",
            "rules",
            "catalog",
            "addresses",
            "orders",
            "security",
            "documents",
            "pdf",
            "db",
            "metrics",
        ],
    ),
    ("front", &["kernel", "api", "i18n", "metrics"]),
    ("weblys", &["kernel", "api", "db", "catalog", "addresses", "procable", "cardpage", "back", "front"]),
    ("xtask", &["kernel", "catalog", "addresses"]),
    ("journeys", &["kernel", "api", "db"]),
];

/// What the tests of a crate may use besides: a real neighbour instead of a pretended one.
const ARROWS_OF_TESTS: &[(&str, &str)] = &[
    ("back", "procable"),
    ("back", "cardpage"),
    // Its tests set the very documents that `documents` renders in its own.
    ("pdf", "documents"),
    ("pdf", "api"),
    ("pdf", "kernel"),
];

/// Crates that decide: facts in, decisions out, nothing else.
const PURE: &[&str] = &["kernel", "rules", "catalog", "addresses", "orders", "security"];
/// What brings I/O, time or chance, and so has no place in a pure crate, not even in its tests.
const IMPURE: &[&str] = &["tokio", "sqlx", "axum", "reqwest", "rand", "tower", "hyper", "lettre", "config"];
/// What only tiers with a database may know.
const DATABASE: &[&str] = &["sqlx"];
/// Who may know it.
const WITH_DATABASE: &[&str] = &["db", "back", "procable"];

/// Checks every package's dependencies.
pub fn check(workspace: &Workspace) -> anyhow::Result<()> {
    let faults: Vec<String> = workspace.packages.iter().flat_map(faults_of).collect();
    if faults.is_empty() {
        println!("   {} packages, every arrow is allowed", workspace.packages.len());
        return Ok(());
    }
    let mut message = String::from("arrows that docs/architecture.md does not have:");
    for fault in faults {
        write!(message, "\n  {fault}")?;
    }
    anyhow::bail!(message)
}

fn faults_of(package: &Package) -> Vec<String> {
    let name = package.short_name();
    let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else {
        return vec![format!("{name}: a new crate; give it a line in crates/xtask/src/deps.rs")];
    };
    let for_tests = |other: &str| ARROWS_OF_TESTS.iter().any(|(from, to)| *from == name && other.ends_with(to));
    let counted = package.dependencies.iter().filter(|one| one.kind.as_deref() != Some("dev") || !for_tests(&one.name));
    counted.filter_map(|dependency| fault(name, allowed, &dependency.name)).collect()
}

fn fault(name: &str, allowed: &[&str], dependency: &str) -> Option<String> {
    let ours = dependency.strip_prefix("weblys-");
    if let Some(ours) = ours
        && ours != name
        && !allowed.contains(&ours)
    {
        return Some(format!("{name} -> {ours}"));
    }
    if PURE.contains(&name) && IMPURE.contains(&dependency) {
        return Some(format!("{name} -> {dependency}: this crate decides, it does nothing else"));
    }
    if DATABASE.contains(&dependency) && !WITH_DATABASE.contains(&name) {
        return Some(format!("{name} -> {dependency}: only {} open a database", WITH_DATABASE.join(", ")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_knows_neither_a_domain_crate_nor_a_database() {
        let allowed = ARROWS.iter().find(|(name, _)| *name == "front").unwrap().1;
        assert_eq!(fault("front", allowed, "weblys-api"), None);
        assert_eq!(fault("front", allowed, "weblys-catalog").as_deref(), Some("front -> catalog"));
        assert!(fault("front", allowed, "sqlx").is_some());
    }

    #[test]
    fn what_decides_does_no_io() {
        for name in PURE {
            let allowed = ARROWS.iter().find(|(from, _)| from == name).unwrap().1;
            assert!(fault(name, allowed, "tokio").is_some(), "{name}");
            assert!(allowed.iter().all(|one| PURE.contains(one)), "{name}");
        }
    }

    #[test]
    fn no_crate_knows_one_that_knows_it() {
        for (index, (name, allowed)) in ARROWS.iter().enumerate() {
            for other in *allowed {
                let place = ARROWS.iter().position(|(from, _)| from == other).unwrap();
                assert!(place < index, "{name} -> {other} points forward");
            }
        }
    }
}
