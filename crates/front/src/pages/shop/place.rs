//! Addresses in one line, as they are read aloud.

use super::dwellings::within;
use weblys_api::address::DwellingView;
use weblys_api::cart::CartView;
use weblys_i18n::Texts;

/// A dwelling: `12 rue des Lilas, Bâtiment B, Étage 3, 42000 Saint-Exemple`.
#[must_use]
pub fn one_line(dwelling: &DwellingView, t: &Texts) -> String {
    let town = format!("{} {}", dwelling.postal_code, dwelling.commune);
    let within = within(dwelling, t);
    let parts = [dwelling.line.as_str(), within.as_str(), town.as_str()];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

/// Who is debited: name, then address in lines (SP-1).
#[must_use]
pub fn debtor(cart: &CartView) -> Vec<String> {
    let town = format!("{} {}", cart.dwelling.postal_code, cart.dwelling.commune);
    let Some(who) = cart.customer.as_ref().map(|customer| &customer.identity) else {
        return vec![cart.dwelling.line.clone(), town];
    };
    let name = format!("{} {}", who.given_name, who.family_name);
    if who.other_billing_address {
        let town = format!("{} {}", who.billing_postal_code, who.billing_town);
        let lines = [name, who.billing_line.clone(), who.billing_complement.clone(), town];
        return lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    }
    vec![name, cart.dwelling.line.clone(), town]
}
