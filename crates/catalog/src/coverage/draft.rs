//! The prepared offer of a combination that has none (IDEA-05): what a person starts from, not what is sold.
//!
//! Each family of services of the combination follows the nearest offer that has this family: its sets of equipment and
//! of options, and its fees. What no offer gives is left open.

use crate::engine::Snapshot;
use crate::model::{
    DateSpan, GroupCode, MobileSpeeds, Offer, OfferCode, OfferStatus, Service, ServiceCode, ServiceKind, Speeds,
};
use crate::recognition::Close;
use std::collections::{BTreeSet, HashSet};
use std::hash::Hash;
use weblys_kernel::Refusal;
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;

/// Why no offer can be prepared for a combination.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoDraft {
    /// No service is named.
    #[error("an offer is made of at least one base service")]
    Nothing,
    /// The catalogue has no such service.
    #[error("the catalogue has no service {service}")]
    ServiceUnknown {
        /// The service.
        service: ServiceCode,
    },
    /// The service is no base service.
    #[error("{service} is no base service: its kind is {}", kind.word())]
    NotBase {
        /// The service.
        service: ServiceCode,
        /// What it is.
        kind: ServiceKind,
    },
    /// There is an offer made of just these services.
    #[error("the offer {offer} is made of just these services")]
    Exists {
        /// The offer, perhaps being prepared too.
        offer: OfferCode,
    },
    /// Every code that could be given is taken.
    #[error("every code for the offer is taken")]
    NoCode,
}

impl Refusal for NoDraft {
    fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "REC-101",
            Self::ServiceUnknown { .. } => "REC-102",
            Self::NotBase { .. } => "REC-103",
            Self::Exists { .. } => "REC-104",
            Self::NoCode => "REC-105",
        }
    }
}

impl Snapshot {
    /// An offer in preparation for a combination of base services, such that the catalogue with it is as sound as it was.
    ///
    /// Its code is always the same for the same combination, and another for another. It has no minimum period, and its
    /// sale window holds the latest days on which everything in it has a tariff; where there are no such days it may be
    /// kept as withdrawn, and [`check`](crate::check) tells what it needs to be sold.
    ///
    /// # Errors
    /// [`NoDraft`] where such an offer would be a fault of the catalogue.
    pub fn draft_offer(&self, combination: &[ServiceCode]) -> Result<Offer, NoDraft> {
        let codes: Vec<ServiceCode> = combination.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let services = self.base_services(&codes)?;
        if let Some(offer) = self.offer_made_of(&codes) {
            return Err(NoDraft::Exists { offer: offer.code.clone() });
        }
        let models = Models::of(self, &codes, &services);
        let nearest = models.nearest();
        let widest = DateSpan { from: chrono::NaiveDate::default(), until: None };
        let wanted = nearest.map_or(widest, |offer| offer.sale);
        let sale = self.priced_within(wanted, &codes).or_else(|| self.priced_within(widest, &codes)).unwrap_or(wanted);
        let fees = models.fees().into_iter();
        Ok(Offer {
            code: self.free_code(&codes)?,
            name: joined("", &services, " + "),
            tagline: Label::default(),
            description: described(&services),
            sale,
            status: OfferStatus::Draft,
            commitment_months: 0,
            rank: self.catalogue().offers.iter().map(|offer| offer.rank).max().unwrap_or_default().saturating_add(10),
            highlights: services.iter().map(|service| joined("", &[*service], "")).collect(),
            speeds: models.speeds(),
            mobile_speeds: models.mobile_speeds(),
            usage_prices: Vec::new(),
            equipment_groups: models.equipment_groups(),
            option_groups: models.option_groups(),
            fees: fees.filter(|fee| self.priced_within(sale, std::slice::from_ref(fee)) == Some(sale)).collect(),
            install_modes: nearest.map(|offer| offer.install_modes.clone()).unwrap_or_default(),
            upsell: Vec::new(),
            cross_sell: Vec::new(),
            theme: nearest.map(|offer| offer.theme.clone()).unwrap_or_default(),
            services: codes,
        })
    }

    fn base_services(&self, codes: &[ServiceCode]) -> Result<Vec<&Service>, NoDraft> {
        if codes.is_empty() {
            return Err(NoDraft::Nothing);
        }
        let base = |code: &ServiceCode| match self.service(code) {
            None => Err(NoDraft::ServiceUnknown { service: code.clone() }),
            Some(service) if service.kind == ServiceKind::Base => Ok(service),
            Some(service) => Err(NoDraft::NotBase { service: code.clone(), kind: service.kind }),
        };
        codes.iter().map(base).collect()
    }

    /// A readable beginning and a mark of the whole combination: two that begin alike have two codes.
    fn free_code(&self, codes: &[ServiceCode]) -> Result<OfferCode, NoDraft> {
        let begin: String = codes.iter().map(ServiceCode::as_str).collect::<Vec<_>>().join("-");
        let begin: String = begin.chars().take(22).collect();
        let free = |turn: u8| {
            let mark = mark(codes, turn) & 0xffff_ffff_ffff;
            OfferCode::parse(&format!("COMB-{begin}-{mark:012x}")).ok().filter(|code| self.offer(code).is_none())
        };
        (0..=u8::MAX).find_map(free).ok_or(NoDraft::NoCode)
    }
}

