//! What BACK computed from what is published, kept while the same is published.
//!
//! What this is: offers at a dwelling, kept under the [`Stamp`] that names everything they depend on. What it
//! is not: a truth of its own. Every answer of BACK has its stamp, and a watcher asks for it where there is no
//! traffic; another stamp, or no answer, and everything kept is forgotten. A cart never comes from here, nor does any
//! price that is ordered.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use weblys_api::client::{BackClient, CallError, Caller};
use weblys_api::offer::{OffersView, Stamp};

/// Dwellings kept at most; then all are forgotten at once, which costs one call each.
const MOST: usize = 2_000;
/// How often BACK is asked for its stamp.
const WATCH_EVERY: Duration = Duration::from_millis(500);

/// Offers by dwelling, under one stamp.
#[derive(Debug, Default)]
pub struct Published(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    stamp: Option<Stamp>,
    offers: HashMap<String, Arc<OffersView>>,
}

impl Published {
    /// What may be sold at a dwelling: kept, or asked of BACK.
    ///
    /// # Errors
    /// What BACK answers.
    pub async fn offers(
        &self,
        back: &BackClient,
        caller: &Caller,
        dwelling: &str,
    ) -> Result<Arc<OffersView>, CallError> {
        if let Some(known) = self.known(dwelling) {
            return Ok(known);
        }
        let view = Arc::new(back.offers(caller, dwelling).await?);
        self.keep(dwelling, &view);
        Ok(view)
    }

    fn known(&self, dwelling: &str) -> Option<Arc<OffersView>> {
        self.0.read().ok()?.offers.get(dwelling).cloned()
    }

    fn keep(&self, dwelling: &str, view: &Arc<OffersView>) {
        let Ok(mut kept) = self.0.write() else { return };
        if kept.stamp.as_ref() != Some(&view.stamp) {
            return;
        }
        if kept.offers.len() >= MOST {
            kept.offers.clear();
        }
        kept.offers.insert(dwelling.to_owned(), view.clone());
    }

    /// What everything kept depends on, and for how many dwellings something is kept.
    #[must_use]
    pub fn held(&self) -> (String, usize) {
        let held = self.0.read().ok();
        held.map(|kept| (kept.stamp.as_ref().map(|stamp| stamp.0.clone()).unwrap_or_default(), kept.offers.len()))
            .unwrap_or_default()
    }

    /// Forgets what is kept: each page asks BACK once more.
    pub fn forget(&self) {
        if let Ok(mut kept) = self.0.write() {
            kept.offers.clear();
        }
    }

    /// Whether this is what BACK published when it was last heard of.
    pub fn is_in_force(&self, view: &OffersView) -> bool {
        self.0.read().is_ok_and(|kept| kept.stamp.as_ref() == Some(&view.stamp))
    }

    /// An answer of BACK came with this stamp.
    pub fn hears_of(&self, stamp: &str) {
        let is_known = self.0.read().is_ok_and(|kept| kept.stamp.as_ref().is_some_and(|known| known.0 == stamp));
        if !is_known {
            self.go_by(Some(Stamp(stamp.to_owned())));
        }
    }

    fn go_by(&self, stamp: Option<Stamp>) {
        let Ok(mut kept) = self.0.write() else { return };
        if kept.stamp != stamp {
            *kept = Kept { stamp, offers: HashMap::new() };
        }
    }

    /// Watches BACK's stamp for as long as the process lives.
    pub async fn watch(&self, back: &BackClient) {
        let caller = Caller { correlation: "stamp".to_owned(), ..Caller::default() };
        let mut tick = tokio::time::interval(WATCH_EVERY);
        loop {
            tick.tick().await;
            self.go_by(back.stamp(&caller).await.ok());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn published(stamp: &str) -> (Published, Arc<OffersView>) {
        let published = Published::default();
        published.go_by(Some(Stamp(stamp.to_owned())));
        (published, Arc::new(OffersView { stamp: Stamp(stamp.to_owned()), ..samples::read(samples::OFFERS).unwrap() }))
    }

    #[test]
    fn offers_are_kept_while_the_same_is_published_and_forgotten_when_another_is() {
        let (published, view) = published("1.0.2026-11-22");
        published.keep("D1", &view);
        assert!(published.known("D1").is_some());
        published.go_by(Some(Stamp("2.0.2026-11-22".to_owned())));
        assert!(published.known("D1").is_none());
    }

    #[test]
    fn any_answer_that_names_something_newer_makes_what_is_kept_forgotten() {
        let (published, view) = published("1.0.2026-11-22");
        published.keep("D1", &view);
        published.hears_of("1.0.2026-11-22");
        assert!(published.known("D1").is_some() && published.is_in_force(&view));
        published.hears_of("2.0.2026-11-22");
        assert!(published.known("D1").is_none() && !published.is_in_force(&view));
    }

    #[test]
    fn nothing_is_kept_when_back_does_not_answer_or_says_something_newer() {
        let (published, view) = published("1.0.2026-11-22");
        published.go_by(None);
        published.keep("D1", &view);
        published.go_by(Some(Stamp("2.0.2026-11-22".to_owned())));
        published.keep("D1", &view);
        assert!(published.known("D1").is_none());
    }
}
