//! nginx with one static file on a free port, with a configuration of ours: the ceiling of the table.

use anyhow::Context;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use weblys_journeys::keeper::{self, Kept};
use weblys_journeys::platform::free_port;

/// A running nginx.
pub struct Nginx {
    process: Kept,
    _folder: TempDir,
    port: u16,
}

impl Nginx {
    /// Serves this page.
    pub fn start(page: &str) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("weblys-nginx-").tempdir()?;
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
        std::fs::write(folder.path().join("page.html"), page)?;
        let port = free_port()?;
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, configuration(folder.path(), port))?;
        let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
        let program = program.into_iter().find(|path| Path::new(path).is_file()).context("nginx is not installed")?;
        let mut command = Command::new(program);
        command.arg("-c").arg(&file).arg("-p").arg(folder.path());
        let process = keeper::start_logging(&command, &folder.path().join("log"))?;
        let deadline = Instant::now() + Duration::from_secs(5);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let log = || std::fs::read_to_string(folder.path().join("log")).unwrap_or_default();
            anyhow::ensure!(Instant::now() < deadline, "nginx does not answer: {}", log());
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(Self { process, _folder: folder, port })
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its workers, if it is asked to and not just killed.
        let deadline = Instant::now() + Duration::from_secs(2);
        let asked = self.process.signal("TERM").is_ok();
        while asked && !self.process.ended() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn configuration(folder: &Path, port: u16) -> String {
    let folder = folder.display();
    format!(
        "daemon off; worker_processes auto; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; types {{ text/html html; }}
  open_file_cache max=16; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"
    )
}
