//! Addresses as people find them, and what the network brings there (SSH-04, SSH-05).

use serde::{Deserialize, Serialize};
use weblys_kernel::network::{CommuneCode, Domain, DwellingId, Technology};

/// What a line of the type-ahead list stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// A numbered address: `id` is its address id.
    Address,
    /// A street without a number: `id` is its street id; ask for the number.
    Street,
    /// A street whose typed number is not known: `id` is its street id.
    NumberUnknown,
    /// A commune: `id` is its official code; ask for the street.
    Commune,
}

/// One line of the type-ahead list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressSuggestion {
    /// What it stands for.
    pub kind: SuggestionKind,
    /// The id to go on with, by kind.
    pub id: String,
    /// Number and street: `3 bis Avenue du Général Fictif`; the commune's name for a commune.
    pub line: String,
    /// Postal code as text.
    pub postal_code: String,
    /// The commune's official name.
    pub commune: String,
    /// Whether the operator's network reaches at least one dwelling there.
    pub served: bool,
}

/// The answer of the type-ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressSuggestions {
    /// Best first.
    pub suggestions: Vec<AddressSuggestion>,
}

/// The numbers of one street, when the visitor has chosen a street without number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetView {
    /// The street's id.
    pub street_id: String,
    /// Its name.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Commune.
    pub commune: String,
    /// Its addresses, by number.
    pub numbers: Vec<StreetNumber>,
}

/// One number of a street.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetNumber {
    /// The address's id.
    pub address_id: String,
    /// `3 bis`.
    pub label: String,
}

/// One address with its dwellings; many in a building.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressView {
    /// The address's id.
    pub address_id: String,
    /// Number and street.
    pub line: String,
    /// Postal code.
    pub postal_code: String,
    /// Commune.
    pub commune: String,
    /// Its dwellings (`logements`) in the order of the building; none: not known to the network.
    pub dwellings: Vec<DwellingView>,
}

/// A dwelling and where it is. Empty parts are not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DwellingView {
    /// The dwelling's id.
    pub dwelling_id: DwellingId,
    /// The address's id.
    pub address_id: String,
    /// Number and street.
    pub line: String,
    /// Postal code.
    pub postal_code: String,
    /// Commune.
    pub commune: String,
    /// The commune's official code.
    pub commune_code: CommuneCode,
    /// Building (`bâtiment`).
    pub building: String,
    /// Staircase (`escalier`).
    pub staircase: String,
    /// Floor (`étage`).
    pub floor: String,
    /// Door (`porte`).
    pub door: String,
    /// What the network brings, family by family, those not available included.
    pub availability: Vec<Availability>,
}

/// Whether one family of services can be had at a dwelling, and if not, why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// The family of services.
    pub domain: Domain,
    /// Whether it can be had.
    pub available: bool,
    /// The technology that brings it best; none for what needs no line (mobile).
    pub technology: Option<Technology>,
    /// Highest rate to the customer in Mb/s, 0 where it means nothing.
    pub down_mbps: u32,
    /// Highest rate from the customer in Mb/s.
    pub up_mbps: u32,
    /// Why it cannot be had: a stable code (`ADR-010` no network yet, `ADR-011` this network does not carry it).
    pub reason: Option<String>,
}
