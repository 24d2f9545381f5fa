//! Lines of the law that are told in one sentence of a document.

use crate::reading::{assert_says, words};
use crate::samples::{bundle, line, order, single};
use weblys_api::summary::{Due, LineKind};
use weblys_documents::facts::LegalTerms;
use weblys_documents::{contract_summary, order_confirmation};
use weblys_kernel::Locale;

#[test]
fn cs_3_an_accessible_format_is_offered_free_of_charge_with_its_place() {
    for facts in [single(), bundle()] {
        let french = words(&contract_summary(&facts, Locale::Fr).unwrap());
        assert_says(&french, &["disponibles gratuitement dans un format accessible", "/accessibilite"]);
        let english = words(&contract_summary(&facts, Locale::En).unwrap());
        assert_says(&english, &["in an accessible format, free of charge", "/accessibilite"]);
    }
}

#[test]
fn co_5_the_notice_is_ten_days_at_most_from_receipt_and_longer_only_as_the_customer_wishes() {
    assert_eq!(LegalTerms::france().notice_days, 10);
    let mut facts = single();
    facts.legal = LegalTerms::france();
    let wanted =
        "Préavis : 10 jours au plus à compter de la réception de votre demande, ou plus tard si vous le souhaitez";
    assert_says(&words(&contract_summary(&facts, Locale::Fr).unwrap()), &[wanted]);
}

#[test]
fn wd_14_linked_contracts_are_said_to_end_at_no_cost() {
    let french = words(&order_confirmation(&order(), Locale::Fr).unwrap());
    assert_says(&french, &["Les options et contrats liés prennent fin en même temps, sans frais."]);
}

#[test]
fn sp_3_the_days_before_a_direct_debit_are_those_of_the_terms() {
    let mut facts = order();
    for days in [14, 5] {
        facts.contract.legal.debit_notice_days = days;
        let french = words(&order_confirmation(&facts, Locale::Fr).unwrap());
        assert_says(&french, &[&format!("Chaque prélèvement est annoncé au moins {days} jours avant par la facture.")]);
    }
}

#[test]
fn gd_1_the_confirmation_tells_purposes_bases_periods_recipients_rights_and_authority() {
    let french = words(&order_confirmation(&order(), Locale::Fr).unwrap());
    let told = [
        "traite vos données pour exécuter le contrat, respecter ses obligations légales",
        "seulement si vous y avez consenti",
        "conservées pendant le contrat",
        "elles ne vont qu’à nos services",
        "Accès, rectification, effacement, opposition, limitation, portabilité et retrait de votre consentement",
        "donnees@cablorama.example.fr",
        "CNIL",
    ];
    assert_says(&french, &told);
}

#[test]
fn pr_9_the_legal_guarantee_is_told_where_something_is_sold() {
    let guarantee = "couverts deux ans par la garantie légale de conformité";
    let mut facts = single();
    assert!(!words(&contract_summary(&facts, Locale::Fr).unwrap()).contains(guarantee), "nothing is sold");
    facts.summary.lines.push(line(LineKind::Equipment, ("Répéteur Wi-Fi", "Wi-Fi repeater"), Due::Once, 49_00));
    assert_says(&words(&contract_summary(&facts, Locale::Fr).unwrap()), &[guarantee]);
}
