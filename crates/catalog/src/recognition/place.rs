//! The place of each service: first the offer, then everything else, which goes by it.

use super::{NoOffer, Placed, Recognised, Remark, Thing, Unplaced};
use crate::engine::{Snapshot, summed};
use crate::model::{EquipmentItem, Offer, OfferStatus, OptionItem, Promotion, Service, ServiceCode, ServiceKind};

/// A service of the catalogue that is held.
#[derive(Clone, Copy)]
struct Held<'s> {
    at: usize,
    service: &'s Service,
    quantity: u16,
}

pub(super) fn recognise<'s>(snapshot: &'s Snapshot, held: &[(ServiceCode, u16)]) -> Recognised<'s> {
    let (services, _) = snapshot.holdings();
    let mut known = Vec::with_capacity(held.len());
    let mut unplaced = Vec::new();
    for (code, quantity) in summed(held).into_iter().filter(|(_, quantity)| *quantity > 0) {
        let found = services.get(code).and_then(|at| Some((*at, snapshot.catalogue().services.get(*at)?)));
        match found {
            Some((at, service)) => known.push(Held { at, service, quantity }),
            None => unplaced.push(Unplaced::Unknown { service: code.clone(), quantity }),
        }
    }
    let offer = offer_of(snapshot, &known);
    let recognised = Recognised {
        offer,
        base: Vec::new(),
        equipment: Vec::new(),
        options: Vec::new(),
        promotions: Vec::new(),
        fees: Vec::new(),
        unplaced,
        remarks: Vec::new(),
    };
    let mut placing = Placing { snapshot, offer: offer.ok(), recognised };
    known.into_iter().for_each(|held| placing.place(held));
    placing.recognised.in_order()
}

fn offer_of<'s>(snapshot: &'s Snapshot, known: &[Held<'s>]) -> Result<&'s Offer, NoOffer<'s>> {
    let base = known.iter().filter(|held| held.service.kind == ServiceKind::Base);
    let mut places: Vec<usize> = base.map(|held| held.at).collect();
    if places.is_empty() {
        return Err(NoOffer::NoBaseService);
    }
    places.sort_unstable();
    let at = snapshot.holdings().1.combinations.get(places.as_slice());
    let offer = at.and_then(|at| snapshot.catalogue().offers.get(*at)).ok_or(NoOffer::NoCombination)?;
    if offer.status == OfferStatus::Draft { Err(NoOffer::InPreparation { offer }) } else { Ok(offer) }
}

impl Recognised<'_> {
    fn in_order(mut self) -> Self {
        self.equipment.sort_unstable_by_key(|held| &held.item.code);
        self.options.sort_unstable_by_key(|held| &held.item.code);
        self.promotions.sort_unstable_by_key(|held| (held.item.rank, &held.item.code));
        self.unplaced.sort_by(|one, other| one.service().cmp(other.service()));
        self
    }
}

struct Placing<'s> {
    snapshot: &'s Snapshot,
    offer: Option<&'s Offer>,
    recognised: Recognised<'s>,
}

impl<'s> Placing<'s> {
    fn place(&mut self, held: Held<'s>) {
        match held.service.kind {
            ServiceKind::Base => self.base(held),
            ServiceKind::EquipmentRental | ServiceKind::EquipmentPurchase => self.equipment(held),
            ServiceKind::Option => self.option(held),
            ServiceKind::Promotion | ServiceKind::Discount => self.promotion(held),
            ServiceKind::Fee | ServiceKind::Deposit => {
                self.recognised.fees.push(Placed { item: held.service, quantity: held.quantity });
            }
        }
    }

    fn base(&mut self, Held { service, quantity, .. }: Held<'s>) {
        self.recognised.base.push(Placed { item: service, quantity });
        let Some(offer) = self.offer else { return };
        let times = offer.services.iter().filter(|code| **code == service.code).count();
        let most = u16::try_from(times).unwrap_or(u16::MAX);
        if quantity > most {
            self.recognised.unplaced.push(Unplaced::BeyondOffer { service, quantity: quantity - most, most });
        }
    }

    fn equipment(&mut self, held: Held<'s>) {
        let places = self.snapshot.holdings().1.equipment.get(held.at);
        let items = &self.snapshot.catalogue().equipment;
        let suits = |offer: &Offer, item: &EquipmentItem| offer.equipment_groups.contains(&item.group);
        if let Some(item) = self.chosen(held, places, items, suits, Thing::Equipment) {
            self.count(Thing::Equipment(item), held.quantity, item.max_quantity);
            self.recognised.equipment.push(Placed { item, quantity: held.quantity });
        }
    }

    fn option(&mut self, held: Held<'s>) {
        let places = self.snapshot.holdings().1.options.get(held.at);
        let items = &self.snapshot.catalogue().options;
        let suits = |offer: &Offer, item: &OptionItem| offer.option_groups.contains(&item.group);
        if let Some(item) = self.chosen(held, places, items, suits, Thing::Option) {
            self.count(Thing::Option(item), held.quantity, item.max_quantity);
            self.recognised.options.push(Placed { item, quantity: held.quantity });
        }
    }

    fn promotion(&mut self, held: Held<'s>) {
        let places = self.snapshot.holdings().1.promotions.get(held.at);
        let items = &self.snapshot.catalogue().promotions;
        let suits = |offer: &Offer, one: &Promotion| one.offers.is_empty() || one.offers.contains(&offer.code);
        if let Some(item) = self.chosen(held, places, items, suits, Thing::Promotion) {
            self.recognised.promotions.push(Placed { item, quantity: held.quantity });
        }
    }

    /// The thing that a service is for: the first that goes with the offer, or else the first.
    fn chosen<T>(
        &mut self,
        held: Held<'s>,
        places: Option<&Vec<usize>>,
        items: &'s [T],
        suits: impl Fn(&Offer, &T) -> bool,
        named: impl Fn(&'s T) -> Thing<'s>,
    ) -> Option<&'s T> {
        let all: Vec<&'s T> = places.into_iter().flatten().filter_map(|at| items.get(*at)).collect();
        let suiting: Vec<&'s T> = match self.offer {
            Some(offer) => all.iter().copied().filter(|item| suits(offer, item)).collect(),
            None => Vec::new(),
        };
        let among = if suiting.is_empty() { &all } else { &suiting };
        let Some((first, others)) = among.split_first() else {
            let (service, quantity) = (held.service, held.quantity);
            self.recognised.unplaced.push(Unplaced::NothingFor { service, quantity });
            return None;
        };
        let thing = named(first);
        if self.offer.is_some() && suiting.is_empty() {
            self.recognised.remarks.push(Remark::NotOfOffer { thing });
        }
        if !others.is_empty() {
            let others = others.iter().map(|item| named(item)).collect();
            self.recognised.remarks.push(Remark::Shared { thing, others });
        }
        Some(first)
    }

    fn count(&mut self, thing: Thing<'s>, quantity: u16, max: u16) {
        if quantity > max {
            self.recognised.remarks.push(Remark::TooMany { thing, quantity, max });
        }
    }
}
