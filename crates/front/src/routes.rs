//! Every address of FRONT, in reading order: the patterns that routers use and the links that pages use.
//!
//! What this is: the whole URL map. What it is not: the handlers; each page's module mounts its own.

pub mod staff;

use weblys_api::cart::{OrderRef, Step};
use weblys_api::paths::fill;

/// The gateway of the demonstration; elsewhere it leads to the shop.
pub const GATEWAY: &str = "/";
/// Language and theme.
pub const PREFERENCES: &str = "/preferences";
/// Style, scripts, pictures: the hash of the content makes the address immutable.
pub const ASSET: &str = "/assets/{hash}/{name}";

/// Entry, from the portal's link or by hand: `?address=…&offer=…&utm_…`.
pub const ENTRY: &str = "/shop";
/// Lines of the type-ahead list, as a fragment: `?q=…`.
pub const SUGGEST: &str = "/shop/suggest";
/// Addresses found, as a page: `?q=…`.
pub const SEARCH: &str = "/shop/address";
/// The numbers of a street.
pub const STREET: &str = "/shop/street/{street_id}";
/// The dwellings of an address.
pub const ADDRESS: &str = "/shop/address/{address_id}";
/// What can be had at a dwelling, and the offers.
pub const DWELLING: &str = "/shop/dwelling/{dwelling_id}";
/// Offers side by side: `?offer=A&offer=B`.
pub const COMPARE: &str = "/shop/dwelling/{dwelling_id}/compare";

/// Starts the cart or changes its offer.
pub const CART: &str = "/shop/cart";
/// Equipment.
pub const EQUIPMENT: &str = "/shop/equipment";
/// Options, and the coupon.
pub const OPTIONS: &str = "/shop/options";
/// Who orders.
pub const YOU: &str = "/shop/you";
/// How services arrive.
pub const DELIVERY: &str = "/shop/delivery";
/// How the monthly bill is paid.
pub const PAYMENT: &str = "/shop/payment";
/// Back from the hosted card page: `?session=…`.
pub const CARD_RETURN: &str = "/shop/payment/card/return";
/// Check the whole.
pub const CHECK: &str = "/shop/check";
/// The button that obliges to pay.
pub const PLACE_ORDER: &str = "/shop/order";
/// Confirmation and follow-up: `?key=…`.
pub const ORDER: &str = "/shop/order/{order_number}";
/// A document of an order or of a cart: `?key=…`, `?download=1`, `?format=pdf`.
pub const DOCUMENT: &str = "/shop/document/{document_id}";
/// Mails a link to take the cart up again.
pub const SAVE: &str = "/shop/save";
/// Takes a cart up again: `?token=…`.
pub const RESUME: &str = "/shop/resume";
/// Leaves a contact request: `?kind=…&address=…`.
pub const CONTACT: &str = "/shop/contact";
/// Withdraws from a contract (WD-6 to WD-10).
pub const WITHDRAWAL: &str = "/shop/withdrawal";
/// The separate button that confirms a withdrawal (WD-9).
pub const WITHDRAWAL_CONFIRM: &str = "/shop/withdrawal/confirm";
/// Ends a contract (TE-1 to TE-8).
pub const TERMINATION: &str = "/shop/termination";
/// The last button of a termination, which notifies it (TE-7).
pub const TERMINATION_CONFIRM: &str = "/shop/termination/confirm";
/// Legal pages.
pub const LEGAL: &str = "/shop/legal/{page}";
/// Legal notice (DV-2).
pub const LEGAL_NOTICE: &str = "/shop/legal/notice";
/// Personal data.
pub const LEGAL_PRIVACY: &str = "/shop/legal/privacy";
/// Cookies.
pub const LEGAL_COOKIES: &str = "/shop/legal/cookies";
/// Accessibility declaration (AC-5, AC-6).
pub const LEGAL_ACCESSIBILITY: &str = "/shop/legal/accessibility";
/// Terms.
pub const LEGAL_TERMS: &str = "/shop/legal/terms";
/// The price guide.
pub const TARIFFS: &str = "/shop/legal/tariffs";

/// Mails kept by the demonstration.
pub const DEMO_MAILS: &str = "/demo/mails";
/// One of them.
pub const DEMO_MAIL: &str = "/demo/mails/{mail_id}";
/// What stands at the address of a device's label or sheet.
pub const DEMO_DEVICE: &str = "/demo/device/{what}";
/// Every component in every state.
pub const DEMO_GALLERY: &str = "/demo/gallery";

/// Alive: the process answers.
pub const LIVEZ: &str = "/livez";
/// Ready: takes new visitors.
pub const READYZ: &str = "/readyz";

/// A street's page.
#[must_use]
pub fn street(street_id: &str) -> String {
    fill(STREET, street_id)
}

/// An address's page.
#[must_use]
pub fn address(address_id: &str) -> String {
    fill(ADDRESS, address_id)
}

/// A dwelling's page.
#[must_use]
pub fn dwelling(dwelling_id: &str) -> String {
    fill(DWELLING, dwelling_id)
}

/// The comparison at a dwelling.
#[must_use]
pub fn compare(dwelling_id: &str) -> String {
    fill(COMPARE, dwelling_id)
}

/// An order's page, with the key that opens it.
#[must_use]
pub fn order(order: &OrderRef) -> String {
    with_query(&fill(ORDER, &order.order_number), &[("key", &order.key)])
}

/// A document, with the key that opens it.
#[must_use]
pub fn document(document_id: &str, key: &str) -> String {
    with_query(&fill(DOCUMENT, document_id), &[("key", key)])
}

/// The page of a step. Address and offers are pages about a dwelling: name it when it is known.
#[must_use]
pub fn step(step: Step, dwelling_id: Option<&str>) -> String {
    match step {
        Step::Address => ENTRY.to_owned(),
        Step::Offers => dwelling_id.map_or_else(|| ENTRY.to_owned(), dwelling),
        Step::Equipment => EQUIPMENT.to_owned(),
        Step::Options => OPTIONS.to_owned(),
        Step::You => YOU.to_owned(),
        Step::Delivery => DELIVERY.to_owned(),
        Step::Payment => PAYMENT.to_owned(),
        Step::Check => CHECK.to_owned(),
    }
}

/// A path with its query, encoded; empty values are left out.
#[must_use]
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_what_was_typed_and_cannot_leave_its_place() {
        assert_eq!(
            with_query(SEARCH, &[("q", "3 rue d'Été & Co"), ("x", "")]),
            "/shop/address?q=3+rue+d%27%C3%89t%C3%A9+%26+Co"
        );
        assert_eq!(dwelling("../cart"), "/shop/dwelling/..%2Fcart");
        assert_eq!(step(Step::Offers, Some("D1")), "/shop/dwelling/D1");
        assert_eq!(step(Step::Offers, None), "/shop");
    }
}
