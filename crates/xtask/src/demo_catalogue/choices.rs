//! The sets of equipment and of options.

use super::Record;

/// Kind, code, title in French and in English, minimum, maximum, free default.
type Group = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const GROUPS: &[Group] = &[
    ("EQUIPMENT", "MODEM", "Votre modem", "Your modem", "1", "1", "MODEM-WIFI6"),
    ("EQUIPMENT", "BOX-8G", "Votre box fibre", "Your fibre box", "1", "1", "BOX-WIFI7-8G"),
    ("EQUIPMENT", "ROUTEUR-PRO", "Votre routeur", "Your router", "1", "1", ""),
    ("EQUIPMENT", "ADAPTATEUR", "Votre boîtier téléphonique", "Your phone adapter", "1", "1", "BOITIER-TEL"),
    ("EQUIPMENT", "DECODEUR", "Votre décodeur TV", "Your TV decoder", "1", "1", "DECODEUR-HD"),
    ("EQUIPMENT", "SIM", "Votre carte SIM", "Your SIM card", "1", "1", "SIM"),
    ("EQUIPMENT", "DECODEUR-SUP", "La TV dans une autre pièce", "TV in another room", "0", "2", ""),
    ("EQUIPMENT", "REPETEUR", "Le Wi-Fi partout", "Wi-Fi everywhere", "0", "3", ""),
    ("EQUIPMENT", "TELEPHONES", "Un téléphone fixe", "A home telephone", "0", "2", ""),
    ("EQUIPMENT", "SMARTPHONES", "Un smartphone", "A smartphone", "0", "1", ""),
    ("EQUIPMENT", "SECOURS", "Le secours 4G", "4G backup", "0", "1", ""),
    ("OPTION", "TV-BOUQUETS", "Cinéma, sport, jeunesse", "Cinema, sport, children", "0", "6", ""),
    ("OPTION", "TV-LANGUES", "Chaînes du monde", "Channels of the world", "0", "4", ""),
    ("OPTION", "TV-SERVICES", "Services TV", "TV services", "0", "5", ""),
    ("OPTION", "NET-SERVICES", "Sécurité, cloud et assistance", "Security, cloud and help", "0", "8", ""),
    ("OPTION", "APPELS", "Appels et téléphone", "Calls and phone", "0", "6", ""),
    ("OPTION", "MOBILE-OPTIONS", "Options mobiles", "Mobile options", "0", "8", ""),
    ("OPTION", "PRO-SERVICES", "Services Pro", "Business services", "0", "3", ""),
];

pub(super) fn groups() -> Vec<Record> {
    (1u16..).zip(GROUPS).map(|(place, group)| record(place * 10, group)).collect()
}

fn record(rank: u16, (kind, code, fr, en, min, max, default): &Group) -> Record {
    vec![
        ("kind", (*kind).to_owned()),
        ("code", (*code).to_owned()),
        ("label_fr", (*fr).to_owned()),
        ("label_en", (*en).to_owned()),
        ("min", (*min).to_owned()),
        ("max", (*max).to_owned()),
        ("default", (*default).to_owned()),
        ("rank", rank.to_string()),
    ]
}
