//! Lines, steps and totals from charges and reductions.

use crate::engine::{Selection, Snapshot};
use crate::model::Charge;
use crate::pricing::before::PricesBefore;
use crate::pricing::bill::{first_bill, shares, vat_totals};
use crate::pricing::charges::ChargeLine;
use crate::pricing::reductions::Reduced;
use crate::pricing::{AppliedPromotion, Commitment, Due, PriceStep, Quote, QuoteLine, Subject, VatShare};
use chrono::{Days, Months, NaiveDate};
use weblys_kernel::Money;

/// What is needed to write a quote.
pub(crate) struct Assembly<'a> {
    pub snapshot: &'a Snapshot,
    pub selection: &'a Selection,
    pub start: NaiveDate,
    pub commitment: u8,
    pub charges: &'a [ChargeLine],
    pub reductions: &'a [Reduced<'a>],
    pub before: &'a PricesBefore,
}

impl Assembly<'_> {
    /// The quote; none when the calendar has no such months.
    pub fn quote(&self) -> Option<Quote> {
        let charge_line = |(at, charge)| charge_line(charge, self.before.of_line(at));
        let mut lines: Vec<QuoteLine> = self.charges.iter().enumerate().map(charge_line).collect();
        lines.extend(self.reductions.iter().flat_map(|reduced| self.promotion_lines(reduced)));
        let schedule = self.schedule(&lines);
        let once = sum(&lines, |due| *due == Due::Once);
        let commitment = match self.commitment {
            0 => None,
            months => {
                let monthly: Money = (1..=u16::from(months)).map(|month| sum(&lines, |due| due.is_due_in(month))).sum();
                Some(Commitment { months, until: self.last_day(u16::from(months))?, total: monthly + once })
            }
        };
        Some(Quote {
            catalogue_version: self.snapshot.version(),
            offer: self.selection.offer.clone(),
            start: self.start,
            monthly_now: schedule.first().map_or(Money::ZERO, |step| step.monthly),
            monthly_after: schedule.last().map_or(Money::ZERO, |step| step.monthly),
            once,
            deposits: sum(&lines, |due| *due == Due::Deposit),
            first_bill: first_bill(&lines, self.start)?,
            vat_monthly: vat_totals(shares(&lines, |due| due.is_due_in(1))),
            vat_once: vat_totals(shares(&lines, |due| *due == Due::Once)),
            commitment,
            promotions: self.applied()?,
            before_reduction: self.before.offer,
            once_before_reduction: self.before.once,
            schedule,
            lines,
        })
    }

    /// The last day of a month of the contract.
    fn last_day(&self, month: u16) -> Option<NaiveDate> {
        self.start.checked_add_months(Months::new(u32::from(month)))?.checked_sub_days(Days::new(1))
    }

    /// A line for each run of months in which a promotion takes off the same.
    fn promotion_lines(&self, reduced: &Reduced<'_>) -> Vec<QuoteLine> {
        let mut lines = Vec::new();
        let mut month = 1u16;
        let mut runs = reduced.monthly.chunk_by(|one, next| one == next).peekable();
        while let Some(run) = runs.next() {
            let until = month.saturating_add(u16::try_from(run.len()).unwrap_or(u16::MAX));
            let last = runs.peek().map(|_| until - 1);
            if let Some(taken) = run.first() {
                lines.extend(self.promotion_line(
                    reduced,
                    taken,
                    Due::Monthly { from_month: month, until_month: last },
                ));
            }
            month = until;
        }
        lines.extend(self.promotion_line(reduced, &reduced.once, Due::Once));
        lines
    }

    fn promotion_line(&self, reduced: &Reduced<'_>, taken: &[Money], due: Due) -> Option<QuoteLine> {
        let amount = -taken.iter().copied().sum::<Money>();
        if amount.is_zero() {
            return None;
        }
        let mut vat: Vec<VatShare> = Vec::new();
        for (taken, line) in taken.iter().zip(self.charges).filter(|(taken, _)| !taken.is_zero()) {
            match vat.iter_mut().find(|share| share.rate == line.vat) {
                Some(share) => share.amount += -*taken,
                None => vat.push(VatShare { rate: line.vat, amount: -*taken }),
            }
        }
        let promotion = reduced.promotion;
        Some(QuoteLine {
            subject: Subject::Promotion(promotion.code.clone()),
            service: promotion.service.clone(),
            label: promotion.label.clone(),
            quantity: 1,
            amount,
            due,
            vat,
            is_sale: false,
            before_reduction: None,
        })
    }

    /// Steps without a gap from month 1; each but the last ends where the price changes.
    fn schedule(&self, lines: &[QuoteLine]) -> Vec<PriceStep> {
        let mut starts = vec![1u16];
        for line in lines {
            if let Due::Monthly { from_month, until_month } = line.due {
                starts.push(from_month);
                starts.extend(until_month.map(|last| last.saturating_add(1)));
            }
        }
        starts.sort_unstable();
        let mut steps: Vec<PriceStep> = Vec::new();
        for from_month in starts {
            let monthly = sum(lines, |due| due.is_due_in(from_month));
            match steps.last_mut() {
                Some(step) if step.monthly == monthly => continue,
                Some(step) => step.until_month = Some(from_month - 1),
                None => {}
            }
            let undiminished = lines.iter().filter(|line| !matches!(line.subject, Subject::Promotion(_)));
            let without_promotions =
                undiminished.filter(|line| line.due.is_due_in(from_month)).map(|line| line.amount).sum();
            steps.push(PriceStep { from_month, until_month: None, monthly, without_promotions });
        }
        steps
    }

    fn applied(&self) -> Option<Vec<AppliedPromotion>> {
        let applied = |reduced: &Reduced<'_>| {
            let promotion = reduced.promotion;
            let lowers_months = reduced.monthly.iter().flatten().any(|taken| !taken.is_zero());
            let until_month = promotion.last_month().filter(|_| lowers_months);
            let until = match until_month {
                Some(month) => Some(self.last_day(month)?),
                None => None,
            };
            let (code, label, service) = (promotion.code.clone(), promotion.label.clone(), promotion.service.clone());
            Some(AppliedPromotion { code, label, service, until_month, until })
        };
        self.reductions.iter().map(applied).collect()
    }
}

fn charge_line(charge: &ChargeLine, before_reduction: Option<Money>) -> QuoteLine {
    let due = match charge.charge {
        _ if charge.is_deposit() => Due::Deposit,
        Charge::Monthly => Due::Monthly { from_month: 1, until_month: None },
        Charge::Once => Due::Once,
    };
    QuoteLine {
        subject: charge.subject.clone(),
        service: charge.service.clone(),
        label: charge.label.clone(),
        quantity: charge.quantity,
        amount: charge.amount,
        due,
        vat: vec![VatShare { rate: charge.vat, amount: charge.amount }],
        is_sale: charge.is_sale,
        before_reduction,
    }
}

fn sum(lines: &[QuoteLine], when: impl Fn(&Due) -> bool) -> Money {
    lines.iter().filter(|line| when(&line.due)).map(|line| line.amount).sum()
}
