//! Numbers by key as a list of pairs: JSON has no keys but texts.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

pub(super) fn serialize<K: Serialize, S: Serializer>(numbers: &BTreeMap<K, u64>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(numbers)
}

pub(super) fn deserialize<'de, K: Deserialize<'de> + Ord, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<K, u64>, D::Error> {
    Ok(Vec::<(K, u64)>::deserialize(from)?.into_iter().collect())
}
