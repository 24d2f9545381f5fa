//! What an address and a street are called.

use serde::{Deserialize, Serialize};

weblys_kernel::text_code!(
    /// An address: the BAN's permanent identifier where the file has one, else its interoperability key
    /// (`clé d'interopérabilité`, `42218_9z01_00003_bis`).
    AddressId
);

/// A street of one [`SearchIndex`](crate::SearchIndex): one name in one commune with one postal code.
///
/// A place in that index, not a name for ever: never store it, and ask again after the index has been rebuilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StreetId(pub u32);
