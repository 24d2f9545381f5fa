//! Public sites, as WeConfig shows, stops and starts them.

use crate::error::ApiError;
use crate::orders::store::cart;
use crate::security::actor::{Person, SCHEDULE, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::sites::SITES;
use crate::sites::store::{self, Kept};
use crate::state::{App, Parts};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde_json::{Value, json};
use weblys_api::drafts::DraftForm;
use weblys_api::parameters::SetBy;
use weblys_api::problem::FieldFault;
use weblys_api::security::Site;
use weblys_api::sites::{ChangeSite, LONGEST_WORDS, NOT_LATER, OpenCarts, SiteList, SiteRow, StoppedSites, TOO_LONG};
use weblys_db::Durability;
use weblys_kernel::locale::Label;

/// A cart that was changed within so long is at work.
const RECENT: TimeDelta = TimeDelta::minutes(15);
/// So far ahead a site may be told to run again by itself.
const FURTHEST: TimeDelta = TimeDelta::days(365);

/// `GET /v1/sites`.
pub async fn list(State(app): State<App>) -> Result<Json<SiteList>, ApiError> {
    let (set, carts) = tokio::try_join!(store::all(&app.db), carts(&app))?;
    let row = |site| row(&app, site, set.get(&site), carts);
    Ok(Json(SiteList { sites: SITES.into_iter().map(row).collect() }))
}

/// `GET /v1/stopped-sites`.
pub async fn stopped(State(app): State<App>) -> Json<StoppedSites> {
    Json(StoppedSites { sites: app.sites.stopped(app.now()) })
}

/// `PUT /v1/sites/{site}`: in force at once here, within a second on every replica.
pub async fn change(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(site): Path<String>,
    Json(to): Json<ChangeSite>,
) -> Result<StatusCode, ApiError> {
    let site = SITES.into_iter().find(|one| one.code() == site).ok_or(ApiError::NotFound("site"))?;
    let to = checked(&to, app.now())?;
    let carts = carts(&app).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    store::begin_change(&mut tx).await?;
    let before = row(&app, site, store::all(&mut tx).await?.get(&site), carts);
    // Sent twice, it is done once.
    if (before.is_stopped, &before.words, before.opens_at) == (to.is_stopped, &to.words, to.opens_at) {
        tx.rollback().await?;
        drafts::let_go(&app, &signed, &DraftForm::Site(site.code().to_owned())).await;
        return Ok(StatusCode::NO_CONTENT);
    }
    if before.version != to.version {
        return Err(ApiError::stale(&before));
    }
    let kept = Kept {
        is_stopped: to.is_stopped,
        // Other words do not stop it anew.
        changed_at: before.set.as_ref().filter(|_| before.is_stopped && to.is_stopped).map_or(app.now(), |set| set.at),
        changed_by: signed.actor.login.as_str().to_owned(),
        words: to.words,
        opens_at: to.opens_at,
        version: before.version + 1,
    };
    store::put(&mut tx, site, &kept).await?;
    drafts::sent(&mut tx, &signed, &DraftForm::Site(site.code().to_owned())).await?;
    let action = match (before.is_stopped, kept.is_stopped) {
        (false, true) => "site.stop",
        (true, false) => "site.start",
        _ => "site.change",
    };
    let mut entry = audit::by(&signed, &person, Deed { action, subject_kind: "site", subject: site.code() }, app.now());
    entry.before = Some(told(before.is_stopped, &before.words, before.opens_at));
    entry.after = Some(told(kept.is_stopped, &kept.words, kept.opens_at));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    app.sites.refresh(&app.db).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is asked for, as it is kept: a site that runs tells nothing and waits for no instant.
fn checked(to: &ChangeSite, now: DateTime<Utc>) -> Result<ChangeSite, ApiError> {
    if !to.is_stopped {
        return Ok(ChangeSite { version: to.version, ..ChangeSite::default() });
    }
    let words = Label { fr: to.words.fr.trim().to_owned(), en: to.words.en.trim().to_owned() };
    let opens_at = to.opens_at.map(|at| at.trunc_subsecs(0));
    let is_long = |words: &str| words.chars().count() > usize::from(LONGEST_WORDS);
    let faults = [
        ("words_fr", is_long(&words.fr), TOO_LONG),
        ("words_en", is_long(&words.en), TOO_LONG),
        ("opens_at", opens_at.is_some_and(|at| at <= now || at > now + FURTHEST), NOT_LATER),
    ];
    let faults = faults.into_iter().filter(|(_, is_wrong, _)| *is_wrong);
    let faults: Vec<_> =
        faults.map(|(field, _, code)| FieldFault { field: field.to_owned(), code: code.to_owned() }).collect();
    if faults.is_empty() {
        Ok(ChangeSite { is_stopped: true, words, opens_at, version: to.version })
    } else {
        Err(ApiError::Fields(faults))
    }
}

async fn carts(app: &App) -> Result<OpenCarts, ApiError> {
    let (all, recent) = cart::open(&app.db, app.now() - RECENT).await?;
    Ok(OpenCarts { all, recent })
}

fn row(app: &Parts, site: Site, kept: Option<&Kept>, carts: OpenCarts) -> SiteRow {
    let now = app.now();
    let stopped = kept.filter(|kept| kept.is_stopped_at(now));
    let set = kept.map(|kept| match kept.opens_at.filter(|at| kept.is_stopped && *at <= now) {
        Some(at) => SetBy { login: SCHEDULE.to_owned(), at },
        None => SetBy { login: kept.changed_by.clone(), at: kept.changed_at },
    });
    SiteRow {
        site,
        is_stopped: stopped.is_some(),
        words: stopped.map(|kept| kept.words.clone()).unwrap_or_default(),
        opens_at: stopped.and_then(|kept| kept.opens_at),
        set,
        carts,
        version: kept.map_or(0, |kept| kept.version),
    }
}

/// A site as the trail keeps it.
fn told(is_stopped: bool, words: &Label, opens_at: Option<DateTime<Utc>>) -> Value {
    json!({ "is_stopped": is_stopped, "words_fr": words.fr, "words_en": words.en, "opens_at": opens_at })
}
