//! Mails say the right thing, in both parts and both languages.

use crate::reading::{assert_in_order, assert_says, words};
use crate::samples::{appointment, at, bundle, day, label, operator, single, soon};
use weblys_api::contact::ContactKind;
use weblys_api::order::DocumentKind;
use weblys_api::porting::PortKind;
use weblys_documents::facts::{
    ContactReceived, ContractSummaryMail, FirstPassword, OrderAccepted, OrderReceived, OrderRejected, PortedNumber,
    ResumeLink, StatementKind, StatementReceipt,
};
use weblys_documents::mails::{self, Mail};
use weblys_kernel::Locale;

pub fn resume() -> ResumeLink {
    ResumeLink {
        operator: operator(),
        given_name: None,
        offer_name: Some(label("Tout Compris Famille", "All-in Family")),
        url: "https://www.cablorama.example.fr/shop/resume?token=abc".to_owned(),
        expires_at: at("2026-12-22T09:00:00Z"),
    }
}

pub fn summary() -> ContractSummaryMail {
    ContractSummaryMail {
        operator: operator(),
        given_name: "Camille".to_owned(),
        offer_name: bundle().offer_name,
        summary: bundle().summary,
        resume_url: "https://www.cablorama.example.fr/shop/check".to_owned(),
    }
}

pub fn received() -> OrderReceived {
    OrderReceived {
        operator: operator(),
        given_name: "Camille".to_owned(),
        order_number: "WB-2611-4F7K2M".to_owned(),
        ordered_at: at("2026-11-22T09:14:00Z"),
        offer_name: bundle().offer_name,
        summary: bundle().summary,
        follow_url: "https://www.cablorama.example.fr/shop/order/WB-2611-4F7K2M?key=k3y&x=1".to_owned(),
        withdrawal_until: day("2026-12-07"),
        documents: vec![
            DocumentKind::OrderConfirmation,
            DocumentKind::ContractSummary,
            DocumentKind::SepaMandate,
            DocumentKind::WithdrawalForm,
            DocumentKind::GeneralTerms,
        ],
    }
}

pub fn accepted() -> OrderAccepted {
    OrderAccepted {
        operator: operator(),
        given_name: "Camille".to_owned(),
        order_number: "WB-2611-4F7K2M".to_owned(),
        customer_number: "70001234".to_owned(),
        delivery: Some(appointment()),
        installation: vec!["3 bis avenue du Général-Fictif".to_owned(), "99999 Ville-Exemple".to_owned()],
        ported: vec![PortedNumber {
            kind: PortKind::Mobile,
            number: "06 39 98 00 12".to_owned(),
            when: soon(day("2026-12-14")),
            wished: None,
        }],
        follow_url: "https://www.cablorama.example.fr/shop/order/WB-2611-4F7K2M?key=k3y".to_owned(),
        password_follows: true,
    }
}

pub fn password() -> FirstPassword {
    FirstPassword {
        operator: operator(),
        given_name: "Camille".to_owned(),
        customer_number: "70001234".to_owned(),
        password: "tulipe-9-Cobalt".to_owned(),
        account_url: None,
    }
}

pub fn rejected() -> OrderRejected {
    OrderRejected {
        operator: operator(),
        given_name: "Camille".to_owned(),
        order_number: "WB-2611-4F7K2M".to_owned(),
        phone: "06 39 98 00 12".to_owned(),
        follow_url: "https://www.cablorama.example.fr/shop/order/WB-2611-4F7K2M?key=k3y".to_owned(),
    }
}

pub fn contact() -> ContactReceived {
    ContactReceived {
        operator: operator(),
        name: "Camille Fictif".to_owned(),
        kind: ContactKind::NotEligible,
        reference: "CT-2611-88".to_owned(),
        received_at: at("2026-11-22T09:14:00Z"),
        address: "9 chemin des Songes, 99999 Ville-Exemple".to_owned(),
        message: "La fibre arrive-t-elle\nbientôt ?".to_owned(),
    }
}

