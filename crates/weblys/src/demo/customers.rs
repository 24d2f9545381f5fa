//! Customers whom the fictitious operator had before: some of every offer, and some of combinations that have none, as
//! every operator has them.

use anyhow::Context;
use chrono::{DateTime, Days, NaiveTime, Utc};
use std::collections::BTreeSet;
use weblys_catalog::model::{ServiceCode, ServiceKind};
use weblys_catalog::{Catalogue, Snapshot};
use weblys_db::Database;
use weblys_procable::{FormerCustomer, wire::HeldService};

/// How many there are.
const COUNT: usize = 1200;
/// One in so many has a combination of base services that no offer is made of.
const LEFT_BEHIND: usize = 30;
/// One in so many has a service that nobody remembers.
const FORGOTTEN: usize = 200;
/// What nobody remembers.
const FORGOTTEN_SERVICE: &str = "OPT-MINITEL";

/// Brings them in.
pub async fn bring(db: &Database, workbook: &[u8], now: DateTime<Utc>) -> anyhow::Result<()> {
    let catalogue = weblys_catalog::workbook::read(workbook).ok().context("the demonstration's workbook")?;
    let customers = of(&catalogue, now)?;
    Ok(weblys_procable::seed_former_customers(db, &customers).await?)
}

fn of(catalogue: &Catalogue, now: DateTime<Utc>) -> anyhow::Result<Vec<FormerCustomer>> {
    let snapshot = Snapshot::compile(1, catalogue.clone()).ok().context("the demonstration's catalogue")?;
    let orphans = without_offer(catalogue);
    let mut all = Vec::with_capacity(COUNT);
    for index in 0..COUNT {
        let offer = &catalogue.offers[index * 7 % catalogue.offers.len()];
        let mut services = if index % LEFT_BEHIND == 0 && !orphans.is_empty() {
            orphans[index / LEFT_BEHIND % orphans.len()].iter().map(|code| (code.clone(), 1)).collect()
        } else {
            held(&snapshot, offer, index)
        };
        if index % FORGOTTEN == FORGOTTEN / 2 {
            services.push((FORGOTTEN_SERVICE.parse().context("a code of ours")?, 1));
        }
        let days = Days::new(u64::try_from(index * 13 % 300).unwrap_or_default());
        let signed = now.date_naive() - days;
        all.push(FormerCustomer {
            given_name: "Client".to_owned(),
            family_name: format!("Fictif {:04}", index + 1),
            services: services.iter().map(|(code, quantity)| service(code, *quantity)).collect(),
            signed_at: signed.and_time(NaiveTime::MIN).and_utc(),
        });
    }
    Ok(all)
}

fn service(code: &ServiceCode, quantity: u16) -> HeldService {
    HeldService { code: code.to_string(), quantity }
}

/// What somebody with this offer has: its services, the equipment that is proposed first, and now and then an option.
fn held(snapshot: &Snapshot, offer: &weblys_catalog::model::Offer, index: usize) -> Vec<(ServiceCode, u16)> {
    let catalogue = snapshot.catalogue();
    let mut services: Vec<(ServiceCode, u16)> = offer.services.iter().map(|code| (code.clone(), 1)).collect();
    for group in snapshot.equipment_groups(offer) {
        let item = group.default.as_ref().and_then(|code| snapshot.equipment_item(code));
        services.extend(item.map(|item| (item.service.clone(), 1)));
    }
    let options: Vec<_> = catalogue
        .options
        .iter()
        .filter(|option| offer.option_groups.contains(&option.group))
        .filter(|option| option.requires.is_empty() && option.requires_equipment.is_empty())
        .collect();
    if index.is_multiple_of(3) && !options.is_empty() {
        services.push((options[index / 3 % options.len()].service.clone(), 1));
    }
    services
}

/// Pairs of base services of one sort of customer that no offer is made of, in a fixed order.
fn without_offer(catalogue: &Catalogue) -> Vec<Vec<ServiceCode>> {
    let made: BTreeSet<BTreeSet<&ServiceCode>> =
        catalogue.offers.iter().map(|offer| offer.services.iter().collect()).collect();
    let base: Vec<_> = catalogue.services.iter().filter(|service| service.kind == ServiceKind::Base).collect();
    let mut pairs = Vec::new();
    for (at, first) in base.iter().enumerate() {
        for second in base.iter().skip(at + 1).filter(|second| second.domain != first.domain) {
            if !made.contains(&BTreeSet::from([&first.code, &second.code])) {
                pairs.push(vec![first.code.clone(), second.code.clone()]);
            }
        }
    }
    pairs.truncate(4);
    pairs
}
