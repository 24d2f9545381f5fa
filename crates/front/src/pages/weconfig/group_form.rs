//! A group as a form: its code, its name, and its rights as a table of boxes.

use crate::components::{Banner, ErrorSummary, Field, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::merge::{self, MergeField, Side};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_done, not_saved};
use crate::staff::{self, StaffForm, drafts, words};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use uuid::Uuid;
use weblys_api::drafts::DraftForm;
use weblys_api::groups::{ChangeGroup, GroupFields, GroupRow, NewGroup};
use weblys_api::security::{Action, MODULES, Right, RightSet};
use weblys_api::staff::Me;
use weblys_api::users::TAKEN;
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::GROUP_NEW, get(show_new).post(make)).route(routes::GROUP_REMOVE, post(remove))
}

const ACTIONS: [Action; 7] =
    [Action::Use, Action::Read, Action::Change, Action::Export, Action::Run, Action::Approve, Action::OnBehalf];

/// What the form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held(GroupFields);

impl Held {
    /// A group as it is.
    #[must_use]
    pub fn of(group: &GroupRow) -> Self {
        Self(GroupFields { code: group.code.clone(), name: group.name.clone(), rights: group.rights })
    }

    /// Rights come as boxes (`right`), or as one list where two versions were compared (`rights`).
    pub(crate) fn read(typed: &Typed) -> Self {
        let listed = typed.text("rights");
        let rights = RightSet::from_codes(typed.all("right").chain(listed.split(',')));
        let text = |name| typed.text(name).trim().to_owned();
        Self(GroupFields { code: text("code"), name: text("name"), rights })
    }

    fn json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }
}

/// What the form is about.
#[derive(Debug, Clone)]
pub struct About {
    id: Option<Uuid>,
    version: i64,
    members: i64,
    key: String,
    was: String,
    offer: Option<DraftOffer>,
}

impl About {
    /// A group that exists.
    #[must_use]
    pub fn group(group: &GroupRow, held: &Held) -> Self {
        let (id, version, members) = (Some(group.group_id), group.version, group.members);
        Self { id, version, members, key: String::new(), was: held.json(), offer: None }
    }

    fn new(key: String) -> Self {
        Self { id: None, version: 0, members: 0, key, was: String::new(), offer: None }
    }

    /// The same with a draft that is offered.
    #[must_use]
    pub fn offering(self, offer: Option<DraftOffer>) -> Self {
        Self { offer, ..self }
    }

    /// The same as it was when a draft was typed.
    #[must_use]
    pub fn when_typed(self, typed: &Typed, version: i64) -> Self {
        Self { version, was: typed.text("was"), ..self }
    }

    fn draft(&self) -> String {
        DraftForm::Group(self.id).key()
    }
}

