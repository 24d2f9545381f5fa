//! The technicians' calendar as a rule: which slots exist, and how full each one seems.
//!
//! What this is: pure arithmetic of days and hours. What it is not: the places taken, which are
//! rows of `store::calendar`.

mod holidays;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
pub use holidays::is_french_holiday;
use std::collections::BTreeMap;

/// Hours of the slots of a working day, at the place: from, to.
const HOURS: [(u32, u32); 4] = [(8, 10), (10, 12), (14, 16), (16, 18)];
/// A visit is prepared for so long before it can begin.
const NOTICE: TimeDelta = TimeDelta::hours(24);
/// Slots can be taken so many days ahead.
const HORIZON: Days = Days::new(90);

/// How many visits fit into a slot, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRule {
    /// The time zone of the place.
    pub time_zone: Tz,
    /// Visits that fit into a slot of a zone.
    pub capacity: u32,
    /// Zones with another capacity.
    pub zones: BTreeMap<String, u32>,
    /// Whether some places seem taken by others, the same ones each time: a calendar that looks lived in.
    pub lived_in: bool,
}

/// One slot of the calendar in one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// `ZONE_YYYYMMDD_HH`, by the hour at the place.
    pub id: String,
    /// The distribution zone.
    pub zone: String,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
}

impl CalendarRule {
    /// Four visits to a slot at Paris, lived in.
    #[must_use]
    pub const fn paris() -> Self {
        Self { time_zone: chrono_tz::Europe::Paris, capacity: 4, zones: BTreeMap::new(), lived_in: true }
    }

    /// Whether a text can be the code of a zone: 1 to 40 letters, digits, `-` and `.`.
    #[must_use]
    pub fn is_zone(zone: &str) -> bool {
        (1..=40).contains(&zone.len()) && zone.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
    }

    /// The slots of a zone from one day on, those that can still be taken now.
    #[must_use]
    pub fn slots(&self, zone: &str, from: NaiveDate, days: u32, now: DateTime<Utc>) -> Vec<Slot> {
        let days = from.iter_days().take(days as usize);
        let slots = days.flat_map(|day| HOURS.into_iter().filter_map(move |hours| self.slot_on(zone, day, hours)));
        slots.filter(|slot| self.is_open(slot, now)).collect()
    }

    /// The slot of this id, if it exists and can still be taken now.
    #[must_use]
    pub fn find(&self, id: &str, now: DateTime<Utc>) -> Option<Slot> {
        let (rest, hour) = id.rsplit_once('_')?;
        let (zone, day) = rest.rsplit_once('_')?;
        let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok()?;
        let hours = HOURS.into_iter().find(|(from, _)| format!("{from:02}") == hour)?;
        let slot = self.slot_on(zone, day, hours).filter(|_| Self::is_zone(zone))?;
        (slot.id == id && self.is_open(&slot, now)).then_some(slot)
    }

    /// Visits that can be given in a slot: its capacity less what others seem to have taken.
    #[must_use]
    pub fn places(&self, slot: &Slot) -> u32 {
        let capacity = self.zones.get(&slot.zone).copied().unwrap_or(self.capacity);
        if self.lived_in { capacity - fingerprint(&slot.id) % (capacity + 1) } else { capacity }
    }

    fn is_open(&self, slot: &Slot, now: DateTime<Utc>) -> bool {
        slot.starts_at >= now + NOTICE && now.checked_add_days(HORIZON).is_none_or(|end| slot.starts_at < end)
    }

    fn slot_on(&self, zone: &str, day: NaiveDate, (from, to): (u32, u32)) -> Option<Slot> {
        if day.weekday() == Weekday::Sun || is_french_holiday(day) {
            return None;
        }
        let instant = |hour| {
            let local = day.and_hms_opt(hour, 0, 0)?;
            Some(self.time_zone.from_local_datetime(&local).earliest()?.to_utc())
        };
        let id = format!("{zone}_{}_{from:02}", day.format("%Y%m%d"));
        Some(Slot { id, zone: zone.to_owned(), starts_at: instant(from)?, ends_at: instant(to)? })
    }
}

/// A number that is the same each time for the same text (FNV-1a, 32 bits).
fn fingerprint(text: &str) -> u32 {
    let hash = text.bytes().fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests;
