//! Equipment: what is lent, what is sold, what is deposited.

use super::{Record, service, tariff};

struct Demo {
    code: &'static str,
    group: &'static str,
    domain: &'static str,
    /// Lent by the month, or sold.
    rental: bool,
    amount: &'static str,
    deposit: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
    most: u8,
    modes: &'static str,
    /// Further cells: what its producer measured, and where its labels are.
    more: &'static [(&'static str, &'static str)],
}

const BY_TECHNICIAN: &str = "CONNECTION;SHIPMENT;HAND_OVER";
/// A page of the demonstration that says what stands there elsewhere: devices that do not exist have no labels.
const ENERGY_LABEL: &str = "/demo/device/energy-label";
const PRODUCT_SHEET: &str = "/demo/device/sheet";
const DURABILITY_LABEL: &str = "/demo/device/durability-label";

const BY_POST: &str = "SHIPMENT;HAND_OVER";

const fn lent(
    code: &'static str,
    group: &'static str,
    domain: &'static str,
    amount: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
) -> Demo {
    Demo {
        code,
        group,
        domain,
        rental: true,
        amount,
        deposit: "",
        name,
        description,
        most: 1,
        modes: BY_TECHNICIAN,
        more: &[],
    }
}

const fn sold(
    code: &'static str,
    group: &'static str,
    domain: &'static str,
    amount: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
) -> Demo {
    Demo {
        code,
        group,
        domain,
        rental: false,
        amount,
        deposit: "",
        name,
        description,
        most: 1,
        modes: BY_POST,
        more: &[],
    }
}

