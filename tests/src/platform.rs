//! The real program with demonstration data, on free ports, in a folder of its own.
//!
//! Seeding takes seconds, so it happens once per engine: the seeded folder (or database) is a
//! template that every further platform copies.

use crate::apart::Apart;
use crate::keeper::{self, Kept};
use crate::operator::Operator;
use crate::settings::Settings;
use crate::workbook::Workbook;
use anyhow::{Context, bail};
use serde::Deserialize;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use weblys_api::client::{BackClient, Caller};

const READY_WITHIN: Duration = Duration::from_secs(90);
/// Most stories are of one environment.
const ONE: &str = "1";
static COUNT: AtomicU32 = AtomicU32::new(0);

/// The database under the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Files in the platform's folder.
    Sqlite,
    /// A database of its own on the test server.
    Postgres,
}

/// Where the parts of a running platform answer, as the program itself says.
#[derive(Debug, Clone, Deserialize)]
pub struct Endpoints {
    /// The sites.
    pub front: String,
    /// BACK.
    pub back: String,
    /// The operator system.
    pub procable: String,
    /// The hosted card page.
    pub cardpage: String,
    /// The sites of further FRONTs, where there are several.
    #[serde(default)]
    pub other_fronts: Vec<String>,
    /// The second environment, where there is one.
    #[serde(default)]
    pub second: Option<SecondEndpoints>,
    /// The credentials between them.
    pub credentials: Credentials,
}

/// Where a second environment answers.
#[derive(Debug, Clone, Deserialize)]
pub struct SecondEndpoints {
    /// Its sites.
    pub front: String,
    /// Its BACK.
    pub back: String,
}

/// The service credentials of a running platform.
#[derive(Debug, Clone, Deserialize)]
pub struct Credentials {
    /// BACK's.
    pub back: String,
    /// The operator system's.
    pub procable: String,
    /// The card page's.
    pub cardpage: String,
}

/// A seeded place that platforms are copied from.
#[derive(Debug)]
pub struct Template {
    engine: Engine,
    folder: PathBuf,
    database: Option<String>,
}

/// A running platform.
#[derive(Debug)]
pub struct Platform {
    parts: Vec<(&'static str, Kept)>,
    folder: PathBuf,
    log: PathBuf,
    database: Option<String>,
    settings: Settings,
    /// Where its parts answer.
    pub endpoints: Endpoints,
}

impl Template {
    /// Seeds a platform, and stops it again.
    pub async fn seed(settings: &Settings, engine: Engine) -> anyhow::Result<Self> {
        let name = unique(settings, engine);
        let folder = settings.out.join("journeys").join(&name);
        std::fs::create_dir_all(&folder)?;
        let database = create_database(settings, engine, &name, None)?;
        let platform = Platform::launch(settings, &folder, database.clone(), ONE).await?;
        platform.stop_in_order().await?;
        Ok(Self { engine, folder, database })
    }

    /// Starts a platform on a copy, all of it in one process.
    pub async fn start(&self, settings: &Settings) -> anyhow::Result<Platform> {
        let (folder, database) = self.copy(settings)?;
        Platform::launch(settings, &folder, database, ONE).await
    }

    /// Starts a platform on a copy, each part in a process of its own, and says how long each took (ms).
    pub async fn start_apart(&self, settings: &Settings, how: Apart) -> anyhow::Result<(Platform, Vec<(String, f64)>)> {
        let (folder, database) = self.copy(settings)?;
        let url = database_url(settings, database.as_deref())?;
        let (parts, endpoints, took) = crate::apart::start(settings, &folder, url, how).await?;
        Ok((Platform::of(parts, settings, &folder, database, endpoints), took))
    }

    /// The URL of its BACK's database: what is brought there is on every platform that is copied from then on.
    pub fn database_url(&self, settings: &Settings) -> anyhow::Result<String> {
        let database = database_url(settings, self.database.as_deref())?;
        Ok(database.unwrap_or_else(|| format!("sqlite:{}", self.folder.join("back.db").display())))
    }

