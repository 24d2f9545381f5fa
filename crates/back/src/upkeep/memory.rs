//! What this BACK holds in memory, told with the words by which it tells that it is there, and loading it anew when
//! somebody wants that (WCF-08, WCF-27, WCF-29).
//!
//! What this is: a look once a second at the wishes of the staff ([`look`]) and the notes of since when each thing is held.
//! What it is not: a way in which anything changes; imports and publications are seen by each BACK without a wish. New
//! is built whole beside the old and takes its place at a stroke, so that nobody is without for a moment.

use crate::code_tables::held::Held as Codes;
use crate::error::ApiError;
use crate::flows::service_calls;
use crate::parameters::declared::Parameter;
use crate::state::{App, Parts};
use crate::upkeep::{components, reloads};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use weblys_api::caches::{Cache, CacheTold, Counted};
use weblys_catalog::Catalogue;

/// What is known of one thing in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Noted {
    version: String,
    loaded_at: DateTime<Utc>,
    reload: i64,
}

/// Since when this process holds what it holds.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<Cache, Noted>>);

impl Memory {
    fn with<T>(&self, look: impl FnOnce(&mut BTreeMap<Cache, Noted>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes note of what is held now: another version than before was loaded since the last look.
    fn note(&self, cache: Cache, version: String, now: DateTime<Utc>) {
        self.with(|noted| {
            let known = noted.entry(cache);
            let known = known.or_insert_with(|| Noted { version: version.clone(), loaded_at: now, reload: 0 });
            if known.version != version {
                (known.version, known.loaded_at) = (version, now);
            }
        });
    }

    /// A wish was followed.
    fn followed(&self, cache: Cache, reload: i64, now: DateTime<Utc>) {
        self.with(|noted| {
            if let Some(known) = noted.get_mut(&cache) {
                (known.reload, known.loaded_at) = (reload, now);
            }
        });
    }

    fn of(&self, cache: Cache) -> Option<Noted> {
        self.with(|noted| noted.get(&cache).cloned())
    }
}

/// Begins to take note, when everything was loaded for the first time: wishes of before are followed by that.
pub fn begin(app: &Parts, wishes: BTreeMap<Cache, i64>) {
    note(app);
    for (cache, number) in wishes {
        app.memory.followed(cache, number, app.now());
    }
}

fn note(app: &Parts) {
    for cache in Cache::ALL {
        if let Some(version) = version(app, cache) {
            app.memory.note(cache, version, app.now());
        }
    }
}

/// Loads anew what somebody wants, and tells at once that it was done. What fails is tried again at the next look.
///
/// # Errors
/// The database's.
pub async fn look(app: &App) -> Result<(), ApiError> {
    let mut has_followed = false;
    for (cache, number) in reloads::numbers(&app.db).await? {
        let is_wanted = app.memory.of(cache).is_some_and(|known| known.reload < number);
        if is_wanted && !cache.is_of_front() {
            // One that cannot be loaded stands in no other's way.
            if let Err(error) = load(app, cache).await {
                tracing::error!(cache = cache.code(), %error, "cannot be loaded anew");
                continue;
            }
            note(app);
            app.memory.followed(cache, number, app.now());
            tracing::info!(cache = cache.code(), "loaded anew, as wanted");
            has_followed = true;
        }
    }
    note(app);
    if has_followed { components::tell(app).await } else { Ok(()) }
}

async fn load(app: &App, cache: Cache) -> Result<(), ApiError> {
    match cache {
        Cache::Catalogue => app.publications.reload(&app.db).await,
        Cache::Addresses => app.addresses.reload(&app.db).await,
        Cache::CodeTables => app.code_tables.reload(&app.db).await,
        Cache::Parameters => app.parameters.reload(&app.db, &app.config.sale).await,
        Cache::Users => app.directory.reload(&app.db).await,
        Cache::Rules | Cache::Offers => Ok(()),
    }
}

/// Which version of something is held; none: it is not held here.
fn version(app: &Parts, cache: Cache) -> Option<String> {
    match cache {
        Cache::Catalogue => Some(app.publications.current().ok()?.version().to_string()),
        Cache::Addresses => Some(app.addresses.version().to_string()),
        Cache::CodeTables => Some(app.code_tables.held().version().to_string()),
        Cache::Parameters => Some(app.parameters.version().to_string()),
        Cache::Users => Some(app.directory.held().version().to_string()),
        Cache::Rules => Some(service_calls::rules().version.to_string()),
        Cache::Offers => None,
    }
}

/// What this process holds, as it tells.
#[must_use]
pub fn told(app: &Parts) -> Vec<CacheTold> {
    let told = |cache: Cache| {
        let noted = app.memory.of(cache)?;
        let (counts, bytes) = counted(app, cache)?;
        Some(CacheTold {
            cache: cache.code().to_owned(),
            version: noted.version,
            loaded_at: noted.loaded_at,
            counts,
            bytes: bytes.and_then(|bytes| i64::try_from(bytes).ok()),
            reload: noted.reload,
        })
    };
    Cache::ALL.into_iter().filter_map(told).collect()
}

fn counted(app: &Parts, cache: Cache) -> Option<(Vec<Counted>, Option<usize>)> {
    let counts = match cache {
        Cache::Catalogue => things(app.publications.current().ok()?.catalogue(), app.publications.older()),
        Cache::Addresses => return Some(addresses(app)),
        Cache::CodeTables => codes(&app.code_tables.held()),
        Cache::Parameters => vec![Counted::of("parameters", Parameter::ALL.len())],
        Cache::Users => {
            let held = app.directory.held();
            vec![Counted::of("users", held.size()), Counted::of("groups", held.groups().len())]
        }
        Cache::Rules => {
            let rules = service_calls::rules();
            vec![Counted::of("rules", rules.before.rows.len() + rules.after.rows.len())]
        }
        Cache::Offers => return None,
    };
    Some((counts, None))
}

fn things(catalogue: &Catalogue, older: usize) -> Vec<Counted> {
    vec![
        Counted::of("offers", catalogue.offers.len()),
        Counted::of("services", catalogue.services.len()),
        Counted::of("tariffs", catalogue.tariffs.len()),
        Counted::of("equipment", catalogue.equipment.len()),
        Counted::of("options", catalogue.options.len()),
        Counted::of("promotions", catalogue.promotions.len()),
        Counted::of("restrictions", catalogue.restrictions.len()),
        Counted::of("zones", catalogue.zones.len()),
        Counted::of("older", older),
    ]
}

fn addresses(app: &Parts) -> (Vec<Counted>, Option<usize>) {
    let index = app.addresses.index();
    let (streets, addresses) = index.size();
    let counts = vec![
        Counted::of("towns", index.towns()),
        Counted::of("streets", streets),
        Counted::of("addresses", addresses),
        Counted::of("dwellings", app.addresses.remembered()),
    ];
    (counts, Some(index.bytes()))
}

fn codes(held: &Codes) -> Vec<Counted> {
    let codes = held.tables().iter().map(|table| usize::try_from(table.codes).unwrap_or_default()).sum();
    vec![Counted::of("tables", held.tables().len()), Counted::of("codes", codes)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn it_is_held_since_another_version_came_or_a_wish_was_followed() {
        let (memory, now) = (Memory::default(), DateTime::UNIX_EPOCH);
        let later = |seconds| now + TimeDelta::seconds(seconds);
        let held = || memory.of(Cache::Addresses).unwrap();
        assert_eq!(memory.of(Cache::Addresses), None);
        memory.note(Cache::Addresses, "1".to_owned(), now);
        memory.note(Cache::Addresses, "1".to_owned(), later(1));
        assert_eq!((held().loaded_at, held().reload), (now, 0));
        memory.note(Cache::Addresses, "2".to_owned(), later(2));
        assert_eq!((held().loaded_at, held().version.as_str()), (later(2), "2"));
        memory.followed(Cache::Addresses, 7, later(3));
        assert_eq!((held().loaded_at, held().reload), (later(3), 7));
    }
}
