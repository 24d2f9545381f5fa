//! Codes and words of things that are made up.

use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;

/// The families of services.
#[derive(Clone)]
pub struct Families {
    pub television: Domain,
    pub internet: Domain,
    pub telephony: Domain,
    pub mobile: Domain,
}

impl Families {
    pub fn known() -> Result<Self, <Domain as std::str::FromStr>::Err> {
        Ok(Self {
            television: "TELEVISION".parse()?,
            internet: "INTERNET".parse()?,
            telephony: "FIXED_TELEPHONY".parse()?,
            mobile: "MOBILE".parse()?,
        })
    }

    pub fn all(&self) -> [Domain; 4] {
        [self.television.clone(), self.internet.clone(), self.telephony.clone(), self.mobile.clone()]
    }
}

/// A name of a few words, as long as real ones are.
pub fn named(what: &str, at: usize) -> Label {
    Label { fr: format!("{what} régional n° {at}"), en: format!("Regional {what} no. {at}") }
}

/// A sentence, as long as real ones are.
pub fn told(what: &str) -> Label {
    Label {
        fr: format!("{what} : tout ce qu'il faut à la maison, installé près de chez vous par nos équipes."),
        en: format!("{what}: everything a home needs, installed by our teams near you."),
    }
}
