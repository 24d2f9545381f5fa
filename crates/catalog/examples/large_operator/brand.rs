//! A regional brand: its places, its base services, and its offers, half of which are sold no more.

use crate::Outcome;
use crate::codes::{named, told};
use crate::operator::{OFFERS, Operator, read};
use weblys_catalog::model::{
    DateSpan, DistributionZoneCode, EquipmentCode, GroupCode, GroupingCode, InstallMode, Offer, OfferCode, OfferStatus,
    OptionCode, ServiceCode, ServiceKind, Zone, ZoneCode,
};
use weblys_kernel::network::CommuneCode;

/// Communes in which a brand sells.
pub const COMMUNES: usize = 360;
/// Places within its region that it tries things in.
const PILOTS: usize = 6;
/// The rates of its Internet services.
const RATES: [u32; 10] = [30, 100, 200, 300, 400, 500, 1_000, 2_000, 5_000, 8_000];

/// What is known of a brand while it is made up.
#[derive(Default)]
pub struct Brand {
    pub at: usize,
    pub communes: Vec<CommuneCode>,
    pub parts: Vec<DistributionZoneCode>,
    pub zone: Option<ZoneCode>,
    pub pilots: Vec<ZoneCode>,
    pub groupings: Vec<GroupingCode>,
    pub television: Vec<ServiceCode>,
    pub internet: Vec<ServiceCode>,
    pub telephony: Vec<ServiceCode>,
    pub fees: Vec<ServiceCode>,
    pub equipment_groups: Vec<GroupCode>,
    pub equipment: Vec<EquipmentCode>,
    pub option_groups: Vec<GroupCode>,
    pub options: Vec<OptionCode>,
    pub offers: Vec<OfferCode>,
}

impl Brand {
    pub fn with_places(operator: &mut Operator, at: usize) -> Outcome<Self> {
        let communes: Vec<CommuneCode> =
            (0..COMMUNES).map(|of| operator.commune(at * COMMUNES + of)).collect::<Outcome<_>>()?;
        let parts: Vec<_> = (0..12).map(|of| read(&format!("CDZ-{at}-{of}"))).collect::<Outcome<_>>()?;
        let groupings = (0..4).map(|of| read(&format!("COLLECTIVE-{at}-{of}"))).collect::<Outcome<_>>()?;
        let mut brand = Self { at, communes, parts, groupings, ..Self::default() };
        let zone = brand.zone(operator, "REGION", COMMUNES, 0)?;
        brand.zone = Some(zone);
        for pilot in 0..PILOTS {
            let zone = brand.zone(operator, &format!("PILOT-{pilot}"), 12, usize::from(pilot == 0) * 2)?;
            brand.pilots.push(zone);
        }
        Ok(brand)
    }

    fn zone(&self, operator: &mut Operator, name: &str, communes: usize, parts: usize) -> Outcome<ZoneCode> {
        let code: ZoneCode = read(&format!("B{}-{name}", self.at))?;
        operator.catalogue.zones.push(Zone {
            code: code.clone(),
            label: named("Zone", self.at),
            communes: operator.random.some(&self.communes, communes),
            distribution_zones: operator.random.some(&self.parts, parts),
            streets: Vec::new(),
            dwellings: Vec::new(),
        });
        Ok(code)
    }

    pub fn add_services(&mut self, operator: &mut Operator) -> Outcome<()> {
        let families = operator.families.clone();
        let at = self.at;
        for level in 0..8_i64 {
            let code = format!("B{at}-TV-{level}");
            let price = 990 + 600 * level;
            self.television.push(operator.service(&code, families.television.clone(), ServiceKind::Base, price, 0)?);
        }
        for (rate, price) in RATES.into_iter().zip((1_990..).step_by(500)) {
            let code = format!("B{at}-NET-{rate}");
            self.internet.push(operator.service(&code, families.internet.clone(), ServiceKind::Base, price, rate)?);
        }
        for level in 0..4_i64 {
            let code = format!("B{at}-TEL-{level}");
            let price = 300 + 400 * level;
            self.telephony.push(operator.service(&code, families.telephony.clone(), ServiceKind::Base, price, 0)?);
        }
        for (name, price) in [("ACTIVATION", 4_900), ("INSTALLATION", 6_900), ("SHIPMENT", 990)] {
            let code = format!("B{at}-{name}");
            self.fees.push(operator.service(&code, families.internet.clone(), ServiceKind::Fee, price, 0)?);
        }
        Ok(())
    }

    /// Each offer is another combination of television, Internet and telephony.
    pub fn add_offers(&mut self, operator: &mut Operator) -> Outcome<()> {
        for turn in 0..OFFERS {
            let combination = 1 + turn * 5;
            let family =
                |services: &[ServiceCode], turn: usize| turn.checked_sub(1).and_then(|at| services.get(at).cloned());
            let television = family(&self.television, combination % 9);
            let internet = family(&self.internet, combination / 9 % 11);
            let telephony = family(&self.telephony, combination / 99);
            let groups = [television.is_some(), internet.is_some(), telephony.is_some(), true];
            let groups = self.equipment_groups.iter().zip(groups).filter(|(_, has)| *has);
            let equipment_groups = groups.map(|(group, _)| group.clone()).collect();
            let services: Vec<ServiceCode> = [television, internet, telephony].into_iter().flatten().collect();
            let offer = Offer {
                equipment_groups,
                option_groups: operator.random.some(&self.option_groups, 4),
                fees: operator.random.some(&self.fees, 1),
                ..offer(operator, &format!("B{}-OFFER-{turn}", self.at), turn, services)?
            };
            self.offers.push(offer.code.clone());
            operator.catalogue.offers.push(offer);
        }
        Ok(())
    }
}

/// An offer with nothing to choose, on sale or, as often, not any more or not yet.
pub fn offer(operator: &mut Operator, code: &str, turn: usize, services: Vec<ServiceCode>) -> Outcome<Offer> {
    let (status, from, until) = match operator.random.below(100) {
        0..45 => (OfferStatus::OnSale, "2025-01-01", None),
        45..50 => (OfferStatus::OnSale, "2026-06-01", Some("2026-09-30")),
        50..55 => (OfferStatus::Draft, "2027-01-01", None),
        _ => (OfferStatus::Withdrawn, "2019-01-01", Some("2024-12-31")),
    };
    Ok(Offer {
        code: read(code)?,
        name: named("Offre", turn),
        tagline: named("Le meilleur", turn),
        description: told("Offre"),
        services,
        sale: DateSpan { from: from.parse()?, until: until.map(str::parse).transpose()? },
        status,
        commitment_months: if operator.random.percent(50) { 12 } else { 0 },
        rank: u16::try_from(turn)?,
        highlights: vec![named("Atout", 1), named("Atout", 2), named("Atout", 3)],
        speeds: None,
        mobile_speeds: None,
        usage_prices: Vec::new(),
        equipment_groups: Vec::new(),
        option_groups: Vec::new(),
        fees: Vec::new(),
        install_modes: vec![InstallMode::Connection, InstallMode::Shipment],
        upsell: Vec::new(),
        cross_sell: Vec::new(),
        theme: "region".to_owned(),
    })
}
