//! Mails by SMTP, through a mail server of others (`python3-aiosmtpd` of Debian): what it takes, what it refuses for ever,
//! and what happens while it is away.

use crate::figures::{figure, told};
use crate::support::{World, eventually, identity};
use chrono::TimeDelta;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use tokio::net::TcpStream;
use weblys_api::client::Caller;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_api::effects::EffectQuery;
use weblys_api::notices::{NoticeKind, NoticeQuery};
use weblys_api::security::Right;
use weblys_api::sent::{SentQuery, SentRow};
use weblys_back::config::MailWay;
use weblys_db::testing::ENGINES;
use weblys_db::{Engine, fetch_all};

/// A mail server, and the folder that it puts mails into.
struct MailServer {
    process: Child,
    folder: TempDir,
}

impl MailServer {
    async fn start(port: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let process = Command::new("aiosmtpd")
            .args(["--nosetuid", "--listen", &format!("127.0.0.1:{port}"), "--class", "refusing.Mailboxes"])
            .arg(folder.path().join("mails"))
            .env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/back/mail_server"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("aiosmtpd: {error} (`cargo xtask test` installs python3-aiosmtpd)"));
        eventually("the mail server listens", async || TcpStream::connect(("127.0.0.1", port)).await.is_ok()).await;
        Self { process, folder }
    }

