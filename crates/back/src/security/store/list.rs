//! Users as a list shows them: filtered, sorted, page by page, without their secrets.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_api::users::{OtherWays, UserQuery};
use weblys_db::{Database, fetch_all, fetch_one, fetch_optional};
use weblys_security::{Perimeter, UserId};

/// A user as a list shows him, without his groups.
#[derive(Debug, sqlx::FromRow)]
#[expect(missing_docs, reason = "the columns of the migration, which says what they are")]
pub struct Row {
    pub user_id: Uuid,
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub automatic: Option<String>,
    pub origin: String,
    pub state: String,
    pub channel: String,
    pub shop: String,
    pub partner: String,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub last_sign_in_at: Option<DateTime<Utc>>,
    pub has_password: bool,
    pub must_change: bool,
    pub failures: i64,
    pub last_failure_at: Option<DateTime<Utc>>,
    pub totp_confirmed: bool,
}

/// What is asked for.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Filters and order.
    pub query: &'a UserQuery,
    /// Whom the one who asks may see.
    pub perimeter: &'a Perimeter,
    /// The most rows.
    pub limit: i64,
    /// How many to pass over.
    pub offset: i64,
}

macro_rules! select {
    ($($rest:expr),+) => {
        concat!(
            "select u.user_id, u.login, u.name, u.email, u.automatic, u.origin, u.state, u.channel, u.shop, u.partner,
                    u.version, u.created_at, u.last_sign_in_at, c.password_hash is not null as has_password,
                    c.must_change, c.failures, c.last_failure_at, c.totp_confirmed
             from security_user u join security_credential c on c.user_id = u.user_id ",
            $($rest),+
        )
    };
}

/// `$1` a pattern of words, `$2` state, `$3` origin, `$4` a group's code, `$5` to `$7` the perimeter; each may be empty.
macro_rules! wanted {
    () => {
        "where ($1 = '' or u.words like $1 escape '\\') and ($2 = '' or u.state = $2) and ($3 = '' or u.origin = $3)
           and ($4 = '' or exists (select 1 from security_membership m join security_group g on g.group_id = m.group_id
                                   where m.user_id = u.user_id and g.code = $4))
           and ($5 = '' or u.partner = $5) and ($6 = '' or u.shop = $6) and ($7 = '' or u.channel = $7)"
    };
}

/// A statement for each order: `$8` the most rows, `$9` how many to pass over.
macro_rules! ordered {
    ($order:literal) => {
        select!(wanted!(), " order by ", $order, " limit $8 offset $9")
    };
}

/// The statement of an order; by login if it is not known.
#[must_use]
pub fn sql(sort: &str) -> &'static str {
    match sort {
        "-login" => ordered!("u.login desc"),
        "name" => ordered!("u.name, u.login"),
        "-name" => ordered!("u.name desc, u.login desc"),
        "state" => ordered!("u.state, u.login"),
        "-state" => ordered!("u.state desc, u.login desc"),
        "last_sign_in" => ordered!("u.last_sign_in_at, u.login"),
        "-last_sign_in" => ordered!("u.last_sign_in_at desc, u.login desc"),
        _ => ordered!("u.login"),
    }
}

/// What is typed, as a pattern: found anywhere in login and name.
fn pattern(q: &str) -> String {
    let q = q.trim().to_lowercase();
    if q.is_empty() {
        return q;
    }
    let escaped = q.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

fn part(of: Option<&String>) -> &str {
    of.map_or("", String::as_str)
}

/// The rows of a page.
pub async fn rows(db: &Database, wanted: &Wanted<'_>) -> Result<Vec<Row>, ApiError> {
    let Wanted { query, perimeter, .. } = wanted;
    let rows = fetch_all!(
        db,
        Row,
        sql(&query.sort),
        pattern(&query.q),
        &query.state,
        &query.origin,
        &query.group,
        part(perimeter.partner.as_ref()),
        part(perimeter.shop.as_ref()),
        part(perimeter.channel.as_ref()),
        wanted.limit,
        wanted.offset
    );
    Ok(rows.await?)
}

/// How many there are on all pages.
pub async fn count(db: &Database, wanted: &Wanted<'_>) -> Result<i64, ApiError> {
    let Wanted { query, perimeter, .. } = wanted;
    let count = fetch_one!(
        db,
        (i64,),
        concat!("select count(*) from security_user u ", wanted!()),
        pattern(&query.q),
        &query.state,
        &query.origin,
        &query.group,
        part(perimeter.partner.as_ref()),
        part(perimeter.shop.as_ref()),
        part(perimeter.channel.as_ref())
    );
    Ok(count.await?.0)
}

/// One user.
pub async fn one(db: &Database, user_id: UserId) -> Result<Option<Row>, ApiError> {
    Ok(fetch_optional!(db, Row, select!("where u.user_id = $1"), user_id.uuid()).await?)
}

/// By what else somebody signs in.
pub async fn other_ways(db: &Database, user_id: UserId) -> Result<OtherWays, ApiError> {
    let sql = "select (select count(*) from security_passkey where user_id = $1),
                      (select count(*) from security_sign_on where user_id = $1)";
    let (passkeys, portals) = fetch_one!(db, (i64, i64), sql, user_id.uuid()).await?;
    Ok(OtherWays { passkeys, has_portal: portals > 0 })
}
