//! How far somebody's rights reach: partners and distributors see their own people only.

use serde::{Deserialize, Serialize};

/// A perimeter: each part that is said limits, each that is not said does not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Perimeter {
    /// Only this partner or distributor.
    pub partner: Option<String>,
    /// Only this shop.
    pub shop: Option<String>,
    /// Only this sales channel.
    pub channel: Option<String>,
}

impl Perimeter {
    /// No limit: the operator's own.
    #[must_use]
    pub const fn everything() -> Self {
        Self { partner: None, shop: None, channel: None }
    }

    /// Whether nothing limits it.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.partner.is_none() && self.shop.is_none() && self.channel.is_none()
    }

    /// Whether everything in the other is in this one: who has this one may see and change whoever is there.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let within = |mine: &Option<String>, theirs: &Option<String>| mine.is_none() || mine == theirs;
        within(&self.partner, &other.partner)
            && within(&self.shop, &other.shop)
            && within(&self.channel, &other.channel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::user;
    use crate::user::User;
    use proptest::prelude::*;

    #[test]
    fn a_partner_s_administrator_sees_his_partner_only() {
        let of = |partner: Option<&str>, shop: Option<&str>| User {
            partner: partner.map(str::to_owned),
            shop: shop.map(str::to_owned),
            ..user("camille", &[])
        };
        let own = of(None, None);
        let partner = of(Some("north"), None);
        let shop = of(Some("north"), Some("quay"));
        let elsewhere = of(Some("south"), Some("quay"));
        let sees = |who: &User, whom: &User| who.perimeter().covers(&whom.place());
        assert!([&own, &partner, &shop, &elsewhere].iter().all(|one| sees(&own, one)));
        assert!(sees(&partner, &shop) && sees(&partner, &partner));
        assert!(!sees(&partner, &own) && !sees(&partner, &elsewhere));
        assert!(!sees(&shop, &partner) && !sees(&shop, &elsewhere));
        let other_channel = User { channel: "phone".into(), ..shop.clone() };
        assert!(!sees(&partner, &other_channel), "a partner's channel is not his to change");
        assert!(sees(&own, &other_channel));
    }

    fn any_perimeter() -> impl Strategy<Value = Perimeter> {
        let part = || proptest::option::of("[ab]");
        (part(), part(), part()).prop_map(|(partner, shop, channel)| Perimeter { partner, shop, channel })
    }

    proptest! {
        #[test]
        fn covering_is_an_order(a in any_perimeter(), b in any_perimeter(), c in any_perimeter()) {
            prop_assert!(a.covers(&a) && Perimeter::everything().covers(&a));
            prop_assert!(!(a.covers(&b) && b.covers(&c)) || a.covers(&c));
            prop_assert!(!(a.covers(&b) && b.covers(&a)) || a == b);
        }
    }
}
