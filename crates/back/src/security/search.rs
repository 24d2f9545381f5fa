//! What one of the staff finds by words: only what his rights and his perimeter let him see, some of each kind.
//!
//! Users, groups and code tables are looked through in memory; contacts and mails by an index.

use crate::error::ApiError;
use crate::flows::handle_contact;
use crate::orders::store::sent;
use crate::security::actor::Signed;
use crate::state::App;
use weblys_api::contact::{ContactQuery, ContactRow};
use weblys_api::search::{FEWEST_LETTERS, Hit, HitKind, Hits};
use weblys_api::security::Right;
use weblys_api::sent::SentQuery;
use weblys_kernel::folded::has_words;
use weblys_security::User;

/// So many of each kind: who wants more opens the list.
const MOST: usize = 8;
/// The same, for statements.
const MOST_ROWS: u32 = 8;

/// `GET /v1/staff/search`.
pub async fn find(app: &App, signed: &Signed, q: &str) -> Result<Hits, ApiError> {
    let q = q.trim();
    if q.chars().count() < FEWEST_LETTERS {
        return Ok(Hits::default());
    }
    let may = |right| signed.actor.rights.contains(right);
    let mut hits = Vec::new();
    if may(Right::UsersRead) {
        hits.extend(users(app, signed, q));
    }
    if may(Right::GroupsRead) {
        let held = app.directory.held();
        let found = held.groups().iter().filter(|group| has_words(&format!("{} {}", group.code, group.name), q));
        hits.extend(
            found.take(MOST).map(|group| hit(HitKind::Group, &group.group_id.uuid(), &group.name, &group.code)),
        );
    }
    if may(Right::CodeTablesRead) {
        let held = app.code_tables.held();
        let words = |table: &weblys_api::codes::CodeTableRow| {
            format!("{} {} {}", table.table_code, table.label.fr, table.label.en)
        };
        let found = held.tables().iter().filter(|table| has_words(&words(table), q));
        hits.extend(
            found
                .take(MOST)
                .map(|table| hit(HitKind::CodeTable, &table.table_code, &table.label.fr, &table.table_code)),
        );
    }
    if may(Right::ContactsRead) && is_number(q) {
        let query = ContactQuery { q: q.to_owned(), size: Some(MOST_ROWS), ..ContactQuery::default() };
        hits.extend(handle_contact::list(app, &query).await?.rows.iter().map(contact));
    }
    if may(Right::MailsRead) && q.contains('@') {
        let query = SentQuery { recipient: q.to_owned(), ..SentQuery::default() };
        let count = sent::count(&app.db, &query).await?;
        hits.extend((count > 0).then(|| hit(HitKind::Mails, &q, q, &count.to_string())));
    }
    Ok(Hits { hits })
}

/// What could begin the number of a request.
fn is_number(q: &str) -> bool {
    q.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn users(app: &App, signed: &Signed, q: &str) -> Vec<Hit> {
    let held = app.directory.held();
    let words = |user: &User| {
        let email = user.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default();
        format!("{} {} {email}", user.login, user.name)
    };
    let mut found: Vec<&User> =
        held.users().filter(|user| signed.actor.must_see(user).is_ok() && has_words(&words(user), q)).collect();
    found.sort_by(|a, b| a.login.as_str().cmp(b.login.as_str()));
    let of = |user: &&User| hit(HitKind::User, &user.user_id.uuid(), &user.name, user.login.as_str());
    found.iter().take(MOST).map(of).collect()
}

fn contact(row: &ContactRow) -> Hit {
    hit(HitKind::Contact, &row.contact_id, &row.reference, &row.left.name)
}

fn hit(kind: HitKind, target: &impl ToString, name: &str, note: &str) -> Hit {
    Hit { kind, target: target.to_string(), name: name.to_owned(), note: note.to_owned() }
}
