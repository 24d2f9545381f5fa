//! The last two screens of a statement, of withdrawal or of termination: the whole once more (WD-7, TE-7), and its receipt,
//! to the second (WD-10, TE-8).

use crate::components::Words;
use crate::frame::Frame;
use askama::Template;
use weblys_api::contact::ContactReceipt;

/// The whole once more: nothing is sent before the button of this screen.
#[derive(Template)]
#[template(path = "pages/shop/statement_review.html")]
pub(super) struct Review {
    pub(super) frame: Frame,
    /// The words that are notified.
    pub(super) words: String,
    /// What was typed, by name; what was left out is not told.
    pub(super) facts: Vec<(Words, String)>,
    /// What follows from it, where it is no matter of course.
    pub(super) effects: Vec<Words>,
    /// The same, as both forms send it.
    pub(super) kept: Vec<(&'static str, String)>,
    /// The form that sends it, and where to.
    pub(super) id: &'static str,
    pub(super) confirm: &'static str,
    pub(super) send: Words,
    /// Where it is changed.
    pub(super) edit: &'static str,
    pub(super) change: Words,
}

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
