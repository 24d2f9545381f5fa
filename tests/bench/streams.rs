//! Open pages of the staff: what each costs FRONT, and how soon all of them hear of something new.

use crate::parts::Parts;
use crate::process;
use anyhow::{Context, bail};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use weblys_api::client::{BackClient, Caller};
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_journeys::buyer::{Buyer, client};

/// The demonstration's administrator: whoever may read contacts is told of them.
const ADMIN: (&str, &str) = ("admin", "demonstration-admin");
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens so many, tells them something, and prints what it took.
pub async fn measure(parts: &Parts, count: usize) -> anyhow::Result<()> {
    let front = parts.process("front").context("no FRONT")?;
    let endpoints = &parts.platform.endpoints;
    let token = signs_in(&endpoints.front).await?;
    let before = process::memory_mb(front);
    let begun = Instant::now();
    let mut open = Vec::with_capacity(count);
    for _ in 0..count {
        open.push(listen(&endpoints.front, &token).await.with_context(|| format!("after {} pages", open.len()))?);
    }
    println!("{count} pages opened in {:.1} s", begun.elapsed().as_secs_f64());
    let after = process::memory_mb(front);
    let each = (after - before) * 1024.0 / count.max(1) as f64;
    println!("FRONT: {before:.1} MB before, {after:.1} MB with {count} open pages: {each:.1} KB each");
    let told = Instant::now();
    leave_contact(&endpoints.back, &endpoints.credentials.back).await?;
    for page in &mut open {
        hears(page).await?;
    }
    println!("every page told of a new request after {:.0} ms", told.elapsed().as_secs_f64() * 1000.0);
    println!("FRONT: {:.1} MB afterwards", process::memory_mb(front));
    Ok(())
}

async fn signs_in(front: &str) -> anyhow::Result<String> {
    let mut person = Buyer::new(&client()?, front);
    person.open("/staff/sign-in").await?;
    let form = person.form("/staff/sign-in")?.with("login", ADMIN.0).with("password", ADMIN.1);
    person.send(&form).await?;
    person.cookie("weblys_staff").context("the administrator is not signed in")
}

async fn listen(front: &str, token: &str) -> anyhow::Result<TcpStream> {
    let host = front.trim_end_matches('/').trim_start_matches("http://");
    let mut page = TcpStream::connect(host).await?;
    let head = format!(
        "GET /staff/notifications/stream HTTP/1.1\r\nHost: {host}\r\nCookie: weblys_visitor=bench; \
         weblys_staff={token}\r\n\r\n"
    );
    page.write_all(head.as_bytes()).await?;
    hears(&mut page).await?;
    Ok(page)
}

/// Reads until the page is told a number.
async fn hears(page: &mut TcpStream) -> anyhow::Result<()> {
    let mut said = Vec::with_capacity(1024);
    let reads = async {
        while !said.windows(13).any(|part| part == b"event: unread") {
            if page.read_buf(&mut said).await? == 0 {
                bail!("the stream was closed: {}", String::from_utf8_lossy(&said));
            }
        }
        Ok(())
    };
    tokio::time::timeout(PATIENCE, reads).await.context("nothing is heard")?
}

async fn leave_contact(back: &str, credential: &str) -> anyhow::Result<()> {
    let left = LeaveContact {
        kind: ContactKind::Callback,
        idempotency_key: "bench".to_owned(),
        name: "Camille Fictif".to_owned(),
        email: String::new(),
        phone: "06 39 98 00 12".to_owned(),
        address: String::new(),
        contract: String::new(),
        wished_on: String::new(),
        message: String::new(),
        locale: Default::default(),
        ..LeaveContact::default()
    };
    BackClient::new(back, credential, PATIENCE)?.leave_contact(&Caller::default(), &left).await?;
    Ok(())
}
