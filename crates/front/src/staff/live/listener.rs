//! One page that stays open: what it was last told, and what it is to be told next.

use crate::staff::live::counted;
use crate::state::Shop;
use axum::body::Bytes;
use futures::task::AtomicWaker;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use uuid::Uuid;
use weblys_api::notices::{Listening, MOST_COUNTED, News, Signal};
use weblys_api::security::RightSet;

/// Why a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The session has: the page is told, and asks no more.
    Session,
    /// It goes on with a new stream: with other rights, at another FRONT, or when the session would have ended.
    Elsewhere,
}

/// What is known of a page. As small as can be: there are thousands.
#[derive(Debug)]
pub(super) struct Listener {
    pub(super) user_id: Uuid,
    session_id: Uuid,
    pub(super) rights: RightSet,
    ends: Instant,
    state: Mutex<State>,
    waker: AtomicWaker,
}

#[derive(Debug)]
struct State {
    /// The last place that it has heard of.
    seen: i64,
    unread: u32,
    /// The count that it was last told.
    told: Option<u32>,
    is_to_beat: bool,
    ended: Option<Ended>,
}

impl Listener {
    pub(super) fn new(begun: &Listening) -> Self {
        let left = Duration::from_secs(u64::try_from(begun.ends_in_seconds).unwrap_or(0));
        let state = State { seen: begun.seq, unread: begun.unread, told: None, is_to_beat: false, ended: None };
        Self {
            user_id: begun.user_id,
            session_id: begun.session_id,
            rights: begun.rights,
            ends: Instant::now() + left,
            state: Mutex::new(state),
            waker: AtomicWaker::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a signal in, once.
    pub(super) fn hear(&self, signal: &Signal) {
        let mut state = self.state();
        if signal.seq <= state.seen {
            return;
        }
        state.seen = signal.seq;
        match &signal.news {
            News::Notice { user_id, right } => {
                let is_his = *user_id == Some(self.user_id) || right.is_some_and(|right| self.rights.contains(right));
                if is_his {
                    state.unread = (state.unread + 1).min(MOST_COUNTED);
                }
            }
            News::Read { user_id, unread } if *user_id == self.user_id => state.unread = *unread,
            News::Ended { session_id } if *session_id == self.session_id => state.ended = Some(Ended::Session),
            News::AllEnded { user_id, but } if *user_id == self.user_id && *but != Some(self.session_id) => {
                state.ended = Some(Ended::Session);
            }
            News::Read { .. } | News::Ended { .. } | News::AllEnded { .. } => {}
        }
        if state.ended.is_some() || state.told != Some(state.unread) {
            drop(state);
            self.waker.wake();
        }
    }

    /// Time has passed.
    pub(super) fn tick(&self, now: Instant, is_to_beat: bool) {
        if now >= self.ends {
            // Perhaps he has asked for other pages meanwhile: a new stream finds out.
            self.end(Ended::Elsewhere);
        } else if is_to_beat {
            self.state().is_to_beat = true;
            self.waker.wake();
        }
    }

    pub(super) fn end(&self, why: Ended) {
        self.state().ended.get_or_insert(why);
        self.waker.wake();
    }

    /// What is to be said now; none: nothing. The last thing that is said is that it has ended.
    fn next(&self) -> Poll<Option<Bytes>> {
        let mut state = self.state();
        match state.ended {
            Some(Ended::Elsewhere) => return Poll::Ready(None),
            Some(Ended::Session) => {
                state.ended = Some(Ended::Elsewhere);
                return Poll::Ready(Some(Bytes::from_static(b"event: ended\ndata: \n\n")));
            }
            None => {}
        }
        if state.told != Some(state.unread) {
            let unread = state.unread;
            let is_first = state.told.replace(unread).is_none();
            state.is_to_beat = false;
            return Poll::Ready(Some(event(unread, is_first)));
        }
        if std::mem::take(&mut state.is_to_beat) {
            return Poll::Ready(Some(Bytes::from_static(b":\n\n")));
        }
        Poll::Pending
    }
}

/// A count as an event. The first says when to come again if the stream breaks: not everybody at once.
fn event(unread: u32, is_first: bool) -> Bytes {
    let again = if is_first { format!("retry: {}\n", 2_000 + rand::random::<u16>() % 6_000) } else { String::new() };
    format!("{again}event: unread\ndata: {}\n\n", counted(unread)).into()
}

/// What a page is sent, for as long as it stays open.
#[derive(Debug)]
pub struct Stream {
    listener: Arc<Listener>,
    shop: Shop,
}

impl Stream {
    pub(super) const fn new(listener: Arc<Listener>, shop: Shop) -> Self {
        Self { listener, shop }
    }
}

impl futures::Stream for Stream {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.listener.waker.register(context.waker());
        self.listener.next().map(|said| said.map(Ok))
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.shop.hub.leave(&self.listener);
    }
}
