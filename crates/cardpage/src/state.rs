//! What every call shares.

use crate::config::Config;
use crate::refusal::PayRefusal;
use crate::session::{Session, Sessions};
use std::sync::{Arc, Mutex, PoisonError};
use url::Url;
use uuid::Uuid;
use weblys_kernel::Clock;

/// The card page's shared state, cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct App {
    pub(crate) config: Arc<Config>,
    pub(crate) public_url: Arc<Url>,
    pub(crate) clock: Arc<dyn Clock>,
    sessions: Arc<Mutex<Sessions>>,
}

impl App {
    pub(crate) fn new(config: Config, public_url: Url, clock: Arc<dyn Clock>) -> Self {
        Self { config: Arc::new(config), public_url: Arc::new(public_url), clock, sessions: Arc::default() }
    }

    pub(crate) fn open(&self, session: Session) -> Uuid {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).open(session)
    }

    /// A session as it stands.
    pub(crate) fn session(&self, id: Uuid) -> Result<Session, PayRefusal> {
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.get(id).cloned().ok_or(PayRefusal::NoSuchSession)
    }

    /// Changes a session that still takes a card, and gives it as it stands then. A settled one stays as it is.
    pub(crate) fn change(&self, id: Uuid, change: impl FnOnce(&mut Session)) -> Result<Session, PayRefusal> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.get_mut(id).ok_or(PayRefusal::NoSuchSession)?;
        if session.is_payable(self.clock.now()) {
            change(session);
        }
        Ok(session.clone())
    }
}
