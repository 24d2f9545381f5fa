//! One contact request or statement: what was left, and what was done about it.

use crate::components::{Banner, Choice, ErrorSummary, Field, Mood, Tone, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::shop::contact::call_words;
use crate::pages::weconfig::contacts::{kind_words, outcome, state};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{self, DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::Refused;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use uuid::Uuid;
use weblys_api::codes::{CONTACT_OUTCOMES, OfferedCode};
use weblys_api::contact::{ContactRow, HandleContact};
use weblys_api::drafts::DraftForm;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CONTACT, get(show).post(handle))
}

#[derive(Template)]
#[template(path = "pages/weconfig/contact.html")]
struct ContactPage {
    frame: StaffFrame,
    contact: ContactRow,
    state: (Mood, String),
    facts: Vec<(Words, String)>,
    form: HandleContact,
    /// Ways in which it may end.
    outcomes: Vec<OfferedCode>,
    faults: Faults,
    may_change: bool,
    message: Option<Banner>,
    offer: Option<DraftOffer>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let form = DraftForm::Contact(id);
    let asked = |caller: Caller| async {
        let caller = caller;
        drafts::beside(&shop, &caller, &form, contact_and_outcomes(&shop, caller.clone(), id)).await
    };
    let (me, ((contact, outcomes), kept)) = staff::enter(&shop, &visit, Right::ContactsRead, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, kept);
    let held = HandleContact {
        handled: contact.handled_at.is_some(),
        outcome: contact.outcome.as_ref().map(|outcome| outcome.code.clone()).unwrap_or_default(),
        note: contact.note.clone(),
        version: contact.version,
    };
    let held = resumed.map_or(held, |(typed, version)| HandleContact { version, ..read(&typed) });
    let page = ContactPage::new(&shop, &visit, &me, (contact, outcomes), held);
    Ok(frame::page(StatusCode::OK, &ContactPage { offer, ..page }))
}

fn read(typed: &Typed) -> HandleContact {
    HandleContact {
        handled: typed.ticked("handled"),
        outcome: typed.text("outcome"),
        note: typed.text("note"),
        version: typed.text("version").parse().unwrap_or_default(),
    }
}

/// A request, with the ways in which it may end, its own among them even when it is offered no more.
async fn contact_and_outcomes(
    shop: &Shop,
    caller: Caller,
    id: Uuid,
) -> Result<(ContactRow, Vec<OfferedCode>), CallError> {
    let (contact, table) =
        tokio::join!(shop.back.contact(&caller, id), shop.back.code_table(&caller, CONTACT_OUTCOMES));
    let (contact, mut outcomes) = (contact?, table?.codes);
    let own = contact.outcome.iter().filter(|own| outcomes.iter().all(|one| one.code != own.code)).cloned();
    outcomes.extend(own.collect::<Vec<_>>());
    Ok((contact, outcomes))
}

async fn handle(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let typed = read(&form.typed);
    let error = match shop.back.handle_contact(&form.caller, id, &typed).await {
        Ok(_) => return Ok(see_other(&with_query(&routes::of(routes::CONTACT, id), &[("done", "saved")]))),
        Err(error) => error,
    };
    let refused = Refused::<ContactRow>::of(error, &form, |_| None)?;
    let (me, t) = (staff::signed_in(&shop, &visit).await?, visit.t());
    let (status, page) = match refused {
        Refused::Fields(faults) => {
            let found = contact_and_outcomes(&shop, form.caller.clone(), id).await?;
            let page = ContactPage::new(&shop, &visit, &me, found, typed);
            (StatusCode::UNPROCESSABLE_ENTITY, ContactPage { faults, ..page })
        }
        Refused::Stale(now) => {
            // What was typed stays in the form; what the other wrote is above it, and the next time counts from there.
            let theirs =
                if now.note.is_empty() { t.get("weconfig-contact-no-note").into_owned() } else { now.note.clone() };
            let told = t.with(
                "weconfig-contact-stale-text",
                &[("by", now.handled_by.as_str().into()), ("note", theirs.as_str().into())],
            );
            let message = Banner::new(Tone::Warning, t.get("weconfig-contact-stale")).text(told);
            let typed = HandleContact { version: now.version, ..typed };
            let (_, outcomes) = contact_and_outcomes(&shop, form.caller.clone(), id).await?;
            let page = ContactPage::new(&shop, &visit, &me, (*now, outcomes), typed);
            (StatusCode::CONFLICT, ContactPage { message: Some(message), ..page })
        }
        Refused::Whole(_) => return Err(Failure::Broken),
    };
    Ok(frame::page(status, &page))
}

