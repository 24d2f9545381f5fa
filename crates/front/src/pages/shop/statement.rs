//! The last screen of a statement, of withdrawal or of termination: its receipt, to the second (WD-10, TE-8).

use crate::components::Words;
use crate::frame::Frame;
use askama::Template;
use weblys_api::contact::ContactReceipt;

/// What was sent, when it was received, and what comes next.
#[derive(Template)]
#[template(path = "pages/shop/statement_done.html")]
pub(super) struct Receipt {
    frame: Frame,
    lead: String,
    reference: String,
    received_at: String,
    facts: Vec<(Words, String)>,
    after: Words,
}

impl Receipt {
    /// The receipt of a statement, whose facts are told by name.
    pub(super) fn new(
        frame: Frame,
        receipt: ContactReceipt,
        lead: impl FnOnce(&str) -> String,
        facts: Vec<(Words, String)>,
        after: Words,
    ) -> Self {
        let received_at = received_at(&frame, &receipt);
        Self { lead: lead(&received_at), reference: receipt.reference, received_at, facts, after, frame }
    }
}

/// When it was received, by the clocks of the operator's place.
fn received_at(frame: &Frame, receipt: &ContactReceipt) -> String {
    let zone = frame.shop.brand.facts.zone();
    frame.t.exact_moment(receipt.received_at.with_timezone(&zone).naive_local())
}