pub fn statement(kind: StatementKind) -> StatementReceipt {
    StatementReceipt {
        operator: operator(),
        kind,
        reference: "RT-2611-07".to_owned(),
        received_at: at("2026-12-07T22:59:59Z"),
        name: "Camille Fictif".to_owned(),
        contract: "WB-2611-4F7K2M".to_owned(),
        email: "camille@example.fr".to_owned(),
        wished_on: None,
        message: String::new(),
    }
}

/// Every mail, in one language.
pub fn all(locale: Locale) -> Vec<(&'static str, Mail)> {
    vec![
        ("resume", mails::resume_link(&resume(), locale).unwrap()),
        ("summary", mails::contract_summary_mail(&summary(), locale).unwrap()),
        ("received", mails::order_received(&received(), locale).unwrap()),
        ("accepted", mails::order_accepted(&accepted(), locale).unwrap()),
        ("password", mails::first_password(&password(), locale).unwrap()),
        ("rejected", mails::order_rejected(&rejected(), locale).unwrap()),
        ("contact", mails::contact_received(&contact(), locale).unwrap()),
        ("withdrawal", mails::statement_receipt(&statement(StatementKind::Withdrawal), locale).unwrap()),
        ("termination", mails::statement_receipt(&statement(StatementKind::Termination), locale).unwrap()),
    ]
}

