//! What the operator's portal said in its link: an address, an offer, campaign tags (SSH-03, SSH-04).
//!
//! Until a cart exists, links and hidden fields carry it from page to page; the cart keeps it then.

use crate::routes::with_query;
use std::collections::BTreeMap;

const MOST_TAGS: usize = 10;
const LONGEST_VALUE: usize = 200;

/// The portal's wishes and tags.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PortalLink {
    /// The address, as typed on the portal.
    pub address: String,
    /// The code of the offer to put forward.
    pub offer: String,
    /// Campaign tags: `utm_source`, `utm_campaign`…
    pub tags: BTreeMap<String, String>,
}

impl PortalLink {
    /// Reads a query; what is not understood or too long is left out.
    #[must_use]
    pub fn of_query(query: Option<&str>) -> Self {
        let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self::of_pairs(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())))
    }

    /// Reads the pairs of a form.
    #[must_use]
    pub fn of_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut link = Self::default();
        for (name, value) in pairs.into_iter().filter(|(_, value)| value.chars().count() <= LONGEST_VALUE) {
            match name.as_str() {
                "address" => link.address = value,
                "offer" => link.offer = value,
                _ if is_tag(&name) && link.tags.len() < MOST_TAGS => {
                    link.tags.insert(name, value);
                }
                _ => {}
            }
        }
        link
    }

    /// A link of ours that carries the offer and the tags along.
    #[must_use]
    pub fn on(&self, path: &str, more: &[(&str, &str)]) -> String {
        let mut pairs = more.to_vec();
        pairs.extend(self.fields());
        with_query(path, &pairs)
    }

    /// The offer and the tags as hidden fields of a form.
    #[must_use]
    pub fn fields(&self) -> Vec<(&str, &str)> {
        let offer = (!self.offer.is_empty()).then_some(("offer", self.offer.as_str()));
        offer.into_iter().chain(self.tag_fields()).collect()
    }

    /// The tags alone, for forms that choose an offer themselves.
    #[must_use]
    pub fn tag_fields(&self) -> Vec<(&str, &str)> {
        self.tags.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

fn is_tag(name: &str) -> bool {
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_word && name.len() <= 40 && (name.starts_with("utm_") || name == "campaign" || name == "partner")
}

#[cfg(test)]
mod tests {
    use super::PortalLink;

    #[test]
    fn the_offer_and_the_tags_of_the_portal_go_along() {
        let link = PortalLink::of_query(Some("offer=TRIO-100&utm_source=portal&utm_campaign=Rentr%C3%A9e&evil=1"));
        assert_eq!(link.offer, "TRIO-100");
        assert_eq!(
            link.on("/shop/street/S1", &[("with", "")]),
            "/shop/street/S1?offer=TRIO-100&utm_campaign=Rentr%C3%A9e&utm_source=portal"
        );
    }

    #[test]
    fn a_forged_query_stays_small() {
        let long = "x".repeat(201);
        let many: String = (0..50).map(|n| format!("utm_{n}=v&")).collect();
        assert_eq!(PortalLink::of_query(Some(&format!("utm_a={long}&utm_b%22=1"))), PortalLink::default());
        assert_eq!(PortalLink::of_query(Some(&many)).tags.len(), 10);
    }
}