impl ContactPage {
    fn new(
        shop: &Shop,
        visit: &Visit,
        me: &Me,
        (contact, outcomes): (ContactRow, Vec<OfferedCode>),
        form: HandleContact,
    ) -> Self {
        let t = visit.t();
        let title = t.one("weconfig-contact-title", "reference", contact.reference.as_str());
        let frame = StaffFrame::new(shop, visit, me, title).in_weconfig("contacts");
        Self {
            frame: frame.below(t.get("staff-module-contacts"), routes::CONTACTS),
            state: state(&contact, t),
            facts: facts(&contact, shop, visit),
            form,
            outcomes,
            faults: Faults::default(),
            may_change: me.rights.contains(Right::ContactsChange),
            message: None,
            offer: None,
            contact,
        }
    }

    fn draft(&self) -> String {
        DraftForm::Contact(self.contact.contact_id).key()
    }

    fn note(&self) -> Field {
        let t = self.frame.t;
        let field = Field::area("note", t.get("weconfig-contact-note")).optional(t).longest(2_000);
        field.hint(t.get("weconfig-contact-note-hint")).value(&self.form.note).fault(self.faults.of("note", t))
    }

    fn outcome(&self) -> Field {
        let t = self.frame.t;
        let options = self.outcomes.iter();
        let options = options.map(|one| (one.code.clone(), one.label.in_locale(self.frame.locale).to_owned()));
        let field = Field::select("outcome", t.get("weconfig-contact-outcome"), options.collect()).optional(t);
        field.value(&self.form.outcome).fault(self.faults.of("outcome", t))
    }

    fn handled(&self) -> Choice {
        Choice::tick("handled", self.frame.t.get("weconfig-contact-tick")).checked(self.form.handled)
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}

fn facts(contact: &ContactRow, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let (t, left) = (visit.t(), &contact.left);
    let campaign: Vec<String> = left.campaign.iter().map(|(tag, value)| format!("{tag}={value}")).collect();
    let mut facts = vec![
        (t.get("weconfig-contact-kind"), kind_words(left.kind, t).into_owned()),
        (t.get("weconfig-contact-received"), words::moment(contact.received_at, shop, t)),
        (t.get("weconfig-name"), left.name.clone()),
        (t.get("weconfig-contact-phone"), left.phone.clone()),
        (t.get("weconfig-contact-call"), left.call_at.map(|time| call_words(time, t).into_owned()).unwrap_or_default()),
        (t.get("weconfig-email"), left.email.clone()),
        (t.get("weconfig-contact-address"), left.address.clone()),
        (t.get("weconfig-contact-contract"), left.contract.clone()),
        (t.get("weconfig-contact-line"), left.line.clone()),
        (t.get("weconfig-contact-wished"), wished_on(&left.wished_on, t)),
        (t.get("weconfig-contact-message"), left.message.clone()),
        (t.get("weconfig-contact-offer"), left.offer.clone()),
        (t.get("weconfig-contact-campaign"), campaign.join(", ")),
        (t.get("weconfig-contact-by"), contact.handled_by.clone()),
        (t.get("weconfig-contact-outcome"), outcome(contact, visit.locale).to_owned()),
    ];
    if let Some(at) = contact.handled_at {
        facts.push((t.get("weconfig-contact-handled-at"), words::moment(at, shop, t)));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// The day on which a contract is to end, in words.
fn wished_on(day: &str, t: &Texts) -> String {
    day.parse::<NaiveDate>().map_or_else(|_| day.to_owned(), |day| t.date(day))
}
