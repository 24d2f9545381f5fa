//! How mails leave: by SMTP, or as files for the demonstration. Both through lettre.

use crate::config;
use crate::orders::store::document::StoredDocument;
use crate::orders::store::mail::StoredMail;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// A mail server that is silent for so long is given up, well before the lease of the effect ends.
const PATIENCE: Duration = Duration::from_secs(8);

/// Why a mail did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// It cannot be written: a bad address, for instance. Trying again does not help.
    #[error("the mail cannot be written: {0}")]
    Unwritable(String),
    /// The transport failed: try again later.
    #[error("the mail did not leave: {0}")]
    Transport(String),
}

/// Sends mails.
#[derive(Debug, Clone)]
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
}

#[derive(Debug, Clone)]
enum Transport {
    Files(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// A mailer from the settings.
    ///
    /// # Errors
    /// When the sender or the server's URL cannot be read, or the folder cannot be made.
    pub fn new(settings: &config::Mail) -> Result<Self, MailError> {
        let unwritable = |error: &dyn std::fmt::Display| MailError::Unwritable(error.to_string());
        let (from, transport) = match settings {
            config::Mail::Files { folder, from } => {
                std::fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
                (from, Transport::Files(AsyncFileTransport::new(folder)))
            }
            config::Mail::Smtp { url, from } => {
                let builder =
                    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| unwritable(&error))?;
                (from, Transport::Smtp(builder.timeout(Some(PATIENCE)).build()))
            }
        };
        Ok(Self { from: from.parse().map_err(|error| unwritable(&error))?, transport })
    }

    /// Whether mails are kept as files instead of sent.
    #[must_use]
    pub const fn keeps_files(&self) -> bool {
        matches!(self.transport, Transport::Files(_))
    }

    /// Sends a mail with its documents.
    ///
    /// # Errors
    /// [`MailError`].
    pub async fn send(&self, mail: &StoredMail, documents: &[StoredDocument]) -> Result<(), MailError> {
        let message = self.message(mail, documents)?;
        match &self.transport {
            Transport::Files(files) => {
                files.send(message).await.map(drop).map_err(|error| MailError::Transport(error.to_string()))
            }
            Transport::Smtp(smtp) => {
                smtp.send(message).await.map(drop).map_err(|error| MailError::Transport(error.to_string()))
            }
        }
    }

    fn message(&self, mail: &StoredMail, documents: &[StoredDocument]) -> Result<Message, MailError> {
        let unwritable = |error: &dyn std::fmt::Display| MailError::Unwritable(error.to_string());
        let bodies = MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone());
        let whole = documents.iter().try_fold(MultiPart::mixed().multipart(bodies), |whole, document| {
            let media_type = ContentType::parse(&document.media_type).map_err(|error| unwritable(&error))?;
            let attachment = Attachment::new(document.file_name.clone()).body(document.content.clone(), media_type);
            Ok::<_, MailError>(whole.singlepart(attachment))
        })?;
        Message::builder()
            .message_id(Some(format!("<{}@weblys>", mail.mail_id)))
            .from(self.from.clone())
            .to(mail.recipient.parse().map_err(|error| unwritable(&error))?)
            .subject(mail.subject.clone())
            .multipart(whole)
            .map_err(|error| unwritable(&error))
    }
}
