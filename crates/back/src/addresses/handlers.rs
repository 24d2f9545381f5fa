//! Type-ahead, addresses, and what may be sold at a dwelling.

use super::{store, wire};
use crate::catalog::cards;
use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use weblys_addresses::{AddressId, StreetId};
use weblys_api::address::{AddressSuggestions, AddressView, StreetNumber, StreetView};
use weblys_api::offer::OffersView;
use weblys_kernel::network::DwellingId;
use weblys_orders::delivery::earliest_without_request;

/// The longest query that is looked at: nobody types more of an address.
const LONGEST_QUERY: usize = 200;
const MOST_SUGGESTIONS: u32 = 20;

/// The query of the type-ahead.
#[derive(Debug, Deserialize)]
pub struct Search {
    q: String,
    #[serde(default)]
    limit: Option<u32>,
}

/// `GET /v1/addresses/search` (SSH-05).
pub async fn search(State(app): State<App>, Query(search): Query<Search>) -> Json<AddressSuggestions> {
    let typed: String = search.q.chars().take(LONGEST_QUERY).collect();
    let limit = search.limit.unwrap_or(8).min(MOST_SUGGESTIONS);
    let found = app.addresses.index().search(&typed, usize::try_from(limit).unwrap_or_default());
    Json(AddressSuggestions { suggestions: found.iter().map(wire::suggestion).collect() })
}

/// `GET /v1/streets/{street_id}`.
pub async fn street(State(app): State<App>, Path(street_id): Path<String>) -> Result<Json<StreetView>, ApiError> {
    let street_id: u32 = street_id.parse().map_err(|_| ApiError::NotFound("street"))?;
    let numbers = app.addresses.index().numbers(StreetId(street_id));
    let first = numbers.first().ok_or(ApiError::NotFound("street"))?;
    let (line, postal_code, commune) =
        store::address(&app.db, first.address_id.as_str()).await?.ok_or(ApiError::NotFound("street"))?;
    let label = |number: Option<u32>, suffix: Option<&str>| match (number, suffix) {
        (Some(number), Some(suffix)) => format!("{number} {suffix}"),
        (Some(number), None) => number.to_string(),
        (None, _) => String::new(),
    };
    let first_label = label(first.number, first.suffix.as_deref());
    let street = line.strip_prefix(&first_label).unwrap_or(&line).trim().to_owned();
    let numbers = numbers
        .iter()
        .map(|house| StreetNumber {
            address_id: house.address_id.to_string(),
            label: label(house.number, house.suffix.as_deref()),
        })
        .collect();
    Ok(Json(StreetView { street_id: street_id.to_string(), street, postal_code, commune, numbers }))
}

/// `GET /v1/addresses/{address_id}`.
pub async fn address(State(app): State<App>, Path(address_id): Path<String>) -> Result<Json<AddressView>, ApiError> {
    AddressId::parse(&address_id).map_err(|_| ApiError::NotFound("address"))?;
    let version = app.addresses.version();
    let dwellings = store::dwellings(&app.db, &address_id).await?;
    let (line, postal_code, commune) = match dwellings.first() {
        Some(first) => (first.line.clone(), first.postal_code.clone(), first.commune.clone()),
        None => store::address(&app.db, &address_id).await?.ok_or(ApiError::NotFound("address"))?,
    };
    app.addresses.remember(version, &dwellings);
    let dwellings = dwellings.iter().map(|place| wire::dwelling(place, &app.config.sale)).collect();
    Ok(Json(AddressView { address_id, line, postal_code, commune, dwellings }))
}

/// `GET /v1/dwellings/{dwelling_id}/offers` (SSH-06): computed in memory from the publication in force.
pub async fn offers(State(app): State<App>, Path(dwelling_id): Path<String>) -> Result<Json<OffersView>, ApiError> {
    let stamp = app.stamp()?;
    DwellingId::parse(&dwelling_id).map_err(|_| ApiError::NotFound("dwelling"))?;
    let place = app.addresses.dwelling(&app.db, &dwelling_id).await?;
    let snapshot = app.publications.current()?;
    let sale = app.sale(&place);
    let offers = cards::available(&snapshot, &sale, earliest_without_request(sale.day));
    Ok(Json(OffersView { stamp, dwelling: wire::dwelling(&place, &app.config.sale), offers }))
}
