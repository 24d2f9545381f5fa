//! A private PostgreSQL cluster: its own folder, a free port on loopback, its own password; gone when dropped.
//!
//! The server is our child and is tied to us: it stops in order when we end, however we end.
//! Run by root it becomes the user `postgres`, because PostgreSQL refuses to be root.

use crate::{process, scratch, setup};
use anyhow::{Context, bail};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SERVER_USER: &str = "postgres";
const START_WITHIN: Duration = Duration::from_secs(30);

/// What a crash of the machine may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything: for tests, fast.
    None,
    /// Nothing that was committed: for measures, as in production.
    Full,
}

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    server: Child,
    folder: TempDir,
    port: u16,
    password: String,
}

impl Cluster {
    /// Makes a cluster in a folder of its own within this one, and starts its server.
    pub fn start(within: &Path, durability: Durability) -> anyhow::Result<Self> {
        let programs = setup::postgres_programs().context("PostgreSQL is not installed")?;
        let root = process::root()?;
        let folder = tempfile::Builder::new().prefix("weblys-postgres-").tempdir_in(within)?;
        let password = random_password()?;
        let password_file = folder.path().join("password");
        std::fs::write(&password_file, &password)?;
        if root {
            process::run(Command::new("chown").arg("-R").arg(SERVER_USER).arg(folder.path()))?;
        }
        let data = folder.path().join("data");
        let mut initdb = server_program(root, &programs.join("initdb"));
        initdb.args(["--username=weblys", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        initdb.arg("--pwfile").arg(&password_file).arg("--pgdata").arg(&data).current_dir(folder.path());
        process::read(&mut initdb)?;
        let port = free_port()?;
        let server = start_server(root, &programs, &folder, &data, port, durability)?;
        let mut cluster = Self { server, folder, port, password };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// The URL of its maintenance database; tests make their own databases beside it.
    pub fn url(&self) -> String {
        format!("postgres://weblys:{}@127.0.0.1:{}/postgres", self.password, self.port)
    }

    /// The same over its socket: how a server on the same machine is spoken to.
    pub fn socket_url(&self) -> String {
        let folder = self.folder.path().to_string_lossy().replace('/', "%2F");
        format!("postgres://weblys:{}@{folder}:{}/postgres", self.password, self.port)
    }

    /// The server's process.
    pub fn pid(&self) -> u32 {
        self.server.id()
    }

    fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let deadline = Instant::now() + START_WITHIN;
        while Instant::now() < deadline {
            if let Some(status) = self.server.try_wait()? {
                bail!("PostgreSQL ended at once ({status}):\n{}", self.log());
            }
            if self.answers() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        bail!("PostgreSQL was not ready within {START_WITHIN:?}:\n{}", self.log())
    }

    /// Whether sessions are let in: the server says so in its folder's lock file.
    fn answers(&self) -> bool {
        let lock = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid")).unwrap_or_default();
        lock.contains("ready") && TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "fast" stop: sessions end, data stays whole.
        let asked = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let deadline = Instant::now() + Duration::from_secs(10);
        while asked.is_ok() && Instant::now() < deadline {
            if matches!(self.server.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Runs a cluster for a developer until Ctrl-C.
pub fn serve() -> anyhow::Result<()> {
    setup::install(&[setup::POSTGRES])?;
    let scratch = scratch::folder()?;
    let cluster = Cluster::start(scratch.path(), Durability::None)?;
    println!("export WEBLYS_TEST_POSTGRES='{}'", cluster.url());
    println!("(Ctrl-C stops it and removes its data)");
    while !process::interrupted() {
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

fn start_server(
    root: bool,
    programs: &Path,
    folder: &TempDir,
    data: &Path,
    port: u16,
    durability: Durability,
) -> anyhow::Result<Child> {
    let log = std::fs::File::create(folder.path().join("log"))?;
    let mut server = server_program(root, &programs.join("postgres"));
    server.arg("-D").arg(data).args(["-p", &port.to_string()]);
    let sockets = format!("unix_socket_directories={}", folder.path().display());
    let mut settings = vec![
        "listen_addresses=127.0.0.1",
        &sockets,
        "max_connections=300",
        "shared_buffers=256MB",
        "log_min_messages=fatal",
    ];
    if durability == Durability::None {
        settings.extend(["fsync=off", "full_page_writes=off"]);
    }
    for setting in settings {
        server.args(["-c", setting]);
    }
    server.current_dir(folder.path()).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    server.spawn().context("PostgreSQL cannot be started")
}

fn server_program(root: bool, program: &Path) -> Command {
    if root { process::tied_as(SERVER_USER, "INT", program) } else { process::tied("INT", program) }
}

/// A port that is free now.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn random_password() -> anyhow::Result<String> {
    use std::io::Read;
    let mut bytes = [0_u8; 16];
    std::fs::File::open(PathBuf::from("/dev/urandom"))?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
