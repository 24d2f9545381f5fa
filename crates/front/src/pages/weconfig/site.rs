//! One public site: stopped and started again, after a look at what that does (WCF-24, WCF-25).

use crate::components::{Banner, ErrorSummary, Field, Mood, Tone, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::sites::{by, state};
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
use weblys_api::drafts::DraftForm;
use weblys_api::paths::fill;
use weblys_api::security::{Right, Site};
use weblys_api::sites::{ChangeSite, LONGEST_WORDS, SiteRow};
use weblys_api::staff::Me;
use weblys_api::users::UNREADABLE;
use weblys_api::{CallError, Caller};
use weblys_kernel::locale::Label;

/// What is typed about a site; it travels through the look at what it does.
const TYPED: [&str; 4] = ["do", "words_fr", "words_en", "opens_at"];

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::SITE, get(show).post(change))
}

#[derive(Template)]
#[template(path = "pages/weconfig/site.html")]
struct SitePage {
    frame: StaffFrame,
    state: (Mood, String),
    facts: Vec<(Words, String)>,
    site: SiteRow,
    /// What is in the form, and the version that it showed.
    typed: Typed,
    version: i64,
    faults: Faults,
    may_change: bool,
    message: Option<Banner>,
    offer: Option<DraftOffer>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/site_review.html")]
struct ReviewPage {
    frame: StaffFrame,
    lead: Words,
    carts: String,
    facts: Vec<(Words, String)>,
    /// What was typed, to be sent with the answer.
    again: Vec<(String, String)>,
    button: Words,
    is_stop: bool,
    here: String,
}

async fn found(shop: &Shop, caller: &Caller, code: &str) -> Result<Option<SiteRow>, CallError> {
    Ok(shop.back.sites(caller).await?.sites.into_iter().find(|site| site.site.code() == code))
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(code): Path<String>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let form = DraftForm::Site(code.clone());
    let asked = |caller: Caller| {
        let (shop, code, form) = (&shop, &code, &form);
        async move { drafts::beside(shop, &caller, form, found(shop, &caller, code)).await }
    };
    let (me, (site, kept)) = staff::enter(&shop, &visit, Right::SitesRead, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, kept);
    let page = SitePage::new(&shop, &visit, &me, site.ok_or(Failure::NotFound)?);
    let page = match resumed {
        Some((typed, version)) => SitePage { typed, version, ..page },
        None => page,
    };
    Ok(frame::page(StatusCode::OK, &SitePage { offer, ..page }))
}

/// The first button shows what it would do, the second does it.
async fn change(
    State(shop): State<Shop>,
    visit: Visit,
    Path(code): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let site = Site::parse(&code).ok_or(Failure::NotFound)?;
    let typed = &form.typed;
    if typed.ticked("edit") {
        let (_, page) = again(&shop, &visit, &form, (site, Faults::default())).await?;
        return Ok(frame::page(StatusCode::OK, &page));
    }
    let to = match read(typed, &shop) {
        Ok(to) => to,
        Err(faults) => return refused(&shop, &visit, &form, (site, faults)).await,
    };
    if !typed.ticked("sure") {
        return review(&shop, &visit, &form, (site, &to)).await;
    }
    let error = match shop.back.change_site(&form.caller, site, &to).await {
        Ok(()) => {
            let done = if to.is_stopped { "site-stopped" } else { "site-started" };
            return Ok(see_other(&with_query(&fill(routes::SITE, &code), &[("done", done)])));
        }
        Err(error) => error,
    };
    match Refused::<SiteRow>::of(error, &form, |_| None)? {
        Refused::Fields(faults) => refused(&shop, &visit, &form, (site, faults)).await,
        Refused::Stale(now) => stale(&shop, &visit, &form, &now).await,
        Refused::Whole(_) => Err(Failure::Broken),
    }
}

/// What is wanted; an instant is by the clocks of the operator.
fn read(typed: &Typed, shop: &Shop) -> Result<ChangeSite, Faults> {
    let moment = typed.text("opens_at");
    let opens_at = words::read_moment(&moment, shop);
    if opens_at.is_none() && !moment.trim().is_empty() {
        return Err(Faults::one("opens_at", UNREADABLE));
    }
    Ok(ChangeSite {
        is_stopped: typed.text("do") != "start",
        words: Label { fr: typed.text("words_fr"), en: typed.text("words_en") },
        opens_at,
        version: typed.text("version").parse().unwrap_or(-1),
    })
}

/// The page with what was typed, and how the site is now.
async fn again(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    (site, faults): (Site, Faults),
) -> Result<(Me, SitePage), Failure> {
    let (me, now) = tokio::join!(staff::signed_in(shop, visit), found(shop, &form.caller, site.code()));
    let (me, now) = (me?, now?.ok_or(Failure::NotFound)?);
    let version = form.typed.text("version").parse().unwrap_or(-1);
    let page = SitePage { typed: form.typed.clone(), version, faults, ..SitePage::new(shop, visit, &me, now) };
    Ok((me, page))
}

async fn refused(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    (site, faults): (Site, Faults),
) -> Result<Response, Failure> {
    let (_, page) = again(shop, visit, form, (site, faults)).await?;
    Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn stale(shop: &Shop, visit: &Visit, form: &StaffForm, now: &SiteRow) -> Result<Response, Failure> {
    let t = visit.t();
    let (_, page) = again(shop, visit, form, (now.site, Faults::default())).await?;
    let told = [("by", by(now, t).into()), ("state", state(now, t).1.into())];
    let text = t.with("weconfig-site-stale-text", &told);
    let message = Some(Banner::new(Tone::Warning, t.get("weconfig-site-stale")).text(text));
    Ok(frame::page(StatusCode::CONFLICT, &SitePage { message, version: now.version, ..page }))
}

/// What it does, before it is done: nothing is sent to BACK yet.
async fn review(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    (site, to): (Site, &ChangeSite),
) -> Result<Response, Failure> {
    let t = visit.t();
    let (me, page) = again(shop, visit, form, (site, Faults::default())).await?;
    if !page.may_change {
        return Err(Failure::NotAllowed(Some(Right::SitesChange)));
    }
    let (title, lead, button) = match (page.site.is_stopped, to.is_stopped) {
        (false, true) => ("weconfig-site-stop-sure", "weconfig-site-stop-lead", "weconfig-site-stop-now"),
        (_, false) => ("weconfig-site-start-sure", "weconfig-site-start-lead", "weconfig-site-start-now"),
        (true, true) => ("weconfig-site-change-sure", "weconfig-site-change-lead", "weconfig-save"),
    };
    let name = words::site(site, t);
    let carts = page.site.carts;
    let counts = [("all", carts.all.into()), ("recent", carts.recent.into())];
    let again = TYPED.iter().map(|field| ((*field).to_owned(), form.typed.text(field)));
    let review = ReviewPage {
        frame: StaffFrame::new(shop, visit, &me, t.one(title, "site", name.as_ref()))
            .in_weconfig("sites")
            .below(t.get("staff-module-sites"), routes::SITES)
            .below(name, page.here()),
        lead: t.get(lead),
        carts: t.with("weconfig-site-carts", &counts),
        facts: if to.is_stopped { told(to, shop, visit) } else { Vec::new() },
        again: again.chain([("version".to_owned(), form.typed.text("version"))]).collect(),
        button: t.get(button),
        is_stop: to.is_stopped && !page.site.is_stopped,
        here: page.here(),
    };
    Ok(frame::page(StatusCode::OK, &review))
}

/// What visitors will read.
fn told(to: &ChangeSite, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let t = visit.t();
    let usual = |words: &str| {
        if words.trim().is_empty() { t.get("weconfig-site-usual").into_owned() } else { words.to_owned() }
    };
    let opens = match to.opens_at {
        Some(at) => words::moment(at, shop, t),
        None => t.get("weconfig-site-opens-never").into_owned(),
    };
    vec![
        (t.get("weconfig-site-words-fr"), usual(&to.words.fr)),
        (t.get("weconfig-site-words-en"), usual(&to.words.en)),
        (t.get("weconfig-site-opens"), opens),
    ]
}

impl SitePage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, site: SiteRow) -> Self {
        let t = visit.t();
        let frame = StaffFrame::new(shop, visit, me, words::site(site.site, t)).in_weconfig("sites");
        let opens = site.opens_at.map(|at| words::typed_moment(at, shop)).unwrap_or_default();
        Self {
            frame: frame.below(t.get("staff-module-sites"), routes::SITES),
            state: state(&site, t),
            facts: facts(&site, shop, visit),
            typed: Typed::of(&[("words_fr", &site.words.fr), ("words_en", &site.words.en), ("opens_at", &opens)]),
            faults: Faults::default(),
            may_change: me.rights.contains(Right::SitesChange),
            message: None,
            offer: None,
            version: site.version,
            site,
        }
    }

