//! Every store of BACK, by the same test on both engines.

mod addresses;
mod carts;
mod catalog;
mod papers;
mod retention;

use crate::support::MovableClock;
use weblys_back::MIGRATIONS;
use weblys_db::Engine;
use weblys_db::testing::{Fresh, fresh};
use weblys_kernel::Clock;
use weblys_orders::cart::Place;
use weblys_orders::{Cart, CartId};

async fn schema(engine: Engine) -> Fresh {
    fresh(engine, &MIGRATIONS).await
}

fn now() -> chrono::DateTime<chrono::Utc> {
    MovableClock::new().now()
}

fn place() -> Place {
    Place {
        dwelling_id: "L-HOUSE".parse().unwrap(),
        address_id: "42218_0010_00012".to_owned(),
        line: "12 Rue des Tisserands Fictifs".to_owned(),
        postal_code: "42000".to_owned(),
        commune: "Saint-Étienne".to_owned(),
        commune_code: "42218".parse().unwrap(),
        building: String::new(),
        staircase: String::new(),
        floor: String::new(),
        door: String::new(),
        distribution_zone: "CDZ-STE-01".to_owned(),
        eligibility: Default::default(),
    }
}

fn cart(chance: u128) -> Cart {
    Cart::start(CartId::from_uuid(uuid::Uuid::from_u128(chance)), place(), 1, now())
}
