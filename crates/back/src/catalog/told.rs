//! Services and tariffs of the operator system (CAT-23, CAT-25): read on schedule and by hand, held beside the catalogue with
//! what they would change in it and break, and taken over into the draft by who has seen that.

mod store;

use super::changes::{row, whole};
use super::publications::beside;
use super::shelf::{self, Looked};
use super::{changes, workbench};
use crate::adapters::operator_system::Purpose;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use crate::upkeep::handlers as upkeep;
use crate::upkeep::job::{Ending, Job};
use crate::upkeep::store as jobs;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::SubsecRound;
use serde_json::json;
use weblys_api::catalogue::{DraftView, Tally};
use weblys_api::jobs::JobStanding;
use weblys_api::page::{PageQuery, Window};
use weblys_api::things::NamedCode;
use weblys_api::told::{Reading, TakeOver, ToldView};
use weblys_catalog::changes::between;
use weblys_catalog::told::{gone, read, taken_over};
use weblys_catalog::{Sheet, soundness};

/// Services, faults and rows that are told at most.
const MOST_TOLD: usize = 100;

/// Reads them from the operator system.
///
/// # Errors
/// The operator system's, the database's; what was told before stays then.
pub async fn work(app: &App) -> Result<Ending, ApiError> {
    let why = Purpose { subject: "services".to_owned(), ..Purpose::default() };
    let rows = app.operator_system.services(&why).await.map_err(ApiError::internal)?;
    let (told, content) = beside(move || {
        let told = read(rows);
        let content = serde_json::to_string(&told).map_err(ApiError::internal);
        (told, content)
    })
    .await?;
    if told.services.is_empty() {
        // A system that tells nothing has not lost everything that it sells.
        return Err(ApiError::internal("no service is told"));
    }
    store::keep(&app.db, &content?, app.now().trunc_subsecs(6)).await?;
    // What could not be read is told with the reading: asking again at once would not read it.
    Ok(Ending::Done(u64::try_from(told.services.len()).unwrap_or(u64::MAX)))
}

/// `GET /v1/catalogue/told`.
pub async fn show(State(app): State<App>, Query(query): Query<PageQuery>) -> Result<Json<ToldView>, ApiError> {
    let (kept, draft) = tokio::try_join!(store::last(&app.db), super::store::draft(&app.db))?;
    let job = jobs::standing(&app.db, Job::ReadServices, app.now()).await?;
    let looked = shelf::prepared(&app).await?;
    let answer = beside(move || {
        let view = compared(&looked, kept, &query)?;
        Ok::<_, ApiError>(ToldView { job, draft, ..view })
    });
    answer.await?.map(Json)
}

fn compared(looked: &Looked, kept: Option<store::Kept>, query: &PageQuery) -> Result<ToldView, ApiError> {
    let window = Window::of(query.page, query.size);
    let nothing = ToldView {
        reading: None,
        job: JobStanding::default(),
        draft: None,
        tally: Tally::default(),
        changes: window.with(Vec::new(), 0),
        faults: Vec::new(),
        blocking: 0,
    };
    let Some(kept) = kept else { return Ok(nothing) };
    let told = kept.told()?;
    let after = taken_over(looked, &told);
    let all = between(looked, &after);
    let faults = soundness::blocking(&after);
    let gone = gone(looked, &told);
    let named = |service: &&weblys_catalog::model::Service| NamedCode {
        sheet: Sheet::Services.name().to_owned(),
        code: service.code.to_string(),
        item: Some(service.code.to_string()),
        name: Some(service.label.clone()),
    };
    Ok(ToldView {
        reading: Some(Reading {
            version: kept.version,
            read_at: kept.read_at,
            services: whole(told.services.len()),
            unread_count: whole(told.unread.len()),
            unread: told.unread.into_iter().take(MOST_TOLD).collect(),
            gone_count: whole(gone.len()),
            gone: gone.iter().take(MOST_TOLD).map(named).collect(),
        }),
        tally: changes::tally(&all),
        changes: window.of_list(&all, row),
        blocking: whole(faults.len()),
        faults: faults.iter().take(MOST_TOLD).map(changes::told).collect(),
        ..nothing
    })
}

/// `POST /v1/catalogue/told`: the operator system is asked as soon as a BACK can.
pub async fn ask(State(app): State<App>, person: Person, signed: Signed) -> Result<StatusCode, ApiError> {
    upkeep::want_one(&app, Job::ReadServices, (&person, &signed)).await
}

/// `PUT /v1/catalogue/draft/told`: none where nothing differs and nothing is prepared. Asked again it changes nothing more.
pub async fn take(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(shown): Json<TakeOver>,
) -> Result<Json<Option<DraftView>>, ApiError> {
    let kept = store::last(&app.db).await?.filter(|kept| kept.version == shown.version);
    let kept = kept.ok_or_else(|| ApiError::stale(&json!({})))?;
    let read_at = kept.read_at;
    let told = beside(move || kept.told()).await??;
    let make = move |looked: &Looked| {
        let after = taken_over(looked, &told);
        let differs = between(looked, &after).len();
        Ok((differs > 0).then_some((after, differs)))
    };
    let entry = |differs: &usize| {
        let deed = Deed { action: "catalogue.take_over", subject_kind: "catalogue", subject: "draft" };
        let mut entry = audit::by(&signed, &person, deed, app.now());
        entry.after = Some(json!({ "changes": differs, "read_at": read_at }));
        entry
    };
    let (draft, _) = workbench::change(&app, signed.actor.login.as_str(), make, entry).await?;
    Ok(Json(draft))
}
