//! What every page of the staff shares: who is signed in, the frame with its menu and commands, and what is
//! shown when a page cannot be.
//!
//! What this is: [`enter`], by which each page begins, and [`frame::StaffFrame`], which is around it. What it
//! is not: a judge of rights; BACK refuses by itself, FRONT only hides what would be refused.

pub mod bulk;
pub mod command;
pub mod drafts;
pub mod export;
pub mod frame;
pub mod list;
pub mod live;
pub mod menu;
pub mod outcome;
pub mod problem;
pub mod switcher;
pub mod upload;
pub mod views;
pub mod words;

use crate::error::Failure;
use crate::request::{CheckedForm, Visit};
use crate::state::Shop;
use crate::typed::Typed;
use axum::extract::{FromRequest, FromRequestParts, Request};
use std::future::Future;
use weblys_api::security::Right;
use weblys_api::staff::{Me, Next};
use weblys_api::{CallError, Caller};

/// Enters a page that anybody signed in may see.
///
/// # Errors
/// [`Failure::SignIn`], [`Failure::StepLeft`], or what BACK answers.
pub async fn signed_in(shop: &Shop, visit: &Visit) -> Result<Me, Failure> {
    within(shop.back.me(&visit.staff_caller()?).await?)
}

/// Enters a page that needs a right: who asks and what the page shows are asked of BACK in one round.
///
/// # Errors
/// As in [`signed_in`]; [`Failure::NotAllowed`] with the right that is missing.
pub async fn enter<T, F>(
    shop: &Shop,
    visit: &Visit,
    right: Right,
    ask: impl FnOnce(Caller) -> F,
) -> Result<(Me, T), Failure>
where
    F: Future<Output = Result<T, CallError>>,
{
    let caller = visit.staff_caller()?;
    let (me, shown) = tokio::join!(shop.back.me(&caller), ask(caller.clone()));
    let me = within(me?)?;
    if me.rights.contains(right) { Ok((me, shown?)) } else { Err(Failure::NotAllowed(Some(right))) }
}

fn within(me: Me) -> Result<Me, Failure> {
    match me.next {
        Next::Done => Ok(me),
        step => Err(Failure::StepLeft(step)),
    }
}

/// A form of the staff that came from our own page, and who sent it. When his session has ended, what he typed
/// is given back to him.
#[derive(Debug)]
pub struct StaffForm {
    /// What was typed.
    pub typed: Typed,
    /// Who sent it.
    pub caller: Caller,
}

impl FromRequest<Shop> for StaffForm {
    type Rejection = Failure;

    async fn from_request(request: Request, shop: &Shop) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, shop).await;
        let request = Request::from_parts(parts, body);
        let CheckedForm(typed) = CheckedForm::<Typed>::from_request(request, shop).await?;
        match visit.staff_caller() {
            Ok(caller) => Ok(Self { typed, caller }),
            Err(_) => Err(Failure::Lapsed(typed)),
        }
    }
}

impl StaffForm {
    /// What BACK's answer means for this form.
    #[must_use]
    pub fn failure(&self, error: CallError) -> Failure {
        match Failure::from(error) {
            Failure::SignIn => Failure::Lapsed(self.typed.clone()),
            other => other,
        }
    }
}
