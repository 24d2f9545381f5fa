//! What can become of a customer.

use serde::{Deserialize, Serialize};

/// One thing that becomes of a customer. He has one of the first four, one of the prices, and perhaps others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// He had no offer and has one.
    NewlyRecognised,
    /// He had an offer and has none: he is shut out of MyShop (MYS-05).
    NoLongerRecognised,
    /// He has an offer before and after.
    StillRecognised,
    /// He has none before and after.
    StillUnrecognised,
    /// His services are another offer than they were.
    OtherOffer,
    /// He pays more each month.
    PriceUp,
    /// He pays less each month.
    PriceDown,
    /// He pays the same.
    PriceSame,
    /// One of the two catalogues has a price for something that the other has none for: they cannot be compared.
    PriceUnknown,
    /// Equipment or an option of his has no place any more, or does not go with his offer any more.
    Lost,
    /// Equipment or an option of his has its place, or goes with his offer, and did not before.
    Gained,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 11] = [
        Self::NewlyRecognised,
        Self::NoLongerRecognised,
        Self::StillRecognised,
        Self::StillUnrecognised,
        Self::OtherOffer,
        Self::PriceUp,
        Self::PriceDown,
        Self::PriceSame,
        Self::PriceUnknown,
        Self::Lost,
        Self::Gained,
    ];

    /// The word of JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NewlyRecognised => "NEWLY_RECOGNISED",
            Self::NoLongerRecognised => "NO_LONGER_RECOGNISED",
            Self::StillRecognised => "STILL_RECOGNISED",
            Self::StillUnrecognised => "STILL_UNRECOGNISED",
            Self::OtherOffer => "OTHER_OFFER",
            Self::PriceUp => "PRICE_UP",
            Self::PriceDown => "PRICE_DOWN",
            Self::PriceSame => "PRICE_SAME",
            Self::PriceUnknown => "PRICE_UNKNOWN",
            Self::Lost => "LOST",
            Self::Gained => "GAINED",
        }
    }

    /// Whether something is otherwise for him than it was.
    #[must_use]
    pub const fn is_change(self) -> bool {
        !matches!(self, Self::StillRecognised | Self::StillUnrecognised | Self::PriceSame)
    }
}
