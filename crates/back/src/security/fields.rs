//! Reading what is typed of a user or a group, with all refused fields at once.

use crate::error::ApiError;
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_kernel::{EmailAddress, Refusal};
use weblys_security::{Login, SecurityRefusal};

const LONGEST: usize = 100;

/// Faults, field by field.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    fn add(&mut self, field: &str, code: &str) {
        self.0.push(FieldFault { field: field.to_owned(), code: code.to_owned() });
    }

    /// The login, read.
    pub fn login(&mut self, typed: &str) -> Option<Login> {
        Login::parse(typed).map_err(|refusal| self.add("login", refusal.code())).ok()
    }

    /// An e-mail address, or none.
    pub fn email(&mut self, typed: &str) -> Option<EmailAddress> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        EmailAddress::parse(typed).map_err(|refusal| self.add("email", refusal.code())).ok()
    }

    /// A text that must be there.
    pub fn text(&mut self, field: &str, typed: &str) -> String {
        let text = typed.trim();
        if text.is_empty() || !is_plain(text) {
            self.add(field, UNREADABLE);
        }
        text.to_owned()
    }

    /// A text that may be missing.
    pub fn optional(&mut self, field: &str, typed: &str) -> Option<String> {
        let text = typed.trim();
        if !is_plain(text) {
            self.add(field, UNREADABLE);
        }
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    /// A code: small letters, digits and `. _ -`.
    pub fn code(&mut self, field: &str, typed: &str) -> String {
        let code = typed.trim().to_ascii_lowercase();
        let is_ours = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
        if !(2..=40).contains(&code.len()) || !code.chars().all(is_ours) {
            self.add(field, UNREADABLE);
        }
        code
    }

    /// Refuses if anything was refused.
    pub fn refuse(self) -> Result<(), ApiError> {
        if self.0.is_empty() { Ok(()) } else { Err(ApiError::Fields(self.0)) }
    }
}

/// A refusal as the fault of one field.
pub fn of_field(field: &str, refusal: &SecurityRefusal) -> ApiError {
    ApiError::Fields(vec![FieldFault { field: field.to_owned(), code: refusal.code().to_owned() }])
}

fn is_plain(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}
