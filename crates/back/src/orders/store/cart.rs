//! Carts and the links that take them up again.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Database, DbError, Durability, Session, Tx, execute, fetch_all, fetch_one, fetch_optional};
use weblys_orders::{Cart, CartId, CartState};

/// A cart as stored, with what is beside its content.
#[derive(Debug, Clone)]
pub struct StoredCart {
    /// The cart.
    pub cart: Cart,
    /// The version read: a change must name it.
    pub version: i64,
    /// The last change.
    pub touched_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct CartRow {
    version: i64,
    content: String,
    touched_at: DateTime<Utc>,
}

impl CartRow {
    fn read(self) -> Result<StoredCart, ApiError> {
        let cart = serde_json::from_str(&self.content).map_err(ApiError::internal)?;
        Ok(StoredCart { cart, version: self.version, touched_at: self.touched_at })
    }
}

/// How far a cart's life is, as those who tidy up look for it: it changes once or twice, where the state changes at
/// each step.
const fn standing(state: CartState) -> &'static str {
    match state {
        CartState::Draft | CartState::Priced | CartState::Identified | CartState::Scheduled | CartState::Validated => {
            "open"
        }
        CartState::Submitted => "ordered",
        CartState::Abandoned => "left",
    }
}

/// The day of an instant, in UTC: what carts are found by changes once a day at most.
fn day(at: DateTime<Utc>) -> String {
    at.date_naive().to_string()
}

/// Keeps a new cart.
pub async fn insert(db: &Database, cart: &Cart, session_hash: &str, now: DateTime<Utc>) -> Result<(), ApiError> {
    let content = serde_json::to_string(cart).map_err(ApiError::internal)?;
    execute!(
        db.writer_with(Durability::Relaxed),
        "insert into orders_cart
           (cart_id, session_hash, state, version, content, created_at, touched_at, standing, touched_on)
         values ($1, $2, $3, 1, $4, $5, $5, $6, $7)",
        cart.cart_id.uuid(),
        session_hash,
        cart.state.word(),
        &content,
        now,
        standing(cart.state),
        day(now)
    )
    .await?;
    Ok(())
}

/// The cart of a session.
pub async fn of_session(mut on: impl Session, session_hash: &str) -> Result<Option<StoredCart>, ApiError> {
    fetch_optional!(
        on,
        CartRow,
        "select version, content, touched_at from orders_cart where session_hash = $1",
        session_hash
    )
    .await?
    .map(CartRow::read)
    .transpose()
}

/// A cart by its id.
pub async fn by_id(mut on: impl Session, cart_id: CartId) -> Result<Option<StoredCart>, ApiError> {
    fetch_optional!(
        on,
        CartRow,
        "select version, content, touched_at from orders_cart where cart_id = $1",
        cart_id.uuid()
    )
    .await?
    .map(CartRow::read)
    .transpose()
}

/// How many carts were begun and neither ordered nor left behind, and how many of them were changed since an instant.
pub async fn open(mut on: impl Session, since: DateTime<Utc>) -> Result<(i64, i64), ApiError> {
    let sql = "select (select count(*) from orders_cart where standing = 'open'),
               (select count(*) from orders_cart where standing = 'open' and touched_on >= $2 and touched_at > $1)";
    Ok(fetch_one!(on, (i64, i64), sql, since, day(since)).await?)
}

/// Keeps a change, if nobody else changed the cart since `version` was read.
pub async fn update(mut on: impl Session, cart: &Cart, version: i64, now: DateTime<Utc>) -> Result<bool, ApiError> {
    let content = serde_json::to_string(cart).map_err(ApiError::internal)?;
    let rows = execute!(
        on,
        "update orders_cart set state = $1, content = $2, touched_at = $3, standing = $6, touched_on = $7,
             version = version + 1
         where cart_id = $4 and version = $5",
        cart.state.word(),
        &content,
        now,
        cart.cart_id.uuid(),
        version,
        standing(cart.state),
        day(now)
    )
    .await?;
    Ok(rows == 1)
}

/// Gives a cart to another session: that of whoever follows the mailed link. It is a change: what another replica
/// remembers of it for the session that had it is worth nothing any more.
pub async fn hand_over(mut on: impl Session, cart_id: CartId, session_hash: &str) -> Result<(), ApiError> {
    execute!(
        on,
        "update orders_cart set session_hash = $1, version = version + 1 where cart_id = $2",
        session_hash,
        cart_id.uuid()
    )
    .await?;
    Ok(())
}

