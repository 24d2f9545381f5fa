//! Amounts up to a hundred million euros never overflow, in any operation.
#![allow(missing_docs)]

use proptest::prelude::*;
use weblys_kernel::{Money, VatRate};

const LARGEST: i64 = 10_000_000_000;

fn amount() -> impl Strategy<Value = Money> {
    prop_oneof![Just(-LARGEST), Just(LARGEST), -LARGEST..=LARGEST].prop_map(Money::from_cents)
}

proptest! {
    #[test]
    fn operations_stay_exact_within_the_largest_amount(
        a in amount(),
        b in amount(),
        times in -100_000_000..=100_000_000_i64,
        points in -100_000_000..=100_000_000_i64,
        whole in -100_000_000..=100_000_000_i64,
        rate in 0..=10_000_u16,
    ) {
        prop_assert_eq!(a + b - b, a);
        prop_assert_eq!(-(-a), a);
        prop_assert_eq!((a * times).cents(), a.cents() * times);
        prop_assert!(a.basis_points(points).cents().abs() <= a.cents().abs() / 10_000 * points.abs() + points.abs());
        let share = a.share(points, whole).cents();
        let exact = i128::from(a.cents()) * i128::from(points);
        let whole = i128::from(whole);
        prop_assert!(whole == 0 || (i128::from(share) * whole - exact).abs() * 2 <= whole.abs());
        let tax = VatRate::from_basis_points(rate).unwrap().tax_in(a);
        prop_assert!(tax.cents().abs() <= a.cents().abs() / 2 + 1);
        prop_assert_eq!([a, b, a].into_iter().sum::<Money>(), a + b + a);
    }
}
