//! Saved views, as the pages of lists use them.

use crate::components::Views;
use crate::components::views::address;
use crate::journey::see_other;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::state::Shop;
use axum::response::Response;
use weblys_api::views::{ListKind, ViewList, ViewQuery};
use weblys_api::{CallError, Caller};

/// Asks for a list and for its views in one round. A list whose views are not known is shown without.
///
/// # Errors
/// What BACK answers about the list.
pub async fn beside<T>(
    shop: &Shop,
    caller: &Caller,
    list: ListKind,
    rows: impl Future<Output = Result<T, CallError>>,
) -> Result<(T, ViewList), CallError> {
    let (rows, views) = tokio::join!(rows, shop.back.views(caller, ViewQuery { list: Some(list) }));
    Ok((rows?, views.unwrap_or_default()))
}

/// Where a list leads that was asked for without saying how: to the view that it opens with, if there is one.
#[must_use]
pub fn opens_with(query: &ListQuery, views: &ViewList) -> Option<Response> {
    let default = views.views.iter().find(|view| view.is_default && query.says_nothing())?;
    Some(see_other(&address(query.path(), &default.query)))
}

/// The menu above a list.
#[must_use]
pub fn menu(frame: &StaffFrame, list: ListKind, query: &ListQuery, views: ViewList) -> Views {
    Views::new(frame.t, &frame.csrf, list, query, views)
}
