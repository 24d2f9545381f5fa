//! One code: shown or hidden (PAR-03), its place, and its label of our own in each language.

use crate::components::{Banner, Choice, ErrorSummary, Field, Mood, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::codes::states;
use crate::pages::weconfig::merge::{self, MergeField, Side};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{self, DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_done, not_saved};
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::codes::{ChangeCode, CodeRow, MoveCode, is_own};
use weblys_api::drafts::DraftForm;
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::users::STALE;
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;
use weblys_kernel::locale::Label;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CODE, get(show).post(change)).route(routes::CODE_MOVE, post(shift))
}

#[derive(Template)]
#[template(path = "pages/weconfig/code.html")]
struct CodePage {
    frame: StaffFrame,
    code: CodeRow,
    states: Vec<(Mood, String)>,
    facts: Vec<(Words, String)>,
    form: ChangeCode,
    /// What of the place cannot be read as a number is shown as it was typed.
    position: String,
    was: String,
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
    page(&shop, &visit, id_of(&id)?, &draft, None).await
}

async fn page(
    shop: &Shop,
    visit: &Visit,
    id: Uuid,
    draft: &drafts::Asked,
    message: Option<Banner>,
) -> Result<Response, Failure> {
    let of = DraftForm::Code(id);
    let ask = |caller: Caller| async {
        let caller = caller;
        drafts::beside(shop, &caller, &of, shop.back.code(&caller, id)).await
    };
    let (me, (code, kept)) = staff::enter(shop, visit, Right::CodeTablesRead, ask).await?;
    let Outcome { resumed, offer } = draft.outcome(shop, visit, &of, kept);
    let status = if message.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let form = held(&code);
    let page = CodePage { message, offer, ..CodePage::new(shop, visit, &me, code, form) };
    let page = match resumed {
        Some((typed, version)) => {
            let form = ChangeCode { version, ..read(&typed)? };
            CodePage { form, was: typed.text("was"), position: typed.text("position"), ..page }
        }
        None => page,
    };
    Ok(frame::page(status, &page))
}

fn held(code: &CodeRow) -> ChangeCode {
    ChangeCode {
        version: code.version,
        is_hidden: code.is_hidden,
        position: code.position,
        own_label: code.own_label.clone(),
    }
}

fn read(typed: &Typed) -> Result<ChangeCode, Failure> {
    Ok(ChangeCode {
        version: typed.text("version").parse().map_err(|_| Failure::BadForm)?,
        // As a box it comes or not; where two versions were compared, as yes or no.
        is_hidden: typed.text("hidden") == "true",
        // What is no number is no place: BACK names the field.
        position: typed.text("position").trim().parse().unwrap_or_default(),
        own_label: Label { fr: typed.text("label_fr"), en: typed.text("label_en") },
    })
}

async fn change(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let (id, typed) = (id_of(&id)?, read(&form.typed)?);
    match shop.back.change_code(&form.caller, id, &typed).await {
        Ok(_) => Ok(see_other(&with_query(&routes::of(routes::CODE, id), &[("done", "saved")]))),
        Err(error) => again(&shop, &visit, id, &form, typed, error).await,
    }
}

/// The form again, with what was typed and why it was not taken.
async fn again(
    shop: &Shop,
    visit: &Visit,
    id: Uuid,
    form: &StaffForm,
    typed: ChangeCode,
    error: CallError,
) -> Result<Response, Failure> {
    let refused = Refused::<CodeRow>::of(error, form, |_| None)?;
    let (me, code) = tokio::join!(staff::signed_in(shop, visit), shop.back.code(&form.caller, id));
    let (me, code, t) = (me?, code?, visit.t());
    let (faults, message) = match refused {
        Refused::Fields(faults) => (faults, None),
        Refused::Whole(code) => (Faults::default(), Some(not_saved(&code, t))),
        Refused::Stale(now) => return Ok(merged(shop, visit, &me, form, &typed, &now)),
    };
    let status = if faults.is_empty() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let was = form.typed.text("was");
    let position = form.typed.text("position");
    let page = CodePage::new(shop, visit, &me, code, typed);
    let frame = page.frame.with_faults(!faults.is_empty());
    Ok(frame::page(status, &CodePage { frame, faults, message, was, position, ..page }))
}

