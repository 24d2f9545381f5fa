//! The search index: everything that can be proposed, immutable, in columns.
//!
//! A *name* is a street's name without its commune: `Rue de la République` stands once, for all
//! the communes that have one. A *locality* is a commune, or a former commune within one. A
//! *street* is a name in a locality with a postal code. Streets are numbered in the order in
//! which equals are proposed: served first, then by population, then by size.

use std::ops::Range;

use weblys_kernel::network::CommuneCode;

use crate::postings::Postings;
use crate::terms::Terms;
use crate::texts::{Texts, count};
use crate::{AddressId, StreetId, ban};

/// Finds addresses as a person types them. Built once ([`SearchIndex::build`]), then only read.
#[derive(Debug, Default)]
pub struct SearchIndex {
    pub(crate) terms: Terms,
    pub(crate) names: Names,
    pub(crate) localities: Localities,
    pub(crate) postals: Postals,
    pub(crate) streets: Streets,
    pub(crate) addresses: Addresses,
}

/// A house number of a street.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseNumber {
    /// The address.
    pub address_id: AddressId,
    /// The number; `None` for an address without one.
    pub number: Option<u32>,
    /// The repetition as written (`bis`).
    pub suffix: Option<String>,
    /// Whether the operator serves it.
    pub served: bool,
}

/// Street names, in the order of the best street that bears them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub texts: Texts,
    pub labels: Postings,
    pub by_term: Postings,
    pub streets: Postings,
}

/// Communes and former communes, in the order in which equals are proposed.
#[derive(Debug, Default)]
pub(crate) struct Localities {
    pub insee: Vec<CommuneCode>,
    pub names: Texts,
    pub former: Texts,
    pub population: Vec<u32>,
    pub served: Vec<bool>,
    pub labels: Postings,
    pub former_labels: Postings,
    pub by_term: Postings,
    pub postals: Postings,
    pub by_insee: Vec<u32>,
}

/// Postal codes, sorted.
#[derive(Debug, Default)]
pub(crate) struct Postals {
    pub texts: Texts,
    pub localities: Postings,
}

/// Streets: the served ones first, then by locality.
#[derive(Debug, Default)]
pub(crate) struct Streets {
    pub served: u32,
    pub name: Vec<u32>,
    pub locality: Vec<u32>,
    pub postal: Vec<u32>,
    pub first_address: Vec<u32>,
}

/// Addresses, by street, number and repetition.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    pub ids: Texts,
    pub number: Vec<u32>,
    pub suffix: Vec<u16>,
    pub served: Vec<bool>,
    pub suffixes: Texts,
}

impl SearchIndex {
    /// The house numbers of a street in their order, to complete it; empty for a street of another index.
    #[must_use]
    pub fn numbers(&self, street: StreetId) -> Vec<HouseNumber> {
        self.streets.addresses(street.0).filter_map(|at| self.house_number(at)).collect()
    }

    /// How many streets and addresses there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.streets.name.len(), self.addresses.number.len())
    }

    /// How many towns there are, former communes among them.
    #[must_use]
    pub fn towns(&self) -> usize {
        self.localities.insee.len()
    }

    /// About how many bytes of memory its columns take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let (names, localities) = (&self.names, &self.localities);
        let postings = [&names.labels, &names.by_term, &names.streets, &self.postals.localities];
        let of_towns = [&localities.labels, &localities.former_labels, &localities.by_term, &localities.postals]
            .map(Postings::bytes);
        let texts = [&names.texts, &localities.names, &localities.former, &self.postals.texts, &self.addresses.ids];
        let numbers = 4 * (self.streets.name.len() * 4 + self.addresses.number.len()) + 3 * self.addresses.number.len();
        let of_places: usize = of_towns.into_iter().sum();
        self.terms.bytes()
            + postings.into_iter().map(Postings::bytes).sum::<usize>()
            + of_places
            + texts.into_iter().map(Texts::bytes).sum::<usize>()
            + numbers
    }

    pub(crate) fn house_number(&self, address: u32) -> Option<HouseNumber> {
        let at = address as usize;
        let number = self.addresses.number[at];
        Some(HouseNumber {
            address_id: AddressId::parse(self.addresses.ids.get(address)).ok()?,
            number: (number != ban::WITHOUT_NUMBER).then_some(number),
            suffix: Some(self.addresses.suffix(address)).filter(|text| !text.is_empty()).map(str::to_owned),
            served: self.addresses.served[at],
        })
    }
}

impl Localities {
    /// The localities of a commune, by its INSEE code.
    pub fn with_insee(&self, insee: &str) -> &[u32] {
        let code = |at: &u32| self.insee[*at as usize].as_str();
        let start = self.by_insee.partition_point(|at| code(at) < insee);
        let end = self.by_insee.partition_point(|at| code(at) <= insee);
        &self.by_insee[start..end]
    }

    /// Whether a code is the locality's own or that of the whole city that it is an arrondissement of.
    pub fn has_insee(&self, locality: u32, insee: &str) -> bool {
        let own = self.insee[locality as usize].as_str();
        own == insee || whole_city(own) == Some(insee)
    }
}

/// The code of the whole city for an arrondissement of Paris, Lyon or Marseille.
pub(crate) fn whole_city(insee: &str) -> Option<&'static str> {
    match insee.as_bytes() {
        [b'7', b'5', b'1', _, _] => Some("75056"),
        [b'6', b'9', b'3', b'8', _] => Some("69123"),
        [b'1', b'3', b'2', _, _] => Some("13055"),
        _ => None,
    }
}

impl Streets {
    /// The addresses of a street.
    pub fn addresses(&self, street: u32) -> Range<u32> {
        let at = street as usize;
        match (self.first_address.get(at), self.first_address.get(at + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// All streets of a locality: the served ones, then the others.
    pub fn of_locality(&self, locality: u32) -> impl Iterator<Item = u32> {
        let served = self.served as usize;
        let part = |from: usize, to: usize| {
            let column = &self.locality[from..to];
            let start = from + column.partition_point(|of| *of < locality);
            let end = from + column.partition_point(|of| *of <= locality);
            count(start)..count(end)
        };
        part(0, served).chain(part(served, self.locality.len()))
    }

    /// Those of a sorted list of streets that are in a locality.
    pub fn within<'a>(&self, streets: &'a [u32], locality: u32) -> impl Iterator<Item = u32> + 'a {
        let served = streets.partition_point(|street| *street < self.served);
        let part = |list: &'a [u32]| {
            let start = list.partition_point(|street| self.locality[*street as usize] < locality);
            let end = list.partition_point(|street| self.locality[*street as usize] <= locality);
            list[start..end].iter().copied()
        };
        part(&streets[..served]).chain(part(&streets[served..]))
    }
}

impl Addresses {
    /// The repetition as written; empty when there is none.
    pub fn suffix(&self, address: u32) -> &str {
        self.suffixes.get(u32::from(self.suffix[address as usize]))
    }
}
