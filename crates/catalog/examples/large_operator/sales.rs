//! Sales as they come: a dwelling somewhere, and whoever buys there.

use crate::Outcome;
use crate::limits::CHANNELS;
use crate::operator::{Operator, prospect, read};
use crate::random::Random;
use chrono::{Days, NaiveDate};
use weblys_catalog::SaleContext;
use weblys_catalog::model::SaleType;
use weblys_kernel::network::{Access, Eligibility};

impl Operator {
    /// One sale: mostly a home that is new here and buys on line, by fibre or by cable.
    pub fn sale(&self, random: &mut Random) -> Outcome<SaleContext> {
        let first: NaiveDate = "2026-01-01".parse()?;
        let day = first.checked_add_days(Days::new(u64::try_from(random.below(540))?)).ok_or("a day")?;
        let brand = random.one(&self.brands).ok_or("a brand")?;
        let mut sale = prospect(day)?;
        sale.eligibility = self.network(random)?;
        sale.commune = random.one(&brand.communes).cloned();
        sale.distribution_zone = random.one(&brand.parts).cloned();
        if random.percent(40) {
            sale.channel = read(random.one(&CHANNELS).ok_or("a channel")?)?;
        }
        if random.percent(10) {
            sale.customer_type = read("PROFESSIONAL")?;
        }
        if random.percent(10) {
            sale.grouping = random.one(&brand.groupings).cloned().ok_or("a grouping")?;
        }
        if random.percent(20) {
            sale.sale_type = SaleType::Upsell;
            sale.services_held = random.some(&brand.internet, 1);
        }
        Ok(sale)
    }

    /// What the network carries to a home.
    pub fn network(&self, random: &mut Random) -> Outcome<Eligibility> {
        let fibre = [1_000, 2_000, 8_000];
        let cable = [100, 400, 1_000];
        let present = match random.below(100) {
            0..5 => Vec::new(),
            5..65 => vec![("FTTH", random.one(&fibre))],
            65..90 => vec![("HFC", random.one(&cable))],
            _ => vec![("FTTH", random.one(&fibre)), ("HFC", random.one(&cable))],
        };
        let access = |(technology, rate): (&str, Option<&u32>)| {
            let down_mbps = rate.copied().unwrap_or_default();
            let domains =
                vec![self.families.television.clone(), self.families.internet.clone(), self.families.telephony.clone()];
            Ok(Access { technology: read(technology)?, down_mbps, up_mbps: down_mbps / 2, domains })
        };
        Ok(Eligibility { accesses: present.into_iter().map(access).collect::<Outcome<_>>()? })
    }
}
