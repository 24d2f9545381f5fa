//! Why a document cannot become a PDF.

/// Why a document cannot become a PDF. Of a document of our templates only [`PdfFault::Unshowable`] can be said.
#[derive(Debug, thiserror::Error)]
pub enum PdfFault {
    /// The HTML has no title, language or body.
    #[error("the document has no {0}")]
    Missing(&'static str),
    /// The HTML has a mark that our templates do not use, so that its words might be lost.
    #[error("the document has a mark that is not ours: <{0}>")]
    UnknownMark(String),
    /// The fonts lack a character, as of a name in another script: a PDF without it would have other words, and none may
    /// claim to be readable by everybody.
    #[error("the fonts lack {0:?}")]
    Unshowable(char),
    /// A font that is part of this crate is not readable.
    #[error("a font is not readable")]
    Font,
    /// The words could not be handed over.
    #[error("the words could not be handed to the typesetter: {0}")]
    Words(#[from] serde_json::Error),
    /// The typesetter refused; its own words.
    #[error("the typesetter refused: {0}")]
    Typesetting(String),
}
