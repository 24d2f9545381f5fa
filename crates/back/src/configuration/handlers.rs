//! Packages, as WeConfig shows them and as they travel.

use super::apply::{self, kept};
use super::compare::Plan;
use super::now::Now;
use super::package;
use super::store::{self, Packed, Stored};
use crate::catalog::{self, changes_of, shelf, tally_of, unsound};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::users::Desk;
use crate::state::App;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;
use weblys_api::catalogue::{Tally, UNSOUND};
use weblys_api::configuration::{
    AppliedPackage, ApplyPackage, LONGEST_NAME, NewPackage, PackageChange, PackageFault, PackageOrigin, PackageRow,
    PackageView, Part, PartView,
};
use weblys_api::page::{Page, PageQuery, Window};
use weblys_api::security::Right;
use weblys_catalog::{Catalogue, changes, file};
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
    let now = Now::seen(&app.db).await?;
    let mut parts = Vec::new();
    for part in stored.row.parts.iter().copied().filter(|part| signed.actor.must(part.reading()).is_ok()) {
        let plan = Plan::of(part, &stored.settings, &now);
        parts.push(match part {
            Part::Catalogue => catalogue(&app, &stored, now.publication).await?,
            Part::Groups => view(part, refused(&app, &signed, plan).await?),
            Part::Parameters | Part::CodeTables => view(part, plan),
        });
    }
    Ok(Json(PackageView { shown: now.shown(&stored.sha256)?, package: stored.row, parts }))
}

/// The plan with what would be refused to somebody who may change groups.
async fn refused(app: &App, signed: &Signed, mut plan: Plan) -> Result<Plan, ApiError> {
    if plan.steps.is_empty() || signed.actor.must(Part::Groups.changing()).is_err() {
        return Ok(plan);
    }
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    tx.rollback().await?;
    plan.faults.extend(apply::refusals(&desk, &plan.steps));
    Ok(plan)
}

fn view(part: Part, plan: Plan) -> PartView {
    let count = |kind: &str| {
        i64::try_from(plan.changes.iter().filter(|change| change.kind == kind).count()).unwrap_or(i64::MAX)
    };
    let tally = Tally { added: count("added"), changed: count("changed"), removed: count("removed") };
    let faults: Vec<PackageFault> = plan.faults.into_iter().take(MOST_TOLD).collect();
    PartView { part, tally, changes: plan.changes.into_iter().take(MOST_TOLD).collect(), faults }
}

async fn catalogue(app: &App, stored: &Stored, in_force: i64) -> Result<PartView, ApiError> {
    let part = Part::Catalogue;
    let nothing = PartView { part, tally: Tally::default(), changes: Vec::new(), faults: Vec::new() };
    if stored.catalogue == Packed::Publication(in_force) {
        return Ok(nothing);
    }
    let before = match in_force {
        0 => None,
        number => Some(shelf::named(app, &number.to_string()).await?),
    };
    let turn = catalog::turn().await?;
    let Some(content) = apply::text(app, stored).await? else { return Ok(nothing) };
    let compared = move || {
        let after = catalog::store::read(&content)?;
        let none = Catalogue::default();
        let all = changes::between(before.as_ref().map_or(&none, |looked| &***looked), &after);
        let told = all.iter().take(MOST_TOLD).map(|change| {
            let row = changes_of(change);
            PackageChange { item: format!("{}/{}", row.sheet, row.item), kind: row.kind, fields: row.fields }
        });
        let faults = weblys_catalog::check(&after).into_iter().filter(|fault| !fault.is_warning());
        let faults = faults.take(MOST_TOLD).map(|fault| PackageFault {
            part,
            code: UNSOUND.to_owned(),
            item: format!("{} {}", fault.place(), fault.item.clone().unwrap_or_default()),
        });
        let (tally, faults) = (tally_of(&all), faults.collect());
        Ok::<_, ApiError>(PartView { part, tally, changes: told.collect(), faults })
    };
    catalog::in_turn(turn, compared).await?
}

