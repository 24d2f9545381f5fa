//! Services and tariffs.

use crate::problem::OpsRefusal;
use crate::state::ServiceList;
use crate::wire::{Service, Tariff};
use std::collections::BTreeMap;
use weblys_db::{Database, Durability, JsonText, bulk_insert, execute, fetch_all};
use weblys_kernel::locale::Label;

#[derive(sqlx::FromRow)]
struct ServiceRow {
    code: String,
    domain: String,
    kind: String,
    label_fr: String,
    label_en: String,
    tariffs: JsonText<Vec<Tariff>>,
}

impl From<ServiceRow> for Service {
    fn from(row: ServiceRow) -> Self {
        let label = Label { fr: row.label_fr, en: row.label_en };
        Self { code: row.code, domain: row.domain, kind: row.kind, label, tariffs: row.tariffs.0 }
    }
}

/// Every service, by code.
pub(crate) async fn all(db: &Database) -> Result<ServiceList, OpsRefusal> {
    let sql = "select code, domain, kind, label_fr, label_en, tariffs from procable_service";
    let rows = fetch_all!(db, ServiceRow, sql).await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row.into())).collect())
}

/// Adds services or replaces them by code; `replace` takes away every other one. All or nothing.
pub(crate) async fn put(db: &Database, services: &[Service], replace: bool) -> Result<(), OpsRefusal> {
    // Two statements of one list must not touch the same row twice: the last of a code wins.
    let by_code: BTreeMap<&str, &Service> = services.iter().map(|service| (service.code.as_str(), service)).collect();
    let rows: Vec<&Service> = by_code.into_values().collect();
    let mut tx = db.begin(Durability::Full).await?;
    if replace {
        execute!(&mut tx, "delete from procable_service").await?;
    }
    bulk_insert!(
        &mut tx,
        "insert into procable_service (code, domain, kind, label_fr, label_en, tariffs)",
        &rows,
        |row| &row.code, &row.domain, &row.kind, &row.label.fr, &row.label.en, JsonText(&row.tariffs);
        "on conflict (code) do update set domain = excluded.domain, kind = excluded.kind,
         label_fr = excluded.label_fr, label_en = excluded.label_en, tariffs = excluded.tariffs"
    )
    .await?;
    Ok(tx.commit().await?)
}
