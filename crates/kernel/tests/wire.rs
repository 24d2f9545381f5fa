//! On the wire and in stores, each value is its canonical text, and a bad text is refused on the way in.
#![allow(missing_docs)]

use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use weblys_kernel::{
    BirthDate, Country, CreditorId, DateInterval, EmailAddress, Iban, MandateReference, PersonName, PhoneNumber,
    PostalCode, Rio,
};

/// A typed text arrives, is kept in its canonical form, and comes back the same.
fn travels<T: Serialize + DeserializeOwned + PartialEq + Debug>(typed: &str, canonical: &str, bad: &str) {
    let read = |text: &str| serde_json::from_value::<T>(serde_json::Value::from(text));
    let sent = read(typed).and_then(serde_json::to_value).map_err(|refusal| refusal.to_string());
    assert_eq!(sent, Ok(canonical.into()));
    assert_eq!(read(canonical).ok(), read(typed).ok());
    let refusal = read(bad).map_err(|refusal| refusal.to_string());
    assert!(refusal.is_err_and(|said| !said.contains(bad)), "{bad} must be refused, and not repeated");
}

#[test]
fn every_value_travels_as_its_canonical_text() {
    travels::<BirthDate>("1984-07-14", "1984-07-14", "14/07");
    travels::<Country>("fr", "FR", "LU");
    travels::<CreditorId>("fr25 zzz 999abc", "FR25ZZZ999ABC", "FR26ZZZ999ABC");
    travels::<DateInterval>("2026-01-01/..", "2026-01-01/..", "2026-02-01/2026-01-01");
    travels::<EmailAddress>("camille@Example.fr", "camille@example.fr", "camille@localhost");
    travels::<Iban>("fr14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606", "FR1420041010050500013M02607");
    travels::<MandateReference>("web-42", "WEB-42", "A//B");
    travels::<PersonName>(" Camille  Fictive ", "Camille Fictive", "Camille2");
    travels::<PhoneNumber>("06 39 98 00 12", "+33639980012", "06 39 98 00");
    travels::<PostalCode>("42 000", "42000", "4200A");
    travels::<Rio>("01 P A1B2C3 JBN", "01PA1B2C3JBN", "01QA1B2C3JBN");
}
