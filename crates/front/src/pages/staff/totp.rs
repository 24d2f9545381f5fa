//! One's own second factor: shown as a picture and in letters, confirmed by a first code, removed by a code.

use crate::components::Field;
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use qrcode::QrCode;
use qrcode::render::svg;
use weblys_api::staff::{NOT_ACCEPTED, SecondFactor};

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::TOTP, get(show).post(confirm)).route(routes::TOTP_REMOVE, post(remove))
}

#[derive(Template)]
#[template(path = "pages/staff/totp.html")]
struct TotpPage {
    frame: StaffFrame,
    has_factor: bool,
    secret: String,
    uri: String,
    picture: String,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "pages/staff/codes.html")]
struct CodesPage {
    frame: StaffFrame,
    codes: Vec<String>,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let caller = visit.staff_caller()?;
    // Who has one already is proposed none; that is no fault of the page.
    let (me, proposal) = tokio::join!(staff::signed_in(&shop, &visit), shop.back.propose_totp(&caller));
    let me = me?;
    let frame = frame_of(&shop, &visit, &me);
    let mut page = TotpPage {
        frame,
        has_factor: me.has_second_factor,
        secret: String::new(),
        uri: String::new(),
        picture: String::new(),
        faults: Faults::default(),
    };
    if !me.has_second_factor {
        let proposal = proposal?;
        page.propose(&proposal.secret_base32, proposal.uri);
    }
    Ok(frame::page(StatusCode::OK, &page))
}

fn frame_of(shop: &Shop, visit: &Visit, me: &weblys_api::staff::Me) -> StaffFrame {
    let t = visit.t();
    StaffFrame::new(shop, visit, me, t.get("staff-totp-title")).below(t.get("staff-account"), routes::ACCOUNT)
}

impl TotpPage {
    fn propose(&mut self, secret: &str, uri: String) {
        self.secret = grouped(secret);
        self.picture = picture(&uri).unwrap_or_default();
        self.uri = uri;
    }
}

/// In groups of four, to be read aloud and typed.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The address as a picture for a phone's camera. Dark on light in every theme: cameras want it so.
fn picture(uri: &str) -> Option<String> {
    let code = QrCode::new(uri.as_bytes()).ok()?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(192, 192).build();
    // What stands before the element is for files, not for pages.
    drawn.find("<svg").map(|at| drawn[at..].to_owned())
}

async fn confirm(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let code = SecondFactor { code: form.typed.text("code") };
    let confirmed = shop.back.confirm_totp(&form.caller, &code).await;
    let me = staff::signed_in(&shop, &visit).await?;
    let frame = frame_of(&shop, &visit, &me);
    match confirmed {
        Ok(made) => {
            let frame = StaffFrame { title: visit.t().get("staff-codes-title").into_owned(), ..frame };
            Ok(frame::page(StatusCode::OK, &CodesPage { frame, codes: made.recovery_codes }))
        }
        Err(error) => {
            let faults = refused(error)?;
            let (secret, uri) = (form.typed.text("secret"), form.typed.text("uri"));
            let frame = frame.with_faults(true);
            let mut page = TotpPage {
                frame,
                has_factor: false,
                secret: String::new(),
                uri: String::new(),
                picture: String::new(),
                faults,
            };
            page.propose(&secret.replace(' ', ""), uri);
            Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

async fn remove(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let code = SecondFactor { code: form.typed.text("code") };
    let Err(error) = shop.back.remove_totp(&form.caller, &code).await else {
        return Ok(see_other(&format!("{}?done=factor-removed", routes::ACCOUNT)));
    };
    let faults = refused(error)?;
    let me = staff::signed_in(&shop, &visit).await?;
    let frame = frame_of(&shop, &visit, &me).with_faults(true);
    let page =
        TotpPage { frame, has_factor: true, secret: String::new(), uri: String::new(), picture: String::new(), faults };
    Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

fn refused(error: weblys_api::CallError) -> Result<Faults, Failure> {
    if error.is(NOT_ACCEPTED) {
        return Ok(Faults::one("code", "SEC-041"));
    }
    Ok(Faults::beside(error, |code| matches!(code, "SEC-041" | "SEC-042").then_some("code"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_in_groups_and_seen_as_a_picture() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        let drawn = picture("otpauth://totp/Weblys:camille?secret=ABCDEFGH&issuer=Weblys").unwrap();
        assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>"), "{drawn}");
    }
}
