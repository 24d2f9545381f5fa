//! The order confirmation and the model withdrawal form.

use crate::reading::{assert_in_order, assert_says, words};
use crate::samples::{day, form, order};
use weblys_api::cart::PaymentMethod;
use weblys_api::delivery::{DeliveryKind, PickupPoint};
use weblys_api::porting::{PortKind, PortingTerm};
use weblys_documents::facts::{OrderConfirmation, WithdrawalForm, WithdrawalRight};
use weblys_documents::{order_confirmation, withdrawal_form};
use weblys_kernel::Locale;
use weblys_kernel::locale::Label;

fn french(facts: &OrderConfirmation) -> String {
    words(&order_confirmation(facts, Locale::Fr).unwrap())
}

#[test]
fn or_6_the_confirmation_tells_what_was_ordered_when_and_by_whom() {
    assert_in_order(
        &french(&order()),
        &[
            "Confirmation de commande",
            "WB-2611-4F7K2M",
            "22 novembre 2026 à 10 h 14",
            "Camille Fictif, camille@example.fr, 06 39 98 00 12",
            "3 bis avenue du Général-Fictif, 99999 Ville-Exemple",
            "Tout Compris Famille 49,99 €",
            "Total du 1er au 12e mois 66,99 €",
            "10 % 2,18 € 20 % 28,50 € Total de la TVA 30,68 €",
        ],
    );
}

#[test]
fn or_6_every_information_given_before_the_order_is_there_again() {
    assert_says(
        &french(&order()),
        &[
            "Services et équipements",
            "Débits du service d’accès à internet et voies de recours",
            "Durée, renouvellement et résiliation",
            "Fonctionnalités pour les utilisateurs finaux handicapés",
            "Votre droit de rétractation",
            "Réclamations, garanties et médiation",
            "Médiateur des communications électroniques, CS 00000",
            "garantie légale de conformité",
            "Vos données personnelles",
            "CNIL",
            "Modèle de formulaire de rétractation",
        ],
    );
}

#[test]
fn co_14_the_end_of_the_commitment_is_a_date() {
    assert_says(&french(&order()), &["Votre engagement prend fin le 22 novembre 2028."]);
    let free = OrderConfirmation { commitment_ends_on: None, ..order() };
    assert!(!french(&free).contains("Votre engagement prend fin"));
}

#[test]
fn wd_1_the_last_day_to_withdraw_is_told_as_given() {
    assert_says(
        &french(&order()),
        &[
            "dans un délai de 14 jours",
            "jusqu’au lundi 7 décembre 2026 à minuit",
            "compter du dimanche 22 novembre 2026",
        ],
    );
    let goods = WithdrawalRight { runs_from: day("2026-12-01"), until: day("2026-12-15"), from_receipt_of_goods: true };
    let facts = OrderConfirmation { withdrawal: goods, ..order() };
    assert_says(&french(&facts), &["réception de votre équipement, prévue le mardi 1er décembre 2026"]);
}

#[test]
fn wd_3_an_express_start_and_what_it_costs_are_told_only_when_asked() {
    assert_says(
        &french(&order()),
        &["demandé expressément que les services commencent avant la fin du délai", "une part du prix proportionnelle"],
    );
    let mut facts = order();
    if let Some(delivery) = &mut facts.delivery {
        delivery.express_start = false;
    }
    let text = french(&facts);
    assert_says(&text, &["les services commencent après la fin du délai de rétractation", "vous ne devez rien"]);
    assert!(!text.contains("proportionnelle"));
}

#[test]
fn wd_11_the_withdrawal_function_is_named_with_its_place() {
    assert_says(&french(&order()), &["« Renoncer au contrat ici »", "https://www.cablorama.example.fr/retractation"]);
    let english = words(&order_confirmation(&order(), Locale::En).unwrap());
    assert_says(&english, &["“Withdraw from contract here”", "https://www.cablorama.example.fr/retractation"]);
}

#[test]
fn g_3_every_choice_is_told_with_its_answer_and_moment() {
    assert_says(
        &french(&order()),
        &[
            "Recevoir des offres par e-mail Oui 22 novembre 2026 à 10 h 12",
            "Recevoir des appels commerciaux Non 22 novembre 2026 à 10 h 12",
            "version 2026-11",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ],
    );
}

#[test]
fn or_6_the_payment_method_is_told_masked() {
    assert_says(
        &french(&order()),
        &["compte FR76 •••• 0189 de Camille Fictif", "WB26114F7K2M", "au moins 14 jours avant"],
    );
    let mut facts = order();
    facts.payment.method = PaymentMethod::Card;
    facts.payment.card_last4 = "4242".to_owned();
    assert_says(&french(&facts), &["carte bancaire se terminant par 4242"]);
    facts.payment.method = PaymentMethod::Invoice;
    assert_says(&french(&facts), &["à réception de la facture"]);
}

