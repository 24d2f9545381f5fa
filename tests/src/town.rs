//! Finds places of the demonstration by what they have, so that no journey depends on one address.

use crate::platform::Platform;
use anyhow::bail;
use weblys_api::Caller;
use weblys_api::address::{AddressSuggestion, SuggestionKind};
use weblys_api::client::BackClient;
use weblys_api::offer::{OfferCard, OffersView};

/// What people may type to look for a place.
const TYPED: [&str; 8] =
    ["1 rue", "2 avenue", "3 rue", "4 place", "5 chemin", "6 rue de la", "7 boulevard", "8 rue des"];

/// A dwelling with what can be bought there.
#[derive(Debug, Clone)]
pub struct Home {
    /// What a person types to find it.
    pub typed: String,
    /// The address, as the type-ahead writes it.
    pub line: String,
    /// The address's id.
    pub address_id: String,
    /// What can be bought there.
    pub offers: OffersView,
}

impl Home {
    /// The dwelling's id.
    #[must_use]
    pub fn dwelling_id(&self) -> &str {
        self.offers.dwelling.dwelling_id.as_str()
    }

    /// An offer with all of these families of services.
    #[must_use]
    pub fn offer_with(&self, domains: &[&str]) -> Option<&OfferCard> {
        let has = |offer: &OfferCard, wanted: &str| offer.domains.iter().any(|domain| domain.as_str() == wanted);
        self.offers.offers.iter().find(|offer| domains.iter().all(|wanted| has(offer, wanted)))
    }
}

/// A served address with one dwelling, where an offer with these families of services can be bought.
pub async fn home_with(platform: &Platform, domains: &[&str]) -> anyhow::Result<Home> {
    let homes = homes(platform, 200).await?;
    let found = homes.into_iter().find(|home| home.offer_with(domains).is_some());
    found.ok_or_else(|| anyhow::anyhow!("no home of the demonstration has an offer with {domains:?}"))
}

/// Served addresses with one dwelling, at most so many.
pub async fn homes(platform: &Platform, most: usize) -> anyhow::Result<Vec<Home>> {
    let (back, nobody) = (platform.back()?, Caller::default());
    let mut homes = Vec::new();
    for typed in TYPED {
        for suggestion in back.search_addresses(&nobody, typed, 20).await?.suggestions {
            if homes.len() < most
                && suggestion.served
                && suggestion.kind == SuggestionKind::Address
                && let Some(home) = home_at(&back, &suggestion).await?
            {
                homes.push(home);
            }
        }
    }
    if homes.is_empty() {
        bail!("the demonstration serves no address that was looked for");
    }
    Ok(homes)
}

/// An address known to the demonstration that the network does not reach.
pub async fn place_without_network(platform: &Platform) -> anyhow::Result<AddressSuggestion> {
    let (back, nobody) = (platform.back()?, Caller::default());
    for typed in TYPED {
        let found = back.search_addresses(&nobody, typed, 20).await?.suggestions;
        let is_wanted = |one: &AddressSuggestion| !one.served && one.kind == SuggestionKind::Address;
        if let Some(place) = found.into_iter().find(is_wanted) {
            return Ok(place);
        }
    }
    bail!("every address that was looked for is served")
}

async fn home_at(back: &BackClient, place: &AddressSuggestion) -> anyhow::Result<Option<Home>> {
    let nobody = Caller::default();
    let address = back.address(&nobody, &place.id).await?;
    let [dwelling] = address.dwellings.as_slice() else { return Ok(None) };
    let offers = back.offers(&nobody, dwelling.dwelling_id.as_str()).await?;
    if offers.offers.is_empty() {
        return Ok(None);
    }
    let typed = format!("{} {}", place.line, place.commune);
    Ok(Some(Home { typed, line: place.line.clone(), address_id: place.id.clone(), offers }))
}
