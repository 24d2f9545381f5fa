//! Frames (`trames`): every call to the operator system is recorded, with its secrets masked.
//!
//! Frames are written behind the calls, many in one statement. A crash can lose those of its last moment;
//! what matters of them for an order (accepted, refused, why) is in the order itself.

use crate::orders::store;
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::time::Duration;
use tokio::sync::mpsc;
use weblys_db::{Database, Durability};

const WAITING: usize = 10_000;
const AT_ONCE: usize = 200;
/// Fields that never stand in a frame in clear.
const SECRETS: [&str; 5] = ["iban", "generated_password", "card_token", "password", "rio"];

/// One call to the operator system: what was sent, what came back, how long it took.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Which operation.
    pub operation: &'static str,
    /// The cart or order it was for.
    pub subject: String,
    /// The correlation id of the request behind it.
    pub correlation: String,
    /// What was sent.
    pub request: Value,
    /// What came back.
    pub response: Value,
    /// HTTP status; 0 for no answer.
    pub status: i64,
    /// When it began, UTC.
    pub started_at: DateTime<Utc>,
    /// How long it took, in milliseconds.
    pub millis: i64,
}

/// Takes frames to be recorded; never makes a caller wait.
#[derive(Debug, Clone)]
pub struct FrameRecorder(mpsc::Sender<Frame>);

impl FrameRecorder {
    /// A recorder, and the task that writes for it until every recorder is gone.
    #[must_use]
    pub fn start(db: Database) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(write_behind(db, receiver));
        Self(sender)
    }

    /// Records a frame, its secrets masked.
    pub fn record(&self, mut frame: Frame) {
        mask(&mut frame.request);
        mask(&mut frame.response);
        if self.0.try_send(frame).is_err() {
            tracing::warn!("too many frames waiting: one is not recorded");
        }
    }
}

async fn write_behind(db: Database, mut receiver: mpsc::Receiver<Frame>) {
    let mut waiting = Vec::with_capacity(AT_ONCE);
    while receiver.recv_many(&mut waiting, AT_ONCE).await > 0 {
        let frames = std::mem::take(&mut waiting);
        if let Err(error) = store::frame::insert_all(db.writer_with(Durability::Relaxed), frames).await {
            tracing::error!(%error, "frames could not be recorded");
        }
        // Frames gather meanwhile, so that one statement takes many.
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                if SECRETS.contains(&name.as_str()) && !field.is_null() {
                    *field = Value::String("•••".to_owned());
                } else {
                    mask(field);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::mask;
    use serde_json::json;

    #[test]
    fn secrets_do_not_stand_in_a_frame_however_deep() {
        let mut frame = json!({
            "payment": { "method": "direct_debit", "iban": "FR1420041010050500013M02606" },
            "ported_numbers": [{ "number": "+33639980012", "rio": "01PA1B2C3JBN" }],
            "generated_password": "abc"
        });
        mask(&mut frame);
        let text = frame.to_string();
        assert!(!text.contains("FR14") && !text.contains("01PA") && !text.contains("abc"), "{text}");
        assert!(text.contains("direct_debit"));
    }
}
