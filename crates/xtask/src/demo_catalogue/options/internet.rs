//! Internet at home and at work.

use super::{Demo, option};

pub(super) const OPTIONS: &[Demo] = &[
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
