//! Journeys: people buy, in a real browser, through the real programs.
//!
//! `cargo xtask test --only journeys -- selfshop_order` runs those of one file.

#![forbid(unsafe_code)]
#![allow(clippy::print_stderr, reason = "a program for the terminal")]

mod environments;
mod first_start;
mod frame;
mod pages;
mod selfshop_changes;
mod selfshop_dead_ends;
mod selfshop_faults;
mod selfshop_order;
mod selfshop_replicas;
mod staff;
mod staff_behalf;
mod staff_catalogue;
mod staff_configuration;
mod staff_first;
mod staff_passkeys;
mod staff_portal;
mod staff_rooms;
mod staff_sites;

use libtest_mimic::Arguments;
use std::process::ExitCode;
use weblys_journeys::world::World;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Each journey is a browser, a platform and a driver at work: more at once only slows them down.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let world = match World::new() {
        Ok(world) => world,
        Err(error) => {
            eprintln!("no journey can begin: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let mut journeys = selfshop_order::journeys(&world);
    journeys.extend(selfshop_faults::journeys(&world));
    journeys.extend(selfshop_dead_ends::journeys(&world));
    journeys.extend(selfshop_changes::journeys(&world));
    journeys.extend(selfshop_replicas::journeys(&world));
    journeys.extend(staff::journeys(&world));
    journeys.extend(staff_behalf::journeys(&world));
    journeys.extend(staff_rooms::journeys(&world));
    journeys.extend(staff_catalogue::journeys(&world));
    journeys.extend(staff_sites::journeys(&world));
    journeys.extend(staff_configuration::journeys(&world));
    journeys.extend(staff_first::journeys(&world));
    journeys.extend(staff_passkeys::journeys(&world));
    journeys.extend(staff_portal::journeys(&world));
    journeys.extend(environments::journeys(&world));
    journeys.extend(first_start::journeys(&world));
    journeys.extend(frame::journeys(&world));
    journeys.extend(pages::journeys(&world));
    let conclusion = libtest_mimic::run(&arguments, journeys);
    drop(world);
    conclusion.exit_code()
}
