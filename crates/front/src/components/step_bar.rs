//! The steps of the journey: where the visitor is, what is done, what comes.

use super::Words;
use crate::routes;
use askama::Template;
use weblys_api::cart::{CartView, Step};
use weblys_i18n::Texts;

/// Every step in order; the address and the offers are one page to the eye, two steps in the bar.
const STEPS: [Step; 8] = [
    Step::Address,
    Step::Offers,
    Step::Equipment,
    Step::Options,
    Step::You,
    Step::Delivery,
    Step::Payment,
    Step::Check,
];

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind: it may be changed.
    Done,
    /// Here.
    Current,
    /// Still to come.
    Later,
}

/// One step of the bar.
#[derive(Debug, Clone)]
pub struct StepMark {
    /// Its name.
    pub name: Words,
    /// How it stands.
    pub state: StepState,
    /// Its page, when it may be opened.
    pub href: Option<String>,
}

/// The bar.
#[derive(Debug, Clone, Template)]
#[template(path = "components/step_bar.html")]
pub struct StepBar {
    label: Words,
    marks: Vec<StepMark>,
    position: usize,
    progress: String,
    here: Words,
    back: Option<String>,
    back_words: Words,
}

impl StepBar {
    /// The bar at a step. With a cart, what it already knows can be opened again.
    #[must_use]
    pub fn new(current: Step, cart: Option<&CartView>, t: &Texts) -> Self {
        let position = STEPS.iter().position(|step| *step == current).map_or(1, |index| index + 1);
        let marks = STEPS.iter().map(|step| mark(*step, current, cart, t)).collect();
        let count = i64::try_from(STEPS.len()).unwrap_or_default();
        let at = i64::try_from(position).unwrap_or_default();
        let progress = t.with("common-step-of", &[("n", at.into()), ("count", count.into())]);
        let here = name(current, t);
        let back = cart.and_then(|cart| back(current, cart));
        Self { label: t.get("common-steps"), marks, position, progress, here, back, back_words: t.get("common-back") }
    }

    /// The page of the step before, from the equipment on: before it, pages have their own way back.
    #[must_use]
    pub fn back(&self) -> Option<&str> {
        self.back.as_deref()
    }

    /// `Étape 3 sur 8`, for the page's title.
    #[must_use]
    pub fn progress(&self) -> &str {
        &self.progress
    }

    fn count(&self) -> usize {
        self.marks.len()
    }
}

fn back(current: Step, cart: &CartView) -> Option<String> {
    let before = STEPS.iter().rev().find(|step| **step < current).filter(|before| **before >= Step::Offers)?;
    Some(routes::step(*before, Some(cart.dwelling.dwelling_id.as_str())))
}

fn mark(step: Step, current: Step, cart: Option<&CartView>, t: &Texts) -> StepMark {
    let state = match step.cmp(&current) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Equal => StepState::Current,
        std::cmp::Ordering::Greater => StepState::Later,
    };
    let is_open = match cart {
        Some(cart) => step <= cart.next_step,
        None => step < current,
    };
    let dwelling = cart.map(|cart| cart.dwelling.dwelling_id.as_str());
    let href = (is_open && step != current).then(|| routes::step(step, dwelling));
    StepMark { name: name(step, t), state, href }
}

fn name(step: Step, t: &Texts) -> Words {
    match step {
        Step::Address => t.get("common-step-address"),
        Step::Offers => t.get("common-step-offers"),
        Step::Equipment => t.get("common-step-equipment"),
        Step::Options => t.get("common-step-options"),
        Step::You => t.get("common-step-you"),
        Step::Delivery => t.get("common-step-delivery"),
        Step::Payment => t.get("common-step-payment"),
        Step::Check => t.get("common-step-check"),
    }
}
