//! The page that follows a form, as BACK computed it together with the form's answer.
//!
//! What this is: kept from the answer to a form until the browser asks for the page it is led to, a moment later, or
//! until it does not; shown once. What it is not: a session. Another replica, another page or a slow browser asks BACK.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use weblys_api::cart::NextPage;
use weblys_api::order::OrderView;

/// A page is asked for as soon as its address has come; later, things may have changed elsewhere.
const HOLDS: Duration = Duration::from_secs(3);
/// Pages kept at most; then all are forgotten at once, which costs one call each.
const MOST: usize = 2_000;

/// A page that is about to be asked for.
#[derive(Debug)]
pub enum Coming {
    /// A step of the sale.
    Step(Box<NextPage>),
    /// The order that was just made.
    Order(Box<OrderView>),
}

/// Pages by the session that is led to them.
#[derive(Debug, Default)]
pub struct Ahead(Mutex<HashMap<String, (Instant, Coming)>>);

impl Ahead {
    /// Keeps the page that a session is led to now.
    pub fn keep(&self, session: &str, coming: Coming) {
        let Ok(mut pages) = self.0.lock() else { return };
        if pages.len() >= MOST {
            pages.clear();
        }
        pages.insert(session.to_owned(), (Instant::now(), coming));
    }

    /// The page that a session was led to a moment ago. Whatever it is, it is not there a second time.
    pub fn take(&self, session: &str) -> Option<Coming> {
        let (kept_at, coming) = self.0.lock().ok()?.remove(session)?;
        (kept_at.elapsed() <= HOLDS).then_some(coming)
    }

    /// Forgets pages that nobody came for, for as long as the process lives.
    pub async fn forget(&self) {
        let mut tick = tokio::time::interval(HOLDS);
        loop {
            tick.tick().await;
            if let Ok(mut pages) = self.0.lock() {
                pages.retain(|_, (kept_at, _)| kept_at.elapsed() <= HOLDS);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn you() -> Coming {
        Coming::Step(Box::new(NextPage::You(samples::read(samples::CART).unwrap())))
    }

    #[test]
    fn a_page_is_for_the_session_that_was_led_to_it_and_for_once() {
        let ahead = Ahead::default();
        ahead.keep("one", you());
        assert!(ahead.take("another").is_none());
        assert!(matches!(ahead.take("one"), Some(Coming::Step(_))));
        assert!(ahead.take("one").is_none());
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let ahead = Ahead::default();
        (0..=MOST).for_each(|number| ahead.keep(&number.to_string(), you()));
        assert!(ahead.0.lock().unwrap().len() <= MOST);
        assert!(ahead.take(&MOST.to_string()).is_some());
    }
}