    fn copy(&self, settings: &Settings) -> anyhow::Result<(PathBuf, Option<String>)> {
        let name = unique(settings, self.engine);
        let folder = settings.out.join("journeys").join(&name);
        copy_folder(&self.folder, &folder)?;
        let database = create_database(settings, self.engine, &name, self.database.as_deref())?;
        Ok((folder, database))
    }
}

impl Platform {
    /// Starts one with two environments, from nothing.
    pub async fn with_second(settings: &Settings) -> anyhow::Result<Self> {
        let folder = settings.out.join("journeys").join(unique(settings, Engine::Sqlite));
        std::fs::create_dir_all(&folder)?;
        Self::launch(settings, &folder, None, "2").await
    }

    /// Starts one with two environments in this folder and kills it, as a power cut would, once a file of this name is
    /// there.
    pub async fn killed_at(settings: &Settings, folder: &Path, file: &str) -> anyhow::Result<()> {
        let log = folder.with_extension("log");
        let mut process = keeper::start_logging(&demo(settings, folder, "2", None)?, &log)?;
        within(READY_WITHIN, file, async || {
            anyhow::ensure!(!process.ended(), "it ended by itself:\n{}", tail(&log));
            Ok(folder.join(file).exists().then_some(()))
        })
        .await?;
        drop(process);
        anyhow::ensure!(!folder.join("endpoints.json").exists(), "it was ready before {file} was there");
        Ok(())
    }

    /// Starts one with two environments on the data of this folder.
    pub async fn taken_up(settings: &Settings, folder: &Path) -> anyhow::Result<Self> {
        Self::launch(settings, folder, None, "2").await
    }

    async fn launch(
        settings: &Settings,
        folder: &Path,
        database: Option<String>,
        environments: &str,
    ) -> anyhow::Result<Self> {
        let log = folder.with_extension("log");
        let endpoints_file = folder.join("endpoints.json");
        if endpoints_file.exists() {
            std::fs::remove_file(&endpoints_file)?;
        }
        let command = demo(settings, folder, environments, database.as_deref())?;
        let mut process = keeper::start_logging(&command, &log)?;
        let endpoints = wait_until_ready(&mut process, &endpoints_file)
            .await
            .with_context(|| format!("the platform's log ends so:\n{}", tail(&log)))?;
        Ok(Self::of(vec![("platform", process)], settings, folder, database, endpoints))
    }

    /// A platform of these processes, on the data of this folder.
    pub(crate) fn of(
        parts: Vec<(&'static str, Kept)>,
        settings: &Settings,
        folder: &Path,
        database: Option<String>,
        endpoints: Endpoints,
    ) -> Self {
        let (log, folder) = (folder.with_extension("log"), folder.to_path_buf());
        Self { parts, folder, log, database, settings: settings.clone(), endpoints }
    }

    /// The URL of a page.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.endpoints.front.trim_end_matches('/'))
    }

    /// The typed client of its BACK.
    pub fn back(&self) -> anyhow::Result<BackClient> {
        Ok(BackClient::new(&self.endpoints.back, &self.endpoints.credentials.back, Duration::from_secs(10))?)
    }

    /// The URL of its BACK's database.
    pub fn database_url(&self) -> anyhow::Result<String> {
        let database = database_url(&self.settings, self.database.as_deref())?;
        Ok(database.unwrap_or_else(|| format!("sqlite:{}", self.folder.join("back.db").display())))
    }

    /// Its operator system.
    pub fn operator(&self) -> anyhow::Result<Operator> {
        Operator::new(&self.endpoints.procable, &self.endpoints.credentials.procable)
    }

    /// The end of its log, to be shown when something failed.
    #[must_use]
    pub fn log_tail(&self) -> String {
        tail(&self.log)
    }

    /// Its processes, by name.
    #[must_use]
    pub fn processes(&self) -> Vec<(String, u32)> {
        self.parts.iter().map(|(name, process)| ((*name).to_owned(), process.pid())).collect()
    }

