//! Public holidays and working days in France (mainland, Alsace-Moselle, overseas) and Belgium.
//!
//! What this is: legal holidays (C.trav. L3133-1, L3134-13, L3422-2; Belgian law of 4 January 1974) as
//! functions of the year. What it is not: the days when banks settle (TARGET), nor the days an
//! operator fixes by itself (Belgian replacement days, Saint-Martin's day): those are given as
//! [`also_closed`](WorkingDays::also_closed). French holidays that fall on a weekend are not moved.

#[cfg(test)]
mod tests;

use crate::Country;
use crate::network::CommuneCode;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A place with its own list of legal holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayRegion {
    /// Mainland France outside Alsace-Moselle, and Saint-Pierre-et-Miquelon: the eleven national days.
    FranceMainland,
    /// Departments 57, 67, 68: Good Friday (by law, in communes with a Protestant or mixed church) and 26 December more.
    AlsaceMoselle,
    /// Guadeloupe: 27 May more.
    Guadeloupe,
    /// French Guiana (`Guyane`): 10 June more.
    Guyane,
    /// Martinique: 22 May more.
    Martinique,
    /// La Réunion: 20 December more.
    LaReunion,
    /// Mayotte: 27 April more.
    Mayotte,
    /// Saint-Barthélemy: 9 October more.
    SaintBarthelemy,
    /// Saint-Martin: the national days; 27 or 28 May is for the operator to set.
    SaintMartin,
    /// Belgium: ten days; replacement days are for the operator to set.
    Belgium,
}

/// A legal holiday, by what it celebrates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 1 January (`jour de l'An`).
    NewYear,
    /// Two days before Easter (`Vendredi saint`).
    GoodFriday,
    /// The day after Easter (`lundi de Pâques`).
    EasterMonday,
    /// 1 May (`fête du Travail`).
    LabourDay,
    /// 8 May (`victoire de 1945`).
    Victory1945,
    /// 39 days after Easter (`Ascension`).
    Ascension,
    /// 50 days after Easter (`lundi de Pentecôte`).
    WhitMonday,
    /// End of slavery (`abolition de l'esclavage`), a day for each overseas department.
    AbolitionOfSlavery,
    /// 14 July (`fête nationale` of France).
    BastilleDay,
    /// 21 July (`fête nationale` of Belgium).
    BelgianNationalDay,
    /// 15 August (`Assomption`).
    Assumption,
    /// 1 November (`Toussaint`).
    AllSaints,
    /// 11 November (`Armistice de 1918`).
    Armistice1918,
    /// 25 December (`Noël`).
    Christmas,
    /// 26 December (`Saint-Étienne`).
    SecondChristmasDay,
}

/// When a holiday falls.
enum When {
    /// Month and day.
    On(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
}

use When::{Easter, On};

const NATIONAL_FRANCE: &[(Holiday, When)] = &[
    (Holiday::NewYear, On(1, 1)),
    (Holiday::EasterMonday, Easter(1)),
    (Holiday::LabourDay, On(5, 1)),
    (Holiday::Victory1945, On(5, 8)),
    (Holiday::Ascension, Easter(39)),
    (Holiday::WhitMonday, Easter(50)),
    (Holiday::BastilleDay, On(7, 14)),
    (Holiday::Assumption, On(8, 15)),
    (Holiday::AllSaints, On(11, 1)),
    (Holiday::Armistice1918, On(11, 11)),
    (Holiday::Christmas, On(12, 25)),
];

const NATIONAL_BELGIUM: &[(Holiday, When)] = &[
    (Holiday::NewYear, On(1, 1)),
    (Holiday::EasterMonday, Easter(1)),
    (Holiday::LabourDay, On(5, 1)),
    (Holiday::Ascension, Easter(39)),
    (Holiday::WhitMonday, Easter(50)),
    (Holiday::BelgianNationalDay, On(7, 21)),
    (Holiday::Assumption, On(8, 15)),
    (Holiday::AllSaints, On(11, 1)),
    (Holiday::Armistice1918, On(11, 11)),
    (Holiday::Christmas, On(12, 25)),
];

impl HolidayRegion {
    /// The region of a commune, by its official code (INSEE or NIS): never by its postal code.
    #[must_use]
    pub fn of_commune(country: Country, commune: &CommuneCode) -> Self {
        if country == Country::Belgium {
            return Self::Belgium;
        }
        let code = commune.as_str();
        match (code.get(..2), code.get(..3)) {
            (Some("57" | "67" | "68"), _) => Self::AlsaceMoselle,
            (_, Some("971")) => Self::Guadeloupe,
            (_, Some("972")) => Self::Martinique,
            (_, Some("973")) => Self::Guyane,
            (_, Some("974")) => Self::LaReunion,
            (_, Some("976")) => Self::Mayotte,
            (_, Some("977")) => Self::SaintBarthelemy,
            (_, Some("978")) => Self::SaintMartin,
            _ => Self::FranceMainland,
        }
    }

