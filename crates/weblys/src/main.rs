//! The command `weblys`: the demonstration by default, each part alone in production.
//!
//! Where to start: [`cli`] lists the commands, [`demo`] is what runs when none is given.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to its terminal")]

mod admin;
mod catalog;
mod cli;
mod configuration;
mod demo;
mod import;
mod parts;
mod services;
mod settings;
mod shutdown;

use clap::Parser;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let command = cli::Cli::parse();
    match command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("weblys: {error:#}");
            ExitCode::FAILURE
        }
    }
}
