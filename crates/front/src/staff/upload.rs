//! A file that one of the staff sends from our own page.

use crate::csrf;
use crate::error::Failure;
use crate::journey::see_other;
use crate::request::visit_of_ours;
use crate::routes::staff as routes;
use crate::state::Shop;
use crate::typed::Typed;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::response::Response;
use weblys_api::Caller;
use weblys_api::catalogue::TOO_LARGE;

/// What stands beside the file: a few short fields.
const LONGEST_FIELD: usize = 4 * 1024;
/// So many of them.
const MOST_FIELDS: usize = 16;

/// A form with a file: its hidden field and its origin were checked, before any of the file was kept.
#[derive(Debug)]
pub struct StaffUpload {
    /// What was typed beside it. The hidden field of our page comes before the file.
    pub typed: Typed,
    /// The file's name, as the browser says it.
    pub name: String,
    /// What is in it.
    pub file: Bytes,
    /// Who sent it.
    pub caller: Caller,
}

impl StaffUpload {
    /// Refuses a file of more bytes than the form says.
    ///
    /// # Errors
    /// [`Failure::Refused`].
    pub fn within(self, largest: usize) -> Result<Self, Failure> {
        if self.file.len() > largest { Err(Failure::Refused(TOO_LARGE.to_owned())) } else { Ok(self) }
    }
}

/// The answer to a file; whoever has to sign in first begins at the page where files are chosen: his is gone with the
/// session.
///
/// # Errors
/// Any other.
pub fn or_begin_at(answer: Result<Response, Failure>, page: &str) -> Result<Response, Failure> {
    match answer {
        Err(Failure::SignIn | Failure::StepLeft(_)) => Ok(see_other(&routes::step(routes::SIGN_IN, page))),
        answer => answer,
    }
}

/// A file that did not come whole: most often there is more of it than may be.
fn unread(error: &MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Failure::Refused(TOO_LARGE.to_owned())
    } else {
        Failure::BadForm
    }
}

impl FromRequest<Shop> for StaffUpload {
    type Rejection = Failure;

    async fn from_request(request: Request, shop: &Shop) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visit = visit_of_ours(&mut parts, shop).await?;
        // The page that takes files shows none: who signs in again begins at its own.
        let caller = visit.staff_caller()?;
        let request = Request::from_parts(parts, body);
        // Our own page sends nothing else.
        let mut form = Multipart::from_request(request, shop).await.map_err(|_| Failure::Forged)?;
        let (mut typed, mut is_ours) = (Vec::new(), false);
        while let Some(mut field) = form.next_field().await.map_err(|_| Failure::BadForm)? {
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(file_name) = field.file_name().map(str::to_owned) {
                if !is_ours {
                    return Err(Failure::Forged);
                }
                let file = field.bytes().await.map_err(|error| unread(&error))?;
                return Ok(Self { typed: Typed::from(typed), name: file_name, file, caller });
            }
            let mut value = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(|_| Failure::BadForm)? {
                value.extend_from_slice(&chunk);
                if value.len() > LONGEST_FIELD {
                    return Err(Failure::BadForm);
                }
            }
            let value = String::from_utf8(value).map_err(|_| Failure::BadForm)?;
            is_ours |= name == csrf::FIELD && visit.holds(shop, &value);
            typed.push((name, value));
            if typed.len() > MOST_FIELDS {
                return Err(Failure::BadForm);
            }
        }
        if is_ours { Err(Failure::BadForm) } else { Err(Failure::Forged) }
    }
}