    /// Kills one of its processes, as when its machine is gone.
    pub fn kill(&mut self, name: &str) -> anyhow::Result<()> {
        let at = self.parts.iter().position(|(own, _)| *own == name).context("no such part")?;
        drop(self.parts.remove(at));
        Ok(())
    }

    /// The operator publishes a workbook: in force when every look at it says so.
    pub async fn publishes(&self, workbook: &Workbook) -> anyhow::Result<()> {
        let file = self.folder.join("catalogue.xlsx");
        workbook.save(&file)?;
        let back = self.back()?;
        let before = back.stamp(&Caller::default()).await?;
        let database = self.database_url()?;
        let mut command = Command::new(&self.settings.program);
        command.args(["import", "catalog"]).arg(&file).args(["--database-url", &database]);
        let output = command.output()?;
        anyhow::ensure!(output.status.success(), "not imported: {}", String::from_utf8_lossy(&output.stderr));
        eventually("the publication in force", async || {
            Ok((back.stamp(&Caller::default()).await? != before).then_some(()))
        })
        .await
    }

    /// The mails written to somebody, newest first.
    pub async fn mails_to(&self, recipient: &str) -> anyhow::Result<Vec<weblys_api::mail::MailView>> {
        let mails = self.back()?.mails(&Caller::default()).await?.mails;
        Ok(mails.into_iter().filter(|mail| mail.recipient == recipient).collect())
    }

    /// Waits for a mail to somebody whose subject or body has this text.
    pub async fn mail_to(&self, recipient: &str, text: &str) -> anyhow::Result<weblys_api::mail::MailView> {
        eventually(&format!("a mail to {recipient} with {text:?}"), async || {
            let mails = self.mails_to(recipient).await?;
            Ok(mails.into_iter().find(|mail| mail.subject.contains(text) || mail.body.contains(text)))
        })
        .await
    }

    /// Where a file of this name would be among its data.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What `weblys catalog` prints for these words; as an error what it says when it fails.
    pub fn catalog(&self, words: &[&str]) -> anyhow::Result<String> {
        self.command("catalog", words)
    }

    /// What a command prints for these words, in the database of a platform.
    pub fn command(&self, command: &str, words: &[&str]) -> anyhow::Result<String> {
        let database = self.database_url()?;
        let mut program = Command::new(&self.settings.program);
        let output = program.arg(command).args(words).env("WEBLYS_BACK__DATABASE_URL", database).output()?;
        anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?)
    }

