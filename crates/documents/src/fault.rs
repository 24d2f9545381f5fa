//! Why a document could not be written.

/// A template failed. Facts are plain values, so that this means a fault of the program; a
/// half-written document is never handed out.
#[derive(Debug, thiserror::Error)]
pub enum DocumentFault {
    /// The template engine stopped.
    #[error("the document could not be written: {0}")]
    Template(#[from] askama::Error),
}

impl weblys_kernel::Refusal for DocumentFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Template(_) => "DOC-001",
        }
    }
}
