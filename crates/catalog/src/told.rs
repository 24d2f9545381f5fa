//! Services and tariffs as the operator system tells them (CAT-23, CAT-25): read row by row, compared with a catalogue, and
//! taken over into it.
//!
//! What the operator system says of a service is its family, its kind, its label and its tariffs; what the network must
//! bring for it is the catalogue's own. A service that is told no more stays: offers of long ago are made of it, and
//! customers have it.

use crate::model::{Catalogue, Charge, DateSpan, Service, ServiceCode, ServiceKind, Tariff};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;
use weblys_kernel::{Money, VatRate};

/// What the operator system told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// Every service that could be read.
    pub services: Vec<ToldService>,
    /// What could not: the code where there is one, else the place in the list, and why.
    pub unread: Vec<(String, String)>,
}

/// A service as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldService {
    /// Its code.
    pub code: ServiceCode,
    /// Its family.
    pub domain: Domain,
    /// Its kind.
    pub kind: ServiceKind,
    /// What bills call it.
    pub label: Label,
    /// Its prices, each for a time.
    pub tariffs: Vec<ToldTariff>,
}

/// A tariff as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldTariff {
    /// Cents, all taxes included.
    pub amount_cents: Money,
    /// Value added tax, hundredths of a percent.
    pub vat_basis_points: VatRate,
    /// Monthly or once.
    pub period: Period,
    /// The first day.
    pub valid_from: NaiveDate,
    /// The last day; none: until further notice.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
}

/// How often it is charged, in the operator system's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Every month.
    Month,
    /// One time.
    Once,
}

/// Reads what is told. A row that cannot be read, or whose code came before, loses no other.
#[must_use]
pub fn read(rows: Vec<Value>) -> Told {
    let (mut told, mut seen) = (Told::default(), HashSet::new());
    for (place, row) in (1..).zip(rows) {
        let code = row.get("code").and_then(Value::as_str).map_or_else(|| format!("#{place}"), str::to_owned);
        match serde_json::from_value::<ToldService>(row) {
            Ok(service) if seen.insert(service.code.clone()) => told.services.push(service),
            Ok(_) => told.unread.push((code, "it is told twice".to_owned())),
            Err(error) => told.unread.push((code, error.to_string())),
        }
    }
    told
}

/// A catalogue with the services and tariffs that are told; everything else stays.
#[must_use]
pub fn taken_over(catalogue: &Catalogue, told: &Told) -> Catalogue {
    let by_code: HashMap<&ServiceCode, &ToldService> = told.services.iter().map(|one| (&one.code, one)).collect();
    let known: HashSet<&ServiceCode> = catalogue.services.iter().map(|one| &one.code).collect();
    let networked: HashSet<&Domain> =
        catalogue.services.iter().filter(|one| one.needs_network).map(|one| &one.domain).collect();
    let kept = catalogue.services.iter().map(|one| match by_code.get(&one.code) {
        Some(told) => service(told, one.needs_network, one.min_down_mbps),
        None => one.clone(),
    });
    let new = told.services.iter().filter(|one| !known.contains(&one.code));
    // Whether a new one needs the network is supposed from its family, and for people to look at.
    let new = new.map(|one| service(one, networked.contains(&one.domain) && one.kind == ServiceKind::Base, 0));
    let old = catalogue.tariffs.iter().filter(|tariff| !by_code.contains_key(&tariff.service)).cloned();
    let tariffs = told.services.iter().flat_map(|one| one.tariffs.iter().map(|tariff| priced(one, tariff)));
    Catalogue { services: kept.chain(new).collect(), tariffs: old.chain(tariffs).collect(), ..catalogue.clone() }
}

/// Services of a catalogue that are told no more, in its order.
#[must_use]
pub fn gone<'c>(catalogue: &'c Catalogue, told: &Told) -> Vec<&'c Service> {
    let by_code: HashSet<&ServiceCode> = told.services.iter().map(|one| &one.code).collect();
    catalogue.services.iter().filter(|one| !by_code.contains(&one.code)).collect()
}

fn service(told: &ToldService, needs_network: bool, min_down_mbps: u32) -> Service {
    Service {
        code: told.code.clone(),
        domain: told.domain.clone(),
        kind: told.kind,
        label: told.label.clone(),
        needs_network,
        min_down_mbps,
    }
}

