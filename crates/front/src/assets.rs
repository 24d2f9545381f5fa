//! Style, scripts and pictures: embedded in the program, hashed and compressed once at the start.
//!
//! An asset's address holds the hash of its content, so browsers keep it for ever and a new
//! version is a new address. Nothing is read from the disk.

use crate::brand::Brand;
use crate::state::Shop;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::io::Write;

const STYLE: &str = concat!(
    include_str!("../../../templates/assets/weblys.css"),
    include_str!("../../../templates/assets/journey.css")
);
const STAFF_STYLE: &str = include_str!("../../../templates/assets/staff.css");
const STAFF_SCRIPTS: [(&str, &str); 3] = [
    ("staff.js", include_str!("../../../templates/assets/js/staff.js")),
    ("staff.drafts.js", include_str!("../../../templates/assets/js/staff.drafts.js")),
    ("staff.live.js", include_str!("../../../templates/assets/js/staff.live.js")),
];
const PASSKEY_SCRIPT: &str = include_str!("../../../templates/assets/js/passkey.js");
const SCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPTS: [(&str, &str); 3] = [
    ("combobox.js", include_str!("../../../templates/assets/js/combobox.js")),
    ("summary.js", include_str!("../../../templates/assets/js/summary.js")),
    ("submit-once.js", include_str!("../../../templates/assets/js/submit-once.js")),
];

/// Everything under `/assets`, and the addresses that pages name.
#[derive(Debug)]
pub struct Assets {
    /// The address of the style sheet: components, then the brand's theme.
    pub style: String,
    /// The address of the brand's icon.
    pub icon: String,
    /// The addresses of the script modules that every page loads.
    pub scripts: Vec<String>,
    /// The address of what the staff's sites add to the style sheet.
    pub staff_style: String,
    /// The addresses of the script modules of the staff's sites.
    pub staff_scripts: Vec<String>,
    /// The address of the script module that asks for passkeys.
    pub passkey_script: String,
    files: Vec<Asset>,
}

#[derive(Debug)]
struct Asset {
    path: String,
    media_type: &'static str,
    plain: Bytes,
    gzip: Bytes,
}

impl Assets {
    /// The assets of one brand.
    #[must_use]
    pub fn of(brand: &Brand) -> Self {
        let style = Asset::new("weblys.css", CSS, format!("{}\n{STYLE}", brand.theme));
        let icon = Asset::new("icon.svg", "image/svg+xml", brand.icon.to_owned());
        let scripts = SCRIPTS.map(|(name, text)| Asset::new(name, SCRIPT, text.to_owned()));
        let staff_style = Asset::new("staff.css", CSS, STAFF_STYLE.to_owned());
        let staff_scripts = STAFF_SCRIPTS.map(|(name, text)| Asset::new(name, SCRIPT, text.to_owned()));
        let passkey_script = Asset::new("staff.passkey.js", SCRIPT, PASSKEY_SCRIPT.to_owned());
        Self {
            style: style.path.clone(),
            icon: icon.path.clone(),
            scripts: scripts.iter().map(|script| script.path.clone()).collect(),
            staff_style: staff_style.path.clone(),
            staff_scripts: staff_scripts.iter().map(|script| script.path.clone()).collect(),
            passkey_script: passkey_script.path.clone(),
            files: [style, icon, staff_style, passkey_script].into_iter().chain(scripts).chain(staff_scripts).collect(),
        }
    }

    fn at(&self, path: &str) -> Option<&Asset> {
        self.files.iter().find(|file| file.path == path)
    }
}

impl Asset {
    fn new(name: &str, media_type: &'static str, text: String) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let gzip = gzip(text.as_bytes()).unwrap_or_default();
        Self { path: format!("/assets/{hash}/{name}"), media_type, plain: text.into(), gzip: gzip.into() }
    }
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

/// The route of the assets.
pub fn routes() -> Router<Shop> {
    Router::new().route(crate::routes::ASSET, get(serve))
}

async fn serve(State(shop): State<Shop>, Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = shop.assets.at(&format!("/assets/{hash}/{name}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut response = if accepted.contains("gzip") && !asset.gzip.is_empty() {
        ([(header::CONTENT_ENCODING, "gzip")], asset.gzip.clone()).into_response()
    } else {
        asset.plain.clone().into_response()
    };
    let fixed = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_stays_far_under_sixty_kilobytes() {
        for name in Brand::NAMES {
            let assets = Assets::of(&Brand::named(name).unwrap());
            let of_shop = |file: &&Asset| !file.path.contains("/staff.");
            let wire: usize = assets.files.iter().filter(of_shop).map(|file| file.gzip.len()).sum();
            assert!(wire < 30_000, "{name}: {wire} bytes of assets over the wire");
        }
    }

    #[test]
    fn another_content_has_another_address() {
        let one = Asset::new("a.css", "text/css", "a{}".into());
        let two = Asset::new("a.css", "text/css", "b{}".into());
        assert_ne!(one.path, two.path);
    }
}
