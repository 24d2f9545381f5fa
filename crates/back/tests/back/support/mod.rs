//! What the tests share: BACK with everything around it, and somebody who buys.

mod buyer;
mod data;
mod world;

pub use buyer::{Buyer, IBAN, PORTED, as_proposed, code_of, identity};
pub use data::{BUILDING, HOUSE, UNSERVED, catalogue};
pub use world::{CREDENTIAL, MovableClock, PAGES, SEALING_KEY, SHOP, World, eventually};

/// Makes two tests of each function, one on each engine: `a_sentence::on_sqlite`, `a_sentence::on_postgres`.
macro_rules! on_both_engines {
    ($($test:ident),+ $(,)?) => {$(
        mod $test {
            use crate::support::World;
            use weblys_db::Engine;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$test(World::start(Engine::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                super::$test(World::start(Engine::Postgres).await).await;
            }
        }
    )+};
}
pub(crate) use on_both_engines;
