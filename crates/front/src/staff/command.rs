//! What the command palette and the search page offer: pages and actions that somebody may open.

use crate::components::Words;
use crate::routes::staff as routes;
use crate::staff::words;
use weblys_api::security::{MODULES, Right, RightSet};
use weblys_i18n::Texts;
use weblys_kernel::folded::has_words;

/// A page or action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What it is called.
    pub name: Words,
    /// Where it belongs, such as the name of its site.
    pub place: Words,
    /// Where it leads.
    pub href: &'static str,
}

/// Everything that somebody with these rights may open, pages before actions.
#[must_use]
pub fn commands(rights: RightSet, t: &Texts) -> Vec<Command> {
    let open = MODULES.iter().filter(|module| rights.shows(module));
    let pages = open.filter_map(|module| {
        let href = super::menu::page_of(module)?;
        Some(Command { name: words::module(module.code, t), place: words::site(module.site, t), href })
    });
    let action = |(right, name, href): (Option<Right>, Words, &'static str)| {
        let place = right.map_or_else(|| t.get("staff-mine"), |right| words::site(right.site(), t));
        right.is_none_or(|right| rights.contains(right)).then_some(Command { name, place, href })
    };
    let actions = [
        (Some(Right::UsersChange), t.get("weconfig-user-new"), routes::USER_NEW),
        (Some(Right::UsersRead), t.get("weconfig-operator-users"), routes::OPERATOR_USERS),
        (Some(Right::GroupsRead), t.get("weconfig-profiles"), routes::OPERATOR_PROFILES),
        (Some(Right::GroupsChange), t.get("weconfig-group-new"), routes::GROUP_NEW),
        (Some(Right::AuditRead), t.get("weconfig-chain-check"), routes::AUDIT_CHAIN),
        (Some(Right::JobsRead), t.get("weconfig-jobs-title"), routes::JOBS),
        (Some(Right::SitesChange), t.get("weconfig-command-stop"), routes::SITES),
        (Some(Right::CachesRun), t.get("weconfig-command-reload"), routes::CACHES),
        (Some(Right::CatalogueRead), t.get("weconfig-catalogue-publications"), routes::CATALOGUE_PUBLICATIONS),
        (Some(Right::CatalogueRead), t.get("weconfig-things-title"), routes::CATALOGUE_THINGS),
        (Some(Right::CatalogueRead), t.get("weconfig-coverage-title"), routes::CATALOGUE_COVERAGE),
        (Some(Right::CatalogueRead), t.get("weconfig-impact-title"), routes::CATALOGUE_IMPACT),
        (Some(Right::CatalogueRead), t.get("weconfig-told-title"), routes::CATALOGUE_TOLD),
        (Some(Right::ConfigurationChange), t.get("weconfig-package-keep"), routes::CONFIGURATION),
        (Some(Right::ComponentsRead), t.get("weconfig-trace"), routes::TRACE),
        (Some(Right::EnvironmentsRead), t.get("weconfig-rules"), routes::ENVIRONMENT_RULES),
        (None, t.get("staff-approvals"), routes::APPROVALS),
        (None, t.get("staff-home"), routes::HOME),
        (None, t.get("staff-notices"), routes::NOTICES),
        (None, t.get("staff-views-title"), routes::VIEWS),
        (None, t.get("staff-account"), routes::ACCOUNT),
        (None, t.get("staff-password-title"), routes::PASSWORD),
        (None, t.get("staff-totp-title"), routes::TOTP),
    ];
    pages.chain(actions.into_iter().filter_map(action)).collect()
}

/// Those that contain every word of what was typed, whatever its capitals and accents.
#[must_use]
pub fn found(commands: Vec<Command>, typed: &str) -> Vec<Command> {
    let holds = |one: &Command| has_words(&format!("{} {}", one.name, one.place), typed);
    commands.into_iter().filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    #[test]
    fn only_what_somebody_may_open_is_offered() {
        let t = texts(Locale::Fr);
        let seller = commands([Right::SalesUse].into_iter().collect(), t);
        assert!(seller.iter().all(|one| !one.href.starts_with("/weconfig")), "{seller:?}");
        let reader = commands([Right::UsersRead].into_iter().collect(), t);
        assert!(reader.iter().any(|one| one.href == routes::USERS));
        assert!(reader.iter().all(|one| one.href != routes::USER_NEW), "he may see users, not make them");
    }

    #[test]
    fn accents_and_capitals_do_not_matter() {
        let t = texts(Locale::Fr);
        let all = commands(RightSet::all(), t);
        assert!(found(all.clone(), "WECONFIG utilisateurs").iter().any(|one| one.href == routes::USERS));
        assert_eq!(found(all.clone(), "").len(), all.len());
        assert!(found(all, "rien de tel").is_empty());
    }
}
