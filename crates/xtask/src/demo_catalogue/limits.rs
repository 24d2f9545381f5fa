//! Restrictions, the only thing that takes anything away, and the zones they speak of.

use super::Record;

struct Demo {
    code: &'static str,
    target: [&'static str; 2],
    effect: &'static str,
    criteria: &'static [(&'static str, &'static str)],
    reason: [&'static str; 2],
    staff: [&'static str; 2],
}

const ONLY: &str = "ONLY_WHERE";
const NOT: &str = "NOT_WHERE";
const FIXED_OFFERS: &str =
    "INTERNET-400;INTERNET-1G;FIBRE-8G;DUO-TEL-400;DUO-TV-1G;TRIO-400;TRIO-1G;TRIO-8G;QUADRUPLE-1G";

const RESTRICTIONS: &[Demo] = &[
    Demo {
        code: "R-8G-FTTH",
        target: ["OFFER", "FIBRE-8G;TRIO-8G"],
        effect: ONLY,
        criteria: &[("technologies", "FTTH")],
        reason: ["Cette offre demande la fibre jusqu’au logement.", "This offer needs fibre to your home."],
        staff: ["8 Gb/s : FTTH seulement, jamais sur HFC.", "8 Gb/s: FTTH only, never HFC."],
    },
    Demo {
        code: "R-PRO-CLIENT",
        target: ["OFFER", "PRO-1G"],
        effect: ONLY,
        criteria: &[("customer_types", "PROFESSIONAL")],
        reason: ["Cette offre est réservée aux professionnels.", "This offer is for businesses."],
        staff: ["SIRET demandé à la commande.", "Company number asked for at order."],
    },
    Demo {
        code: "R-PRO-MAISON",
        target: ["OFFER", FIXED_OFFERS],
        effect: NOT,
        criteria: &[("customer_types", "PROFESSIONAL")],
        reason: ["Cette offre est réservée aux particuliers.", "This offer is for private customers."],
        staff: ["Orienter vers PRO-1G.", "Suggest PRO-1G."],
    },
    Demo {
        code: "R-PRO-ZONE",
        target: ["OFFER", "PRO-1G"],
        effect: ONLY,
        criteria: &[("zones", "Z-STE;Z-GIER;Z-ONDAINE;Z-FOREZ;Z-ROANNE;Z-RHONE")],
        reason: [
            "Nos équipes Pro n’interviennent pas encore dans votre commune.",
            "Our business teams do not serve your town yet.",
        ],
        staff: ["Pas d’astreinte Pro en Haute-Loire.", "No business on-call team in Haute-Loire."],
    },
    Demo {
        code: "R-MOBILE-2H-BOUTIQUE",
        target: ["OFFER", "MOBILE-2H"],
        effect: NOT,
        criteria: &[("channels", "DOOR_TO_DOOR")],
        reason: ["Ce forfait se souscrit en ligne ou en boutique.", "This plan is sold online or in our shops."],
        staff: ["Marge insuffisante pour la vente à domicile.", "Margin too low for door-to-door sales."],
    },
    Demo {
        code: "R-LIGNE-FIXE-RIVE",
        target: ["OFFER", "LIGNE-FIXE"],
        effect: NOT,
        criteria: &[("communes", "42186;42044")],
        reason: [
            "La ligne fixe seule n’est plus ouverte dans votre commune.",
            "The home phone by itself is no longer opened in your town.",
        ],
        staff: ["Répartiteur en cours de remplacement.", "Exchange being replaced."],
    },
    Demo {
        code: "R-TV-FAMILLE-ROANNE",
        target: ["OFFER", "TV-FAMILLE"],
        effect: NOT,
        criteria: &[("zones", "Z-ROANNE")],
        reason: ["Cette offre TV arrivera bientôt dans votre commune.", "This TV offer is coming to your town soon."],
        staff: ["Tête de réseau limitée à 80 chaînes.", "Head-end limited to 80 channels."],
    },
    Demo {
        code: "R-LANGUES-HAUTE-LOIRE",
        target: ["OPTION", "LANGUE-CHINOIS;LANGUE-TURC"],
        effect: NOT,
        criteria: &[("zones", "Z-HAUTE-LOIRE")],
        reason: [
            "Ces chaînes ne sont pas diffusées dans votre commune.",
            "These channels are not broadcast in your town.",
        ],
        staff: ["Multiplex absent de la tête de réseau 43.", "Multiplex absent from head-end 43."],
    },
    Demo {
        code: "R-4K-DEBIT",
        target: ["OPTION", "CHAINES-4K"],
        effect: ONLY,
        criteria: &[("min_down_mbps", "50")],
        reason: [
            "La 4K demande un débit de 50 Mb/s, que votre ligne n’atteint pas.",
            "4K needs 50 Mb/s, which your line does not reach.",
        ],
        staff: ["Débit minimum 50 Mb/s, toutes technologies.", "At least 50 Mb/s, any technology."],
    },
    Demo {
        code: "R-POSE-WIFI-ZONE",
        target: ["OPTION", "POSE-WIFI"],
        effect: ONLY,
        criteria: &[("zones", "Z-STE;Z-GIER;Z-ONDAINE")],
        reason: [
            "Nos techniciens ne proposent pas encore cette pose dans votre commune.",
            "Our technicians do not offer this installation in your town yet.",
        ],
        staff: ["Équipe Wi-Fi basée à Saint-Étienne.", "Wi-Fi team based in Saint-Étienne."],
    },
    Demo {
        code: "R-IP-FIXE-CABLE",
        target: ["OPTION", "IP-FIXE"],
        effect: ONLY,
        criteria: &[("technologies", "FTTH")],
        reason: ["L’adresse IP fixe n’est proposée que sur la fibre.", "A static IP address is only offered on fibre."],
        staff: ["CMTS sans réservation d’IPv4.", "No IPv4 reservation on the CMTS."],
    },
    Demo {
        code: "R-ASSURANCE-VENTE",
        target: ["OPTION", "ASSURANCE-MOBILE"],
        effect: NOT,
        criteria: &[("channels", "DOOR_TO_DOOR;DISTRIBUTOR")],
        reason: [
            "Cette garantie se souscrit en ligne ou dans nos boutiques.",
            "This cover is sold online or in our own shops.",
        ],
        staff: ["Vendeur habilité à l’assurance requis.", "Needs a seller licensed for insurance."],
    },
    Demo {
        code: "R-VOYAGE-ANCIENS",
        target: ["OPTION", "VOYAGE-MONDE"],
        effect: ONLY,
        criteria: &[("groupings", "RG;VIP")],
        reason: [
            "Cette option n’est pas comprise dans votre convention.",
            "This option is not part of your agreement.",
        ],
        staff: ["Fraude : exclue des regroupements collectifs.", "Fraud: excluded from collective groupings."],
    },
    Demo {
        code: "R-COLLECTIF",
        target: ["OFFER", "TRIO-8G;FIBRE-8G"],
        effect: NOT,
        criteria: &[("groupings", "COLLECTIF")],
        reason: [
            "Votre résidence a un contrat collectif ; demandez-nous conseil.",
            "Your building has a collective contract; please ask us.",
        ],
        staff: ["Contrats de syndic : offres 400 et 1G seulement.", "Building contracts: 400 and 1G offers only."],
    },
    Demo {
        code: "R-SMARTPHONE-5G-MONTEE",
        target: ["EQUIPMENT", "SMARTPHONE-5G"],
        effect: NOT,
        criteria: &[("channels", "DOOR_TO_DOOR")],
        reason: ["Ce téléphone est vendu en ligne et en boutique.", "This phone is sold online and in our shops."],
        staff: ["Pas de stock chez les vendeurs à domicile.", "Door-to-door sellers carry no stock."],
    },
    Demo {
        code: "R-MODULE-CI-FIBRE",
        target: ["EQUIPMENT", "MODULE-CI"],
        effect: ONLY,
        criteria: &[("technologies", "HFC")],
        reason: ["Le module TV ne fonctionne que sur le câble.", "The TV module only works on cable."],
        staff: ["Pas de signal DVB-C sur FTTH.", "No DVB-C signal on FTTH."],
    },
    Demo {
        code: "R-TEL-CONFORT-CANAL",
        target: ["EQUIPMENT", "TEL-CONFORT"],
        effect: NOT,
        criteria: &[("channels", "DISTRIBUTOR")],
        reason: [
            "Ce téléphone est vendu en ligne et dans nos boutiques.",
            "This phone is sold online and in our own shops.",
        ],
        staff: ["Non référencé chez les distributeurs.", "Not listed at distributors."],
    },
    Demo {
        code: "R-SECOURS-STOCK",
        target: ["EQUIPMENT", "CLE-SECOURS-4G"],
        effect: NOT,
        criteria: &[("days_from", "2026-08-01"), ("days_until", "2026-08-31")],
        reason: ["Ce secours est momentanément indisponible.", "This backup is out of stock for the moment."],
        staff: ["Rupture de stock annoncée en août 2026.", "Out of stock announced for August 2026."],
    },
    Demo {
        code: "R-PROMO-COLLECTIF",
        target: ["PROMOTION", "*"],
        effect: NOT,
        criteria: &[("groupings", "COLLECTIF")],
        reason: [
            "Les promotions ne s’ajoutent pas aux contrats collectifs.",
            "Promotions do not add to collective contracts.",
        ],
        staff: ["Déjà remisés par la convention.", "Already discounted by the agreement."],
    },
    Demo {
        code: "R-BIENVENUE-BOUTIQUE",
        target: ["PROMOTION", "BIENVENUE"],
        effect: ONLY,
        criteria: &[("channels", "SELFSHOP;SHOP")],
        reason: ["Ce code se saisit en ligne ou en boutique.", "This code is for online and shop orders."],
        staff: ["Coupon diffusé par courrier.", "Coupon sent by post."],
    },
    Demo {
        code: "R-MOBILE-COMMUNE-TEST",
        target: ["OFFER", "ETE-TV-MOBILE"],
        effect: ONLY,
        criteria: &[("zones", "Z-STE;Z-FOREZ")],
        reason: [
            "Le duo de l’été est proposé autour de Saint-Étienne et dans le Forez.",
            "The summer duo is offered around Saint-Étienne and in the Forez.",
        ],
        staff: ["Test commercial de l’été 2026.", "Summer 2026 trial."],
    },
    Demo {
        code: "R-UPSELL-FRAIS",
        target: ["PROMOTION", "MISE-EN-SERVICE"],
        effect: NOT,
        criteria: &[("sale_types", "UPSELL")],
        reason: ["Aucuns frais ne sont dus pour un changement d’offre.", "No fee is due when you change your offer."],
        staff: ["Les frais ne sont pas facturés en upsell.", "Fees are not charged on upsell."],
    },
];

/// Code, French and English name, communes.
const ZONES: &[(&str, &str, &str, &str)] = &[
    (
        "Z-STE",
        "Saint-Étienne et sa couronne",
        "Saint-Étienne and around",
        "42218;42189;42330;42275;42302;42305;42223;42237",
    ),
    ("Z-GIER", "Vallée du Gier", "Gier valley", "42207;42186;69091;69096"),
    ("Z-ONDAINE", "Vallée de l’Ondaine", "Ondaine valley", "42095;42044;42316;42183"),
    ("Z-FOREZ", "Plaine du Forez", "Forez plain", "42005;42147;42094;42323;42279;42222;42304"),
    ("Z-ROANNE", "Roanne et le Roannais", "Roanne and around", "42187;42127;42071;42184"),
    ("Z-HAUTE-LOIRE", "Haute-Loire", "Haute-Loire", "43012;43040;43137;43157;43224;43268"),
    ("Z-RHONE", "Ouest et nord du Rhône", "West and north of the Rhône", "69010;69027;69141;69243;69255;69264;69282"),
];

pub(super) fn restrictions() -> Vec<Record> {
    RESTRICTIONS.iter().map(record).collect()
}

fn record(restriction: &Demo) -> Record {
    let mut record = vec![
        ("code", restriction.code.to_owned()),
        ("target_kind", restriction.target[0].to_owned()),
        ("targets", restriction.target[1].to_owned()),
        ("effect", restriction.effect.to_owned()),
        ("reason_fr", restriction.reason[0].to_owned()),
        ("reason_en", restriction.reason[1].to_owned()),
        ("staff_note_fr", restriction.staff[0].to_owned()),
        ("staff_note_en", restriction.staff[1].to_owned()),
    ];
    record.extend(restriction.criteria.iter().map(|(header, value)| (*header, (*value).to_owned())));
    record
}

pub(super) fn zones() -> Vec<Record> {
    let of = |(code, fr, en, communes): &(&str, &str, &str, &str)| {
        vec![
            ("code", (*code).to_owned()),
            ("label_fr", (*fr).to_owned()),
            ("label_en", (*en).to_owned()),
            ("communes", (*communes).to_owned()),
        ]
    };
    ZONES.iter().map(of).collect()
}
