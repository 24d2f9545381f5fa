//! What each column of each sheet means: the one description that the reader, the template and the papers share.

use crate::fault::Sheet;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its header; case, accents, spaces and dashes do not matter.
    pub header: &'static str,
    /// Whether the sheet must have it. A column that may be missing may also be left empty.
    pub required: bool,
    /// What it holds, in French, for those who keep the workbook.
    pub meaning_fr: &'static str,
}

const fn must(header: &'static str, meaning_fr: &'static str) -> ColumnSpec {
    ColumnSpec { header, required: true, meaning_fr }
}

const fn may(header: &'static str, meaning_fr: &'static str) -> ColumnSpec {
    ColumnSpec { header, required: false, meaning_fr }
}

/// The columns of a sheet, in the order of the template.
#[must_use]
pub const fn of(sheet: Sheet) -> &'static [ColumnSpec] {
    match sheet {
        Sheet::Services => SERVICES,
        Sheet::Tariffs => TARIFFS,
        Sheet::Offers => OFFERS,
        Sheet::Groups => GROUPS,
        Sheet::Equipment => EQUIPMENT,
        Sheet::Options => OPTIONS,
        Sheet::Promotions => PROMOTIONS,
        Sheet::Restrictions => RESTRICTIONS,
        Sheet::Zones => ZONES,
    }
}

/// An empty workbook: every sheet with its headers, in order.
#[must_use]
pub fn template() -> Vec<(&'static str, Vec<&'static str>)> {
    Sheet::ALL.iter().map(|sheet| (sheet.name(), of(*sheet).iter().map(|column| column.header).collect())).collect()
}

const SERVICES: &[ColumnSpec] = &[
    must("code", "code du service dans le système de l'opérateur"),
    must("domain", "TELEVISION, INTERNET, FIXED_TELEPHONY, MOBILE…"),
    must("kind", "BASE, EQUIPMENT_RENTAL, EQUIPMENT_PURCHASE, OPTION, PROMOTION, DISCOUNT, FEE ou DEPOSIT"),
    must("label_fr", "libellé de facture"),
    must("label_en", "libellé en anglais"),
    must("needs_network", "oui si le réseau du logement doit porter le domaine"),
    may("min_down_mbps", "débit descendant nécessaire, en Mb/s"),
];

const TARIFFS: &[ColumnSpec] = &[
    must("service", "code du service"),
    must("amount", "montant TTC en euros ; négatif pour une promotion"),
    must("vat", "taux de TVA : 20 ou 10"),
    must("charge", "MONTHLY (chaque mois) ou ONCE (une fois)"),
    must("valid_from", "premier jour"),
    may("valid_until", "dernier jour ; vide : sans fin"),
];

const OFFERS: &[ColumnSpec] = &[
    must("code", "code de l'offre"),
    must("name_fr", "nom"),
    must("name_en", "nom en anglais"),
    may("tagline_fr", "accroche"),
    may("tagline_en", "accroche en anglais"),
    may("description_fr", "description"),
    may("description_en", "description en anglais"),
    must("services", "services de base, séparés par ;"),
    must("sale_from", "premier jour de vente"),
    may("sale_until", "dernier jour de vente ; vide : sans fin"),
    must("status", "DRAFT, ON_SALE ou WITHDRAWN"),
    must("commitment_months", "engagement : 0 à 24 mois"),
    must("rank", "ordre dans les listes"),
    may("highlights_fr", "points forts, séparés par |"),
    may("highlights_en", "points forts en anglais, autant qu'en français"),
    may("down_advertised", "débit descendant annoncé, en Mb/s"),
    may("down_normal", "débit descendant normalement disponible"),
    may("down_min", "débit descendant minimum"),
    may("down_max", "débit descendant maximum"),
    may("up_advertised", "débit montant annoncé, en Mb/s"),
    may("up_normal", "débit montant normalement disponible"),
    may("up_min", "débit montant minimum"),
    may("up_max", "débit montant maximum"),
    may("equipment_groups", "groupes d'équipements, séparés par ;"),
    may("option_groups", "groupes d'options, séparés par ;"),
    may("fees", "services de frais ou de dépôt, séparés par ;"),
    may("install_modes", "CONNECTION, SHIPMENT, HAND_OVER, NONE, séparés par ;"),
    may("upsell", "offres supérieures, séparées par ;"),
    may("cross_sell", "offres plus complètes, séparées par ;"),
    may("theme", "clé d'image et de couleurs"),
];

