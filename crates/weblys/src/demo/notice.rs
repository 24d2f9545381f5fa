//! The picture that stands where an operator's shop has the official notice of the legal guarantee (PR-9): ours, which says
//! that it is none. Nobody may draw the official one anew, and it is not ours to hand on.

use anyhow::Context;
use std::path::{Path, PathBuf};
use weblys_back::config::NoticeFiles;
use weblys_kernel::Locale;

fn file(data_dir: &Path, locale: Locale) -> PathBuf {
    data_dir.join(format!("guarantee-notice.{}.svg", locale.tag()))
}

const fn picture(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => include_str!("../../../../demo/guarantee-notice.fr.svg"),
        Locale::En => include_str!("../../../../demo/guarantee-notice.en.svg"),
    }
}

/// Where the pictures are in the data folder.
pub fn files(data_dir: &Path) -> NoticeFiles {
    NoticeFiles { fr: file(data_dir, Locale::Fr), en: Some(file(data_dir, Locale::En)), mock_up: true }
}

/// Puts them there.
pub fn bring(data_dir: &Path) -> anyhow::Result<()> {
    for locale in Locale::ALL {
        let file = file(data_dir, locale);
        std::fs::write(&file, picture(locale)).with_context(|| file.display().to_string())?;
    }
    Ok(())
}
