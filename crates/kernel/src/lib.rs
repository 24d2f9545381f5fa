//! Value objects, parsed at the edge: a function that takes one of these need not check it again.
//!
//! What this is: the smallest words of the trade, without I/O. What it is not: a drawer for
//! helpers. One type a file; each parses into a value or into a named refusal with a stable
//! code (`VAL-nnn`), never into a boolean.

#![forbid(unsafe_code)]

mod canonical;

pub mod calendar;
pub mod clock;
pub mod country;
pub mod creditor;
pub mod email;
pub mod folded;
pub mod iban;
pub mod id;
pub mod locale;
pub mod mandate;
pub mod money;
pub mod network;
pub mod period;
pub mod person;
pub mod phone;
pub mod postal;
pub mod product;
pub mod refusal;
pub mod rio;

pub use calendar::{Holiday, HolidayRegion, WorkingDays};
pub use clock::{Clock, SystemClock};
pub use country::Country;
pub use creditor::CreditorId;
pub use email::EmailAddress;
pub use iban::Iban;
pub use locale::Locale;
pub use mandate::MandateReference;
pub use money::{Money, VatRate};
pub use period::DateInterval;
pub use person::{BirthDate, PersonName};
pub use phone::{PhoneKind, PhoneNumber};
pub use postal::{AddressParts, PostalAddress, PostalCode};
pub use product::{ProductInformation, Sar, WebAddress};
pub use refusal::Refusal;
pub use rio::Rio;