/// FNV-1a, which is the same on every machine and with every compiler; 0 ends each code.
fn mark(codes: &[ServiceCode], turn: u8) -> u64 {
    let bytes = codes.iter().flat_map(|code| code.as_str().bytes().chain([0])).chain((turn > 0).then_some(turn));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The names of services in both languages, in French where the other is missing.
fn joined(before: &str, services: &[&Service], between: &str) -> Label {
    use weblys_kernel::Locale;
    let names = |locale| {
        let labels: Vec<&str> = services.iter().map(|service| service.label.in_locale(locale)).collect();
        format!("{before}{}", labels.join(between))
    };
    Label { fr: names(Locale::Fr), en: names(Locale::En) }
}

/// What customers may read, should nobody write anything better.
fn described(services: &[&Service]) -> Label {
    Label { fr: joined("Comprend ", services, ", ").fr, en: joined("Includes ", services, ", ").en }
}

/// For each family of a combination the offer that it follows.
struct Models<'s> {
    snapshot: &'s Snapshot,
    services: Vec<&'s Service>,
    closest: Vec<Close<'s>>,
    families: Vec<(&'s Domain, &'s Offer)>,
}

impl<'s> Models<'s> {
    fn of(snapshot: &'s Snapshot, codes: &[ServiceCode], services: &[&'s Service]) -> Self {
        let closest = snapshot.closest(codes);
        let mut families: Vec<(&Domain, &Offer)> = Vec::new();
        for service in services {
            let domain = &service.domain;
            let model = closest.iter().find(|close| snapshot.domains(close.offer).contains(&domain));
            if let Some(model) = model
                && families.iter().all(|(known, _)| *known != domain)
            {
                families.push((domain, model.offer));
            }
        }
        Self { snapshot, services: services.to_vec(), closest, families }
    }

    /// The nearest offer that shares a family.
    fn nearest(&self) -> Option<&'s Offer> {
        let is_model = |offer: &Offer| self.families.iter().any(|(_, model)| model.code == offer.code);
        self.closest.iter().map(|close| close.offer).find(|offer| is_model(offer))
    }

    /// What the model of each family has of it, each once.
    fn of_families<C: Clone + Eq + Hash>(
        &self,
        all: impl Fn(&Offer) -> &Vec<C>,
        is_of: impl Fn(&C, &Domain) -> bool,
    ) -> Vec<C> {
        let mut seen = HashSet::new();
        let of_each = self.families.iter().flat_map(|(domain, offer)| {
            all(offer).iter().filter(|code| is_of(code, domain)).cloned().collect::<Vec<_>>()
        });
        of_each.filter(|code| seen.insert(code.clone())).collect()
    }

    fn is_of(&self, service: &ServiceCode, domain: &Domain) -> bool {
        self.snapshot.service(service).is_some_and(|service| service.domain == *domain)
    }

    fn fees(&self) -> Vec<ServiceCode> {
        self.of_families(|offer| &offer.fees, |fee, domain| self.is_of(fee, domain))
    }

    fn equipment_groups(&self) -> Vec<GroupCode> {
        let of_group = |group: &GroupCode, domain: &Domain| {
            let mut items = self.snapshot.catalogue().equipment.iter().filter(|item| item.group == *group);
            items.any(|item| self.is_of(&item.service, domain))
        };
        self.of_families(|offer| &offer.equipment_groups, of_group)
    }

    fn option_groups(&self) -> Vec<GroupCode> {
        let of_group = |group: &GroupCode, domain: &Domain| {
            let mut items = self.snapshot.catalogue().options.iter().filter(|item| item.group == *group);
            items.any(|item| self.is_of(&item.service, domain))
        };
        self.of_families(|offer| &offer.option_groups, of_group)
    }

    /// The rates of the nearest offer with the same fastest service, which its contract states. Rates that are not
    /// known to be those of this access are not proposed (PR-5).
    fn speeds(&self) -> Option<Speeds> {
        let fastest = self.services.iter().filter(|one| one.min_down_mbps > 0).max_by_key(|one| one.min_down_mbps)?;
        let has_it = self.closest.iter().filter(|close| close.offer.services.contains(&fastest.code));
        has_it.filter_map(|close| close.offer.speeds).next()
    }

    /// The mobile rates of the nearest offer with one of its mobile services.
    fn mobile_speeds(&self) -> Option<MobileSpeeds> {
        let mobile = self.services.iter().filter(|one| one.domain.as_str() == "MOBILE");
        let has_it = |offer: &Offer| mobile.clone().any(|one| offer.services.contains(&one.code));
        self.closest.iter().filter(|close| has_it(close.offer)).find_map(|close| close.offer.mobile_speeds)
    }
}
