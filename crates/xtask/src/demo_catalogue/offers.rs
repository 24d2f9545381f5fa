//! Base services, fees and the offers they form.

mod internet;
mod others;
mod packs;
mod usage;

use super::{Record, service, tariff};

/// Code, domain, French and English label, monthly amount, VAT, rate needed.
type Base = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const BASES: &[Base] = &[
    ("TV-ESS", "TELEVISION", "TV essentielle, 80 chaînes", "Essential TV, 80 channels", "14.99", "10", "0"),
    ("TV-FAM", "TELEVISION", "TV famille, 160 chaînes", "Family TV, 160 channels", "24.99", "10", "0"),
    ("TV-PACK", "TELEVISION", "TV du pack, 140 chaînes", "TV in your bundle, 140 channels", "7.00", "10", "0"),
    (
        "TV-PACK-MAX",
        "TELEVISION",
        "TV du pack, 200 chaînes et 4K",
        "TV in your bundle, 200 channels and 4K",
        "11.00",
        "10",
        "0",
    ),
    ("TV-ETE", "TELEVISION", "TV de l’été, 80 chaînes", "Summer TV, 80 channels", "8.00", "10", "0"),
    ("NET-100", "INTERNET", "Internet 100 Mb/s", "Internet 100 Mb/s", "24.99", "20", "100"),
    ("NET-400", "INTERNET", "Internet 400 Mb/s", "Internet 400 Mb/s", "29.99", "20", "400"),
    ("NET-1000", "INTERNET", "Internet 1 Gb/s", "Internet 1 Gb/s", "35.99", "20", "1000"),
    ("NET-8000", "INTERNET", "Fibre 8 Gb/s", "Fibre 8 Gb/s", "45.99", "20", "8000"),
    ("NET-PRO", "INTERNET", "Internet Pro 1 Gb/s", "Business Internet 1 Gb/s", "54.00", "20", "1000"),
    (
        "TEL-SOLO",
        "FIXED_TELEPHONY",
        "Ligne fixe, appels vers fixes illimités",
        "Home phone, unlimited landline calls",
        "12.99",
        "20",
        "0",
    ),
    ("TEL-PACK", "FIXED_TELEPHONY", "Téléphone fixe du pack", "Home phone in your bundle", "3.00", "20", "0"),
    (
        "TEL-PRO",
        "FIXED_TELEPHONY",
        "Ligne fixe Pro, fixes et mobiles illimités",
        "Business phone, unlimited calls",
        "18.00",
        "20",
        "0",
    ),
    ("MOB-2H", "MOBILE", "Forfait mobile 2 h et 1 Go", "Mobile plan 2 h and 1 GB", "2.99", "20", "0"),
    ("MOB-20", "MOBILE", "Forfait mobile 20 Go", "Mobile plan 20 GB", "9.99", "20", "0"),
    ("MOB-150", "MOBILE", "Forfait mobile 5G 150 Go", "5G mobile plan 150 GB", "15.99", "20", "0"),
    (
        "MOB-PACK",
        "MOBILE",
        "Forfait mobile 5G 150 Go du pack",
        "5G mobile plan 150 GB in your bundle",
        "9.99",
        "20",
        "0",
    ),
];

/// Code, domain, French and English label, amount once.
const FEES: &[(&str, &str, &str, &str, &str)] = &[
    ("FRAIS-NET", "INTERNET", "Frais de mise en service", "Activation fee", "39.00"),
    ("FRAIS-TV", "TELEVISION", "Frais d’accès à la télévision", "Television connection fee", "19.00"),
    ("FRAIS-TEL", "FIXED_TELEPHONY", "Frais d’ouverture de ligne", "Line opening fee", "19.00"),
    ("FRAIS-MOB", "MOBILE", "Frais d’activation mobile", "Mobile activation fee", "10.00"),
    ("FRAIS-PRO", "INTERNET", "Mise en service Pro par un technicien", "Business set-up by a technician", "99.00"),
];

