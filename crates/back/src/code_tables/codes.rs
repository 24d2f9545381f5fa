//! What the staff sees and changes of code tables: the filter (PAR-03), the order, and labels of our own.

use super::held::{self, is_offered};
use super::import::STEP;
use super::told::{is_code, plain};
use super::{own, store};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::state::App;
use serde_json::json;
use uuid::Uuid;
use weblys_api::codes::{
    AddCode, ChangeCode, CodeQuery, CodeRow, CodeTable, CodeTableList, CodeTablePage, LAST_POSITION, MoveCode, is_own,
};
use weblys_api::drafts::DraftForm;
use weblys_api::page::Window;
use weblys_api::problem::FieldFault;
use weblys_api::users::{TAKEN, UNREADABLE};
use weblys_db::{Durability, Tx};
use weblys_kernel::locale::Label;

/// Imports that are told of.
const LAST_IMPORTS: i64 = 10;

/// `GET /v1/code-tables`.
pub async fn tables(app: &App) -> Result<CodeTableList, ApiError> {
    app.code_tables.refresh(&app.db).await?;
    let imports = store::imports(&app.db, LAST_IMPORTS).await?;
    Ok(CodeTableList { tables: app.code_tables.held().tables().to_vec(), imports })
}

/// `GET /v1/code-tables/{table_code}/offered`: from memory.
pub fn offered(app: &App, table_code: &str) -> Result<CodeTable, ApiError> {
    let table = app.code_tables.held().offered(table_code).ok_or(ApiError::NotFound("code table"))?;
    Ok((*table).clone())
}

/// `GET /v1/code-tables/{table_code}`.
pub async fn list(app: &App, table_code: &str, query: &CodeQuery) -> Result<CodeTablePage, ApiError> {
    app.code_tables.refresh(&app.db).await?;
    let held = app.code_tables.held();
    let table = held.tables().iter().find(|table| table.table_code == table_code);
    let table = table.cloned().ok_or(ApiError::NotFound("code table"))?;
    let window = Window::of(query.page, query.size);
    let q = query.q.trim().to_lowercase();
    let mut codes = store::of_table(&app.db, table_code).await?;
    codes.retain(|code| is_wanted(code, &q, &query.state));
    Ok(CodeTablePage { table, codes: window.of_list(&codes, CodeRow::clone) })
}

fn is_wanted(code: &CodeRow, q: &str, state: &str) -> bool {
    let is_in_state = match state {
        "offered" => is_offered(code),
        "hidden" => code.is_hidden,
        "obsolete" => code.is_obsolete,
        "gone" => code.is_gone,
        _ => true,
    };
    let Label { fr, en } = held::label(code);
    let is_found = || {
        [&code.code, &fr, &en, &code.label.fr, &code.label.en].into_iter().any(|text| text.to_lowercase().contains(q))
    };
    is_in_state && (q.is_empty() || is_found())
}

/// `GET /v1/codes/{code_id}`.
pub async fn show(app: &App, code_id: Uuid) -> Result<CodeRow, ApiError> {
    store::by_id(&app.db, code_id).await?.ok_or(ApiError::NotFound("code"))
}

/// `POST /v1/code-tables/{table_code}`: a code put last in a table of our own.
pub async fn add(
    app: &App,
    person: &Person,
    signed: &Signed,
    table_code: &str,
    to: &AddCode,
) -> Result<CodeRow, ApiError> {
    if !is_own(table_code) {
        return Err(ApiError::NotFound("code table"));
    }
    let code = to.code.trim().to_owned();
    let of_code = (!is_code(&code)).then(|| fault_of("code", UNREADABLE));
    let (own_label, faults) = label_of(&to.label, true);
    let faults: Vec<FieldFault> = of_code.into_iter().chain(faults).collect();
    if !faults.is_empty() {
        return Err(ApiError::Fields(faults));
    }
    let mut tx = app.db.begin(Durability::Full).await?;
    store::raise(&mut tx).await?;
    let there = store::of_table(&mut tx, table_code).await?;
    if there.iter().any(|one| one.code.eq_ignore_ascii_case(&code)) {
        return Err(ApiError::Fields(vec![fault_of("code", TAKEN)]));
    }
    let last = there.iter().map(|one| one.position).max().unwrap_or(0);
    let made = own::code(table_code, code, own_label, (last + STEP).min(LAST_POSITION));
    store::put_codes(&mut tx, std::slice::from_ref(&made)).await?;
    drafts::sent(&mut tx, signed, &DraftForm::NewCode(table_code.to_owned())).await?;
    trace(app, &mut tx, (person, signed), "code.add", (None, &made)).await?;
    tx.commit().await?;
    app.code_tables.refresh(&app.db).await?;
    Ok(made)
}

/// `PUT /v1/codes/{code_id}`.
pub async fn change(
    app: &App,
    person: &Person,
    signed: &Signed,
    code_id: Uuid,
    to: &ChangeCode,
) -> Result<CodeRow, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let before = locked(&mut tx, code_id, to.version).await?;
    let own_label = read(to, is_own(&before.table_code))?;
    let after = CodeRow {
        is_hidden: to.is_hidden,
        position: to.position,
        own_label,
        version: before.version + 1,
        ..before.clone()
    };
    drafts::sent(&mut tx, signed, &DraftForm::Code(code_id)).await?;
    keep(app, &mut tx, (person, signed), "code.change", &before, &after).await?;
    tx.commit().await?;
    app.code_tables.refresh(&app.db).await?;
    Ok(after)
}

