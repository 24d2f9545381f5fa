//! Small words and signs used all over the shop: families of services, a way back.

use super::Words;
use weblys_i18n::Texts;
use weblys_kernel::network::Domain;

/// A link back to where the visitor came from.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its words.
    pub words: Words,
    /// Where it leads.
    pub href: String,
}

/// The icon of a family of services in the style sheet.
#[must_use]
pub fn domain_icon(domain: &Domain) -> &'static str {
    match domain.as_str() {
        "TELEVISION" => "tv",
        "INTERNET" => "wifi",
        "FIXED_TELEPHONY" => "phone",
        "MOBILE" => "mobile",
        _ => "box",
    }
}

/// A family of services in words; one that operators added shows its code.
#[must_use]
pub fn domain_name(domain: &Domain, t: &Texts) -> Words {
    match domain.as_str() {
        "TELEVISION" => t.get("shop-domain-television"),
        "INTERNET" => t.get("shop-domain-internet"),
        "FIXED_TELEPHONY" => t.get("shop-domain-fixed"),
        "MOBILE" => t.get("shop-domain-mobile"),
        other => Words::Owned(other.to_owned()),
    }
}
