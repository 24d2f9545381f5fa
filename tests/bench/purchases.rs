//! (d) Whole purchases: 16 buyers at once, each from the address to the confirmation. Every second purchase has a
//! technician come, for which the calendar is listed and a slot is held; the others have a parcel.

use crate::load::{histogram, milliseconds};
use crate::parts::Parts;
use crate::report::Purchases;
use std::sync::Arc;
use std::time::{Duration, Instant};
use weblys_journeys::buyer::{Buyer, Purchase, client};
use weblys_journeys::platform::eventually;
use weblys_journeys::town::Home;

const BUYERS: usize = 16;

/// Lets them buy for so long, then waits until every order has reached the operator system.
pub async fn run(parts: &Parts, homes: &[Home], seconds: Duration, visits_every: usize) -> anyhow::Result<Purchases> {
    let (homes, site) = (Arc::new(homes.to_vec()), parts.platform.endpoints.front.clone());
    let operator = parts.platform.operator()?;
    let before = operator.order_count().await?;
    let cpu_before = parts.cpu();
    let begun = Instant::now();
    let buyers = (0..BUYERS).map(|number| {
        let end = begun + seconds;
        tokio::spawn(buy(Arc::clone(&homes), site.clone(), number, end, visits_every))
    });
    let (mut times, mut visits) = (histogram()?, 0);
    for buyer in buyers.collect::<Vec<_>>() {
        for (time, visit) in buyer.await?? {
            times.record(u64::try_from(time.as_micros())?)?;
            visits += u64::from(visit);
        }
    }
    let took = begun.elapsed().as_secs_f64();
    let bought = times.len();
    let arrived = eventually("every order in the operator system", async || {
        Ok((operator.order_count().await? - before >= i64::try_from(bought)?).then_some(()))
    });
    let arrived = arrived.await.is_ok();
    let drained = begun.elapsed().as_secs_f64() - took;
    let cpu_ms = parts.cpu().into_iter().zip(cpu_before).map(|((name, after), (_, before))| (name, after - before));
    let count = bought.max(1) as f64;
    Ok(Purchases {
        buyers: BUYERS,
        bought,
        visits,
        per_second: bought as f64 / took,
        p50_ms: milliseconds(&times, 0.50),
        p99_ms: milliseconds(&times, 0.99),
        all_arrived: arrived,
        drained_after_s: drained,
        cpu_ms_each: cpu_ms.map(|(name, cpu)| (name, cpu / count)).collect(),
    })
}

/// How long each purchase took, and whether a technician comes at an hour that was chosen.
async fn buy(
    homes: Arc<Vec<Home>>,
    site: String,
    number: usize,
    end: Instant,
    visits_every: usize,
) -> anyhow::Result<Vec<(Duration, bool)>> {
    let http = client()?;
    let mut times = Vec::new();
    while Instant::now() < end {
        let turn = times.len();
        let home = &homes[(number * 7 + turn) % homes.len()];
        let offers = &home.offers.offers;
        let has_visit = visits_every > 0 && (number + turn).is_multiple_of(visits_every);
        let purchase = Purchase {
            typed: home.typed.clone(),
            offer: offers.get(turn % offers.len()).map(|offer| offer.code.clone()),
            email: format!("buyer-{number}-{turn}@example.fr"),
            delivery: if has_visit { "appointment" } else { "shipment" },
        };
        let begun = Instant::now();
        let mut buyer = Buyer::new(&http, &site);
        buyer.buy(&purchase).await?;
        times.push((begun.elapsed(), buyer.slot.is_some()));
    }
    Ok(times)
}
