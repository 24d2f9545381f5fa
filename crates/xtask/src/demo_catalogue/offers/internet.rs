//! Internet by itself.

use super::{Demo, NET, R400, R1000, R8000};

pub(super) const OFFERS: &[Demo] = &[
    Demo {
        code: "INTERNET-400",
        name: ["Internet 400", "Internet 400"],
        tagline: ["Le bon débit pour toute la maison", "The right speed for the whole home"],
        description: [
            "Un accès Internet très haut débit à 400 Mb/s, avec un modem Wi-Fi 6 prêté pour la durée du contrat.",
            "Very fast Internet at 400 Mb/s, with a Wi-Fi 6 modem lent for as long as your contract lasts.",
        ],
        services: "NET-400",
        commitment: 12,
        highlights: [
            "400 Mb/s en réception|Modem Wi-Fi 6 inclus|Contrôle parental offert",
            "400 Mb/s download|Wi-Fi 6 modem included|Free parental control",
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
        name: ["Internet 1 Gb/s", "Internet 1 Gb/s"],
        tagline: ["Plusieurs écrans, aucun ralentissement", "Many screens, no slowing down"],
        description: [
            "Un accès à 1 Gb/s pour télétravailler, jouer et regarder des films en 4K en même temps.",
            "A 1 Gb/s line to work from home, play and watch 4K films at the same time.",
        ],
        services: "NET-1000",
        commitment: 12,
        highlights: [
            "1 Gb/s en réception|100 Mb/s en envoi|Modem Wi-Fi 6 inclus",
            "1 Gb/s download|100 Mb/s upload|Wi-Fi 6 modem included",
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
        name: ["Fibre 8 Gb/s", "Fibre 8 Gb/s"],
        tagline: ["Notre accès le plus rapide", "Our fastest line"],
        description: [
            "La fibre jusqu’au logement, à 8 Gb/s en réception et 1 Gb/s en envoi, avec une box Wi-Fi 7.",
            "Fibre to your home, 8 Gb/s download and 1 Gb/s upload, with a Wi-Fi 7 box.",
        ],
        services: "NET-8000",
        commitment: 12,
        highlights: [
            "8 Gb/s en réception|Box Wi-Fi 7 incluse|Prise 10 Gb/s",
            "8 Gb/s download|Wi-Fi 7 box included|10 Gb/s port",
        ],
        rates: Some(R8000),
        equipment: "BOX-8G;REPETEUR",
        options: NET,
        fees: "FRAIS-NET",
        upsell: "",
        cross_sell: "TRIO-8G",
        theme: "fibre",
    },
];
