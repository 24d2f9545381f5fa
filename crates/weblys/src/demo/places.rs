//! Where the parts of the demonstration are, and what they are told.

use super::{DemoArgs, accounts};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Addresses that show something: see `demo/README.md`.
const DEMO_ADDRESSES: &str = include_str!("../../../../demo/addresses.txt");
const OPERATOR: &str = include_str!("../../../../demo/operator.toml");

/// The ports and files of one demonstration.
#[derive(Debug)]
pub struct Places {
    data_dir: PathBuf,
    front: u16,
    back: u16,
    procable: u16,
    cardpage: u16,
    /// BACK's database.
    pub database_url: String,
    /// The operator system's database.
    pub procable_database_url: String,
}

/// What the parts tell each other; made at the first start, kept in the data folder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Secrets {
    back: String,
    procable: String,
    cardpage: String,
    csrf: String,
    /// A data folder of an older version has none yet.
    #[serde(default)]
    sealing: String,
}

impl Secrets {
    /// The secrets of a data folder.
    pub fn of(data_dir: &Path) -> anyhow::Result<Self> {
        let file = data_dir.join("secrets.json");
        let kept = std::fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
        let mut secrets = match kept {
            Some(secrets) if !secrets.sealing.is_empty() => return Ok(secrets),
            Some(secrets) => secrets,
            None => {
                let made = std::array::from_fn(|_| format!("{:032x}", rand::random::<u128>()));
                let [back, procable, cardpage, csrf] = made;
                Self { back, procable, cardpage, csrf, sealing: String::new() }
            }
        };
        secrets.sealing = STANDARD.encode(rand::random::<[u8; 32]>());
        write_private(&file, &serde_json::to_string_pretty(&secrets)?)?;
        Ok(secrets)
    }
}

fn write_private(file: &Path, text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    let mut opened = options.write(true).create(true).truncate(true).mode(0o600).open(file)?;
    opened.write_all(text.as_bytes()).with_context(|| format!("{} cannot be written", file.display()))
}

impl Places {
    /// Ports and files from what was typed; a port that is taken is said at once.
    pub fn of(args: &DemoArgs) -> anyhow::Result<Self> {
        let port = |place: u16| match args.front_port {
            0 => free_port(),
            first => must_be_free(first + place),
        };
        let file = |name: &str| format!("sqlite:{}", args.data_dir.join(name).display());
        Ok(Self {
            data_dir: args.data_dir.clone(),
            front: port(0)?,
            back: port(1)?,
            procable: port(2)?,
            cardpage: port(3)?,
            database_url: args.database_url.clone().unwrap_or_else(|| file("back.db")),
            procable_database_url: args.procable_database_url.clone().unwrap_or_else(|| file("procable.db")),
        })
    }

    fn front_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.front)
    }

    /// The operator system's settings.
    pub fn procable(&self, secrets: &Secrets) -> weblys_procable::Config {
        weblys_procable::Config::new(loopback(self.procable), &self.procable_database_url, &secrets.procable)
    }

    /// The card page's settings.
    pub fn cardpage(&self, secrets: &Secrets) -> anyhow::Result<weblys_cardpage::Config> {
        let shop: Url = self.front_url().parse()?;
        Ok(weblys_cardpage::Config {
            listen: loopback(self.cardpage),
            public_url: None,
            credential: secrets.cardpage.clone(),
            allowed_returns: vec![shop],
        })
    }

    /// BACK's settings.
    pub fn back(&self, secrets: &Secrets) -> anyhow::Result<weblys_back::Config> {
        let here = OPERATOR.replace("http://127.0.0.1:4000", &self.front_url());
        let operator = toml::from_str(&here).context("demo/operator.toml")?;
        Ok(weblys_back::Config {
            listen: loopback(self.back).to_string(),
            metrics_listen: None,
            database_url: self.database_url.clone(),
            credential: secrets.back.clone(),
            public_url: self.front_url(),
            operator_system: weblys_back::config::OperatorSystem {
                url: format!("http://127.0.0.1:{}", self.procable),
                credential: secrets.procable.clone(),
                deadline_ms: 10_000,
            },
            card_page: Some(weblys_back::config::CardPage {
                url: format!("http://127.0.0.1:{}", self.cardpage),
                credential: secrets.cardpage.clone(),
            }),
            mail: weblys_back::config::MailWay::Files {
                folder: self.data_dir.join("mails"),
                from: "Exemplia <boutique@example.fr>".to_owned(),
            }
            .into(),
            sale: weblys_back::config::Sale::default(),
            retention: weblys_back::config::retention::Retention::default(),
            security: weblys_back::config::security::Security {
                environment: weblys_back::config::security::Environment::Test,
                environment_name: "Démonstration".to_owned(),
                sealing_key: Some(secrets.sealing.clone().into()),
                // Browsers know no passkeys for a network address: they are offered under this name.
                passkey_origin: Some(format!("http://localhost:{}", self.front)),
                ..Default::default()
            },
            operator: Arc::new(operator),
        })
    }

    /// FRONT's settings.
    pub fn front(&self, secrets: &Secrets) -> weblys_front::Config {
        weblys_front::Config {
            listen: loopback(self.front).to_string(),
            back_url: format!("http://127.0.0.1:{}", self.back),
            back_credential: secrets.back.clone(),
            public_url: self.front_url(),
            csrf_secret: secrets.csrf.clone(),
            secure_cookies: false,
            // Journeys and measures are one client.
            throttle: weblys_front::config::throttle::Throttle { enabled: false, ..Default::default() },
            demo: true,
            demo_addresses: DEMO_ADDRESSES.lines().map(str::to_owned).collect(),
            card_page_origin: Some(format!("http://127.0.0.1:{}", self.cardpage)),
            ..weblys_front::Config::default()
        }
    }

    /// Says where everything is, to people and to programs.
    pub fn announce(
        &self,
        data_dir: &Path,
        secrets: &Secrets,
        has_accounts: bool,
        took: Duration,
    ) -> anyhow::Result<()> {
        let front = self.front_url();
        let local = |port: u16| format!("http://127.0.0.1:{port}");
        let endpoints = json!({
            "front": front, "back": local(self.back), "procable": local(self.procable), "cardpage": local(self.cardpage),
            "credentials": { "back": secrets.back, "procable": secrets.procable, "cardpage": secrets.cardpage },
        });
        write_private(&data_dir.join("endpoints.json"), &endpoints.to_string())?;
        println!("ready {front}");
        println!();
        println!("  Everything, from here      {front}/");
        println!("  SelfShop                   {front}/shop");
        println!("  Staff                      {front}/staff");
        println!("  Mails that were sent       {front}/demo/mails");
        println!("  Components                 {front}/demo/gallery");
        println!("  BACK (private)             {}", local(self.back));
        println!("  Operator system            {}", local(self.procable));
        println!("  Card page (stand-in)       {}", local(self.cardpage));
        for account in accounts::ACCOUNTS.iter().filter(|_| has_accounts) {
            println!("  Demo account               {} / {}  ({})", account.login, account.password, account.name);
        }
        println!("  Data                       {}", data_dir.display());
        println!("  Started in                 {:.1} s. Stop with Ctrl-C.", took.as_secs_f64());
        Ok(())
    }
}

const fn loopback(port: u16) -> SocketAddr {
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind(loopback(0))?.local_addr()?.port())
}

fn must_be_free(port: u16) -> anyhow::Result<u16> {
    let taken = || format!("port {port} is taken: stop what listens there, or choose others with --front-port");
    TcpListener::bind(loopback(port)).with_context(taken)?;
    Ok(port)
}
