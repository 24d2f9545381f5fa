//! Packages, as WeConfig shows them and as they travel.

use super::apply::{self, kept};
use super::compare::Plan;
use super::now::Now;
use super::store::{self, Packed, Stored};
use super::package;
use crate::catalog::{self, changes_of, tally_of, unsound};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use serde_json::{Value, json};
use uuid::Uuid;
use weblys_api::catalogue::Tally;
use weblys_api::configuration::{
    AppliedPackage, ApplyPackage, LONGEST_NAME, NewPackage, PackageChange, PackageFault, PackageOrigin, PackageRow,
    PackageView, Part, PartView,
};
use weblys_api::page::{Page, PageQuery, Window};
use weblys_catalog::{changes, file};
use weblys_db::{Durability, Tx};

/// Changes and faults of a part that are told at most.
const MOST_TOLD: usize = 200;

/// `GET /v1/configuration/packages`.
pub async fn list(State(app): State<App>, Query(query): Query<PageQuery>) -> Result<Json<Page<PackageRow>>, ApiError> {
    let window = Window::of(query.page, query.size);
    let (rows, total) = store::list(&app.db, window.limit(), window.offset()).await?;
    Ok(Json(window.with(rows, total)))
}

async fn stored(app: &App, package_id: Uuid) -> Result<Stored, ApiError> {
    store::by_id(&app.db, package_id).await?.ok_or(ApiError::NotFound("package"))
}

/// `GET /v1/configuration/packages/{package_id}`: compared with what is in force, as far as who asks may see it.
pub async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(package_id): Path<Uuid>,
) -> Result<Json<PackageView>, ApiError> {
    let stored = stored(&app, package_id).await?;
    let now = now(&app).await?;
    let mut parts = Vec::new();
    for part in stored.row.parts.iter().copied().filter(|part| signed.actor.must(part.reading()).is_ok()) {
        parts.push(match part {
            Part::Catalogue => catalogue(&app, &stored.catalogue, now.publication).await?,
            part => view(part, Plan::of(part, &stored.settings, &now)),
        });
    }
    Ok(Json(PackageView { shown: now.shown()?, package: stored.row, parts }))
}

/// Read in one transaction, which changes nothing.
async fn now(app: &App) -> Result<Now, ApiError> {
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let now = Now::read(&mut tx).await?;
    tx.rollback().await?;
    Ok(now)
}

fn view(part: Part, plan: Plan) -> PartView {
    let count = |kind: &str| {
        i64::try_from(plan.changes.iter().filter(|change| change.kind == kind).count()).unwrap_or(i64::MAX)
    };
    let tally = Tally { added: count("added"), changed: count("changed"), removed: count("removed") };
    let faults: Vec<PackageFault> = plan.faults.into_iter().take(MOST_TOLD).collect();
    PartView { part, tally, changes: plan.changes.into_iter().take(MOST_TOLD).collect(), faults }
}

async fn catalogue(app: &App, packed: &Packed, in_force: i64) -> Result<PartView, ApiError> {
    let part = Part::Catalogue;
    let nothing = PartView { part, tally: Tally::default(), changes: Vec::new(), faults: Vec::new() };
    if matches!(packed, Packed::Publication(number) if *number == in_force) {
        return Ok(nothing);
    }
    let Some(content) = text(app, packed).await? else { return Ok(nothing) };
    let before = app.publications.current()?;
    let compared = move || {
        let after = catalog::store::read(&content)?;
        let all = changes::between(before.catalogue(), &after);
        let told = all.iter().take(MOST_TOLD).map(|change| {
            let row = changes_of(change);
            PackageChange { item: format!("{}/{}", row.sheet, row.item), kind: row.kind, fields: row.fields }
        });
        Ok::<_, ApiError>(PartView { part, tally: tally_of(&all), changes: told.collect(), faults: Vec::new() })
    };
    catalog::beside(compared).await?
}

