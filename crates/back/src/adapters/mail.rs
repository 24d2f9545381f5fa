//! How mails leave: by SMTP, or as files for the demonstration. Both through lettre.

use crate::config::{self, Attachments, MailWay};
use crate::orders::store::document::StoredDocument;
use crate::orders::store::mail::StoredMail;
use crate::press::{self, Press};
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
    /// The mail server does not take it, now or later: there is no such mailbox, for instance.
    #[error("the mail server refuses the mail: {0}")]
    Refused(String),
    /// The transport failed: try again later.
    #[error("the mail did not leave: {0}")]
    Transport(String),
}

/// A file byte for byte: in base64 no line end is changed, so that the SHA-256 of a document still proves it.
fn attached(name: String, media_type: &str, content: Vec<u8>) -> Result<SinglePart, MailError> {
    let unwritable = |cause: &str| MailError::Unwritable(format!("{name}: {cause}"));
    let media_type = ContentType::parse(media_type).map_err(|error| unwritable(&error.to_string()))?;
    let content = Body::new_with_encoding(content, ContentTransferEncoding::Base64)
        .map_err(|_| unwritable("it cannot be encoded"))?;
    Ok(Attachment::new(name).body(content, media_type))
}

/// What a mail server answers when it does not accept who we are (RFC 4954): said of us, not of the mail, and mended in
/// our settings.
const NOT_SIGNED_IN: [u16; 4] = [530, 534, 535, 538];

fn unsent(error: &lettre::transport::smtp::Error) -> MailError {
    let code = error.status().map(u16::from);
    let of_the_mail = error.is_permanent() && !code.is_some_and(|code| NOT_SIGNED_IN.contains(&code));
    if of_the_mail { MailError::Refused(error.to_string()) } else { MailError::Transport(error.to_string()) }
}

/// Sends mails.
#[derive(Debug, Clone)]
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
    attachments: Attachments,
    press: Press,
}

#[derive(Debug, Clone)]
enum Transport {
    Files(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// A mailer from the settings; `press` makes the PDFs, where they are attached.
    ///
    /// # Errors
    /// When the sender or the server's URL cannot be read, or the folder cannot be made.
    pub fn new(settings: &config::Mail, press: Press) -> Result<Self, MailError> {
        let unwritable = |error: &dyn std::fmt::Display| MailError::Unwritable(error.to_string());
        let (from, transport) = match &settings.way {
            MailWay::Files { folder, from } => {
                std::fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
                (from, Transport::Files(AsyncFileTransport::new(folder)))
            }
            MailWay::Smtp { url, from } => {
                let builder =
                    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| unwritable(&error))?;
                (from, Transport::Smtp(builder.timeout(Some(PATIENCE)).build()))
            }
        };
        let from = from.parse().map_err(|error| unwritable(&error))?;
        Ok(Self { from, transport, attachments: settings.attachments, press })
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
        let mut attached = Vec::with_capacity(documents.len());
        for document in documents {
            attached.push(self.attachment(document).await?);
        }
        let message = self.message(mail, attached)?;
        match &self.transport {
            Transport::Files(files) => {
                files.send(message).await.map(drop).map_err(|error| MailError::Transport(error.to_string()))
            }
            Transport::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| unsent(&error)),
        }
    }

    /// A document in the form that is attached; the kept HTML when a PDF cannot be made, since a mail without
    /// its documents would leave a customer without a durable medium (G-4).
    async fn attachment(&self, document: &StoredDocument) -> Result<SinglePart, MailError> {
        if self.attachments == Attachments::Pdf && document.has_pdf() {
            match self.press.pdf(document).await {
                Ok(pdf) => return attached(press::file_name(document), press::MEDIA_TYPE, pdf.to_vec()),
                Err(error) => tracing::error!(document_id = %document.document_id, %error, "attached as HTML"),
            }
        }
        attached(document.file_name.clone(), &document.media_type, document.content.clone().into_bytes())
    }

    fn message(&self, mail: &StoredMail, attached: Vec<SinglePart>) -> Result<Message, MailError> {
        let unwritable = |error: &dyn std::fmt::Display| MailError::Unwritable(error.to_string());
        let bodies = MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone());
        let whole = attached.into_iter().fold(MultiPart::mixed().multipart(bodies), MultiPart::singlepart);
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

    #[test]
    fn a_document_arrives_byte_for_byte() {
        let content = "<p>Débit\n= 1 Gb/s</p>\n";
        let part = attached("recapitulatif.html".to_owned(), "text/html; charset=utf-8", content.into()).unwrap();
        let sent = String::from_utf8(part.formatted()).unwrap();
        let kept = base64::engine::general_purpose::STANDARD.encode(content);
        assert!(sent.contains(&kept), "no line end is changed:\n{sent}");
    }
}
