//! Addresses in one line, as they are read aloud.

use weblys_api::address::DwellingView;
use weblys_api::cart::CartView;

/// A dwelling: `3 bis Avenue du Général Fictif, bâtiment B, 42000 Ville-Fictive`.
#[must_use]
pub fn one_line(dwelling: &DwellingView) -> String {
    let town = format!("{} {}", dwelling.postal_code, dwelling.commune);
    let inside = [&dwelling.building, &dwelling.staircase, &dwelling.floor, &dwelling.door];
    let parts = [&dwelling.line].into_iter().chain(inside).map(String::as_str).chain([town.as_str()]);
    parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
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