    /// What `weblys admin` prints for these words, in the database of a platform of which each part runs alone.
    pub fn admin(&self, words: &[&str]) -> anyhow::Result<String> {
        let config = self.folder.join("back.toml");
        let output =
            Command::new(&self.settings.program).arg("admin").args(words).arg("--config").arg(config).output()?;
        anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Kills it as a power cut would, and starts it again on the same data.
    pub async fn crash_and_restart(self) -> anyhow::Result<Self> {
        let Self { parts, folder, database, settings, .. } = self;
        drop(parts);
        Self::launch(&settings, &folder, database, ONE).await
    }

    async fn stop_in_order(mut self) -> anyhow::Result<()> {
        for (_, process) in &self.parts {
            process.signal("TERM")?;
        }
        let parts = &mut self.parts;
        let ended = async || Ok(parts.iter_mut().all(|(_, process)| process.ended()).then_some(()));
        eventually("the platform's end", ended).await
    }
}

/// The command that starts the demonstration in this folder, on free ports.
fn demo(settings: &Settings, folder: &Path, environments: &str, database: Option<&str>) -> anyhow::Result<Command> {
    let mut command = Command::new(&settings.program);
    command.arg("demo").arg("--data-dir").arg(folder).args(["--front-port", "0"]);
    command.args(["--environments", environments, "--log-format", "json"]);
    if let Some(url) = database_url(settings, database)? {
        command.args(["--database-url", &url]);
    }
    Ok(command)
}

/// Asks again and again, for at most 20 seconds, until there is an answer.
pub async fn eventually<T>(what: &str, ask: impl AsyncFnMut() -> anyhow::Result<Option<T>>) -> anyhow::Result<T> {
    within(Duration::from_secs(20), what, ask).await
}

/// Asks again and again, within these bounds, until there is an answer.
pub async fn within<T>(
    patience: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> anyhow::Result<Option<T>>,
) -> anyhow::Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        let last = match ask().await {
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if Instant::now() > deadline {
            return Err(last.unwrap_or_else(|| anyhow::anyhow!("not within {patience:?}")).context(what.to_owned()));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn wait_until_ready(process: &mut Kept, endpoints_file: &Path) -> anyhow::Result<Endpoints> {
    let deadline = Instant::now() + READY_WITHIN;
    while Instant::now() < deadline {
        if process.ended() {
            bail!("the program ended before it was ready");
        }
        if let Ok(text) = std::fs::read_to_string(endpoints_file)
            && let Ok(endpoints) = serde_json::from_str::<Endpoints>(&text)
            && answers(&endpoints.front).await
            && answers(&endpoints.back).await
        {
            return Ok(endpoints);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    bail!("the program was not ready within {READY_WITHIN:?}")
}

pub(crate) async fn answers(base: &str) -> bool {
    let url = format!("{}/readyz", base.trim_end_matches('/'));
    reqwest::get(url).await.is_ok_and(|response| response.status().is_success())
}

fn create_database(
    settings: &Settings,
    engine: Engine,
    name: &str,
    template: Option<&str>,
) -> anyhow::Result<Option<String>> {
    if engine == Engine::Sqlite {
        return Ok(None);
    }
    let url = settings.postgres.as_deref().context("WEBLYS_TEST_POSTGRES names no server")?;
    let statement = match template {
        Some(template) => format!("create database {name} template {template}"),
        None => format!("create database {name}"),
    };
    let output = Command::new("psql").args([url, "--no-psqlrc", "--quiet", "-c", &statement]).output()?;
    anyhow::ensure!(output.status.success(), "{statement}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(Some(name.to_owned()))
}

fn database_url(settings: &Settings, database: Option<&str>) -> anyhow::Result<Option<String>> {
    let Some(database) = database else { return Ok(None) };
    let mut url = url::Url::parse(settings.postgres.as_deref().context("no PostgreSQL server")?)?;
    url.set_path(database);
    Ok(Some(url.into()))
}

fn copy_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    let status = Command::new("cp").args(["-r", "--reflink=auto"]).arg(from).arg(to).status()?;
    anyhow::ensure!(status.success(), "{} cannot be copied", from.display());
    Ok(())
}

fn unique(settings: &Settings, engine: Engine) -> String {
    let count = COUNT.fetch_add(1, Ordering::SeqCst);
    let engine = if engine == Engine::Sqlite { "sqlite" } else { "postgres" };
    let name = format!("weblys_{engine}_{}_{count}", std::process::id());
    drop(std::fs::remove_dir_all(settings.out.join("journeys").join(&name)));
    name
}

/// A port that nobody has yet and nobody else will be given: below those that the system hands out to connections,
/// and below those that a demonstration chooses for itself.
pub fn free_port() -> anyhow::Result<u16> {
    const FIRST: u32 = 10_000;
    const COUNT: u32 = 6_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let begin = std::process::id().wrapping_mul(64);
    for _ in 0..COUNT {
        let step = NEXT.fetch_add(1, Ordering::SeqCst);
        let port = u16::try_from(FIRST + begin.wrapping_add(step) % COUNT)?;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port is free between {FIRST} and {}", FIRST + COUNT)
}

/// The last lines of a log that tell of trouble.
pub(crate) fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let calm = |line: &&str| !line.contains("\"level\":\"INFO\"");
    let lines: Vec<String> = text.lines().filter(calm).map(|line| line.chars().take(400).collect()).collect();
    lines[lines.len().saturating_sub(10)..].join("\n")
}