pub(super) fn services() -> Vec<Record> {
    let bases = BASES.iter().map(|(code, domain, fr, en, _, _, rate)| {
        let mut record = service(code, domain, "BASE", fr, en, *domain != "MOBILE");
        record.push(("min_down_mbps", (*rate).to_owned()));
        record
    });
    let fees = FEES.iter().map(|(code, domain, fr, en, _)| service(code, domain, "FEE", fr, en, false));
    bases.chain(fees).collect()
}

pub(super) fn tariffs() -> Vec<Record> {
    let bases = BASES.iter().map(|(code, _, _, _, amount, vat, _)| tariff(code, amount, vat, "MONTHLY"));
    let fees = FEES.iter().map(|(code, _, _, _, amount)| tariff(code, amount, "20", "ONCE"));
    bases.chain(fees).collect()
}

/// Advertised, normal, minimum and maximum to the customer, then from him, in megabits per second.
type Rates = [u32; 8];

const R100: Rates = [100, 95, 60, 100, 20, 18, 10, 20];
const R400: Rates = [400, 380, 240, 400, 40, 36, 20, 40];
const R1000: Rates = [1000, 940, 600, 1000, 100, 90, 50, 600];
const R8000: Rates = [8000, 7200, 4000, 8000, 1000, 900, 500, 1000];

struct Demo {
    code: &'static str,
    name: [&'static str; 2],
    tagline: [&'static str; 2],
    description: [&'static str; 2],
    services: &'static str,
    commitment: u8,
    highlights: [&'static str; 2],
    rates: Option<Rates>,
    equipment: &'static str,
    options: &'static str,
    fees: &'static str,
    upsell: &'static str,
    cross_sell: &'static str,
    theme: &'static str,
}

/// Options of each family.
const TV: &str = "TV-BOUQUETS;TV-LANGUES;TV-SERVICES";
const NET: &str = "NET-SERVICES";
const TEL: &str = "APPELS";

/// Every offer, in the order of lists.
fn all() -> impl Iterator<Item = &'static Demo> {
    [internet::OFFERS, packs::OFFERS, others::OFFERS].into_iter().flatten()
}

pub(super) fn offers() -> Vec<Record> {
    (1u16..).zip(all()).map(|(place, offer)| record(place * 10, offer)).collect()
}

fn record(rank: u16, offer: &Demo) -> Record {
    let (from, until) =
        if offer.code == "ETE-TV-MOBILE" { ("2026-06-01", "2026-08-31") } else { ("2020-01-01", "2035-12-31") };
    let status = if offer.code == "INTERNET-100" { "WITHDRAWN" } else { "ON_SALE" };
    let only_mobile = offer.services.split(';').all(|service| service.starts_with("MOB"));
    let modes = if only_mobile { "SHIPMENT;HAND_OVER;NONE" } else { "CONNECTION;SHIPMENT" };
    let mut record = vec![
        ("code", offer.code.to_owned()),
        ("name_fr", offer.name[0].to_owned()),
        ("name_en", offer.name[1].to_owned()),
        ("tagline_fr", offer.tagline[0].to_owned()),
        ("tagline_en", offer.tagline[1].to_owned()),
        ("description_fr", offer.description[0].to_owned()),
        ("description_en", offer.description[1].to_owned()),
        ("services", offer.services.to_owned()),
        ("sale_from", from.to_owned()),
        ("sale_until", until.to_owned()),
        ("status", status.to_owned()),
        ("commitment_months", offer.commitment.to_string()),
        ("rank", rank.to_string()),
        ("highlights_fr", offer.highlights[0].to_owned()),
        ("highlights_en", offer.highlights[1].to_owned()),
        ("equipment_groups", offer.equipment.to_owned()),
        ("option_groups", offer.options.to_owned()),
        ("fees", offer.fees.to_owned()),
        ("install_modes", modes.to_owned()),
        ("upsell", offer.upsell.to_owned()),
        ("cross_sell", offer.cross_sell.to_owned()),
        ("theme", offer.theme.to_owned()),
    ];
    let headers =
        ["down_advertised", "down_normal", "down_min", "down_max", "up_advertised", "up_normal", "up_min", "up_max"];
    record.extend(usage::cells(offer.services));
    record.extend(headers.into_iter().zip(offer.rates.into_iter().flatten().map(|rate| rate.to_string())));
    record
}
