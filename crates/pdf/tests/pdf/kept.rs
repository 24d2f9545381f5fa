//! The documents of the tests of `weblys-documents`, as BACK keeps them.

use crate::samples::{bundle, form, full_single, mandate, order, single};
use std::sync::LazyLock;
use weblys_documents::{contract_summary, order_confirmation, sepa_mandate, withdrawal_form};
use weblys_kernel::Locale;

/// A kept document.
pub struct Kept {
    /// Which: `summary-bundle`.
    pub name: &'static str,
    /// Its language.
    pub locale: Locale,
    /// The kept HTML.
    pub html: String,
    /// Its PDF.
    pub pdf: Vec<u8>,
    /// The most pages that it may take (CS-8).
    pub most_pages: usize,
}

static ALL: LazyLock<Vec<Kept>> = LazyLock::new(|| Locale::ALL.into_iter().flat_map(of).collect());

/// Every document in every language.
pub fn all() -> &'static [Kept] {
    &ALL
}

fn of(locale: Locale) -> Vec<Kept> {
    let kept = |name, html: String, most_pages| Kept { name, locale, pdf: pdf(name, locale, &html), html, most_pages };
    vec![
        kept("summary-single", contract_summary(&single(), locale).unwrap(), 1),
        kept("summary-full-single", contract_summary(&full_single(), locale).unwrap(), 1),
        kept("summary-bundle", contract_summary(&bundle(), locale).unwrap(), 3),
        kept("order", order_confirmation(&order(), locale).unwrap(), 6),
        kept("mandate", sepa_mandate(&mandate(), locale).unwrap(), 1),
        kept("form", withdrawal_form(&form(), locale).unwrap(), 1),
    ]
}

/// Makes the PDF of a document; left in a folder of `target` too, to be looked at.
fn pdf(name: &str, locale: Locale, html: &str) -> Vec<u8> {
    let made = weblys_pdf::from_html(html).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}-{}.pdf", locale.tag())), &made).unwrap();
    made
}