fn merged(shop: &Shop, visit: &Visit, me: &Me, form: &StaffForm, mine: &ChangeCode, now: &CodeRow) -> Response {
    let t = visit.t();
    let theirs = held(now);
    let was: Option<ChangeCode> = serde_json::from_str(&form.typed.text("was")).ok();
    let was = was.map_or([const { None }; 4], |was| sides(&was, t).map(|side| Some(side.value)));
    let labels = [
        ("hidden", t.get("weconfig-code-hide")),
        ("position", t.get("weconfig-code-position")),
        ("label_fr", t.get("weconfig-code-own-fr")),
        ("label_en", t.get("weconfig-code-own-en")),
    ];
    let fields = labels.into_iter().zip(sides(mine, t)).zip(sides(&theirs, t)).zip(was);
    let fields =
        fields.map(|((((name, label), mine), theirs), was)| MergeField { name: name.into(), label, mine, theirs, was });
    let frame = frame_of(shop, visit, me, now).below(now.code.clone(), routes::of(routes::CODE, now.code_id));
    let frame = StaffFrame { title: t.get("weconfig-merge-title").into_owned(), ..frame };
    let was = serde_json::to_string(&theirs).unwrap_or_default();
    merge::page(frame, routes::of(routes::CODE, now.code_id), now.version, was, fields.collect())
}

fn sides(code: &ChangeCode, t: &Texts) -> [Side; 4] {
    let hidden = Side {
        value: code.is_hidden.to_string(),
        shown: t.get(if code.is_hidden { "weconfig-yes" } else { "weconfig-no" }).into_owned(),
    };
    let position = code.position.to_string();
    [hidden, Side::plain(&position), Side::plain(&code.own_label.fr), Side::plain(&code.own_label.en)]
}

/// Moves the code by one place, and back to it.
async fn shift(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let version = form.typed.text("version").parse().map_err(|_| Failure::BadForm)?;
    let to = MoveCode { version, up: form.typed.text("to") == "up" };
    let Err(error) = shop.back.move_code(&form.caller, id, &to).await else {
        return Ok(see_other(&with_query(&routes::of(routes::CODE, id), &[("done", "saved")])));
    };
    let code = match Refused::<CodeRow>::of(error, &form, |_| None)? {
        Refused::Whole(code) => code,
        Refused::Stale(_) => STALE.to_owned(),
        Refused::Fields(_) => return Err(Failure::Broken),
    };
    page(&shop, &visit, id, &drafts::Asked::default(), Some(not_done(&code, visit.t()))).await
}

fn frame_of(shop: &Shop, visit: &Visit, me: &Me, code: &CodeRow) -> StaffFrame {
    let t = visit.t();
    let frame = StaffFrame::new(shop, visit, me, code.code.clone()).in_weconfig("code_tables");
    let frame = frame.below(t.get("staff-module-code_tables"), routes::CODE_TABLES);
    frame.below(code.table_code.clone(), fill(routes::CODES, &code.table_code))
}

impl CodePage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, code: CodeRow, form: ChangeCode) -> Self {
        let t = visit.t();
        let mut facts = vec![
            (t.get("weconfig-codes-table"), code.table_code.clone()),
            (t.get("weconfig-code-label-fr"), code.label.fr.clone()),
            (t.get("weconfig-code-label-en"), code.label.en.clone()),
            (t.get("weconfig-code-position"), code.position.to_string()),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        Self {
            frame: frame_of(shop, visit, me, &code),
            states: states(&code, t),
            facts,
            position: form.position.to_string(),
            was: serde_json::to_string(&held(&code)).unwrap_or_default(),
            form,
            faults: Faults::default(),
            may_change: me.rights.contains(Right::CodeTablesChange),
            message: None,
            offer: None,
            code,
        }
    }

    fn draft(&self) -> String {
        DraftForm::Code(self.code.code_id).key()
    }

    fn hidden(&self) -> Choice {
        let t = self.frame.t;
        let choice = Choice::tick("hidden", t.get("weconfig-code-hide")).hint(t.get("weconfig-code-hide-hint"));
        choice.checked(self.form.is_hidden)
    }

    fn place(&self) -> Field {
        let t = self.frame.t;
        let field = Field::text("position", t.get("weconfig-code-position")).inputmode("numeric").short().longest(7);
        field.hint(t.get("weconfig-code-position-hint")).value(&self.position).fault(self.faults.of("position", t))
    }

    fn label(&self, name: &'static str) -> Field {
        let t = self.frame.t;
        let is_own = is_own(&self.code.table_code);
        let (words, value) = match (name, is_own) {
            ("label_fr", false) => (t.get("weconfig-code-own-fr"), &self.form.own_label.fr),
            ("label_fr", true) => (t.get("weconfig-code-label-fr"), &self.form.own_label.fr),
            (_, false) => (t.get("weconfig-code-own-en"), &self.form.own_label.en),
            (_, true) => (t.get("weconfig-code-label-en"), &self.form.own_label.en),
        };
        let field = Field::text(name, words);
        let field = if is_own { field } else { field.hint(t.get("weconfig-code-own-hint")) };
        let field = if is_own && name == "label_fr" { field } else { field.optional(t) };
        field.value(value).fault(self.faults.of(name, t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}
