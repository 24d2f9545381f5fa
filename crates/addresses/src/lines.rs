//! From what was found to the lines that are shown.

use crate::doors::Door;
use crate::index::SearchIndex;
use crate::rank::{Found, Place};
use crate::{StreetId, Suggestion, SuggestionKind};

impl SearchIndex {
    /// The lines that a street or commune makes: with a number alone, its other repetitions follow.
    pub(crate) fn suggestions(&self, found: &Found<'_>) -> Vec<Suggestion> {
        match &found.place {
            Place::Locality(locality) => vec![self.commune_line(*locality, found.served)],
            Place::Street(street, Door::None) => {
                let kind = SuggestionKind::Street { street: StreetId(*street) };
                vec![self.street_line(*street, kind, String::new(), found.served)]
            }
            Place::Street(street, Door::Unknown(typed)) => vec![self.unknown_line(*street, typed)],
            Place::Street(street, Door::Exact(at)) => {
                let mut lines: Vec<_> = self.address_line(*street, *at).into_iter().collect();
                if self.addresses.suffix(*at).is_empty() {
                    lines.extend(self.siblings(*street, *at).filter_map(|at| self.address_line(*street, at)));
                }
                lines
            }
            Place::Street(street, Door::Number(first, typed)) => {
                let wanted = typed.bytes().any(|b| !b.is_ascii_digit());
                let unknown = wanted.then(|| self.unknown_line(*street, typed));
                let own = self.address_line(*street, *first);
                let others = self.siblings(*street, *first).filter_map(|at| self.address_line(*street, at));
                unknown.into_iter().chain(own).chain(others).collect()
            }
        }
    }

    /// The other addresses with the same number, three at most.
    fn siblings(&self, street: u32, address: u32) -> impl Iterator<Item = u32> {
        let number = self.addresses.number[address as usize];
        self.with_number(street, number).filter(move |at| *at != address).take(3)
    }

    fn address_line(&self, street: u32, address: u32) -> Option<Suggestion> {
        let house = self.house_number(address)?;
        let number = house.number.map_or_else(String::new, |number| number.to_string());
        let shown = [number, house.suffix.unwrap_or_default()].join(" ").trim().to_owned();
        let kind = SuggestionKind::Address { address_id: house.address_id };
        Some(self.street_line(street, kind, shown, house.served))
    }

    fn unknown_line(&self, street: u32, typed: &str) -> Suggestion {
        let kind = SuggestionKind::NumberUnknown { street: StreetId(street), typed: typed.to_owned() };
        self.street_line(street, kind, typed.to_owned(), street < self.streets.served)
    }

    fn street_line(&self, street: u32, kind: SuggestionKind, number: String, served: bool) -> Suggestion {
        let at = street as usize;
        let locality = self.streets.locality[at];
        Suggestion {
            kind,
            number,
            street: self.names.texts.get(self.streets.name[at]).to_owned(),
            postal_code: self.postals.texts.get(self.streets.postal[at]).to_owned(),
            insee: self.localities.insee[locality as usize].clone(),
            commune: self.localities.names.get(locality).to_owned(),
            former_commune: self.former_commune(locality),
            served,
        }
    }

    pub(crate) fn commune_line(&self, locality: u32, served: bool) -> Suggestion {
        let insee = self.localities.insee[locality as usize].clone();
        let codes = self.localities.postals.of(locality);
        Suggestion {
            kind: SuggestionKind::Commune { insee: insee.clone() },
            number: String::new(),
            street: String::new(),
            postal_code: codes.first().map_or_else(String::new, |code| self.postals.texts.get(*code).to_owned()),
            insee,
            commune: self.localities.names.get(locality).to_owned(),
            former_commune: self.former_commune(locality),
            served,
        }
    }

    fn former_commune(&self, locality: u32) -> Option<String> {
        let former = self.localities.former.get(locality);
        (!former.is_empty()).then(|| former.to_owned())
    }
}
