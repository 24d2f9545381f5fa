//! What the law wants told of a device beside its price (law.md PR-9): facts that its producer measured or made.
//!
//! What this is: the values, whole or not there. What it is not: the labels themselves. Their drawing is fixed by law and
//! comes from the producer (the register EPREL for energy), so a label is an address where it is.

use crate::canonical::travels_as_text;
use serde::{Deserialize, Serialize};

/// What is told of one device; nothing of most.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductInformation {
    /// How much of its waves a body absorbs.
    pub sar: SarValues,
    /// Its energy label, with the sheet that goes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy: Option<EnergyLabel>,
    /// The label of its producer's own guarantee of durability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durability: Option<DurabilityLabel>,
}

impl ProductInformation {
    /// Whether nothing is to be told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The specific absorption rates of a device (`DAS`), by the part of the body; none where none is measured
/// (France: arrêté of 12 October 2010; Belgium: royal decree of 30 July 2013, of the head alone).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SarValues {
    /// At the ear (`tête`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Sar>,
    /// In a pocket or a bag (`tronc`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trunk: Option<Sar>,
    /// In the hand or on the arm (`membres`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limbs: Option<Sar>,
}

/// A specific absorption rate, in thousandths of a watt per kilogram; never nothing: a device that sends is absorbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Sar(u16);

/// A number is no rate that a device on sale may have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a specific absorption rate: more than 0 and at most 4 W/kg, to three decimals")]
pub struct SarError;

impl crate::Refusal for SarError {
    fn code(&self) -> &'static str {
        "VAL-006"
    }
}

impl Sar {
    /// The most at the head and the trunk.
    pub const MOST: Self = Self(2_000);
    /// The most at the limbs, and of any rate.
    pub const MOST_OF_LIMBS: Self = Self(4_000);

    /// Reads watts per kilogram with a comma or a point: `0,98`, `1.194 W/kg`.
    ///
    /// # Errors
    /// [`SarError`] for anything that is no such rate.
    pub fn parse(text: &str) -> Result<Self, SarError> {
        let text = text.trim();
        let number = text.strip_suffix("W/kg").unwrap_or(text).trim().replace(',', ".");
        let (watts, thousandths) = number.split_once('.').unwrap_or((&number, ""));
        let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if watts.is_empty() || thousandths.len() > 3 || !is_plain(watts) || !is_plain(thousandths) {
            return Err(SarError);
        }
        format!("{watts}{thousandths:0<3}").parse().map_err(|_| SarError).and_then(Self::from_milliwatts)
    }

    /// From thousandths of a watt per kilogram.
    ///
    /// # Errors
    /// [`SarError`] for nothing, and for more than any device on sale may have.
    pub fn from_milliwatts(milliwatts: u16) -> Result<Self, SarError> {
        if (1..=Self::MOST_OF_LIMBS.0).contains(&milliwatts) { Ok(Self(milliwatts)) } else { Err(SarError) }
    }

    /// Thousandths of a watt per kilogram.
    #[must_use]
    pub const fn milliwatts(self) -> u16 {
        self.0
    }

    /// Watts per kilogram with this sign before the decimals, of which there are two, or three where there is a third.
    #[must_use]
    pub fn written(self, sign: char) -> String {
        let (watts, rest) = (self.0 / 1_000, self.0 % 1_000);
        if rest % 10 == 0 { format!("{watts}{sign}{:02}", rest / 10) } else { format!("{watts}{sign}{rest:03}") }
    }

    /// The category of Belgian law, by steps of 0.4 W/kg: `A` below the first, `E` from the fourth on.
    #[must_use]
    pub const fn belgian_category(self) -> char {
        match self.0 {
            0..400 => 'A',
            400..800 => 'B',
            800..1_200 => 'C',
            1_200..1_600 => 'D',
            _ => 'E',
        }
    }
}

impl TryFrom<u16> for Sar {
    type Error = SarError;
    fn try_from(milliwatts: u16) -> Result<Self, Self::Error> {
        Self::from_milliwatts(milliwatts)
    }
}

impl From<Sar> for u16 {
    fn from(sar: Sar) -> Self {
        sar.0
    }
}

/// The energy label of a device, and what must be had with it (Regulation (EU) 2017/1369 article 5; for smartphones
/// Delegated Regulation (EU) 2023/1669, on sale since 20 June 2025).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnergyLabel {
    /// Its class.
    pub class: EnergyClass,
    /// Where the label is.
    pub label: WebAddress,
    /// Where the product information sheet is.
    pub sheet: WebAddress,
}

/// A class of energy efficiency: `A` uses the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the letters say what they are")]
pub enum EnergyClass {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
}

impl EnergyClass {
    /// Every class, the best first.
    pub const ALL: [Self; 7] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F, Self::G];

    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
            Self::G => "G",
        }
    }
}

/// The harmonised label of a producer's commercial guarantee of durability, of more than two years and at no cost
/// (Directive 2011/83/EU article 6, as of Directive (EU) 2024/825; due since 27 September 2026).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DurabilityLabel {
    /// How long it holds, in years.
    pub years: u8,
    /// Where the label is.
    pub label: WebAddress,
}

impl DurabilityLabel {
    /// The fewest years that it may be of: what the law gives by itself is no more than two.
    pub const FEWEST: u8 = 3;
    /// The most that is believed.
    pub const MOST: u8 = 30;
}

