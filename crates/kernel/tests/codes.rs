//! Refusal codes of the kernel: one meaning each, for ever.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use weblys_kernel::Refusal;
use weblys_kernel::country::CountryError;
use weblys_kernel::creditor::CreditorIdError;
use weblys_kernel::email::EmailError;
use weblys_kernel::iban::IbanError;
use weblys_kernel::id::CodeError;
use weblys_kernel::mandate::MandateReferenceError;
use weblys_kernel::money::MoneyError;
use weblys_kernel::period::DateIntervalError;
use weblys_kernel::person::{BirthDateError, PersonNameError};
use weblys_kernel::phone::PhoneError;
use weblys_kernel::postal::{AddressFault, AddressField, PostalCodeError};
use weblys_kernel::rio::RioError;

fn refusals() -> Vec<Box<dyn Refusal>> {
    let country = || "KZ".to_owned();
    vec![
        Box::new(CodeError::Empty),
        Box::new(CodeError::TooLong),
        Box::new(CodeError::BadChar('é')),
        Box::new(CountryError),
        Box::new(MoneyError::Malformed(String::new())),
        Box::new(MoneyError::TooLarge),
        Box::new(RioError::TooShort),
        Box::new(RioError::TooLong),
        Box::new(RioError::BadChar('*')),
        Box::new(RioError::UnknownQuality('Q')),
        Box::new(RioError::BadKey),
        Box::new(RioError::WrongKind),
        Box::new(RioError::NotPortable),
        Box::new(IbanError::TooShort),
        Box::new(IbanError::TooLong),
        Box::new(IbanError::BadChar('*')),
        Box::new(IbanError::NotSepa(country())),
        Box::new(IbanError::BadStructure),
        Box::new(IbanError::BadKey),
        Box::new(IbanError::BadNationalKey),
        Box::new(CreditorIdError::TooShort),
        Box::new(CreditorIdError::TooLong),
        Box::new(CreditorIdError::BadChar('*')),
        Box::new(CreditorIdError::NotSepa(country())),
        Box::new(CreditorIdError::BadKey),
        Box::new(MandateReferenceError::Empty),
        Box::new(MandateReferenceError::TooLong),
        Box::new(MandateReferenceError::BadChar('*')),
        Box::new(MandateReferenceError::BadSlash),
        Box::new(PhoneError::TooShort),
        Box::new(PhoneError::TooLong),
        Box::new(PhoneError::BadChar('*')),
        Box::new(PhoneError::UnknownCountry),
        Box::new(PhoneError::ShortNumber),
        Box::new(PhoneError::MissingPrefix),
        Box::new(PhoneError::Unassigned),
        Box::new(EmailError::Empty),
        Box::new(EmailError::TooLong),
        Box::new(EmailError::Malformed),
        Box::new(EmailError::NoDot),
        Box::new(EmailError::DisplayName),
        Box::new(PersonNameError::Empty),
        Box::new(PersonNameError::TooLong),
        Box::new(PersonNameError::BadChar('1')),
        Box::new(BirthDateError::Malformed),
        Box::new(BirthDateError::Future),
        Box::new(BirthDateError::TooOld),
        Box::new(PostalCodeError::Empty),
        Box::new(PostalCodeError::BadChar('A')),
        Box::new(PostalCodeError::WrongLength),
        Box::new(PostalCodeError::Unassigned),
        Box::new(AddressFault::Missing(AddressField::Town)),
        Box::new(AddressFault::TooLong(AddressField::Town)),
        Box::new(AddressFault::BadChar(AddressField::Town, '\n')),
        Box::new(DateIntervalError::Malformed),
        Box::new(DateIntervalError::Backwards),
        Box::new(DateIntervalError::Empty),
    ]
}

#[test]
fn each_refusal_has_a_code_of_its_own_and_says_why() {
    let mut seen = BTreeSet::new();
    for refusal in refusals() {
        let code = refusal.code();
        assert!(code.strip_prefix("VAL-").is_some_and(|n| n.len() == 3 && n.parse::<u16>().is_ok()), "{code}");
        assert!(seen.insert(code), "{code} has two meanings");
        assert!(!refusal.to_string().is_empty(), "{code}");
    }
}

#[test]
fn an_address_s_faults_borrow_the_codes_of_what_is_wrong() {
    assert_eq!(AddressFault::PostalCode(PostalCodeError::WrongLength).code(), PostalCodeError::WrongLength.code());
    assert_eq!(AddressFault::Country.code(), CountryError.code());
}
