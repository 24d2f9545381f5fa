//! Child processes that never outlive us, and commands that name themselves when they fail.

use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C and SIGTERM end the running step, and what was started is stopped in order.
pub fn survive_interruption() -> anyhow::Result<()> {
    ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::SeqCst)).context("signals cannot be handled")
}

/// Whether somebody asked us to stop.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Runs a command to its end, its output going to the terminal.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let words = in_words(command);
    let mut child = command.spawn().with_context(|| format!("cannot start: {words}"))?;
    let status = wait(&mut child).with_context(|| words.clone())?;
    if !status.success() {
        bail!("{status}: {words}");
    }
    Ok(())
}

/// Runs a short command and gives what it printed.
pub fn read(command: &mut Command) -> anyhow::Result<String> {
    let words = in_words(command);
    let Output { status, stdout, stderr } = command.output().with_context(|| format!("cannot start: {words}"))?;
    if !status.success() {
        bail!("{status}: {words}\n{}", String::from_utf8_lossy(&stderr));
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// Waits for the end of a child; when we are interrupted, the child is ended.
fn wait(child: &mut Child) -> anyhow::Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if interrupted() {
            // On Ctrl-C the terminal has told it already; a SIGTERM reaches us alone.
            thread::sleep(Duration::from_secs(2));
            child.kill()?;
            child.wait()?;
            bail!("interrupted");
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Cargo, as somebody in a terminal would call it: without the variables in which the cargo that runs us describes this
/// program. Build scripts look at them, and everything on top of `ring` would be built anew each time that one follows
/// the other.
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    let about_us = |name: &str| {
        ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|group| name.starts_with(group))
            || ["CARGO_CRATE_NAME", "CARGO_BIN_NAME", "CARGO_PRIMARY_PACKAGE"].contains(&name)
    };
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(about_us)) {
        command.env_remove(name);
    }
    command
}

/// A command whose process receives `signal` as soon as ours ends, however it ends (Linux).
pub fn tied(signal: &str, program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", signal, "--"]).arg(program);
    command
}

/// The same, as another user: only root may.
pub fn tied_as(user: &str, signal: &str, program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", user, "--init-groups", "--pdeathsig", signal, "--"]).arg(program);
    command
}

/// Whether we are root.
pub fn root() -> anyhow::Result<bool> {
    Ok(read(Command::new("id").arg("-u"))?.trim() == "0")
}

/// Where a program is, when it is installed: in the search path, or where Debian hides servers.
pub fn find_program(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the search path is the machine's, not the product's")]
    let path = std::env::var("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(["/usr/sbin".into(), "/usr/local/sbin".into()])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

fn in_words(command: &Command) -> String {
    let mut words = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        words.push(' ');
        words.push_str(&argument.to_string_lossy());
    }
    words
}
