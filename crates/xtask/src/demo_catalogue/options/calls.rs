//! Calls and services of the fixed line.

use super::{Demo, option};

pub(super) const OPTIONS: &[Demo] = &[
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
        ["Appels vers l’Europe", "Calls to Europe"],
        [
            "Appels illimités vers les fixes de 40 pays d’Europe.",
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
                "Complète l’option Europe : fixes de 70 autres pays.",
                "Adds to the Europe option: landlines in 70 more countries.",
            ],
        )
    },
    option(
        "MESSAGERIE-RENVOI",
        "APPELS",
        "1.99",
        ["Messagerie et renvoi d’appel", "Voicemail and call forwarding"],
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
        ["Filtre les appels commerciaux connus avant qu’ils ne sonnent.", "Stops known sales calls before they ring."],
    ),
];