/// The catalogue of a package, as it is kept.
async fn text(app: &App, packed: &Packed) -> Result<Option<String>, ApiError> {
    Ok(match packed {
        Packed::None => None,
        Packed::Publication(number) => catalog::store::text(&app.db, *number).await?,
        Packed::Content(content) => Some(content.clone()),
    })
}

/// `GET /v1/configuration/packages/{package_id}/content`: whole or not at all.
pub async fn content(
    State(app): State<App>,
    signed: Signed,
    Path(package_id): Path<Uuid>,
) -> Result<Json<Value>, ApiError> {
    let stored = stored(&app, package_id).await?;
    stored.row.parts.iter().try_for_each(|part| signed.actor.must(part.reading()))?;
    let text = text(&app, &stored.catalogue).await?;
    let work = move || {
        let catalogue = text.map(|text| serde_json::from_str(&text)).transpose()?;
        package::written(stored.settings, catalogue)
    };
    catalog::beside(work).await?.map(Json).map_err(ApiError::internal)
}

/// `POST /v1/configuration/packages`: the configuration as it is.
pub async fn keep(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(new): Json<NewPackage>,
) -> Result<Json<PackageRow>, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let now = Now::read(&mut tx).await?;
    let by = signed.actor.login.as_str();
    let package = kept(&now, new.package_id, &named(&new.name), PackageOrigin::Kept, (&app, by));
    put(&app, tx, (&person, &signed), "configuration.keep", package).await
}

/// `POST /v1/configuration/packages/file`. A file with faults makes none.
pub async fn bring(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Query(new): Query<NewPackage>,
    sent: Bytes,
) -> Result<Json<PackageRow>, ApiError> {
    let (settings, catalogue) = catalog::beside(move || read(&sent)).await??;
    let row = PackageRow {
        package_id: new.package_id,
        name: named(&new.name),
        origin: PackageOrigin::Brought,
        parts: settings.parts(catalogue.is_some()),
        made_at: app.now(),
        made_by: signed.actor.login.as_str().to_owned(),
        applied_at: None,
        applied_by: String::new(),
    };
    let catalogue = catalogue.map_or(Packed::None, Packed::Content);
    let tx = app.db.begin(Durability::Full).await?;
    put(&app, tx, (&person, &signed), "configuration.bring", Stored { row, settings, catalogue }).await
}

fn read(sent: &[u8]) -> Result<(package::Settings, Option<String>), ApiError> {
    let (settings, catalogue) = package::read(sent).map_err(ApiError::NoPackage)?;
    let catalogue = catalogue.map(|value| {
        let bytes = serde_json::to_vec(&value).map_err(ApiError::internal)?;
        let catalogue = file::read(&bytes).map_err(|faults| unsound(&faults))?;
        serde_json::to_string(&catalogue).map_err(ApiError::internal)
    });
    Ok((settings, catalogue.transpose()?))
}

fn named(name: &str) -> String {
    name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
}

/// Keeps a package; sent twice, the first stays.
async fn put(
    app: &App,
    mut tx: Tx,
    (person, signed): (&Person, &Signed),
    action: &'static str,
    package: Stored,
) -> Result<Json<PackageRow>, ApiError> {
    if store::insert(&mut tx, &package).await? {
        let subject = package.row.package_id.to_string();
        let deed = Deed { action, subject_kind: "configuration", subject: &subject };
        let mut entry = audit::by(signed, person, deed, app.now());
        let words: Vec<&str> = package.row.parts.iter().map(|part| part.word()).collect();
        entry.after = Some(json!({ "name": package.row.name, "parts": words }));
        audit::store::append(&mut tx, entry).await?;
        tx.commit().await?;
    } else {
        tx.rollback().await?;
    }
    Ok(Json(package.row))
}

/// `POST /v1/configuration/packages/{package_id}`.
pub async fn put_in_force(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(package_id): Path<Uuid>,
    Json(to): Json<ApplyPackage>,
) -> Result<Json<AppliedPackage>, ApiError> {
    apply::apply(&app, (&person, &signed), package_id, &to).await.map(Json)
}
