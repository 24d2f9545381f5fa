//! Which passwords are good enough, and how a password is spelt before it is hashed.
//!
//! What this is: the policy for a new one (12 to 128 characters, not guessable, without the login) as NIST SP
//! 800-63B has it: no rule about kinds of characters. The offline list of what was breached is zxcvbn's: thirty thousand
//! passwords of published leaks, and names and words beside; a password that is one of them, or one with digits, dates,
//! keys in a row or letters turned into digits around it, is guessed soon and refused. What it is not: a hash (BACK's, Argon2id). What
//! somebody types at sign-in goes through [`normalise`] only.
//!
//! One impurity is known: zxcvbn asks the machine for the year, to guess dates of our time first.

use crate::SecurityRefusal;
use crate::user::Login;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use weblys_kernel::EmailAddress;

const SHORTEST: usize = 12;
const LONGEST: usize = 128;
/// A person's word with fewer letters would be found in words that are not his.
const SHORTEST_WORD: usize = 4;
/// Words that somebody guesses first here.
const HOUSE_WORDS: [&str; 3] = ["weblys", "weconfig", "selfshop"];

/// A password that may be taken as a new one, normalised. It shows itself nowhere but in [`NewPassword::expose`].
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

impl NewPassword {
    /// Checks a password as typed for the person whose login, name and e-mail address are given.
    ///
    /// # Errors
    /// `SEC-030` to `SEC-033`.
    pub fn parse(text: &str, login: &Login, name: &str, email: Option<&EmailAddress>) -> Result<Self, SecurityRefusal> {
        let password = normalise(text);
        let length = password.chars().count();
        if length < SHORTEST {
            return Err(SecurityRefusal::PasswordShort);
        }
        if length > LONGEST {
            return Err(SecurityRefusal::PasswordLong);
        }
        if contains_login(&password, login) {
            return Err(SecurityRefusal::PasswordHasLogin);
        }
        if is_weak(&password, &[login.as_str(), name, email.map_or("", EmailAddress::as_str)]) {
            return Err(SecurityRefusal::PasswordWeak);
        }
        Ok(Self(password))
    }

    /// The password itself, for its hash only.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(•••)")
    }
}

/// How a password is spelt before it is hashed (Unicode NFKC): the same keys give the same password on every
/// keyboard and system. Used for new ones and at sign-in.
#[must_use]
pub fn normalise(text: &str) -> String {
    text.nfkc().collect()
}

/// The login, or what stands before its `@`.
fn contains_login(password: &str, login: &Login) -> bool {
    let folded = password.to_lowercase();
    let local = login.as_str().split('@').next().unwrap_or_default();
    folded.contains(login.as_str()) || (local.len() >= 3 && folded.contains(local))
}

/// Whether who knows the person guesses it soon. His own words and ours are cut out, whatever their capitals and
/// accents, and besides given to zxcvbn, which knows them turned round and with digits for letters. (That alone would still
/// take two of them with a dash for a good password.)
fn is_weak(password: &str, own: &[&str]) -> bool {
    let own: Vec<String> = own.iter().map(|text| folded(text)).collect();
    let words = own.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).chain(HOUSE_WORDS);
    let mut words: Vec<&str> = words.filter(|word| word.chars().count() >= SHORTEST_WORD).collect();
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    let left = words.iter().fold(folded(password), |left, word| left.replace(word, ""));
    zxcvbn::zxcvbn(&left, &words).score() < zxcvbn::Score::Three
}

/// Small letters without accents.
fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<NewPassword, SecurityRefusal> {
        let login = Login::parse("zfictif@exemplia.fr").unwrap();
        let email = EmailAddress::parse("zoe.imaginaire@example.fr").unwrap();
        NewPassword::parse(text, &login, "Zoé Imaginaire-Durand", Some(&email))
    }

    #[test]
    fn each_reason_against_a_password_has_its_name() {
        let table = [
            ("vR7!kq0-Lm2", SecurityRefusal::PasswordShort),
            ("", SecurityRefusal::PasswordShort),
            (&"vR7!kq0-".repeat(17), SecurityRefusal::PasswordLong),
            ("motif ZFictif grenat 84", SecurityRefusal::PasswordHasLogin),
            ("password1234", SecurityRefusal::PasswordWeak),
            ("aaaaaaaaaaaaaaaa", SecurityRefusal::PasswordWeak),
            ("azertyazerty", SecurityRefusal::PasswordWeak),
            ("qwertyuiop123", SecurityRefusal::PasswordWeak),
            ("P@ssw0rd2026!", SecurityRefusal::PasswordWeak),
            // Of published leaks, as they stand or with what people put behind.
            ("1q2w3e4r5t6y", SecurityRefusal::PasswordWeak),
            ("123456789012", SecurityRefusal::PasswordWeak),
            ("iloveyou1234", SecurityRefusal::PasswordWeak),
            ("princess12345", SecurityRefusal::PasswordWeak),
            ("football2026!", SecurityRefusal::PasswordWeak),
            ("doudoudoudou", SecurityRefusal::PasswordWeak),
            ("sunshine_2026", SecurityRefusal::PasswordWeak),
        ];
        for (typed, refusal) in table {
            assert_eq!(parse(typed), Err(refusal), "{typed}");
        }
        for good in
            ["bougie tracteur olive 7", "vR7!kq0-Lm2zWp", "été où l’âne a bu 3 fois", "bougie Durand tracteur olive"]
        {
            assert!(parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn one_s_own_name_and_address_do_not_make_a_password_strong() {
        for own in [
            "imaginaire-durand",
            "Durand!Imaginaire",
            "durand durand durand",
            "erianigami84",
            "1m4gin4ire84",
            "weblys-weconfig-selfshop",
            "Zoe.Imaginaire1",
            "exemplia.imaginaire",
            "WeblysImaginaire1",
            "ïmàginaire.DURAND26",
        ] {
            assert_eq!(parse(own), Err(SecurityRefusal::PasswordWeak), "{own}");
        }
    }

    #[test]
    fn length_counts_what_is_hashed() {
        let composed = format!("bougie-tracteur{}", "é".repeat(113));
        let apart = composed.replace('é', "e\u{301}");
        assert_eq!(parse(&apart), parse(&composed));
        assert!(parse(&apart).is_ok());
        assert_eq!(parse(&format!("{apart}x")), Err(SecurityRefusal::PasswordLong));
    }

    #[test]
    fn a_password_never_shows_itself() {
        let secret = parse("bougie tracteur olive 7").unwrap();
        assert_eq!(format!("{secret:?}"), "NewPassword(•••)");
        assert_eq!(secret.expose(), "bougie tracteur olive 7");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_taken_is_what_sign_in_will_spell(text in any::<String>()) {
            if let Ok(taken) = parse(&text) {
                prop_assert_eq!(taken.expose(), normalise(&text));
            }
            prop_assert_eq!(normalise(&normalise(&text)), normalise(&text));
        }

        #[test]
        fn a_password_with_the_login_in_it_is_refused(before in "[a-z0-9 ]{6,20}", after in "[a-z0-9 ]{6,20}") {
            prop_assert_eq!(parse(&format!("{before}zFictif{after}")), Err(SecurityRefusal::PasswordHasLogin));
        }
    }
}
