//! What the law wants told of a device beside its price: how much of its waves a body absorbs, its energy label, its
//! producer's guarantee of durability (law.md PR-9).
//!
//! What this is: the values and the way to the labels. The arrow is the one that leads to the energy label (Delegated
//! Regulation (EU) 2023/1669, annex VIII): its class in white on the colour of the class, beside the range in black. What
//! it is not: the labels themselves, which are their producers'.

use super::Words;
use askama::Template;
use weblys_i18n::{Arg, Texts};
use weblys_kernel::product::{EnergyLabel, WebAddress};
use weblys_kernel::{Country, ProductInformation, Sar};

/// What is told of one device.
#[derive(Debug, Clone, Template)]
#[template(path = "components/product_facts.html")]
pub struct ProductFacts {
    /// Of which device, for who does not see where a link stands.
    of: String,
    sar: Vec<String>,
    energy: Option<Energy>,
    durability: Option<Durability>,
}

#[derive(Debug, Clone)]
struct Energy {
    letter: &'static str,
    label: WebAddress,
    words: String,
    sheet: WebAddress,
    sheet_words: Words,
}

#[derive(Debug, Clone)]
struct Durability {
    label: WebAddress,
    words: String,
}

impl ProductFacts {
    /// What is told of a device of this name; none where nothing is.
    #[must_use]
    pub fn of(product: &ProductInformation, name: &str, country: Country, t: &Texts) -> Option<Self> {
        let sar = sar(product, country, t);
        if sar.is_empty() && product.energy.is_none() && product.durability.is_none() {
            return None;
        }
        let durability = product.durability.as_ref().map(|durability| Durability {
            label: durability.label.clone(),
            words: t.one("product-durability", "years", u32::from(durability.years)),
        });
        Some(Self {
            of: format!(" ({name})"),
            sar,
            energy: product.energy.as_ref().map(|label| energy(label, t)),
            durability,
        })
    }

    /// What must be read once where rates of absorption are told, and how to keep away from waves.
    #[must_use]
    pub fn about_sar<'a>(
        products: impl IntoIterator<Item = &'a ProductInformation>,
        country: Country,
        t: &Texts,
    ) -> Vec<String> {
        let is_told = products.into_iter().any(|product| !sar(product, country, t).is_empty());
        let keys = match country {
            Country::France => ["product-sar-about-FR", "product-sar-advice-FR"],
            Country::Belgium => ["product-sar-about-BE", "product-sar-advice-BE"],
        };
        if is_told { keys.map(|key| t.get(key).into_owned()).into() } else { Vec::new() }
    }
}

/// In France the parts of the body that are measured; in Belgium the head alone, with its category.
fn sar(product: &ProductInformation, country: Country, t: &Texts) -> Vec<String> {
    let values = product.sar;
    match country {
        Country::France => {
            let parts = [
                ("product-sar-head", values.head),
                ("product-sar-trunk", values.trunk),
                ("product-sar-limbs", values.limbs),
            ];
            let told = parts.into_iter().filter_map(|(key, sar)| Some(t.one(key, "value", t.sar(sar?))));
            told.collect()
        }
        Country::Belgium => {
            let told = |sar: Sar| {
                let category = sar.belgian_category().to_string();
                let args: [(&str, Arg<'_>); 2] = [("value", t.sar(sar).into()), ("category", category.into())];
                t.with("product-sar-head-BE", &args)
            };
            values.head.map(told).into_iter().collect()
        }
    }
}

fn energy(energy: &EnergyLabel, t: &Texts) -> Energy {
    let letter = energy.class.letter();
    Energy {
        letter,
        label: energy.label.clone(),
        words: t.one("product-energy", "class", letter),
        sheet: energy.sheet.clone(),
        sheet_words: t.get("product-sheet"),
    }
}
