//! Failures to sign in by network address.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use std::net::{IpAddr, Ipv6Addr};
use weblys_db::{Database, Durability, Tx, execute, fetch_one};
use weblys_security::Failures;

/// What one client commands: an address, or the 2⁶⁴ of an IPv6 line. What is none counts together.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(v4)) => v4.to_string(),
        Ok(IpAddr::V6(v6)) => format!("{}/64", Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        Err(_) => String::new(),
    }
}

/// The failures from an address, kept from others until the end of the transaction.
pub async fn locked(tx: &mut Tx, address: &str, now: DateTime<Utc>) -> Result<Failures, ApiError> {
    let (count, last_at) = fetch_one!(
        &mut *tx,
        (i64, Option<DateTime<Utc>>),
        "insert into security_address (network, failures, last_failure_at, seen_at) values ($1, 0, null, $2)
         on conflict (network) do update set seen_at = $2 returning failures, last_failure_at",
        network(address),
        now
    )
    .await?;
    Ok(Failures { count: u32::try_from(count).unwrap_or(u32::MAX), last_at })
}

/// Keeps them.
pub async fn set_failures(tx: &mut Tx, address: &str, failures: Failures) -> Result<(), ApiError> {
    let sql = "update security_address set failures = $2, last_failure_at = $3 where network = $1";
    execute!(&mut *tx, sql, network(address), i64::from(failures.count), failures.last_at).await?;
    Ok(())
}

/// Forgets the failures from an address; false when there are none.
pub async fn forget(tx: &mut Tx, address: &str) -> Result<bool, ApiError> {
    let sql = "delete from security_address where network = $1 and failures > 0";
    Ok(execute!(&mut *tx, sql, network(address)).await? > 0)
}

/// Erases addresses not seen since an instant, at most so many at once; gives how many.
pub async fn erase(db: &Database, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = "delete from security_address where network in
                 (select network from security_address where seen_at < $1 order by seen_at limit $2)";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql, before, limit).await?)
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn a_client_is_an_address_or_a_whole_ipv6_line() {
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network(""), "");
    }
}
