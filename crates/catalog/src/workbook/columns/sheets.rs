//! The columns of each sheet.

use super::{ColumnSpec, Holds};
use crate::fault::Sheet;

const SERVICE_KINDS: &[&str] =
    &["BASE", "EQUIPMENT_RENTAL", "EQUIPMENT_PURCHASE", "OPTION", "PROMOTION", "DISCOUNT", "FEE", "DEPOSIT"];
const CHARGES: &[&str] = &["MONTHLY", "ONCE"];
const STATUSES: &[&str] = &["DRAFT", "ON_SALE", "WITHDRAWN"];
pub(crate) const GROUP_KINDS: &[&str] = &["EQUIPMENT", "OPTION"];
const INSTALL_MODES: &[&str] = &["CONNECTION", "SHIPMENT", "HAND_OVER", "NONE"];
const REDUCES: &[&str] = &["OFFER", "FEES", "EQUIPMENT", "OPTIONS"];
const TARGET_KINDS: &[&str] = &["OFFER", "EQUIPMENT", "OPTION", "PROMOTION", "DOMAIN"];
const EFFECTS: &[&str] = &["ONLY_WHERE", "NOT_WHERE"];
const ENERGY_CLASSES: &[&str] = &["A", "B", "C", "D", "E", "F", "G"];
const SALE_TYPES: &[&str] = &["PROSPECT", "UPSELL", "CROSS_SELL"];

const fn must(header: &'static str, holds: Holds, meaning_fr: &'static str, meaning_en: &'static str) -> ColumnSpec {
    ColumnSpec { header, required: true, holds, meaning_fr, meaning_en }
}

const fn may(header: &'static str, holds: Holds, meaning_fr: &'static str, meaning_en: &'static str) -> ColumnSpec {
    ColumnSpec { header, required: false, holds, meaning_fr, meaning_en }
}

pub(super) const SERVICES: &[ColumnSpec] = &[
    must(
        "code",
        Holds::Code,
        "code du service dans le système de l'opérateur",
        "code of the service in the operator system",
    ),
    must(
        "domain",
        Holds::OtherCode,
        "TELEVISION, INTERNET, FIXED_TELEPHONY, MOBILE…",
        "TELEVISION, INTERNET, FIXED_TELEPHONY, MOBILE…",
    ),
    must(
        "kind",
        Holds::Word(SERVICE_KINDS),
        "BASE, EQUIPMENT_RENTAL, EQUIPMENT_PURCHASE, OPTION, PROMOTION, DISCOUNT, FEE ou DEPOSIT",
        "BASE, EQUIPMENT_RENTAL, EQUIPMENT_PURCHASE, OPTION, PROMOTION, DISCOUNT, FEE or DEPOSIT",
    ),
    must("label_fr", Holds::Text, "libellé de facture", "what bills call it"),
    must("label_en", Holds::Text, "libellé en anglais", "the same in English"),
    must(
        "needs_network",
        Holds::YesNo,
        "oui si le réseau du logement doit porter le domaine",
        "yes if the dwelling's network must carry the family",
    ),
    may(
        "min_down_mbps",
        Holds::Number,
        "débit descendant nécessaire, en Mb/s",
        "rate needed to the customer, in Mbit/s",
    ),
];

pub(super) const TARIFFS: &[ColumnSpec] = &[
    must("service", Holds::One(Sheet::Services), "code du service", "code of the service"),
    must(
        "amount",
        Holds::Amount,
        "montant TTC en euros ; négatif pour une promotion",
        "amount in euros, all taxes included; negative for a promotion",
    ),
    must("vat", Holds::Percent, "taux de TVA : 20 ou 10", "rate of VAT: 20 or 10"),
    must(
        "charge",
        Holds::Word(CHARGES),
        "MONTHLY (chaque mois) ou ONCE (une fois)",
        "MONTHLY (each month) or ONCE (one time)",
    ),
    must("valid_from", Holds::Day, "premier jour", "first day"),
    may("valid_until", Holds::Day, "dernier jour ; vide : sans fin", "last day; empty: no end"),
];

