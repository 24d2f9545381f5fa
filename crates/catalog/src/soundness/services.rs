//! Services and tariffs: known, of the right sign, without overlap.

use crate::fault::{FaultKind, Sheet};
use crate::model::{Catalogue, Service, ServiceCode, ServiceKind, Tariff};
use crate::soundness::findings::{Findings, Known, List, Spot, expected};
use weblys_kernel::{Money, VatRate};

/// A hundred million euros: more is surely a mistake, and sums of it would not be exact.
const LARGEST_CENTS: u64 = 10_000_000_000;

pub(super) fn examine(catalogue: &Catalogue, known: &Known<'_>, findings: &mut Findings) {
    findings.twice(List::Services, catalogue.services.iter().map(|service| &service.code));
    for (index, tariff) in catalogue.tariffs.iter().enumerate() {
        let spot = Spot { list: List::Tariffs, index, item: &tariff.service };
        if tariff.validity.is_backwards() {
            let wanted = expected("une fin après le début", "an end after the beginning");
            findings.raise(spot, "valid_until", FaultKind::DatesBackwards, day(tariff.validity.until), wanted);
        }
        bounds(spot, tariff, findings);
        match known.services.get(&tariff.service) {
            None => findings.dangling(spot, "service", &tariff.service, Sheet::Services),
            Some(service) => sign(spot, service, tariff, findings),
        }
    }
    for service in &catalogue.services {
        overlaps(known.tariffs_of(&service.code), findings);
    }
}

/// What a workbook refuses cell by cell, JSON could bring in.
fn bounds(spot: Spot<'_>, tariff: &Tariff, findings: &mut Findings) {
    if tariff.amount.cents().unsigned_abs() > LARGEST_CENTS {
        let wanted = expected("au plus cent millions d'euros", "at most a hundred million euros");
        findings.raise(spot, "amount", FaultKind::OutOfRange, euros(tariff.amount), wanted);
    }
    if VatRate::from_basis_points(tariff.vat.basis_points()).is_none() {
        let wanted = expected("un taux de 0 à 100 %", "a rate from 0 to 100 %");
        let found = f64::from(tariff.vat.basis_points()) / 100.0;
        findings.raise(spot, "vat", FaultKind::OutOfRange, found, wanted);
    }
}

fn sign(spot: Spot<'_>, service: &Service, tariff: &Tariff, findings: &mut Findings) {
    let cents = tariff.amount.cents();
    if cents.unsigned_abs() > LARGEST_CENTS {
        return;
    }
    if service.kind.reduces() && cents > 0 {
        let wanted = expected("zéro ou un montant négatif : une promotion réduit", "zero or a negative amount");
        findings.raise(spot, "amount", FaultKind::WrongSign, euros(tariff.amount), wanted);
    } else if !service.kind.reduces() && cents < 0 {
        let wanted = expected("zéro ou un montant positif", "zero or a positive amount");
        findings.raise(spot, "amount", FaultKind::WrongSign, euros(tariff.amount), wanted);
    }
}

fn overlaps(tariffs: &[(usize, &Tariff)], findings: &mut Findings) {
    for pair in tariffs.windows(2) {
        if let [(_, earlier), (index, later)] = pair
            && earlier.validity.overlaps(&later.validity)
        {
            let spot = Spot { list: List::Tariffs, index: *index, item: &later.service };
            let last = day(earlier.validity.until);
            let wanted = expected(
                format!("un début après la fin du tarif précédent ({last})"),
                format!("a beginning after the end of the tariff before ({last})"),
            );
            findings.raise(spot, "valid_from", FaultKind::TariffOverlap, later.validity.from, wanted);
        }
    }
}

/// Asks that a service is there and of one of the kinds.
pub(super) fn ask_kind(
    spot: Spot<'_>,
    header: &'static str,
    code: &ServiceCode,
    kinds: &[ServiceKind],
    known: &Known<'_>,
    findings: &mut Findings,
) {
    match known.services.get(code) {
        None => findings.dangling(spot, header, code, Sheet::Services),
        Some(service) if !kinds.contains(&service.kind) => {
            let words = kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ");
            let wanted =
                expected(format!("un service de nature {words}"), format!("a service of one of these kinds: {words}"));
            findings.raise(spot, header, FaultKind::WrongKind, format!("{code} ({})", service.kind.word()), wanted);
        }
        Some(_) => {}
    }
}

/// Asks that a service has any tariff at all.
pub(super) fn ask_tariff(
    spot: Spot<'_>,
    header: &'static str,
    code: &ServiceCode,
    known: &Known<'_>,
    findings: &mut Findings,
) {
    if known.services.contains_key(code) && known.tariffs_of(code).is_empty() {
        let wanted = expected("un service qui a un tarif", "a service that has a tariff");
        findings.raise(spot, header, FaultKind::TariffGap, code, wanted);
    }
}

/// A day as the workbook writes it.
pub(super) fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// An amount as the workbook writes it.
pub(super) fn euros(amount: Money) -> String {
    let cents = amount.cents();
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}