fn priced(service: &ToldService, told: &ToldTariff) -> Tariff {
    Tariff {
        service: service.code.clone(),
        amount: told.amount_cents,
        vat: told.vat_basis_points,
        charge: match told.period {
            Period::Month => Charge::Monthly,
            Period::Once => Charge::Once,
        },
        validity: DateSpan { from: told.valid_from, until: told.valid_until },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::{ChangeKind, between};
    use crate::fault::{FaultKind, Sheet};
    use crate::sample::demo;
    use crate::soundness::blocking;
    use proptest::prelude::*;
    use serde_json::json;

    /// The demonstration's services as an operator system tells them.
    fn rows(catalogue: &Catalogue) -> Vec<Value> {
        let tariff = |one: &Tariff| {
            json!({"amount_cents": one.amount, "vat_basis_points": one.vat, "valid_from": one.validity.from,
                "period": if one.charge == Charge::Monthly { "month" } else { "once" }, "valid_until": one.validity.until})
        };
        let service = |one: &Service| {
            let tariffs: Vec<Value> =
                catalogue.tariffs.iter().filter(|tariff| tariff.service == one.code).map(tariff).collect();
            json!({"code": one.code, "domain": one.domain, "kind": one.kind.word(), "label": one.label, "tariffs": tariffs})
        };
        catalogue.services.iter().map(service).collect()
    }

    #[test]
    fn what_is_told_as_it_is_changes_nothing() {
        let catalogue = demo().catalogue();
        let told = read(rows(catalogue));
        assert_eq!(told.services.len(), catalogue.services.len());
        assert_eq!(between(catalogue, &taken_over(catalogue, &told)), []);
        assert!(gone(catalogue, &told).is_empty());
    }

    #[test]
    fn a_price_that_ends_breaks_the_offers_that_need_it_and_is_told() {
        let catalogue = demo().catalogue();
        let mut rows = rows(catalogue);
        let base = catalogue.services.iter().position(|one| one.kind == ServiceKind::Base).unwrap();
        rows[base]["tariffs"][0]["valid_until"] = "2026-12-31".into();
        rows.push(json!({"code": "NEW-BASE", "domain": "INTERNET", "kind": "BASE",
            "label": {"fr": "Neuf", "en": "New"}, "tariffs": []}));
        let after = taken_over(catalogue, &read(rows));
        let changes = between(catalogue, &after);
        let kinds: Vec<_> = changes.iter().map(|one| (one.sheet, one.kind)).collect();
        assert_eq!(kinds, [(Sheet::Services, ChangeKind::Added), (Sheet::Tariffs, ChangeKind::Changed)]);
        assert!(after.services.last().unwrap().needs_network, "as its family does");
        assert!(blocking(&after).iter().any(|fault| fault.kind == FaultKind::TariffGap));
    }

    #[test]
    fn a_row_that_cannot_be_read_loses_no_other() {
        let catalogue = demo().catalogue();
        let mut rows = rows(catalogue);
        rows[0]["kind"] = "NOTHING".into();
        rows.push(json!(7));
        let twice = rows[1].clone();
        rows.push(twice);
        let told = read(rows);
        let unread: Vec<&str> = told.unread.iter().map(|(code, _)| code.as_str()).collect();
        let last = format!("#{}", catalogue.services.len() + 1);
        assert_eq!(unread, [catalogue.services[0].code.as_str(), &last, catalogue.services[1].code.as_str()]);
        assert_eq!(gone(catalogue, &told).len(), 1, "what cannot be read stays as it was");
        assert_eq!(between(catalogue, &taken_over(catalogue, &told)), []);
    }

    proptest! {
        #[test]
        fn taking_over_twice_is_taking_over_once(cents in 0i64..100_000, at in 0usize..1000, gone in 0usize..1000) {
            let catalogue = demo().catalogue();
            let mut rows = rows(catalogue);
            let priced: Vec<usize> = (0..rows.len()).filter(|at| rows[*at]["tariffs"][0].is_object()).collect();
            let at = priced[at % priced.len()];
            rows[at]["tariffs"][0]["amount_cents"] = cents.into();
            rows.remove(gone % catalogue.services.len());
            let told = read(rows);
            let once = taken_over(catalogue, &told);
            prop_assert_eq!(between(&once, &taken_over(&once, &told)), []);
            prop_assert_eq!(&once.offers, &catalogue.offers);
            prop_assert_eq!(once.services.len(), catalogue.services.len());
        }
    }
}
