//! The draft of the catalogue and its publication (WCF-15, CAT-36): made of a file, looked at, put in force, taken back.
//!
//! Who publishes names what he saw: the draft's version and the publication that it was compared with. When either is
//! another meanwhile, nothing happens and he is told. A publication never changes: an older one comes back as a new one.

use super::changes::told;
use super::publications::{Checked, Origin, beside, publish_in, written};
use super::{PublishError, shelf, store};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde_json::{Value, json};
use weblys_api::catalogue::{CatalogueState, DraftVersion, DraftView, PublicationRow, PublishDraft, PutDraft, Restore};
use weblys_api::page::{PageQuery, Window};
use weblys_catalog::workbook::{WriteError, write};
use weblys_catalog::{Catalogue, Fault, file};
use weblys_db::{Durability, Tx};

/// Letters of a file's name at most.
const LONGEST_ORIGIN: usize = 200;

/// `GET /v1/catalogue/publications`.
pub async fn state(State(app): State<App>, Query(query): Query<PageQuery>) -> Result<Json<CatalogueState>, ApiError> {
    let window = Window::of(query.page, query.size);
    let publications = store::publications(&app.db, window.limit(), window.offset());
    let (publications, draft, current) = tokio::try_join!(publications, store::draft(&app.db), store::newest(&app.db))?;
    let (rows, total) = publications;
    Ok(Json(CatalogueState { publications: window.with(rows, total), current, draft }))
}

/// `GET /v1/catalogue/publications/{publication}/content`.
pub async fn content(State(app): State<App>, Path(publication): Path<String>) -> Result<Json<Value>, ApiError> {
    let looked = shelf::named(&app, &publication).await?;
    written(move || serde_json::to_value(&**looked)).await?.map(Json).map_err(ApiError::internal)
}

/// `GET /v1/catalogue/publications/{publication}/workbook`.
pub async fn workbook(State(app): State<App>, Path(publication): Path<String>) -> Result<Vec<u8>, ApiError> {
    let looked = shelf::named(&app, &publication).await?;
    written(move || write(&looked)).await?.map_err(|error| match error {
        WriteError::Lossy => ApiError::OnlyJson,
        WriteError::Excel(error) => ApiError::internal(error),
    })
}

/// `PUT /v1/catalogue/draft`: a workbook, or JSON. A file with faults changes nothing.
pub async fn put(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Query(put): Query<PutDraft>,
    sent: Bytes,
) -> Result<Json<DraftView>, ApiError> {
    let read = beside(move || file::read(&sent).map(|catalogue| serde_json::to_string(&catalogue))).await?;
    let content = read.map_err(|faults| unsound(&faults))?.map_err(ApiError::internal)?;
    let origin: String = put.origin.chars().filter(|c| !c.is_control()).take(LONGEST_ORIGIN).collect();
    let mut tx = app.db.begin(Durability::Full).await?;
    must_be_as_shown(&mut tx, put.version).await?;
    let by = signed.actor.login.as_str();
    store::set_draft(&mut tx, Some(&content), (&origin, by, app.now())).await?;
    tell(&app, &mut tx, (&person, &signed), ("catalogue.draft_put", "draft"), json!({ "origin": origin })).await?;
    let view = store::draft(&mut tx).await?.ok_or(ApiError::NotFound("draft"))?;
    tx.commit().await?;
    Ok(Json(view))
}

pub(crate) fn unsound(faults: &[Fault]) -> ApiError {
    ApiError::Unsound(faults.iter().map(told).collect())
}

