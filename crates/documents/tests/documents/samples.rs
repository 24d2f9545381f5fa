//! Facts of a plainly fictitious operator and of its customers.

use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;
use weblys_api::cart::{PaymentMethod, PaymentView};
use weblys_api::delivery::{DeliveryKind, DeliveryView, Slot};
use weblys_api::offer::SpeedView;
use weblys_api::porting::{PortKind, PortingDay, PortingTerm};
use weblys_api::summary::{Due, FirstBill, LineKind, ScheduleStep, Summary, SummaryLine, VatPart};
use weblys_documents::facts::{
    Consent, ConsentKind, ContractSummary, Creditor, Customer, HelpDesk, LegalTerms, MandateSignature, MandateUse,
    Mediator, OperatorIdentity, OrderConfirmation, PortedNumber, SepaMandate, SummaryProof, TermsProof, WithdrawalForm,
    WithdrawalRight,
};
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;
use weblys_kernel::{Money, VatRate};

pub fn label(fr: &str, en: &str) -> Label {
    Label { fr: fr.to_owned(), en: en.to_owned() }
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub fn operator() -> Arc<OperatorIdentity> {
    Arc::new(OperatorIdentity {
        name: "Cablorama".to_owned(),
        company: "Cablorama SAS au capital de 1 000 000 €".to_owned(),
        address: lines(&["1 place du Réseau-Fictif", "99999 Ville-Exemple"]),
        registration: "RCS Ville-Exemple 000 000 000".to_owned(),
        vat_number: "FR00000000000".to_owned(),
        website: "www.cablorama.example.fr".to_owned(),
        care: desk("Service client", "Customer care", "contact@cablorama.example.fr", "01 99 00 00 10"),
        complaints: desk(
            "Service réclamations",
            "Complaints service",
            "reclamations@cablorama.example.fr",
            "01 99 00 00 20",
        ),
        mediator: Mediator {
            name: label("Médiateur des communications électroniques", "Mediator for electronic communications"),
            address: lines(&["CS 00000", "99999 Ville-Exemple"]),
            website: "www.mediateur.example.fr".to_owned(),
        },
        creditor: Creditor {
            name: "CABLORAMA SAS".to_owned(),
            address: lines(&["1 place du Réseau-Fictif", "99999 Ville-Exemple", "France"]),
            identifier: "FR72ZZZ123456".to_owned(),
        },
        terms_url: "https://www.cablorama.example.fr/conditions".to_owned(),
        tariffs_url: "https://www.cablorama.example.fr/tarifs".to_owned(),
        privacy_url: "https://www.cablorama.example.fr/donnees".to_owned(),
        accessibility_url: "https://www.cablorama.example.fr/accessibilite".to_owned(),
        withdrawal_url: "https://www.cablorama.example.fr/retractation".to_owned(),
        termination_url: "https://www.cablorama.example.fr/resiliation".to_owned(),
        data_protection_email: "donnees@cablorama.example.fr".to_owned(),
        data_protection_authority: "CNIL".to_owned(),
        returns_paid_by_operator: false,
        accessible_services: vec![label(
            "Service client accessible aux personnes sourdes, malentendantes, sourdaveugles et aphasiques.",
            "Customer care can be reached by people who are deaf, hard of hearing, deafblind or aphasic.",
        )],
        time_zone: chrono_tz::Europe::Paris,
    })
}

fn desk(fr: &str, en: &str, email: &str, phone: &str) -> HelpDesk {
    HelpDesk {
        name: label(fr, en),
        email: email.to_owned(),
        phone: phone.to_owned(),
        hours: label(
            "du lundi au samedi de 8 h à 20 h, prix d’un appel local",
            "Monday to Saturday 8:00 to 20:00, price of a local call",
        ),
        address: lines(&["Cablorama", "TSA 00000", "99999 Ville-Exemple Cedex"]),
    }
}

/// A number that comes along as soon as the line works.
pub fn soon(day: NaiveDate) -> PortingDay {
    PortingDay { day, term: PortingTerm::Soon }
}

pub fn line(kind: LineKind, name: (&str, &str), due: Due, cents: i64) -> SummaryLine {
    SummaryLine {
        kind,
        code: "X".to_owned(),
        label: label(name.0, name.1),
        quantity: 1,
        due,
        amount: Money::from_cents(cents),
        from_month: 1,
        until_month: None,
        is_sale: kind == LineKind::Equipment && due == Due::Once && cents > 0,
        before_reduction: None,
    }
}

fn vat(basis_points: u16, cents: i64) -> VatPart {
    VatPart { rate: VatRate::from_basis_points(basis_points).unwrap(), amount: Money::from_cents(cents) }
}

pub fn speeds(down: u32, up: u32) -> SpeedView {
    SpeedView {
        technology: None,
        down_advertised: down,
        down_max: down,
        down_normal: down * 8 / 10,
        down_min: down / 2,
        up_advertised: up,
        up_max: up,
        up_normal: up * 8 / 10,
        up_min: up / 2,
    }
}

/// Internet alone, without commitment nor promotion.
pub fn single() -> ContractSummary {
    ContractSummary {
        operator: operator(),
        legal: LegalTerms::france(),
        reference: "RC-2611-7Q2M".to_owned(),
        issued_at: at("2026-11-22T09:05:00Z"),
        offer_name: label("Internet Essentiel", "Internet Essential"),
        domains: vec![Domain::parse("INTERNET").unwrap()],
        highlights: vec![
            label("Internet par le câble jusqu’à 300 Mb/s", "Cable internet up to 300 Mb/s"),
            label("Wi-Fi 6 dans tout le logement", "Wi-Fi 6 in the whole home"),
            label("Volume de données illimité", "Unlimited data"),
            label("Assistance par téléphone 6 jours sur 7", "Phone support six days a week"),
        ],
        speeds: Some(speeds(300, 40)),
        mobile_speeds: None,
        installation: lines(&["3 bis avenue du Général-Fictif", "99999 Ville-Exemple"]),
        summary: Summary {
            lines: vec![
                line(LineKind::Offer, ("Internet Essentiel", "Internet Essential"), Due::Monthly, 2_499),
                line(LineKind::Equipment, ("Modem Wi-Fi 6", "Wi-Fi 6 modem"), Due::Monthly, 0),
                line(LineKind::Fee, ("Mise en service", "Activation"), Due::Once, 3_900),
            ],
            schedule: vec![ScheduleStep { from_month: 1, until_month: None, monthly: Money::from_cents(2_499) }],
            monthly_now: Money::from_cents(2_499),
            once: Money::from_cents(3_900),
            vat: vec![vat(2_000, 1_067)],
            first_bill: Some(FirstBill {
                from: day("2026-12-15"),
                until: day("2026-12-31"),
                amount: Money::from_cents(5_270),
            }),
            total_over_commitment: Money::from_cents(33_888),
            ..Summary::default()
        },
        usage_prices: Vec::new(),
        subsidised_device: false,
        durability: Vec::new(),
    }
}

/// A single service with as much as one page must hold: commitment, promotion, options, deposit.
pub fn full_single() -> ContractSummary {
    let mut facts = single();
    facts.highlights.extend([
        label("Adresse IP fixe sur demande", "Fixed IP address on request"),
        label("Dépannage sous 48 heures", "Repairs within 48 hours"),
    ]);
    let promotion = SummaryLine {
        until_month: Some(6),
        ..line(
            LineKind::Promotion,
            ("Rentrée : −5 € pendant 6 mois", "Autumn: €5 off for 6 months"),
            Due::Monthly,
            -500,
        )
    };
    facts.summary.lines.extend([
        promotion,
        line(LineKind::Option, ("Sécurité multi-appareils", "Security for several devices"), Due::Monthly, 400),
        line(LineKind::Option, ("Adresse IP fixe", "Fixed IP address"), Due::Monthly, 300),
        line(LineKind::Deposit, ("Dépôt de garantie modem", "Modem deposit"), Due::Deposit, 4_900),
    ]);
    facts.summary.schedule = vec![
        ScheduleStep { from_month: 1, until_month: Some(6), monthly: Money::from_cents(2_699) },
        ScheduleStep { from_month: 7, until_month: None, monthly: Money::from_cents(3_199) },
    ];
    facts.summary.deposit = Money::from_cents(4_900);
    facts.summary.commitment_months = 24;
    facts
}

/// Four families with equipment, options, a promotion for a year and 24 months of commitment.
pub fn bundle() -> ContractSummary {
    let mut facts = single();
    facts.offer_name = label("Tout Compris Famille", "All-in Family");
    facts.domains =
        ["INTERNET", "TELEVISION", "FIXED_TELEPHONY", "MOBILE"].map(|code| Domain::parse(code).unwrap()).to_vec();
    facts.speeds = Some(speeds(1_000, 100));
    facts.highlights.extend([
        label("150 chaînes, dont 60 en haute définition", "150 channels, 60 of them in high definition"),
        label("Appels illimités vers les fixes de 40 pays", "Unlimited calls to landlines of 40 countries"),
        label("Une ligne mobile avec 40 Go", "One mobile line with 40 GB"),
    ]);
    facts.usage_prices =
        vec![label("Au-delà de 40 Go, le débit mobile est réduit.", "Above 40 GB, the mobile speed is reduced.")];
    facts.summary = bundle_summary();
    facts
}

fn bundle_summary() -> Summary {
    let promotion = SummaryLine {
        until_month: Some(12),
        ..line(
            LineKind::Promotion,
            ("Bienvenue : −10 € pendant un an", "Welcome: €10 off for a year"),
            Due::Monthly,
            -1_000,
        )
    };
    let decoders =
        SummaryLine { quantity: 2, ..line(LineKind::Equipment, ("Décodeur 4K", "4K decoder"), Due::Monthly, 1_000) };
    Summary {
        lines: vec![
            line(LineKind::Offer, ("Tout Compris Famille", "All-in Family"), Due::Monthly, 4_999),
            promotion,
            line(LineKind::Option, ("Bouquet Cinéma", "Cinema pack"), Due::Monthly, 1_200),
            line(LineKind::Option, ("Appels vers les mobiles", "Calls to mobiles"), Due::Monthly, 500),
            line(LineKind::Equipment, ("Modem Wi-Fi 6", "Wi-Fi 6 modem"), Due::Monthly, 0),
            decoders,
            line(LineKind::Equipment, ("Répéteur Wi-Fi", "Wi-Fi repeater"), Due::Once, 7_900),
            line(LineKind::Fee, ("Mise en service", "Activation"), Due::Once, 4_900),
            line(LineKind::Deposit, ("Dépôt de garantie décodeurs", "Decoder deposit"), Due::Deposit, 6_000),
        ],
        schedule: vec![
            ScheduleStep { from_month: 1, until_month: Some(12), monthly: Money::from_cents(6_699) },
            ScheduleStep { from_month: 13, until_month: None, monthly: Money::from_cents(7_699) },
        ],
        monthly_now: Money::from_cents(6_699),
        monthly_later: Some(Money::from_cents(7_699)),
        once: Money::from_cents(12_800),
        deposit: Money::from_cents(6_000),
        first_bill: Some(FirstBill {
            from: day("2026-12-01"),
            until: day("2026-12-31"),
            amount: Money::from_cents(25_499),
        }),
        vat: vec![vat(1_000, 218), vat(2_000, 2_850)],
        commitment_months: 24,
        total_over_commitment: Money::from_cents(185_576),
    }
}

fn consent(kind: ConsentKind, given: bool) -> Consent {
    Consent { kind, given, at: at("2026-11-22T09:12:30Z") }
}

/// The bundle, ordered with an express start, paid by direct debit, with a number kept.
pub fn order() -> OrderConfirmation {
    OrderConfirmation {
        contract: bundle(),
        contract_summary: SummaryProof {
            issued_at: at("2026-11-22T09:05:00Z"),
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        },
        order_number: "WB-2611-4F7K2M".to_owned(),
        ordered_at: at("2026-11-22T09:14:00Z"),
        follow_url: "https://www.cablorama.example.fr/shop/order/WB-2611-4F7K2M?key=k3y".to_owned(),
        customer: Customer {
            given_name: "Camille".to_owned(),
            family_name: "Fictif".to_owned(),
            email: "camille@example.fr".to_owned(),
            phone: "06 39 98 00 12".to_owned(),
            billing_address: lines(&["3 bis avenue du Général-Fictif", "99999 Ville-Exemple"]),
        },
        ported: vec![PortedNumber {
            kind: PortKind::Fixed,
            number: "01 99 00 12 34".to_owned(),
            when: soon(day("2026-12-14")),
            wished: None,
        }],
        delivery: Some(appointment()),
        delivered_by: None,
        payment: PaymentView {
            method: PaymentMethod::DirectDebit,
            holder: "Camille Fictif".to_owned(),
            masked_iban: "FR76 •••• 0189".to_owned(),
            mandate_reference: "WB26114F7K2M".to_owned(),
            card_last4: String::new(),
            complete: true,
        },
        commitment_ends_on: Some(day("2028-11-22")),
        withdrawal: WithdrawalRight {
            runs_from: day("2026-11-22"),
            until: day("2026-12-07"),
            from_receipt_of_goods: false,
        },
        consents: vec![
            consent(ConsentKind::Terms, true),
            consent(ConsentKind::SummaryReceived, true),
            consent(ConsentKind::ExpressStart, true),
            consent(ConsentKind::ExpressAcknowledged, true),
            consent(ConsentKind::SepaMandate, true),
            consent(ConsentKind::Porting, true),
            consent(ConsentKind::MarketingEmail, true),
            consent(ConsentKind::MarketingSms, false),
            consent(ConsentKind::MarketingPhone, false),
        ],
        terms: TermsProof { version: "2026-11".to_owned(), sha256: "7e".repeat(32) },
    }
}

pub fn appointment() -> DeliveryView {
    DeliveryView {
        kind: DeliveryKind::Appointment,
        slot: Some(Slot {
            slot_id: "S1".to_owned(),
            day: day("2026-12-01"),
            begins: "08:00".to_owned(),
            ends: "10:00".to_owned(),
        }),
        held_until: None,
        pickup_point: None,
        express_start: true,
    }
}

pub fn mandate() -> SepaMandate {
    SepaMandate {
        operator: operator(),
        legal: LegalTerms::france(),
        reference: "WB26114F7K2M".to_owned(),
        holder: "Camille Fictif".to_owned(),
        holder_address: lines(&["3 bis avenue du Général-Fictif", "99999 Ville-Exemple", "France"]),
        iban: "FR7630006000011234567890189".to_owned(),
        bic: None,
        usage: MandateUse::Recurrent,
        order_number: "WB-2611-4F7K2M".to_owned(),
        signed_at: at("2026-11-22T09:10:00Z"),
        signature: MandateSignature::Box { email: "camille@example.fr".to_owned() },
    }
}

pub fn form() -> WithdrawalForm {
    WithdrawalForm {
        operator: operator(),
        order_number: None,
        ordered_on: None,
        consumer: None,
        consumer_address: Vec::new(),
    }
}
