//! The model withdrawal form (`formulaire type de rétractation`, law.md WD-12).

use crate::contract::printed;
use crate::facts::{OperatorIdentity, OrderConfirmation, WithdrawalForm};
use crate::fault::DocumentFault;
use crate::wording::Wording;
use askama::Template;
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// Writes the model withdrawal form as a self-contained HTML document of one page.
///
/// # Errors
/// [`DocumentFault`] when the template fails, which no facts can bring about.
pub fn withdrawal_form(facts: &WithdrawalForm, locale: Locale) -> Result<String, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let page = FormPage {
        t: wording.t,
        title: wording.t.get("doc-form-title").into_owned(),
        operator: &facts.operator,
        place: printed(&facts.operator.withdrawal_url),
        form: FormView::of(facts, &wording),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "documents/withdrawal_form.html")]
struct FormPage<'a> {
    t: Texts,
    title: String,
    operator: &'a OperatorIdentity,
    place: String,
    form: FormView,
}

/// What the form has filled in; empty parts are left to the hand.
pub(crate) struct FormView {
    pub(crate) order_number: String,
    pub(crate) ordered_on: String,
    pub(crate) consumer: String,
    pub(crate) consumer_address: String,
}

impl FormView {
    fn of(facts: &WithdrawalForm, wording: &Wording) -> Self {
        Self {
            order_number: facts.order_number.clone().unwrap_or_default(),
            ordered_on: facts.ordered_on.map(|day| wording.t.date(day)).unwrap_or_default(),
            consumer: facts.consumer.clone().unwrap_or_default(),
            consumer_address: facts.consumer_address.join(", "),
        }
    }

    /// The form of one order, to be cut out of its confirmation.
    pub(crate) fn of_order(facts: &OrderConfirmation, wording: &Wording) -> Self {
        let customer = &facts.customer;
        Self {
            order_number: facts.order_number.clone(),
            ordered_on: wording.day(facts.ordered_at),
            consumer: format!("{} {}", customer.given_name, customer.family_name),
            consumer_address: customer.billing_address.join(", "),
        }
    }
}
