//! Saved and shared views of lists (EXP-11): how a list is limited, ordered and shown, under a name.
//!
//! A view is the query part of a list's address and nothing else: it leads nowhere but to its list.

use crate::security::Right;
use crate::users::GroupRef;
use reqwest::Url;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A list of the staff that has views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Users.
    Users,
    /// The audit trail.
    Audit,
    /// Contact requests and statements.
    Contacts,
    /// What waits to be carried out.
    Effects,
    /// Mails sent.
    Mails,
    /// What may be sold in a sale, and why not the rest: a view is a sale to come back to.
    Explanation,
    /// Things of a sheet of the catalogue.
    CatalogueThings,
    /// Combinations that customers hold.
    CatalogueCoverage,
    /// Differences from the users of the operator system.
    Drift,
}

/// A longer one is no view.
const LONGEST_QUERY: usize = 1_000;

impl ListKind {
    /// Every list, in menu order.
    pub const ALL: [Self; 9] = [
        Self::Users,
        Self::Drift,
        Self::Audit,
        Self::Effects,
        Self::Mails,
        Self::Contacts,
        Self::Explanation,
        Self::CatalogueThings,
        Self::CatalogueCoverage,
    ];

    /// Its word in stores and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Audit => "audit",
            Self::Contacts => "contacts",
            Self::Effects => "effects",
            Self::Mails => "mails",
            Self::Explanation => "explanation",
            Self::CatalogueThings => "catalogue_things",
            Self::CatalogueCoverage => "catalogue_coverage",
            Self::Drift => "drift",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.word() == word)
    }

    /// The right by which it is seen.
    #[must_use]
    pub const fn right(self) -> Right {
        match self {
            Self::Users | Self::Drift => Right::UsersRead,
            Self::Audit => Right::AuditRead,
            Self::Contacts => Right::ContactsRead,
            Self::Effects => Right::JobsRead,
            Self::Mails => Right::MailsRead,
            Self::Explanation | Self::CatalogueThings | Self::CatalogueCoverage => Right::CatalogueRead,
        }
    }

    /// The parts that its address may have in a view.
    const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Users => &["q", "state", "origin", "group", "sort", "col", "size"],
            Self::Audit => &["q", "actor", "action", "subject", "from", "until", "col", "size"],
            Self::Contacts => &["q", "kind", "state", "sort", "col", "size"],
            Self::Effects => &["state", "topic", "col", "size"],
            Self::Mails => &["recipient", "state", "col", "size"],
            Self::Explanation => &[
                "kind",
                "q",
                "state",
                "place",
                "address",
                "at",
                "dwelling",
                "channel",
                "sale_type",
                "grouping",
                "customer_type",
                "day",
                "held",
                "current",
                "offer",
                "col",
                "size",
            ],
            Self::CatalogueThings => &["sheet", "q", "of", "col", "size"],
            Self::CatalogueCoverage => &["state", "q", "col", "size"],
            Self::Drift => &["q", "kind", "field", "col", "size"],
        }
    }

    /// The query part of an address as a view keeps it; none when it has a part that this list does not have, or is too
    /// long.
    #[must_use]
    pub fn query(self, typed: &str) -> Option<String> {
        let mut url = Url::parse("http://list/").ok()?;
        url.set_query(Some(typed));
        let pairs: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(_, value)| !value.is_empty()).collect();
        let is_part = |(name, value): &(String, String)| {
            self.parts().contains(&name.as_str()) && !value.contains(char::is_control)
        };
        if typed.len() > LONGEST_QUERY || !pairs.iter().all(is_part) {
            return None;
        }
        url.set_query(None);
        url.query_pairs_mut().extend_pairs(pairs);
        Some(url.query().unwrap_or_default().to_owned()).filter(|query| query.len() <= LONGEST_QUERY)
    }
}

/// A view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewRow {
    /// Its id.
    pub view_id: Uuid,
    /// The list.
    pub list: ListKind,
    /// Its name, for people.
    pub name: String,
    /// The query part of the list's address.
    pub query: String,
    /// The login of whoever made it.
    pub owner: String,
    /// Whether the one who asks made it.
    pub is_own: bool,
    /// The group that it is shared with.
    pub group: Option<GroupRef>,
    /// Whether the list opens with it, for the one who asks.
    pub is_default: bool,
}

/// One's own views and those shared with one's groups.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ViewList {
    /// The views, by name.
    pub views: Vec<ViewRow>,
    /// The groups that one may share with.
    pub groups: Vec<GroupRef>,
}

/// Which views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewQuery {
    /// Of one list; of all if it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<ListKind>,
}

/// A new view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewView {
    /// Chosen once for each form: sent twice, it makes one view.
    pub idempotency_key: Uuid,
    /// The list.
    pub list: ListKind,
    /// Its name.
    pub name: String,
    /// The query part of the list's address.
    pub query: String,
    /// The group to share it with; it takes the right to change groups.
    pub group_id: Option<Uuid>,
    /// Whether the list opens with it from now on.
    pub is_default: bool,
}

/// The view that a list opens with, for oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefaultView {
    /// The list.
    pub list: ListKind,
    /// The view; none: as it is without any.
    pub view_id: Option<Uuid>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_the_query_of_its_list_and_nothing_else() {
        let users = ListKind::Users;
        assert_eq!(
            users.query("q=ca%20%C3%A9&state=&sort=-name&col=login&col=name").unwrap(),
            "q=ca+%C3%A9&sort=-name&col=login&col=name"
        );
        assert_eq!(users.query("").unwrap(), "");
        for wrong in ["page=3", "done=saved", "next=//evil.example", "id=1", "csrf=x", "q=a%00b", "topic=send_mail"] {
            assert_eq!(users.query(wrong), None, "{wrong}");
        }
        assert_eq!(users.query("q=a#//evil.example").unwrap(), "q=a%23%2F%2Fevil.example", "it cannot leave its place");
        assert_eq!(users.query(&format!("q={}", "x".repeat(1_000))), None);
        for list in ListKind::ALL {
            assert_eq!(ListKind::from_word(list.word()), Some(list));
        }
    }
}
