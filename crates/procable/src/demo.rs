//! Shops, WEB users and code tables of the fictitious operator of the demo.

mod codes;

pub use codes::code_tables;

use crate::wire::{PickupPoint, WebUser};
use chrono::{DateTime, Utc};
use weblys_kernel::locale::Label;

/// Three shops in towns of the demo; streets and hours are invented.
#[must_use]
pub fn pickup_points() -> Vec<PickupPoint> {
    let shop = |code: &str, name: &str, street: &str, town: &str, fr: &str, en: &str| PickupPoint {
        code: code.to_owned(),
        name: name.to_owned(),
        address_lines: vec![street.to_owned(), town.to_owned()],
        opening_hours: Label { fr: fr.to_owned(), en: en.to_owned() },
    };
    let (week_fr, week_en) = ("du mardi au samedi, de 10 h à 19 h", "Tuesday to Saturday, 10 am to 7 pm");
    vec![
        shop("B01", "Boutique de la Gare", "1 place de la Gare", "42000 Saint-Étienne", week_fr, week_en),
        shop("B02", "Boutique du Marché", "12 rue du Marché", "42300 Roanne", week_fr, week_en),
        shop(
            "B03",
            "Boutique des Halles",
            "3 rue des Halles",
            "42400 Saint-Chamond",
            "du lundi au vendredi, de 9 h à 12 h et de 14 h à 18 h",
            "Monday to Friday, 9 am to noon and 2 pm to 6 pm",
        ),
    ]
}

/// Logins of work places, none of a person, with the profiles of each; the last is not active.
const WEB_USERS: [(&str, &str, &[&str]); 26] = [
    ("guichet.brest.1", "Guichet 1, Brest", &["WEB-VENTE"]),
    ("guichet.brest.2", "Guichet 2, Brest", &["WEB-VENTE"]),
    ("guichet.lille.1", "Guichet 1, Lille", &["WEB-VENTE"]),
    ("guichet.lille.2", "Guichet 2, Lille", &["WEB-VENTE"]),
    ("guichet.nantes.1", "Guichet 1, Nantes", &["WEB-VENTE"]),
    ("guichet.nantes.2", "Guichet 2, Nantes", &["WEB-VENTE"]),
    ("guichet.roanne.1", "Guichet 1, Roanne", &["WEB-VENTE"]),
    ("guichet.roanne.2", "Guichet 2, Roanne", &["WEB-VENTE"]),
    ("boutique.gare", "Boutique de la Gare", &["WEB-VENTE", "WEB-CLIENT"]),
    ("boutique.marche", "Boutique du Marché", &["WEB-VENTE", "WEB-CLIENT"]),
    ("boutique.halles", "Boutique des Halles", &["WEB-VENTE", "WEB-CLIENT"]),
    ("plateau.appels.1", "Plateau d’appels, poste 1", &["WEB-CLIENT"]),
    ("plateau.appels.2", "Plateau d’appels, poste 2", &["WEB-CLIENT"]),
    ("plateau.appels.3", "Plateau d’appels, poste 3", &["WEB-CLIENT"]),
    ("plateau.appels.4", "Plateau d’appels, poste 4", &["WEB-CLIENT"]),
    ("plateau.appels.5", "Plateau d’appels, poste 5", &["WEB-CLIENT"]),
    ("plateau.appels.6", "Plateau d’appels, poste 6", &["WEB-CLIENT"]),
    ("superviseur.appels", "Supervision des appels", &["WEB-CLIENT", "WEB-AUDIT"]),
    ("televente.1", "Télévente, poste 1", &["WEB-VENTE"]),
    ("televente.2", "Télévente, poste 2", &["WEB-VENTE"]),
    ("televente.3", "Télévente, poste 3", &["WEB-VENTE"]),
    ("technique.astreinte", "Astreinte technique", &["WEB-TECHNIQUE"]),
    ("technique.atelier", "Atelier de réparation", &["WEB-CLIENT", "WEB-TECHNIQUE"]),
    ("controle.interne", "Contrôle interne", &["WEB-AUDIT"]),
    ("administration.siege", "Administration, siège", &["WEB-ADMIN"]),
    ("guichet.ferme", "Guichet fermé", &["WEB-VENTE"]),
];

/// The WEB users of the demo: what they do, not who they are.
#[must_use]
pub fn web_users(now: DateTime<Utc>) -> Vec<WebUser> {
    let user = |(login, name, profiles): &(&str, &str, &[&str])| WebUser {
        login: (*login).to_owned(),
        name: (*name).to_owned(),
        email: Some(format!("{login}@example.fr")),
        profiles: profiles.iter().map(|profile| (*profile).to_owned()).collect(),
        is_active: *login != "guichet.ferme",
        changed_at: now,
        version: 1,
    };
    WEB_USERS.iter().map(user).collect()
}
