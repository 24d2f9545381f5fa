//! The same done to several contact requests (EXP-12): dealt with in one way, or open again.

use crate::components::{Field, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::bulk::{self, About};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::outcome::Refused;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use weblys_api::bulk::{BulkContacts, BulkReport, BulkRow, ContactDeed};
use weblys_api::codes::{CONTACT_OUTCOMES, OfferedCode};
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CONTACTS_BULK, get(show).post(carry_out))
}

/// What can be done to requests: words of an address.
pub const DEEDS: [&str; 2] = ["handle", "reopen"];

/// The button, and the title of the page.
#[must_use]
pub fn name(deed: &str, t: &Texts) -> Words {
    if deed == "handle" { t.get("weconfig-bulk-handle") } else { t.get("weconfig-bulk-reopen") }
}

fn deed(word: &str, outcome: String, note: String) -> Result<ContactDeed, Failure> {
    match word {
        "handle" => Ok(ContactDeed::Handle { outcome, note }),
        "reopen" => Ok(ContactDeed::Reopen),
        _ => Err(Failure::NotFound),
    }
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CONTACTS_BULK, pairs);
    let word = query.value("do").to_owned();
    let (deed, rows) = (deed(&word, String::new(), String::new())?, bulk::asked(&query)?);
    let asked = |caller: Caller| seen(&shop, caller, deed.clone(), rows);
    let (me, (report, outcomes)) = staff::enter(&shop, &visit, Right::ContactsChange, asked).await?;
    let fields = fields(&visit, &deed, &outcomes, &Faults::default());
    Ok(bulk::preview(about(&shop, &visit, &me, &word), &report, fields, &Faults::default()))
}

/// What would become of each, and the ways in which they may end, in one round.
async fn seen(
    shop: &Shop,
    caller: Caller,
    deed: ContactDeed,
    rows: Vec<BulkRow>,
) -> Result<(BulkReport, Vec<OfferedCode>), CallError> {
    let all = BulkContacts { deed, rows };
    let preview = shop.back.preview_contacts(&caller, &all);
    let (report, outcomes) = tokio::join!(preview, shop.back.code_table(&caller, CONTACT_OUTCOMES));
    Ok((report?, outcomes?.codes))
}

fn fields(visit: &Visit, deed: &ContactDeed, outcomes: &[OfferedCode], faults: &Faults) -> Vec<Field> {
    let ContactDeed::Handle { outcome, note } = deed else { return Vec::new() };
    let t = visit.t();
    let options = outcomes.iter().map(|one| (one.code.clone(), one.label.in_locale(visit.locale).to_owned()));
    let how = Field::select("outcome", t.get("weconfig-contact-outcome"), options.collect()).optional(t);
    let noted = Field::area("note", t.get("weconfig-contact-note")).optional(t).longest(2_000);
    vec![
        how.value(outcome).fault(faults.of("outcome", t)),
        noted.hint(t.get("weconfig-bulk-note-hint")).value(note).fault(faults.of("note", t)),
    ]
}

async fn carry_out(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let word = form.typed.text("do");
    let deed = deed(&word, form.typed.text("outcome"), form.typed.text("note"))?;
    let rows = bulk::confirmed(&form)?;
    let all = BulkContacts { deed: deed.clone(), rows: rows.clone() };
    let done = shop.back.handle_contacts(&form.caller, &all).await;
    let me = staff::signed_in(&shop, &visit).await?;
    let about = about(&shop, &visit, &me, &word);
    let error = match done {
        Ok(report) => return Ok(bulk::report(about, &report)),
        Err(error) => error,
    };
    match Refused::<BulkReport>::of(error, &form, |_| None)? {
        // Nothing was done: the same page, with what is wrong beside its field.
        Refused::Fields(faults) => {
            let plain = ContactDeed::Handle { outcome: String::new(), note: String::new() };
            let (report, outcomes) = seen(&shop, form.caller.clone(), plain, bulk::looked_at(&rows)).await?;
            Ok(bulk::preview(about, &report, fields(&visit, &deed, &outcomes, &faults), &faults))
        }
        Refused::Stale(_) | Refused::Whole(_) => Err(Failure::Broken),
    }
}

fn about(shop: &Shop, visit: &Visit, me: &Me, word: &str) -> About {
    let t = visit.t();
    About {
        frame: StaffFrame::new(shop, visit, me, name(word, t)).in_weconfig("contacts"),
        action: routes::CONTACTS_BULK,
        list: (t.get("staff-module-contacts"), routes::CONTACTS),
        carried: vec![("do", word.to_owned())],
        heads: [t.get("weconfig-contact-reference"), t.get("weconfig-name")],
        chosen: None,
    }
}
