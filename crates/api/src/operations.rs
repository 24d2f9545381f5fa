//! Every operation of BACK with who may ask for it, declared once: BACK's guard and the tests read this table.
//!
//! To add one: a line here, a path in [`paths`], a route in BACK. A route without a line is never served.

use crate::paths;
use crate::security::{InProd, Right};
use reqwest::Method;

/// Who may ask for an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody who reaches BACK.
    Open,
    /// A known service, in nobody's name. Reviewed exceptions: [`OPERATIONS`] says why.
    Service,
    /// A known service in the name of the automatic user of a public site, who must have this right (DBX-03).
    Site(Right),
    /// A person of the staff whose sign-in may have steps left.
    Started,
    /// A person of the staff, whatever his rights: his own affairs.
    SignedIn,
    /// A person of the staff with this right.
    Staff(Right),
}

/// An operation: a method on a path.
#[derive(Debug)]
pub struct Operation {
    /// Its name, for logs.
    pub name: &'static str,
    /// Its method.
    pub method: Method,
    /// The pattern of its path, from [`paths`].
    pub path: &'static str,
    /// Who may ask for it.
    pub access: Access,
    /// What PROD does with it unless its settings say otherwise (WCF-11). A change that the table says nothing of it
    /// does not do.
    pub in_prod: InProd,
    /// Whether it can wait for a second person: everything that it does is one transaction, and what it answers tells
    /// nothing that only the one who asked may see.
    pub can_wait: bool,
    /// Whether a public site does it although it is stopped (WCF-24). Reading it does always.
    pub while_stopped: bool,
}

impl Operation {
    /// The operation of a method on the pattern of a path.
    #[must_use]
    pub fn find(method: &Method, path: &str) -> Option<&'static Self> {
        OPERATIONS.iter().find(|one| one.path == path && one.method == *method)
    }

    /// The operation of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        OPERATIONS.iter().find(|one| one.name == name)
    }

    /// Whether it is a change that the staff makes: what PROD is careful with.
    #[must_use]
    pub fn is_change(&self) -> bool {
        matches!(self.access, Access::Staff(_)) && self.method != Method::GET
    }

    /// Whether it is a change that a public site makes: what it does not do while it is stopped.
    #[must_use]
    pub fn stops_with_its_site(&self) -> bool {
        matches!(self.access, Access::Site(_)) && self.method != Method::GET && !self.while_stopped
    }

    /// A public site does it although it is stopped.
    const fn while_stopped(mut self) -> Self {
        self.while_stopped = true;
        self
    }

    /// PROD does it as everywhere.
    const fn at_once(mut self) -> Self {
        self.in_prod = InProd::AtOnce;
        self
    }

    /// PROD does it for who confirms it.
    const fn confirmed(mut self) -> Self {
        self.in_prod = InProd::Confirmed;
        self
    }

    /// PROD does it when a second person has agreed.
    const fn seconded(mut self) -> Self {
        self.in_prod = InProd::Second;
        self.waiting()
    }

    /// It can wait for a second person where the settings want one.
    const fn waiting(mut self) -> Self {
        self.can_wait = true;
        self
    }
}

const fn of(name: &'static str, method: Method, path: &'static str, access: Access) -> Operation {
    // Reading, what visitors do, and one's own affairs are no administration of PROD.
    let is_careful = matches!(access, Access::Staff(_)) && !matches!(method, Method::GET);
    let in_prod = if is_careful { InProd::Closed } else { InProd::AtOnce };
    Operation { name, method, path, access, in_prod, can_wait: false, while_stopped: false }
}

const SHOP: Access = Access::Site(Right::ShopUse);

