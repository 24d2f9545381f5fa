//! Keeps child processes: one thread starts them all, and they end when this process ends.
//!
//! Linux ends a tied child when the *thread* that started it ends, so a test's own thread must
//! not start any: the keeper's thread lives as long as the process.

use anyhow::Context;
use std::io;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{LazyLock, Mutex};

type Order = (Command, Sender<io::Result<Child>>);

static ORDERS: LazyLock<Mutex<Sender<Order>>> = LazyLock::new(|| {
    let (sender, receiver) = channel();
    std::thread::spawn(move || start_each(&receiver));
    Mutex::new(sender)
});

/// A child process that is killed when dropped, or when we end.
#[derive(Debug)]
pub struct Kept(Child);

impl Kept {
    /// Its process id.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.0.id()
    }

    /// Whether it has ended by itself.
    pub fn ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }

    /// Sends it a signal by name: `STOP`, `CONT`, `TERM`.
    pub fn signal(&self, name: &str) -> anyhow::Result<()> {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.pid().to_string()).status()?;
        anyhow::ensure!(status.success(), "signal {name} did not reach process {}", self.pid());
        Ok(())
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Starts a program tied to this process. `command`'s program and arguments are wrapped in `setpriv`.
pub fn start(command: &Command) -> anyhow::Result<Kept> {
    let mut tied = Command::new("setpriv");
    tied.args(["--pdeathsig", "KILL", "--"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => tied.env(name, value),
            None => tied.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        tied.current_dir(folder);
    }
    hand_over(tied).with_context(|| format!("{command:?} cannot be started"))
}

/// Starts a program tied to this process, its two outputs going to `log`.
pub fn start_logging(command: &Command, log: &std::path::Path) -> anyhow::Result<Kept> {
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null"]).arg(log);
    shell.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            shell.env(name, value);
        }
    }
    start(&shell)
}

fn hand_over(command: Command) -> anyhow::Result<Kept> {
    let (answer, started) = channel();
    let orders = ORDERS.lock().map_err(|_| anyhow::anyhow!("the keeper is gone"))?;
    orders.send((command, answer)).context("the keeper is gone")?;
    Ok(Kept(started.recv().context("the keeper is gone")??))
}

fn start_each(orders: &Receiver<Order>) {
    while let Ok((mut command, answer)) = orders.recv() {
        drop(answer.send(command.spawn()));
    }
}
