//! Names of sites, modules, rights and states in the reader's language, and moments at the operator's place.

use crate::components::Words;
use crate::state::Shop;
use chrono::{DateTime, Utc};
use weblys_api::security::{Action, Level, Origin, Right, Site, UserState};
use weblys_i18n::Texts;

/// A site.
#[must_use]
pub fn site(site: Site, t: &Texts) -> Words {
    t.get(&format!("staff-site-{}", site.code()))
}

/// A module.
#[must_use]
pub fn module(code: &str, t: &Texts) -> Words {
    t.get(&format!("staff-module-{code}"))
}

/// What may be done in a module.
#[must_use]
pub fn action(action: Action, t: &Texts) -> Words {
    t.get(&format!("staff-action-{}", action.word()))
}

/// A right: its site, its module, its action.
#[must_use]
pub fn right(right: Right, t: &Texts) -> String {
    let [site, module, action] = [site(right.site(), t), module(right.module(), t), action(right.action(), t)];
    t.with("staff-right", &[("site", site.into()), ("module", module.into()), ("action", action.into())])
}

/// Whether somebody may sign in.
#[must_use]
pub fn state(state: UserState, t: &Texts) -> Words {
    match state {
        UserState::Active => t.get("weconfig-state-active"),
        UserState::Disabled => t.get("weconfig-state-disabled"),
    }
}

/// Where a user or group was made.
#[must_use]
pub fn origin(origin: Origin, t: &Texts) -> Words {
    match origin {
        Origin::Weblys => t.get("weconfig-origin-weblys"),
        Origin::OperatorSystem => t.get("weconfig-origin-operator"),
    }
}

/// How a session was opened.
#[must_use]
pub fn level(level: Level, t: &Texts) -> Words {
    match level {
        Level::Password => t.get("staff-level-password"),
        Level::SecondFactor => t.get("staff-level-second-factor"),
    }
}

/// What was done, by the code of the audit trail: in words where we have them.
#[must_use]
pub fn act(code: &str, t: &Texts) -> String {
    let key = format!("weconfig-act-{}", code.replace(['.', '_'], "-"));
    if t.has(&key) { t.get(&key).into_owned() } else { code.to_owned() }
}

/// A change that the staff makes, by the name of its operation.
#[must_use]
pub fn operation(name: &str, t: &Texts) -> Words {
    let key = format!("staff-operation-{}", name.replace('_', "-"));
    if t.has(&key) { t.get(&key) } else { Words::Owned(name.to_owned()) }
}

/// A moment at the operator's place.
#[must_use]
pub fn moment(at: DateTime<Utc>, shop: &Shop, t: &Texts) -> String {
    t.moment(at.with_timezone(&shop.brand.facts.zone()).naive_local())
}

/// The same, as short as a table wants it: `2026-12-01 14:05`, in the order of the reader's language.
#[must_use]
pub fn short_moment(at: DateTime<Utc>, shop: &Shop, t: &Texts) -> String {
    let local = at.with_timezone(&shop.brand.facts.zone()).naive_local();
    format!("{} {}", t.typed_date(local.date()), local.format("%H:%M"))
}

/// A browser in few words: its name and the system, as far as it says them.
#[must_use]
pub fn browser(agent: &str) -> String {
    let find = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // The order matters: each but the first of a line also names the others.
    let browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    match (find(&browsers), find(&systems)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => agent.chars().take(60).collect(),
    }
}
