//! What the search proposes.

use weblys_kernel::network::CommuneCode;

use crate::{AddressId, StreetId};

/// One line of the list under the search field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What choosing it leads to.
    pub kind: SuggestionKind,
    /// House number and repetition as shown, `3 bis`; empty for a street or a commune.
    pub number: String,
    /// Street; empty for a commune.
    pub street: String,
    /// Postal code, text; empty when the files give none.
    pub postal_code: String,
    /// Commune, by its INSEE code.
    pub insee: CommuneCode,
    /// Commune, as shown (`Paris 16e`).
    pub commune: String,
    /// The former commune that the street was in, to tell twin streets apart after a merger.
    pub former_commune: Option<String>,
    /// Whether the operator serves the address, or something in the street or commune.
    pub served: bool,
}

/// What a suggestion is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuggestionKind {
    /// An address that exists.
    Address {
        /// The address.
        address_id: AddressId,
    },
    /// A street, still without house number.
    Street {
        /// The street, whose numbers [`SearchIndex::numbers`](crate::SearchIndex::numbers) lists.
        street: StreetId,
    },
    /// A street that has no such house number: a contact request, or another number.
    NumberUnknown {
        /// The street.
        street: StreetId,
        /// The number as typed, `999` or `3 quater`.
        typed: String,
    },
    /// A commune, still without street.
    Commune {
        /// The commune.
        insee: CommuneCode,
    },
}

impl Suggestion {
    /// The suggestion on one line: `3 bis Avenue du Général de Gaulle, 42000 Saint-Étienne`.
    #[must_use]
    pub fn label(&self) -> String {
        let joined = |parts: [&str; 2]| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
        let way = joined([&self.number, &self.street]);
        let town = joined([&self.postal_code, &self.commune]);
        let town = match &self.former_commune {
            Some(former) => format!("{town} ({former})"),
            None => town,
        };
        if way.is_empty() { town } else { format!("{way}, {town}") }
    }
}
