//! Communes, addresses and dwellings in the database.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_addresses::AddressId;
use weblys_addresses::ban::{BanAddress, Position};
use weblys_addresses::communes::Commune;
use weblys_addresses::network::Dwelling;
use weblys_db::{Database, DbError, Session, Tx, bulk_insert, execute, fetch_all, fetch_one, fetch_optional};
use weblys_kernel::network::{CommuneCode, DwellingId, Eligibility};
use weblys_orders::cart::Place;

#[derive(sqlx::FromRow)]
struct CommuneRow {
    commune_code: String,
    postal_code: String,
    name: String,
    population: i64,
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    address_id: String,
    number: i64,
    suffix: String,
    street: String,
    postal_code: String,
    commune_code: String,
    commune: String,
    former_commune: String,
    longitude: i64,
    latitude: i64,
}

#[derive(sqlx::FromRow)]
struct DwellingRow {
    dwelling_id: String,
    building: String,
    staircase: String,
    floor: String,
    door: String,
    distribution_zone: String,
    eligibility: String,
    address_id: String,
    number: i64,
    suffix: String,
    street: String,
    postal_code: String,
    commune_code: String,
    commune: String,
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// Every commune.
pub async fn communes(db: &Database) -> Result<Vec<Commune>, ApiError> {
    let rows = fetch_all!(
        db,
        CommuneRow,
        "select commune_code, postal_code, name, population from address_commune order by commune_code, postal_code"
    )
    .await?;
    let mut communes: Vec<Commune> = Vec::with_capacity(rows.len());
    for row in rows {
        match communes.last_mut() {
            Some(last) if last.insee.as_str() == row.commune_code => last.postal_codes.push(row.postal_code),
            _ => communes.push(Commune {
                insee: CommuneCode::parse(&row.commune_code).map_err(ApiError::internal)?,
                name: row.name,
                postal_codes: vec![row.postal_code],
                department: String::new(),
                population: u32::try_from(row.population).unwrap_or_default(),
            }),
        }
    }
    Ok(communes)
}

/// Every address, always in the same order: replicas then agree on the places of the index.
pub async fn addresses(db: &Database) -> Result<Vec<BanAddress>, ApiError> {
    let rows = fetch_all!(
        db,
        AddressRow,
        "select address_id, number, suffix, street, postal_code, commune_code, commune, former_commune,
                longitude, latitude
         from address_address order by address_id"
    )
    .await?;
    rows.into_iter().map(AddressRow::read).collect()
}

impl AddressRow {
    fn read(self) -> Result<BanAddress, ApiError> {
        Ok(BanAddress {
            address_id: AddressId::parse(&self.address_id).map_err(ApiError::internal)?,
            number: u32::try_from(self.number).map_err(ApiError::internal)?,
            suffix: filled(self.suffix),
            street: self.street,
            postal_code: filled(self.postal_code),
            insee: CommuneCode::parse(&self.commune_code).map_err(ApiError::internal)?,
            commune: self.commune,
            former_commune: filled(self.former_commune),
            position: Position {
                lon: i32::try_from(self.longitude).unwrap_or_default(),
                lat: i32::try_from(self.latitude).unwrap_or_default(),
            },
        })
    }
}

/// The addresses with at least one dwelling that a network reaches.
pub async fn served_addresses(db: &Database) -> Result<Vec<String>, ApiError> {
    let rows = fetch_all!(
        db,
        (String,),
        "select distinct address_id from address_dwelling where eligibility <> '{\"accesses\":[]}'"
    )
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

impl DwellingRow {
    fn read(self) -> Result<Place, ApiError> {
        let eligibility: Eligibility = serde_json::from_str(&self.eligibility).map_err(ApiError::internal)?;
        Ok(Place {
            dwelling_id: DwellingId::parse(&self.dwelling_id).map_err(ApiError::internal)?,
            address_id: self.address_id,
            line: street_line(self.number, &self.suffix, &self.street),
            postal_code: self.postal_code,
            commune: self.commune,
            commune_code: CommuneCode::parse(&self.commune_code).map_err(ApiError::internal)?,
            building: self.building,
            staircase: self.staircase,
            floor: self.floor,
            door: self.door,
            distribution_zone: self.distribution_zone,
            eligibility,
        })
    }
}

fn street_line(number: i64, suffix: &str, street: &str) -> String {
    let without_number = number == i64::from(weblys_addresses::ban::WITHOUT_NUMBER);
    match (without_number, suffix) {
        (true, _) => street.to_owned(),
        (false, "") => format!("{number} {street}"),
        (false, suffix) => format!("{number} {suffix} {street}"),
    }
}

/// One dwelling.
pub async fn dwelling(db: &Database, dwelling_id: &str) -> Result<Option<Place>, ApiError> {
    fetch_optional!(
        db,
        DwellingRow,
        "select d.dwelling_id, d.building, d.staircase, d.floor, d.door, d.distribution_zone, d.eligibility,
                a.address_id, a.number, a.suffix, a.street, a.postal_code, a.commune_code, a.commune
         from address_dwelling d join address_address a on a.address_id = d.address_id
         where d.dwelling_id = $1",
        dwelling_id
    )
    .await?
    .map(DwellingRow::read)
    .transpose()
}

/// The dwellings of an address, in the order of the building.
pub async fn dwellings(db: &Database, address_id: &str) -> Result<Vec<Place>, ApiError> {
    fetch_all!(
        db,
        DwellingRow,
        "select d.dwelling_id, d.building, d.staircase, d.floor, d.door, d.distribution_zone, d.eligibility,
                a.address_id, a.number, a.suffix, a.street, a.postal_code, a.commune_code, a.commune
         from address_dwelling d join address_address a on a.address_id = d.address_id
         where d.address_id = $1 order by d.position",
        address_id
    )
    .await?
    .into_iter()
    .map(DwellingRow::read)
    .collect()
}

/// An address: number and street, postal code, commune.
pub async fn address(db: &Database, address_id: &str) -> Result<Option<(String, String, String)>, ApiError> {
    let row = fetch_optional!(
        db,
        AddressRow,
        "select address_id, number, suffix, street, postal_code, commune_code, commune, former_commune,
                longitude, latitude
         from address_address where address_id = $1",
        address_id
    )
    .await?;
    Ok(row.map(|row| (street_line(row.number, &row.suffix, &row.street), row.postal_code, row.commune)))
}

/// Replaces the communes.
pub async fn replace_communes(tx: &mut Tx, communes: &[Commune]) -> Result<(), DbError> {
    execute!(tx, "delete from address_commune").await?;
    let rows: Vec<(&Commune, &String)> =
        communes.iter().flat_map(|commune| commune.postal_codes.iter().map(move |code| (commune, code))).collect();
    bulk_insert!(
        tx,
        "insert into address_commune (commune_code, postal_code, name, population)",
        &rows,
        |row| row.0.insee.as_str(),
        row.1,
        &row.0.name,
        i64::from(row.0.population)
    )
    .await
    .map(drop)
}

/// Empties addresses and dwellings.
pub async fn clear_addresses(tx: &mut Tx) -> Result<(), DbError> {
    execute!(tx, "delete from address_dwelling").await?;
    execute!(tx, "delete from address_address").await.map(drop)
}

/// Adds addresses.
pub async fn insert_addresses(tx: &mut Tx, addresses: &[BanAddress]) -> Result<(), DbError> {
    bulk_insert!(
        tx,
        "insert into address_address
           (address_id, number, suffix, street, postal_code, commune_code, commune, former_commune, longitude, latitude)",
        addresses,
        |row| row.address_id.as_str(),
        i64::from(row.number),
        row.suffix.as_deref().unwrap_or_default(),
        &row.street,
        row.postal_code.as_deref().unwrap_or_default(),
        row.insee.as_str(),
        &row.commune,
        row.former_commune.as_deref().unwrap_or_default(),
        i64::from(row.position.lon),
        i64::from(row.position.lat)
    )
    .await
    .map(drop)
}

/// Adds dwellings; `first` is the place of the first of them in the file.
pub async fn insert_dwellings(tx: &mut Tx, dwellings: &[Dwelling], first: i64) -> Result<(), DbError> {
    let rows: Vec<(i64, &Dwelling, String)> = (first..)
        .zip(dwellings)
        .map(|(position, dwelling)| {
            (position, dwelling, serde_json::to_string(&dwelling.eligibility).unwrap_or_default())
        })
        .collect();
    bulk_insert!(
        tx,
        "insert into address_dwelling
           (dwelling_id, address_id, position, building, staircase, floor, door, cmts, distribution_zone, eligibility)",
        &rows,
        |row| row.1.id.as_str(),
        row.1.address_id.as_str(),
        row.0,
        row.1.place.building.as_deref().unwrap_or_default(),
        row.1.place.staircase.as_deref().unwrap_or_default(),
        row.1.place.floor.as_deref().unwrap_or_default(),
        row.1.place.door.as_deref().unwrap_or_default(),
        row.1.cmts.as_deref().unwrap_or_default(),
        row.1.distribution_zone.as_deref().unwrap_or_default(),
        &row.2
    )
    .await
    .map(drop)
}

/// Takes note that an import is finished.
pub async fn mark_imported(tx: &mut Tx, kind: &str, lines: usize, now: DateTime<Utc>) -> Result<(), DbError> {
    execute!(
        tx,
        "insert into address_import (kind, lines, imported_at) values ($1, $2, $3)
         on conflict (kind) do update set lines = excluded.lines, imported_at = excluded.imported_at",
        kind,
        i64::try_from(lines).unwrap_or(i64::MAX),
        now
    )
    .await
    .map(drop)
}

/// Whether an import of this kind was ever finished.
pub async fn is_imported(mut on: impl Session, kind: &str) -> Result<bool, ApiError> {
    let found = fetch_optional!(on, (i64,), "select lines from address_import where kind = $1", kind).await?;
    Ok(found.is_some())
}

/// The version of addresses and network: the instant of the newest import in microseconds; 0 before the first.
pub async fn version(mut on: impl Session) -> Result<i64, ApiError> {
    let (newest,) = fetch_one!(on, (Option<DateTime<Utc>>,), "select max(imported_at) from address_import").await?;
    Ok(newest.map_or(0, |at| at.timestamp_micros()))
}
