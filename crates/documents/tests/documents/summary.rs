//! The contract summary, line of law by line of law.

use crate::reading::{assert_in_order, assert_says, words};
use crate::samples::{bundle, label, line, single};
use weblys_api::offer::MobileSpeedView;
use weblys_api::summary::{Due, LineKind};
use weblys_documents::contract_summary;
use weblys_documents::facts::{ContractSummary, LegalTerms};
use weblys_kernel::{Locale, Money};

fn french(facts: &ContractSummary) -> String {
    words(&contract_summary(facts, Locale::Fr).unwrap())
}

fn english(facts: &ContractSummary) -> String {
    words(&contract_summary(facts, Locale::En).unwrap())
}

#[test]
fn cs_11_sections_stand_in_the_order_of_the_template() {
    for facts in [single(), bundle()] {
        assert_in_order(
            &french(&facts),
            &[
                "Récapitulatif contractuel",
                &facts.offer_name.fr,
                "Le présent récapitulatif contractuel",
                "Services et équipements",
                "Débits du service d’accès à internet et voies de recours",
                "Prix",
                "Durée, renouvellement et résiliation",
                "Fonctionnalités pour les utilisateurs finaux handicapés",
                "Autres informations pertinentes",
            ],
        );
        assert_in_order(
            &english(&facts),
            &[
                "Contract summary",
                &facts.offer_name.en,
                "This contract summary provides",
                "Services and equipment",
                "Speeds of the internet service and remedies",
                "Price",
                "Duration, renewal and termination",
                "Features for end-users with disabilities",
                "Other relevant information",
            ],
        );
    }
}

#[test]
fn cs_11_the_introduction_is_the_three_fixed_sentences() {
    assert_says(
        &english(&single()),
        &["This contract summary provides the main elements of this service offer as required by EU law. \
           It helps to make a comparison between service offers. \
           Complete information about the service is provided in other documents."],
    );
}

#[test]
fn cs_11_provider_contact_complaint_contact_and_mediator_are_named() {
    for text in [french(&bundle()), english(&bundle())] {
        assert_says(
            &text,
            &[
                "Cablorama SAS",
                "1 place du Réseau-Fictif, 99999 Ville-Exemple",
                "01 99 00 00 10",
                "contact@cablorama.example.fr",
                "reclamations@cablorama.example.fr",
                "CS 00000, 99999 Ville-Exemple",
                "www.mediateur.example.fr",
                "RCS Ville-Exemple 000 000 000",
                "RC-2611-7Q2M",
            ],
        );
    }
}

#[test]
fn cs_12_a_promotional_price_stands_with_its_end_and_the_price_after() {
    assert_in_order(
        &french(&bundle()),
        &[
            "Bienvenue : −10 € pendant un an (du 1er au 12e mois) −10,00 €",
            "Total du 1er au 12e mois 66,99 €",
            "Total à partir du 13e mois 76,99 €",
        ],
    );
    assert_in_order(
        &english(&bundle()),
        &[
            "(from month 1 to month 12) −€10.00",
            "Total from month 1 to month 12 €66.99",
            "Total from month 13 on €76.99",
        ],
    );
}

/// The bundle with a price before a reduction for the first line of a kind.
fn reduced(kind: LineKind, cents: i64) -> ContractSummary {
    let mut facts = bundle();
    let line = facts.summary.lines.iter_mut().find(|line| line.kind == kind).unwrap();
    line.before_reduction = Some(Money::from_cents(cents));
    facts
}

#[test]
fn pr_2_the_price_before_a_reduction_stands_with_the_offer() {
    let reduced = reduced(LineKind::Offer, 4_699);
    assert_in_order(
        &french(&reduced),
        &["Tout Compris Famille (Prix le plus bas des 30 jours avant la remise : 46,99 €/mois) 49,99 €", "−10,00 €"],
    );
    let words = "Lowest price in the 30 days before the reduction";
    assert_says(&english(&reduced), &[&format!("All-in Family ({words}: €46.99/month) €49.99")]);
    assert!(!english(&bundle()).contains(words), "where it is not known, nothing is said");
}

#[test]
fn pr_2_the_price_before_a_reduction_stands_with_options_and_fees() {
    let words = "Prix le plus bas des 30 jours avant la remise";
    assert_says(
        &french(&reduced(LineKind::Option, 1_000)),
        &[&format!("Bouquet Cinéma ({words} : 10,00 €/mois) 12,00 €")],
    );
    assert_says(&french(&reduced(LineKind::Fee, 3_900)), &[&format!("Mise en service ({words} : 39,00 €) 49,00 €")]);
}

#[test]
fn cs_12_without_promotion_one_monthly_total_is_shown() {
    assert_says(&french(&single()), &["Total par mois 24,99 €", "Total à payer une seule fois 39,00 €"]);
    assert!(!french(&single()).contains("mois)"), "no period without promotion");
}

#[test]
fn cs_12_activation_recurring_and_equipment_stand_apart() {
    assert_in_order(
        &french(&bundle()),
        &[
            "Prix toutes taxes comprises Par mois Une fois",
            "Services Tout Compris Famille 49,99 €",
            "Bouquet Cinéma 12,00 €",
            "Équipements Modem Wi-Fi 6 Inclus 2 × Décodeur 4K 10,00 € Répéteur Wi-Fi 79,00 €",
            "Frais Mise en service 49,00 €",
            "Dépôt (rendu) Dépôt de garantie décodeurs 60,00 €",
            "TVA comprise.",
            "Au-delà de 40 Go",
            "www.cablorama.example.fr/tarifs",
        ],
    );
}

