//! Sets up what a fresh Debian machine lacks: PostgreSQL, a mail server, Chromium, nginx, and in the target folder axe-core and
//! the OpenID Connect provider of the tests.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// axe-core, the accessibility checker of the journeys: pinned, because a new version finds new faults.
pub const AXE_VERSION: &str = "4.14.1";

/// The OpenID Connect provider of the tests.
pub const PORTAL_VERSION: &str = "9.13.3";

/// Something that must be on the machine.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// The program, or the file by its whole path, that shows it is there.
    program: &'static str,
    /// The Debian package that brings it.
    package: &'static str,
}

/// For the stores.
pub const POSTGRES: &[Need] = &[Need { program: "initdb", package: "postgresql" }];
/// A mail server of others, that BACK's tests speak SMTP with.
pub const MAIL: &[Need] = &[Need { program: "aiosmtpd", package: "python3-aiosmtpd" }];
/// For the journeys.
pub const BROWSER: &[Need] = &[
    Need { program: "chromium", package: "chromium" },
    Need { program: "chromedriver", package: "chromium-driver" },
    // What most people's browsers have: how many pages a document takes goes by it.
    Need { program: "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", package: "fonts-liberation" },
    Need { program: "npm", package: "npm" },
    Need { program: "node", package: "nodejs" },
];
/// For the benchmark.
pub const NGINX: &[Need] = &[Need { program: "nginx", package: "nginx-light" }];

/// Installs with apt what is missing of `needs`, and says so.
pub fn install(needs: &[&[Need]]) -> anyhow::Result<()> {
    let missing: Vec<&Need> = needs.iter().copied().flatten().filter(|need| !present(need.program)).collect();
    if missing.is_empty() {
        println!("   everything needed is installed");
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if process::find_program("apt-get").is_none() {
        let programs: Vec<&str> = missing.iter().map(|need| need.program).collect();
        bail!("these programs are missing, and there is no apt-get to install them: {}", programs.join(", "));
    }
    println!("   missing on this machine, installed now with apt-get: {}", packages.join(", "));
    if packages.contains(&"postgresql") {
        println!("   (Debian's package also sets up a server of its own on port 5432: it is not used here)");
    }
    process::run(apt_get()?.arg("update"))?;
    process::run(apt_get()?.args(["install", "--yes", "--no-install-recommends"]).args(&packages))
}

/// Puts axe-core into the target folder, once, and gives the script's path.
pub fn axe(workspace: &Workspace) -> anyhow::Result<PathBuf> {
    let folder = workspace.target.join("axe").join(AXE_VERSION);
    from_npm(&folder, "axe-core", AXE_VERSION, "axe.min.js")
}

/// Puts the portal of the tests into the target folder, once, and gives the folder that it is in.
pub fn portal(workspace: &Workspace) -> anyhow::Result<PathBuf> {
    let folder = workspace.target.join("oidc-provider").join(PORTAL_VERSION);
    from_npm(&folder, "oidc-provider", PORTAL_VERSION, "lib/index.js")?;
    folder.canonicalize().context("the portal's folder")
}

fn from_npm(folder: &Path, package: &str, version: &str, file: &str) -> anyhow::Result<PathBuf> {
    let script = folder.join("node_modules").join(package).join(file);
    if !script.is_file() {
        println!("   {package} {version} goes into {}", folder.display());
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-save", "--no-package-lock", "--ignore-scripts"]);
        process::run(npm.arg(format!("{package}@{version}")).current_dir(folder))?;
    }
    script.canonicalize().with_context(|| format!("{package} was not installed where it was expected"))
}

/// The folder of PostgreSQL's server programs, the newest version first.
pub fn postgres_programs() -> Option<PathBuf> {
    if let Some(initdb) = process::find_program("initdb") {
        return initdb.parent().map(Path::to_path_buf);
    }
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder)
}

fn present(program: &str) -> bool {
    match program {
        "initdb" => postgres_programs().is_some(),
        other => process::find_program(other).is_some(),
    }
}

fn apt_get() -> anyhow::Result<Command> {
    let mut command = if process::root()? {
        Command::new("env")
    } else {
        println!("   (with sudo)");
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Ok(command)
}
