//! The codes of a catalogue, one type each: an option's can never be taken for an offer's.

use weblys_kernel::text_code;

text_code!(
    /// The operator system's code of a service (`code service`): what an order is finally made of.
    ServiceCode
);
text_code!(
    /// The code of an offer (`offre`).
    OfferCode
);
text_code!(
    /// The code of a piece of equipment.
    EquipmentCode
);
text_code!(
    /// The code of an option.
    OptionCode
);
text_code!(
    /// The code of a set of equipment or of options to choose from.
    GroupCode
);
text_code!(
    /// The code of a promotion.
    PromotionCode
);
text_code!(
    /// Promotions that carry the same one exclude each other: the best for the customer is applied.
    StackingGroup
);
text_code!(
    /// What a customer types to be given a promotion (`code avantage`); compared without regard to case.
    CouponCode
);
text_code!(
    /// The code of a restriction: what support reads out when asked "why do I not see this offer".
    RestrictionCode
);
text_code!(
    /// The code of a commercial zone.
    ZoneCode
);
text_code!(
    /// A street, by the code of the address base (FANTOIR or TOPO in France).
    StreetCode
);
text_code!(
    /// A part of the network with its own head-end (`zone de distribution`, CDZ).
    DistributionZoneCode
);
text_code!(
    /// A group of customers with terms of their own (`code de regroupement`, CAT-04, CAT-21).
    GroupingCode
);
text_code!(
    /// The way of the sale (`canal de vente`): `SELFSHOP`, `SHOP`, `DISTRIBUTOR`… Operators add theirs.
    ChannelCode
);
text_code!(
    /// The kind of customer: `RESIDENTIAL`, `PROFESSIONAL`… Operators add theirs.
    CustomerTypeCode
);

impl GroupingCode {
    /// The regular grouping, `RG`: that of every new sale unless said otherwise (RUL-02).
    #[must_use]
    pub fn regular() -> Self {
        Self("RG".into())
    }
}

impl CouponCode {
    /// Whether this is the same coupon, however it was typed.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.as_str().eq_ignore_ascii_case(other.as_str())
    }
}
