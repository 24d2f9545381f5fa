//! What a network carries to a dwelling: the facts behind eligibility.

use serde::{Deserialize, Serialize};

crate::text_code!(
    /// A way of reaching a dwelling: `FTTH`, `HFC` (cable), `MOBILE`… Operators add theirs.
    Technology
);

crate::text_code!(
    /// A family of services (`domaine`): `TELEVISION`, `INTERNET`, `FIXED_TELEPHONY`, `MOBILE`, others by data.
    Domain
);

crate::text_code!(
    /// The official code of a commune (INSEE in France, NIS in Belgium): text, with its leading zero.
    CommuneCode
);

crate::text_code!(
    /// A dwelling (`appartement`, `logement`): the place where services are delivered.
    DwellingId
);

/// One technology present at a dwelling, with what it carries there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// How the dwelling is reached.
    pub technology: Technology,
    /// Highest rate to the customer, in megabits per second.
    pub down_mbps: u32,
    /// Highest rate from the customer, in megabits per second.
    pub up_mbps: u32,
    /// The families of services it carries at this dwelling.
    pub domains: Vec<Domain>,
}

/// What is known of the network at one dwelling. No access: not served.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Eligibility {
    /// Every technology present there.
    pub accesses: Vec<Access>,
}

impl Eligibility {
    /// Whether any technology carries this family of services.
    #[must_use]
    pub fn carries(&self, domain: &Domain) -> bool {
        self.accesses.iter().any(|access| access.domains.contains(domain))
    }

    /// The highest rate to the customer over all technologies, in megabits per second; 0 when not served.
    #[must_use]
    pub fn best_down_mbps(&self) -> u32 {
        self.accesses.iter().map(|access| access.down_mbps).max().unwrap_or(0)
    }
}
