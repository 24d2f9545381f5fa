//! The ten sites and their modules: what menus are made of, and what a right is about (pages.md "Staff frame").

use serde::{Deserialize, Serialize};

/// A site of the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Site {
    /// The shop of people who are not customers yet.
    SelfShop,
    /// The customer's account.
    MyAccount,
    /// Where a customer changes his offer.
    MyShop,
    /// The shop of sellers.
    WeShop,
    /// Customer care.
    WeCare,
    /// Tickets and outages.
    WeCrm,
    /// Diagnosis by decision trees.
    WeDiag,
    /// Administration of the platform.
    WeConfig,
    /// Marketing campaigns.
    Campaigns,
    /// The contact centre.
    ContactCentre,
}

impl Site {
    /// Every site, in menu order.
    pub const ALL: [Self; 10] = [
        Self::SelfShop,
        Self::MyAccount,
        Self::MyShop,
        Self::WeShop,
        Self::WeCare,
        Self::WeCrm,
        Self::WeDiag,
        Self::WeConfig,
        Self::Campaigns,
        Self::ContactCentre,
    ];

    /// Its code in rights, stores and wires.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SelfShop => "selfshop",
            Self::MyAccount => "myaccount",
            Self::MyShop => "myshop",
            Self::WeShop => "weshop",
            Self::WeCare => "wecare",
            Self::WeCrm => "wecrm",
            Self::WeDiag => "wediag",
            Self::WeConfig => "weconfig",
            Self::Campaigns => "campaigns",
            Self::ContactCentre => "contact_centre",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.code() == code)
    }

    /// Whether the public uses it: nobody of the staff signs in there, an automatic user acts.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::SelfShop | Self::MyAccount | Self::MyShop)
    }

    /// Whether a site of the staff is only announced: shown grey with its name, nothing opens.
    #[must_use]
    pub const fn is_announced(self) -> bool {
        !self.is_public() && !matches!(self, Self::WeConfig)
    }

    /// Its modules, in menu order.
    pub fn modules(self) -> impl Iterator<Item = &'static Module> {
        MODULES.iter().filter(move |module| module.site == self)
    }
}

impl TryFrom<String> for Site {
    type Error = String;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or_else(|| "no such site".to_owned())
    }
}

impl From<Site> for &'static str {
    fn from(site: Site) -> Self {
        site.code()
    }
}

/// A module: one entry of a site's menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Module {
    /// The site that it is in.
    pub site: Site,
    /// Its code, the only one of its name on all sites.
    pub code: &'static str,
    /// Whether it is only announced: shown grey with its name.
    pub is_announced: bool,
}

const fn open(site: Site, code: &'static str) -> Module {
    Module { site, code, is_announced: false }
}

const fn announced(site: Site, code: &'static str) -> Module {
    Module { site, code, is_announced: true }
}

/// Every module, in menu order.
pub const MODULES: &[Module] = &[
    open(Site::SelfShop, "shop"),
    announced(Site::MyAccount, "account"),
    announced(Site::MyShop, "changes"),
    announced(Site::WeShop, "sales"),
    announced(Site::WeCare, "customers"),
    announced(Site::WeCrm, "tickets"),
    announced(Site::WeCrm, "outages"),
    announced(Site::WeDiag, "diagnosis"),
    open(Site::WeConfig, "environments"),
    open(Site::WeConfig, "components"),
    open(Site::WeConfig, "sites"),
    open(Site::WeConfig, "caches"),
    open(Site::WeConfig, "users"),
    open(Site::WeConfig, "groups"),
    open(Site::WeConfig, "audit"),
    open(Site::WeConfig, "parameters"),
    open(Site::WeConfig, "code_tables"),
    open(Site::WeConfig, "jobs"),
    open(Site::WeConfig, "mails"),
    open(Site::WeConfig, "contacts"),
    open(Site::WeConfig, "catalogue"),
    open(Site::WeConfig, "configuration"),
    announced(Site::Campaigns, "campaigns"),
    announced(Site::ContactCentre, "calls"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_names_one_site_and_reads_back() {
        for site in Site::ALL {
            assert_eq!(Site::parse(site.code()), Some(site));
            let wire = serde_json::to_value(site).unwrap();
            assert_eq!(wire, site.code());
            assert_eq!(serde_json::from_value::<Site>(wire).unwrap(), site);
        }
        assert_eq!(Site::parse("WeShop"), None);
        assert!(serde_json::from_value::<Site>("nowhere".into()).is_err());
    }

    #[test]
    fn every_site_has_a_module_and_modules_are_in_the_order_of_sites() {
        for site in Site::ALL {
            assert!(site.modules().next().is_some(), "{site:?}");
        }
        let places: Vec<Site> = MODULES.iter().map(|module| module.site).collect();
        assert!(places.is_sorted(), "{places:?}");
        let codes: BTreeSet<&str> = MODULES.iter().map(|module| module.code).collect();
        assert_eq!(codes.len(), MODULES.len(), "a module's code is given once");
    }

    #[test]
    fn an_announced_site_has_only_announced_modules() {
        for module in MODULES.iter().filter(|module| module.site.is_announced()) {
            assert!(module.is_announced, "{module:?}");
        }
        assert!(!Site::WeConfig.is_announced() && !Site::SelfShop.is_announced() && Site::WeShop.is_announced());
    }
}
