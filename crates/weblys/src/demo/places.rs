//! Where the parts of the demonstration are: ports, databases and files of each environment.

use super::DemoArgs;
use super::secrets::{EnvironmentSecrets, Secrets};
use anyhow::Context;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use weblys_back::config::security::Environment;

/// So many ports take two environments and the card page.
const MOST_PORTS: u16 = 7;

/// The ports and files of one demonstration.
#[derive(Debug)]
pub struct Places {
    /// Where its data is kept.
    pub data_dir: PathBuf,
    /// The card page's port.
    pub cardpage: u16,
    /// The card page's credential.
    pub cardpage_secret: String,
    /// TEST.
    pub first: Place,
    /// PROD, when it is wanted.
    pub second: Option<Place>,
}

/// One environment.
#[derive(Debug)]
pub struct Place {
    /// Its kind.
    pub environment: Environment,
    /// Its name, for people.
    pub name: &'static str,
    /// The port of its sites.
    pub front: u16,
    /// Its BACK's.
    pub back: u16,
    /// Its operator system's.
    pub procable: u16,
    /// Its BACK's database.
    pub database_url: String,
    /// Its operator system's database.
    pub procable_database_url: String,
    /// The folder of the mails that its BACK sends.
    pub mails: PathBuf,
    /// What its parts tell each other.
    pub secrets: EnvironmentSecrets,
}

impl Places {
    /// Ports and files from what was typed; a port that is taken is said at once.
    pub fn of(args: &DemoArgs, secrets: Secrets) -> anyhow::Result<Self> {
        let first_port = match args.front_port {
            0 => free_row()?,
            port => port,
        };
        let port = |place: u16| must_be_free(first_port, place);
        let file = |name: &str| format!("sqlite:{}", args.data_dir.join(name).display());
        let first = Place {
            environment: Environment::Test,
            name: "Démonstration",
            front: port(0)?,
            back: port(1)?,
            procable: port(2)?,
            database_url: args.database_url.clone().unwrap_or_else(|| file("back.db")),
            procable_database_url: args.procable_database_url.clone().unwrap_or_else(|| file("procable.db")),
            mails: args.data_dir.join("mails"),
            secrets: secrets.first,
        };
        let cardpage = port(3)?;
        let second = || -> anyhow::Result<Place> {
            Ok(Place {
                environment: Environment::Prod,
                name: "Production (démonstration)",
                front: port(4)?,
                back: port(5)?,
                procable: port(6)?,
                database_url: file("back-prod.db"),
                procable_database_url: file("procable-prod.db"),
                mails: args.data_dir.join("mails-prod"),
                secrets: secrets.second,
            })
        };
        let second = if args.environments > 1 { Some(second()?) } else { None };
        let data_dir = args.data_dir.clone();
        Ok(Self { data_dir, cardpage, cardpage_secret: secrets.cardpage, first, second })
    }

    /// Every environment, the first one first.
    pub fn environments(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.first).chain(&self.second)
    }
}

impl Place {
    /// Where its sites are.
    pub fn front_url(&self) -> String {
        local(self.front)
    }
}

/// The origin of what listens on a port.
pub fn local(port: u16) -> String {
    format!("http://{}", loopback(port))
}

/// A port of this machine, for this machine only.
pub const fn loopback(port: u16) -> SocketAddr {
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

/// The first of as many free ports in a row as the demonstration may need.
///
/// Not ports that the system hands out itself, which it gives to the next connection while the data is prepared:
/// those below them, each process beginning elsewhere.
fn free_row() -> anyhow::Result<u16> {
    const ROWS: u16 = 1_000;
    let row = |at: u16| 16_384 + (at % ROWS) * 16;
    let own = u16::try_from(std::process::id() % u32::from(ROWS))?;
    let free = |first: &u16| (*first..first + MOST_PORTS).all(|port| TcpListener::bind(loopback(port)).is_ok());
    (own..own + ROWS).map(row).find(free).context("no free ports: choose some with --front-port")
}

fn must_be_free(first: u16, place: u16) -> anyhow::Result<u16> {
    let port = first.checked_add(place).context("there are no such ports: choose others with --front-port")?;
    let taken = || format!("port {port} is taken: stop what listens there, or choose others with --front-port");
    TcpListener::bind(loopback(port)).with_context(taken)?;
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_somebody_listens_in_is_not_taken() {
        let first = free_row().unwrap();
        let somebody = TcpListener::bind(loopback(first + 3)).unwrap();
        let other = free_row().unwrap();
        assert!(other != first && other < 32_768, "{first} {other}");
        drop(somebody);
    }
}
