//! One-time codes of an application on a phone (RFC 6238: SHA-1, 6 digits, 30 seconds, what every one of them
//! knows), and recovery codes for who has lost the phone.

use crate::SecurityRefusal;
use crate::hex;
use chrono::{DateTime, Utc};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Algorithm, Builder, Totp};

const STEP_SECONDS: i64 = 30;
/// How many steps a phone's clock may be early or late.
const TOLERANCE: i64 = 1;

/// The secret that a phone and we share: 160 random bits. It shows itself on request only.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl Secret {
    /// A secret of random bytes, or of those that were kept.
    #[must_use]
    pub const fn of(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The bytes, to be kept encrypted.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// For typing into a phone: 32 characters of Base32 (RFC 4648).
    #[must_use]
    pub fn base32(&self) -> String {
        base32(&self.0)
    }

    /// For a QR code: the address that applications read (`otpauth://totp/…`).
    #[must_use]
    pub fn uri(&self, issuer: &str, login: &str) -> String {
        let (issuer, login) =
            (utf8_percent_encode(issuer, NON_ALPHANUMERIC), utf8_percent_encode(login, NON_ALPHANUMERIC));
        let secret = self.base32();
        format!("otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
    }

    /// Checks a code and answers its step (30 seconds since 1970), to be kept as `last_step`: no step counts
    /// twice. Spaces in the code do not count. Every step of the tolerance is computed whatever the code is.
    ///
    /// # Errors
    /// [`SecurityRefusal::CodeUsed`] for a step that is not after `last_step`, else [`SecurityRefusal::CodeWrong`].
    pub fn verify(&self, code: &str, now: DateTime<Utc>, last_step: Option<i64>) -> Result<i64, SecurityRefusal> {
        let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let totp = self.totp();
        let present = now.timestamp().div_euclid(STEP_SECONDS);
        let (mut fresh, mut used) = (None, false);
        for step in (present - TOLERANCE)..=(present + TOLERANCE) {
            let is_it = matches(&totp, &typed, step);
            let is_after = last_step.is_none_or(|last| step > last);
            used |= is_it && !is_after;
            fresh = if is_it && is_after { Some(step) } else { fresh };
        }
        fresh.ok_or(if used { SecurityRefusal::CodeUsed } else { SecurityRefusal::CodeWrong })
    }

    fn totp(&self) -> Totp {
        let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(0).with_step_duration(30);
        // "Noncompliant" skips checks that these constants pass.
        builder.with_secret(totp_rs::Secret::new_stack(self.0)).build_noncompliant()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(•••)")
    }
}

/// Compares in constant time (a `Token` of `totp-rs` does).
fn matches(totp: &Totp, typed: &str, step: i64) -> bool {
    u64::try_from(step * STEP_SECONDS).is_ok_and(|second| totp.check(typed, second).is_some())
}

fn base32(bytes: &[u8]) -> String {
    totp_rs::Secret::from(bytes).to_base32()
}

/// Ten recovery codes of random bytes, 80 bits each: `ABCD-EFGH-IJKL-MNOP`. Shown once; only their hashes are kept.
#[must_use]
pub fn recovery_codes(random: [[u8; 10]; 10]) -> Vec<String> {
    random.iter().map(|bytes| grouped(&base32(bytes))).collect()
}

fn grouped(text: &str) -> String {
    let mut groups = String::with_capacity(text.len() + text.len() / 4);
    for (place, letter) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            groups.push('-');
        }
        groups.push(letter);
    }
    groups
}

/// What is kept of a recovery code, and compared: its SHA-256, 64 hexadecimal digits. Small letters, dashes and
/// spaces do not count; 0, 1 and 8 are read as the letters O, I and B that they were taken for.
#[must_use]
pub fn hash_recovery(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric).map(|c| match c.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    });
    hex::sha256(&[letters.collect::<String>().as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RFC: Secret = Secret::of(*b"12345678901234567890");

    fn second(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B has eight digits; an application shows the last six.
        let table = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (time, code) in table {
            assert_eq!(RFC.verify(code, second(time), None), Ok(time / 30), "{time}");
        }
        assert_eq!(RFC.verify("287 082", second(59), None), Ok(1), "as applications show it");
    }

    #[test]
    fn a_clock_may_be_one_step_off_and_no_more() {
        for (time, answer) in [(29, Ok(1)), (89, Ok(1)), (90, Err(SecurityRefusal::CodeWrong))] {
            assert_eq!(RFC.verify("287082", second(time), None), answer, "{time}");
        }
        assert_eq!(RFC.verify("050471", second(1_111_111_079), None), Err(SecurityRefusal::CodeWrong), "too early");
    }

    #[test]
    fn a_code_seen_over_the_shoulder_does_not_open_again() {
        let step = RFC.verify("287082", second(59), None).unwrap();
        assert_eq!(RFC.verify("287082", second(60), Some(step)), Err(SecurityRefusal::CodeUsed));
        assert_eq!(
            RFC.verify("287082", second(59), Some(step + 1)),
            Err(SecurityRefusal::CodeUsed),
            "nor an older one"
        );
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        for bad in ["", "28708", "2870820", "+87082", "２８７０８２", "abcdef", "287082\0"] {
            assert_eq!(RFC.verify(bad, second(59), None), Err(SecurityRefusal::CodeWrong), "{bad:?}");
        }
        assert_eq!(RFC.verify("287082", second(-10_000), None), Err(SecurityRefusal::CodeWrong), "before 1970");
    }

    #[test]
    fn applications_can_read_it_and_logs_cannot() {
        assert_eq!(RFC.base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            RFC.uri("Exemplia Télé", "camille@example.fr"),
            "otpauth://totp/Exemplia%20T%C3%A9l%C3%A9:camille%40example%2Efr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Exemplia%20T%C3%A9l%C3%A9&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(format!("{RFC:?}"), "Secret(•••)");
        assert_eq!(Secret::of(*RFC.bytes()), RFC);
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let mut random = [[0; 10]; 10];
        for (place, bytes) in random.iter_mut().enumerate() {
            bytes.fill(u8::try_from(place * 23).unwrap());
        }
        let codes = recovery_codes(random);
        assert_eq!(codes.len(), 10);
        assert!(
            codes.iter().all(|code| code.len() == 19 && code.split('-').all(|group| group.len() == 4)),
            "{codes:?}"
        );
        let hashes: std::collections::BTreeSet<String> = codes.iter().map(|code| hash_recovery(code)).collect();
        assert_eq!(hashes.len(), 10);
        assert_eq!(hash_recovery("abcd-efgo ijkl-mnob"), hash_recovery("ABCDEFG0-1JKL-MN08"));
        assert_ne!(hash_recovery("ABCD"), hash_recovery("ABCE"));
    }

    proptest! {
        #[test]
        fn no_code_opens_twice(bytes in any::<[u8; 20]>(), time in 0_i64..4_000_000_000, later in -60_i64..120) {
            let secret = Secret::of(bytes);
            let code = secret.totp().generate(u64::try_from(time).unwrap()).to_string();
            let step = secret.verify(&code, second(time), None).unwrap();
            prop_assert!((step - time / 30).abs() <= 1);
            // Two steps may have the same code once in a million; then it is another step's turn.
            if let Ok(again) = secret.verify(&code, second(time + later), Some(step)) {
                prop_assert!(again > step);
            }
        }
    }
}
