//! Television: packages, languages and services.

use super::{Demo, option};

pub(super) const OPTIONS: &[Demo] = &[
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
        replaces: "CINEMA;SERIES",
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
        ["Bouquet Jeunesse", "Children’s package"],
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
        ["Sept chaînes d’Italie.", "Seven channels from Italy."],
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
        ["Chaînes d’Afrique", "African channels"],
        ["Vingt chaînes d’Afrique de l’Ouest et centrale.", "Twenty channels from West and Central Africa."],
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
];