/// A line of the table of rights.
struct Line {
    /// The name of the site, where it is the first of its modules.
    site: Words,
    module: Words,
    /// For each action: the right if there is one, whether the group has it, and its words.
    cells: Vec<Option<(Right, bool, String)>>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/group.html")]
struct GroupPage {
    frame: StaffFrame,
    action: String,
    about: About,
    fields: GroupFields,
    actions: Vec<Words>,
    lines: Vec<Line>,
    may_change: bool,
    faults: Faults,
    message: Option<Banner>,
}

impl GroupPage {
    fn fault(&self, name: &str) -> Option<String> {
        self.faults.of(name, self.frame.t)
    }
}

fn lines(rights: RightSet, t: &Texts) -> Vec<Line> {
    let mut last = None;
    let line = |module: &weblys_api::security::Module| {
        let is_first = last.replace(module.site) != Some(module.site);
        let of = |action| {
            let mut all = Right::ALL.iter().copied();
            let right = all.find(|r| r.site() == module.site && r.module() == module.code && r.action() == action)?;
            Some((right, rights.contains(right), words::right(right, t)))
        };
        Line {
            site: if is_first { words::site(module.site, t) } else { Words::Borrowed("") },
            module: words::module(module.code, t),
            cells: ACTIONS.into_iter().map(of).collect(),
        }
    };
    MODULES.iter().map(line).collect()
}

/// The page of a group.
#[must_use]
pub fn page(
    shop: &Shop,
    visit: &Visit,
    me: &Me,
    about: About,
    held: Held,
    faults: Faults,
    message: Option<Banner>,
) -> Response {
    let t = visit.t();
    let status = match (faults.is_empty(), &message) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = GroupPage {
        frame: frame_of(shop, visit, me, &about, &held).with_faults(!faults.is_empty()),
        action: about.id.map_or_else(|| routes::GROUP_NEW.to_owned(), |id| routes::of(routes::GROUP, id)),
        about,
        actions: ACTIONS.into_iter().map(|action| words::action(action, t)).collect(),
        lines: lines(held.0.rights, t),
        fields: held.0,
        may_change: me.rights.contains(Right::GroupsChange),
        faults,
        message,
    };
    frame::page(status, &page)
}

fn frame_of(shop: &Shop, visit: &Visit, me: &Me, about: &About, held: &Held) -> StaffFrame {
    let t = visit.t();
    let title = if about.id.is_some() { Words::Owned(held.0.name.clone()) } else { t.get("weconfig-group-new") };
    let frame = StaffFrame::new(shop, visit, me, title).in_weconfig("groups");
    frame.below(t.get("weconfig-groups"), routes::GROUPS)
}

async fn show_new(
    State(shop): State<Shop>,
    visit: Visit,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let form = DraftForm::Group(None);
    let asked = |caller: Caller| async {
        let caller = caller;
        drafts::beside(&shop, &caller, &form, async { Ok(()) }).await
    };
    let (me, ((), found)) = staff::enter(&shop, &visit, Right::GroupsChange, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, found);
    let (held, key) = match &resumed {
        Some((typed, _)) => (Held::read(typed), typed.text("key")),
        None => (Held(GroupFields::default()), Uuid::new_v4().to_string()),
    };
    Ok(page(&shop, &visit, &me, About::new(key).offering(offer), held, Faults::default(), None))
}

async fn make(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let held = Held::read(&form.typed);
    let key = form.typed.text("key");
    let idempotency_key = key.parse().map_err(|_| Failure::BadForm)?;
    match shop.back.make_group(&form.caller, &NewGroup { idempotency_key, group: held.0.clone() }).await {
        Ok(group) => Ok(see_other(&with_query(&routes::of(routes::GROUP, group.group_id), &[("done", "made")]))),
        Err(error) => again(&shop, &visit, &form, About::new(key), held, error).await,
    }
}

/// Changes a group.
///
/// # Errors
/// [`Failure`] when the form cannot be corrected.
pub async fn change(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let (id, held) = (id_of(&id)?, Held::read(&form.typed));
    let version = form.typed.text("version").parse().map_err(|_| Failure::BadForm)?;
    match shop.back.change_group(&form.caller, id, &ChangeGroup { version, group: held.0.clone() }).await {
        Ok(_) => Ok(see_other(&with_query(&routes::of(routes::GROUP, id), &[("done", "saved")]))),
        Err(error) => {
            let members = form.typed.text("members").parse().unwrap_or(0);
            let about =
                About { id: Some(id), version, members, key: String::new(), was: form.typed.text("was"), offer: None };
            again(&shop, &visit, &form, about, held, error).await
        }
    }
}

async fn remove(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let version = form.typed.text("version").parse().map_err(|_| Failure::BadForm)?;
    let Err(error) = shop.back.remove_group(&form.caller, id, version).await else {
        return Ok(see_other(&with_query(routes::GROUPS, &[("done", "removed")])));
    };
    let code = match Refused::<GroupRow>::of(error, &form, |_| None)? {
        Refused::Whole(code) => code,
        Refused::Stale(_) => weblys_api::users::STALE.to_owned(),
        Refused::Fields(_) => return Err(Failure::Broken),
    };
    let (me, group) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.group(&form.caller, id));
    let (me, group, t) = (me?, group?, visit.t());
    let held = Held::of(&group);
    let message = not_done(&code, t);
    Ok(page(&shop, &visit, &me, About::group(&group, &held), held, Faults::default(), Some(message)))
}

/// The form again, with what was typed and why it was not taken.
async fn again(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    about: About,
    held: Held,
    error: CallError,
) -> Result<Response, Failure> {
    let refused = Refused::<GroupRow>::of(error, form, |code| (code == TAKEN).then_some("code"))?;
    let (me, t) = (staff::signed_in(shop, visit).await?, visit.t());
    let (faults, message) = match refused {
        Refused::Fields(faults) => (faults, None),
        Refused::Whole(code) => (Faults::default(), Some(not_saved(&code, t))),
        Refused::Stale(now) => return Ok(merged(shop, visit, &me, &about, &held, &now)),
    };
    Ok(page(shop, visit, &me, about, held, faults, message))
}

fn merged(shop: &Shop, visit: &Visit, me: &Me, about: &About, mine: &Held, now: &GroupRow) -> Response {
    let t = visit.t();
    let theirs = Held::of(now);
    let was: Option<GroupFields> = serde_json::from_str(&about.was).ok();
    let frame = frame_of(shop, visit, me, about, &theirs);
    let frame = frame.below(now.name.clone(), routes::of(routes::GROUP, now.group_id));
    let frame = StaffFrame { title: t.get("weconfig-merge-title").into_owned(), ..frame };
    let labels =
        [("code", t.get("weconfig-group-code")), ("name", t.get("weconfig-name")), ("rights", t.get("staff-rights"))];
    let was = was.map_or([const { None }; 3], |was| sides(&was, t).map(|side| Some(side.value)));
    let fields = labels.into_iter().zip(sides(&mine.0, t)).zip(sides(&theirs.0, t)).zip(was);
    let fields =
        fields.map(|((((name, label), mine), theirs), was)| MergeField { name: name.into(), label, mine, theirs, was });
    let action = routes::of(routes::GROUP, now.group_id);
    merge::page(frame, action, now.version, theirs.json(), fields.collect())
}

fn sides(fields: &GroupFields, t: &Texts) -> [Side; 3] {
    let rights: Vec<String> = fields.rights.iter().map(|right| words::right(right, t)).collect();
    let rights = Side { value: fields.rights.codes().join(","), shown: rights.join(" ; ") };
    [Side::plain(&fields.code), Side::plain(&fields.name), rights]
}
