//! The switcher of environments: the same page in each of them (WCF-10).
//!
//! What this is: plain links from one origin to another. What it is not: a sign-in; each environment knows its own
//! sessions only, and asks whoever has none to sign in and leads back to the page.

use crate::environments::{Environments, Seen};
use chrono::{DateTime, Utc};
use url::form_urlencoded::{Serializer, parse};
use weblys_api::staff::Me;

/// One environment in the switcher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Its name.
    pub name: String,
    /// The code of its kind, for its colour; empty before its BACK said it.
    pub code: &'static str,
    /// The same page there.
    pub href: String,
    /// Whether one is there.
    pub is_current: bool,
    /// Whether its BACK was heard of just now.
    pub answers: bool,
}

/// The environments of this FRONT; none where there is only one: nobody can switch.
#[must_use]
pub fn switches(environments: &Environments, me: &Me, path_and_query: &str, now: DateTime<Utc>) -> Vec<Switch> {
    if !environments.are_several() {
        return Vec::new();
    }
    let page = page_of(path_and_query);
    environments.seen(now).into_iter().map(|seen| switch(&seen, me, &page)).collect()
}

fn switch(seen: &Seen, me: &Me, page: &str) -> Switch {
    let href = format!("{}{page}", seen.public_url);
    if seen.is_own {
        // BACK has just said it with this very page.
        let (name, code) = (me.environment.name.clone(), me.environment.code.code());
        return Switch { name, code, href, is_current: true, answers: true };
    }
    let code = seen.heard.as_ref().map_or("", |heard| heard.told.environment.code.code());
    Switch { name: seen.name().to_owned(), code, href, is_current: false, answers: seen.answers }
}

/// The page without the word of what was just done: it was done here, not there.
fn page_of(path_and_query: &str) -> String {
    let Some((path, query)) = path_and_query.split_once('?') else { return path_and_query.to_owned() };
    let kept: Vec<_> = parse(query.as_bytes()).filter(|(name, _)| name != "done").collect();
    if kept.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", Serializer::new(String::new()).extend_pairs(kept).finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_page_is_meant_without_what_was_just_done() {
        for (here, there) in [
            ("/weconfig/users", "/weconfig/users"),
            ("/weconfig/users?q=a+b&sort=-name", "/weconfig/users?q=a+b&sort=-name"),
            ("/weconfig/users?done=saved", "/weconfig/users"),
            ("/weconfig/users?q=z%C3%A9&done=saved", "/weconfig/users?q=z%C3%A9"),
        ] {
            assert_eq!(page_of(here), there);
        }
    }
}
