//! The columns of criteria that promotions and restrictions share.

use crate::fault::FaultKind;
use crate::model::{Criteria, DateSpan, SaleType};
use crate::workbook::row::Row;

pub(super) fn criteria(row: &mut Row<'_>) -> Criteria {
    Criteria {
        technologies: row.codes("technologies"),
        min_down_mbps: row.maybe_number("min_down_mbps", 1..=100_000),
        domains: row.codes("domains"),
        communes: row.communes("communes"),
        zones: row.codes("zones"),
        sale_types: row.words("sale_types", &SaleType::ALL.map(|sale| (sale.word(), sale))),
        groupings: row.codes("groupings"),
        channels: row.codes("channels"),
        customer_types: row.codes("customer_types"),
        days: days(row),
        services_held: row.codes("services_held"),
    }
}

fn days(row: &mut Row<'_>) -> Option<DateSpan> {
    match (row.maybe_date("days_from"), row.maybe_date("days_until")) {
        (Some(from), until) => Some(DateSpan { from, until }),
        (None, None) => None,
        (None, Some(until)) => {
            let found = until.to_string();
            row.fault("days_from", FaultKind::ValueMissing, &found, "un premier jour", "a first day");
            None
        }
    }
}
