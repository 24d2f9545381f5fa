//! What every request shares: settings, BACK, brand and assets. Computed once at the start, for each environment.

use crate::ahead::Ahead;
use crate::assets::Assets;
use crate::brand::{Brand, BrandError};
use crate::config::Config;
use crate::config::environment::EnvironmentsError;
use crate::environments::Environments;
use crate::notice::Notice;
use crate::published::Published;
use crate::staff::live::Hub;
use crate::stopped::Stopped;
use crate::throttle::Throttle;
use std::ops::Deref;
use std::sync::Arc;
use weblys_api::client::{BackClient, ClientError, Heard, Hearer};
use weblys_metrics::Metrics;

/// One environment of a running FRONT; most serve one only. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shop(Arc<Parts>);

/// The parts of a running FRONT, for one environment.
#[derive(Debug)]
pub struct Parts {
    /// Its settings.
    pub config: Config,
    /// BACK.
    pub back: BackClient,
    /// Offers computed from what is published.
    pub published: Arc<Published>,
    /// What the shop tells on every page.
    pub notice: Notice,
    /// Whether the shop is stopped.
    pub stopped: Stopped,
    /// Pages that visitors are about to ask for.
    pub ahead: Ahead,
    /// How often each client has asked for what costs.
    pub throttle: Throttle,
    /// Pages of the staff that stay open.
    pub hub: Hub,
    /// The environments of this FRONT, seen from this one.
    pub environments: Environments,
    /// What is counted, of all environments together.
    pub metrics: Metrics,
    /// The operator's brand.
    pub brand: Brand,
    /// Style, scripts and pictures, with their addresses.
    pub assets: Assets,
}

/// Why a FRONT cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The secret of forms is missing or too short.
    #[error("csrf_secret needs at least 32 characters, the same on every replica")]
    WeakSecret,
    /// The brand cannot be used.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// The environments cannot be served beside each other.
    #[error(transparent)]
    Environments(#[from] EnvironmentsError),
    /// The client of BACK cannot be made.
    #[error("the client of BACK cannot be made")]
    Client(#[source] ClientError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address of the settings.
        address: String,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
}

impl Shop {
    /// Puts the parts of each environment together, that of the settings themselves first.
    ///
    /// # Errors
    /// [`StartError`] when a setting cannot be used.
    pub fn each(config: Config) -> Result<Vec<Self>, StartError> {
        let metrics = Metrics::new(env!("CARGO_PKG_VERSION"), |_| ());
        let configs = config.each()?;
        let seen = Environments::seen_from_each(configs.iter().map(|config| config.public_url.clone()));
        configs.into_iter().zip(seen).map(|(config, seen)| Self::new(config, seen, metrics.clone())).collect()
    }

    fn new(config: Config, environments: Environments, metrics: Metrics) -> Result<Self, StartError> {
        if config.csrf_secret.len() < 32 {
            return Err(StartError::WeakSecret);
        }
        let brand = Brand::named(&config.brand)?;
        let published = Arc::new(Published::default());
        let hearer = BackHearer { metrics: metrics.clone(), published: published.clone() };
        let back = BackClient::new(&config.back_url, &config.back_credential, config.back_deadline())
            .map_err(StartError::Client)?
            .heard_by(Arc::new(hearer));
        let assets = Assets::of(&brand);
        let throttle = Throttle::new(&config.throttle);
        Ok(Self(Arc::new(Parts {
            config,
            back,
            published,
            notice: Notice::default(),
            stopped: Stopped::default(),
            ahead: Ahead::default(),
            throttle,
            hub: Hub::default(),
            environments,
            metrics,
            brand,
            assets,
        })))
    }
}

/// Hears of calls to BACK: counts them, and forgets what was kept when something else is published.
#[derive(Debug)]
struct BackHearer {
    metrics: Metrics,
    published: Arc<Published>,
}

impl Hearer for BackHearer {
    fn hear(&self, heard: &Heard<'_>) {
        self.metrics.called("back", heard.operation, heard.outcome, heard.took);
        if let Some(stamp) = heard.stamp {
            self.published.hears_of(stamp);
        }
    }
}

impl Deref for Shop {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
