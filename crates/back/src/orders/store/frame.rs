//! Frames exchanged with the operator system.

use crate::orders::frames::Frame;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use uuid::Uuid;
use weblys_db::{Database, DbError, Session, bulk_insert, fetch_all};

struct FrameRow {
    frame_id: Uuid,
    request: String,
    response: String,
    frame: Frame,
}

/// Keeps frames.
pub async fn insert_all(mut on: impl Session, frames: Vec<Frame>) -> Result<(), DbError> {
    let rows: Vec<FrameRow> = frames
        .into_iter()
        .map(|frame| FrameRow {
            frame_id: Uuid::now_v7(),
            request: frame.request.to_string(),
            response: frame.response.to_string(),
            frame,
        })
        .collect();
    bulk_insert!(
        on,
        "insert into orders_frame
           (frame_id, operation, subject, correlation, request, response, status, started_at, millis)",
        &rows,
        |row| row.frame_id,
        row.frame.operation,
        &row.frame.subject,
        &row.frame.correlation,
        &row.request,
        &row.response,
        row.frame.status,
        row.frame.started_at,
        row.frame.millis
    )
    .await
    .map(drop)
}

/// A frame without what was said in it.
#[derive(Debug, sqlx::FromRow)]
pub struct Traced {
    frame_id: Uuid,
    /// Which operation.
    pub operation: String,
    /// The cart or order it was for.
    pub subject: String,
    /// The reference of the request behind it.
    pub correlation: String,
    /// HTTP status; 0 for no answer.
    pub status: i64,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How long it took.
    pub millis: i64,
}

macro_rules! traced {
    ($by:literal) => {
        concat!(
            "select frame_id, operation, subject, correlation, status, started_at, millis from orders_frame where ",
            $by,
            " = $1 order by started_at desc limit $2"
        )
    };
}

/// The newest frames about a subject.
pub const ABOUT: &str = traced!("subject");
/// The newest frames under a reference.
pub const UNDER: &str = traced!("correlation");

/// Frames under a reference and about a subject of this name, each once: at most so many of either.
pub async fn traced(db: &Database, q: &str, most: i64) -> Result<Vec<Traced>, DbError> {
    let list = |sql| async move { fetch_all!(db, Traced, sql, q, most).await };
    let (mut frames, under) = tokio::try_join!(list(ABOUT), list(UNDER))?;
    let known: BTreeSet<Uuid> = frames.iter().map(|frame| frame.frame_id).collect();
    frames.extend(under.into_iter().filter(|frame| !known.contains(&frame.frame_id)));
    Ok(frames)
}
