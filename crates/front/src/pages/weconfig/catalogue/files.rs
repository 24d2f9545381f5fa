//! A whole catalogue as a file: as the workbook of the product team, or as JSON.

use crate::error::Failure;
use crate::request::Visit;
use crate::state::Shop;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use weblys_api::Caller;
use weblys_api::catalogue::DRAFT;
use weblys_api::export::{List, PlainList};

/// A whole catalogue as the workbook in which the product team keeps it.
///
/// # Errors
/// What BACK answers; [`Failure::NotFound`] for what is no publication.
pub async fn workbook(
    State(shop): State<Shop>,
    visit: Visit,
    Path(publication): Path<String>,
) -> Result<Response, Failure> {
    const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let caller = taken_out(&shop, &visit, &publication).await?;
    let content = shop.back.catalogue_workbook(&caller, &publication).await?;
    attachment(&format!("{}.xlsx", name(&shop, &publication)), EXCEL, content)
}

/// Whoever takes a whole catalogue out is noted.
async fn taken_out(shop: &Shop, visit: &Visit, publication: &str) -> Result<Caller, Failure> {
    if publication != DRAFT && publication.parse::<i64>().is_err() {
        return Err(Failure::NotFound);
    }
    let caller = visit.staff_caller()?;
    shop.back.take_out(&caller, List::Plain(PlainList::Catalogue), publication.to_owned()).await?;
    Ok(caller)
}

/// A file is named after the environment and the publication that it comes from: where it becomes the draft of another
/// environment, that is what its origin says.
fn name(shop: &Shop, publication: &str) -> String {
    match shop.environments.own().filter(|_| shop.environments.are_several()) {
        Some(own) => format!("catalogue-{}-{publication}", own.code.code()),
        None => format!("catalogue-{publication}"),
    }
}

pub(in crate::pages::weconfig) fn attachment(
    name: &str,
    media: &'static str,
    content: Vec<u8>,
) -> Result<Response, Failure> {
    let place = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|_| Failure::Broken)?;
    let media = HeaderValue::from_static(media);
    Ok(([(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, place)], content).into_response())
}

/// A whole catalogue as JSON: another environment reads it, and so does this one.
///
/// # Errors
/// What BACK answers; [`Failure::NotFound`] for what is no publication.
pub async fn json(
    State(shop): State<Shop>,
    visit: Visit,
    Path(publication): Path<String>,
) -> Result<Response, Failure> {
    let caller = taken_out(&shop, &visit, &publication).await?;
    let content = shop.back.catalogue_content(&caller, &publication).await?;
    let text = serde_json::to_vec_pretty(&content).map_err(|_| Failure::Broken)?;
    attachment(&format!("{}.json", name(&shop, &publication)), "application/json", text)
}
