//! Sending mails right after the commit that kept them, from memory, and taking note of many at once.

use super::store::{self, Claimed};
use crate::adapters::mail::MailError;
use crate::error::ApiError;
use crate::orders::mails::{Kept, Letter};
use crate::orders::store::mail;
use crate::state::App;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use uuid::Uuid;
use weblys_db::{Database, Durability};
use weblys_kernel::Clock;
use weblys_orders::Effect;

const WAITING: usize = 10_000;
/// Sent mails gather for so long, so that few statements take note of them.
const GATHER: Duration = Duration::from_millis(100);

/// Takes note of mails that left. A crash before it did so sends its last mails once more, never none.
#[derive(Debug, Clone)]
pub struct SentRecorder(mpsc::Sender<Uuid>);

impl SentRecorder {
    /// A recorder, and the task that writes for it until every recorder is gone.
    #[must_use]
    pub fn start(db: Database, clock: Arc<dyn Clock>) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(write_behind(db, clock, receiver));
        Self(sender)
    }

    async fn record(&self, mail_id: Uuid) {
        if self.0.send(mail_id).await.is_err() {
            tracing::warn!(%mail_id, "a mail was sent without note: it will be sent once more");
        }
    }
}

async fn write_behind(db: Database, clock: Arc<dyn Clock>, mut receiver: mpsc::Receiver<Uuid>) {
    let mut sent = Vec::with_capacity(mail::AT_ONCE);
    while receiver.recv_many(&mut sent, mail::AT_ONCE).await > 0 {
        let ids = std::mem::take(&mut sent);
        if let Err(error) = take_note(&db, &ids, clock.as_ref()).await {
            tracing::error!(%error, "mails were sent without note: they will be sent once more");
        }
        if ids.len() < mail::AT_ONCE {
            tokio::time::sleep(GATHER).await;
        }
    }
}

async fn take_note(db: &Database, ids: &[Uuid], clock: &dyn Clock) -> Result<(), ApiError> {
    let mut tx = db.begin(Durability::Relaxed).await?;
    mail::mark_all_sent(&mut tx, ids, clock.now()).await?;
    store::finish_all(&mut tx, ids).await?;
    Ok(tx.commit().await?)
}

/// Letters that are in memory to be sent at most: each may carry documents.
pub const MOST_POSTED: usize = 128;

/// Sends letters that were kept and committed. What does not leave is put back for the worker; what finds no place,
/// because the mail server is slow, is the worker's when its lease ends.
pub fn post(app: &App, kept: Kept) {
    for letter in kept.0 {
        let Ok(place) = app.posting.clone().try_acquire_owned() else {
            tracing::debug!(mail_id = %letter.mail.mail_id, "too many mails at once: one is left to the worker");
            continue;
        };
        let app = app.clone();
        tokio::spawn(async move {
            send(&app, letter).await;
            drop(place);
        });
    }
}

async fn send(app: &App, letter: Letter) {
    let mail_id = letter.mail.mail_id;
    match app.mailer.send(&letter.mail, &letter.attached).await {
        Ok(()) => {
            app.figures.mail("sent");
            app.sent.record(mail_id).await;
        }
        Err(error) => {
            let claimed = Claimed { effect_id: mail_id, effect: Effect::SendMail { mail_id }, attempts: 0 };
            if let Err(error) = failed(app, &claimed, &error).await {
                tracing::error!(%error, "an effect could not be put back: its lease will end");
            }
        }
    }
}

/// Takes note that a mail did not leave. What another try may mend waits for it; what none would is put aside at once,
/// where the staff sees it and can have it tried again. It is not taken for sent, which would prove what never was.
pub async fn failed(app: &App, claimed: &Claimed, error: &MailError) -> Result<(), ApiError> {
    let (outcome, is_final) = match error {
        MailError::Transport(_) => ("failed", false),
        MailError::Refused(_) => ("refused", true),
        MailError::Unwritable(_) => ("unwritable", true),
    };
    app.figures.mail(outcome);
    tracing::warn!(mail_id = %claimed.effect_id, %error, "a mail did not leave");
    let (cause, now) = (error.to_string(), app.now());
    if is_final {
        store::put_aside(&app.db, claimed, &cause, now).await
    } else {
        store::put_off(&app.db, claimed, &cause, now).await
    }
}
