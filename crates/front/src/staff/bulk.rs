//! The same done to several rows of a list (EXP-12), as the pages of lists use it: what it would do to each, one
//! confirmation, and what it did.

use crate::components::{Banner, ErrorSummary, Field, Mood, Tone, Words};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::frame;
use crate::staff::StaffForm;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;
use weblys_api::bulk::{BulkLine, BulkOutcome, BulkReport, BulkRow, MOST_ROWS};
use weblys_i18n::Texts;

/// The code of what is not there, or not any more.
const NOT_THERE: &str = "API-002";

/// What can be done to the rows of a list, and how its pages are called.
pub struct About {
    /// The page, titled by what is done.
    pub frame: StaffFrame,
    /// Its own address.
    pub action: &'static str,
    /// The list, with its name.
    pub list: (Words, &'static str),
    /// What forms carry along: `do`, and what was chosen before.
    pub carried: Vec<(&'static str, String)>,
    /// The titles of the first two columns.
    pub heads: [Words; 2],
    /// What was chosen before, for people: its name and its value.
    pub chosen: Option<(Words, String)>,
}

/// A line as the page shows it.
struct Line {
    known_by: String,
    name: String,
    mood: Mood,
    words: String,
    /// What the confirmation sends of it; none: it would change nothing.
    sent: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/bulk.html")]
struct BulkPage {
    frame: StaffFrame,
    action: &'static str,
    list: (Words, &'static str),
    carried: Vec<(&'static str, String)>,
    heads: [Words; 2],
    chosen: Option<(Words, String)>,
    /// What is to be chosen before anything can be shown, for these rows.
    choice: Option<(Field, Vec<String>)>,
    /// What the confirmation asks for besides.
    fields: Vec<Field>,
    lines: Vec<Line>,
    /// How many would change.
    changes: u32,
    message: Option<Banner>,
    /// What of the confirmation was refused.
    errors: Option<ErrorSummary>,
    is_done: bool,
}

/// The rows that an address names.
///
/// # Errors
/// [`Failure::NotFound`]: an id that is none.
pub fn asked(query: &ListQuery) -> Result<Vec<BulkRow>, Failure> {
    let of = |id: &str| Ok(BulkRow { id: id.parse().map_err(|_| Failure::NotFound)?, version: None });
    query.all("id").take(MOST_ROWS).map(of).collect()
}

/// The rows that a confirmation sends: each an id and the version that was shown.
///
/// # Errors
/// [`Failure::BadForm`].
pub fn confirmed(form: &StaffForm) -> Result<Vec<BulkRow>, Failure> {
    form.typed.all("row").map(read).collect()
}

fn read(sent: &str) -> Result<BulkRow, Failure> {
    let (id, version) = sent.split_once('.').ok_or(Failure::BadForm)?;
    let id: Uuid = id.parse().map_err(|_| Failure::BadForm)?;
    Ok(BulkRow { id, version: Some(version.parse().map_err(|_| Failure::BadForm)?) })
}

/// The rows again, only to be looked at.
#[must_use]
pub fn looked_at(rows: &[BulkRow]) -> Vec<BulkRow> {
    rows.iter().map(|row| BulkRow { version: None, ..*row }).collect()
}

/// What must be chosen before the effect can be shown.
#[must_use]
pub fn choose(about: About, choice: Field, rows: &[BulkRow]) -> Response {
    let ids = rows.iter().map(|row| row.id.to_string()).collect();
    let page = BulkPage { choice: Some((choice, ids)), ..BulkPage::of(about) };
    frame::page(StatusCode::OK, &page)
}

/// What would become of each line, with what else the confirmation asks for.
#[must_use]
pub fn preview(about: About, report: &BulkReport, fields: Vec<Field>, faults: &Faults) -> Response {
    let t = about.frame.t;
    let lines: Vec<Line> = report.lines.iter().map(|one| line(one, false, t)).collect();
    let changes = count(report, |outcome| *outcome == BulkOutcome::Done);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = BulkPage::of(about);
    let frame = page.frame.with_faults(!faults.is_empty());
    let (changes, errors) = (u32::try_from(changes).unwrap_or(0), ErrorSummary::of(faults, t));
    frame::page(status, &BulkPage { frame, lines, changes, fields, errors, ..page })
}

/// What became of each line.
#[must_use]
pub fn report(about: About, report: &BulkReport) -> Response {
    let t = about.frame.t;
    let lines: Vec<Line> = report.lines.iter().map(|one| line(one, true, t)).collect();
    let done = count(report, |outcome| *outcome == BulkOutcome::Done);
    let refused = count(report, |outcome| matches!(outcome, BulkOutcome::Refused { .. }));
    let tone = if refused == 0 { Tone::Success } else { Tone::Warning };
    let told = t.with("weconfig-bulk-report", &[("done", done.into()), ("refused", refused.into())]);
    let page = BulkPage { lines, message: Some(Banner::new(tone, told)), is_done: true, ..BulkPage::of(about) };
    frame::page(StatusCode::OK, &page)
}

fn count(report: &BulkReport, is_counted: impl Fn(&BulkOutcome) -> bool) -> i64 {
    i64::try_from(report.lines.iter().filter(|line| is_counted(&line.outcome)).count()).unwrap_or(0)
}

fn line(line: &BulkLine, is_done: bool, t: &Texts) -> Line {
    let (mood, words) = match &line.outcome {
        BulkOutcome::Done if is_done => (Mood::Good, t.get("weconfig-bulk-is-done").into_owned()),
        BulkOutcome::Done => (Mood::Warning, t.get("weconfig-bulk-will").into_owned()),
        BulkOutcome::Unchanged => (Mood::Plain, t.get("weconfig-bulk-unchanged").into_owned()),
        // A row, where other pages speak of a page.
        BulkOutcome::Refused { code } if code == NOT_THERE => (Mood::Bad, t.get("weconfig-bulk-gone").into_owned()),
        BulkOutcome::Refused { code } => (Mood::Bad, refusal(code, t)),
    };
    let sent = (!is_done && line.outcome == BulkOutcome::Done).then(|| format!("{}.{}", line.id, line.version));
    let known_by = if line.known_by.is_empty() { line.id.to_string() } else { line.known_by.clone() };
    Line { known_by, name: line.name.clone(), mood, words, sent }
}

impl BulkPage {
    fn of(about: About) -> Self {
        let About { frame, action, list, carried, heads, chosen } = about;
        Self {
            frame: frame.below(list.0.clone(), list.1),
            action,
            list,
            carried,
            heads,
            chosen,
            choice: None,
            fields: Vec::new(),
            lines: Vec::new(),
            changes: 0,
            message: None,
            errors: None,
            is_done: false,
        }
    }
}