/// Where something is that a page leads to: an `https` address, or a path of the shop's own host.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

/// A text is no address that a page may lead to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an address of the web: https://… or /…")]
pub struct WebAddressError;

impl crate::Refusal for WebAddressError {
    fn code(&self) -> &'static str {
        "VAL-007"
    }
}

impl WebAddress {
    /// The longest, in characters.
    pub const LONGEST: usize = 400;

    /// Reads an address. Nothing that runs (`javascript:`), and no host that a path could name by itself (`//…`).
    ///
    /// # Errors
    /// [`WebAddressError`].
    pub fn parse(text: &str) -> Result<Self, WebAddressError> {
        let text = text.trim();
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`' | '@');
        if text.len() > Self::LONGEST || !text.chars().all(plain) {
            return Err(WebAddressError);
        }
        let is_path = text.starts_with('/') && !text.starts_with("//");
        let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        if is_path || host.is_some_and(|host| host.contains('.') && !host.starts_with('.')) {
            Ok(Self(text.to_owned()))
        } else {
            Err(WebAddressError)
        }
    }

    /// The whole of it for who is not on a page of the shop: a path is one of this host (`https://shop.example`).
    #[must_use]
    pub fn whole(&self, host: &str) -> String {
        let host = if self.0.starts_with('/') { host.trim_end_matches('/') } else { "" };
        format!("{host}{}", self.0)
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for WebAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

travels_as_text!(WebAddress, WebAddressError, |address| address.0);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_rate_is_read_as_people_write_it_and_written_as_they_read_it() {
        for (text, milliwatts, french) in
            [("0,98", 980, "0,98"), ("1.194 W/kg", 1_194, "1,194"), ("2", 2_000, "2,00"), ("0.5", 500, "0,50")]
        {
            let sar = Sar::parse(text).unwrap();
            assert_eq!((sar.milliwatts(), sar.written(',').as_str()), (milliwatts, french), "{text}");
        }
        for text in ["", "0", "0,000", "4,001", "1,2345", "-1", "1e3", "un", ",5", "1,2,3", "99999999999"] {
            assert_eq!(Sar::parse(text), Err(SarError), "{text}");
        }
    }

    #[test]
    fn belgian_categories_begin_at_each_step_of_four_tenths() {
        let categories: String = [399, 400, 799, 800, 1_199, 1_200, 1_599, 1_600, 2_000]
            .map(|at| Sar(at).belgian_category())
            .iter()
            .collect();
        assert_eq!(categories, "ABBCCDDEE");
    }

    #[test]
    fn an_address_leads_where_it_says() {
        for text in ["https://eprel.ec.europa.eu/qr/1234567", "/labels/phone.svg", "https://a.example?x=1&y=2#z"] {
            assert_eq!(WebAddress::parse(text).unwrap().as_str(), text);
        }
        let whole = |text: &str| WebAddress::parse(text).unwrap().whole("https://shop.example/");
        assert_eq!(whole("/labels/phone.svg"), "https://shop.example/labels/phone.svg");
        assert_eq!(whole("https://a.example/x"), "https://a.example/x");
        for text in [
            "",
            "http://a.example/x",
            "javascript:alert(1)",
            "//a.example/x",
            "https://",
            "https:///x",
            "https://localhost",
            "/a b",
            "https://a.example/\"onclick",
            "https://a.example@b.example/",
            "/\\b.example",
            "label.svg",
        ] {
            assert_eq!(WebAddress::parse(text), Err(WebAddressError), "{text}");
        }
        assert!(WebAddress::parse(&format!("/{}", "x".repeat(WebAddress::LONGEST))).is_err());
    }

    #[test]
    fn what_is_told_of_a_device_travels_whole_and_nothing_travels_as_nothing() {
        assert_eq!(serde_json::to_string(&ProductInformation::default()).unwrap(), r#"{"sar":{}}"#);
        assert_eq!(serde_json::from_str::<ProductInformation>("{}").unwrap(), ProductInformation::default());
        let told = ProductInformation {
            sar: SarValues { head: Sar::parse("0,98").ok(), ..SarValues::default() },
            energy: Some(EnergyLabel {
                class: EnergyClass::B,
                label: WebAddress::parse("/label").unwrap(),
                sheet: WebAddress::parse("/sheet").unwrap(),
            }),
            durability: Some(DurabilityLabel { years: 5, label: WebAddress::parse("/years").unwrap() }),
        };
        let text = serde_json::to_string(&told).unwrap();
        assert_eq!(serde_json::from_str::<ProductInformation>(&text).unwrap(), told);
        assert!(serde_json::from_str::<ProductInformation>(&text.replace("/label", "javascript:x")).is_err());
        assert!(serde_json::from_str::<ProductInformation>(&text.replace("980", "9800")).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_of_a_rate_is_read_back(milliwatts in 1_u16..=4_000, comma in any::<bool>()) {
            let sar = Sar::from_milliwatts(milliwatts).unwrap();
            prop_assert_eq!(Sar::parse(&sar.written(if comma { ',' } else { '.' })), Ok(sar));
        }

        #[test]
        fn no_text_panics(text in ".{0,60}") {
            let _ = (Sar::parse(&text), WebAddress::parse(&text));
        }
    }
}
