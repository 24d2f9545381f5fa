//! The load generator: kept connections, each asking again as soon as it is answered.
//!
//! Plain HTTP/1.1 written by hand, so that the generator costs as little as it can.

use crate::report::Row;
use anyhow::{Context, bail};
use hdrhistogram::Histogram;
use std::fmt::{self, Display, Formatter};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How many connections ask at once, where nothing else is said.
pub const CONNECTIONS: usize = 32;
const WARM_UP: Duration = Duration::from_secs(1);

/// Requests to send to one place, in turn.
pub struct Load {
    host: String,
    requests: Arc<Vec<Vec<u8>>>,
    connections: usize,
}

/// What a load gave.
pub struct Measured {
    latencies: Histogram<u64>,
    seconds: f64,
}

impl Load {
    /// Requests of a visitor for these paths of a site on loopback.
    pub fn of(base: &str, paths: &[String]) -> Self {
        Self::with(base, "Cookie: weblys_visitor=bench; weblys_lang=fr", paths)
    }

    /// Requests for these paths of a BACK on loopback, as FRONT sends them.
    pub fn of_back(base: &str, credential: &str, paths: &[String]) -> Self {
        Self::with(base, &format!("Authorization: Bearer {credential}"), paths)
    }

    fn with(base: &str, header: &str, paths: &[String]) -> Self {
        let host = base.trim_end_matches('/').trim_start_matches("http://").to_owned();
        let head = format!("HTTP/1.1\r\nHost: {host}\r\n{header}\r\n\r\n");
        let requests = paths.iter().map(|path| format!("GET {path} {head}").into_bytes()).collect();
        Self { host, requests: Arc::new(requests), connections: CONNECTIONS }
    }

    /// By so many connections.
    pub fn by(self, connections: usize) -> Self {
        Self { connections, ..self }
    }

    /// Asks for so long, after a warm-up.
    pub async fn run(&self, seconds: Duration) -> anyhow::Result<Measured> {
        anyhow::ensure!(self.host.starts_with("127.0.0.1:"), "only loopback is measured, not {}", self.host);
        let begin = Instant::now() + WARM_UP;
        let tasks = (0..self.connections).map(|number| {
            let (host, requests) = (self.host.clone(), Arc::clone(&self.requests));
            tokio::spawn(async move { ask(&host, &requests, number, begin, begin + seconds).await })
        });
        let mut latencies = histogram()?;
        for task in tasks.collect::<Vec<_>>() {
            latencies.add(task.await??)?;
        }
        Ok(Measured { latencies, seconds: seconds.as_secs_f64() })
    }
}

impl Measured {
    /// As a line of the table, beside the ceiling.
    pub fn named(&self, name: &str, ceiling: &Self) -> Row {
        Row {
            name: name.to_owned(),
            per_second: self.per_second(),
            p50_ms: milliseconds(&self.latencies, 0.50),
            p99_ms: milliseconds(&self.latencies, 0.99),
            part_of_ceiling: self.per_second() / ceiling.per_second(),
        }
    }

    fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.seconds
    }
}

impl Display for Measured {
    fn fmt(&self, into: &mut Formatter<'_>) -> fmt::Result {
        let at = |quantile| milliseconds(&self.latencies, quantile);
        let (half, most, longest) = (at(0.50), at(0.99), at(1.0));
        write!(into, "{:.0}/s, p50 {half:.2} ms, p99 {most:.2} ms, at most {longest:.1} ms", self.per_second())
    }
}

/// A histogram of microseconds.
pub fn histogram() -> anyhow::Result<Histogram<u64>> {
    Ok(Histogram::new(3)?)
}

/// A quantile in milliseconds.
pub fn milliseconds(latencies: &Histogram<u64>, quantile: f64) -> f64 {
    latencies.value_at_quantile(quantile) as f64 / 1000.0
}

async fn ask(
    host: &str,
    requests: &[Vec<u8>],
    first: usize,
    begin: Instant,
    end: Instant,
) -> anyhow::Result<Histogram<u64>> {
    let mut stream = TcpStream::connect(host).await?;
    stream.set_nodelay(true)?;
    let mut latencies = histogram()?;
    let mut buffer = Vec::with_capacity(128 * 1024);
    for request in requests.iter().cycle().skip(first * 7 % requests.len()) {
        let asked = Instant::now();
        if asked >= end {
            break;
        }
        stream.write_all(request).await?;
        read_answer(&mut stream, &mut buffer).await?;
        if asked >= begin {
            latencies.record(u64::try_from(asked.elapsed().as_micros())?)?;
        }
    }
    Ok(latencies)
}

/// Reads one answer whole, by its length or its chunks; anything but 200 is an error.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<()> {
    buffer.clear();
    let mut whole = None;
    loop {
        if stream.read_buf(buffer).await? == 0 {
            bail!("the connection was closed");
        }
        if whole.is_none()
            && let Some(head) = find(buffer, b"\r\n\r\n")
        {
            whole = Some(Length::of(buffer.get(..head).unwrap_or_default(), head + 4)?);
        }
        match whole {
            Some(Length::Bytes(length)) if buffer.len() >= length => return Ok(()),
            Some(Length::Chunks) if buffer.ends_with(b"0\r\n\r\n") => return Ok(()),
            _ => {}
        }
    }
}

/// How an answer says where it ends.
#[derive(Clone, Copy)]
enum Length {
    /// After so many bytes, head included.
    Bytes(usize),
    /// After the empty chunk.
    Chunks,
}

impl Length {
    fn of(head: &[u8], body: usize) -> anyhow::Result<Self> {
        let head = std::str::from_utf8(head)?.to_ascii_lowercase();
        anyhow::ensure!(head.starts_with("http/1.1 200"), "answered {:?}", head.lines().next());
        if head.contains("transfer-encoding: chunked") {
            return Ok(Self::Chunks);
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:")).context("no length")?;
        Ok(Self::Bytes(body + length.trim().parse::<usize>()?))
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
