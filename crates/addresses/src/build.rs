//! Building the index: addresses are taken one by one into columns, then everything is numbered
//! in the order in which equals are to be proposed.

use std::collections::HashMap;

use weblys_kernel::network::CommuneCode;

use crate::AddressId;
use crate::ban::BanAddress;
use crate::communes::Commune;
use crate::index::SearchIndex;
use crate::texts::{Texts, count};

/// Numbers given to values in the order they are met.
pub type Numbers<K> = HashMap<K, u32>;

#[derive(Default)]
pub struct Builder {
    pub localities: Vec<Place>,
    pub locality_of: Numbers<(CommuneCode, String)>,
    pub names: Vec<String>,
    pub name_of: Numbers<String>,
    pub postal_of: Numbers<String>,
    pub streets: Vec<Way>,
    pub street_of: Numbers<(u32, u32, u32)>,
    pub houses: Vec<House>,
    pub ids: Texts,
    pub suffix_of: Numbers<String>,
}

pub struct Place {
    pub insee: CommuneCode,
    pub name: String,
    pub former: String,
    pub population: u32,
    pub postals: Vec<String>,
    pub served: bool,
}

pub struct Way {
    pub name: u32,
    pub locality: u32,
    pub postal: u32,
    pub houses: u32,
    pub served: bool,
}

pub struct House {
    pub street: u32,
    pub number: u32,
    pub suffix: u16,
    pub served: bool,
    pub id: u32,
}

impl SearchIndex {
    /// Builds the index over all communes and the addresses of an operator.
    ///
    /// `served` says whether the network serves an address; it only changes the order.
    #[must_use]
    pub fn build(
        communes: &[Commune],
        addresses: impl IntoIterator<Item = BanAddress>,
        served: impl Fn(&AddressId) -> bool,
    ) -> Self {
        let mut builder = Builder::default();
        builder.suffix(String::new());
        for commune in communes {
            builder.commune(commune);
        }
        for address in addresses {
            let served = served(&address.address_id);
            builder.address(address, served);
        }
        builder.finish()
    }
}

fn number<K: std::hash::Hash + Eq>(numbers: &mut Numbers<K>, key: K) -> u32 {
    let next = count(numbers.len());
    *numbers.entry(key).or_insert(next)
}

/// A commune as people say it: `Paris 16e Arrondissement` is `Paris 16e`.
fn shown(name: &str) -> String {
    name.trim_end_matches(" Arrondissement").to_owned()
}

impl Builder {
    fn commune(&mut self, commune: &Commune) {
        self.locality_of.insert((commune.insee.clone(), String::new()), count(self.localities.len()));
        self.localities.push(Place {
            insee: commune.insee.clone(),
            name: shown(&commune.name),
            former: String::new(),
            population: commune.population,
            postals: commune.postal_codes.clone(),
            served: false,
        });
    }

    fn suffix(&mut self, suffix: String) -> u16 {
        u16::try_from(number(&mut self.suffix_of, suffix)).unwrap_or(0)
    }

    fn address(&mut self, address: BanAddress, served: bool) {
        let former = address.former_commune.unwrap_or_default();
        let locality = self.locality(&address.insee, &address.commune, former);
        let place = &mut self.localities[locality as usize];
        place.served |= served;
        let postal = address.postal_code.or_else(|| place.postals.first().cloned()).unwrap_or_default();
        if !place.postals.contains(&postal) {
            place.postals.push(postal.clone());
        }
        let postal = number(&mut self.postal_of, postal);
        let name = self.name(&address.street);
        let street = number(&mut self.street_of, (name, locality, postal));
        if street as usize == self.streets.len() {
            self.streets.push(Way { name, locality, postal, houses: 0, served: false });
        }
        let way = &mut self.streets[street as usize];
        way.houses += 1;
        way.served |= served;
        let suffix = self.suffix(address.suffix.unwrap_or_default());
        let id = self.ids.push(address.address_id.as_str());
        self.houses.push(House { street, number: address.number, suffix, served, id });
    }

    fn name(&mut self, street: &str) -> u32 {
        if let Some(known) = self.name_of.get(street) {
            return *known;
        }
        self.names.push(street.to_owned());
        number(&mut self.name_of, street.to_owned())
    }

    fn locality(&mut self, insee: &CommuneCode, commune: &str, former: String) -> u32 {
        let official = number(&mut self.locality_of, (insee.clone(), String::new()));
        if official as usize == self.localities.len() {
            let (insee, name) = (insee.clone(), shown(commune));
            let (former, postals) = (String::new(), Vec::new());
            self.localities.push(Place { insee, name, former, population: 0, postals, served: false });
        }
        if former.is_empty() || former == commune {
            return official;
        }
        let merged = number(&mut self.locality_of, (insee.clone(), former.clone()));
        if merged as usize == self.localities.len() {
            let whole = &self.localities[official as usize];
            let (insee, name, postals) = (whole.insee.clone(), whole.name.clone(), whole.postals.clone());
            let population = whole.population;
            self.localities.push(Place { insee, name, former, population, postals, served: false });
        }
        merged
    }
}
