//! Services and tariffs of a workbook, brought into the reference operator system: it is there that prices are
//! made, and an operator that has no other system keeps them in the same workbook.

use crate::import::refused;
use anyhow::Context;
use weblys_catalog::Catalogue;
use weblys_catalog::model::{Charge, Service, Tariff};
use weblys_db::{Database, Options};
use weblys_procable::wire;

/// Opens the operator system's database and brings its schema up to date.
pub async fn open(url: &str) -> anyhow::Result<Database> {
    let db = Database::connect(url, &Options::default()).await.context("the operator system's database")?;
    db.migrate(&weblys_procable::MIGRATIONS).await.context("the operator system's database")?;
    Ok(db)
}

/// Reads a workbook and brings its services in; gives how many.
pub async fn bring(db: &Database, workbook: &[u8], origin: &str) -> anyhow::Result<usize> {
    let catalogue = weblys_catalog::workbook::read(workbook).map_err(|faults| refused(origin, &faults))?;
    let services = of(&catalogue);
    weblys_procable::seed_services(db, &services).await?;
    Ok(services.len())
}

fn of(catalogue: &Catalogue) -> Vec<wire::Service> {
    let service = |service: &Service| wire::Service {
        code: service.code.to_string(),
        domain: service.domain.to_string(),
        kind: service.kind.word().to_owned(),
        label: service.label.clone(),
        tariffs: catalogue.tariffs.iter().filter(|tariff| tariff.service == service.code).map(tariff).collect(),
    };
    catalogue.services.iter().map(service).collect()
}

fn tariff(tariff: &Tariff) -> wire::Tariff {
    wire::Tariff {
        amount_cents: tariff.amount,
        vat_basis_points: tariff.vat,
        period: match tariff.charge {
            Charge::Monthly => "month".to_owned(),
            Charge::Once => "once".to_owned(),
        },
        valid_from: tariff.validity.from,
        valid_until: tariff.validity.until,
    }
}