#[test]
fn or_9_each_way_of_arriving_is_told_in_words() {
    assert_says(&french(&order()), &["Un technicien vient chez vous le mardi 1er décembre 2026 entre 8 h et 10 h."]);
    let mut facts = order();
    facts.delivered_by = Some(day("2026-12-22"));
    let delivery = facts.delivery.as_mut().unwrap();
    delivery.slot = None;
    assert_says(&french(&facts), &["Nous vous appelons pour fixer la date", "Au plus tard le mardi 22 décembre 2026."]);
    facts.delivery.as_mut().unwrap().kind = DeliveryKind::Shipment;
    assert_says(&french(&facts), &["expédié par colis"]);
    let delivery = facts.delivery.as_mut().unwrap();
    delivery.kind = DeliveryKind::Pickup;
    delivery.pickup_point = Some(PickupPoint {
        code: "B1".to_owned(),
        name: "Boutique Centre".to_owned(),
        address: vec!["2 rue Imaginaire".to_owned(), "99999 Ville-Exemple".to_owned()],
        opening: Label { fr: "du mardi au samedi".to_owned(), en: "Tuesday to Saturday".to_owned() },
    });
    assert_says(&french(&facts), &["Boutique Centre, 2 rue Imaginaire, 99999 Ville-Exemple (du mardi au samedi)"]);
}

#[test]
fn po_4_the_day_of_a_number_is_told_and_whether_it_is_the_one_that_was_wished_for() {
    let mut facts = order();
    let soonest = "au plus tôt le lundi 14 décembre 2026";
    assert_says(&french(&facts), &[soonest]);
    for (wished, term, words) in [
        ("2026-12-14", PortingTerm::Wished, "transféré le lundi 14 décembre 2026, date que vous avez choisie"),
        (
            "2026-12-10",
            PortingTerm::Later,
            "lundi 14 décembre 2026, premier jour possible après le jeudi 10 décembre 2026",
        ),
        (
            "2026-12-14",
            PortingTerm::NotBefore,
            "fonctionne, et pas avant le lundi 14 décembre 2026, date que vous avez",
        ),
    ] {
        facts.ported[0].wished = Some(day(wished));
        facts.ported[0].when.term = term;
        assert_says(&french(&facts), &[words]);
    }
}

#[test]
fn po_1_whoever_keeps_a_number_is_told_not_to_end_the_old_contract() {
    assert_says(&french(&order()), &["Numéro fixe conservé : 01 99 00 12 34", "Ne résiliez pas vous-même"]);
    let mut facts = order();
    facts.ported[0].kind = PortKind::Mobile;
    assert_says(&french(&facts), &["Numéro mobile conservé"]);
    facts.ported.clear();
    assert!(!french(&facts).contains("Ne résiliez pas vous-même"));
}

#[test]
fn mk_4_calls_without_consent_are_said_to_be_forbidden() {
    assert_says(&french(&order()), &["sans votre consentement préalable est interdit"]);
}

#[test]
fn wd_5_the_cost_of_sending_back_is_told() {
    assert_says(&french(&order()), &["au plus tard 14 jours après avoir été informés", "à votre charge"]);
    let mut facts = order();
    let mut operator = (*facts.contract.operator).clone();
    operator.returns_paid_by_operator = true;
    facts.contract.operator = operator.into();
    assert_says(&french(&facts), &["Le renvoi est à nos frais."]);
}

#[test]
fn wd_12_the_model_form_has_the_official_fields_blank_or_filled() {
    let blank = words(&withdrawal_form(&form(), Locale::Fr).unwrap());
    assert_in_order(
        &blank,
        &[
            "uniquement si vous souhaitez vous rétracter du contrat",
            "À l’attention de : Cablorama SAS",
            "rétractation du contrat portant sur la vente du bien (*)/pour la prestation de services (*)",
            "Commandé le (*)/reçu le (*) :",
            "Nom du (des) consommateur(s) :",
            "Adresse du (des) consommateur(s) :",
            "Signature du (des) consommateur(s)",
            "Date :",
            "(*) Rayez la mention inutile.",
        ],
    );
    let filled = WithdrawalForm {
        order_number: Some("WB-1".to_owned()),
        ordered_on: Some(day("2026-11-22")),
        consumer: Some("Camille Fictif".to_owned()),
        ..form()
    };
    let filled = words(&withdrawal_form(&filled, Locale::En).unwrap());
    assert_in_order(
        &filled,
        &["order WB-1", "received on (*): 22 November 2026", "Name of consumer(s): Camille Fictif"],
    );
}

#[test]
fn a_customer_named_script_stays_text() {
    let mut facts = order();
    facts.customer.family_name = "<script>alert(1)</script>".to_owned();
    facts.follow_url = "https://example.fr/\"><script>".to_owned();
    let html = order_confirmation(&facts, Locale::Fr).unwrap();
    assert!(!html.contains("<script"), "no mark from a name or a link");
}
