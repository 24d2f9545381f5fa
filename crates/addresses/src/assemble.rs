//! Numbering everything that was taken in, in the order in which equals are to be proposed.

use std::cmp::Reverse;

use crate::build::{Builder, Place};
use crate::cover::pack;
use crate::index::{Addresses, Localities, Names, Postals, SearchIndex, Streets};
use crate::label::{self, LabelTerm};
use crate::normalise::words;
use crate::postings::Postings;
use crate::terms::Terms;
use crate::texts::{Texts, count};

impl Builder {
    /// A commune is served when one of its former communes is.
    fn spread_service(&mut self) {
        let served: Vec<_> =
            self.localities.iter().filter(|place| place.served).map(|place| place.insee.clone()).collect();
        for insee in served {
            if let Some(official) = self.locality_of.get(&(insee, String::new())) {
                self.localities[*official as usize].served = true;
            }
        }
    }

    pub fn finish(mut self) -> SearchIndex {
        self.spread_service();
        let locality_places = order(self.localities.len(), |at| {
            let place = &self.localities[at];
            (Reverse(place.served), Reverse(place.population), place.insee.clone(), place.former.clone())
        });
        let new_locality = inverse(&locality_places);
        for way in &mut self.streets {
            way.locality = new_locality[way.locality as usize];
        }
        let street_places = order(self.streets.len(), |at| {
            let way = &self.streets[at];
            let name = &self.names[way.name as usize];
            (Reverse(way.served), way.locality, Reverse(way.houses), name.as_str(), way.postal)
        });
        let localities: Vec<_> = locality_places.iter().map(|at| &self.localities[*at as usize]).collect();
        let names = self.names_in_order(&street_places);
        let every = self.names.iter().chain(self.localities.iter().flat_map(|place| [&place.name, &place.former]));
        let terms = Terms::of(every.flat_map(|text| label_of(text)).map(|term| term.text));
        let (postals, postal_places) = self.postals(&localities);
        let streets = self.streets(&street_places, &names.new, &postal_places);
        SearchIndex {
            names: names_of(&terms, &self.names, &names.order, &streets),
            localities: localities_of(&terms, &localities, &postals),
            addresses: self.addresses(&inverse(&street_places)),
            terms,
            postals,
            streets,
        }
    }

    fn names_in_order(&self, street_places: &[u32]) -> NameOrder {
        let mut new = vec![u32::MAX; self.names.len()];
        let mut order = Vec::with_capacity(self.names.len());
        for at in street_places {
            let name = self.streets[*at as usize].name;
            if new[name as usize] == u32::MAX {
                new[name as usize] = count(order.len());
                order.push(name);
            }
        }
        NameOrder { order, new }
    }

    /// All postal codes sorted, and for each code met in an address its place among them.
    fn postals(&self, localities: &[&Place]) -> (Postals, Vec<u32>) {
        let mut codes: Vec<&str> = localities
            .iter()
            .flat_map(|place| &place.postals)
            .map(String::as_str)
            .filter(|code| !code.is_empty())
            .collect();
        codes.push("");
        codes.sort_unstable();
        codes.dedup();
        let find = |code: &str| codes.binary_search(&code).map_or(0, count);
        let pairs: Vec<_> = localities
            .iter()
            .enumerate()
            .flat_map(|(at, place)| place.postals.iter().map(move |code| (find(code), count(at))))
            .collect();
        let mut texts = Texts::default();
        for code in &codes {
            texts.push(code);
        }
        let mut places = vec![0; self.postal_of.len()];
        for (code, met) in &self.postal_of {
            places[*met as usize] = find(code);
        }
        (Postals { texts, localities: Postings::group(codes.len(), pairs.iter().copied()) }, places)
    }

    fn streets(&self, places: &[u32], new_name: &[u32], new_postal: &[u32]) -> Streets {
        let ways = || places.iter().map(|at| &self.streets[*at as usize]);
        let mut first_address = vec![0];
        let mut sum = 0;
        for way in ways() {
            sum += way.houses;
            first_address.push(sum);
        }
        Streets {
            served: count(ways().filter(|way| way.served).count()),
            name: ways().map(|way| new_name[way.name as usize]).collect(),
            locality: ways().map(|way| way.locality).collect(),
            postal: ways().map(|way| new_postal[way.postal as usize]).collect(),
            first_address,
        }
    }

