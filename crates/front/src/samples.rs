//! Sample data of a fictitious operator: for the gallery, for render tests, for a pretended BACK.

use serde::de::DeserializeOwned;
use weblys_api::cart::CartView;
use weblys_api::offer::{ChoicesView, OffersView};

/// Twelve offers at one dwelling.
pub const OFFERS: &str = include_str!("samples/offers.json");
/// The price guide.
pub const TARIFFS: &str = include_str!("samples/tariffs.json");
/// A dwelling that is not served.
pub const FAR: &str = include_str!("samples/far.json");
/// A cart with an offer, equipment and an option.
pub const CART: &str = include_str!("samples/cart.json");
/// Equipment to choose from.
pub const EQUIPMENT: &str = include_str!("samples/equipment.json");
/// Options to choose from.
pub const OPTIONS: &str = include_str!("samples/options.json");
/// An answer of the type-ahead with every kind of line.
pub const SUGGESTIONS: &str = include_str!("samples/suggestions.json");
/// A street with its numbers.
pub const STREET: &str = include_str!("samples/street.json");
/// A building with its dwellings.
pub const ADDRESS: &str = include_str!("samples/address.json");

/// Reads a sample.
///
/// # Errors
/// When the sample no longer fits the interface with BACK; a test reads each.
pub fn read<A: DeserializeOwned>(sample: &str) -> Result<A, serde_json::Error> {
    serde_json::from_str(sample)
}

/// What the gallery shows.
#[derive(Debug)]
pub struct Samples {
    /// Offers at a dwelling.
    pub offers: OffersView,
    /// A cart.
    pub cart: CartView,
    /// Equipment.
    pub equipment: ChoicesView,
}

impl Samples {
    /// Reads what the gallery shows.
    ///
    /// # Errors
    /// As [`read`].
    pub fn new() -> Result<Self, serde_json::Error> {
        Ok(Self { offers: read(OFFERS)?, cart: read(CART)?, equipment: read(EQUIPMENT)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_api::address::{AddressSuggestions, AddressView, StreetView};

    #[test]
    fn every_sample_fits_the_interface_with_back() {
        Samples::new().unwrap();
        read::<OffersView>(FAR).unwrap();
        read::<ChoicesView>(OPTIONS).unwrap();
        read::<AddressSuggestions>(SUGGESTIONS).unwrap();
        read::<StreetView>(STREET).unwrap();
        read::<AddressView>(ADDRESS).unwrap();
    }
}