fn read(to: &ChangeCode, is_own: bool) -> Result<Label, ApiError> {
    let is_place = (1..=LAST_POSITION).contains(&to.position);
    let of_place = (!is_place).then(|| fault_of("position", UNREADABLE));
    let (label, faults) = label_of(&to.own_label, is_own);
    let faults: Vec<FieldFault> = of_place.into_iter().chain(faults).collect();
    if faults.is_empty() { Ok(label) } else { Err(ApiError::Fields(faults)) }
}

/// A label as typed, with what of it cannot be read; `is_needed` in French.
fn label_of(typed: &Label, is_needed: bool) -> (Label, Vec<FieldFault>) {
    let mut faults = Vec::new();
    let mut text = |field: &str, typed: &str, is_needed: bool| {
        let read = plain(typed).filter(|text| !is_needed || !text.is_empty());
        read.unwrap_or_else(|| {
            faults.push(fault_of(field, UNREADABLE));
            String::new()
        })
    };
    let label = Label { fr: text("label_fr", &typed.fr, is_needed), en: text("label_en", &typed.en, false) };
    (label, faults)
}

fn fault_of(field: &str, code: &str) -> FieldFault {
    FieldFault { field: field.to_owned(), code: code.to_owned() }
}

/// The code, under the lock of all tables, if it is as it was shown.
async fn locked(tx: &mut Tx, code_id: Uuid, version: i64) -> Result<CodeRow, ApiError> {
    store::raise(tx).await?;
    let code = store::by_id(&mut *tx, code_id).await?.ok_or(ApiError::NotFound("code"))?;
    if code.version == version { Ok(code) } else { Err(ApiError::stale(&code)) }
}

async fn keep(
    app: &App,
    tx: &mut Tx,
    (person, signed): (&Person, &Signed),
    action: &'static str,
    before: &CodeRow,
    after: &CodeRow,
) -> Result<(), ApiError> {
    if !store::change(tx, after).await? {
        return Err(ApiError::Contended);
    }
    trace(app, tx, (person, signed), action, (Some(before), after)).await
}

/// What is ours of a code, as the audit trail keeps it.
pub(crate) fn as_told(code: &CodeRow) -> serde_json::Value {
    json!({"hidden": code.is_hidden, "position": code.position, "label": code.own_label})
}

async fn trace(
    app: &App,
    tx: &mut Tx,
    (person, signed): (&Person, &Signed),
    action: &'static str,
    (before, after): (Option<&CodeRow>, &CodeRow),
) -> Result<(), ApiError> {
    let subject = format!("{}/{}", after.table_code, after.code);
    let mut entry = audit::by(signed, person, Deed { action, subject_kind: "code", subject: &subject }, app.now());
    (entry.before, entry.after) = (before.map(as_told), Some(as_told(after)));
    audit::store::append(tx, entry).await.map(drop)
}

/// `POST /v1/codes/{code_id}/move`: the code changes places with its neighbour; at the end of the table nothing happens.
pub async fn shift(
    app: &App,
    person: &Person,
    signed: &Signed,
    code_id: Uuid,
    to: &MoveCode,
) -> Result<CodeRow, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let code = locked(&mut tx, code_id, to.version).await?;
    for (before, after) in moved(store::of_table(&mut tx, &code.table_code).await?, code_id, to.up) {
        keep(app, &mut tx, (person, signed), "code.move", &before, &after).await?;
    }
    tx.commit().await?;
    app.code_tables.refresh(&app.db).await?;
    show(app, code_id).await
}

/// The codes whose place changes, before and after. `codes` are those of the table in order.
fn moved(codes: Vec<CodeRow>, code_id: Uuid, up: bool) -> Vec<(CodeRow, CodeRow)> {
    let place = codes.iter().position(|code| code.code_id == code_id);
    let other = place.and_then(|place| if up { place.checked_sub(1) } else { Some(place + 1) });
    let (Some(place), Some(other)) = (place, other.filter(|other| *other < codes.len())) else { return Vec::new() };
    let positions: Vec<i64> = codes.iter().map(|code| code.position).collect();
    let is_ordered = positions.is_sorted_by(|one, next| one < next);
    let mut order = codes;
    order.swap(place, other);
    // Several codes at one place have no order of their own until they are numbered anew.
    let position = |(at, old): (i64, i64)| if is_ordered { old } else { (at + 1) * 10 };
    let positions = (0..).zip(positions).map(position);
    let changed = order.into_iter().zip(positions).filter(|(code, position)| code.position != *position);
    changed.map(|(code, position)| (code.clone(), CodeRow { position, version: code.version + 1, ..code })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(number: u128, position: i64) -> CodeRow {
        CodeRow {
            code_id: Uuid::from_u128(number),
            table_code: "T".into(),
            code: format!("C{number}"),
            label: Label::default(),
            own_label: Label::default(),
            is_obsolete: false,
            is_gone: false,
            is_hidden: false,
            position,
            version: 1,
        }
    }

    fn places(of: &[(CodeRow, CodeRow)]) -> Vec<(String, i64)> {
        of.iter().map(|(_, after)| (after.code.clone(), after.position)).collect()
    }

    #[test]
    fn two_neighbours_change_places_and_nobody_else_moves() {
        let codes = || vec![code(1, 10), code(2, 20), code(3, 35)];
        let up = moved(codes(), Uuid::from_u128(3), true);
        assert_eq!(places(&up), [("C3".to_owned(), 20), ("C2".to_owned(), 35)]);
        assert!(
            moved(codes(), Uuid::from_u128(1), true).is_empty() && moved(codes(), Uuid::from_u128(3), false).is_empty()
        );
    }

    #[test]
    fn codes_at_one_place_are_numbered_anew() {
        let same = vec![code(1, 10), code(2, 10), code(3, 10)];
        let down = moved(same, Uuid::from_u128(1), false);
        assert_eq!(places(&down), [("C1".to_owned(), 20), ("C3".to_owned(), 30)]);
    }
}
