//! What ends, when, and where the receipt goes, as typed: only what the law lets us ask (TE-5, TE-6).

use crate::faults::Faults;
use crate::pages::shop::you::birth;
use crate::typed::Typed;
use chrono::NaiveDate;
use weblys_api::contact::{ContactKind, LeaveContact, NO_DAY_TO_END, NO_WAY_FOR_RECEIPT, NOTHING_TO_END};
use weblys_i18n::Texts;
use weblys_kernel::email::EmailAddress;
use weblys_kernel::person::PersonName;
use weblys_kernel::phone::PhoneNumber;
use weblys_kernel::{Locale, Refusal};

/// A termination that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Notice {
    /// Who ends the contract.
    pub(super) name: String,
    /// The contract, if its number is at hand.
    pub(super) contract: String,
    /// Or the number of the line.
    pub(super) line: String,
    /// Where the receipt goes.
    pub(super) email: String,
    /// Or where it goes by post.
    pub(super) address: String,
    /// The end wished, `YYYY-MM-DD` once it can be read; empty: as soon as can be.
    pub(super) wished_on: String,
    /// A legitimate reason to end it before its time, if there is one.
    pub(super) reason: String,
    /// The same for every try of one notice.
    pub(super) idempotency_key: String,
}

impl Notice {
    /// What was typed; the day in any way in which days are written.
    pub(super) fn typed(typed: &Typed) -> Self {
        Self {
            name: typed.text("name"),
            contract: typed.text("contract").trim().to_owned(),
            line: typed.text("line").trim().to_owned(),
            email: typed.text("email").trim().to_owned(),
            address: typed.text("address").trim().to_owned(),
            wished_on: birth::to_wire(typed.text("wished_on").trim()),
            reason: typed.text("message").trim().to_owned(),
            idempotency_key: typed.text("idempotency_key"),
        }
    }

    /// What was typed, as a form sends it.
    pub(super) fn kept(self) -> Vec<(&'static str, String)> {
        vec![
            ("name", self.name),
            ("contract", self.contract),
            ("line", self.line),
            ("email", self.email),
            ("address", self.address),
            ("wished_on", self.wished_on),
            ("message", self.reason),
            ("idempotency_key", self.idempotency_key),
        ]
    }

    /// What must be mended before anything can be sent; BACK reads it again at the last button.
    pub(super) fn faults(&self, today: NaiveDate) -> Faults {
        let mut faults = Faults::default();
        if let Err(refusal) = PersonName::parse(&self.name) {
            faults.add("name", refusal.code());
        }
        if self.contract.is_empty() && self.line.is_empty() {
            faults.add("contract", NOTHING_TO_END);
        }
        if !self.line.is_empty()
            && let Err(refusal) = PhoneNumber::parse(&self.line)
        {
            faults.add("line", refusal.code());
        }
        if !self.wished_on.is_empty() && self.day().is_none_or(|day| day < today) {
            faults.add("wished_on", NO_DAY_TO_END);
        }
        match self.email.as_str() {
            "" if self.address.is_empty() => faults.add("email", NO_WAY_FOR_RECEIPT),
            "" => {}
            typed => {
                if let Err(refusal) = EmailAddress::parse(typed) {
                    faults.add("email", refusal.code());
                }
            }
        }
        faults
    }

    fn day(&self) -> Option<NaiveDate> {
        self.wished_on.parse().ok()
    }

    /// The end wished, in words.
    pub(super) fn day_words(&self, t: &Texts) -> String {
        self.day().map_or_else(|| t.get("termination-soonest").into_owned(), |day| t.date(day))
    }

    /// The words that are notified.
    pub(super) fn words(&self, t: &Texts) -> String {
        let named = [("contract", (&self.contract).into()), ("line", (&self.line).into())];
        let what = match (self.contract.is_empty(), self.line.is_empty()) {
            (true, _) => t.with("termination-words-line", &named),
            (false, true) => t.with("termination-words-contract", &named),
            (false, false) => t.with("termination-words-both", &named),
        };
        let when = match self.day() {
            Some(day) => t.one("termination-words-on", "day", t.date(day)),
            None => t.get("termination-words-soonest").into_owned(),
        };
        let mut words = format!("{what} {when}");
        if !self.reason.is_empty() {
            words.push(' ');
            words.push_str(&t.one("termination-words-reason", "reason", &self.reason));
        }
        words
    }

    pub(super) fn to_wire(&self, t: &Texts, locale: Locale) -> LeaveContact {
        LeaveContact {
            kind: ContactKind::Termination,
            idempotency_key: self.idempotency_key.clone(),
            name: self.name.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            contract: self.contract.clone(),
            line: self.line.clone(),
            wished_on: self.wished_on.clone(),
            message: self.words(t),
            locale,
            ..LeaveContact::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();

    fn notice() -> Notice {
        Notice::typed(&Typed::of(&[
            ("name", "Camille Fictif"),
            ("contract", "10 004 271"),
            ("email", "camille@example.fr"),
            ("wished_on", "31/01/2027"),
        ]))
    }

    #[test]
    fn te_5_a_contract_or_a_line_and_an_e_mail_or_a_postal_address_are_enough() {
        assert!(notice().faults(TODAY).is_empty());
        let by_line = Notice { contract: String::new(), line: "01 99 00 12 34".to_owned(), ..notice() };
        assert!(by_line.faults(TODAY).is_empty());
        let by_post = Notice { email: String::new(), address: "4 rue de l’Exemple".to_owned(), ..notice() };
        assert!(by_post.faults(TODAY).is_empty());
        let neither = Notice { contract: String::new(), email: String::new(), ..notice() };
        let faults = neither.faults(TODAY);
        assert_eq!((faults.code("contract"), faults.code("email")), (NOTHING_TO_END, NO_WAY_FOR_RECEIPT));
    }

    #[test]
    fn te_5_the_end_is_wished_from_today_on_and_need_not_be() {
        for (typed, is_fine) in [("", true), ("30/11/2026", true), ("29/11/2026", false), ("bientôt", false)] {
            let form = Notice { wished_on: birth::to_wire(typed), ..notice() };
            assert_eq!(form.faults(TODAY).is_empty(), is_fine, "{typed}");
        }
    }

    #[test]
    fn te_7_the_words_say_what_ends_when_and_why() {
        let t = texts(Locale::Fr);
        let form = Notice { line: "01 99 00 12 34".to_owned(), reason: "Déménagement".to_owned(), ..notice() };
        let words = form.words(t).replace(['\u{a0}', '\u{202f}'], " ");
        for part in ["du contrat 10 004 271", "ligne 01 99 00 12 34", "31 janvier 2027", "Déménagement"] {
            assert!(words.contains(part), "{words}");
        }
        let soonest = Notice { wished_on: String::new(), ..notice() };
        assert!(soonest.words(t).contains("dès que possible"));
    }
}