pub(super) const OFFERS: &[ColumnSpec] = &[
    must("code", Holds::Code, "code de l'offre", "code of the offer"),
    must("name_fr", Holds::Text, "nom", "name"),
    must("name_en", Holds::Text, "nom en anglais", "the name in English"),
    may("tagline_fr", Holds::Text, "accroche", "one line under the name"),
    may("tagline_en", Holds::Text, "accroche en anglais", "the same in English"),
    may("description_fr", Holds::Paragraph, "description", "a paragraph"),
    may("description_en", Holds::Paragraph, "description en anglais", "the same in English"),
    must("services", Holds::Many(Sheet::Services), "services de base, séparés par ;", "base services, separated by ;"),
    must("sale_from", Holds::Day, "premier jour de vente", "first day of sale"),
    may("sale_until", Holds::Day, "dernier jour de vente ; vide : sans fin", "last day of sale; empty: no end"),
    must("status", Holds::Word(STATUSES), "DRAFT, ON_SALE ou WITHDRAWN", "DRAFT, ON_SALE or WITHDRAWN"),
    must("commitment_months", Holds::Number, "engagement : 0 à 24 mois", "minimum period: 0 to 24 months"),
    must("rank", Holds::Number, "ordre dans les listes", "place in lists"),
    may("highlights_fr", Holds::Lines, "points forts, séparés par |", "what to say of it, separated by |"),
    may(
        "highlights_en",
        Holds::Lines,
        "points forts en anglais, autant qu'en français",
        "the same in English, as many as in French",
    ),
    may(
        "down_advertised",
        Holds::Number,
        "débit descendant annoncé, en Mb/s",
        "advertised rate to the customer, in Mbit/s",
    ),
    may(
        "down_normal",
        Holds::Number,
        "débit descendant normalement disponible",
        "rate to the customer that is normally available",
    ),
    may("down_min", Holds::Number, "débit descendant minimum", "least rate to the customer"),
    may("down_max", Holds::Number, "débit descendant maximum", "greatest rate to the customer"),
    may(
        "up_advertised",
        Holds::Number,
        "débit montant annoncé, en Mb/s",
        "advertised rate from the customer, in Mbit/s",
    ),
    may(
        "up_normal",
        Holds::Number,
        "débit montant normalement disponible",
        "rate from the customer that is normally available",
    ),
    may("up_min", Holds::Number, "débit montant minimum", "least rate from the customer"),
    may("up_max", Holds::Number, "débit montant maximum", "greatest rate from the customer"),
    may(
        "mobile_down_advertised",
        Holds::Number,
        "mobile : débit descendant annoncé, en Mb/s",
        "mobile: advertised rate to the customer, in Mbit/s",
    ),
    may(
        "mobile_down_max",
        Holds::Number,
        "mobile : débit descendant maximum estimé",
        "mobile: estimated maximum to the customer",
    ),
    may(
        "mobile_up_advertised",
        Holds::Number,
        "mobile : débit montant annoncé, en Mb/s",
        "mobile: advertised rate from the customer, in Mbit/s",
    ),
    may(
        "mobile_up_max",
        Holds::Number,
        "mobile : débit montant maximum estimé",
        "mobile: estimated maximum from the customer",
    ),
    may(
        "usage_prices_fr",
        Holds::Lines,
        "prix à l'usage au-delà du forfait, TTC, séparés par |",
        "prices by use beyond what is included, taxes included, separated by |",
    ),
    may(
        "usage_prices_en",
        Holds::Lines,
        "prix à l'usage en anglais, autant qu'en français",
        "the same in English, as many as in French",
    ),
    may(
        "equipment_groups",
        Holds::Many(Sheet::Groups),
        "groupes d'équipements, séparés par ;",
        "sets of equipment, separated by ;",
    ),
    may(
        "option_groups",
        Holds::Many(Sheet::Groups),
        "groupes d'options, séparés par ;",
        "sets of options, separated by ;",
    ),
    may(
        "fees",
        Holds::Many(Sheet::Services),
        "services de frais ou de dépôt, séparés par ;",
        "services of fees or deposits, separated by ;",
    ),
    may(
        "install_modes",
        Holds::Words(INSTALL_MODES),
        "CONNECTION, SHIPMENT, HAND_OVER, NONE, séparés par ; vide : un technicien",
        "CONNECTION, SHIPMENT, HAND_OVER, NONE, separated by ; empty: a technician",
    ),
    may("upsell", Holds::Many(Sheet::Offers), "offres supérieures, séparées par ;", "better offers, separated by ;"),
    may(
        "cross_sell",
        Holds::Many(Sheet::Offers),
        "offres plus complètes, séparées par ;",
        "offers with more families, separated by ;",
    ),
    may("theme", Holds::Text, "clé d'image et de couleurs", "key of its picture and colours"),
];

