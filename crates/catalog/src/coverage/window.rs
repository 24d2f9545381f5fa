//! The days on which services have a price: what the sale window of a prepared offer may be.

use crate::engine::Snapshot;
use crate::model::{DateSpan, ServiceCode};

/// Until the earlier of two ends; none is the latest of all.
fn common(one: DateSpan, other: DateSpan) -> Option<DateSpan> {
    let until = match (one.until, other.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Some(DateSpan { from: one.from.max(other.from), until }).filter(|span| !span.is_backwards())
}

impl Snapshot {
    /// The latest days within a window on which each of these services has a tariff; none: there are no such days.
    pub(super) fn priced_within(&self, window: DateSpan, services: &[ServiceCode]) -> Option<DateSpan> {
        let mut spans = vec![window];
        for service in services {
            let priced = self.priced_days(service);
            spans = spans.iter().flat_map(|one| priced.iter().filter_map(|other| common(*one, *other))).collect();
        }
        spans.into_iter().max_by_key(|span| span.from)
    }

    /// The spans of days without a gap on which a service has a tariff.
    fn priced_days(&self, service: &ServiceCode) -> Vec<DateSpan> {
        let mut spans: Vec<DateSpan> = Vec::new();
        for tariff in self.tariffs(service) {
            match spans.last_mut() {
                Some(last) if last.until.and_then(|day| day.succ_opt()) == Some(tariff.validity.from) => {
                    last.until = tariff.validity.until;
                }
                _ => spans.push(tariff.validity),
            }
        }
        spans
    }
}
