//! Mobile rates and prices by use of the demo's offers, by the services in them.

use super::super::Record;

/// Advertised and estimated maximum to the customer, then from him, in megabits per second.
const MOBILE: &[(&str, [u32; 4])] = &[
    ("MOB-2H", [150, 150, 50, 50]),
    ("MOB-20", [300, 300, 50, 50]),
    ("MOB-150", [1000, 1000, 100, 100]),
    ("MOB-PACK", [1000, 1000, 100, 100]),
];

/// What is paid by use beyond what a service includes, in French and in English.
const USAGE: &[(&str, &[[&str; 2]])] = &[
    (
        "TEL-SOLO",
        &[
            ["Appel d'un fixe vers un mobile : 0,15 €/min", "Call from a landline to a mobile: €0.15/min"],
            ["Appel vers l'étranger : à partir de 0,22 €/min", "International call: from €0.22/min"],
        ],
    ),
    (
        "TEL-PACK",
        &[
            ["Appel d'un fixe vers un mobile : 0,15 €/min", "Call from a landline to a mobile: €0.15/min"],
            ["Appel vers l'étranger : à partir de 0,22 €/min", "International call: from €0.22/min"],
        ],
    ),
    ("TEL-PRO", &[["Appel vers l'étranger : à partir de 0,22 €/min", "International call: from €0.22/min"]]),
    (
        "MOB-2H",
        &[
            ["Appel au-delà de 2 h : 0,10 €/min", "Calls beyond 2 h: €0.10/min"],
            [
                "Au-delà de 1 Go : accès bloqué, sauf si vous le rouvrez",
                "Beyond 1 GB: access blocked unless you reopen it",
            ],
        ],
    ),
    ("MOB-20", &[["Au-delà de 20 Go : débit réduit, sans supplément", "Beyond 20 GB: reduced speed, no extra charge"]]),
    (
        "MOB-150",
        &[["Au-delà de 150 Go : débit réduit, sans supplément", "Beyond 150 GB: reduced speed, no extra charge"]],
    ),
    (
        "MOB-PACK",
        &[["Au-delà de 150 Go : débit réduit, sans supplément", "Beyond 150 GB: reduced speed, no extra charge"]],
    ),
];

/// The cells of an offer with these services.
pub(super) fn cells(services: &str) -> Record {
    let has = |code: &str| services.split(';').any(|service| service == code);
    let headers = ["mobile_down_advertised", "mobile_down_max", "mobile_up_advertised", "mobile_up_max"];
    let rates = MOBILE.iter().filter(|(code, _)| has(code)).flat_map(|(_, rates)| headers.into_iter().zip(*rates));
    let mut cells: Record = rates.map(|(header, rate)| (header, rate.to_string())).collect();
    let lines: Vec<&[&str; 2]> = USAGE.iter().filter(|(code, _)| has(code)).flat_map(|(_, lines)| *lines).collect();
    let joined = |language: usize| lines.iter().map(|line| line[language]).collect::<Vec<_>>().join("|");
    if !lines.is_empty() {
        cells.extend([("usage_prices_fr", joined(0)), ("usage_prices_en", joined(1))]);
    }
    cells
}
