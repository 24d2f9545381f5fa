//! What buyers read, in French and in English.

use crate::card::{ExpiryFault, NumberFault};
use weblys_kernel::{Locale, Money};

/// Every text of the pages in one language.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) tag: &'static str,
    pub(crate) title: &'static str,
    pub(crate) demo_title: &'static str,
    pub(crate) demo_text: &'static str,
    pub(crate) footer: &'static str,
    pub(crate) error_prefix: &'static str,
    pub(crate) amount: &'static str,
    pub(crate) reference: &'static str,
    pub(crate) registration: &'static str,
    pub(crate) number: &'static str,
    pub(crate) number_hint: &'static str,
    pub(crate) expiry: &'static str,
    pub(crate) expiry_hint: &'static str,
    pub(crate) code: &'static str,
    pub(crate) code_hint: &'static str,
    pub(crate) pay: &'static str,
    pub(crate) register: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) test_cards: &'static str,
    pub(crate) test_cards_rest: &'static str,
    pub(crate) outcome: &'static str,
    pub(crate) outcome_accepted: &'static str,
    pub(crate) outcome_challenge: &'static str,
    pub(crate) outcome_refused: &'static str,
    pub(crate) card: &'static str,
    pub(crate) challenge_title: &'static str,
    pub(crate) challenge_text: &'static str,
    pub(crate) challenge_confirm: &'static str,
    pub(crate) challenge_refuse: &'static str,
    pub(crate) back: &'static str,
    pub(crate) check_fields: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) number_mistyped: &'static str,
    pub(crate) number_not_test: &'static str,
    pub(crate) expiry_malformed: &'static str,
    pub(crate) expiry_over: &'static str,
    pub(crate) code_wrong: &'static str,
    pub(crate) done: [&'static str; 2],
    pub(crate) cancelled: [&'static str; 2],
    pub(crate) unknown: [&'static str; 2],
}

static FRENCH: Texts = Texts {
    tag: "fr",
    title: "Votre carte bancaire",
    demo_title: "Démonstration :",
    demo_text: "aucune carte n’est débitée. Ne saisissez pas de vraie carte.",
    footer: "Cette page tient lieu de celle d’un prestataire de paiement. Aucun numéro de carte n’est conservé.",
    error_prefix: "Erreur : ",
    amount: "Montant",
    reference: "Référence",
    registration: "Rien n’est à payer maintenant : votre carte est enregistrée pour les prochaines factures.",
    number: "Numéro de carte",
    number_hint: "Les 16 chiffres au recto de la carte",
    expiry: "Date d’expiration",
    expiry_hint: "MM/AA, par exemple 09/29",
    code: "Code de sécurité",
    code_hint: "3 chiffres au dos",
    pay: "Payer",
    register: "Enregistrer la carte",
    cancel: "Annuler et revenir à la boutique",
    test_cards: "Cartes de test",
    test_cards_rest: "Date d’expiration à venir et code de 3 chiffres au choix.",
    outcome: "Résultat",
    outcome_accepted: "acceptée",
    outcome_challenge: "acceptée après confirmation",
    outcome_refused: "refusée",
    card: "Carte",
    challenge_title: "Confirmez votre paiement",
    challenge_text: "Votre banque vous demande de confirmer que ce paiement vient de vous.",
    challenge_confirm: "Confirmer",
    challenge_refuse: "Ce n’est pas moi, refuser",
    back: "Revenir à la boutique",
    check_fields: "Vérifiez les champs signalés, puis validez de nouveau.",
    refused: "Votre banque a refusé cette carte. Rien n’est débité. Essayez une autre carte, ou revenez à la boutique.",
    number_mistyped: "Ce numéro comporte une erreur. Vérifiez chaque chiffre.",
    number_not_test: "Cette démonstration n’accepte que les cartes de test, listées au bas de la page.",
    expiry_malformed: "Écrivez le mois et l’année, par exemple 09/29.",
    expiry_over: "Cette carte est expirée. Utilisez une autre carte.",
    code_wrong: "Écrivez les 3 chiffres qui figurent au dos de la carte.",
    done: ["Votre carte est acceptée", "Vous pouvez revenir à la boutique."],
    cancelled: ["Paiement annulé", "Rien n’est débité. Vous pouvez revenir à la boutique et recommencer."],
    unknown: [
        "Page de paiement introuvable",
        "Cette adresse n’est plus valable. Revenez à la boutique et recommencez.",
    ],
};

static ENGLISH: Texts = Texts {
    tag: "en",
    title: "Your payment card",
    demo_title: "Demonstration:",
    demo_text: "no card is charged. Do not enter a real card.",
    footer: "This page stands in for that of a payment provider. No card number is kept.",
    error_prefix: "Error: ",
    amount: "Amount",
    reference: "Reference",
    registration: "Nothing is due now: your card is registered for your next bills.",
    number: "Card number",
    number_hint: "The 16 digits on the front of the card",
    expiry: "Expiry date",
    expiry_hint: "MM/YY, for example 09/29",
    code: "Security code",
    code_hint: "3 digits on the back",
    pay: "Pay",
    register: "Register the card",
    cancel: "Cancel and go back to the shop",
    test_cards: "Test cards",
    test_cards_rest: "Any expiry date to come and any 3-digit code.",
    outcome: "Outcome",
    outcome_accepted: "accepted",
    outcome_challenge: "accepted once confirmed",
    outcome_refused: "refused",
    card: "Card",
    challenge_title: "Confirm your payment",
    challenge_text: "Your bank asks you to confirm that this payment comes from you.",
    challenge_confirm: "Confirm",
    challenge_refuse: "It is not me, refuse",
    back: "Back to the shop",
    check_fields: "Check the fields marked below, then submit again.",
    refused: "Your bank refused this card. Nothing is charged. Try another card, or go back to the shop.",
    number_mistyped: "There is a mistake in this number. Check each digit.",
    number_not_test: "This demonstration takes test cards only, listed at the bottom of the page.",
    expiry_malformed: "Enter the month and the year, for example 09/29.",
    expiry_over: "This card has expired. Use another card.",
    code_wrong: "Enter the 3 digits on the back of the card.",
    done: ["Your card is accepted", "You can go back to the shop."],
    cancelled: ["Payment cancelled", "Nothing is charged. You can go back to the shop and start again."],
    unknown: ["Payment page not found", "This address is no longer valid. Go back to the shop and start again."],
};

impl Texts {
    pub(crate) fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Fr => &FRENCH,
            Locale::En => &ENGLISH,
        }
    }

    pub(crate) const fn number_fault(&self, fault: NumberFault) -> &'static str {
        match fault {
            NumberFault::Mistyped => self.number_mistyped,
            NumberFault::NotATestNumber => self.number_not_test,
        }
    }

    pub(crate) const fn expiry_fault(&self, fault: ExpiryFault) -> &'static str {
        match fault {
            ExpiryFault::Malformed => self.expiry_malformed,
            ExpiryFault::Over => self.expiry_over,
        }
    }
}

/// An amount as people write it: `1 234,56 €` or `€1,234.56`.
pub(crate) fn amount(money: Money, locale: Locale) -> String {
    let (euros, cents) = (money.cents() / 100, money.cents() % 100);
    let grouped = |separator: char| match (euros / 1000, euros % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands}{separator}{rest:03}"),
    };
    match locale {
        Locale::Fr => format!("{},{cents:02}\u{a0}€", grouped('\u{202f}')),
        Locale::En => format!("€{}.{cents:02}", grouped(',')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_in_each_language() {
        assert_eq!(amount(Money::from_cents(123_456), Locale::Fr), "1\u{202f}234,56\u{a0}€");
        assert_eq!(amount(Money::from_cents(100_005), Locale::En), "€1,000.05");
        assert_eq!(amount(Money::ZERO, Locale::Fr), "0,00\u{a0}€");
    }
}