    fn here(&self) -> String {
        fill(routes::SITE, self.site.site.code())
    }

    fn draft(&self) -> String {
        DraftForm::Site(self.site.site.code().to_owned()).key()
    }

    fn words(&self, name: &'static str, label: &str) -> Field {
        let t = self.frame.t;
        let field = Field::area(name, t.get(label)).optional(t).longest(LONGEST_WORDS).rows(3);
        field.value(self.typed.text(name)).fault(self.faults.of(name, t))
    }

    fn opens(&self) -> Field {
        let t = self.frame.t;
        let field = Field::moment("opens_at", t.get("weconfig-site-opens")).optional(t);
        let field = field.hint(t.get("weconfig-site-opens-hint"));
        field.value(self.typed.text("opens_at")).fault(self.faults.of("opens_at", t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}

fn facts(site: &SiteRow, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let t = visit.t();
    let counts = [("all", site.carts.all.into()), ("recent", site.carts.recent.into())];
    let mut facts = Vec::new();
    if let Some(set) = &site.set {
        facts.push((t.get("weconfig-site-since"), words::moment(set.at, shop, t)));
        facts.push((t.get("weconfig-site-by"), by(site, t)));
    }
    if site.is_stopped {
        let shown = ChangeSite { words: site.words.clone(), opens_at: site.opens_at, ..ChangeSite::default() };
        facts.extend(told(&shown, shop, visit));
    }
    facts.push((t.get("weconfig-site-open-carts"), t.with("weconfig-site-carts", &counts)));
    facts
}