/// Ends every link to a cart but one.
pub async fn drop_other_links(mut on: impl Session, cart_id: CartId, kept: &str) -> Result<(), ApiError> {
    execute!(on, "delete from orders_resume_link where cart_id = $1 and token_hash <> $2", cart_id.uuid(), kept)
        .await?;
    Ok(())
}

/// Erases carts that were never ordered and that nobody touched since an instant, with their links and
/// documents (GD-5): at most so many at once. One that is being taken up again just now is left.
pub async fn erase_left_since(tx: &mut Tx, since: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    let sql = tx.pick(LEFT_SQLITE, LEFT_POSTGRES);
    let left = fetch_all!(&mut *tx, (Uuid,), sql, since, limit, day(since)).await?;
    let mut erased = 0;
    for (cart_id,) in left {
        execute!(&mut *tx, "delete from orders_resume_link where cart_id = $1", cart_id).await?;
        execute!(&mut *tx, "delete from orders_document where cart_id = $1", cart_id).await?;
        erased += execute!(&mut *tx, "delete from orders_cart where cart_id = $1", cart_id).await?;
    }
    Ok(erased)
}

/// Carts to be erased; here nobody else writes meanwhile.
pub const LEFT_SQLITE: &str = "select cart_id from orders_cart
     where standing = 'left' and state = 'abandoned' and touched_on <= $3 and touched_at < $1
     order by touched_on limit $2";
/// Carts to be erased, kept from others until it is done.
pub const LEFT_POSTGRES: &str = "select cart_id from orders_cart
     where standing = 'left' and state = 'abandoned' and touched_on <= $3 and touched_at < $1
     order by touched_on limit $2 for update skip locked";

/// Keeps a link to take a cart up again.
pub async fn insert_link(
    mut on: impl Session,
    token_hash: &str,
    cart_id: CartId,
    expires_at: DateTime<Utc>,
) -> Result<(), DbError> {
    execute!(
        on,
        "insert into orders_resume_link (token_hash, cart_id, expires_at) values ($1, $2, $3)",
        token_hash,
        cart_id.uuid(),
        expires_at
    )
    .await
    .map(drop)
}

/// The cart a link leads to, while it holds.
pub async fn of_link(db: &Database, token_hash: &str, now: DateTime<Utc>) -> Result<Option<CartId>, ApiError> {
    let found = fetch_optional!(
        db,
        (Uuid,),
        "select cart_id from orders_resume_link where token_hash = $1 and expires_at > $2",
        token_hash,
        now
    )
    .await?;
    Ok(found.map(|(id,)| CartId::from_uuid(id)))
}

/// Puts right how far the life of carts is that a BACK from before 0023 has ended or taken up again: it knows of no
/// standing, and may run beside newer ones while they are replaced.
pub async fn mend_standing(db: &Database) -> Result<u64, ApiError> {
    let sql = "update orders_cart
         set standing = case state when 'submitted' then 'ordered' when 'abandoned' then 'left' else 'open' end
         where standing = 'open' and state in ('submitted', 'abandoned') or standing = 'left' and state <> 'abandoned'";
    Ok(execute!(db.writer_with(Durability::Relaxed), sql).await?)
}

/// Carts left alone since an instant, the oldest first. One that cannot be read holds up no other: it is set aside
/// until it is erased, or until whoever can read it changes it.
pub async fn left_since(db: &Database, since: DateTime<Utc>, limit: i64) -> Result<Vec<StoredCart>, ApiError> {
    let rows = fetch_all!(
        db,
        LeftRow,
        "select cart_id, version, content, touched_at from orders_cart
         where standing = 'open' and touched_on <= $3 and touched_at < $1
           and state not in ('submitted', 'abandoned')
         order by touched_on, touched_at limit $2",
        since,
        limit,
        day(since)
    )
    .await?;
    let mut left = Vec::with_capacity(rows.len());
    for LeftRow { cart_id, row } in rows {
        let version = row.version;
        match row.read() {
            Ok(stored) => left.push(stored),
            Err(error) => set_aside(db, cart_id, version, &error).await?,
        }
    }
    Ok(left)
}

#[derive(sqlx::FromRow)]
struct LeftRow {
    cart_id: Uuid,
    #[sqlx(flatten)]
    row: CartRow,
}

async fn set_aside(db: &Database, cart_id: Uuid, version: i64, error: &ApiError) -> Result<(), ApiError> {
    let sql = "update orders_cart set state = 'abandoned', standing = 'left' where cart_id = $1 and version = $2";
    if execute!(db.writer_with(Durability::Relaxed), sql, cart_id, version).await? == 1 {
        tracing::error!(%cart_id, %error, "a cart cannot be read: it is set aside");
    }
    Ok(())
}