const EQUIPMENT: &[Demo] = &[
    lent(
        "MODEM-WIFI6",
        "MODEM",
        "INTERNET",
        "0.00",
        ["Modem Wi-Fi 6", "Wi-Fi 6 modem"],
        [
            "Prêté sans supplément, jusqu’à 1 Gb/s, quatre prises réseau.",
            "On loan at no extra cost, up to 1 Gb/s, four network ports.",
        ],
    ),
    lent(
        "MODEM-WIFI7",
        "MODEM",
        "INTERNET",
        "4.00",
        ["Modem Wi-Fi 7", "Wi-Fi 7 modem"],
        [
            "Le Wi-Fi le plus rapide, pour les logements pleins d’appareils.",
            "The fastest Wi-Fi, for homes full of devices.",
        ],
    ),
    lent(
        "BOX-WIFI7-8G",
        "BOX-8G",
        "INTERNET",
        "0.00",
        ["Box fibre Wi-Fi 7", "Wi-Fi 7 fibre box"],
        ["Prêtée sans supplément, avec une prise à 10 Gb/s.", "On loan at no extra cost, with a 10 Gb/s port."],
    ),
    lent(
        "ROUTEUR-PRO",
        "ROUTEUR-PRO",
        "INTERNET",
        "5.00",
        ["Routeur Pro", "Business router"],
        [
            "Réseau invité séparé, accès distant sécurisé et mises à jour suivies.",
            "Separate guest network, secure remote access and managed updates.",
        ],
    ),
    lent(
        "BOITIER-TEL",
        "ADAPTATEUR",
        "FIXED_TELEPHONY",
        "0.00",
        ["Boîtier téléphonique", "Phone adapter"],
        [
            "Relie votre téléphone au réseau ; prêté sans supplément.",
            "Connects your telephone to the network; on loan at no extra cost.",
        ],
    ),
    lent(
        "DECODEUR-HD",
        "DECODEUR",
        "TELEVISION",
        "0.00",
        ["Décodeur HD", "HD decoder"],
        [
            "Prêté sans supplément, avec le replay et le guide des programmes.",
            "On loan at no extra cost, with catch-up TV and programme guide.",
        ],
    ),
    Demo {
        deposit: "DEPOT-DEC4K",
        ..lent(
            "DECODEUR-4K",
            "DECODEUR",
            "TELEVISION",
            "3.00",
            ["Décodeur 4K", "4K decoder"],
            [
                "Image 4K, commande vocale et applications. Dépôt de garantie de 49 € rendu à la fin.",
                "4K picture, voice control and apps. A €49 deposit is returned at the end.",
            ],
        )
    },
    sold(
        "MODULE-CI",
        "DECODEUR",
        "TELEVISION",
        "59.00",
        ["Module TV pour téléviseur", "TV module"],
        [
            "Se glisse dans votre téléviseur compatible CI+ et remplace le décodeur.",
            "Slides into your CI+ television and replaces the decoder.",
        ],
    ),
    Demo {
        most: 2,
        ..lent(
            "DECODEUR-SUP-4K",
            "DECODEUR-SUP",
            "TELEVISION",
            "5.99",
            ["Décodeur supplémentaire 4K", "Additional 4K decoder"],
            [
                "La télévision dans une autre pièce, avec les mêmes chaînes.",
                "Television in another room, with the same channels.",
            ],
        )
    },
    Demo {
        most: 3,
        ..lent(
            "REPETEUR-WIFI6",
            "REPETEUR",
            "INTERNET",
            "2.99",
            ["Répéteur Wi-Fi 6", "Wi-Fi 6 repeater"],
            [
                "Prolonge le Wi-Fi à l’étage ou au fond du logement.",
                "Takes Wi-Fi upstairs or to the far end of your home.",
            ],
        )
    },
    Demo {
        most: 3,
        ..lent(
            "REPETEUR-WIFI7",
            "REPETEUR",
            "INTERNET",
            "3.99",
            ["Répéteur Wi-Fi 7", "Wi-Fi 7 repeater"],
            [
                "Le plus rapide, à associer à un modem ou à une box Wi-Fi 7.",
                "The fastest, best with a Wi-Fi 7 modem or box.",
            ],
        )
    },
    Demo {
        most: 3,
        ..sold(
            "REPETEUR-ACHAT",
            "REPETEUR",
            "INTERNET",
            "79.00",
            ["Répéteur Wi-Fi 6, à l’achat", "Wi-Fi 6 repeater, to buy"],
            ["Le même répéteur, qui vous appartient.", "The same repeater, yours to keep."],
        )
    },
    Demo {
        most: 2,
        more: &[("sar_head", "0,04")],
        ..sold(
            "TEL-DECT",
            "TELEPHONES",
            "FIXED_TELEPHONY",
            "39.90",
            ["Téléphone sans fil", "Cordless telephone"],
            [
                "Un combiné avec répertoire et blocage des numéros indésirables.",
                "One handset with phone book and nuisance call blocking.",
            ],
        )
    },
    Demo {
        more: &[("sar_head", "0,05")],
        ..sold(
            "TEL-DECT-DUO",
            "TELEPHONES",
            "FIXED_TELEPHONY",
            "59.90",
            ["Téléphone sans fil, deux combinés", "Cordless telephone, two handsets"],
            ["Deux combinés, un par étage.", "Two handsets, one for each floor."],
        )
    },
    sold(
        "TEL-CONFORT",
        "TELEPHONES",
        "FIXED_TELEPHONY",
        "49.90",
        ["Téléphone à grandes touches", "Big-button telephone"],
        [
            "Grandes touches, son amplifié, compatible avec les aides auditives.",
            "Big buttons, amplified sound, works with hearing aids.",
        ],
    ),
    Demo {
        modes: BY_POST,
        ..sold(
            "SIM",
            "SIM",
            "MOBILE",
            "0.00",
            ["Carte SIM", "SIM card"],
            [
                "Envoyée par courrier ou remise en boutique, aux trois formats.",
                "Sent by post or handed over in a shop, in all three sizes.",
            ],
        )
    },
    Demo {
        modes: "NONE",
        ..sold(
            "ESIM",
            "SIM",
            "MOBILE",
            "0.00",
            ["eSIM", "eSIM"],
            [
                "Activée aussitôt avec un code reçu par e-mail, sans carte.",
                "Activated at once with a code sent by e-mail, no card needed.",
            ],
        )
    },
    Demo {
        more: &[
            ("sar_head", "0,58"),
            ("sar_trunk", "1,12"),
            ("sar_limbs", "2,31"),
            ("energy_class", "B"),
            ("energy_label", ENERGY_LABEL),
            ("product_sheet", PRODUCT_SHEET),
        ],
        ..sold(
            "SMARTPHONE-ESSENTIEL",
            "SMARTPHONES",
            "MOBILE",
            "149.00",
            ["Smartphone essentiel 4G", "Essential 4G smartphone"],
            ["Écran de 6,5 pouces, 128 Go, batterie de deux jours.", "6.5-inch screen, 128 GB, two-day battery."],
        )
    },
    Demo {
        more: &[
            ("sar_head", "0,98"),
            ("sar_trunk", "1,194"),
            ("sar_limbs", "2,66"),
            ("energy_class", "A"),
            ("energy_label", ENERGY_LABEL),
            ("product_sheet", PRODUCT_SHEET),
            ("durability_years", "5"),
            ("durability_label", DURABILITY_LABEL),
        ],
        ..sold(
            "SMARTPHONE-5G",
            "SMARTPHONES",
            "MOBILE",
            "299.00",
            ["Smartphone 5G", "5G smartphone"],
            [
                "Écran OLED, 256 Go, photo de nuit, sept ans de mises à jour.",
                "OLED screen, 256 GB, night photography, seven years of updates.",
            ],
        )
    },
    lent(
        "CLE-SECOURS-4G",
        "SECOURS",
        "INTERNET",
        "9.90",
        ["Secours Internet 4G", "4G Internet backup"],
        [
            "Prend le relais en moins d’une minute si la ligne est coupée.",
            "Takes over within a minute if the line is cut.",
        ],
    ),
];

