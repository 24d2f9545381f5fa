//! The environments that this FRONT serves, and what the BACK of each told last (WCF-10).
//!
//! What this is: what the switcher of the staff's frame and the page of environments show. Nobody asks for it: FRONT
//! tells each BACK every few seconds that it is there, and BACK says in return which one it is. What it is not: a way
//! from one environment to another; each has its own BACK, cookies and secret.

use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{Arc, RwLock};
use weblys_api::components::{TOLD_EVERY, Told};
use weblys_api::staff::EnvironmentView;

/// A BACK that told nothing for so long does not answer.
const ANSWERS: TimeDelta = TimeDelta::seconds(3 * TOLD_EVERY.cast_signed());

/// What the BACK of an environment told, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// What it told.
    pub told: Told,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// One of the environments, as it looks now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The origin that browsers see.
    pub public_url: String,
    /// Whether it is the one that is asked.
    pub is_own: bool,
    /// What its BACK told last; none: nothing since this FRONT started.
    pub heard: Option<Heard>,
    /// Whether its BACK was heard of just now.
    pub answers: bool,
}

impl Seen {
    /// Its name; its address as long as it has told none.
    #[must_use]
    pub fn name(&self) -> &str {
        let host = || self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, host)| host);
        self.heard.as_ref().map_or_else(host, |heard| heard.told.environment.name.as_str())
    }
}

/// All environments of a FRONT, seen from one of them. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Environments {
    all: Arc<[Known]>,
    own: usize,
}

#[derive(Debug)]
struct Known {
    public_url: String,
    heard: RwLock<Option<Heard>>,
}

impl Environments {
    /// The same environments as seen from each of them, in the order of the settings.
    #[must_use]
    pub fn seen_from_each(public_urls: impl IntoIterator<Item = String>) -> Vec<Self> {
        let known = |public_url| Known { public_url, heard: RwLock::default() };
        let all: Arc<[Known]> = public_urls.into_iter().map(known).collect();
        (0..all.len()).map(|own| Self { all: Arc::clone(&all), own }).collect()
    }

    /// Whether there is more than one.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    /// Which BACK this environment has, as far as it has told.
    #[must_use]
    pub fn own(&self) -> Option<EnvironmentView> {
        self.all.get(self.own)?.heard().map(|heard| heard.told.environment)
    }

    /// Keeps what the BACK of this environment told.
    pub fn hears(&self, told: Told, at: DateTime<Utc>) {
        if let Some(own) = self.all.get(self.own)
            && let Ok(mut heard) = own.heard.write()
        {
            *heard = Some(Heard { told, at });
        }
    }

    /// Every environment, in the order of the settings.
    #[must_use]
    pub fn seen(&self, now: DateTime<Utc>) -> Vec<Seen> {
        let seen = |(at, known): (usize, &Known)| {
            let heard = known.heard();
            Seen {
                public_url: known.public_url.clone(),
                is_own: at == self.own,
                answers: heard.as_ref().is_some_and(|heard| heard.at + ANSWERS > now),
                heard,
            }
        };
        self.all.iter().enumerate().map(seen).collect()
    }
}

impl Known {
    fn heard(&self) -> Option<Heard> {
        self.heard.read().ok()?.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_api::security::Environment;

    fn told(code: Environment, name: &str) -> Told {
        let environment = EnvironmentView { code, name: name.to_owned() };
        Told { environment, program_version: "0.1.0".to_owned(), publication: "7".to_owned(), reloads: [].into() }
    }

    #[test]
    fn each_environment_sees_the_others_as_they_told_last() {
        let urls = ["https://test.example.fr", "https://b.fr"].map(str::to_owned);
        let [test, prod] = <[Environments; 2]>::try_from(Environments::seen_from_each(urls)).unwrap();
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(test.own(), None);
        assert_eq!(test.seen(now)[1].name(), "b.fr");
        prod.hears(told(Environment::Prod, "Production"), now);
        let seen = test.seen(now + TimeDelta::seconds(14));
        assert!(seen[0].is_own && !seen[0].answers && !seen[1].is_own && seen[1].answers, "{seen:?}");
        assert_eq!((seen[1].name(), seen[1].public_url.as_str()), ("Production", "https://b.fr"));
        assert_eq!(prod.own().unwrap().code, Environment::Prod);
        let later = test.seen(now + TimeDelta::seconds(16));
        assert!(!later[1].answers && later[1].name() == "Production", "it is silent and still named: {later:?}");
        assert!(test.are_several());
    }
}
