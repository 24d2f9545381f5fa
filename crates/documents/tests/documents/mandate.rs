//! The SEPA mandate.

use crate::reading::{assert_in_order, assert_says, words};
use crate::samples::mandate;
use weblys_documents::facts::{MandateSignature, MandateUse, SepaMandate};
use weblys_documents::sepa_mandate;
use weblys_kernel::Locale;

#[test]
fn sp_1_the_mandate_has_every_part_of_the_standard() {
    assert_in_order(
        &words(&sepa_mandate(&mandate(), Locale::Fr).unwrap()),
        &[
            "Mandat de prélèvement SEPA",
            "Référence unique du mandat (RUM) WB26114F7K2M",
            "Identifiant créancier SEPA (ICS) FR72ZZZ123456",
            "vous autorisez (A) CABLORAMA SAS à envoyer des instructions à votre banque",
            "(B) votre banque à débiter votre compte conformément aux instructions de CABLORAMA SAS",
            "dans les 8 semaines",
            "Camille Fictif 3 bis avenue du Général-Fictif 99999 Ville-Exemple France",
            "CABLORAMA SAS 1 place du Réseau-Fictif",
            "IBAN FR76 3000 6000 0112 3456 7890 189",
            "Récurrent",
            "22 novembre 2026 à 10 h 10 min 00 s",
            "par une case cochée par le débiteur",
            "au moins 14 jours avant",
        ],
    );
    assert_says(
        &words(&sepa_mandate(&mandate(), Locale::En).unwrap()),
        &[
            "By signing this mandate form, you authorise (A) CABLORAMA SAS to send instructions to your bank",
            "Recurrent",
        ],
    );
}

#[test]
fn sp_2_a_code_by_text_message_and_a_single_debit_are_told() {
    let facts = SepaMandate {
        usage: MandateUse::OneOff,
        bic: Some("EXEMFRPP".to_owned()),
        signature: MandateSignature::SmsCode { masked_phone: "06 •• •• •• 12".to_owned() },
        ..mandate()
    };
    assert_says(
        &words(&sepa_mandate(&facts, Locale::Fr).unwrap()),
        &["Ponctuel", "BIC EXEMFRPP", "par un code reçu au 06 •• •• •• 12"],
    );
}
