//! The service calls (`appels de service`) and letters that the rules ask for an order (base RULES).

use crate::adapters::operator_system::OperatorServiceCall;
use crate::error::ApiError;
use crate::flows::cart::Pricing;
use chrono::{Days, NaiveDate};
use std::sync::LazyLock;
use weblys_orders::identity::LineKind;
use weblys_orders::{DeliveryKind, Order, Payment};
use weblys_rules::intervention::{
    After, Intervention, InterventionRules, MonthlyMethod, OrderContext, OrderFacts, selfshop,
};

/// The tables in force. They are SelfShop's own until rules are published from WeConfig.
static RULES: LazyLock<InterventionRules> = LazyLock::new(selfshop);

/// The tables in force.
#[must_use]
pub fn rules() -> &'static InterventionRules {
    &RULES
}

/// What the rules ask for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Calls to create.
    pub calls: Vec<OperatorServiceCall>,
    /// Letters to send, by code.
    pub letters: Vec<String>,
}

/// Asks the rules.
///
/// # Errors
/// When no row answers, which the rules' own check rules out.
pub fn of(order: &Order, pricing: &Pricing) -> Result<Asked, ApiError> {
    let context = OrderContext {
        grouping: pricing.sale.grouping.to_string(),
        sale_type: pricing.sale.sale_type.word().to_owned(),
        channel: pricing.sale.channel.to_string(),
        intervention: intervention(order),
        monthly_method: match order.cart.payment {
            Some(Payment::DirectDebit { .. }) => MonthlyMethod::DirectDebit,
            Some(Payment::Card { .. }) => MonthlyMethod::Card,
            Some(Payment::Invoice) | None => MonthlyMethod::Invoice,
        },
    };
    let mobile = pricing.portable(&order.cart).contains(&LineKind::Mobile);
    let facts = OrderFacts { paid: false, electronic_contract: true, mvno_line: mobile };
    let decision = RULES.decide_after(&context, facts).map_err(ApiError::internal)?;
    tracing::debug!(order = %order.number, row = decision.row, "service calls decided");
    Ok(Asked {
        calls: calls(decision.outcome, &Plan::of(order, decision.outcome), mobile),
        letters: decision.outcome.letters.clone(),
    })
}

fn intervention(order: &Order) -> Intervention {
    match order.cart.delivery.as_ref().map(|delivery| delivery.kind) {
        Some(DeliveryKind::Appointment) => Intervention::Connection,
        Some(DeliveryKind::Shipment) => Intervention::Shipment,
        Some(DeliveryKind::Pickup) => Intervention::HandOver,
        Some(DeliveryKind::Remote) | None => Intervention::None,
    }
}

/// The days of an order's calls.
struct Plan {
    /// When goods are sent or handed over.
    goods: NaiveDate,
    /// When services start.
    services: NaiveDate,
    /// Whether the first call only brings goods.
    first_brings_goods: bool,
}

impl Plan {
    /// The visit's day where there is one, else so many days from the order (RUL-34). Goods may come before; services
    /// never start before the first day of the contract, which waits for the end of the right to withdraw unless an
    /// early start was asked for (WD-3).
    fn of(order: &Order, asked: &After) -> Self {
        let start = order.quote.start;
        let delivery = order.cart.delivery.as_ref();
        if delivery.is_some_and(|delivery| delivery.slot.is_some()) {
            return Self { goods: start, services: start, first_brings_goods: false };
        }
        let delayed = order.ordered_on.checked_add_days(Days::new(u64::from(asked.delay_days)));
        let goods = delayed.unwrap_or(order.ordered_on);
        let first_brings_goods = delivery.is_some_and(|delivery| delivery.kind.brings_goods_only());
        Self { goods, services: goods.max(start), first_brings_goods }
    }
}

fn calls(asked: &After, plan: &Plan, mobile: bool) -> Vec<OperatorServiceCall> {
    let call = |code: &String, kind, planned_on, status: &String| OperatorServiceCall {
        code: code.clone(),
        kind,
        planned_on,
        status: status.clone(),
    };
    let secondary_status = if mobile { &asked.mvno_status } else { &asked.cable_status };
    let first_on = if plan.first_brings_goods { plan.goods } else { plan.services };
    let first = call(&asked.primary_call, "primary", first_on, &asked.cable_status);
    let others = asked.secondary_calls.iter().map(|code| call(code, "secondary", plan.services, secondary_status));
    let contract = call(&asked.contract_call, "contract", plan.services, &asked.cable_status);
    [first].into_iter().chain(others).chain([contract]).filter(|call| !call.code.is_empty()).collect()
}
