//! Frames exchanged with the operator system.

use crate::orders::frames::Frame;
use uuid::Uuid;
use weblys_db::{DbError, Session, bulk_insert};

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
