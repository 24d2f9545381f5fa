//! What ending a contract early costs (law.md CO-2, CO-3, CO-7).
//!
//! What this is: the formula of the law over the schedule that the customer was shown. What it is
//! not: fees for equipment that is not given back, or residual values of devices (CO-8).

use crate::facts::LegalTerms;
use weblys_api::summary::ScheduleStep;
use weblys_kernel::Money;

/// The commitment of a contract, with all that its early end depends on.
#[derive(Debug, Clone, Copy)]
pub struct Commitment<'a> {
    /// Months of commitment; 0 for none.
    pub months: u32,
    /// The monthly amount, period by period.
    pub schedule: &'a [ScheduleStep],
    /// Whether a device was sold at a price lowered against the commitment.
    pub subsidised_device: bool,
    /// The law of the contract.
    pub legal: LegalTerms,
}

impl Commitment<'_> {
    /// What is still due when the contract ends after so many full months.
    ///
    /// Before the month from which leaving is free: the instalments up to it, and the share of
    /// those after it; from then on: that share alone, which is nothing without a subsidised device.
    #[must_use]
    pub fn fee_after(&self, elapsed_months: u32) -> Money {
        let free_from = self.free_from();
        let share_of_rest =
            |from: u32| self.due_between(from, self.months).basis_points(i64::from(self.share_basis_points()));
        if elapsed_months < free_from {
            self.due_between(elapsed_months, free_from) + share_of_rest(free_from)
        } else {
            share_of_rest(elapsed_months)
        }
    }

    /// The month at whose end leaving becomes free, or as cheap as it gets.
    #[must_use]
    pub fn free_from(&self) -> u32 {
        self.legal.exit_free_after_months.min(self.months)
    }

    /// The share of later instalments that stays due, in hundredths of a percent.
    #[must_use]
    pub const fn share_basis_points(&self) -> u16 {
        if self.subsidised_device { self.legal.exit_subsidised_basis_points } else { 0 }
    }

    /// Months worth telling: soon, halfway, at the free month, and between it and the end where it costs.
    #[must_use]
    pub fn telling_months(&self) -> Vec<u32> {
        let free = self.free_from();
        let mut months = vec![1, free / 2, free, free.midpoint(self.months)];
        if self.share_basis_points() == 0 {
            months.pop();
        }
        months.retain(|month| (1..self.months.max(free + 1)).contains(month));
        months.dedup();
        months
    }

    fn due_between(&self, after: u32, until: u32) -> Money {
        (after + 1..=until).map(|month| self.due_in(month)).sum()
    }

    fn due_in(&self, month: u32) -> Money {
        let step = self
            .schedule
            .iter()
            .find(|step| step.from_month <= month && step.until_month.is_none_or(|until| month <= until));
        step.map_or(Money::ZERO, |step| step.monthly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<ScheduleStep> {
        vec![
            ScheduleStep { from_month: 1, until_month: Some(6), monthly: Money::from_cents(2_000) },
            ScheduleStep { from_month: 7, until_month: None, monthly: Money::from_cents(3_000) },
        ]
    }

    fn fees(months: u32, subsidised_device: bool, legal: LegalTerms, asked: &[u32]) -> Vec<i64> {
        let schedule = steps();
        let commitment = Commitment { months, schedule: &schedule, subsidised_device, legal };
        asked.iter().map(|elapsed| commitment.fee_after(*elapsed).cents()).collect()
    }

    #[test]
    fn co_3_without_device_the_instalments_to_month_12_are_due_and_then_nothing() {
        // 6 × 20 € + 6 × 30 € at first; the last of the twelve before its end.
        let asked = [0, 11, 12, 13, 23, 24];
        assert_eq!(fees(24, false, LegalTerms::france(), &asked), [30_000, 3_000, 0, 0, 0, 0]);
    }

    #[test]
    fn co_3_with_a_subsidised_device_a_fifth_of_what_remains_is_due() {
        // A fifth of 12 × 30 € is 72 €.
        let asked = [0, 11, 12, 13, 23, 24];
        assert_eq!(fees(24, true, LegalTerms::france(), &asked), [37_200, 10_200, 7_200, 6_600, 600, 0]);
    }

    #[test]
    fn co_2_a_commitment_of_12_months_ends_with_its_last_instalment() {
        assert_eq!(fees(12, true, LegalTerms::france(), &[0, 11, 12]), [30_000, 3_000, 0]);
        assert_eq!(fees(0, true, LegalTerms::france(), &[0, 5]), [0, 0]);
    }

    #[test]
    fn co_7_in_belgium_leaving_is_free_after_six_months() {
        assert_eq!(fees(24, false, LegalTerms::belgium(), &[0, 5, 6, 23]), [12_000, 2_000, 0, 0]);
    }
}
