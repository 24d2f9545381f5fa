//! The sites and modules that somebody sees: by right; what is only announced is grey (pages.md "Staff frame").

use crate::components::Words;
use crate::routes::staff as routes;
use crate::staff::words;
use weblys_api::security::{MODULES, Module, RightSet, Site};
use weblys_i18n::Texts;

/// A site or module in a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: Words,
    /// Where it leads; none: it is announced.
    pub href: Option<&'static str>,
    /// Whether one is there.
    pub is_current: bool,
    /// The key that leads there after `g`, if there is one.
    pub key: &'static str,
}

/// The staff's sites in which somebody has a right, in menu order.
#[must_use]
pub fn sites(rights: RightSet, current: Option<Site>, t: &Texts) -> Vec<Entry> {
    let seen = |site: &Site| !site.is_public() && site.modules().any(|module| rights.shows(module));
    let entry = |site| Entry {
        name: words::site(site, t),
        href: home_of(site),
        is_current: current == Some(site),
        key: if site == Site::WeConfig { "c" } else { "" },
    };
    Site::ALL.into_iter().filter(seen).map(entry).collect()
}

/// The modules of a site in which somebody has a right. `current` is the code of the one that he is in.
#[must_use]
pub fn modules(rights: RightSet, site: Site, current: &str, t: &Texts) -> Vec<Entry> {
    let entry = |module: &Module| Entry {
        name: words::module(module.code, t),
        href: page_of(module),
        is_current: module.code == current,
        key: key_of(module.code),
    };
    MODULES.iter().filter(|module| module.site == site && rights.shows(module)).map(entry).collect()
}

/// The pages of a module that has several, in the order in which one works; `here` is the address of the page.
#[must_use]
pub fn rooms(module: &str, here: &str, t: &Texts) -> Vec<(Words, &'static str, bool)> {
    const CATALOGUE: [(&str, &str); 7] = [
        (routes::CATALOGUE, "weconfig-room-explain"),
        (routes::CATALOGUE_THINGS, "weconfig-room-things"),
        (routes::CATALOGUE_CHANGES, "weconfig-room-changes"),
        (routes::CATALOGUE_IMPACT, "weconfig-room-impact"),
        (routes::CATALOGUE_COVERAGE, "weconfig-room-coverage"),
        (routes::CATALOGUE_TOLD, "weconfig-room-told"),
        (routes::CATALOGUE_PUBLICATIONS, "weconfig-room-publications"),
    ];
    let path = here.split('?').next().unwrap_or(here);
    let is_of = |room: &str| {
        let is_thing = room == routes::CATALOGUE_THINGS && path.starts_with(routes::CATALOGUE_THING);
        path == room || is_thing
    };
    const COMPONENTS: [(&str, &str); 2] =
        [(routes::COMPONENTS, "weconfig-room-instances"), (routes::TRACE, "weconfig-room-trace")];
    let rooms = match module {
        "catalogue" => &CATALOGUE[..],
        "components" => &COMPONENTS[..],
        _ => &[],
    };
    rooms.iter().map(|(href, name)| (t.get(name), *href, is_of(href))).collect()
}

const fn home_of(site: Site) -> Option<&'static str> {
    match site {
        Site::WeConfig => Some(routes::WECONFIG),
        _ => None,
    }
}

/// The page of a module; none for those that have none yet, whatever the table of modules announces.
#[must_use]
pub fn page_of(module: &Module) -> Option<&'static str> {
    match (module.site, module.code) {
        (Site::WeConfig, "environments") => Some(routes::ENVIRONMENTS),
        (Site::WeConfig, "users") => Some(routes::USERS),
        (Site::WeConfig, "groups") => Some(routes::GROUPS),
        (Site::WeConfig, "audit") => Some(routes::AUDIT),
        (Site::WeConfig, "catalogue") => Some(routes::CATALOGUE),
        (Site::WeConfig, "code_tables") => Some(routes::CODE_TABLES),
        (Site::WeConfig, "jobs") => Some(routes::EFFECTS),
        (Site::WeConfig, "components") => Some(routes::COMPONENTS),
        (Site::WeConfig, "configuration") => Some(routes::CONFIGURATION),
        (Site::WeConfig, "sites") => Some(routes::SITES),
        (Site::WeConfig, "caches") => Some(routes::CACHES),
        (Site::WeConfig, "parameters") => Some(routes::PARAMETERS),
        (Site::WeConfig, "mails") => Some(routes::MAILS),
        (Site::WeConfig, "contacts") => Some(routes::CONTACTS),
        _ => None,
    }
}

fn key_of(module: &str) -> &'static str {
    match module {
        "environments" => "e",
        "users" => "u",
        "groups" => "r",
        "audit" => "a",
        "catalogue" => "l",
        "code_tables" => "t",
        "jobs" => "j",
        "components" => "o",
        "configuration" => "f",
        "sites" => "s",
        "caches" => "i",
        "parameters" => "p",
        "mails" => "m",
        "contacts" => "d",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_api::security::Right;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    #[test]
    fn a_seller_sees_weshop_greyed_and_nothing_else() {
        let t = texts(Locale::Fr);
        let seller: RightSet = [Right::SalesUse].into_iter().collect();
        let seen = sites(seller, None, t);
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].name.as_ref(), seen[0].href), ("WeShop", None));
        assert!(modules(seller, Site::WeConfig, "", t).is_empty());
    }

    #[test]
    fn what_has_no_page_is_never_a_link() {
        let t = texts(Locale::En);
        for entry in modules(RightSet::all(), Site::WeConfig, "users", t) {
            assert_eq!(entry.is_current, entry.href == Some(routes::USERS), "{entry:?}");
        }
        for module in MODULES.iter().filter(|module| !module.site.is_public()) {
            assert_eq!(page_of(module).is_none(), module.is_announced, "{module:?}");
        }
    }
}
