//! The general terms in force: read once at the start, kept as a document that never changes (OR-6, G-3, G-4).
//!
//! What this is: one document for each language, the same for everybody who orders under it, named by its hash. What it
//! is not: a history; the table keeps every text that was ever in force, an order names its own.

use crate::auth::hex;
use crate::config::{Config, TermsFiles};
use crate::error::ApiError;
use crate::orders::store::document::{MEDIA_TYPE, StoredDocument};
use crate::orders::store::standing::{self as store, Named};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use weblys_api::terms::TermsSection;
use weblys_db::Database;
use weblys_documents::facts::{OperatorIdentity, TermsProof};
use weblys_documents::terms::{self, TermsFault};
use weblys_documents::{DocumentFault, general_terms, in_languages};
use weblys_kernel::Locale;
use weblys_pdf::paper::Paper;

/// What such a document is.
pub const KIND: &str = "general_terms";
/// The longest name of a version: it stands in titles and in names of files.
const LONGEST_VERSION: usize = 40;

/// Why there are no terms.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// A file cannot be read.
    #[error("{} cannot be read", .0.display())]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// A file is no text of terms.
    #[error("{}: {source}", file.display())]
    Faulty {
        /// Which.
        file: PathBuf,
        /// Why.
        source: TermsFault,
    },
    /// A version without a usable name.
    #[error("terms.version {0:?}: give 1 to {LONGEST_VERSION} letters, digits, dots or hyphens")]
    Version(String),
    /// The document cannot be written.
    #[error("the document of the terms cannot be written")]
    Document(#[from] DocumentFault),
}

/// The terms in force, in each language.
#[derive(Debug)]
pub struct GeneralTerms {
    version: String,
    fr: Words,
    en: Words,
}

/// The terms in one language.
#[derive(Debug)]
pub struct Words {
    /// The language of the words.
    pub locale: Locale,
    /// The words.
    pub sections: Vec<TermsSection>,
    /// The document.
    pub document: StoredDocument,
}

impl GeneralTerms {
    /// The operator's terms, or ours where he has none.
    ///
    /// # Errors
    /// [`TermsError`] with file and line.
    pub fn of(config: &Config) -> Result<Self, TermsError> {
        let (version, fr, en) = match &config.terms {
            Some(files) => theirs(files)?,
            None => {
                if config.public_url.starts_with("https:") {
                    tracing::warn!("the general terms are ours, which fit the demonstration only: [terms] names yours");
                }
                ours()?
            }
        };
        let write = |locale: Locale, sections: &Vec<TermsSection>| Words::new(config, &version, locale, sections, &fr);
        let in_french = write(Locale::Fr, &fr)?;
        let in_english = match &en {
            Some(sections) => write(Locale::En, sections)?,
            None => write(Locale::Fr, &fr)?,
        };
        Ok(Self { fr: in_french, en: in_english, version })
    }

    /// The same terms, kept. Words that are kept already stay the document that they were, however documents look by now:
    /// nobody is asked to accept the same words again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn kept(mut self, db: &Database, now: DateTime<Utc>) -> Result<Self, ApiError> {
        for words in [&mut self.fr, &mut self.en] {
            let words_sha256 = words_sha256(&words.document.content)?;
            let named = Named { kind: KIND, version: &self.version, locale: words.locale, words_sha256: &words_sha256 };
            match store::first(db, named).await? {
                Some(kept) => words.document = kept,
                None => store::keep(db, named, &words.document, now).await?,
            }
            if store::others(db, named).await? > 0 {
                tracing::warn!(
                    version = self.version,
                    "terms of this version had other words before: give them another"
                );
            }
        }
        Ok(self)
    }

    /// The operator's name of the version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The terms for who reads this language.
    #[must_use]
    pub const fn words(&self, locale: Locale) -> &Words {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }

    /// The document for who reads this language.
    #[must_use]
    pub const fn document(&self, locale: Locale) -> &StoredDocument {
        &self.words(locale).document
    }

    /// What proves the text that an order is placed under.
    #[must_use]
    pub fn proof(&self, locale: Locale) -> TermsProof {
        TermsProof { version: self.version.clone(), sha256: self.document(locale).sha256.clone() }
    }
}

impl Words {
    fn new(
        config: &Config,
        version: &str,
        locale: Locale,
        sections: &[TermsSection],
        fr: &[TermsSection],
    ) -> Result<Self, TermsError> {
        let operator: &OperatorIdentity = &config.operator;
        let written = in_languages(locale, |language| {
            let words = if language == Locale::Fr { fr } else { sections };
            general_terms(operator, version, words, language)
        });
        Ok(Self { locale, sections: sections.to_vec(), document: document(version, locale, written?) })
    }
}

fn document(version: &str, locale: Locale, content: String) -> StoredDocument {
    let file_name = format!("conditions-generales-{version}-{}.html", locale.tag());
    StoredDocument::standing(KIND, file_name, MEDIA_TYPE, content)
}

/// SHA-256 of the words of a document, in hexadecimal.
fn words_sha256(content: &str) -> Result<String, ApiError> {
    let words = Paper::read(content).map_err(ApiError::internal)?.text();
    Ok(hex(&Sha256::digest(words.as_bytes())))
}

type Texts = (String, Vec<TermsSection>, Option<Vec<TermsSection>>);

fn ours() -> Result<Texts, TermsError> {
    let read = |name: &str, text| terms::read(text).map_err(|source| TermsError::Faulty { file: name.into(), source });
    let (fr, en) = (read("fr.txt", terms::OURS_FR)?, read("en.txt", terms::OURS_EN)?);
    Ok((terms::OUR_VERSION.to_owned(), fr, Some(en)))
}

fn theirs(files: &TermsFiles) -> Result<Texts, TermsError> {
    let version = files.version.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if version.is_empty() || version.len() > LONGEST_VERSION || !version.chars().all(fits) {
        return Err(TermsError::Version(files.version.clone()));
    }
    Ok((version.to_owned(), file(&files.fr)?, files.en.as_deref().map(file).transpose()?))
}

fn file(path: &Path) -> Result<Vec<TermsSection>, TermsError> {
    let text = std::fs::read_to_string(path).map_err(|source| TermsError::Unreadable(path.to_owned(), source))?;
    terms::read(&text).map_err(|source| TermsError::Faulty { file: path.to_owned(), source })
}
