//! Promotions and discounts, each with the service that tells it to the operator system.

use super::{Record, service, tariff};

struct Demo {
    code: &'static str,
    name: [&'static str; 2],
    domain: &'static str,
    /// Off each month, in euros; none: a percentage.
    amount: Option<&'static str>,
    percent: &'static str,
    reduces: [&'static str; 2],
    months: &'static str,
    offers: &'static str,
    /// Further cells: conditions, coupon, stacking.
    more: &'static [(&'static str, &'static str)],
}

const HOME: &str = "BIENVENUE-MAISON";

const PROMOTIONS: &[Demo] = &[
    Demo {
        code: "INTERNET-MOINS-10",
        name: ["10 € de remise par mois pendant 12 mois", "€10 off each month for 12 months"],
        domain: "INTERNET",
        amount: Some("-10.00"),
        percent: "",
        reduces: ["OFFER", ""],
        months: "12",
        offers: "INTERNET-400;INTERNET-1G;FIBRE-8G;DUO-TEL-400;DUO-TV-1G",
        more: &[("sale_types", "PROSPECT"), ("stacking", HOME)],
    },
    Demo {
        code: "TRIO-MOINS-12",
        name: ["12 € de remise par mois pendant 12 mois", "€12 off each month for 12 months"],
        domain: "INTERNET",
        amount: Some("-12.00"),
        percent: "",
        reduces: ["OFFER", ""],
        months: "12",
        offers: "TRIO-400;TRIO-1G;TRIO-8G;QUADRUPLE-1G",
        more: &[("sale_types", "PROSPECT"), ("stacking", HOME)],
    },
    Demo {
        code: "MISE-EN-SERVICE",
        name: ["Frais de mise en service offerts en ligne", "Activation fee waived online"],
        domain: "INTERNET",
        amount: None,
        percent: "100",
        reduces: ["FEES", "FRAIS-NET"],
        months: "",
        offers: "",
        more: &[("sale_types", "PROSPECT"), ("channels", "SELFSHOP")],
    },
    Demo {
        code: "ACTIVATION-MOBILE",
        name: ["Activation mobile offerte en ligne", "Mobile activation waived online"],
        domain: "MOBILE",
        amount: None,
        percent: "100",
        reduces: ["FEES", "FRAIS-MOB"],
        months: "",
        offers: "MOBILE-150;QUADRUPLE-1G",
        more: &[("channels", "SELFSHOP;MYSHOP")],
    },
    Demo {
        code: "CINEMA-3-MOIS",
        name: ["Bouquets cinéma et séries offerts 3 mois", "Cinema and series free for 3 months"],
        domain: "TELEVISION",
        amount: None,
        percent: "100",
        reduces: ["OPTIONS", "CINEMA;SERIES;CINE-SERIES"],
        months: "3",
        offers: "",
        more: &[("sale_types", "PROSPECT;CROSS_SELL")],
    },
    Demo {
        code: "SPORT-MOITIE-PRIX",
        name: ["Sport à moitié prix pendant 6 mois", "Sport at half price for 6 months"],
        domain: "TELEVISION",
        amount: None,
        percent: "50",
        reduces: ["OPTIONS", "SPORT;SPORT-INTEGRAL"],
        months: "6",
        offers: "TRIO-400;TRIO-1G;TRIO-8G;QUADRUPLE-1G;DUO-TV-1G",
        more: &[],
    },
    Demo {
        code: "BIENVENUE",
        name: [
            "Code BIENVENUE : 5 € de remise supplémentaire par mois pendant 6 mois",
            "Code BIENVENUE: an extra €5 off each month for 6 months",
        ],
        domain: "INTERNET",
        amount: Some("-5.00"),
        percent: "",
        reduces: ["OFFER", ""],
        months: "6",
        offers: "INTERNET-400;INTERNET-1G;FIBRE-8G;DUO-TEL-400;DUO-TV-1G;TRIO-400;TRIO-1G;TRIO-8G;QUADRUPLE-1G",
        more: &[("coupon", "BIENVENUE"), ("sale_types", "PROSPECT")],
    },
    Demo {
        code: "ETUDIANT",
        name: ["Code ETUDIANT : 20 % de remise pendant 12 mois", "Code ETUDIANT: 20% off for 12 months"],
        domain: "INTERNET",
        amount: None,
        percent: "20",
        reduces: ["OFFER", ""],
        months: "12",
        offers: "INTERNET-400;INTERNET-1G;MOBILE-20;MOBILE-150",
        more: &[("coupon", "ETUDIANT"), ("stacking", HOME), ("max_uses", "5000"), ("max_uses_each", "1")],
    },
    Demo {
        code: "WIFI7-6-MOIS",
        name: ["Modem Wi-Fi 7 offert pendant 6 mois", "Wi-Fi 7 modem free for 6 months"],
        domain: "INTERNET",
        amount: None,
        percent: "100",
        reduces: ["EQUIPMENT", "MODEM-WIFI7"],
        months: "6",
        offers: "INTERNET-1G;DUO-TV-1G;TRIO-1G;QUADRUPLE-1G",
        more: &[],
    },
    Demo {
        code: "ANTIVIRUS-3-MOIS",
        name: ["Antivirus offert pendant 3 mois", "Antivirus free for 3 months"],
        domain: "INTERNET",
        amount: None,
        percent: "100",
        reduces: ["OPTIONS", "ANTIVIRUS-3;ANTIVIRUS-10"],
        months: "3",
        offers: "",
        more: &[],
    },
    Demo {
        code: "MOBILE-FIDELITE",
        name: ["3 € de remise par mois pour nos abonnés Internet", "€3 off each month for our Internet customers"],
        domain: "MOBILE",
        amount: Some("-3.00"),
        percent: "",
        reduces: ["OFFER", ""],
        months: "",
        offers: "MOBILE-20;MOBILE-150",
        more: &[("services_held", "NET-400;NET-1000;NET-8000;NET-100"), ("sale_types", "CROSS_SELL")],
    },
    Demo {
        code: "NOEL-4K",
        name: ["Noël : décodeur 4K offert pendant 12 mois", "Christmas: 4K decoder free for 12 months"],
        domain: "TELEVISION",
        amount: None,
        percent: "100",
        reduces: ["EQUIPMENT", "DECODEUR-4K"],
        months: "12",
        offers: "",
        more: &[("days_from", "2026-12-01"), ("days_until", "2027-01-06")],
    },
    Demo {
        code: "PRO-20-POURCENT",
        name: ["20 % de remise Pro pendant 6 mois", "20% business discount for 6 months"],
        domain: "INTERNET",
        amount: None,
        percent: "20",
        reduces: ["OFFER", ""],
        months: "6",
        offers: "PRO-1G",
        more: &[("customer_types", "PROFESSIONAL"), ("sale_types", "PROSPECT")],
    },
];

fn service_code(promotion: &Demo) -> String {
    format!("PROMO-{}", promotion.code)
}

pub(super) fn services() -> Vec<Record> {
    let of = |promotion: &Demo| {
        let kind = if promotion.months.is_empty() { "DISCOUNT" } else { "PROMOTION" };
        let [fr, en] = promotion.name;
        service(&service_code(promotion), promotion.domain, kind, fr, en, false)
    };
    PROMOTIONS.iter().map(of).collect()
}

pub(super) fn tariffs() -> Vec<Record> {
    let of = |promotion: &Demo| {
        let amount = promotion.amount.unwrap_or("0.00");
        tariff(&service_code(promotion), amount, "20", "MONTHLY")
    };
    PROMOTIONS.iter().map(of).collect()
}

pub(super) fn promotions() -> Vec<Record> {
    (1u16..).zip(PROMOTIONS).map(|(place, promotion)| record(place * 10, promotion)).collect()
}

fn record(rank: u16, promotion: &Demo) -> Record {
    let mut record = vec![
        ("code", promotion.code.to_owned()),
        ("label_fr", promotion.name[0].to_owned()),
        ("label_en", promotion.name[1].to_owned()),
        ("service", service_code(promotion)),
        ("percent", promotion.percent.to_owned()),
        ("reduces", promotion.reduces[0].to_owned()),
        ("reduces_codes", promotion.reduces[1].to_owned()),
        ("from_month", "1".to_owned()),
        ("months", promotion.months.to_owned()),
        ("offers", promotion.offers.to_owned()),
        ("rank", rank.to_string()),
    ];
    record.extend(promotion.more.iter().map(|(header, value)| (*header, (*value).to_owned())));
    record
}
