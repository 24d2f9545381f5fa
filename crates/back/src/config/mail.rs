//! Settings of mails: how they leave, and what is attached.

use serde::Deserialize;
use std::path::PathBuf;

/// How mails leave, and what is attached.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Table")]
pub struct Mail {
    /// The form of attached documents.
    pub attachments: Attachments,
    /// How they leave.
    pub way: MailWay,
}

/// The form of documents attached to mails. The kept HTML is the original either way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attachments {
    /// The kept HTML itself: costs nothing.
    #[default]
    Html,
    /// A tagged PDF with the same words, made for each mail (AC-7).
    Pdf,
}

/// How mails leave.
#[derive(Debug, Clone)]
pub enum MailWay {
    /// As files in a folder, and listed by BACK: demonstration and tests.
    Files {
        /// The folder.
        folder: PathBuf,
        /// The sender.
        from: String,
    },
    /// By SMTP: `smtps://user:password@mail.example.fr` or `smtp://…?tls=required`.
    Smtp {
        /// The server, in URL form.
        url: String,
        /// The sender.
        from: String,
    },
}

/// The section `[mail]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    attachments: Attachments,
    files: Option<Files>,
    smtp: Option<Smtp>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Files {
    folder: PathBuf,
    from: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Smtp {
    url: String,
    from: String,
}

impl TryFrom<Table> for Mail {
    type Error = &'static str;

    fn try_from(table: Table) -> Result<Self, Self::Error> {
        let way = match (table.files, table.smtp) {
            (Some(_), Some(_)) => return Err("give one of [mail.smtp] and [mail.files], not both"),
            (Some(Files { folder, from }), None) => MailWay::Files { folder, from },
            (None, Some(Smtp { url, from })) => MailWay::Smtp { url, from },
            (None, None) => MailWay::default(),
        };
        Ok(Self { attachments: table.attachments, way })
    }
}

impl Default for MailWay {
    fn default() -> Self {
        Self::Files { folder: PathBuf::from("var/mails"), from: "boutique@example.fr".to_owned() }
    }
}

impl Default for Mail {
    fn default() -> Self {
        MailWay::default().into()
    }
}

impl From<MailWay> for Mail {
    fn from(way: MailWay) -> Self {
        Self { attachments: Attachments::default(), way }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_html_unless_said_otherwise() {
        let read = |text: &str| toml::from_str::<Mail>(text);
        assert_eq!(read("").unwrap().attachments, Attachments::Html);
        let mail = read("attachments = \"pdf\"\n[smtp]\nurl = \"smtp://x\"\nfrom = \"a@example.fr\"").unwrap();
        assert_eq!(mail.attachments, Attachments::Pdf);
        assert!(matches!(mail.way, MailWay::Smtp { .. }));
    }

    #[test]
    fn two_ways_or_a_misspelt_key_are_refused() {
        let files = "[files]\nfolder = \"x\"\nfrom = \"a@example.fr\"\n";
        let both = format!("{files}[smtp]\nurl = \"smtp://x\"\nfrom = \"a@example.fr\"");
        let refused = |text: &str| toml::from_str::<Mail>(text).unwrap_err().to_string();
        assert!(refused(&both).contains("not both"));
        assert!(refused("attachements = \"pdf\"").contains("attachements"));
        assert!(refused("attachments = \"docx\"").contains("docx"));
    }
}