    fn addresses(mut self, new_street: &[u32]) -> Addresses {
        let mut written: Vec<&String> = self.suffix_of.keys().collect();
        written.sort_unstable_by_key(|suffix| (suffix.to_lowercase(), *suffix));
        let mut suffixes = Texts::default();
        let mut new_suffix = vec![0; written.len()];
        for suffix in &written {
            let place = u16::try_from(suffixes.push(suffix)).unwrap_or(0);
            new_suffix[self.suffix_of[*suffix] as usize] = place;
        }
        for house in &mut self.houses {
            house.street = new_street[house.street as usize];
            house.suffix = new_suffix[usize::from(house.suffix)];
        }
        self.houses.sort_unstable_by_key(|house| (house.street, house.number, house.suffix, house.id));
        let mut ids = Texts::default();
        for house in &self.houses {
            ids.push(self.ids.get(house.id));
        }
        ids.shrink();
        Addresses {
            ids,
            number: self.houses.iter().map(|house| house.number).collect(),
            suffix: self.houses.iter().map(|house| house.suffix).collect(),
            served: self.houses.iter().map(|house| house.served).collect(),
            suffixes,
        }
    }
}

struct NameOrder {
    order: Vec<u32>,
    new: Vec<u32>,
}

fn order<K: Ord>(length: usize, key: impl Fn(usize) -> K) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count(length)).collect();
    places.sort_by_cached_key(|at| key(*at as usize));
    places
}

fn inverse(places: &[u32]) -> Vec<u32> {
    let mut inverse = vec![0; places.len()];
    for (new, old) in places.iter().enumerate() {
        inverse[*old as usize] = count(new);
    }
    inverse
}

fn label_of(text: &str) -> Vec<LabelTerm> {
    label::terms(&words(text))
}

/// For each name its terms, packed.
fn packed<'a>(terms: &Terms, names: impl Iterator<Item = &'a str>) -> Postings {
    let pack = |term: LabelTerm| Some(pack(terms.find(&term.text)?, term.at, term.span));
    Postings::lists(names.map(|name| label_of(name).into_iter().filter_map(pack)))
}

/// For each term the names that have it, without repeats.
fn by_term(terms: &Terms, names: usize, labels: &[&Postings]) -> Postings {
    let of = |name: u32| labels.iter().flat_map(move |label| label.of(name)).map(move |packed| (packed >> 8, name));
    let mut pairs: Vec<(u32, u32)> = (0..count(names)).flat_map(of).collect();
    pairs.sort_unstable();
    pairs.dedup();
    Postings::group(terms.len() as usize, pairs.iter().copied())
}

fn names_of(terms: &Terms, names: &[String], order: &[u32], streets: &Streets) -> Names {
    let mut texts = Texts::default();
    for at in order {
        texts.push(&names[*at as usize]);
    }
    texts.shrink();
    let bearers = streets.name.iter().enumerate().map(|(street, name)| (*name, count(street)));
    let labels = packed(terms, order.iter().map(|at| names[*at as usize].as_str()));
    Names {
        texts,
        by_term: by_term(terms, order.len(), &[&labels]),
        labels,
        streets: Postings::group(order.len(), bearers),
    }
}

fn localities_of(terms: &Terms, places: &[&Place], postals: &Postals) -> Localities {
    let (mut names, mut former) = (Texts::default(), Texts::default());
    for place in places {
        names.push(&place.name);
        former.push(&place.former);
    }
    let by_code = (0..count(postals.texts.len()))
        .flat_map(|code| postals.localities.of(code).iter().map(move |locality| (*locality, code)));
    let labels = packed(terms, places.iter().map(|place| place.name.as_str()));
    let former_labels = packed(terms, places.iter().map(|place| place.former.as_str()));
    Localities {
        insee: places.iter().map(|place| place.insee.clone()).collect(),
        names,
        former,
        population: places.iter().map(|place| place.population).collect(),
        served: places.iter().map(|place| place.served).collect(),
        by_term: by_term(terms, places.len(), &[&labels, &former_labels]),
        labels,
        former_labels,
        postals: Postings::group(places.len(), by_code),
        by_insee: order(places.len(), |at| places[at].insee.clone()),
    }
}
