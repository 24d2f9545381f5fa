//! Documents on paper, printed by Chromium: how many pages they take (law.md CS-8), and their tags (AC-7).

use crate::whole;
use std::path::{Path, PathBuf};
use std::process::Command;
use weblys_kernel::Locale;

/// Prints an HTML file and gives back the PDF.
fn print(folder: &Path, name: &str, html: &str) -> Vec<u8> {
    let page = folder.join(format!("{name}.html"));
    let pdf = folder.join(format!("{name}.pdf"));
    std::fs::write(&page, html).unwrap();
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap_or_else(|fault| panic!("this test prints with `chromium`, which must be in PATH: {fault}"));
    assert!(output.status.success(), "chromium failed: {}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(pdf).unwrap()
}

fn count(pdf: &[u8], word: &str) -> usize {
    pdf.windows(word.len()).filter(|window| *window == word.as_bytes()).count()
}

fn pages(pdf: &[u8]) -> usize {
    count(pdf, "/Type /Page") - count(pdf, "/Type /Pages")
}

fn folder(locale: Locale) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(locale.tag());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn cs_8_a_single_service_takes_one_page_and_a_bundle_at_most_three() {
    let mut faults = Vec::new();
    for locale in Locale::ALL {
        let folder = folder(locale);
        for (name, html) in whole::all(locale) {
            let most = match name {
                "summary-bundle" => 3,
                "order" => 6,
                "terms" => 2,
                _ => 1,
            };
            let pdf = print(&folder, name, &html);
            if !(1..=most).contains(&pages(&pdf)) {
                faults.push(format!("{name} in {locale:?}: {} pages", pages(&pdf)));
            }
            assert!(count(&pdf, "/StructTreeRoot") > 0, "AC-7: {name} is not tagged");
        }
    }
    assert!(faults.is_empty(), "{faults:?}");
}
