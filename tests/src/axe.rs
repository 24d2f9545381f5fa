//! axe-core on the page shown: WCAG 2.2 A and AA, and its best practices. A violation is an error.

use anyhow::Context;
use fantoccini::Client;
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

const RUN: &str = "const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'], preload: arguments[1] })
   .then(r => done({ violations: r.violations.map(v => ({ id: v.id, help: v.help,
       nodes: v.nodes.map(n => ({ target: n.target.join(' '), summary: n.failureSummary || '' })) })) }))
   .catch(e => done({ failed: String(e) }));";
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// The rules of those levels that are about colours.
const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

#[derive(Debug, Deserialize)]
struct Report {
    #[serde(default)]
    violations: Vec<Violation>,
    #[serde(default)]
    failed: String,
}

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    target: String,
    summary: String,
}

/// Checks the page shown; `page` is its name in the error. Whether the page can be read however the screen is held is
/// asked where it can be `turned`: for that axe-core fetches the stylesheets and reads them.
pub async fn check(client: &Client, script: Option<&Path>, page: &str, turned: bool) -> anyhow::Result<()> {
    let script = script.context("WEBLYS_AXE names no script: run `cargo xtask test`")?;
    let source = std::fs::read_to_string(script).with_context(|| script.display().to_string())?;
    client.execute(&source, vec![]).await.context("axe-core cannot be loaded")?;
    run(client, &TAGS, page, turned).await
}

/// Checks the colours of a page that [`check`] has looked at, after they changed.
pub async fn check_colours(client: &Client, page: &str) -> anyhow::Result<()> {
    run(client, &COLOURS, page, false).await
}

async fn run(client: &Client, only: &[&str], page: &str, preload: bool) -> anyhow::Result<()> {
    let answer =
        client.execute_async(RUN, vec![json!(only), json!(preload)]).await.context("axe-core cannot be run")?;
    let report: Report = serde_json::from_value(answer)?;
    anyhow::ensure!(report.failed.is_empty(), "axe-core failed on {page}: {}", report.failed);
    anyhow::ensure!(report.violations.is_empty(), "{}", told(page, &report.violations)?);
    Ok(())
}

fn told(page: &str, violations: &[Violation]) -> Result<String, std::fmt::Error> {
    let mut text = format!("axe-core finds faults on {page}:");
    for violation in violations {
        write!(text, "\n  {}: {}", violation.id, violation.help)?;
        for node in violation.nodes.iter().take(5) {
            let summary = node.summary.lines().skip(1).map(str::trim).collect::<Vec<_>>().join("; ");
            write!(text, "\n    {} ({summary})", node.target)?;
        }
    }
    Ok(text)
}
