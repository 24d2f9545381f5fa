//! The SEPA direct debit mandate (`mandat de prélèvement SEPA`), with the standard text (law.md SP-1).

use crate::facts::{MandateSignature, MandateUse, OperatorIdentity, SepaMandate};
use crate::fault::DocumentFault;
use crate::wording::Wording;
use askama::Template;
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// Writes the mandate as a self-contained HTML document of one page. It bears the whole IBAN: it
/// is the customer's own copy.
///
/// # Errors
/// [`DocumentFault`] when the template fails, which no facts can bring about.
pub fn sepa_mandate(facts: &SepaMandate, locale: Locale) -> Result<String, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let t = wording.t;
    let page = MandatePage {
        t,
        title: t.one("doc-mandate-title", "reference", &facts.reference),
        operator: &facts.operator,
        facts,
        iban: in_fours(&facts.iban),
        usage: match facts.usage {
            MandateUse::Recurrent => t.get("doc-mandate-recurrent").into_owned(),
            MandateUse::OneOff => t.get("doc-mandate-one-off").into_owned(),
        },
        signed_at: wording.exact_moment(facts.signed_at),
        signature: match &facts.signature {
            MandateSignature::Box { email } => t.one("doc-mandate-signed-box", "email", email),
            MandateSignature::SmsCode { masked_phone } => t.one("doc-mandate-signed-sms", "phone", masked_phone),
        },
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "documents/sepa_mandate.html")]
struct MandatePage<'a> {
    t: Texts,
    title: String,
    operator: &'a OperatorIdentity,
    facts: &'a SepaMandate,
    iban: String,
    usage: String,
    signed_at: String,
    signature: String,
}

/// An IBAN as it is printed: in groups of four (ISO 13616).
fn in_fours(iban: &str) -> String {
    let characters: Vec<char> = iban.chars().filter(|c| !c.is_whitespace()).collect();
    characters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn an_iban_is_read_in_groups_of_four() {
        assert_eq!(in_fours("FR7630006000011234567890189").replace('\u{a0}', " "), "FR76 3000 6000 0112 3456 7890 189");
        assert_eq!(in_fours("BE68 5390 0754 7034").replace('\u{a0}', " "), "BE68 5390 0754 7034");
    }
}
