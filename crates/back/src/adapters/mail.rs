//! How mails leave: by SMTP, or as files for the demonstration. Both through lettre.

use crate::config;
use crate::orders::store::document::StoredDocument;
use crate::orders::store::mail::StoredMail;
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
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

/// A document as it is kept, byte for byte: in base64 no line end is changed, so that its SHA-256 still proves it.
fn attachment(document: &StoredDocument) -> Result<SinglePart, MailError> {
    let unwritable = |cause: String| MailError::Unwritable(format!("{}: {cause}", document.file_name));
    let media_type = ContentType::parse(&document.media_type).map_err(|error| unwritable(error.to_string()))?;
    let content = Body::new_with_encoding(document.content.clone().into_bytes(), ContentTransferEncoding::Base64)
        .map_err(|_| unwritable("cannot be encoded".to_owned()))?;
    Ok(Attachment::new(document.file_name.clone()).body(content, media_type))
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
            Ok::<_, MailError>(whole.singlepart(attachment(document)?))
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

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use chrono::DateTime;
    use uuid::Uuid;

    #[test]
    fn a_document_arrives_byte_for_byte() {
        let folder = tempfile::tempdir().unwrap();
        let settings = config::Mail::Files { folder: folder.path().to_owned(), from: "shop@example.fr".to_owned() };
        let mailer = Mailer::new(&settings).unwrap();
        let mail = StoredMail {
            mail_id: Uuid::nil(),
            recipient: "camille@example.fr".to_owned(),
            subject: "Récapitulatif".to_owned(),
            body_text: "Bonjour".to_owned(),
            body_html: "<p>Bonjour</p>".to_owned(),
            documents: "[]".to_owned(),
            secret: false,
            created_at: DateTime::UNIX_EPOCH,
            sent_at: None,
        };
        let document = StoredDocument {
            document_id: Uuid::nil(),
            kind: "contract_summary".to_owned(),
            link_key: String::new(),
            sha256: String::new(),
            file_name: "recapitulatif.html".to_owned(),
            media_type: "text/html; charset=utf-8".to_owned(),
            content: "<p>Débit\n= 1 Gb/s</p>\n".to_owned(),
        };
        let sent = String::from_utf8(mailer.message(&mail, &[document.clone()]).unwrap().formatted()).unwrap();
        let content = base64::engine::general_purpose::STANDARD.encode(&document.content);
        assert!(sent.contains(&content), "no line end is changed:\n{sent}");
    }
}