pub(super) const GROUPS: &[ColumnSpec] = &[
    must("kind", Holds::Word(GROUP_KINDS), "EQUIPMENT ou OPTION", "EQUIPMENT or OPTION"),
    must("code", Holds::Code, "code du groupe", "code of the set"),
    must("label_fr", Holds::Text, "titre", "title"),
    must("label_en", Holds::Text, "titre en anglais", "the title in English"),
    must("min", Holds::Number, "nombre minimum", "least number"),
    must("max", Holds::Number, "nombre maximum", "greatest number"),
    may(
        "default",
        Holds::One(Sheet::Equipment),
        "équipement gratuit proposé d'avance",
        "free equipment that is proposed before any choice",
    ),
    must("rank", Holds::Number, "ordre sur la page", "place on the page"),
];

pub(super) const EQUIPMENT: &[ColumnSpec] = &[
    must("code", Holds::Code, "code de l'équipement", "code of the equipment"),
    must("group", Holds::One(Sheet::Groups), "groupe", "the set it belongs to"),
    must("service", Holds::One(Sheet::Services), "service de location ou d'achat", "service that rents or sells it"),
    may("deposit", Holds::One(Sheet::Services), "service de dépôt de garantie", "service of the deposit"),
    must("label_fr", Holds::Text, "nom", "name"),
    must("label_en", Holds::Text, "nom en anglais", "the name in English"),
    may("description_fr", Holds::Paragraph, "description", "a paragraph"),
    may("description_en", Holds::Paragraph, "description en anglais", "the same in English"),
    must("max_quantity", Holds::Number, "quantité maximum par contrat", "how many one contract may have"),
    may(
        "install_modes",
        Holds::Words(INSTALL_MODES),
        "CONNECTION, SHIPMENT, HAND_OVER, NONE, séparés par ;",
        "CONNECTION, SHIPMENT, HAND_OVER, NONE, separated by ;",
    ),
    must("rank", Holds::Number, "ordre dans le groupe", "place in its set"),
    may("sar_head", Holds::Decimal, "DAS tête, en W/kg", "specific absorption rate at the head, in W/kg"),
    may("sar_trunk", Holds::Decimal, "DAS tronc, en W/kg", "specific absorption rate at the trunk, in W/kg"),
    may("sar_limbs", Holds::Decimal, "DAS membres, en W/kg", "specific absorption rate at the limbs, in W/kg"),
    may(
        "energy_class",
        Holds::Word(ENERGY_CLASSES),
        "classe de l'étiquette énergie, avec energy_label et product_sheet",
        "class of the energy label, with energy_label and product_sheet",
    ),
    may(
        "energy_label",
        Holds::Text,
        "adresse de l'étiquette énergie du producteur (EPREL) : https://… ou /…",
        "address of the producer's energy label (EPREL): https://… or /…",
    ),
    may(
        "product_sheet",
        Holds::Text,
        "adresse de la fiche d'information du produit (EPREL)",
        "address of the product information sheet (EPREL)",
    ),
    may(
        "durability_years",
        Holds::Number,
        "garantie de durabilité du producteur, en années (3 au moins), avec durability_label",
        "the producer's guarantee of durability, in years (3 at least), with durability_label",
    ),
    may(
        "durability_label",
        Holds::Text,
        "adresse du label harmonisé de cette garantie",
        "address of the harmonised label of that guarantee",
    ),
];

