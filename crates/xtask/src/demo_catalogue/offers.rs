//! Base services, fees and the offers they form.

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
    ("TV-ETE", "TELEVISION", "TV de l'été, 80 chaînes", "Summer TV, 80 channels", "8.00", "10", "0"),
    ("NET-100", "INTERNET", "Internet 100 Mb/s", "Internet 100 Mbps", "24.99", "20", "100"),
    ("NET-400", "INTERNET", "Internet 400 Mb/s", "Internet 400 Mbps", "29.99", "20", "400"),
    ("NET-1000", "INTERNET", "Internet 1 Gb/s", "Internet 1 Gbps", "35.99", "20", "1000"),
    ("NET-8000", "INTERNET", "Fibre 8 Gb/s", "Fibre 8 Gbps", "45.99", "20", "8000"),
    ("NET-PRO", "INTERNET", "Internet Pro 1 Gb/s", "Business Internet 1 Gbps", "54.00", "20", "1000"),
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
    ("FRAIS-TV", "TELEVISION", "Frais d'accès à la télévision", "Television connection fee", "19.00"),
    ("FRAIS-TEL", "FIXED_TELEPHONY", "Frais d'ouverture de ligne", "Line opening fee", "19.00"),
    ("FRAIS-MOB", "MOBILE", "Frais d'activation mobile", "Mobile activation fee", "10.00"),
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
const M150: Rates = [500, 90, 5, 500, 50, 15, 1, 50];

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