fn plain(mail: &Mail) -> String {
    mail.text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn exp_24_the_link_to_the_cart_tells_until_when_it_works() {
    let mail = mails::resume_link(&resume(), Locale::Fr).unwrap();
    assert_in_order(
        &plain(&mail),
        &[
            "Bonjour,",
            "Tout Compris Famille",
            "https://www.cablorama.example.fr/shop/resume?token=abc",
            "22 décembre 2026 à 10 h",
        ],
    );
    assert!(mail.html.contains("href=\"https://www.cablorama.example.fr/shop/resume?token=abc\""), "{}", mail.html);
}

#[test]
fn cs_6_the_contract_summary_comes_before_any_obligation() {
    let text = plain(&mails::contract_summary_mail(&summary(), Locale::Fr).unwrap());
    assert_in_order(
        &text,
        &[
            "Bonjour Camille,",
            "ci-joint le récapitulatif contractuel",
            "Par mois, du 1er au 12e mois : 66,99 €",
            "Par mois, à partir du 13e mois : 76,99 €",
            "Engagement : 24 mois",
            "Conservez-le",
            "vous ne devez rien",
        ],
    );
    let free = ContractSummaryMail { summary: single().summary, ..summary() };
    let text = plain(&mails::contract_summary_mail(&free, Locale::Fr).unwrap());
    assert_in_order(&text, &["Par mois : 24,99 €", "À payer une seule fois : 39,00 €", "Engagement : Sans engagement"]);
}

#[test]
fn or_5_the_order_is_acknowledged_with_its_number_and_documents() {
    let mail = mails::order_received(&received(), Locale::En).unwrap();
    assert_eq!(mail.subject, "We have received your order WB-2611-4F7K2M");
    assert_in_order(
        &plain(&mail),
        &[
            "Hello Camille,",
            "Order number: WB-2611-4F7K2M",
            "Ordered on: 22 November 2026 at 10:14",
            "https://www.cablorama.example.fr/shop/order/WB-2611-4F7K2M?key=k3y&x=1",
            "- the order confirmation",
            "- the model withdrawal form",
            "Monday 7 December 2026",
            "/retractation",
        ],
    );
}

#[test]
fn the_accepted_order_gives_the_customer_number_and_what_comes_next_but_no_password() {
    let text = plain(&mails::order_accepted(&accepted(), Locale::Fr).unwrap());
    assert_in_order(
        &text,
        &[
            "Numéro client : 70001234",
            "- Un technicien vient chez vous le mardi 1er décembre 2026 entre 8 h et 10 h.",
            "- Une personne majeure doit être présente.",
            "- Nous demandons le transfert de votre numéro : 06 39 98 00 12 (dès que la nouvelle ligne fonctionne, au plus tôt le lundi 14 décembre 2026). Ne résiliez pas votre ancien contrat",
            "dans un message séparé",
        ],
    );
    let quiet = OrderAccepted { delivery: None, ported: Vec::new(), password_follows: false, ..accepted() };
    assert!(!plain(&mails::order_accepted(&quiet, Locale::Fr).unwrap()).contains("Voici la suite"));
}

#[test]
fn the_first_password_comes_alone_and_is_to_be_changed() {
    let mail = mails::first_password(&password(), Locale::Fr).unwrap();
    assert_in_order(
        &plain(&mail),
        &["Numéro client : 70001234", "Mot de passe provisoire : tulipe-9-Cobalt", "choisissez le vôtre"],
    );
    assert!(!mail.subject.contains("tulipe"), "never in the subject, which phones show when locked");
    assert!(!format!("{:?}", password()).contains("tulipe"), "never in a log");
}

#[test]
fn a_refused_order_is_told_kindly_and_somebody_calls() {
    let text = plain(&mails::order_rejected(&rejected(), Locale::Fr).unwrap());
    assert_in_order(&text, &["désolés", "vous appelle au 06 39 98 00 12", "rien ne vous est facturé"]);
    let silent = OrderRejected { phone: String::new(), ..rejected() };
    assert_says(&plain(&mails::order_rejected(&silent, Locale::Fr).unwrap()), &["prend contact avec vous"]);
}

#[test]
fn a_contact_request_is_answered_by_what_it_was_about() {
    let text = plain(&mails::contact_received(&contact(), Locale::Fr).unwrap());
    assert_in_order(
        &text,
        &[
            "pas encore desservie",
            "Référence : CT-2611-88",
            "9 chemin des Songes",
            "> La fibre arrive-t-elle\n> bientôt ?",
        ],
    );
    for kind in [ContactKind::AddressNotFound, ContactKind::Callback, ContactKind::Withdrawal] {
        let facts = ContactReceived { kind, ..contact() };
        assert!(!plain(&mails::contact_received(&facts, Locale::Fr).unwrap()).contains("desservie"));
    }
}

#[test]
fn wd_10_the_receipt_of_a_withdrawal_bears_its_content_date_and_hour() {
    let text = plain(&mails::statement_receipt(&statement(StatementKind::Withdrawal), Locale::Fr).unwrap());
    assert_in_order(
        &text,
        &[
            "vous renoncez au contrat",
            "Envoyé le : 7 décembre 2026 à 23 h 59 min 59 s",
            "Référence : RT-2611-07",
            "Nom : Camille Fictif",
            "Contrat ou commande : WB-2611-4F7K2M",
            "au plus tard 14 jours",
            "Conservez ce message",
        ],
    );
}

#[test]
fn te_8_the_receipt_of_a_termination_bears_the_end_date_wished() {
    let facts = StatementReceipt {
        wished_on: Some(day("2027-01-31")),
        message: "Déménagement".to_owned(),
        ..statement(StatementKind::Termination)
    };
    let text = plain(&mails::statement_receipt(&facts, Locale::Fr).unwrap());
    assert_in_order(
        &text,
        &["vous résiliez le contrat", "Fin souhaitée le : 31 janvier 2027", "> Déménagement", "date de fin"],
    );
}

#[test]
fn both_parts_of_a_mail_say_the_same() {
    for locale in Locale::ALL {
        for (name, mail) in all(locale) {
            let html = words(&mail.html);
            for sentence in mail.text.replace(['\u{a0}', '\u{202f}'], " ").lines().filter(|line| line.ends_with('.')) {
                let sentence = sentence.trim_start_matches("- ").trim_start_matches("> ");
                assert!(html.contains(sentence), "{name}: {sentence:?} is not in\n{html}");
            }
        }
    }
}

#[test]
fn words_of_visitors_stay_text_and_cannot_add_a_header() {
    let facts = ContactReceived {
        name: "<script>x</script>".to_owned(),
        message: "<img src=x>".to_owned(),
        reference: "A\r\nBcc: all@example.com".to_owned(),
        ..contact()
    };
    let mail = mails::contact_received(&facts, Locale::Fr).unwrap();
    assert!(!mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
    assert!(mail.text.contains("<img src=x>"), "the text part shows words as they were typed");
    assert!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
}