    /// The legal holidays of a year, in order. Two may share a day (1 May and Ascension in 2008).
    #[must_use]
    pub fn holidays(self, year: i32) -> Vec<(NaiveDate, Holiday)> {
        let days = self.national().iter().chain(self.local());
        let mut dated: Vec<_> = days.filter_map(|(holiday, when)| Some((date_of(when, year)?, *holiday))).collect();
        dated.sort_unstable();
        dated
    }

    /// The legal holiday of this day, if it is one.
    #[must_use]
    pub fn holiday_on(self, day: NaiveDate) -> Option<Holiday> {
        let mut days = self.national().iter().chain(self.local());
        days.find(|(_, when)| date_of(when, day.year()) == Some(day)).map(|(holiday, _)| *holiday)
    }

    const fn national(self) -> &'static [(Holiday, When)] {
        if matches!(self, Self::Belgium) { NATIONAL_BELGIUM } else { NATIONAL_FRANCE }
    }

    const fn local(self) -> &'static [(Holiday, When)] {
        match self {
            Self::FranceMainland | Self::SaintMartin | Self::Belgium => &[],
            Self::AlsaceMoselle => &[(Holiday::GoodFriday, Easter(-2)), (Holiday::SecondChristmasDay, On(12, 26))],
            Self::Guadeloupe => &[(Holiday::AbolitionOfSlavery, On(5, 27))],
            Self::Guyane => &[(Holiday::AbolitionOfSlavery, On(6, 10))],
            Self::Martinique => &[(Holiday::AbolitionOfSlavery, On(5, 22))],
            Self::LaReunion => &[(Holiday::AbolitionOfSlavery, On(12, 20))],
            Self::Mayotte => &[(Holiday::AbolitionOfSlavery, On(4, 27))],
            Self::SaintBarthelemy => &[(Holiday::AbolitionOfSlavery, On(10, 9))],
        }
    }
}

const FIRST_GREGORIAN_YEAR: i32 = 1583;

fn date_of(when: &When, year: i32) -> Option<NaiveDate> {
    match when {
        On(month, day) => NaiveDate::from_ymd_opt(year, *month, *day),
        Easter(days) => easter(year)?.checked_add_signed(chrono::TimeDelta::try_days(*days)?),
    }
}

/// Easter Sunday of a year (Meeus's algorithm); `None` before the Gregorian calendar (1583) and beyond what dates can hold.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    if year < FIRST_GREGORIAN_YEAR {
        return None;
    }
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let correction = (century + 8) / 25;
    let moon_shift = (century - correction + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

/// Which days of a week count, holidays aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkingWeek {
    /// Monday to Friday (`jours ouvrés`).
    FiveDays,
    /// Monday to Saturday (`jours ouvrables`).
    SixDays,
}

/// Working days of a place: which days count when a delay runs.
#[derive(Debug, Clone, Copy)]
pub struct WorkingDays<'a> {
    region: HolidayRegion,
    week: WorkingWeek,
    closed: &'a [NaiveDate],
}

impl<'a> WorkingDays<'a> {
    /// `Jours ouvrés`: Monday to Friday less the legal holidays.
    #[must_use]
    pub const fn ouvres(region: HolidayRegion) -> Self {
        Self { region, week: WorkingWeek::FiveDays, closed: &[] }
    }

    /// `Jours ouvrables`: Monday to Saturday less the legal holidays.
    #[must_use]
    pub const fn ouvrables(region: HolidayRegion) -> Self {
        Self { region, week: WorkingWeek::SixDays, closed: &[] }
    }

    /// The same, less the days that the operator closes by itself.
    #[must_use]
    pub const fn also_closed(self, closed: &'a [NaiveDate]) -> Self {
        Self { region: self.region, week: self.week, closed }
    }

    /// Whether this day counts.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        let rest = match day.weekday() {
            Weekday::Sun => true,
            Weekday::Sat => self.week == WorkingWeek::FiveDays,
            _ => false,
        };
        !rest && self.region.holiday_on(day).is_none() && !self.closed.contains(&day)
    }

    /// How many days count from `from` (inside) until `until` (outside); 0 when that is backwards.
    #[must_use]
    pub fn count(&self, from: NaiveDate, until: NaiveDate) -> usize {
        from.iter_days().take_while(|day| *day < until).filter(|day| self.contains(*day)).count()
    }

    /// The day that is so many counted days after this one; the first that may count is the day after. 0 gives the day itself.
    #[must_use]
    pub fn add(&self, day: NaiveDate, counted: u16) -> NaiveDate {
        let Some(last) = usize::from(counted).checked_sub(1) else { return day };
        let Some(next) = day.checked_add_days(Days::new(1)) else { return day };
        next.iter_days().filter(|day| self.contains(*day)).nth(last).unwrap_or(NaiveDate::MAX)
    }
}
