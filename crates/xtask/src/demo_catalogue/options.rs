//! Options, each with its service and its tariff.

use super::{Record, service, tariff};

struct Demo {
    code: &'static str,
    group: &'static str,
    amount: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
    once: bool,
    most: u8,
    requires: &'static str,
    excludes: &'static str,
    equipment: &'static str,
}

const fn option(
    code: &'static str,
    group: &'static str,
    amount: &'static str,
    name: [&'static str; 2],
    description: [&'static str; 2],
) -> Demo {
    Demo { code, group, amount, name, description, once: false, most: 1, requires: "", excludes: "", equipment: "" }
}

const OPTIONS: &[Demo] = &[
    option(
        "CINEMA",
        "TV-BOUQUETS",
        "9.99",
        ["Bouquet Cinéma", "Cinema package"],
        [
            "Huit chaînes de films et les sorties récentes à la demande.",
            "Eight film channels and recent releases on demand.",
        ],
    ),
    option(
        "SERIES",
        "TV-BOUQUETS",
        "7.99",
        ["Bouquet Séries", "Series package"],
        ["Cinq chaînes et 300 saisons complètes à la demande.", "Five channels and 300 full seasons on demand."],
    ),
    Demo {
        excludes: "CINEMA;SERIES",
        ..option(
            "CINE-SERIES",
            "TV-BOUQUETS",
            "14.99",
            ["Pack Cinéma et séries", "Cinema and series pack"],
            ["Les deux bouquets ensemble, 2,99 € de moins.", "Both packages together, €2.99 less."],
        )
    },
    option(
        "SPORT",
        "TV-BOUQUETS",
        "14.99",
        ["Bouquet Sport", "Sport package"],
        [
            "Football, rugby, cyclisme et sports mécaniques, six chaînes.",
            "Football, rugby, cycling and motor sports, six channels.",
        ],
    ),
    Demo {
        excludes: "SPORT",
        ..option(
            "SPORT-INTEGRAL",
            "TV-BOUQUETS",
            "24.99",
            ["Sport intégral", "All sports"],
            [
                "Le bouquet Sport et les championnats européens, douze chaînes.",
                "The Sport package and the European leagues, twelve channels.",
            ],
        )
    },
    option(
        "JEUNESSE",
        "TV-BOUQUETS",
        "4.99",
        ["Bouquet Jeunesse", "Children's package"],
        [
            "Six chaînes sans publicité, avec une limite de temps réglable.",
            "Six channels without advertising, with a time limit you can set.",
        ],
    ),
    option(
        "DECOUVERTE",
        "TV-BOUQUETS",
        "5.99",
        ["Bouquet Découverte", "Discovery package"],
        ["Nature, histoire, sciences et voyages.", "Nature, history, science and travel."],
    ),
    option(
        "MUSIQUE",
        "TV-BOUQUETS",
        "3.99",
        ["Bouquet Musique", "Music package"],
        ["Concerts, opéras et radios en haute définition.", "Concerts, operas and radios in high definition."],
    ),
    option(
        "LANGUE-ARABE",
        "TV-LANGUES",
        "9.99",
        ["Chaînes arabes", "Arabic channels"],
        ["Trente chaînes du Maghreb et du Moyen-Orient.", "Thirty channels from North Africa and the Middle East."],
    ),
    option(
        "LANGUE-PORTUGAIS",
        "TV-LANGUES",
        "5.99",
        ["Chaînes portugaises", "Portuguese channels"],
        ["Six chaînes du Portugal et du Brésil.", "Six channels from Portugal and Brazil."],
    ),
    option(
        "LANGUE-ITALIEN",
        "TV-LANGUES",
        "5.99",
        ["Chaînes italiennes", "Italian channels"],
        ["Sept chaînes d'Italie.", "Seven channels from Italy."],
    ),
    option(
        "LANGUE-ANGLAIS",
        "TV-LANGUES",
        "4.99",
        ["Chaînes anglophones", "English channels"],
        ["Information, séries et documentaires en anglais.", "News, series and documentaries in English."],
    ),
    option(
        "LANGUE-TURC",
        "TV-LANGUES",
        "9.99",
        ["Chaînes turques", "Turkish channels"],
        ["Douze chaînes de Turquie.", "Twelve channels from Turkey."],
    ),
    option(
        "LANGUE-CHINOIS",
        "TV-LANGUES",
        "8.99",
        ["Chaînes chinoises", "Chinese channels"],
        ["Dix chaînes en mandarin et en cantonais.", "Ten channels in Mandarin and Cantonese."],
    ),
    option(
        "LANGUE-AFRIQUE",
        "TV-LANGUES",
        "7.99",
        ["Chaînes d'Afrique", "African channels"],
        ["Vingt chaînes d'Afrique de l'Ouest et centrale.", "Twenty channels from West and Central Africa."],
    ),
    option(
        "MULTI-ECRAN",
        "TV-SERVICES",
        "3.00",
        ["TV multi-écran", "Multi-screen TV"],
        [
            "Vos chaînes sur quatre téléphones, tablettes ou ordinateurs.",
            "Your channels on four phones, tablets or computers.",
        ],
    ),
    option(
        "ENREG-100",
        "TV-SERVICES",
        "3.00",
        ["Enregistreur 100 h", "Recorder 100 h"],
        ["Enregistrez 100 heures, à revoir sur tous vos écrans.", "Record 100 hours, to watch on all your screens."],
    ),
    Demo {
        excludes: "ENREG-100",
        ..option(
            "ENREG-500",
            "TV-SERVICES",
            "6.00",
            ["Enregistreur 500 h", "Recorder 500 h"],
            [
                "Enregistrez 500 heures, à revoir sur tous vos écrans.",
                "Record 500 hours, to watch on all your screens.",
            ],
        )
    },
    option(
        "REPLAY-PLUS",
        "TV-SERVICES",
        "2.99",
        ["Replay 30 jours", "30-day catch-up"],
        ["Trente jours de replay au lieu de sept.", "Thirty days of catch-up instead of seven."],
    ),
    Demo {
        equipment: "DECODEUR-4K;DECODEUR-SUP-4K",
        ..option(
            "CHAINES-4K",
            "TV-SERVICES",
            "2.00",
            ["Chaînes 4K", "4K channels"],
            ["Quatre chaînes en 4K, avec un décodeur 4K.", "Four channels in 4K, with a 4K decoder."],
        )
    },
    option(
        "CONTROLE-PARENTAL",
        "NET-SERVICES",
        "0.00",
        ["Contrôle parental", "Parental control"],
        [
            "Filtre et horaires pour chaque appareil de la maison. Gratuit.",
            "Filters and hours for each device at home. Free.",
        ],
    ),
    option(
        "ANTIVIRUS-3",
        "NET-SERVICES",
        "3.00",
        ["Antivirus 3 appareils", "Antivirus for 3 devices"],
        ["Protection des ordinateurs, téléphones et paiements.", "Protects computers, phones and payments."],
    ),
    Demo {
        excludes: "ANTIVIRUS-3",
        ..option(
            "ANTIVIRUS-10",
            "NET-SERVICES",
            "5.00",
            ["Antivirus 10 appareils", "Antivirus for 10 devices"],
            [
                "La même protection pour toute la famille, avec un gestionnaire de mots de passe.",
                "The same protection for the whole family, with a password manager.",
            ],
        )
    },
    option(
        "CLOUD-200",
        "NET-SERVICES",
        "1.99",
        ["Cloud 200 Go", "Cloud 200 GB"],
        ["Vos photos et documents conservés en France.", "Your photos and documents, kept in France."],
    ),
    Demo {
        excludes: "CLOUD-200",
        ..option(
            "CLOUD-2T",
            "NET-SERVICES",
            "7.99",
            ["Cloud 2 To", "Cloud 2 TB"],
            ["Deux téraoctets à partager entre cinq personnes.", "Two terabytes to share between five people."],
        )
    },
    option(
        "IP-FIXE",
        "NET-SERVICES",
        "5.00",
        ["Adresse IP fixe", "Static IP address"],
        ["Une adresse IPv4 qui ne change jamais.", "An IPv4 address that never changes."],
    ),
    Demo {
        equipment: "REPETEUR-WIFI6;REPETEUR-WIFI7;REPETEUR-ACHAT",
        ..option(
            "WIFI-GARANTI",
            "NET-SERVICES",
            "4.99",
            ["Wi-Fi garanti", "Guaranteed Wi-Fi"],
            [
                "Un bon signal dans chaque pièce, ou le mois est remboursé.",
                "A good signal in every room, or the month is refunded.",
            ],
        )
    },
    Demo {
        once: true,
        equipment: "REPETEUR-WIFI6;REPETEUR-WIFI7;REPETEUR-ACHAT",
        ..option(
            "POSE-WIFI",
            "NET-SERVICES",
            "69.00",
            ["Pose des répéteurs", "Repeater installation"],
            [
                "Un technicien place les répéteurs et mesure chaque pièce.",
                "A technician places the repeaters and measures every room.",
            ],
        )
    },
    option(
        "ASSISTANCE",
        "NET-SERVICES",
        "6.99",
        ["Assistance informatique", "Computer help"],
        [
            "Un conseiller vous aide à distance, sept jours sur sept.",
            "An adviser helps you remotely, seven days a week.",
        ],
    ),
    option(
        "APPELS-MOBILES",
        "APPELS",
        "4.99",
        ["Appels vers les mobiles", "Calls to mobiles"],
        ["Appels illimités vers les mobiles de France.", "Unlimited calls to French mobiles."],
    ),
    option(
        "APPELS-EUROPE",
        "APPELS",
        "4.99",
        ["Appels vers l'Europe", "Calls to Europe"],
        [
            "Appels illimités vers les fixes de 40 pays d'Europe.",
            "Unlimited calls to landlines in 40 European countries.",
        ],
    ),
    Demo {
        requires: "APPELS-EUROPE",
        ..option(
            "APPELS-MONDE",
            "APPELS",
            "6.99",
            ["Appels vers le monde", "Calls to the world"],
            [
                "Complète l'option Europe : fixes de 70 autres pays.",
                "Adds to the Europe option: landlines in 70 more countries.",
            ],
        )
    },
    option(
        "MESSAGERIE-RENVOI",
        "APPELS",
        "1.99",
        ["Messagerie et renvoi d'appel", "Voicemail and call forwarding"],
        [
            "Vos messages par e-mail et le renvoi vers un autre numéro.",
            "Your messages by e-mail and forwarding to another number.",
        ],
    ),
    option(
        "SECOND-NUMERO",
        "APPELS",
        "3.99",
        ["Second numéro", "Second number"],
        ["Un deuxième numéro sur la même ligne.", "A second number on the same line."],
    ),
    option(
        "LISTE-ROUGE",
        "APPELS",
        "0.00",
        ["Liste rouge", "Unlisted number"],
        ["Votre numéro ne figure dans aucun annuaire. Gratuit.", "Your number is in no directory. Free."],
    ),
    option(
        "ANTI-DEMARCHAGE",
        "APPELS",
        "1.00",
        ["Anti-démarchage", "Nuisance call filter"],
        ["Filtre les appels commerciaux connus avant qu'ils ne sonnent.", "Stops known sales calls before they ring."],
    ),
    Demo {
        most: 3,
        ..option(
            "DATA-20",
            "MOBILE-OPTIONS",
            "4.99",
            ["20 Go de plus", "20 GB more"],
            [
                "Vingt gigaoctets de plus chaque mois, jusqu'à trois fois.",
                "Twenty more gigabytes each month, up to three times.",
            ],
        )
    },
    Demo {
        excludes: "DATA-20",
        ..option(
            "DATA-100",
            "MOBILE-OPTIONS",
            "9.99",
            ["100 Go de plus", "100 GB more"],
            ["Cent gigaoctets de plus chaque mois.", "A hundred more gigabytes each month."],
        )
    },
    option(
        "MOBILE-EUROPE",
        "MOBILE-OPTIONS",
        "4.99",
        ["Appels mobiles vers l'Europe", "Mobile calls to Europe"],
        [
            "Appels et SMS illimités de France vers 40 pays d'Europe.",
            "Unlimited calls and texts from France to 40 European countries.",
        ],
    ),
    option(
        "MOBILE-MAGHREB",
        "MOBILE-OPTIONS",
        "9.99",
        ["Appels mobiles vers le Maghreb", "Mobile calls to North Africa"],
        [
            "Cinq heures d'appels vers l'Algérie, le Maroc et la Tunisie.",
            "Five hours of calls to Algeria, Morocco and Tunisia.",
        ],
    ),
    option(
        "VOYAGE-MONDE",
        "MOBILE-OPTIONS",
        "14.99",
        ["Voyage monde", "World travel"],
        [
            "10 Go et deux heures d'appels dans 80 pays hors d'Europe.",
            "10 GB and two hours of calls in 80 countries outside Europe.",
        ],
    ),
    option(
        "MULTI-SIM",
        "MOBILE-OPTIONS",
        "4.99",
        ["Multi-SIM", "Multi-SIM"],
        ["Une deuxième carte pour la tablette ou la montre.", "A second card for your tablet or watch."],
    ),
    Demo {
        equipment: "SMARTPHONE-ESSENTIEL;SMARTPHONE-5G",
        ..option(
            "ASSURANCE-MOBILE",
            "MOBILE-OPTIONS",
            "7.99",
            ["Garantie casse et vol", "Damage and theft cover"],
            [
                "Pour le smartphone acheté avec l'offre, deux sinistres par an.",
                "For the smartphone bought with your plan, two claims a year.",
            ],
        )
    },
    option(
        "MESSAGERIE-VISUELLE",
        "MOBILE-OPTIONS",
        "0.99",
        ["Messagerie visuelle", "Visual voicemail"],
        ["Vos messages vocaux en liste et en texte.", "Your voice messages as a list and as text."],
    ),
    option(
        "GTR-4H",
        "PRO-SERVICES",
        "19.90",
        ["Rétablissement en 4 heures", "4-hour repair"],
        [
            "Ligne rétablie en quatre heures ouvrées, ou le mois est remboursé.",
            "Your line restored within four working hours, or the month is refunded.",
        ],
    ),
    option(
        "IP-FIXES-4",
        "PRO-SERVICES",
        "15.00",
        ["Quatre adresses IP fixes", "Four static IP addresses"],
        ["Pour vos serveurs et vos accès distants.", "For your servers and remote access."],
    ),
    option(
        "SAUVEGARDE-PRO",
        "PRO-SERVICES",
        "9.90",
        ["Sauvegarde Pro", "Business backup"],
        [
            "Sauvegarde chiffrée de cinq postes, conservée en France.",
            "Encrypted backup of five computers, kept in France.",
        ],
    ),
];

fn domain(item: &Demo) -> &'static str {
    match item.group {
        "NET-SERVICES" | "PRO-SERVICES" => "INTERNET",
        "APPELS" => "FIXED_TELEPHONY",
        "MOBILE-OPTIONS" => "MOBILE",
        _ => "TELEVISION",
    }
}

/// Television bought by itself is at the reduced rate; services around it are not.
fn vat(item: &Demo) -> &'static str {
    if matches!(item.group, "TV-BOUQUETS" | "TV-LANGUES") { "10" } else { "20" }
}

