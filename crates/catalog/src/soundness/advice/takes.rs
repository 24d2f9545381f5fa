//! Whether a promotion can take anything off: it lowers something its offers have, and by more than nothing.

use super::Whole;
use super::sold::OfSet;
use crate::fault::FaultKind;
use crate::model::{Charge, GroupCode, Offer, Promotion, Reduces, Reduction, ServiceCode};
use crate::soundness::findings::{Findings, Known, Spot, expected};
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
    any_offer: Charged,
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
        let mut takes = Self { charged, any_offer: Charged::default(), any_fee };
        takes.any_offer = takes.of_services(whole.sold.offers.iter().flat_map(|offer| &offer.services));
        takes
    }

    /// A service without any tariff yet may be charged either way.
    fn of_services<'s>(&self, services: impl Iterator<Item = &'s ServiceCode>) -> Charged {
        let mut all = Charged::default();
        for code in services {
            all = all.and(self.charged.get(code).copied().unwrap_or(Charged::EITHER));
            if all == Charged::EITHER {
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
        let subject = self.subject(promotion, named, whole.known);
        match promotion.reduction {
            Reduction::BasisPoints(_) if subject == Charged::default() => {
                let wanted = expected("un pourcentage de ce qui n'est pas gratuit", "a percentage of what is not free");
                findings.raise(spot, "percent", FaultKind::NeverApplies, &promotion.code, wanted);
                true
            }
            Reduction::Tariff if !self.of_services([&promotion.service].into_iter()).shares(subject) => {
                let wanted = expected(
                    "un tarif qui n'est pas nul, mensuel ou unique comme ce qu'il réduit",
                    "a tariff that is not zero, monthly or once as what it reduces",
                );
                findings.raise(spot, "service", FaultKind::NeverApplies, &promotion.service, wanted);
                true
            }
            _ => false,
        }
    }

    fn subject(&self, promotion: &Promotion, named: Option<&[&Offer]>, known: &Known<'_>) -> Charged {
        match &promotion.reduces {
            Reduces::Offer => {
                named.map_or(self.any_offer, |offers| self.of_services(offers.iter().flat_map(|offer| &offer.services)))
            }
            Reduces::Fees(services) => self.of_services(services.iter()),
            Reduces::Equipment(codes) => {
                let items = codes.iter().filter_map(|code| known.equipment.get(code));
                self.of_services(items.map(|item| &item.service))
            }
            Reduces::Options(codes) => {
                let items = codes.iter().filter_map(|code| known.options.get(code));
                self.of_services(items.map(|item| &item.service))
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
