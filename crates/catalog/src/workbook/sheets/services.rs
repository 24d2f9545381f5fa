//! The sheets `services` and `tariffs`.

use crate::model::{Charge, Service, ServiceKind, Tariff};
use crate::workbook::row::Row;

pub(in crate::workbook) fn service(row: &mut Row<'_>) -> Option<Service> {
    let code = row.code("code");
    let domain = row.code("domain");
    let kind = row.word("kind", &ServiceKind::ALL.map(|kind| (kind.word(), kind)));
    let label = row.label("label_fr", "label_en");
    let needs_network = row.flag("needs_network");
    let min_down_mbps = row.maybe_number("min_down_mbps", 0..=100_000).unwrap_or_default();
    Some(Service {
        code: code?,
        domain: domain?,
        kind: kind?,
        label: label?,
        needs_network: needs_network?,
        min_down_mbps,
    })
}

pub(in crate::workbook) fn tariff(row: &mut Row<'_>) -> Option<Tariff> {
    let service = row.code("service");
    let amount = row.amount("amount");
    let vat = row.vat("vat");
    let charge = row.word("charge", &[("MONTHLY", Charge::Monthly), ("ONCE", Charge::Once)]);
    let validity = row.span("valid_from", "valid_until");
    Some(Tariff { service: service?, amount: amount?, vat: vat?, charge: charge?, validity: validity? })
}
