//! From the HTML of a document to the bytes of its PDF.

use crate::fault::PdfFault;
use crate::paper::Paper;
use crate::typesetting::Desk;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Sets a document of ours as a tagged PDF on A4, with the same words; the same bytes for the same HTML.
/// It keeps to PDF/UA-1: the typesetter refuses what would not.
///
/// # Errors
/// [`PdfFault::Unshowable`] for words in a script that our fonts lack, any other when the HTML is not a
/// document of our templates.
pub fn from_html(html: &str) -> Result<Vec<u8>, PdfFault> {
    let paper = Paper::read(html)?;
    let desk = Desk::with(serde_json::to_vec(&paper)?)?;
    if let Some(lacking) = paper.text().chars().find(|character| !desk.shows(*character)) {
        return Err(PdfFault::Unshowable(lacking));
    }
    let set = typst::compile::<PagedDocument>(&desk);
    let document = set.output.map_err(|faults| refused(&faults))?;
    typst_pdf::pdf(&document, &options()?).map_err(|faults| refused(&faults))
}

/// Frees what the typesetter remembers of earlier documents: to be called after each, or after some.
pub fn give_memory_back() {
    typst::comemo::evict(0);
}

fn options() -> Result<PdfOptions, PdfFault> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let standards = standards.map_err(|why| PdfFault::Typesetting(why.message().to_string()))?;
    Ok(PdfOptions { creator: Smart::Custom(Some("Weblys".to_owned())), standards, ..PdfOptions::default() })
}

fn refused(faults: &[SourceDiagnostic]) -> PdfFault {
    let said: Vec<String> = faults.iter().map(|fault| fault.message.to_string()).collect();
    PdfFault::Typesetting(said.join("; "))
}
