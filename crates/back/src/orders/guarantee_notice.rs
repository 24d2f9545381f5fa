//! The notice of the European Union on the legal guarantee of conformity (PR-9): shown before the order and sent with it
//! where something is sold (Directive 2011/83/EU, articles 6(1)(l), 8(7) and 22a; Implementing Regulation (EU) 2025/1960).
//!
//! What this is: the official picture of each language, as the operator has it from the Commission, and a page with it to
//! keep, each a document named by its hash. A page shows pictures as pictures: nothing in one can run or fetch anything. What
//! it is not: a notice of ours; its drawing is fixed by law, and nobody may draw it anew.

use crate::auth::hex;
use crate::config::{Config, NoticeFiles};
use crate::error::ApiError;
use crate::orders::store::document::{MEDIA_TYPE, StoredDocument};
use crate::orders::store::standing::{self, Named};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use weblys_db::Database;
use weblys_documents::{DocumentFault, guarantee_notice, in_languages};
use weblys_kernel::Locale;

/// What the page with it is, which goes with an order.
pub const KIND: &str = "guarantee_notice";
/// What the picture alone is.
pub const PICTURE_KIND: &str = "guarantee_picture";
/// What its file is.
const PICTURE_TYPE: &str = "image/svg+xml";
/// The largest file, in bytes: it is held in memory and attached to mails.
const LARGEST: usize = 1_000_000;

/// Why there is no notice.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// A file cannot be read.
    #[error("{} cannot be read", .0.display())]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// A file is too large.
    #[error("{} has {} bytes: give a file of {LARGEST} at most", .0.display(), .1)]
    TooLarge(PathBuf, usize),
    /// A file is no picture.
    #[error("{} is no SVG picture: give the official file as it is published", .0.display())]
    NoPicture(PathBuf),
    /// The page cannot be written.
    #[error("the page with the notice cannot be written")]
    Page(#[from] DocumentFault),
}

/// The notice in each language.
#[derive(Debug)]
pub struct GuaranteeNotice {
    fr: Shown,
    en: Shown,
}

/// The notice for who reads one language.
#[derive(Debug)]
pub struct Shown {
    locale: Locale,
    /// Whether the picture is the official one.
    pub is_official: bool,
    /// The picture alone.
    pub picture: StoredDocument,
    /// The page with it, and with the French one where it is another (PR-6).
    pub page: StoredDocument,
}

impl GuaranteeNotice {
    /// The operator's files; none where he names none, which is said in the log of a shop that people reach.
    ///
    /// # Errors
    /// [`NoticeError`] with the file.
    pub fn of(config: &Config) -> Result<Option<Self>, NoticeError> {
        let Some(NoticeFiles { fr, en, mock_up }) = &config.guarantee_notice else {
            if config.public_url.starts_with("https:") {
                tracing::warn!(
                    "no [guarantee_notice]: who buys equipment is told of the legal guarantee in words only"
                );
            }
            return Ok(None);
        };
        let is_official = !mock_up;
        let french = read(fr)?;
        let english = en.as_deref().map(read).transpose()?;
        let shown = |locale, picture: &str| {
            let write = |language: Locale| {
                let picture = if language == Locale::Fr { &french } else { picture };
                guarantee_notice(&config.operator, picture, is_official, language)
            };
            Ok::<_, NoticeError>(Shown::new(locale, is_official, picture, in_languages(locale, write)?))
        };
        let in_english = match &english {
            Some(english) => shown(Locale::En, english)?,
            None => shown(Locale::Fr, &french)?,
        };
        Ok(Some(Self { fr: shown(Locale::Fr, &french)?, en: in_english }))
    }

    /// The same notice, kept. Nobody accepts it, so a page that looks otherwise is another page and no harm done.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn kept(self, db: &Database, now: DateTime<Utc>) -> Result<Self, ApiError> {
        for Shown { locale, picture, page, .. } in [&self.fr, &self.en] {
            for document in [picture, page] {
                let (kind, words_sha256) = (document.kind.as_str(), document.sha256.as_str());
                let named = Named { kind, version: "", locale: *locale, words_sha256 };
                standing::keep(db, named, document, now).await?;
            }
        }
        Ok(self)
    }

    /// The notice for who reads this language.
    #[must_use]
    pub const fn shown(&self, locale: Locale) -> &Shown {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}

impl Shown {
    fn new(locale: Locale, is_official: bool, picture: &str, page: String) -> Self {
        let sha256 = hex(&Sha256::digest(picture.as_bytes()));
        let name =
            |end: &str| format!("garantie-legale-{}-{}.{end}", sha256.get(..8).unwrap_or_default(), locale.tag());
        Self {
            locale,
            is_official,
            picture: StoredDocument::standing(PICTURE_KIND, name("svg"), PICTURE_TYPE, picture.to_owned()),
            page: StoredDocument::standing(KIND, name("html"), MEDIA_TYPE, page),
        }
    }
}

fn read(file: &Path) -> Result<String, NoticeError> {
    let bytes = std::fs::read(file).map_err(|source| NoticeError::Unreadable(file.to_owned(), source))?;
    if bytes.len() > LARGEST {
        return Err(NoticeError::TooLarge(file.to_owned(), bytes.len()));
    }
    let content = String::from_utf8(bytes).map_err(|_| NoticeError::NoPicture(file.to_owned()))?;
    if !(content.contains("<svg") && content.trim_end().ends_with("</svg>")) {
        return Err(NoticeError::NoPicture(file.to_owned()));
    }
    Ok(content)
}
