//! Kept documents as PDF, made when somebody asks (AC-7).
//!
//! What this is: the bound on how many are set at once, off the threads that answer requests, and a few
//! of the newest held in memory. What it is not: a store; the kept HTML is the original, and the same
//! HTML gives the same PDF whenever it is asked for.

use crate::error::ApiError;
use crate::orders::store::document::StoredDocument;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;
use weblys_pdf::PdfFault;

/// What a PDF is on the wire.
pub const MEDIA_TYPE: &str = "application/pdf";
/// So many PDFs are held: a person opens a document two or three times in a row.
const HELD: usize = 16;

/// Sets documents.
#[derive(Debug, Clone)]
pub struct Press(Arc<Room>);

#[derive(Debug)]
struct Room {
    at_once: Arc<Semaphore>,
    /// SHA-256 of the HTML with its PDF, the newest first.
    held: Mutex<VecDeque<(String, Arc<[u8]>)>>,
}

impl Default for Press {
    /// Half of the machine at most, so that people who buy meanwhile do not wait.
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let at_once = Arc::new(Semaphore::new((cores / 2).max(1)));
        Self(Arc::new(Room { at_once, held: Mutex::default() }))
    }
}

impl Press {
    /// The PDF of a kept document.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] for a picture; [`ApiError::NoPdf`] when our fonts cannot show it; [`ApiError::Internal`] when it is no document of our templates.
    pub async fn pdf(&self, document: &StoredDocument) -> Result<Arc<[u8]>, ApiError> {
        if !document.has_pdf() {
            return Err(ApiError::NotFound("PDF of a picture"));
        }
        if let Some(held) = self.held(&document.sha256) {
            return Ok(held);
        }
        let turn = self.0.at_once.clone().acquire_owned().await.map_err(ApiError::internal)?;
        if let Some(held) = self.held(&document.sha256) {
            return Ok(held);
        }
        let html = document.content.clone();
        let made = tokio::task::spawn_blocking(move || {
            let made = weblys_pdf::from_html(&html);
            weblys_pdf::give_memory_back();
            drop(turn);
            made
        });
        let made: Arc<[u8]> = made.await.map_err(ApiError::internal)?.map_err(refused)?.into();
        self.hold(&document.sha256, made.clone());
        Ok(made)
    }

    fn held(&self, sha256: &str) -> Option<Arc<[u8]>> {
        let held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().find(|(of, _)| of == sha256).map(|(_, pdf)| pdf.clone())
    }

    fn hold(&self, sha256: &str, pdf: Arc<[u8]>) {
        let mut held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.push_front((sha256.to_owned(), pdf));
        held.truncate(HELD);
    }
}

fn refused(fault: PdfFault) -> ApiError {
    match fault {
        PdfFault::Unshowable(character) => ApiError::NoPdf(character),
        other => ApiError::internal(other),
    }
}

/// The name of the PDF of a document: `confirmation-WB-2611-4F7K2MQ.pdf`.
#[must_use]
pub fn file_name(document: &StoredDocument) -> String {
    format!("{}.pdf", document.file_name.trim_end_matches(".html"))
}