pub(super) const OPTIONS: &[ColumnSpec] = &[
    must("code", Holds::Code, "code de l'option", "code of the option"),
    must("group", Holds::One(Sheet::Groups), "groupe", "the set it belongs to"),
    must("service", Holds::One(Sheet::Services), "service de l'option", "service that charges it"),
    must("label_fr", Holds::Text, "nom", "name"),
    must("label_en", Holds::Text, "nom en anglais", "the name in English"),
    may("description_fr", Holds::Paragraph, "description", "a paragraph"),
    may("description_en", Holds::Paragraph, "description en anglais", "the same in English"),
    must("max_quantity", Holds::Number, "quantité maximum par contrat", "how many one contract may have"),
    may(
        "requires",
        Holds::Many(Sheet::Options),
        "options toutes nécessaires, séparées par ;",
        "options that are all needed, separated by ;",
    ),
    may(
        "excludes",
        Holds::Many(Sheet::Options),
        "options incompatibles, séparées par ;",
        "options that it excludes, separated by ;",
    ),
    may(
        "replaces",
        Holds::Many(Sheet::Options),
        "options dont elle prend la place, séparées par ;",
        "options whose place it takes, separated by ;",
    ),
    may(
        "requires_equipment",
        Holds::Many(Sheet::Equipment),
        "équipements dont un au moins est nécessaire, séparés par ;",
        "equipment of which one at least is needed, separated by ;",
    ),
    must("rank", Holds::Number, "ordre dans le groupe", "place in its set"),
];

/// The columns before, those of criteria, which promotions and restrictions share, and the columns after.
macro_rules! with_criteria {
    ([$($before:expr),* $(,)?], [$($after:expr),* $(,)?]) => {
        &[
            $($before,)*
            may(
                "technologies",
                Holds::OtherCodes,
                "critère : technologies présentes",
                "condition: one of these technologies is there",
            ),
            may(
                "min_down_mbps",
                Holds::Number,
                "critère : débit descendant atteint",
                "condition: this rate to the customer is reached",
            ),
            may("domains", Holds::OtherCodes, "critère : domaines portés", "condition: these families are carried"),
            may("communes", Holds::OtherCodes, "critère : codes communes (texte)", "condition: codes of communes (text)"),
            may("zones", Holds::Many(Sheet::Zones), "critère : zones", "condition: zones"),
            may(
                "sale_types",
                Holds::Words(SALE_TYPES),
                "critère : PROSPECT, UPSELL, CROSS_SELL",
                "condition: PROSPECT, UPSELL, CROSS_SELL",
            ),
            may("groupings", Holds::OtherCodes, "critère : codes de regroupement", "condition: groupings of customers"),
            may("channels", Holds::OtherCodes, "critère : canaux de vente", "condition: sales channels"),
            may("customer_types", Holds::OtherCodes, "critère : types de client", "condition: kinds of customer"),
            may("days_from", Holds::Day, "critère : premier jour", "condition: first day"),
            may("days_until", Holds::Day, "critère : dernier jour", "condition: last day"),
            may(
                "services_held",
                Holds::Many(Sheet::Services),
                "critère : services déjà détenus",
                "condition: services already held",
            ),
            $($after,)*
        ]
    };
}

