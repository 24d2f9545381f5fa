//! Erasing what is old: one statement for each kind of thing, each finding its rows by an index on their age.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use weblys_db::{Session, execute};

/// What is erased because it is old. Never an order, its cart or its documents (OR-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    /// The text of a mail that left.
    MailText,
    /// A mail that left.
    Mail,
    /// A frame.
    Frame,
    /// A contact request.
    Contact,
    /// A withdrawal or a termination.
    Statement,
    /// A CASE record.
    Case,
    /// A link that takes a cart up again.
    Link,
    /// Whose order a promotion with a limit lowered; how many they were in all stays known.
    PromotionUse,
}

impl Old {
    /// Everything.
    pub const ALL: [Self; 8] = [
        Self::MailText,
        Self::Mail,
        Self::Frame,
        Self::Contact,
        Self::Statement,
        Self::Case,
        Self::Link,
        Self::PromotionUse,
    ];

    /// The statement: `$1` is the instant before which it is old, `$2` the most rows at once.
    #[must_use]
    pub const fn sql(self) -> &'static str {
        match self {
            Self::MailText => {
                "update orders_mail set body_text = '', body_html = '' where mail_id in
                   (select mail_id from orders_mail
                    where body_text <> '' and created_at < $1 and sent_at is not null order by created_at limit $2)"
            }
            Self::Mail => {
                "delete from orders_mail where mail_id in
                   (select mail_id from orders_mail
                    where created_at < $1 and sent_at is not null order by created_at limit $2)"
            }
            Self::Frame => {
                "delete from orders_frame where frame_id in
                   (select frame_id from orders_frame where started_at < $1 order by started_at limit $2)"
            }
            Self::Contact => {
                "delete from orders_contact where contact_id in
                   (select contact_id from orders_contact
                    where kind in ('address_not_found', 'not_eligible', 'callback', 'order_refused', 'appointment_to_fix')
                      and received_at < $1 limit $2)"
            }
            Self::Statement => {
                "delete from orders_contact where contact_id in
                   (select contact_id from orders_contact
                    where kind in ('withdrawal', 'termination') and received_at < $1 limit $2)"
            }
            Self::Case => {
                "delete from orders_case where case_id in
                   (select case_id from orders_case where recorded_at < $1 order by recorded_at limit $2)"
            }
            Self::Link => {
                "delete from orders_resume_link where token_hash in
                   (select token_hash from orders_resume_link where expires_at < $1 order by expires_at limit $2)"
            }
            Self::PromotionUse => {
                "delete from orders_promotion_use where (order_id, promotion) in
                   (select order_id, promotion from orders_promotion_use
                    where used_at < $1 order by used_at limit $2)"
            }
        }
    }
}

/// Erases what is older than an instant, at most so many at once; gives how many.
pub async fn erase(mut on: impl Session, what: Old, before: DateTime<Utc>, limit: i64) -> Result<u64, ApiError> {
    Ok(execute!(on, what.sql(), before, limit).await?)
}

/// Contract summaries that a newer one of the same cart replaced. Issued from `$1` on and before `$2`, at most `$3`.
pub const ERASE_REPLACED: &str = "delete from orders_document where document_id in
   (select old.document_id from orders_document old
    where old.kind = 'contract_summary' and old.issued_at >= $1 and old.issued_at < $2
      and exists (select 1 from orders_document newer
                  where newer.cart_id = old.cart_id and newer.kind = 'contract_summary'
                    and newer.issued_at > old.issued_at)
    order by old.issued_at limit $3)";

/// Erases contract summaries of a time that newer ones replaced, at most so many at once; gives how many. The newest
/// of a cart, which an order may rest on, stays.
pub async fn erase_replaced_summaries(
    mut on: impl Session,
    from: DateTime<Utc>,
    before: DateTime<Utc>,
    limit: i64,
) -> Result<u64, ApiError> {
    Ok(execute!(on, ERASE_REPLACED, from, before, limit).await?)
}
