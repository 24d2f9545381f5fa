//! How services and equipment arrive (SSH-13, SSH-14).

use crate::refusal::OrderRefusal;
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use weblys_catalog::model::InstallMode;
use weblys_kernel::{HolidayRegion, WorkingDays};

/// Days in which a consumer may withdraw, counted from the day after the order (law.md WD-1).
pub const WITHDRAWAL_DAYS: u64 = 14;

/// A way for services and equipment to arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// A technician comes (`raccordement sur rendez-vous`).
    Appointment,
    /// A parcel (`expédition`).
    Shipment,
    /// Picked up at a shop (`remise de matériel`).
    Pickup,
    /// Nothing is sent and nobody comes: services are activated from afar (`aucune intervention`, RUL-14).
    Remote,
}

impl DeliveryKind {
    /// Every way, in the order of preference of the page.
    pub const ALL: [Self; 4] = [Self::Appointment, Self::Shipment, Self::Pickup, Self::Remote];

    /// The word of wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Appointment => "appointment",
            Self::Shipment => "shipment",
            Self::Pickup => "pickup",
            Self::Remote => "remote",
        }
    }

    /// Reads the word of a wire.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The catalogue's word for it.
    #[must_use]
    pub const fn install_mode(self) -> InstallMode {
        match self {
            Self::Appointment => InstallMode::Connection,
            Self::Shipment => InstallMode::Shipment,
            Self::Pickup => InstallMode::HandOver,
            Self::Remote => InstallMode::None,
        }
    }

    /// The ways that the catalogue's words stand for, in the order of preference of the page.
    fn of_modes(modes: &[InstallMode]) -> Vec<Self> {
        Self::ALL.into_iter().filter(|kind| modes.contains(&kind.install_mode())).collect()
    }

    /// Whether it brings goods alone, which may come before services may start (WD-3).
    #[must_use]
    pub const fn brings_goods_only(self) -> bool {
        matches!(self, Self::Shipment | Self::Pickup)
    }
}

/// The ways that fit an offer and all of its equipment. A technician brings any equipment with him; what nobody has to
/// bring, such as an eSIM, comes any way. Where nothing is to be brought, nothing is sent.
#[must_use]
pub fn kinds_for(offer: &[InstallMode], equipment: &[&[InstallMode]]) -> Vec<DeliveryKind> {
    DeliveryKind::of_modes(&weblys_catalog::ways(offer, equipment))
}

/// A slot of the operator's calendar, held for a cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldSlot {
    /// Its id in the operator system.
    pub slot_id: String,
    /// Begin, UTC.
    pub begins_at: DateTime<Utc>,
    /// End, UTC.
    pub ends_at: DateTime<Utc>,
    /// Until when it is held, UTC.
    pub held_until: DateTime<Utc>,
}

/// How services arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Which way.
    pub kind: DeliveryKind,
    /// The slot, for an appointment; none: the operator calls to agree on a date.
    pub slot: Option<HeldSlot>,
    /// The shop, for a pick-up.
    pub pickup_point: Option<String>,
    /// An express request to start within the withdrawal period (WD-3).
    pub express_start: bool,
    /// When the express request was made, UTC: proof is on the trader (G-3).
    pub express_asked_at: Option<DateTime<Utc>>,
}

/// The last day to withdraw, when the right runs from a day: that day does not count, and a last day on a
/// weekend or a holiday moves on (law.md WD-1).
#[must_use]
pub fn withdrawal_until(runs_from: NaiveDate) -> NaiveDate {
    let working_days = WorkingDays::ouvres(HolidayRegion::FranceMainland);
    let mut until = runs_from.checked_add_days(Days::new(WITHDRAWAL_DAYS)).unwrap_or(runs_from);
    while !working_days.contains(until) {
        let Some(next) = until.succ_opt() else { return until };
        until = next;
    }
    until
}

/// The first day on which services may start without an express request: the day after the right to withdraw
/// has ended (WD-3).
#[must_use]
pub fn earliest_without_request(ordered_on: NaiveDate) -> NaiveDate {
    let until = withdrawal_until(ordered_on);
    until.succ_opt().unwrap_or(until)
}

/// Refuses a visit before day 15 that was not asked for expressly.
///
/// # Errors
/// [`OrderRefusal::ExpressStartNotAsked`].
pub fn check_start(visit: NaiveDate, today: NaiveDate, express_asked: bool) -> Result<(), OrderRefusal> {
    if !express_asked && visit < earliest_without_request(today) {
        return Err(OrderRefusal::ExpressStartNotAsked);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use InstallMode::{Connection, HandOver, Shipment};

    #[test]
    fn a_parcel_must_suit_every_piece_of_equipment_and_a_technician_suits_any() {
        let offer = [Connection, Shipment, HandOver];
        let router: &[InstallMode] = &[Connection, Shipment];
        assert_eq!(kinds_for(&offer, &[router]), [DeliveryKind::Appointment, DeliveryKind::Shipment]);
        assert_eq!(kinds_for(&[Shipment], &[router, &[Connection]]), []);
    }

    #[test]
    fn what_nobody_has_to_bring_comes_any_way_and_is_never_sent_alone() {
        let esim: &[InstallMode] = &[InstallMode::None];
        let sim: &[InstallMode] = &[Shipment, HandOver];
        let mobile = [Shipment, HandOver, InstallMode::None];
        assert_eq!(kinds_for(&mobile, &[esim]), [DeliveryKind::Remote]);
        assert_eq!(kinds_for(&mobile, &[sim, esim]), [DeliveryKind::Shipment, DeliveryKind::Pickup], "a telephone too");
        assert_eq!(kinds_for(&mobile, &[sim]), [DeliveryKind::Shipment, DeliveryKind::Pickup]);
        let pack = [Connection, Shipment];
        assert_eq!(kinds_for(&pack, &[sim, esim]), [DeliveryKind::Appointment, DeliveryKind::Shipment]);
        assert_eq!(
            kinds_for(&[Connection, InstallMode::None], &[esim]),
            [DeliveryKind::Appointment, DeliveryKind::Remote]
        );
        assert_eq!(kinds_for(&[InstallMode::None], &[]), [DeliveryKind::Remote], "nothing was chosen");
        assert_eq!(kinds_for(&[], &[sim]), [DeliveryKind::Appointment], "an offer that names none");
    }

    #[test]
    fn wd_1_a_last_day_off_moves_on_to_the_next_working_day() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(withdrawal_until(day(11, 2)), day(11, 16), "a Monday");
        assert_eq!(withdrawal_until(day(10, 31)), day(11, 16), "a Saturday moves on to Monday");
        assert_eq!(withdrawal_until(day(10, 28)), day(11, 12), "a holiday moves on");
    }

    #[test]
    fn wd_3_a_visit_before_day_fifteen_needs_an_express_request() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let day_15 = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
        assert_eq!(earliest_without_request(today), day_15);
        assert!(check_start(day_15, today, false).is_ok());
        let day_14 = day_15.pred_opt().unwrap();
        assert!(matches!(check_start(day_14, today, false), Err(OrderRefusal::ExpressStartNotAsked)));
        assert!(check_start(day_14, today, true).is_ok());
    }
}
