//! Shops of the fictitious operator of the demo.

use crate::wire::PickupPoint;
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
