//! Names of sites, modules, rights and states in the reader's language, and moments at the operator's place.

use crate::components::Words;
use crate::state::Shop;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
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

/// An instant as a form sends it, by the clocks of the operator; of an hour that comes twice the first.
#[must_use]
pub fn read_moment(text: &str, shop: &Shop) -> Option<DateTime<Utc>> {
    moment_in(text, shop.brand.facts.zone())
}

/// An instant as the field of a form has it, by the clocks of the operator.
#[must_use]
pub fn typed_moment(at: DateTime<Utc>, shop: &Shop) -> String {
    at.with_timezone(&shop.brand.facts.zone()).format("%Y-%m-%dT%H:%M").to_string()
}

fn moment_in(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let read = |format| NaiveDateTime::parse_from_str(text.trim(), format).ok();
    let local = read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S"))?;
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc())
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

/// The same to the millisecond, for what follows each other closely.
#[must_use]
pub fn exact_moment(at: DateTime<Utc>, shop: &Shop, t: &Texts) -> String {
    let local = at.with_timezone(&shop.brand.facts.zone()).naive_local();
    format!("{} {}", t.typed_date(local.date()), local.format("%H:%M:%S%.3f"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_by_the_clocks_of_the_operator() {
        let read = |text: &str| moment_in(text, chrono_tz::Europe::Paris).map(|at| at.to_rfc3339());
        assert_eq!(read("2026-12-01T06:30").as_deref(), Some("2026-12-01T05:30:00+00:00"));
        assert_eq!(read("2026-10-25T02:30").as_deref(), Some("2026-10-25T00:30:00+00:00"), "the first of two");
        assert_eq!(read("2027-03-28T02:30"), None, "clocks jump over it");
        assert_eq!((read("demain"), read("")), (None, None));
    }
}
