//! The menu of saved views above a list: those that one sees, and a form that keeps the list as it is shown.

use crate::components::Words;
use crate::routes::staff as routes;
use crate::staff::list::ListQuery;
use askama::Template;
use uuid::Uuid;
use weblys_api::users::GroupRef;
use weblys_api::views::{ListKind, ViewList, ViewRow};
use weblys_i18n::Texts;

/// A view in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewEntry {
    /// Its name.
    pub name: String,
    /// The list as it shows it.
    pub href: String,
    /// Whose it is, where it is another's.
    pub shared: Option<String>,
    /// Whether the list is shown like this.
    pub is_current: bool,
    /// Whether the list opens with it.
    pub is_default: bool,
}

/// The menu.
#[derive(Template, Debug, Clone)]
#[template(path = "components/views.html")]
pub struct Views {
    t: &'static Texts,
    csrf: String,
    key: String,
    list: ListKind,
    path: String,
    entries: Vec<ViewEntry>,
    groups: Vec<GroupRef>,
    /// The list as it is shown now; none: it cannot be kept.
    query: Option<String>,
}

/// The address of a list with a view: without filters it is told from the list that opens with one's own.
#[must_use]
pub fn address(path: &str, query: &str) -> String {
    if query.is_empty() { format!("{path}?view=all") } else { format!("{path}?{query}") }
}

impl Views {
    /// The views of a list, which is shown as `query` says.
    #[must_use]
    pub fn new(t: &'static Texts, csrf: &str, list: ListKind, query: &ListQuery, views: ViewList) -> Self {
        let shown = kept(list, query);
        let entry = |view: ViewRow| ViewEntry {
            href: address(query.path(), &view.query),
            shared: (!view.is_own).then_some(view.owner),
            is_current: shown.as_deref() == Some(view.query.as_str()),
            is_default: view.is_default,
            name: view.name,
        };
        Self {
            t,
            csrf: csrf.to_owned(),
            key: Uuid::new_v4().to_string(),
            list,
            path: query.path().to_owned(),
            entries: views.views.into_iter().map(entry).collect(),
            groups: views.groups,
            query: shown,
        }
    }

    /// What the menu is called: the view that is shown, if it is one.
    fn title(&self) -> Words {
        let current = self.entries.iter().find(|entry| entry.is_current);
        current.map_or_else(|| self.t.get("staff-views"), |entry| Words::Owned(entry.name.clone()))
    }

    fn action() -> &'static str {
        routes::VIEWS
    }
}

/// How a list is shown, as a view keeps it.
fn kept(list: ListKind, query: &ListQuery) -> Option<String> {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.extend_pairs(query.carried(&["id", "format"]));
    list.query(&pairs.finish())
}
