//! What every call of the service shares.

use crate::config::Config;
use crate::faults::Faults;
use crate::numbers::Serials;
use crate::problem::OpsRefusal;
use crate::store;
use crate::wire::Service;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};
use weblys_db::Database;
use weblys_kernel::Clock;

/// The service's shared state, cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct App(Arc<Shared>);

/// What is shared.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) credential: String,
    pub(crate) db: Database,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) faults: Faults,
    pub(crate) serials: Serials,
    services: RwLock<Arc<ServiceList>>,
}

/// All services by code: an immutable snapshot, replaced at a stroke.
pub(crate) type ServiceList = BTreeMap<String, Service>;

impl App {
    pub(crate) async fn load(config: Config, db: Database, clock: Arc<dyn Clock>) -> Result<Self, OpsRefusal> {
        let services = store::services::all(&db).await?;
        Ok(Self(Arc::new(Shared {
            credential: config.credential.clone(),
            config,
            db,
            clock,
            faults: Faults::default(),
            serials: Serials::default(),
            services: RwLock::new(Arc::new(services)),
        })))
    }
}

impl Shared {
    /// The services as they were last loaded.
    pub(crate) fn services(&self) -> Arc<ServiceList> {
        Arc::clone(&self.services.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the services again: after a change, or when another replica may have added some.
    pub(crate) async fn reload_services(&self) -> Result<Arc<ServiceList>, OpsRefusal> {
        let services = Arc::new(store::services::all(&self.db).await?);
        *self.services.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&services);
        Ok(services)
    }
}

impl Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}