/// Every operation.
pub static OPERATIONS: &[Operation] = &[
    of("alive", Method::GET, paths::LIVEZ, Access::Open),
    of("ready", Method::GET, paths::READYZ, Access::Open),
    // What is published is nobody's: FRONT asks for it before anybody has come.
    of("stamp", Method::GET, paths::STAMP, Access::Service),
    // What forms offer, on whichever site: words that anybody reads there.
    of("code_table", Method::GET, paths::CODE_TABLE, Access::Service),
    // The demonstration's list of mails; where mails are sent it is empty.
    of("mails", Method::GET, paths::MAILS, Access::Service),
    of("mail", Method::GET, paths::MAIL, Access::Service),
    // SelfShop.
    of("address_search", Method::GET, paths::ADDRESS_SEARCH, SHOP),
    of("street", Method::GET, paths::STREET, SHOP),
    of("address", Method::GET, paths::ADDRESS, SHOP),
    of("tariffs", Method::GET, paths::TARIFFS, SHOP),
    of("general_terms", Method::GET, paths::TERMS, SHOP),
    of("dwelling_offers", Method::GET, paths::DWELLING_OFFERS, SHOP),
    of("cart_start", Method::POST, paths::CARTS, SHOP),
    of("cart_resume", Method::POST, paths::CART_RESUME, SHOP),
    of("cart", Method::GET, paths::CART, SHOP),
    of("cart_offer", Method::PUT, paths::CART_OFFER, SHOP),
    of("cart_equipment_choices", Method::GET, paths::CART_EQUIPMENT, SHOP),
    of("cart_equipment", Method::PUT, paths::CART_EQUIPMENT, SHOP),
    of("cart_options_choices", Method::GET, paths::CART_OPTIONS, SHOP),
    of("cart_options", Method::PUT, paths::CART_OPTIONS, SHOP),
    of("cart_customer", Method::PUT, paths::CART_CUSTOMER, SHOP),
    of("cart_delivery_choices", Method::GET, paths::CART_DELIVERY, SHOP),
    of("cart_delivery", Method::PUT, paths::CART_DELIVERY, SHOP),
    of("cart_payment_choices", Method::GET, paths::CART_PAYMENT, SHOP),
    of("cart_payment", Method::PUT, paths::CART_PAYMENT, SHOP),
    of("cart_card_open", Method::POST, paths::CART_CARD, SHOP),
    of("cart_card", Method::PUT, paths::CART_CARD, SHOP),
    of("cart_validation", Method::PUT, paths::CART_VALIDATION, SHOP),
    of("cart_resume_link", Method::POST, paths::CART_RESUME_LINK, SHOP),
    // What was ordered already is answered again; nothing new is.
    of("cart_order", Method::POST, paths::CART_ORDER, SHOP).while_stopped(),
    of("order", Method::GET, paths::ORDER, SHOP),
    of("document", Method::GET, paths::DOCUMENT, SHOP),
    // Withdrawing and ending a contract are rights that no maintenance suspends; requests of other kinds wait.
    of("contact_request", Method::POST, paths::CONTACT_REQUESTS, SHOP).while_stopped(),
    // Signing in: whoever asks is not known yet.
    of("staff_sign_in", Method::POST, paths::STAFF_SESSION, Access::Service),
    of("staff_second_factor", Method::PUT, paths::STAFF_SESSION, Access::Started),
    of("staff_sign_out", Method::DELETE, paths::STAFF_SESSION, Access::Started),
    of("staff_me", Method::GET, paths::STAFF_ME, Access::Started),
    of("staff_password", Method::PUT, paths::STAFF_PASSWORD, Access::Started),
    of("staff_totp_propose", Method::POST, paths::STAFF_TOTP, Access::SignedIn),
    of("staff_totp_confirm", Method::PUT, paths::STAFF_TOTP, Access::SignedIn),
    of("staff_totp_remove", Method::DELETE, paths::STAFF_TOTP, Access::SignedIn),
    of("staff_sessions", Method::GET, paths::STAFF_SESSIONS, Access::SignedIn),
    of("staff_session_end", Method::DELETE, paths::STAFF_SESSION_OF, Access::SignedIn),
    of("staff_ways", Method::GET, paths::STAFF_WAYS, Access::Service),
    of("staff_passkey_begin", Method::POST, paths::STAFF_SESSION_PASSKEY, Access::Service),
    of("staff_passkey_sign_in", Method::PUT, paths::STAFF_SESSION_PASSKEY, Access::Service),
    of("staff_portal_begin", Method::POST, paths::STAFF_SESSION_PORTAL, Access::Service),
    of("staff_portal_end", Method::GET, paths::STAFF_SESSION_PORTAL, Access::Service),
    of("staff_portal_sign_in", Method::PUT, paths::STAFF_SESSION_PORTAL, Access::Service),
    of("staff_passkeys", Method::GET, paths::STAFF_PASSKEYS, Access::SignedIn),
    of("staff_passkey_propose", Method::POST, paths::STAFF_PASSKEYS, Access::SignedIn),
    of("staff_passkey_add", Method::PUT, paths::STAFF_PASSKEYS, Access::SignedIn),
    of("staff_passkey_remove", Method::DELETE, paths::STAFF_PASSKEY, Access::SignedIn),
    of("staff_notices", Method::GET, paths::STAFF_NOTICES, Access::SignedIn),
    of("staff_notices_read", Method::PUT, paths::STAFF_NOTICES, Access::SignedIn),
    of("staff_notice_read", Method::PUT, paths::STAFF_NOTICE, Access::SignedIn),
    of("staff_listening", Method::GET, paths::STAFF_LISTENING, Access::SignedIn),
    of("staff_views", Method::GET, paths::STAFF_VIEWS, Access::SignedIn),
    of("staff_view_make", Method::POST, paths::STAFF_VIEWS, Access::SignedIn),
    of("staff_view_default", Method::PUT, paths::STAFF_VIEWS, Access::SignedIn),
    of("staff_view_remove", Method::DELETE, paths::STAFF_VIEW, Access::SignedIn),
    of("staff_draft", Method::GET, paths::STAFF_DRAFT, Access::SignedIn),
    of("staff_draft_save", Method::PUT, paths::STAFF_DRAFT, Access::SignedIn),
    of("staff_draft_drop", Method::DELETE, paths::STAFF_DRAFT, Access::SignedIn),
    of("staff_consent", Method::GET, paths::STAFF_CONSENT, Access::SignedIn),
    of("staff_consent_give", Method::POST, paths::STAFF_CONSENT, Access::SignedIn),
    of("staff_consent_withdraw", Method::DELETE, paths::STAFF_CONSENT, Access::SignedIn),
    of("staff_on_behalf_end", Method::DELETE, paths::STAFF_ON_BEHALF, Access::SignedIn),
    // By the right that reading it takes.
    of("staff_list_export", Method::POST, paths::STAFF_LIST_EXPORT, Access::SignedIn),
    // Each kind of thing by its own right.
    of("staff_search", Method::GET, paths::STAFF_SEARCH, Access::SignedIn),
    // What PROD does only when a second person agrees: one's own, and those of others for who may see environments.
    of("staff_approvals", Method::GET, paths::APPROVALS, Access::SignedIn),
    of("staff_approval", Method::GET, paths::APPROVAL, Access::SignedIn),
    of("staff_approval_withdraw", Method::DELETE, paths::APPROVAL, Access::SignedIn),
    of("approval_decide", Method::PUT, paths::APPROVAL, Access::Staff(Right::EnvironmentsApprove)).at_once(),
    of("environment_rules", Method::GET, paths::ENVIRONMENT_RULES, Access::Staff(Right::EnvironmentsRead)),
    // One call for all open pages of a FRONT: ids and codes only, nothing of what anybody is told.
    of("staff_signals", Method::GET, paths::STAFF_SIGNALS, Access::Service),
    of("staff_listeners", Method::POST, paths::STAFF_LISTENERS, Access::Service),
    // WeConfig: users, groups, audit.
    of("users", Method::GET, paths::USERS, Access::Staff(Right::UsersRead)),
    of("user_make", Method::POST, paths::USERS, Access::Staff(Right::UsersChange)).confirmed().waiting(),
    of("users_export", Method::POST, paths::USERS_EXPORT, Access::Staff(Right::UsersExport)).at_once(),
    of("users_bulk", Method::POST, paths::USERS_BULK, Access::Staff(Right::UsersChange)),
    of("users_bulk_preview", Method::POST, paths::USERS_BULK_PREVIEW, Access::Staff(Right::UsersChange)),
    of("user", Method::GET, paths::USER, Access::Staff(Right::UsersRead)),
    of("user_change", Method::PUT, paths::USER, Access::Staff(Right::UsersChange)).confirmed().waiting(),
    of("user_reset", Method::POST, paths::USER_RESET, Access::Staff(Right::UsersChange)).at_once(),
    of("user_unlock", Method::POST, paths::USER_UNLOCK, Access::Staff(Right::UsersChange)).at_once(),
    of("user_on_behalf", Method::POST, paths::USER_ON_BEHALF, Access::Staff(Right::UsersOnBehalf)).at_once(),
    of("user_sessions", Method::GET, paths::USER_SESSIONS, Access::Staff(Right::UsersRead)),
    of("user_sessions_end", Method::DELETE, paths::USER_SESSIONS, Access::Staff(Right::UsersChange)).at_once(),
    // WeConfig: users of the operator system.
    of("operator_users", Method::GET, paths::OPERATOR_USERS, Access::Staff(Right::UsersRead)),
    of("users_synchronise", Method::POST, paths::OPERATOR_USERS_SYNCHRONISE, Access::Staff(Right::UsersRun)).at_once(),
    of("drift", Method::GET, paths::OPERATOR_USERS_DRIFT, Access::Staff(Right::UsersRead)),
    of("drift_export", Method::POST, paths::OPERATOR_USERS_EXPORT, Access::Staff(Right::UsersExport)).at_once(),
    of("drift_preview", Method::POST, paths::OPERATOR_USERS_PREVIEW, Access::Staff(Right::UsersChange)).at_once(),
    of("drift_repair", Method::POST, paths::OPERATOR_USERS_REPAIR, Access::Staff(Right::UsersChange)).confirmed(),
    of("profiles", Method::GET, paths::OPERATOR_PROFILES, Access::Staff(Right::GroupsRead)),
    of("profiles_change", Method::PUT, paths::OPERATOR_PROFILES, Access::Staff(Right::GroupsChange)).seconded(),
    of("groups", Method::GET, paths::GROUPS, Access::Staff(Right::GroupsRead)),
    of("group_make", Method::POST, paths::GROUPS, Access::Staff(Right::GroupsChange)).seconded(),
    of("group", Method::GET, paths::GROUP, Access::Staff(Right::GroupsRead)),
    of("group_change", Method::PUT, paths::GROUP, Access::Staff(Right::GroupsChange)).seconded(),
    of("group_remove", Method::DELETE, paths::GROUP, Access::Staff(Right::GroupsChange)).seconded(),
    of("audit", Method::GET, paths::AUDIT, Access::Staff(Right::AuditRead)),
    of("audit_export", Method::POST, paths::AUDIT_EXPORT, Access::Staff(Right::AuditExport)).at_once(),
    of("audit_chain", Method::GET, paths::AUDIT_CHAIN, Access::Staff(Right::AuditRead)),
    // WeConfig: what people left, what waits.
    of("contacts", Method::GET, paths::CONTACTS, Access::Staff(Right::ContactsRead)),
    of("contacts_export", Method::POST, paths::CONTACTS_EXPORT, Access::Staff(Right::ContactsExport)).at_once(),
    of("contact", Method::GET, paths::CONTACT, Access::Staff(Right::ContactsRead)),
    of("contact_handle", Method::PUT, paths::CONTACT, Access::Staff(Right::ContactsChange)).at_once(),
    of("contacts_bulk", Method::POST, paths::CONTACTS_BULK, Access::Staff(Right::ContactsChange)).at_once(),
    of("contacts_bulk_preview", Method::POST, paths::CONTACTS_BULK_PREVIEW, Access::Staff(Right::ContactsChange))
        .at_once(),
    // WeConfig: the catalogue.
    of("catalogue_explain", Method::GET, paths::CATALOGUE_EXPLAIN, Access::Staff(Right::CatalogueRead)),
    of("catalogue_publications", Method::GET, paths::CATALOGUE_PUBLICATIONS, Access::Staff(Right::CatalogueRead)),
    of("catalogue_content", Method::GET, paths::CATALOGUE_CONTENT, Access::Staff(Right::CatalogueRead)),
    of("catalogue_workbook", Method::GET, paths::CATALOGUE_WORKBOOK, Access::Staff(Right::CatalogueRead)),
    of("catalogue_changes", Method::GET, paths::CATALOGUE_CHANGES, Access::Staff(Right::CatalogueRead)),
    of("catalogue_things", Method::GET, paths::CATALOGUE_THINGS, Access::Staff(Right::CatalogueRead)),
    of("catalogue_thing", Method::GET, paths::CATALOGUE_THING, Access::Staff(Right::CatalogueRead)),
    of("catalogue_history", Method::GET, paths::CATALOGUE_THING_HISTORY, Access::Staff(Right::CatalogueRead)),
    of("catalogue_coverage", Method::GET, paths::CATALOGUE_COVERAGE, Access::Staff(Right::CatalogueRead)),
    of("catalogue_impact", Method::GET, paths::CATALOGUE_IMPACT, Access::Staff(Right::CatalogueRead)),
    // It only reads; in PROD it is the real operator system that is asked.
    of("catalogue_base", Method::POST, paths::CATALOGUE_BASE, Access::Staff(Right::CatalogueChange)).confirmed(),
    of("catalogue_told", Method::GET, paths::CATALOGUE_TOLD, Access::Staff(Right::CatalogueRead)),
    of("catalogue_told_read", Method::POST, paths::CATALOGUE_TOLD, Access::Staff(Right::CatalogueChange)).confirmed(),
    // A draft sells nothing.
    of("catalogue_take_over", Method::PUT, paths::CATALOGUE_DRAFT_TOLD, Access::Staff(Right::CatalogueChange))
        .at_once(),
    of("catalogue_offer", Method::POST, paths::CATALOGUE_DRAFT_OFFERS, Access::Staff(Right::CatalogueChange)).at_once(),
    of("catalogue_thing_put", Method::PUT, paths::CATALOGUE_DRAFT_THING, Access::Staff(Right::CatalogueChange))
        .at_once(),
    of("catalogue_draft_put", Method::PUT, paths::CATALOGUE_DRAFT, Access::Staff(Right::CatalogueChange)).at_once(),
    of("catalogue_draft_drop", Method::DELETE, paths::CATALOGUE_DRAFT, Access::Staff(Right::CatalogueChange)).at_once(),
    of("catalogue_publish", Method::POST, paths::CATALOGUE_PUBLISH, Access::Staff(Right::CataloguePublish))
        .confirmed()
        .waiting(),
    of("catalogue_publish_plan", Method::PUT, paths::CATALOGUE_PUBLISH, Access::Staff(Right::CataloguePublish))
        .confirmed()
        .waiting(),
    // What was not to be done by itself can be done by people.
    of("catalogue_publish_off", Method::DELETE, paths::CATALOGUE_PUBLISH, Access::Staff(Right::CataloguePublish))
        .at_once(),
    of("catalogue_restore", Method::POST, paths::CATALOGUE_RESTORE, Access::Staff(Right::CataloguePublish))
        .confirmed()
        .waiting(),
    // WeConfig: the configuration as packages. A package is nothing until it is put in force, which takes the right of
    // each of its parts besides: BACK asks for it.
    of("packages", Method::GET, paths::PACKAGES, Access::Staff(Right::ConfigurationRead)),
    of("package", Method::GET, paths::PACKAGE, Access::Staff(Right::ConfigurationRead)),
    of("package_content", Method::GET, paths::PACKAGE_CONTENT, Access::Staff(Right::ConfigurationRead)),
    of("package_keep", Method::POST, paths::PACKAGES, Access::Staff(Right::ConfigurationChange)).at_once(),
    of("package_bring", Method::POST, paths::PACKAGES_FILE, Access::Staff(Right::ConfigurationChange)).at_once(),
    of("package_drop", Method::DELETE, paths::PACKAGE, Access::Staff(Right::ConfigurationChange)).at_once(),
    of("package_apply", Method::POST, paths::PACKAGE, Access::Staff(Right::ConfigurationPublish)).seconded(),
    // WeConfig: code tables.
    of("code_tables", Method::GET, paths::CODE_TABLES, Access::Staff(Right::CodeTablesRead)),
    of("code_tables_import", Method::POST, paths::CODE_TABLES_IMPORT, Access::Staff(Right::CodeTablesRun)).confirmed(),
    of("code_tables_export", Method::POST, paths::CODE_TABLES_EXPORT, Access::Staff(Right::CodeTablesExport)).at_once(),
    of("codes", Method::GET, paths::CODES, Access::Staff(Right::CodeTablesRead)),
    of("code_add", Method::POST, paths::CODES, Access::Staff(Right::CodeTablesChange)).confirmed().waiting(),
    of("code", Method::GET, paths::CODE, Access::Staff(Right::CodeTablesRead)),
    of("code_change", Method::PUT, paths::CODE, Access::Staff(Right::CodeTablesChange)).confirmed().waiting(),
    of("code_move", Method::POST, paths::CODE_MOVE, Access::Staff(Right::CodeTablesChange)).confirmed().waiting(),
    of("effects", Method::GET, paths::EFFECTS, Access::Staff(Right::JobsRead)),
    of("effect_retry", Method::POST, paths::EFFECT_RETRY, Access::Staff(Right::JobsRun)).at_once(),
    of("effects_bulk", Method::POST, paths::EFFECTS_BULK, Access::Staff(Right::JobsRun)).at_once(),
    of("effects_bulk_preview", Method::POST, paths::EFFECTS_BULK_PREVIEW, Access::Staff(Right::JobsRun)).at_once(),
    of("parameters", Method::GET, paths::PARAMETERS, Access::Staff(Right::ParametersRead)),
    of("parameter_change", Method::PUT, paths::PARAMETER, Access::Staff(Right::ParametersChange)).seconded(),
    // It is on every page: FRONT keeps it for everybody.
    of("shop_notice", Method::GET, paths::SHOP_NOTICE, Access::Service),
    // Whoever has to stop the shop may have to do so at once.
    of("sites", Method::GET, paths::SITES, Access::Staff(Right::SitesRead)),
    of("site_change", Method::PUT, paths::SITE, Access::Staff(Right::SitesChange)).confirmed().waiting(),
    // It decides on every page: FRONT keeps it for everybody.
    of("stopped_sites", Method::GET, paths::STOPPED_SITES, Access::Service),
    // The same is read once more: nothing changes for anybody.
    of("caches", Method::GET, paths::CACHES, Access::Staff(Right::CachesRead)),
    of("cache_reload", Method::POST, paths::CACHE_RELOAD, Access::Staff(Right::CachesRun)).at_once(),
    // WeConfig: what runs, and what was sent.
    of("jobs", Method::GET, paths::JOBS, Access::Staff(Right::JobsRead)),
    of("job_change", Method::PUT, paths::JOB, Access::Staff(Right::JobsRun)).seconded(),
    of("job_run", Method::POST, paths::JOB_RUN, Access::Staff(Right::JobsRun)).confirmed().waiting(),
    of("job_stop", Method::DELETE, paths::JOB_RUN, Access::Staff(Right::JobsRun)).at_once(),
    // A FRONT tells that it is there: nobody's affair.
    of("instance_tell", Method::POST, paths::INSTANCES, Access::Service),
    of("components", Method::GET, paths::COMPONENTS, Access::Staff(Right::ComponentsRead)),
    of("trace", Method::GET, paths::TRACES, Access::Staff(Right::ComponentsRead)),
    of("sent_mails", Method::GET, paths::SENT_MAILS, Access::Staff(Right::MailsRead)),
    of("sent_mails_export", Method::POST, paths::SENT_MAILS_EXPORT, Access::Staff(Right::MailsExport)).at_once(),
    of("sent_mail", Method::GET, paths::SENT_MAIL, Access::Staff(Right::MailsRead)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_operation_is_declared_once() {
        let names: BTreeSet<&str> = OPERATIONS.iter().map(|one| one.name).collect();
        let places: BTreeSet<_> = OPERATIONS.iter().map(|one| (one.method.as_str(), one.path)).collect();
        assert_eq!((names.len(), places.len()), (OPERATIONS.len(), OPERATIONS.len()));
    }

    #[test]
    fn every_path_has_an_operation() {
        let source = include_str!("paths.rs");
        let declared = source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split('"').nth(1));
        let mut count = 0;
        for path in declared {
            assert!(OPERATIONS.iter().any(|one| one.path == path), "{path}");
            count += 1;
        }
        assert!(count > 40, "{count}");
    }

    #[test]
    fn what_needs_no_right_is_a_short_reviewed_list() {
        let without = |access| OPERATIONS.iter().filter(move |one| one.access == access).map(|one| one.name);
        assert_eq!(without(Access::Open).collect::<Vec<_>>(), ["alive", "ready"]);
        let before = ["staff_sign_in", "staff_ways", "staff_passkey_begin", "staff_passkey_sign_in"];
        let portal = ["staff_portal_begin", "staff_portal_end", "staff_portal_sign_in"];
        let after = ["staff_signals", "staff_listeners", "shop_notice", "stopped_sites", "instance_tell"];
        let shop = ["stamp", "code_table", "mails", "mail"];
        let service: Vec<_> = shop.into_iter().chain(before).chain(portal).chain(after).collect();
        assert_eq!(without(Access::Service).collect::<Vec<_>>(), service);
        let started = ["staff_second_factor", "staff_sign_out", "staff_me", "staff_password"];
        assert_eq!(without(Access::Started).collect::<Vec<_>>(), started);
        let own = [
            "totp_propose",
            "totp_confirm",
            "totp_remove",
            "sessions",
            "session_end",
            "passkeys",
            "passkey_propose",
            "passkey_add",
            "passkey_remove",
            "notices",
            "notices_read",
            "notice_read",
            "listening",
            "views",
            "view_make",
            "view_default",
            "view_remove",
            "draft",
            "draft_save",
            "draft_drop",
            "consent",
            "consent_give",
            "consent_withdraw",
            "on_behalf_end",
            "list_export",
            "search",
            "approvals",
            "approval",
            "approval_withdraw",
        ];
        let own = own.map(|name| format!("staff_{name}"));
        assert_eq!(without(Access::SignedIn).collect::<Vec<_>>(), own);
    }

    #[test]
    fn what_a_stopped_site_still_does_is_a_short_reviewed_list() {
        let still = OPERATIONS.iter().filter(|one| one.while_stopped).map(|one| one.name);
        assert_eq!(still.collect::<Vec<_>>(), ["cart_order", "contact_request"]);
        let stops: Vec<_> = OPERATIONS.iter().filter(|one| one.stops_with_its_site()).map(|one| one.name).collect();
        assert!(stops.contains(&"cart_start") && stops.contains(&"cart_card"), "{stops:?}");
        assert!(stops.iter().all(|name| name.starts_with("cart_")), "nothing of the staff: {stops:?}");
    }

    #[test]
    fn what_prod_does_is_a_short_reviewed_list() {
        let of = |in_prod| {
            OPERATIONS.iter().filter(move |one| one.is_change() && one.in_prod == in_prod).map(|one| one.name)
        };
        let second: Vec<_> = of(InProd::Second).collect();
        let groups = ["group_make", "group_change", "group_remove"];
        let expected: Vec<_> = ["profiles_change"].into_iter().chain(groups).collect();
        assert_eq!(second, [expected, vec!["package_apply", "parameter_change", "job_change"]].concat());
        assert_eq!(of(InProd::Closed).collect::<Vec<_>>(), ["users_bulk", "users_bulk_preview"]);
        let confirmed = ["user_make", "user_change", "drift_repair", "catalogue_base", "catalogue_told_read"];
        let publishing = ["catalogue_publish", "catalogue_publish_plan", "catalogue_restore"];
        let codes = ["code_tables_import", "code_add", "code_change", "code_move", "site_change", "job_run"];
        assert_eq!(of(InProd::Confirmed).collect::<Vec<_>>(), [&confirmed[..], &publishing[..], &codes[..]].concat());
        assert!(OPERATIONS.iter().all(|one| one.is_change() || one.in_prod == InProd::AtOnce));
        assert!(OPERATIONS.iter().all(|one| one.in_prod != InProd::Second || one.can_wait));
    }
}
