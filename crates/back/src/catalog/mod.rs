//! Published catalogues: kept in the database, asked in memory.

pub mod base;
pub mod cards;
mod changes;
mod choices;
pub mod draft;
pub mod due;
pub mod explain;
pub mod guide;
mod history;
pub mod noted;
mod older;
mod publications;
pub mod shelf;
pub mod store;
pub mod summary;
pub mod things;
pub mod told;
mod workbench;

pub(crate) use changes::{changes, row as changes_of, tally as tally_of};
pub use choices::{equipment_groups, option_groups};
pub(crate) use draft::unsound;
pub(crate) use publications::{Checked, Origin, beside, in_turn, publish_in, turn, written};
pub use publications::{Publications, PublishError, publish};

use std::sync::LazyLock;
use weblys_catalog::model::{ChannelCode, CustomerTypeCode};
use weblys_catalog::prior::Audience;
use weblys_kernel::Country;

#[expect(clippy::expect_used, reason = "constants of ours, read once")]
static SELFSHOP: LazyLock<(ChannelCode, CustomerTypeCode)> = LazyLock::new(|| {
    let channel = ChannelCode::parse("SELFSHOP").expect("a channel code");
    (channel, CustomerTypeCode::parse("RESIDENTIAL").expect("a customer type"))
});

/// The sales channel of SelfShop and the kind of customer it serves.
#[must_use]
pub fn selfshop() -> (ChannelCode, CustomerTypeCode) {
    SELFSHOP.clone()
}

/// To whom SelfShop announces its prices, under the law of the country of sale (G-1).
#[must_use]
pub fn audience(country: Country) -> Audience {
    let (channel, customer_type) = selfshop();
    Audience { country, channel, customer_type }
}