#[test]
fn cs_5_services_and_equipment_are_named_with_what_becomes_of_them() {
    assert_in_order(
        &french(&bundle()),
        &[
            "Services et équipements",
            "3 bis avenue du Général-Fictif, 99999 Ville-Exemple",
            "150 chaînes",
            "Options choisies : Bouquet Cinéma, Appels vers les mobiles",
            "Modem Wi-Fi 6 (à restituer en fin de contrat)",
            "Répéteur Wi-Fi (acheté)",
        ],
    );
}

#[test]
fn pr_5_fixed_speeds_have_four_figures_each_way_and_the_remedies() {
    assert_in_order(
        &french(&bundle()),
        &[
            "Minimal Normalement disponible Maximal Annoncé",
            "500 Mb/s 800 Mb/s 1 Gb/s 1 Gb/s",
            "50 Mb/s 80 Mb/s 100 Mb/s 100 Mb/s",
            "écart permanent ou récurrent",
            "médiateur",
            "résilier sans frais",
        ],
    );
}

#[test]
fn pr_5_mobile_speeds_have_estimated_maximum_and_advertised() {
    let mut facts = bundle();
    facts.mobile_speeds = Some(MobileSpeedView { down_max: 300, down_advertised: 350, up_max: 50, up_advertised: 60 });
    assert_in_order(
        &english(&facts),
        &["Mobile service:", "Estimated maximum Advertised", "300 Mb/s 350 Mb/s", "50 Mb/s 60 Mb/s"],
    );
}

#[test]
fn pr_5_an_offer_without_internet_says_so() {
    let facts = ContractSummary { speeds: None, ..single() };
    assert_says(&french(&facts), &["Cette offre ne comprend pas de service d’accès à internet."]);
}

#[test]
fn co_1_without_commitment_leaving_is_free() {
    let text = french(&single());
    assert_says(&text, &["sans engagement : vous pouvez y mettre fin à tout moment", "Préavis : 10 jours au plus"]);
    assert!(!text.contains("Montant dû"), "nothing to pay, so no table of fees");
}

#[test]
fn co_3_leaving_a_commitment_of_24_months_is_told_with_amounts() {
    assert_in_order(
        &french(&bundle()),
        &[
            "engagement de 24 mois",
            "entre trois mois et un mois avant",
            "avant la fin du 12e mois",
            "après 1 mois après 6 mois après 12 mois",
            "Montant dû 736,89 € 401,94 € 0,00 €",
        ],
    );
}

#[test]
fn co_3_with_a_subsidised_device_a_fifth_stays_due() {
    let facts = ContractSummary { subsidised_device: true, ..bundle() };
    assert_in_order(
        &french(&facts),
        &["20 % de celles qui suivent", "après 12 mois après 18 mois", "184,78 € 92,39 €"],
    );
}

#[test]
fn co_2_a_commitment_of_12_months_is_due_to_its_end() {
    let mut facts = single();
    facts.summary.commitment_months = 12;
    assert_in_order(&french(&facts), &["engagement de 12 mois", "avant la fin du 12e mois"]);
    assert_says(&french(&facts), &["Montant dû après 1 mois (274,89 €), après 6 mois (149,94 €)"]);
}

#[test]
fn co_7_in_belgium_the_customer_chooses_the_day_and_leaves_free_after_six_months() {
    let facts = ContractSummary { legal: LegalTerms::belgium(), ..bundle() };
    assert_says(&french(&facts), &["à la date que vous choisissez", "avant la fin du 6e mois"]);
}

#[test]
fn co_13_a_bundle_says_that_its_rules_cover_every_element() {
    assert_says(&french(&bundle()), &["tous les éléments de l’offre groupée"]);
    assert!(!french(&single()).contains("offre groupée"));
}

#[test]
fn wd_11_the_right_and_the_place_to_withdraw_are_told() {
    assert_says(&english(&single()), &["without giving a reason for 14 days", "www.cablorama.example.fr/retractation"]);
}

#[test]
fn cs_13_the_same_facts_make_the_same_bytes() {
    assert_eq!(contract_summary(&bundle(), Locale::Fr).unwrap(), contract_summary(&bundle(), Locale::Fr).unwrap());
}

#[test]
fn pr_1_amounts_of_a_thousand_and_more_are_readable() {
    let mut facts = bundle();
    facts.summary.total_over_commitment = Money::from_cents(185_576);
    assert_says(&french(&facts), &["Total sur l’engagement de 24 mois, frais compris : 1 855,76 €"]);
}

#[test]
fn names_from_the_catalogue_stay_text() {
    let mut facts = bundle();
    facts.offer_name = label("<script>alert(1)</script> & Cie", "<b>x</b>");
    facts.summary.lines.push(line(LineKind::Option, ("<img src=x onerror=y>", "<img>"), Due::Monthly, 100));
    let html = contract_summary(&facts, Locale::Fr).unwrap();
    assert!(!html.contains("<script"), "no mark from a name");
    assert!(!html.contains("<img"), "no mark from a name");
}