fn service_code(item: &Demo) -> String {
    format!("OPT-{}", item.code)
}

pub(super) fn services() -> Vec<Record> {
    let of = |item: &Demo| service(&service_code(item), domain(item), "OPTION", item.name[0], item.name[1], false);
    OPTIONS.iter().map(of).collect()
}

pub(super) fn tariffs() -> Vec<Record> {
    let charge = |item: &Demo| if item.once { "ONCE" } else { "MONTHLY" };
    OPTIONS.iter().map(|item| tariff(&service_code(item), item.amount, vat(item), charge(item))).collect()
}

pub(super) fn options() -> Vec<Record> {
    (1u16..).zip(OPTIONS).map(|(place, item)| record(place * 10, item)).collect()
}

fn record(rank: u16, item: &Demo) -> Record {
    vec![
        ("code", item.code.to_owned()),
        ("group", item.group.to_owned()),
        ("service", service_code(item)),
        ("label_fr", item.name[0].to_owned()),
        ("label_en", item.name[1].to_owned()),
        ("description_fr", item.description[0].to_owned()),
        ("description_en", item.description[1].to_owned()),
        ("max_quantity", item.most.to_string()),
        ("requires", item.requires.to_owned()),
        ("excludes", item.excludes.to_owned()),
        ("requires_equipment", item.equipment.to_owned()),
        ("rank", rank.to_string()),
    ]
}