fn service_code(item: &Demo) -> String {
    format!("{}-{}", if item.rental { "LOC" } else { "ACH" }, item.code)
}

pub(super) fn services() -> Vec<Record> {
    let equipment = EQUIPMENT.iter().map(|item| {
        let kind = if item.rental { "EQUIPMENT_RENTAL" } else { "EQUIPMENT_PURCHASE" };
        let (fr, en) = if item.rental { ("Location", "Rental") } else { ("Achat", "Purchase") };
        let [name_fr, name_en] = item.name;
        let (fr, en) = (format!("{fr} : {name_fr}"), format!("{en}: {name_en}"));
        service(&service_code(item), item.domain, kind, &fr, &en, false)
    });
    let deposit = service(
        "DEPOT-DEC4K",
        "TELEVISION",
        "DEPOSIT",
        "Dépôt de garantie du décodeur 4K",
        "Deposit for the 4K decoder",
        false,
    );
    equipment.chain([deposit]).collect()
}

pub(super) fn tariffs() -> Vec<Record> {
    let equipment = EQUIPMENT
        .iter()
        .map(|item| tariff(&service_code(item), item.amount, "20", if item.rental { "MONTHLY" } else { "ONCE" }));
    equipment.chain([tariff("DEPOT-DEC4K", "49.00", "0", "ONCE")]).collect()
}

pub(super) fn equipment() -> Vec<Record> {
    (1u16..).zip(EQUIPMENT).map(|(place, item)| record(place * 10, item)).collect()
}

fn record(rank: u16, item: &Demo) -> Record {
    let more = item.more.iter().map(|(header, text)| (*header, (*text).to_owned()));
    let cells = [
        ("code", item.code.to_owned()),
        ("group", item.group.to_owned()),
        ("service", service_code(item)),
        ("deposit", item.deposit.to_owned()),
        ("label_fr", item.name[0].to_owned()),
        ("label_en", item.name[1].to_owned()),
        ("description_fr", item.description[0].to_owned()),
        ("description_en", item.description[1].to_owned()),
        ("max_quantity", item.most.to_string()),
        ("install_modes", item.modes.to_owned()),
        ("rank", rank.to_string()),
    ];
    cells.into_iter().chain(more).collect()
}
