//! What a brand keeps for some: most offers are for somebody somewhere.

use crate::Outcome;
use crate::brand::Brand;
use crate::codes::told;
use crate::operator::{Operator, read};
use weblys_catalog::model::{Criteria, DateSpan, Effect, OfferCode, Restriction, SaleType, Target};

/// Restrictions of a brand; one more of each brand's share is national.
const RESTRICTIONS: usize = 49;
/// The ways of sale.
pub const CHANNELS: [&str; 8] =
    ["SELFSHOP", "SHOP", "DISTRIBUTOR", "CALL_CENTRE", "DOOR_TO_DOOR", "PARTNER", "EVENTS", "COLLECTIVE"];

pub fn add_restrictions(operator: &mut Operator, brand: &Brand) -> Outcome<()> {
    for turn in 0..RESTRICTIONS {
        let (effect, criteria) = asked(operator, brand, turn)?;
        let targets = targets(operator, brand, turn);
        add(operator, &format!("B{}-R-{turn}", brand.at), targets, effect, criteria)?;
    }
    Ok(())
}

pub fn add(
    operator: &mut Operator,
    code: &str,
    targets: Vec<Target>,
    effect: Effect,
    criteria: Criteria,
) -> Outcome<()> {
    let (code, reason, staff_note) = (read(code)?, told("Réservé"), told("Règle commerciale"));
    operator.catalogue.restrictions.push(Restriction { code, targets, effect, criteria, reason, staff_note });
    Ok(())
}

/// The whole brand for its region and homes, a half for a technology; the others are about a few things each.
fn targets(operator: &mut Operator, brand: &Brand, turn: usize) -> Vec<Target> {
    let offers = |codes: Vec<OfferCode>| codes.into_iter().map(Target::Offer).collect();
    match turn {
        0 => offers(brand.offers.clone()),
        1 => offers(brand.offers.iter().skip(OFFERS_FOR_WORK).cloned().collect()),
        2 => offers(brand.offers.iter().take(OFFERS_FOR_WORK).cloned().collect()),
        3 => offers(brand.offers.iter().step_by(2).cloned().collect()),
        4..36 => offers(operator.random.some(&brand.offers, 4)),
        36..42 => operator.random.some(&brand.equipment, 2).into_iter().map(Target::Equipment).collect(),
        _ => operator.random.some(&brand.options, 4).into_iter().map(Target::Option).collect(),
    }
}

/// The first offers of a brand are for professionals.
const OFFERS_FOR_WORK: usize = 12;

fn asked(operator: &mut Operator, brand: &Brand, turn: usize) -> Outcome<(Effect, Criteria)> {
    let none = Criteria::default();
    let random = &mut operator.random;
    let professionals = || Ok::<_, Box<dyn std::error::Error>>(vec![read("PROFESSIONAL")?]);
    Ok(match (turn, turn % 8) {
        (0, _) => (Effect::OnlyWhere, Criteria { zones: brand.zone.iter().cloned().collect(), ..none }),
        (1, _) => (Effect::NotWhere, Criteria { customer_types: professionals()?, ..none }),
        (2, _) => (Effect::OnlyWhere, Criteria { customer_types: professionals()?, ..none }),
        (3, _) => (Effect::OnlyWhere, Criteria { technologies: vec![read("FTTH")?], ..none }),
        (_, 0) => (Effect::OnlyWhere, Criteria { zones: random.some(&brand.pilots, 2), ..none }),
        (_, 1) => (Effect::OnlyWhere, Criteria { groupings: random.some(&brand.groupings, 1), ..none }),
        (_, 2) => {
            let channels = random.some(&CHANNELS, 3).into_iter().map(read).collect::<Outcome<_>>()?;
            (Effect::OnlyWhere, Criteria { channels, ..none })
        }
        (_, 3) => (Effect::NotWhere, Criteria { communes: random.some(&brand.communes, 20), ..none }),
        (_, 4) => {
            let sale_types = vec![SaleType::Upsell, SaleType::CrossSell];
            (Effect::NotWhere, Criteria { sale_types, channels: vec![read("SELFSHOP")?], ..none })
        }
        (_, 5) => (Effect::OnlyWhere, Criteria { min_down_mbps: Some(500), ..none }),
        (_, 6) => {
            let days = Some(DateSpan { from: "2026-02-01".parse()?, until: Some("2026-12-31".parse()?) });
            (Effect::NotWhere, Criteria { days, groupings: random.some(&brand.groupings, 2), ..none })
        }
        _ => (Effect::OnlyWhere, Criteria { services_held: random.some(&brand.internet, 4), ..none }),
    })
}
