//! When the numbers of a cart or an order come along (PO-4).

use crate::state::Parts;
use chrono::NaiveDate;
use weblys_orders::identity::PortedNumber;
use weblys_orders::porting::{LineStart, PortingDay};
use weblys_orders::{Cart, PortingCalendar};

/// The days on which numbers change operators at the cart's place.
#[must_use]
pub fn calendar(cart: &Cart) -> PortingCalendar {
    PortingCalendar::of_commune(&cart.place.commune_code)
}

/// Each number of the cart and when it comes along, ordered on this day.
pub fn of<'c>(
    app: &Parts,
    cart: &'c Cart,
    ordered_on: NaiveDate,
) -> impl Iterator<Item = (&'c PortedNumber, PortingDay)> {
    let calendar = calendar(cart);
    let line = LineStart::of(cart.delivery.as_ref(), ordered_on, &app.config.sale.time_zone);
    let numbers = cart.identity.iter().flat_map(|who| &who.ported);
    numbers.map(move |number| (number, calendar.told(number.wanted_on, ordered_on, line)))
}