/// `GET /v1/configuration/packages/{package_id}/content`: whole or not at all.
pub async fn content(
    State(app): State<App>,
    signed: Signed,
    Path(package_id): Path<Uuid>,
) -> Result<Json<Value>, ApiError> {
    let stored = stored(&app, package_id).await?;
    stored.row.parts.iter().try_for_each(|part| signed.actor.must(part.reading()))?;
    if stored.row.parts.contains(&Part::CodeTables) {
        signed.actor.must(Right::CodeTablesExport)?;
    }
    let text = apply::text(&app, &stored).await?;
    let work = move || {
        let catalogue = text.map(|text| serde_json::from_str(&text)).transpose()?;
        package::written(stored.settings, catalogue)
    };
    catalog::written(work).await?.map(Json).map_err(ApiError::internal)
}

/// `POST /v1/configuration/packages`: the configuration as it is.
pub async fn keep(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(new): Json<NewPackage>,
) -> Result<Json<PackageRow>, ApiError> {
    let now = Now::seen(&app.db).await?;
    let by = signed.actor.login.as_str();
    let package = kept(&now, new.package_id, &named(&new.name), PackageOrigin::Kept, (&app, by))?;
    package.settings.bounded().map_err(ApiError::NoPackage)?;
    put(&app, (&person, &signed), "configuration.keep", (package, None)).await
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
    let packed = if catalogue.is_some() { Packed::Brought } else { Packed::None };
    let package = Stored::new(row, settings, packed, catalogue.as_deref())?;
    put(&app, (&person, &signed), "configuration.bring", (package, catalogue)).await
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

/// Keeps a package. Sent twice, it is kept once; another that bears the same id is refused.
async fn put(
    app: &App,
    (person, signed): (&Person, &Signed),
    action: &'static str,
    (package, content): (Stored, Option<String>),
) -> Result<Json<PackageRow>, ApiError> {
    let id = package.row.package_id;
    let mut tx = app.db.begin(Durability::Full).await?;
    if let Some(there) = store::by_id(&mut tx, id).await? {
        return same(there, &package);
    }
    if !store::has_room(&mut tx).await? {
        return Err(ApiError::TooManyPackages);
    }
    if !store::insert(&mut tx, &package, content.as_deref()).await? {
        // Another request was quicker, with the same or with something else.
        let there = store::by_id(&mut tx, id).await?.ok_or(ApiError::Contended)?;
        return same(there, &package);
    }
    let words: Vec<&str> = package.row.parts.iter().map(|part| part.word()).collect();
    let what = json!({ "name": package.row.name, "parts": words });
    tell(app, &mut tx, (person, signed), (action, id), what).await?;
    tx.commit().await?;
    Ok(Json(package.row))
}

/// The package that bears the id already, where it is the one that was sent.
fn same(there: Stored, package: &Stored) -> Result<Json<PackageRow>, ApiError> {
    let told = |one: &Stored| (one.row.origin, one.row.name.clone(), one.row.made_by.clone(), one.sha256.clone());
    if told(&there) == told(package) { Ok(Json(there.row)) } else { Err(ApiError::Taken) }
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    (person, signed): (&Person, &Signed),
    (action, id): (&'static str, Uuid),
    what: Value,
) -> Result<(), ApiError> {
    let subject = id.to_string();
    let deed = Deed { action, subject_kind: "configuration", subject: &subject };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.after = Some(what);
    audit::store::append(tx, entry).await.map(drop)
}

/// `DELETE /v1/configuration/packages/{package_id}`: what is gone already is gone.
pub async fn throw(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(package_id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    if let Some(there) = store::by_id(&mut tx, package_id).await? {
        store::remove(&mut tx, package_id).await?;
        let what = json!({ "name": there.row.name });
        tell(&app, &mut tx, (&person, &signed), ("configuration.drop", package_id), what).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
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