const GROUPS: &[ColumnSpec] = &[
    must("kind", "EQUIPMENT ou OPTION"),
    must("code", "code du groupe"),
    must("label_fr", "titre"),
    must("label_en", "titre en anglais"),
    must("min", "nombre minimum"),
    must("max", "nombre maximum"),
    may("default", "équipement gratuit proposé d'avance"),
    must("rank", "ordre sur la page"),
];

const EQUIPMENT: &[ColumnSpec] = &[
    must("code", "code de l'équipement"),
    must("group", "groupe"),
    must("service", "service de location ou d'achat"),
    may("deposit", "service de dépôt de garantie"),
    must("label_fr", "nom"),
    must("label_en", "nom en anglais"),
    may("description_fr", "description"),
    may("description_en", "description en anglais"),
    must("max_quantity", "quantité maximum par contrat"),
    may("install_modes", "CONNECTION, SHIPMENT, HAND_OVER, NONE, séparés par ;"),
    must("rank", "ordre dans le groupe"),
];

const OPTIONS: &[ColumnSpec] = &[
    must("code", "code de l'option"),
    must("group", "groupe"),
    must("service", "service de l'option"),
    must("label_fr", "nom"),
    must("label_en", "nom en anglais"),
    may("description_fr", "description"),
    may("description_en", "description en anglais"),
    must("max_quantity", "quantité maximum par contrat"),
    may("requires", "options toutes nécessaires, séparées par ;"),
    may("excludes", "options incompatibles, séparées par ;"),
    may("requires_equipment", "équipements dont un au moins est nécessaire, séparés par ;"),
    must("rank", "ordre dans le groupe"),
];

const PROMOTIONS: &[ColumnSpec] = &[
    must("code", "code de la promotion"),
    must("label_fr", "libellé"),
    must("label_en", "libellé en anglais"),
    must("service", "service de promotion ou de remise"),
    may("percent", "pourcentage ; vide : le tarif du service"),
    must("reduces", "OFFER, FEES, EQUIPMENT ou OPTIONS"),
    may("reduces_codes", "codes réduits, séparés par ; (sauf OFFER)"),
    must("from_month", "premier mois réduit"),
    may("months", "nombre de mois ; vide : sans fin"),
    may("offers", "offres concernées, séparées par ; ; vide : toutes"),
    may("coupon", "code avantage à saisir"),
    may("stacking", "groupe de non-cumul"),
    must("rank", "ordre d'application"),
    may("technologies", "critère : technologies présentes"),
    may("min_down_mbps", "critère : débit descendant atteint"),
    may("domains", "critère : domaines portés"),
    may("communes", "critère : codes communes (texte)"),
    may("zones", "critère : zones"),
    may("sale_types", "critère : PROSPECT, UPSELL, CROSS_SELL"),
    may("groupings", "critère : codes de regroupement"),
    may("channels", "critère : canaux de vente"),
    may("customer_types", "critère : types de client"),
    may("days_from", "critère : premier jour"),
    may("days_until", "critère : dernier jour"),
    may("services_held", "critère : services déjà détenus"),
];

const RESTRICTIONS: &[ColumnSpec] = &[
    must("code", "code de la restriction"),
    must("target_kind", "OFFER, EQUIPMENT, OPTION, PROMOTION ou DOMAIN"),
    must("targets", "codes visés, séparés par ; ou * pour tous"),
    must("effect", "ONLY_WHERE (réservé à) ou NOT_WHERE (exclu pour)"),
    may("technologies", "critère : technologies présentes"),
    may("min_down_mbps", "critère : débit descendant atteint"),
    may("domains", "critère : domaines portés"),
    may("communes", "critère : codes communes (texte)"),
    may("zones", "critère : zones"),
    may("sale_types", "critère : PROSPECT, UPSELL, CROSS_SELL"),
    may("groupings", "critère : codes de regroupement"),
    may("channels", "critère : canaux de vente"),
    may("customer_types", "critère : types de client"),
    may("days_from", "critère : premier jour"),
    may("days_until", "critère : dernier jour"),
    may("services_held", "critère : services déjà détenus"),
    must("reason_fr", "raison dite au client"),
    must("reason_en", "raison dite au client, en anglais"),
    may("staff_note_fr", "note pour les équipes"),
    may("staff_note_en", "note pour les équipes, en anglais"),
];

const ZONES: &[ColumnSpec] = &[
    must("code", "code de la zone"),
    must("label_fr", "nom"),
    must("label_en", "nom en anglais"),
    may("communes", "codes communes (texte), séparés par ;"),
    may("distribution_zones", "zones de distribution (CDZ), séparées par ;"),
    may("streets", "codes de rues, séparés par ;"),
    may("dwellings", "identifiants de logements, séparés par ;"),
];
