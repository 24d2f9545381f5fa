//! The same done to several contact requests: each line as by hand, in a transaction of its own (EXP-12).

use super::bulk::each;
use super::handle_contact::{LONGEST_NOTE, is_offered, keep};
use crate::code_tables::held::Held;
use crate::error::ApiError;
use crate::orders::store::contact::{self as store, StoredContact};
use crate::security::actor::{Person, Signed};
use crate::state::App;
use weblys_api::bulk::{BulkContacts, BulkLine, BulkOutcome, BulkReport, BulkRow, ContactDeed};
use weblys_api::contact::LeaveContact;
use weblys_api::problem::FieldFault;
use weblys_api::users::{STALE, UNREADABLE};
use weblys_db::{Durability, Session};

const TOO_LONG: &str = "VAL-002";

/// Who asks, from where, for what.
#[derive(Clone, Copy)]
struct Asked<'a> {
    app: &'a App,
    person: &'a Person,
    signed: &'a Signed,
    deed: &'a ContactDeed,
}

/// `POST /v1/contacts/bulk/preview`.
pub async fn preview(app: &App, person: &Person, signed: &Signed, all: &BulkContacts) -> Result<BulkReport, ApiError> {
    let asked = Asked { app, person, signed, deed: &all.deed };
    asked.deed_is_sound().await?;
    let mut lines = Vec::with_capacity(all.rows.len());
    for of in each(&all.rows)? {
        lines.push(asked.look(&app.db, of).await?.0);
    }
    Ok(BulkReport { lines })
}

/// `POST /v1/contacts/bulk`. Sent twice, it does nothing more.
pub async fn carry_out(
    app: &App,
    person: &Person,
    signed: &Signed,
    all: &BulkContacts,
) -> Result<BulkReport, ApiError> {
    let asked = Asked { app, person, signed, deed: &all.deed };
    asked.deed_is_sound().await?;
    let mut lines = Vec::with_capacity(all.rows.len());
    for of in each(&all.rows)? {
        // A line that fails says so; those before it are done and told, those after it are tried.
        lines.push(asked.do_one(of).await.unwrap_or_else(|error| {
            tracing::warn!(%error, contact_id = %of.id, "a line of a bulk action failed");
            BulkLine::unknown(of.id, error.code())
        }));
    }
    Ok(BulkReport { lines })
}

impl Asked<'_> {
    /// What is wrong with all lines is said once.
    async fn deed_is_sound(&self) -> Result<(), ApiError> {
        let ContactDeed::Handle { outcome, note } = self.deed else { return Ok(()) };
        // Another BACK may have added the code that is chosen.
        self.app.code_tables.refresh(&self.app.db).await?;
        let held: &Held = &self.app.code_tables.held();
        let faults = [
            ("outcome", !outcome.trim().is_empty() && !is_offered(held, outcome.trim()), UNREADABLE),
            ("note", note.trim().chars().count() > LONGEST_NOTE, TOO_LONG),
        ];
        let faults = faults.into_iter().filter(|(_, is_wrong, _)| *is_wrong);
        let faults: Vec<_> =
            faults.map(|(field, _, code)| FieldFault { field: field.to_owned(), code: code.to_owned() }).collect();
        if faults.is_empty() { Ok(()) } else { Err(ApiError::Fields(faults)) }
    }

    async fn do_one(&self, of: BulkRow) -> Result<BulkLine, ApiError> {
        let mut tx = self.app.db.begin(Durability::Full).await?;
        let (line, change) = self.look(&mut tx, of).await?;
        let Some((before, after)) = change else {
            tx.rollback().await?;
            return Ok(line);
        };
        keep(&mut tx, (self.person, self.signed, self.app.now()), &before, &after).await?;
        tx.commit().await?;
        Ok(line)
    }

    /// What becomes of a line, and the request before and after where it changes.
    async fn look(
        &self,
        on: impl Session,
        of: BulkRow,
    ) -> Result<(BulkLine, Option<(StoredContact, StoredContact)>), ApiError> {
        let Some(before) = store::by_id(on, of.id).await? else {
            return Ok((BulkLine::unknown(of.id, ApiError::NotFound("contact request").code()), None));
        };
        let left: LeaveContact = serde_json::from_str(&before.content).map_err(ApiError::internal)?;
        let (outcome, after) = match self.after(&before) {
            After::Same => (BulkOutcome::Unchanged, None),
            After::Refused(code) => (BulkOutcome::Refused { code: code.to_owned() }, None),
            After::Changed(_) if of.version.is_some_and(|shown| shown != before.version) => {
                (BulkOutcome::Refused { code: STALE.to_owned() }, None)
            }
            After::Changed(after) => (BulkOutcome::Done, Some(*after)),
        };
        let (known_by, version) = (before.reference.clone(), before.version);
        let line = BulkLine { id: of.id, known_by, name: left.name, version, outcome };
        Ok((line, after.map(|after| (before, after))))
    }

    fn after(&self, before: &StoredContact) -> After {
        match self.deed {
            ContactDeed::Handle { .. } if before.handled_at.is_some() => After::Same,
            ContactDeed::Handle { outcome, note } => {
                let note = below(&before.note, note.trim());
                if note.chars().count() > LONGEST_NOTE {
                    return After::Refused(TOO_LONG);
                }
                let handled_by = self.signed.actor.login.as_str().to_owned();
                let (handled_at, outcome) = (Some(self.app.now()), outcome.trim().to_owned());
                After::Changed(Box::new(StoredContact { handled_at, handled_by, outcome, note, ..before.clone() }))
            }
            ContactDeed::Reopen if before.handled_at.is_none() => After::Same,
            ContactDeed::Reopen => {
                let (handled_by, outcome) = (String::new(), String::new());
                After::Changed(Box::new(StoredContact { handled_at: None, handled_by, outcome, ..before.clone() }))
            }
        }
    }
}

enum After {
    Same,
    Refused(&'static str),
    Changed(Box<StoredContact>),
}

/// A note below another.
fn below(noted: &str, note: &str) -> String {
    match (noted.is_empty(), note.is_empty()) {
        (_, true) => noted.to_owned(),
        (true, false) => note.to_owned(),
        (false, false) => format!("{noted}\n{note}"),
    }
}
