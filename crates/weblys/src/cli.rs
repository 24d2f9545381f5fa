//! What can be typed.

use crate::{admin, catalog, configuration, demo, import, parts};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Sells and cares for subscriptions of a cable or telecom operator. Without a command: the demonstration.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// How the log is written: for people or for machines.
    #[arg(long, global = true, value_enum, default_value = "text")]
    log_format: LogFormat,
    /// What is logged: `info`, `weblys_back=debug`…
    #[arg(long, global = true, default_value = "warn,weblys=info")]
    log: String,
    /// Threads that answer; where nothing is said, one for each core. One each where parts share the cores, and more
    /// replicas instead of more threads, cost the least.
    #[arg(long, global = true, env = "WEBLYS_WORKERS", value_parser = clap::value_parser!(u16).range(1..=1024))]
    workers: Option<u16>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything in one process on this machine, with the data of a fictitious operator.
    Demo(demo::DemoArgs),
    /// FRONT alone: the sites.
    Front(PartArgs),
    /// BACK alone: all business processing. Keep it private.
    Back(PartArgs),
    /// The reference operator system alone.
    Procable(PartArgs),
    /// The stand-in of a payment provider's card page alone: for trials, no card is charged.
    Cardpage(PartArgs),
    /// Brings the schema of BACK's database up to date.
    Migrate(PartArgs),
    /// Lets somebody in when nobody can sign in: the first administrator, a password reset, an end to a lock-out.
    Admin {
        #[command(subcommand)]
        what: admin::What,
    },
    /// The catalogue: what is wrong in a file, what it would change, and to put it in force.
    Catalog {
        #[command(subcommand)]
        what: catalog::What,
    },
    /// The configuration as a file: kept as a backup, compared with what is in force.
    Configuration {
        #[command(subcommand)]
        what: configuration::What,
    },
    /// Brings data into BACK's database: all of a file, or nothing and the list of its faults.
    Import {
        #[command(subcommand)]
        what: import::What,
    },
}

/// What a part needs to know.
#[derive(Debug, Args)]
pub struct PartArgs {
    /// The configuration file (TOML). The environment may override any of it: `WEBLYS_BACK__DATABASE_URL=…`.
    #[arg(long, short)]
    pub config: Option<PathBuf>,
}

impl Cli {
    /// Does what was asked.
    pub fn run(self) -> anyhow::Result<()> {
        self.start_log();
        threads(self.workers).enable_all().build()?.block_on(
            match self.command.unwrap_or_else(|| Command::Demo(demo::DemoArgs::default())) {
                Command::Demo(args) => futures_box(demo::run(args)),
                Command::Front(args) => futures_box(parts::front(args)),
                Command::Back(args) => futures_box(parts::back(args)),
                Command::Procable(args) => futures_box(parts::procable(args)),
                Command::Cardpage(args) => futures_box(parts::cardpage(args)),
                Command::Migrate(args) => futures_box(parts::migrate(args)),
                Command::Admin { what } => futures_box(admin::run(what)),
                Command::Catalog { what } => futures_box(catalog::run(what)),
                Command::Configuration { what } => futures_box(configuration::run(what)),
                Command::Import { what } => futures_box(import::run(what)),
            },
        )
    }

    fn start_log(&self) {
        let filter = tracing_subscriber::EnvFilter::try_new(&self.log)
            .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
        let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
        match self.log_format {
            LogFormat::Text => log.init(),
            LogFormat::Json => log.json().init(),
        }
    }
}

/// Threads that answer. One needs no scheduler between threads: whoever waits is woken where it is.
fn threads(workers: Option<u16>) -> tokio::runtime::Builder {
    let mut runtime = match workers {
        Some(1) => return tokio::runtime::Builder::new_current_thread(),
        _ => tokio::runtime::Builder::new_multi_thread(),
    };
    if let Some(workers) = workers {
        runtime.worker_threads(usize::from(workers));
    }
    runtime
}

type Task = std::pin::Pin<Box<dyn Future<Output = anyhow::Result<()>>>>;

fn futures_box(task: impl Future<Output = anyhow::Result<()>> + 'static) -> Task {
    Box::pin(task)
}
