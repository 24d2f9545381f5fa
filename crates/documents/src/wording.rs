//! How facts are put into words of one language, at the operator's place.

use crate::facts::OperatorIdentity;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use weblys_api::delivery::{DeliveryKind, DeliveryView, PickupPoint, Slot};
use weblys_i18n::Texts;
use weblys_kernel::Locale;
use weblys_kernel::locale::Label;

/// Texts of one language, with the clock of the operator's place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wording {
    /// The texts.
    pub(crate) t: Texts,
    zone: Tz,
}

impl Wording {
    pub(crate) fn of(operator: &OperatorIdentity, locale: Locale) -> Self {
        Self { t: Texts::of(locale), zone: operator.time_zone }
    }

    /// A label of the catalogue.
    pub(crate) fn label<'a>(&self, label: &'a Label) -> &'a str {
        label.in_locale(self.t.locale())
    }

    /// Labels of the catalogue, empty ones left out.
    pub(crate) fn labels(&self, labels: &[Label]) -> Vec<String> {
        labels.iter().map(|label| self.label(label).to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// Day and hour of an instant.
    pub(crate) fn moment(&self, at: DateTime<Utc>) -> String {
        self.t.moment(self.local(at))
    }

    /// The day of an instant.
    pub(crate) fn day(&self, at: DateTime<Utc>) -> String {
        self.t.date(self.local(at).date())
    }

    /// Day, hour, minute and second of an instant, where they decide (WD-10).
    pub(crate) fn exact_moment(&self, at: DateTime<Utc>) -> String {
        self.t.exact_moment(self.local(at))
    }

    /// A day with its weekday and year.
    pub(crate) fn full_date(&self, day: NaiveDate) -> String {
        format!("{} {}", self.t.weekday_date(day), day.year())
    }

    /// How services and equipment arrive, in sentences.
    pub(crate) fn delivery(&self, delivery: &DeliveryView) -> String {
        let t = &self.t;
        match delivery.kind {
            DeliveryKind::Appointment => match &delivery.slot {
                Some(slot) => t.one("doc-delivery-appointment", "when", self.slot(slot)),
                None => t.get("doc-delivery-callback").into_owned(),
            },
            DeliveryKind::Shipment => t.get("doc-delivery-shipment").into_owned(),
            DeliveryKind::Remote => t.get("doc-delivery-remote").into_owned(),
            DeliveryKind::Pickup => match &delivery.pickup_point {
                Some(shop) => self.pickup(shop),
                None => t.get("doc-delivery-pickup").into_owned(),
            },
        }
    }

    /// A slot: `mardi 1er décembre 2026 entre 8 h et 10 h`.
    pub(crate) fn slot(&self, slot: &Slot) -> String {
        format!("{} {}", self.full_date(slot.day), self.t.slot(&slot.begins, &slot.ends))
    }

    fn pickup(&self, shop: &PickupPoint) -> String {
        let address = shop.address.join(", ");
        let args = [
            ("shop", shop.name.as_str().into()),
            ("address", address.into()),
            ("opening", self.label(&shop.opening).into()),
        ];
        self.t.with("doc-delivery-pickup-at", &args)
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.zone).naive_local()
    }
}