    /// What it has taken.
    fn mails(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.folder.path().join("mails/new")) else { return Vec::new() };
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// BACK with the mail server of this port, writing as somebody.
async fn world(engine: Engine, port: u16, from: &str) -> World {
    let way = MailWay::Smtp { url: format!("smtp://127.0.0.1:{port}"), from: from.to_owned() };
    World::start_with(engine, |config| config.mail = way.into()).await
}

async fn asks_to_be_called(world: &World, email: &str) {
    let form = LeaveContact {
        kind: ContactKind::Callback,
        name: "Camille Fictif".to_owned(),
        email: email.to_owned(),
        phone: "06 39 98 00 12".to_owned(),
        idempotency_key: "one form".to_owned(),
        locale: weblys_kernel::Locale::default(),
        ..LeaveContact::default()
    };
    world.back.leave_contact(&Caller::default(), &form).await.unwrap();
}

async fn of_state(world: &World, who: &Caller, state: &str) -> Vec<SentRow> {
    let query = SentQuery { state: state.to_owned(), ..SentQuery::default() };
    let all = world.back.sent_mails(who, &query).await.unwrap();
    let to_one =
        SentQuery { recipient: all.rows.first().map(|row| row.recipient.clone()).unwrap_or_default(), ..query };
    if !to_one.recipient.is_empty() {
        assert_eq!(world.back.sent_mails(who, &to_one).await.unwrap(), all, "the same by its recipient");
    }
    all.rows
}

/// How often the one effect that there is was tried, and why it failed.
async fn tried(world: &World) -> (i64, String) {
    let sql = "select attempts, last_error from outbox_effect";
    let rows: Vec<(i64, String)> = fetch_all!(world.db(), (i64, String), sql).await.unwrap();
    rows.into_iter().next().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mails_of_a_purchase_reach_a_mail_server_with_their_documents() {
    for engine in ENGINES {
        let port = free_port();
        let server = MailServer::start(port).await;
        let world = world(engine, port, "Exemplia <boutique@example.fr>").await;
        let buyer = world.buyer().await;
        buyer.reaches_check().await;
        buyer.orders().await;
        world.comes_to_rest().await;
        let mails = server.mails();
        assert_eq!(mails.len(), 4, "contract summary, receipt, acceptance, first password");
        let to = format!("X-RcptTo: {}", identity().email);
        assert!(mails.iter().all(|mail| mail.contains(&to) && mail.contains("X-MailFrom: boutique@example.fr")));
        let with_papers = mails.iter().filter(|mail| mail.contains("Content-Disposition: attachment"));
        assert_eq!(with_papers.count(), 2, "the contract summary, and the receipt with all documents");
        assert_eq!(world.count("select count(*) from orders_mail where sent_at is null").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_to_a_mailbox_that_is_none_is_refused_at_once_and_never_counts_as_sent() {
    for engine in ENGINES {
        let port = free_port();
        let server = MailServer::start(port).await;
        let world = world(engine, port, "boutique@example.fr").await;
        let care = world.somebody("care", &[Right::MailsRead, Right::JobsRead, Right::JobsRun]).await;
        asks_to_be_called(&world, "nobody@example.fr").await;
        eventually("the mail is refused", async || !of_state(&world, &care, "refused").await.is_empty()).await;
        let refused = of_state(&world, &care, "refused").await.remove(0);
        assert_eq!((refused.recipient.as_str(), refused.sent_at), ("nobody@example.fr", None));
        assert!(refused.refusal.as_ref().is_some_and(|why| why.contains("550") && why.contains("No such mailbox")));
        let one = world.back.sent_mail(&care, refused.mail_id).await.unwrap();
        assert_eq!(one.row, refused, "the page of the mail says the same");
        assert!(
            of_state(&world, &care, "waiting").await.is_empty() && of_state(&world, &care, "sent").await.is_empty()
        );
        let notices = world.back.notices(&care, &NoticeQuery::default()).await.unwrap().rows;
        assert!(notices.iter().any(|one| one.kind == NoticeKind::EffectDead && one.subject == "send_mail"));
        let figures = told(&world).await;
        let effects = |state: &str| figure(&figures, &format!(r#"weblys_outbox_effects{{state="{state}"}}"#));
        assert_eq!((effects("refused"), effects("dead"), effects("ready")), (Some(1), Some(0), Some(0)));
        assert_eq!(figure(&figures, "weblys_outbox_oldest_seconds"), Some(0), "nothing waits for it");
        world.passes(TimeDelta::minutes(11));
        // What comes later is sent: the worker has looked, and left the refused one alone.
        asks_to_be_called(&world, "camille@example.fr").await;
        eventually("another mail leaves", async || of_state(&world, &care, "sent").await.len() == 1).await;
        assert_eq!((tried(&world).await.0, server.mails().len()), (1, 1), "it is not tried again by itself");
        world.back.retry_effect(&care, refused.mail_id).await.unwrap();
        let figure_of_refused = async || figure(&told(&world).await, r#"weblys_mails_total{outcome="refused"}"#);
        eventually("it is tried again, and refused again", async || figure_of_refused().await == Some(2)).await;
        eventually("it is put aside again", async || of_state(&world, &care, "refused").await.len() == 1).await;
        let dead = EffectQuery { state: "dead".to_owned(), ..EffectQuery::default() };
        assert_eq!(world.back.effects(&care, &dead).await.unwrap().total, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_waits_for_a_mail_server_that_is_away() {
    for engine in ENGINES {
        let port = free_port();
        let world = world(engine, port, "boutique@example.fr").await;
        let care = world.somebody("care", &[Right::MailsRead]).await;
        asks_to_be_called(&world, "camille@example.fr").await;
        eventually("nobody answers", async || !tried(&world).await.1.is_empty()).await;
        assert_eq!(of_state(&world, &care, "waiting").await.len(), 1);
        let server = MailServer::start(port).await;
        world.passes(TimeDelta::minutes(10));
        eventually("it has left", async || of_state(&world, &care, "sent").await.len() == 1).await;
        assert_eq!(server.mails().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_does_not_accept_us_refuses_no_mail() {
    for engine in ENGINES {
        let port = free_port();
        let _server = MailServer::start(port).await;
        let world = world(engine, port, "unknown@example.fr").await;
        let care = world.somebody("care", &[Right::MailsRead]).await;
        asks_to_be_called(&world, "camille@example.fr").await;
        eventually("it is not let in", async || tried(&world).await.1.contains("530")).await;
        assert_eq!(of_state(&world, &care, "waiting").await.len(), 1, "our settings are at fault: it is tried again");
        assert!(of_state(&world, &care, "refused").await.is_empty());
    }
}