const OFFERS: &[Demo] = &[
    Demo {
        code: "INTERNET-400",
        name: ["Internet 400", "Internet 400"],
        tagline: ["Le bon débit pour toute la maison", "The right speed for the whole home"],
        description: [
            "Un accès Internet très haut débit à 400 Mb/s, avec un modem Wi-Fi 6 prêté pour la durée du contrat.",
            "Very fast Internet at 400 Mbps, with a Wi-Fi 6 modem lent for as long as your contract lasts.",
        ],
        services: "NET-400",
        commitment: 12,
        highlights: [
            "400 Mb/s en réception|Modem Wi-Fi 6 inclus|Contrôle parental offert",
            "400 Mbps download|Wi-Fi 6 modem included|Free parental control",
        ],
        rates: Some(R400),
        equipment: "MODEM;REPETEUR",
        options: NET,
        fees: "FRAIS-NET",
        upsell: "INTERNET-1G;FIBRE-8G",
        cross_sell: "DUO-TEL-400;TRIO-400",
        theme: "internet",
    },
    Demo {
        code: "INTERNET-1G",
        name: ["Internet 1 Gb/s", "Internet 1 Gbps"],
        tagline: ["Plusieurs écrans, aucun ralentissement", "Many screens, no slowing down"],
        description: [
            "Un accès à 1 Gb/s pour télétravailler, jouer et regarder des films en 4K en même temps.",
            "A 1 Gbps line to work from home, play and watch 4K films at the same time.",
        ],
        services: "NET-1000",
        commitment: 12,
        highlights: [
            "1 Gb/s en réception|100 Mb/s en envoi|Modem Wi-Fi 6 inclus",
            "1 Gbps download|100 Mbps upload|Wi-Fi 6 modem included",
        ],
        rates: Some(R1000),
        equipment: "MODEM;REPETEUR",
        options: NET,
        fees: "FRAIS-NET",
        upsell: "FIBRE-8G",
        cross_sell: "DUO-TV-1G;TRIO-1G;QUADRUPLE-1G",
        theme: "internet",
    },
    Demo {
        code: "FIBRE-8G",
        name: ["Fibre 8 Gb/s", "Fibre 8 Gbps"],
        tagline: ["Notre accès le plus rapide", "Our fastest line"],
        description: [
            "La fibre jusqu'au logement, à 8 Gb/s en réception et 1 Gb/s en envoi, avec une box Wi-Fi 7.",
            "Fibre to your home, 8 Gbps download and 1 Gbps upload, with a Wi-Fi 7 box.",
        ],
        services: "NET-8000",
        commitment: 12,
        highlights: [
            "8 Gb/s en réception|Box Wi-Fi 7 incluse|Prise 10 Gb/s",
            "8 Gbps download|Wi-Fi 7 box included|10 Gbps port",
        ],
        rates: Some(R8000),
        equipment: "BOX-8G;REPETEUR",
        options: NET,
        fees: "FRAIS-NET",
        upsell: "",
        cross_sell: "TRIO-8G",
        theme: "fibre",
    },
    Demo {
        code: "DUO-TEL-400",
        name: ["Duo Internet et téléphone", "Internet and phone duo"],
        tagline: ["Internet 400 Mb/s et la ligne fixe", "400 Mbps Internet and a home phone"],
        description: [
            "Internet à 400 Mb/s et une ligne fixe avec appels illimités vers les fixes de France.",
            "400 Mbps Internet and a home phone with unlimited calls to French landlines.",
        ],
        services: "NET-400;TEL-PACK",
        commitment: 12,
        highlights: [
            "400 Mb/s en réception|Appels illimités vers les fixes|Vous gardez votre numéro",
            "400 Mbps download|Unlimited calls to landlines|Keep your number",
        ],
        rates: Some(R400),
        equipment: "MODEM;REPETEUR;TELEPHONES",
        options: "NET-SERVICES;APPELS",
        fees: "FRAIS-NET",
        upsell: "",
        cross_sell: "TRIO-400;TRIO-1G",
        theme: "duo",
    },
    Demo {
        code: "DUO-TV-1G",
        name: ["Duo Internet et TV", "Internet and TV duo"],
        tagline: ["1 Gb/s et 140 chaînes", "1 Gbps and 140 channels"],
        description: [
            "Internet à 1 Gb/s et la télévision : 140 chaînes, le replay et un décodeur HD prêté.",
            "1 Gbps Internet and television: 140 channels, catch-up TV and an HD decoder on loan.",
        ],
        services: "NET-1000;TV-PACK",
        commitment: 12,
        highlights: [
            "1 Gb/s en réception|140 chaînes et replay|Décodeur HD inclus",
            "1 Gbps download|140 channels and catch-up|HD decoder included",
        ],
        rates: Some(R1000),
        equipment: "MODEM;DECODEUR;DECODEUR-SUP;REPETEUR",
        options: "NET-SERVICES;TV-BOUQUETS;TV-LANGUES;TV-SERVICES",
        fees: "FRAIS-NET",
        upsell: "",
        cross_sell: "TRIO-1G;QUADRUPLE-1G",
        theme: "duo",
    },
    Demo {
        code: "TRIO-400",
        name: ["Trio 400", "Trio 400"],
        tagline: ["Internet, TV et téléphone, simplement", "Internet, TV and phone, made simple"],
        description: [
            "L'essentiel de la maison sur une seule facture : Internet 400 Mb/s, 140 chaînes et la ligne fixe.",
            "All the essentials on one bill: 400 Mbps Internet, 140 channels and a home phone.",
        ],
        services: "NET-400;TV-PACK;TEL-PACK",
        commitment: 12,
        highlights: [
            "400 Mb/s en réception|140 chaînes et replay|Appels illimités vers les fixes",
            "400 Mbps download|140 channels and catch-up|Unlimited calls to landlines",
        ],
        rates: Some(R400),
        equipment: "MODEM;DECODEUR;DECODEUR-SUP;REPETEUR;TELEPHONES",
        options: "NET-SERVICES;TV-BOUQUETS;TV-LANGUES;TV-SERVICES;APPELS",
        fees: "FRAIS-NET",
        upsell: "TRIO-1G;TRIO-8G",
        cross_sell: "QUADRUPLE-1G",
        theme: "trio",
    },
    Demo {
        code: "TRIO-1G",
        name: ["Trio 1 Gb/s", "Trio 1 Gbps"],
        tagline: ["Le préféré des familles", "The family favourite"],
        description: [
            "Internet à 1 Gb/s, 140 chaînes avec le replay et les appels illimités vers les fixes.",
            "1 Gbps Internet, 140 channels with catch-up TV and unlimited calls to landlines.",
        ],
        services: "NET-1000;TV-PACK;TEL-PACK",
        commitment: 12,
        highlights: [
            "1 Gb/s en réception|140 chaînes et replay|Appels illimités vers les fixes",
            "1 Gbps download|140 channels and catch-up|Unlimited calls to landlines",
        ],
        rates: Some(R1000),
        equipment: "MODEM;DECODEUR;DECODEUR-SUP;REPETEUR;TELEPHONES",
        options: "NET-SERVICES;TV-BOUQUETS;TV-LANGUES;TV-SERVICES;APPELS",
        fees: "FRAIS-NET",
        upsell: "TRIO-8G",
        cross_sell: "QUADRUPLE-1G",
        theme: "trio",
    },
    Demo {
        code: "TRIO-8G",
        name: ["Trio Fibre 8 Gb/s", "Trio Fibre 8 Gbps"],
        tagline: ["Tout au maximum", "Everything at its best"],
        description: [
            "La fibre 8 Gb/s, 200 chaînes dont la 4K, la ligne fixe et une box Wi-Fi 7.",
            "8 Gbps fibre, 200 channels with 4K, a home phone and a Wi-Fi 7 box.",
        ],
        services: "NET-8000;TV-PACK-MAX;TEL-PACK",
        commitment: 12,
        highlights: [
            "8 Gb/s en réception|200 chaînes et 4K|Box Wi-Fi 7 incluse",
            "8 Gbps download|200 channels and 4K|Wi-Fi 7 box included",
        ],
        rates: Some(R8000),
        equipment: "BOX-8G;DECODEUR;DECODEUR-SUP;REPETEUR;TELEPHONES",
        options: "NET-SERVICES;TV-BOUQUETS;TV-LANGUES;TV-SERVICES;APPELS",
        fees: "FRAIS-NET",
        upsell: "",
        cross_sell: "",
        theme: "fibre",
    },
    Demo {
        code: "QUADRUPLE-1G",
        name: ["Quadruple 1 Gb/s et mobile", "Quadruple 1 Gbps and mobile"],
        tagline: ["La maison et le mobile, une seule facture", "Home and mobile on one bill"],
        description: [
            "Le Trio 1 Gb/s et un forfait mobile 5G de 150 Go à prix réduit tant que vous gardez le pack.",
            "Trio 1 Gbps and a 150 GB 5G mobile plan, at a lower price for as long as you keep the bundle.",
        ],
        services: "NET-1000;TV-PACK;TEL-PACK;MOB-PACK",
        commitment: 12,
        highlights: [
            "1 Gb/s et 140 chaînes|Mobile 5G 150 Go|Appels illimités vers les fixes",
            "1 Gbps and 140 channels|5G mobile, 150 GB|Unlimited calls to landlines",
        ],
        rates: Some(R1000),
        equipment: "MODEM;DECODEUR;SIM;DECODEUR-SUP;REPETEUR;TELEPHONES;SMARTPHONES",
        options: "NET-SERVICES;TV-BOUQUETS;TV-LANGUES;TV-SERVICES;APPELS;MOBILE-OPTIONS",
        fees: "FRAIS-NET;FRAIS-MOB",
        upsell: "",
        cross_sell: "",
        theme: "quadruple",
    },
    Demo {
        code: "TV-ESSENTIELLE",
        name: ["TV essentielle", "Essential TV"],
        tagline: ["80 chaînes, sans Internet", "80 channels, no Internet needed"],
        description: [
            "Les chaînes de la TNT et les grandes thématiques sur le câble, avec un décodeur HD prêté.",
            "Free-to-air and popular themed channels over cable, with an HD decoder on loan.",
        ],
        services: "TV-ESS",
        commitment: 0,
        highlights: ["80 chaînes|Décodeur HD inclus|Sans engagement", "80 channels|HD decoder included|No commitment"],
        rates: None,
        equipment: "DECODEUR;DECODEUR-SUP",
        options: TV,
        fees: "FRAIS-TV",
        upsell: "TV-FAMILLE",
        cross_sell: "DUO-TV-1G;TRIO-400",
        theme: "tv",
    },
    Demo {
        code: "TV-FAMILLE",
        name: ["TV famille", "Family TV"],
        tagline: ["160 chaînes pour tous les âges", "160 channels for every age"],
        description: [
            "160 chaînes, dont la jeunesse, la découverte et la musique, avec un décodeur HD prêté.",
            "160 channels with children's, discovery and music channels, and an HD decoder on loan.",
        ],
        services: "TV-FAM",
        commitment: 12,
        highlights: [
            "160 chaînes|Jeunesse et découverte incluses|Décodeur HD inclus",
            "160 channels|Children's and discovery channels included|HD decoder included",
        ],
        rates: None,
        equipment: "DECODEUR;DECODEUR-SUP",
        options: TV,
        fees: "FRAIS-TV",
        upsell: "",
        cross_sell: "DUO-TV-1G;TRIO-1G",
        theme: "tv",
    },
    Demo {
        code: "LIGNE-FIXE",
        name: ["Ligne fixe", "Home phone"],
        tagline: ["Le téléphone, tout simplement", "A phone line, plain and simple"],
        description: [
            "Une ligne fixe avec appels illimités vers les fixes de France, et votre numéro conservé.",
            "A home phone with unlimited calls to French landlines, and you keep your number.",
        ],
        services: "TEL-SOLO",
        commitment: 0,
        highlights: [
            "Appels illimités vers les fixes|Numéro conservé|Sans engagement",
            "Unlimited calls to landlines|Keep your number|No commitment",
        ],
        rates: None,
        equipment: "ADAPTATEUR;TELEPHONES",
        options: TEL,
        fees: "FRAIS-TEL",
        upsell: "",
        cross_sell: "DUO-TEL-400",
        theme: "telephone",
    },
    Demo {
        code: "MOBILE-2H",
        name: ["Mobile 2 h", "Mobile 2 h"],
        tagline: ["Pour rester joignable", "To stay in touch"],
        description: [
            "2 heures d'appels, SMS illimités et 1 Go d'Internet mobile en France et en Europe.",
            "2 hours of calls, unlimited texts and 1 GB of mobile data in France and Europe.",
        ],
        services: "MOB-2H",
        commitment: 0,
        highlights: ["2 h d'appels|SMS illimités|Sans engagement", "2 h of calls|Unlimited texts|No commitment"],
        rates: None,
        equipment: "SIM;SMARTPHONES",
        options: "MOBILE-OPTIONS",
        fees: "FRAIS-MOB",
        upsell: "MOBILE-20;MOBILE-150",
        cross_sell: "QUADRUPLE-1G",
        theme: "mobile",
    },
    Demo {
        code: "MOBILE-20",
        name: ["Mobile 20 Go", "Mobile 20 GB"],
        tagline: ["L'essentiel, sans engagement", "The essentials, no commitment"],
        description: [
            "Appels et SMS illimités, 20 Go d'Internet mobile, utilisables en France et en Europe.",
            "Unlimited calls and texts, 20 GB of data to use in France and Europe.",
        ],
        services: "MOB-20",
        commitment: 0,
        highlights: [
            "20 Go en 4G|Appels et SMS illimités|Sans engagement",
            "20 GB on 4G|Unlimited calls and texts|No commitment",
        ],
        rates: Some(M150),
        equipment: "SIM;SMARTPHONES",
        options: "MOBILE-OPTIONS",
        fees: "FRAIS-MOB",
        upsell: "MOBILE-150",
        cross_sell: "QUADRUPLE-1G",
        theme: "mobile",
    },
    Demo {
        code: "MOBILE-150",
        name: ["Mobile 5G 150 Go", "5G mobile 150 GB"],
        tagline: ["La 5G pour tout faire", "5G for everything"],
        description: [
            "Appels et SMS illimités, 150 Go en 5G dont 30 Go utilisables en Europe.",
            "Unlimited calls and texts, 150 GB on 5G, 30 GB of which can be used in Europe.",
        ],
        services: "MOB-150",
        commitment: 0,
        highlights: [
            "150 Go en 5G|Appels et SMS illimités|Sans engagement",
            "150 GB on 5G|Unlimited calls and texts|No commitment",
        ],
        rates: Some(M150),
        equipment: "SIM;SMARTPHONES",
        options: "MOBILE-OPTIONS",
        fees: "FRAIS-MOB",
        upsell: "",
        cross_sell: "QUADRUPLE-1G",
        theme: "mobile",
    },
    Demo {
        code: "PRO-1G",
        name: ["Pro 1 Gb/s", "Business 1 Gbps"],
        tagline: ["Internet et téléphone pour votre activité", "Internet and phone for your business"],
        description: [
            "Internet à 1 Gb/s, une ligne avec appels illimités vers fixes et mobiles, et un support prioritaire.",
            "1 Gbps Internet, a line with unlimited calls to landlines and mobiles, and priority support.",
        ],
        services: "NET-PRO;TEL-PRO",
        commitment: 24,
        highlights: [
            "1 Gb/s en réception|Appels fixes et mobiles illimités|Support prioritaire",
            "1 Gbps download|Unlimited calls to landlines and mobiles|Priority support",
        ],
        rates: Some(R1000),
        equipment: "ROUTEUR-PRO;SECOURS;TELEPHONES",
        options: "PRO-SERVICES;APPELS",
        fees: "FRAIS-PRO",
        upsell: "",
        cross_sell: "",
        theme: "pro",
    },
    Demo {
        code: "ETE-TV-MOBILE",
        name: ["Duo de l'été", "Summer duo"],
        tagline: ["La télé et le mobile des vacances", "TV and mobile for the holidays"],
        description: [
            "80 chaînes et un forfait mobile de 20 Go, vendus du 1er juin au 31 août 2026.",
            "80 channels and a 20 GB mobile plan, sold from 1 June to 31 August 2026.",
        ],
        services: "TV-ETE;MOB-20",
        commitment: 0,
        highlights: ["80 chaînes|Mobile 20 Go|Sans engagement", "80 channels|Mobile 20 GB|No commitment"],
        rates: None,
        equipment: "DECODEUR;SIM",
        options: "TV-BOUQUETS;MOBILE-OPTIONS",
        fees: "FRAIS-TV;FRAIS-MOB",
        upsell: "",
        cross_sell: "QUADRUPLE-1G",
        theme: "ete",
    },
    Demo {
        code: "INTERNET-100",
        name: ["Internet 100", "Internet 100"],
        tagline: ["N'est plus commercialisée", "No longer sold"],
        description: [
            "Ancienne offre à 100 Mb/s, conservée pour ses clients.",
            "A former 100 Mbps offer, kept for its customers.",
        ],
        services: "NET-100",
        commitment: 0,
        highlights: ["100 Mb/s en réception", "100 Mbps download"],
        rates: Some(R100),
        equipment: "MODEM;REPETEUR",
        options: NET,
        fees: "FRAIS-NET",
        upsell: "INTERNET-400;INTERNET-1G",
        cross_sell: "DUO-TEL-400;TRIO-400",
        theme: "internet",
    },
];

pub(super) fn offers() -> Vec<Record> {
    (1u16..).zip(OFFERS).map(|(place, offer)| record(place * 10, offer)).collect()
}

fn record(rank: u16, offer: &Demo) -> Record {
    let (from, until) =
        if offer.code == "ETE-TV-MOBILE" { ("2026-06-01", "2026-08-31") } else { ("2020-01-01", "2035-12-31") };
    let status = if offer.code == "INTERNET-100" { "WITHDRAWN" } else { "ON_SALE" };
    let only_mobile = offer.services.split(';').all(|service| service.starts_with("MOB"));
    let modes = if only_mobile { "SHIPMENT;HAND_OVER" } else { "CONNECTION;SHIPMENT" };
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
    record.extend(headers.into_iter().zip(offer.rates.into_iter().flatten().map(|rate| rate.to_string())));
    record
}