/// `DELETE /v1/catalogue/draft`.
pub async fn throw(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Query(shown): Query<DraftVersion>,
) -> Result<StatusCode, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    // What is gone already is gone.
    if let Some(draft) = must_be_as_shown(&mut tx, shown.version).await? {
        store::set_draft(&mut tx, None, ("", "", app.now())).await?;
        let what = json!({ "origin": draft.origin });
        tell(&app, &mut tx, (&person, &signed), ("catalogue.draft_drop", "draft"), what).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /v1/catalogue/draft/publication`.
pub async fn publish(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(shown): Json<PublishDraft>,
) -> Result<Json<PublicationRow>, ApiError> {
    // Read before the transaction, which finds out whether it is the draft still.
    let checked = checked(content_of(&app, shown.version).await?).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let draft = must_be_as_shown(&mut tx, shown.version).await?.ok_or(ApiError::NotFound("draft"))?;
    let of = Origin { name: &draft.origin, restored: None };
    let row = in_force(&app, &mut tx, &signed, &checked, (of, shown.current)).await?;
    store::set_draft(&mut tx, None, ("", "", app.now())).await?;
    let what = json!({ "origin": row.origin, "in_place_of": shown.current, "draft": shown.version });
    tell(&app, &mut tx, (&person, &signed), ("catalogue.publish", &row.publication.to_string()), what).await?;
    tx.commit().await?;
    takes_over(&app).await;
    Ok(Json(row))
}

/// The draft that was shown, if it is the one that is there.
pub(super) async fn content_of(app: &App, version: i64) -> Result<Catalogue, ApiError> {
    let found = store::draft_text(&app.db).await?.filter(|(found, _)| *found == version);
    let Some((_, content)) = found else { return Err(ApiError::stale(&store::draft(&app.db).await?)) };
    store::read(&content)
}

/// `POST /v1/catalogue/publications/{publication}/restore`.
pub async fn restore(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(publication): Path<i64>,
    Json(shown): Json<Restore>,
) -> Result<Json<PublicationRow>, ApiError> {
    let catalogue = store::content(&app.db, publication).await?.ok_or(ApiError::NotFound("publication"))?;
    let checked = checked(catalogue).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    store::lock_draft(&mut tx).await?;
    let of = Origin { name: "", restored: Some(publication) };
    let row = in_force(&app, &mut tx, &signed, &checked, (of, shown.current)).await?;
    let what = json!({ "restored": publication, "in_place_of": shown.current });
    tell(&app, &mut tx, (&person, &signed), ("catalogue.restore", &row.publication.to_string()), what).await?;
    tx.commit().await?;
    takes_over(&app).await;
    Ok(Json(row))
}

/// Publishes, if what is in force is still what was shown.
async fn in_force(
    app: &App,
    tx: &mut Tx,
    signed: &Signed,
    checked: &Checked,
    (of, current): (Origin<'_>, i64),
) -> Result<PublicationRow, ApiError> {
    let now = store::newest(&mut *tx).await?;
    if now != current {
        return Err(ApiError::stale(&json!({ "current": now })));
    }
    publish_in(tx, checked, (of, signed.actor.login.as_str()), app.now()).await
}

/// A publication of long ago may not be sound any more.
pub(crate) async fn checked(catalogue: Catalogue) -> Result<Checked, ApiError> {
    Checked::of(catalogue).await.map_err(|error| match error {
        PublishError::Unsound(faults) => unsound(&faults),
        PublishError::Store(error) => error,
    })
}

/// It is published, whatever becomes of this: housekeeping takes it over within a second or so.
pub(crate) async fn takes_over(app: &App) {
    if let Err(error) = app.publications.refresh(&app.db).await {
        tracing::error!(%error, "the new publication is not in force here yet");
    }
}

/// The draft, if it is the one that was shown: version 0 is none.
pub(super) async fn must_be_as_shown(tx: &mut Tx, version: i64) -> Result<Option<DraftView>, ApiError> {
    store::lock_draft(tx).await?;
    let draft = store::draft(&mut *tx).await?;
    if draft.as_ref().map_or(0, |draft| draft.version) == version { Ok(draft) } else { Err(ApiError::stale(&draft)) }
}

pub(super) async fn tell(
    app: &App,
    tx: &mut Tx,
    (person, signed): (&Person, &Signed),
    (action, subject): (&'static str, &str),
    after: Value,
) -> Result<(), ApiError> {
    let mut entry = audit::by(signed, person, Deed { action, subject_kind: "catalogue", subject }, app.now());
    entry.after = Some(after);
    audit::store::append(tx, entry).await.map(drop)
}
