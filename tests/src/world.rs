//! What all journeys of a run share: one driver, one ordinary platform per engine, and their templates.

use crate::apart::Apart;
use crate::browser::Driver;
use crate::platform::{Engine, Platform, Template};
use crate::settings::Settings;
use libtest_mimic::{Failed, Trial};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

/// A story that hangs is ended; the longest looks at a hundred pages in both themes, on a slow machine.
const JOURNEY_WITHIN: Duration = Duration::from_secs(480);

/// Everything shared, each thing made when first asked for.
#[derive(Debug)]
pub struct World {
    runtime: Runtime,
    /// Where things are.
    pub settings: Settings,
    driver: OnceCell<Driver>,
    templates: [OnceCell<Template>; 2],
    shared: [OnceCell<Platform>; 2],
}

impl World {
    /// A world in which nothing is started yet.
    pub fn new() -> anyhow::Result<Arc<Self>> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let settings = Settings::read()?;
        // Data and logs of the run before; those of this one stay, to be looked at.
        drop(std::fs::remove_dir_all(settings.out.join("journeys")));
        Ok(Arc::new(Self {
            runtime,
            settings,
            driver: OnceCell::new(),
            templates: [const { OnceCell::const_new() }; 2],
            shared: [const { OnceCell::const_new() }; 2],
        }))
    }

    /// The platform that journeys share which do not disturb one another: each visitor has his own cart.
    pub async fn shared(&self, engine: Engine) -> anyhow::Result<&Platform> {
        self.shared[index(engine)].get_or_try_init(|| self.own(engine)).await
    }

    /// A platform for one journey alone, which may break it.
    pub async fn own(&self, engine: Engine) -> anyhow::Result<Platform> {
        let seed = || Template::seed(&self.settings, engine);
        self.templates[index(engine)].get_or_try_init(seed).await?.start(&self.settings).await
    }

    /// A platform with a second environment, for one journey alone: begun anew, as the demonstration is.
    pub async fn two_environments(&self) -> anyhow::Result<Platform> {
        Platform::with_second(&self.settings).await
    }

    /// The same with each part in a process of its own.
    pub async fn apart(&self, engine: Engine, how: Apart) -> anyhow::Result<Platform> {
        let seed = || Template::seed(&self.settings, engine);
        let template = self.templates[index(engine)].get_or_try_init(seed).await?;
        Ok(template.start_apart(&self.settings, how).await?.0)
    }

    /// The driver of browsers.
    pub async fn driver(&self) -> anyhow::Result<&Driver> {
        self.driver.get_or_try_init(|| Driver::start(&self.settings)).await
    }
}

const fn index(engine: Engine) -> usize {
    match engine {
        Engine::Sqlite => 0,
        Engine::Postgres => 1,
    }
}

/// One journey as a test: bounded in time, its error told whole.
pub fn journey<F, Fut>(world: &Arc<World>, name: &str, story: F) -> Trial
where
    F: FnOnce(Arc<World>) -> Fut + Send + 'static,
    Fut: Future<Output = anyhow::Result<()>>,
{
    let world = Arc::clone(world);
    Trial::test(name, move || {
        let shared = Arc::clone(&world);
        let bounded = async { tokio::time::timeout(JOURNEY_WITHIN, story(shared)).await };
        match world.runtime.block_on(bounded) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Failed::from(format!("{error:#}"))),
            Err(_) => Err(Failed::from(format!("not finished within {JOURNEY_WITHIN:?}"))),
        }
    })
}
