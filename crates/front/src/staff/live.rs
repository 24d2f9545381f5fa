//! Pages that stay open and are told how much is unread: server-sent events.
//!
//! What this is: the listeners of this FRONT ([`Hub`]) and the one task that asks BACK for all of them ([`listen`]).
//! What it is not: a copy of what anybody is told; a listener has a count, its rights and the end of its session, and
//! nothing is kept for one that reads slowly but the last count.

mod listener;

pub use listener::{Ended, Stream};

use crate::state::Shop;
use listener::Listener;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use uuid::Uuid;
use weblys_api::notices::{Listening, MOST_ASKED, MOST_COUNTED, Signals};
use weblys_api::{CallError, Caller};

/// How often BACK is asked what is new. With the time in which a BACK hears of a right that was removed it stays under
/// a second.
const ASK_EVERY: Duration = Duration::from_millis(300);
/// How often a page hears that we are still there, when there is nothing else.
const BEAT_EVERY: Duration = Duration::from_secs(20);
/// Pages that are kept open at this FRONT.
pub const MOST: usize = 20_000;

/// The number as it is shown.
#[must_use]
pub fn counted(unread: u32) -> String {
    if unread >= MOST_COUNTED { format!("{}+", MOST_COUNTED - 1) } else { unread.to_string() }
}

/// The listeners of this FRONT.
#[derive(Debug, Default)]
pub struct Hub {
    held: Mutex<Held>,
    somebody: Notify,
}

#[derive(Debug, Default)]
struct Held {
    of_users: HashMap<Uuid, Vec<Arc<Listener>>>,
    count: usize,
    /// The place after which is asked next.
    place: i64,
    /// The version of rights that listeners are known to have.
    version: i64,
    is_closed: bool,
}

/// Why a page is not listened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The user has enough of them.
    OfUser,
    /// We have enough, or are about to stop.
    Whole,
}

impl Hub {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page begins to listen.
    ///
    /// # Errors
    /// [`Full`].
    pub fn join(&self, shop: &Shop, begun: &Listening) -> Result<Stream, Full> {
        let mut held = self.held();
        if held.is_closed || held.count >= MOST {
            return Err(Full::Whole);
        }
        // What came between its count and now is asked for again: others pass over what they know.
        held.place = if held.count == 0 { begun.seq } else { held.place.min(begun.seq) };
        let his = held.of_users.entry(begun.user_id).or_default();
        if his.len() >= shop.config.open_pages_of_a_user {
            return Err(Full::OfUser);
        }
        let listener = Arc::new(Listener::new(begun));
        his.push(listener.clone());
        held.count += 1;
        self.somebody.notify_one();
        Ok(Stream::new(listener, shop.clone()))
    }

    fn leave(&self, listener: &Arc<Listener>) {
        let mut held = self.held();
        let Some(his) = held.of_users.get_mut(&listener.user_id) else { return };
        let before = his.len();
        his.retain(|one| !Arc::ptr_eq(one, listener));
        let (left, is_empty) = (before - his.len(), his.is_empty());
        if is_empty {
            held.of_users.remove(&listener.user_id);
        }
        held.count -= left;
    }

    /// How many listen.
    #[must_use]
    pub fn count(&self) -> usize {
        self.held().count
    }

    /// Ends every stream, and takes no other: pages go to another FRONT.
    pub fn close(&self) {
        let mut held = self.held();
        held.is_closed = true;
        held.each(|listener| listener.end(Ended::Elsewhere));
    }
}

impl Held {
    fn each(&self, mut what: impl FnMut(&Listener)) {
        self.of_users.values().flatten().for_each(|listener| what(listener));
    }

    /// Takes in what is new; gives whether there may be more.
    fn take(&mut self, heard: &Signals) -> bool {
        if heard.is_lost {
            self.each(|listener| listener.end(Ended::Elsewhere));
            return false;
        }
        for signal in &heard.signals {
            self.each(|listener| listener.hear(signal));
            self.place = self.place.max(signal.seq);
        }
        !heard.signals.is_empty()
    }
}

/// Asks BACK again and again, once for all listeners, while there are any.
pub async fn listen(shop: &Shop) {
    let caller = Caller { correlation: "listening".to_owned(), ..Caller::default() };
    let mut beat = Instant::now();
    loop {
        while shop.hub.count() == 0 {
            shop.hub.somebody.notified().await;
        }
        tokio::time::sleep(ASK_EVERY).await;
        if let Err(error) = ask(shop, &caller).await {
            tracing::warn!(%error, "what is new for open pages is not known");
        }
        let (now, is_time) = (Instant::now(), beat.elapsed() >= BEAT_EVERY);
        shop.hub.held().each(|listener| listener.tick(now, is_time));
        if is_time {
            beat = now;
        }
    }
}

async fn ask(shop: &Shop, caller: &Caller) -> Result<(), CallError> {
    loop {
        let place = shop.hub.held().place;
        let heard = shop.back.signals(caller, place).await?;
        let (is_more, is_newer) = {
            let mut held = shop.hub.held();
            let is_newer = heard.version > held.version;
            (held.take(&heard), is_newer)
        };
        if is_newer {
            look_at_rights(shop, caller).await?;
        }
        if !is_more {
            return Ok(());
        }
    }
}

/// Rights have changed: whoever has others than he began with begins anew.
async fn look_at_rights(shop: &Shop, caller: &Caller) -> Result<(), CallError> {
    let users: Vec<Uuid> = shop.hub.held().of_users.keys().copied().collect();
    let mut versions = BTreeSet::new();
    for some in users.chunks(MOST_ASKED) {
        let now = shop.back.listeners_rights(caller, some.to_vec()).await?;
        versions.insert(now.version);
        let held = shop.hub.held();
        for listener in some.iter().filter_map(|user_id| held.of_users.get(user_id)).flatten() {
            // Who is missing is disabled, or unknown to a BACK that has not heard of him yet: a new stream finds out.
            if now.rights.get(&listener.user_id) != Some(&listener.rights) {
                listener.end(Ended::Elsewhere);
            }
        }
    }
    let mut held = shop.hub.held();
    // The oldest that answered: another BACK may know more.
    held.version = versions.first().copied().unwrap_or(held.version);
    Ok(())
}

#[cfg(test)]
mod tests;
