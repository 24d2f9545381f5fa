//! Mobile plans.

use super::{Demo, option};

pub(super) const OPTIONS: &[Demo] = &[
    Demo {
        most: 3,
        ..option(
            "DATA-20",
            "MOBILE-OPTIONS",
            "4.99",
            ["20 Go de plus", "20 GB more"],
            [
                "Vingt gigaoctets de plus chaque mois, jusqu’à trois fois.",
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
        ["Appels mobiles vers l’Europe", "Mobile calls to Europe"],
        [
            "Appels et SMS illimités de France vers 40 pays d’Europe.",
            "Unlimited calls and texts from France to 40 European countries.",
        ],
    ),
    option(
        "MOBILE-MAGHREB",
        "MOBILE-OPTIONS",
        "9.99",
        ["Appels mobiles vers le Maghreb", "Mobile calls to North Africa"],
        [
            "Cinq heures d’appels vers l’Algérie, le Maroc et la Tunisie.",
            "Five hours of calls to Algeria, Morocco and Tunisia.",
        ],
    ),
    option(
        "VOYAGE-MONDE",
        "MOBILE-OPTIONS",
        "14.99",
        ["Voyage monde", "World travel"],
        [
            "10 Go et deux heures d’appels dans 80 pays hors d’Europe.",
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
                "Pour le smartphone acheté avec l’offre, deux sinistres par an.",
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
];
