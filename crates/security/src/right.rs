//! Every right of the platform, declared once (SECURITE): a right is a site, a module and an action.
//!
//! Pages, BACK's operations and the administration screen all read this table, so that they cannot
//! disagree. To add one: a line in `rights!`, with its module in
//! [`MODULES`](crate::site::MODULES). A code that was given once keeps its meaning for ever: groups hold codes.

mod set;

pub use set::RightSet;

use crate::site::Site;
use serde::{Deserialize, Serialize};

/// What may be done in a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Work in it: the trade itself.
    Use,
    /// See it.
    Read,
    /// Change it.
    Change,
    /// Take it out as a file.
    Export,
    /// Be the second who agrees.
    Approve,
    /// Start something that runs.
    Run,
    /// Act in another's name, with his consent and with trace.
    OnBehalf,
    /// Put it in force.
    Publish,
}

impl Action {
    /// Its word in codes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Use => "use",
            Self::Read => "read",
            Self::Change => "change",
            Self::Export => "export",
            Self::Approve => "approve",
            Self::Run => "run",
            Self::OnBehalf => "on_behalf",
            Self::Publish => "publish",
        }
    }
}

/// The table: variant, site, module, action, code. A test holds the code against its three parts.
macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident = $site:ident . $module:literal . $action:ident, $code:literal;)+) => {
        /// A right, by what it allows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "&'static str")]
        pub enum Right {
            $($(#[$doc])* $name,)+
        }

        impl Right {
            /// Every right, in menu order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The site that it is about.
            #[must_use]
            pub const fn site(self) -> Site {
                match self { $(Self::$name => Site::$site,)+ }
            }

            /// The code of the module that it is about.
            #[must_use]
            pub const fn module(self) -> &'static str {
                match self { $(Self::$name => $module,)+ }
            }

            /// What it allows there.
            #[must_use]
            pub const fn action(self) -> Action {
                match self { $(Self::$name => Action::$action,)+ }
            }

            /// Its code in stores and wires: `weconfig.users.read`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

rights! {
    /// Buy as a visitor of SelfShop.
    ShopUse = SelfShop."shop".Use, "selfshop.shop.use";
    /// Use a customer's account.
    AccountUse = MyAccount."account".Use, "myaccount.account.use";
    /// Change the offer of a customer.
    ChangesUse = MyShop."changes".Use, "myshop.changes.use";
    /// Sell.
    SalesUse = WeShop."sales".Use, "weshop.sales.use";
    /// Work on customers' files.
    CustomersUse = WeCare."customers".Use, "wecare.customers.use";
    /// Work on tickets.
    TicketsUse = WeCrm."tickets".Use, "wecrm.tickets.use";
    /// Work on outages.
    OutagesUse = WeCrm."outages".Use, "wecrm.outages.use";
    /// Walk and edit decision trees.
    DiagnosisUse = WeDiag."diagnosis".Use, "wediag.diagnosis.use";
    /// See the environments.
    EnvironmentsRead = WeConfig."environments".Read, "weconfig.environments.read";
    /// Be the second approver of what PROD asks for (WCF-11).
    EnvironmentsApprove = WeConfig."environments".Approve, "weconfig.environments.approve";
    /// See components and their versions (WCF-14, WCF-31).
    ComponentsRead = WeConfig."components".Read, "weconfig.components.read";
    /// See which public sites are stopped (WCF-24).
    SitesRead = WeConfig."sites".Read, "weconfig.sites.read";
    /// Stop a public site and start it again (WCF-24, WCF-25).
    SitesChange = WeConfig."sites".Change, "weconfig.sites.change";
    /// See what processes hold in memory (WCF-29).
    CachesRead = WeConfig."caches".Read, "weconfig.caches.read";
    /// Have it loaded anew (WCF-08, WCF-27).
    CachesRun = WeConfig."caches".Run, "weconfig.caches.run";
    /// See users.
    UsersRead = WeConfig."users".Read, "weconfig.users.read";
    /// Make and change users.
    UsersChange = WeConfig."users".Change, "weconfig.users.change";
    /// Take the list of users out.
    UsersExport = WeConfig."users".Export, "weconfig.users.export";
    /// Synchronise users with the operator system at once (WCR-10).
    UsersRun = WeConfig."users".Run, "weconfig.users.run";
    /// Act in a user's name for support.
    UsersOnBehalf = WeConfig."users".OnBehalf, "weconfig.users.on_behalf";
    /// See groups and their rights.
    GroupsRead = WeConfig."groups".Read, "weconfig.groups.read";
    /// Make and change groups.
    GroupsChange = WeConfig."groups".Change, "weconfig.groups.change";
    /// Read the audit trail.
    AuditRead = WeConfig."audit".Read, "weconfig.audit.read";
    /// Take the audit trail out.
    AuditExport = WeConfig."audit".Export, "weconfig.audit.export";
    /// See parameters (WCF-05, WCF-17).
    ParametersRead = WeConfig."parameters".Read, "weconfig.parameters.read";
    /// Change parameters.
    ParametersChange = WeConfig."parameters".Change, "weconfig.parameters.change";
    /// See code tables (WCF-16).
    CodeTablesRead = WeConfig."code_tables".Read, "weconfig.code_tables.read";
    /// Change filters, order and labels of code tables.
    CodeTablesChange = WeConfig."code_tables".Change, "weconfig.code_tables.change";
    /// Take a code table out.
    CodeTablesExport = WeConfig."code_tables".Export, "weconfig.code_tables.export";
    /// Import code tables from the operator system.
    CodeTablesRun = WeConfig."code_tables".Run, "weconfig.code_tables.run";
    /// See jobs and the outbox.
    JobsRead = WeConfig."jobs".Read, "weconfig.jobs.read";
    /// Start a job, try an effect again.
    JobsRun = WeConfig."jobs".Run, "weconfig.jobs.run";
    /// See mails sent.
    MailsRead = WeConfig."mails".Read, "weconfig.mails.read";
    /// Take the list of mails sent out.
    MailsExport = WeConfig."mails".Export, "weconfig.mails.export";
    /// See contact requests left in SelfShop.
    ContactsRead = WeConfig."contacts".Read, "weconfig.contacts.read";
    /// Handle contact requests.
    ContactsChange = WeConfig."contacts".Change, "weconfig.contacts.change";
    /// Take contact requests out.
    ContactsExport = WeConfig."contacts".Export, "weconfig.contacts.export";
    /// See the catalogue (WCF-03).
    CatalogueRead = WeConfig."catalogue".Read, "weconfig.catalogue.read";
    /// Prepare the catalogue (WCF-15): its draft, which sells nothing.
    CatalogueChange = WeConfig."catalogue".Change, "weconfig.catalogue.change";
    /// Put a catalogue in force.
    CataloguePublish = WeConfig."catalogue".Publish, "weconfig.catalogue.publish";
    /// See packages of the configuration (IDEA-06).
    ConfigurationRead = WeConfig."configuration".Read, "weconfig.configuration.read";
    /// Keep the configuration as it is, and bring packages.
    ConfigurationChange = WeConfig."configuration".Change, "weconfig.configuration.change";
    /// Put a package in force: each of its parts takes its own right besides.
    ConfigurationPublish = WeConfig."configuration".Publish, "weconfig.configuration.publish";
    /// Run marketing campaigns.
    CampaignsUse = Campaigns."campaigns".Use, "campaigns.campaigns.use";
    /// Take and make calls.
    CallsUse = ContactCentre."calls".Use, "contact_centre.calls.use";
}

impl Right {
    /// Whether it is about what belongs to no partner, shop or channel: it counts for those only whom nothing limits.
    #[must_use]
    pub const fn is_of_the_whole(self) -> bool {
        matches!(
            self,
            Self::GroupsChange
                | Self::ComponentsRead
                | Self::SitesRead
                | Self::SitesChange
                | Self::CachesRead
                | Self::CachesRun
                | Self::ParametersRead
                | Self::ParametersChange
                | Self::CodeTablesChange
                | Self::CodeTablesRun
                | Self::JobsRead
                | Self::JobsRun
                | Self::MailsRead
                | Self::MailsExport
                | Self::ContactsRead
                | Self::ContactsChange
                | Self::ContactsExport
                | Self::UsersRun
                | Self::CatalogueRead
                | Self::CatalogueChange
                | Self::CataloguePublish
                | Self::ConfigurationRead
                | Self::ConfigurationChange
                | Self::ConfigurationPublish
        )
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|right| right.code() == code)
    }
}

impl TryFrom<String> for Right {
    type Error = String;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or_else(|| "no such right".to_owned())
    }
}

impl From<Right> for &'static str {
    fn from(right: Right) -> Self {
        right.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MODULES;
    use std::collections::BTreeSet;

    #[test]
    fn a_right_s_code_is_its_site_module_and_action() {
        for right in Right::ALL {
            let parts = format!("{}.{}.{}", right.site().code(), right.module(), right.action().word());
            assert_eq!(right.code(), parts);
            assert_eq!(Right::parse(&parts), Some(*right));
        }
        let codes: BTreeSet<&str> = Right::ALL.iter().map(|right| right.code()).collect();
        assert_eq!(codes.len(), Right::ALL.len());
        assert_eq!(Right::parse("weconfig.users.fly"), None);
    }

    #[test]
    fn every_module_has_a_right_and_every_right_its_module() {
        for module in MODULES {
            assert!(Right::ALL.iter().any(|r| (r.site(), r.module()) == (module.site, module.code)), "{module:?}");
        }
        for right in Right::ALL {
            assert!(MODULES.iter().any(|m| (m.site, m.code) == (right.site(), right.module())), "{right:?}");
        }
    }

    #[test]
    fn a_right_travels_as_its_code() {
        assert_eq!(serde_json::to_value(Right::UsersOnBehalf).unwrap(), "weconfig.users.on_behalf");
        assert_eq!(serde_json::from_value::<Right>("wecrm.outages.use".into()).unwrap(), Right::OutagesUse);
        assert!(serde_json::from_value::<Right>("wecrm.outages.end".into()).is_err());
    }
}
