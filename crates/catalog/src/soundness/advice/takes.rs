//! Whether a promotion can take anything off: it lowers something its offers have, and by more than nothing.

use super::Whole;
use super::sold::OfSet;
use crate::fault::FaultKind;
use crate::model::{Charge, GroupCode, Offer, Promotion, Reduces, Reduction, ServiceCode};
use crate::soundness::findings::{Findings, Spot, expected};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// How a service is charged, where it is not free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Charged {
    monthly: bool,
    once: bool,
}

impl Charged {
    const EITHER: Self = Self { monthly: true, once: true };

    const fn and(self, other: Self) -> Self {
        Self { monthly: self.monthly || other.monthly, once: self.once || other.once }
    }

    const fn shares(self, other: Self) -> bool {
        (self.monthly && other.monthly) || (self.once && other.once)
    }
}

/// How the services of a catalogue are charged, and what goes with any of its offers.
pub(super) struct Takes<'a> {
    charged: HashMap<&'a ServiceCode, Charged>,
    /// What any of the offers costs, once it was asked for.
    any_offer: OnceCell<Charged>,
    any_fee: HashSet<&'a ServiceCode>,
}

impl<'a> Takes<'a> {
    pub fn of(whole: &Whole<'a>) -> Self {
        let mut charged: HashMap<&ServiceCode, Charged> = HashMap::with_capacity(whole.catalogue.services.len());
        for tariff in &whole.catalogue.tariffs {
            let known = charged.entry(&tariff.service).or_default();
            if !tariff.amount.is_zero() {
                match tariff.charge {
                    Charge::Monthly => known.monthly = true,
                    Charge::Once => known.once = true,
                }
            }
        }
        let any_fee = whole.sold.offers.iter().flat_map(|offer| &offer.fees).collect();
        Self { charged, any_offer: OnceCell::new(), any_fee }
    }

    /// How services are charged, as far as it matters: it is not looked further once some is charged as asked. A
    /// service without any tariff yet may be charged either way.
    fn of_services<'s>(&self, services: impl Iterator<Item = &'s ServiceCode>, asked: Charged) -> Charged {
        let mut all = Charged::default();
        for code in services {
            all = all.and(self.charged.get(code).copied().unwrap_or(Charged::EITHER));
            if all.shares(asked) {
                break;
            }
        }
        all
    }

    /// Tells why a promotion takes nothing off in its offers; none named: in any. Whether it did.
    pub fn nothing(
        &self,
        whole: &Whole<'_>,
        (spot, promotion): (Spot<'_>, &Promotion),
        named: Option<&[&Offer]>,
        findings: &mut Findings,
    ) -> bool {
        if !is_in_offers(whole, promotion, named, &self.any_fee) {
            let wanted = expected(
                "quelque chose que l'une de ses offres a, et qui n'est pas retiré",
                "something that one of its offers has and that is not withdrawn",
            );
            findings.raise(spot, "reduces_codes", FaultKind::NeverApplies, &promotion.code, wanted);
            return true;
        }
        let (asked, header, found, wanted) = match promotion.reduction {
            Reduction::BasisPoints(points) => {
                let wanted = expected("un pourcentage de ce qui n'est pas gratuit", "a percentage of what is not free");
                (Charged::EITHER, "percent", (f64::from(points) / 100.0).to_string(), wanted)
            }
            Reduction::Tariff => {
                let wanted = expected(
                    "un tarif qui n'est pas nul, mensuel ou unique comme ce qu'il réduit",
                    "a tariff that is not zero, monthly or once as what it reduces",
                );
                let asked = self.charged.get(&promotion.service).copied().unwrap_or(Charged::EITHER);
                (asked, "service", promotion.service.to_string(), wanted)
            }
        };
        if self.subject(whole, promotion, named, asked).shares(asked) {
            return false;
        }
        findings.raise(spot, header, FaultKind::NeverApplies, found, wanted);
        true
    }

    fn subject(&self, whole: &Whole<'_>, promotion: &Promotion, named: Option<&[&Offer]>, asked: Charged) -> Charged {
        let known = whole.known;
        match (&promotion.reduces, named) {
            (Reduces::Offer, None) => *self.any_offer.get_or_init(|| {
                let services = whole.sold.offers.iter().flat_map(|offer| &offer.services);
                // Asked for each charge: the answer is for every promotion.
                let monthly = self.of_services(services.clone(), Charged { monthly: true, once: false });
                monthly.and(self.of_services(services, Charged { monthly: false, once: true }))
            }),
            (Reduces::Offer, Some(offers)) => self.of_services(offers.iter().flat_map(|offer| &offer.services), asked),
            (Reduces::Fees(services), _) => self.of_services(services.iter(), asked),
            (Reduces::Equipment(codes), _) => {
                let items = codes.iter().filter_map(|code| known.equipment.get(code));
                self.of_services(items.map(|item| &item.service), asked)
            }
            (Reduces::Options(codes), _) => {
                let items = codes.iter().filter_map(|code| known.options.get(code));
                self.of_services(items.map(|item| &item.service), asked)
            }
        }
    }
}

/// Whether an offer has something of what is reduced. Codes that lead nowhere are a fault of their own.
fn is_in_offers(
    whole: &Whole<'_>,
    promotion: &Promotion,
    named: Option<&[&Offer]>,
    any_fee: &HashSet<&ServiceCode>,
) -> bool {
    let known = whole.known;
    match &promotion.reduces {
        Reduces::Offer => true,
        Reduces::Fees(services) => {
            let fees: Option<HashSet<_>> = named.map(|offers| offers.iter().flat_map(|offer| &offer.fees).collect());
            let fees = fees.as_ref().unwrap_or(any_fee);
            services.iter().any(|code| fees.contains(code) || !known.services.contains_key(code))
        }
        Reduces::Equipment(codes) => {
            let has = in_sets(named, &whole.sold.with_equipment, |offer| &offer.equipment_groups);
            codes.iter().any(|code| known.equipment.get(code).is_none_or(|item| has(&item.group)))
        }
        Reduces::Options(codes) => {
            let has = in_sets(named, &whole.sold.with_options, |offer| &offer.option_groups);
            codes.iter().any(|code| known.options.get(code).is_none_or(|item| has(&item.group)))
        }
    }
}

/// Whether a set goes with one of the offers; none named: with any that is sold.
fn in_sets<'o>(
    named: Option<&[&'o Offer]>,
    sold: &HashMap<&GroupCode, OfSet<'_>>,
    sets: impl Fn(&'o Offer) -> &'o Vec<GroupCode>,
) -> impl Fn(&GroupCode) -> bool {
    let of_named: Option<HashSet<&GroupCode>> =
        named.map(|offers| offers.iter().flat_map(|offer| sets(offer)).collect());
    move |group| of_named.as_ref().map_or_else(|| sold.contains_key(group), |sets| sets.contains(group))
}