pub(super) const PROMOTIONS: &[ColumnSpec] = with_criteria!(
    [
        must("code", Holds::Code, "code de la promotion", "code of the promotion"),
        must("label_fr", Holds::Text, "libellé", "what people read"),
        must("label_en", Holds::Text, "libellé en anglais", "the same in English"),
        must(
            "service",
            Holds::One(Sheet::Services),
            "service de promotion ou de remise",
            "service of the promotion or discount",
        ),
        may(
            "percent",
            Holds::Percent,
            "pourcentage ; vide : le tarif du service",
            "a percentage; empty: the tariff of the service",
        ),
        must("reduces", Holds::Word(REDUCES), "OFFER, FEES, EQUIPMENT ou OPTIONS", "OFFER, FEES, EQUIPMENT or OPTIONS"),
        may(
            "reduces_codes",
            Holds::Reduced,
            "codes réduits, séparés par ; (sauf OFFER)",
            "what is reduced, separated by ; (not for OFFER)",
        ),
        must("from_month", Holds::Number, "premier mois réduit", "first month that is reduced"),
        may("months", Holds::Number, "nombre de mois ; vide : sans fin", "number of months; empty: no end"),
        may(
            "offers",
            Holds::Many(Sheet::Offers),
            "offres concernées, séparées par ; ; vide : toutes",
            "offers it goes with, separated by ;; empty: all",
        ),
        may("coupon", Holds::OtherCode, "code avantage à saisir", "coupon to be typed"),
        may("stacking", Holds::OtherCode, "groupe de non-cumul", "promotions of one group exclude each other"),
        may(
            "max_uses",
            Holds::Number,
            "nombre de commandes en tout ; vide : sans limite",
            "number of orders in all; empty: no limit",
        ),
        may(
            "max_uses_each",
            Holds::Number,
            "nombre de commandes par client ; vide : sans limite",
            "number of orders of one customer; empty: no limit",
        ),
        may(
            "subsidy",
            Holds::YesNo,
            "oui si elle abaisse le prix d'un appareil contre l'engagement ; vide : non",
            "yes if it lowers the price of a device in return for the commitment; empty: no",
        ),
        must("rank", Holds::Number, "ordre d'application", "order of application"),
    ],
    []
);

pub(super) const RESTRICTIONS: &[ColumnSpec] = with_criteria!(
    [
        must("code", Holds::Code, "code de la restriction", "code of the restriction"),
        must(
            "target_kind",
            Holds::Word(TARGET_KINDS),
            "OFFER, EQUIPMENT, OPTION, PROMOTION ou DOMAIN",
            "OFFER, EQUIPMENT, OPTION, PROMOTION or DOMAIN",
        ),
        must(
            "targets",
            Holds::Targets,
            "codes visés, séparés par ; ou * pour tous",
            "what it is about, separated by ;, or * for all",
        ),
        must(
            "effect",
            Holds::Word(EFFECTS),
            "ONLY_WHERE (réservé à) ou NOT_WHERE (exclu pour)",
            "ONLY_WHERE (kept only where) or NOT_WHERE (taken away where)",
        ),
    ],
    [
        must("reason_fr", Holds::Paragraph, "raison dite au client", "the reason that customers are told"),
        must("reason_en", Holds::Paragraph, "raison dite au client, en anglais", "the same in English"),
        may("staff_note_fr", Holds::Paragraph, "note pour les équipes", "a note for staff"),
        may("staff_note_en", Holds::Paragraph, "note pour les équipes, en anglais", "the same in English"),
    ]
);

pub(super) const ZONES: &[ColumnSpec] = &[
    must("code", Holds::Code, "code de la zone", "code of the zone"),
    must("label_fr", Holds::Text, "nom", "name"),
    must("label_en", Holds::Text, "nom en anglais", "the name in English"),
    may(
        "communes",
        Holds::OtherCodes,
        "codes communes (texte), séparés par ;",
        "codes of communes (text), separated by ;",
    ),
    may(
        "distribution_zones",
        Holds::OtherCodes,
        "zones de distribution (CDZ), séparées par ;",
        "parts of the network (CDZ), separated by ;",
    ),
    may("streets", Holds::OtherCodes, "codes de rues, séparés par ;", "codes of streets, separated by ;"),
    may(
        "dwellings",
        Holds::OtherCodes,
        "identifiants de logements, séparés par ;",
        "identifiers of dwellings, separated by ;",
    ),
];
