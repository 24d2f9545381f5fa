//! The facts of the documents of a sale, gathered for the crate `documents`.

use crate::auth::token_hash;
use crate::catalog::cards;
use crate::catalog::summary::summary_of;
use crate::error::ApiError;
use crate::flows::cart::Pricing;
use crate::flows::{calendar, porting};
use crate::orders::store::document::NewDocument;
use crate::orders::{guarantee_notice, wire};
use crate::state::Parts;
use chrono::{DateTime, Days, NaiveDate, Utc};
use weblys_api::summary::{LineKind, Summary};
use weblys_catalog::Quote;
use weblys_catalog::model::{EquipmentCode, ServiceKind};
use weblys_documents::facts::{
    Consent, ConsentKind, ContractSummary, Customer, DurabilityGuarantee, LegalTerms, MandateSignature, MandateUse,
    OrderConfirmation, PortedNumber, SepaMandate, SummaryProof, WithdrawalForm, WithdrawalRight,
};
use weblys_documents::{contract_summary, in_languages, order_confirmation, sepa_mandate, withdrawal_form};
use weblys_orders::cart::IssuedSummary;
use weblys_orders::delivery::withdrawal_until;
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, DeliveryKind, Identity, Order, Payment, Step};

/// Goods not delivered by an announced date are delivered within so many days (OR-9).
const DELIVERED_WITHIN_DAYS: u64 = 30;

/// The facts of the contract summary of a cart whose choice is whole.
pub fn summary_facts(app: &Parts, cart: &Cart, pricing: &Pricing, quote: &Quote) -> Result<ContractSummary, ApiError> {
    let selection = cart.chosen()?;
    let offer = pricing.snapshot.offer(&selection.offer).ok_or(ApiError::NotFound("offer"))?;
    let card = cards::one(&pricing.snapshot, &pricing.sale, &selection.offer, pricing.start)
        .ok_or(ApiError::NotFound("offer"))?;
    Ok(ContractSummary {
        operator: app.config.operator.clone(),
        legal: LegalTerms::of(app.config.sale.country),
        reference: reference(cart)?,
        issued_at: app.now(),
        offer_name: card.name,
        domains: card.domains,
        highlights: card.highlights,
        speeds: card.speeds,
        mobile_speeds: card.mobile_speeds,
        installation: cart.place.lines(),
        summary: summary_of(quote, offer),
        usage_prices: offer.usage_prices.clone(),
        subsidised_device: is_subsidised(pricing, quote),
        durability: durability(app, pricing, &selection.equipment),
    })
}

/// Whether a device is sold at a price that was lowered in return for the commitment (CO-2).
fn is_subsidised(pricing: &Pricing, quote: &Quote) -> bool {
    let subsidy = |code| pricing.snapshot.promotion(code).is_some_and(|promotion| promotion.subsidy);
    quote.promotions.iter().any(|applied| subsidy(&applied.code))
}

/// What producers guarantee by themselves of the devices that are sold (PR-9).
fn durability(app: &Parts, pricing: &Pricing, equipment: &[(EquipmentCode, u16)]) -> Vec<DurabilityGuarantee> {
    let guarantee = |(code, _): &(EquipmentCode, u16)| {
        let item = pricing.snapshot.equipment_item(code)?;
        let is_sold = pricing.snapshot.service(&item.service)?.kind == ServiceKind::EquipmentPurchase;
        let told = item.product.durability.as_ref().filter(|_| is_sold)?;
        let label = told.label.whole(&app.config.public_url);
        Some(DurabilityGuarantee { device: item.label.clone(), years: told.years, label })
    };
    equipment.iter().filter_map(guarantee).collect()
}

/// What identifies a summary: another one whenever anything was changed in the cart, even what the document itself
/// does not tell (who pays how), so that nobody orders what another tab shows.
fn reference(cart: &Cart) -> Result<String, ApiError> {
    let content = (cart.cart_id, &cart.identity, &cart.delivery, &cart.payment);
    let content = serde_json::to_string(&content).map_err(ApiError::internal)?;
    Ok(token_hash(&content).chars().take(12).collect::<String>().to_uppercase())
}

/// The contract summary of a cart, as a document.
pub fn summary_document(facts: &ContractSummary, cart: &Cart) -> Result<NewDocument, ApiError> {
    Ok(NewDocument {
        kind: "contract_summary",
        file_name: format!("recapitulatif-contractuel-{}.html", facts.reference),
        content: in_languages(cart.locale, |locale| contract_summary(facts, locale)).map_err(ApiError::internal)?,
    })
}

/// The documents of an order besides its contract summary: confirmation, mandate, withdrawal form.
pub fn order_documents(
    app: &Parts,
    order: &Order,
    contract: ContractSummary,
    summary_issued_at: DateTime<Utc>,
) -> Result<Vec<NewDocument>, ApiError> {
    let number = order.number.as_str();
    let locale = order.cart.locale;
    let form = WithdrawalForm {
        operator: app.config.operator.clone(),
        order_number: Some(number.to_owned()),
        ordered_on: Some(order.ordered_on),
        consumer: Some(identity(&order.cart)?.full_name()),
        consumer_address: order.cart.place.lines(),
    };
    let confirmation = confirmation_facts(app, order, contract, summary_issued_at)?;
    let mut documents = vec![
        NewDocument {
            kind: "order_confirmation",
            file_name: format!("confirmation-{number}.html"),
            content: in_languages(locale, |locale| order_confirmation(&confirmation, locale))
                .map_err(ApiError::internal)?,
        },
        NewDocument {
            kind: "withdrawal_form",
            file_name: format!("retractation-{number}.html"),
            content: in_languages(locale, |locale| withdrawal_form(&form, locale)).map_err(ApiError::internal)?,
        },
    ];
    if let Some(mandate) = mandate_facts(app, order)? {
        documents.push(NewDocument {
            kind: "sepa_mandate",
            file_name: format!("mandat-sepa-{number}.html"),
            content: in_languages(locale, |locale| sepa_mandate(&mandate, locale)).map_err(ApiError::internal)?,
        });
    }
    Ok(documents)
}

fn confirmation_facts(
    app: &Parts,
    order: &Order,
    contract: ContractSummary,
    summary_issued_at: DateTime<Utc>,
) -> Result<OrderConfirmation, ApiError> {
    let cart = &order.cart;
    let who = identity(cart)?;
    let issued: &IssuedSummary = cart.summary.as_ref().ok_or(OrderRefusal::SummaryOutdated)?;
    let appointment = cart.delivery.as_ref().is_some_and(|delivery| delivery.slot.is_some());
    Ok(OrderConfirmation {
        contract_summary: SummaryProof { issued_at: summary_issued_at, sha256: issued.sha256.clone() },
        order_number: order.number.to_string(),
        ordered_at: order.ordered_at,
        follow_url: follow_url(app, order),
        customer: Customer {
            given_name: who.given_name.to_string(),
            family_name: who.family_name.to_string(),
            email: who.email.as_str().to_owned(),
            phone: who.phone.to_string(),
            billing_address: billing_lines(cart, who),
        },
        ported: ported(app, order),
        delivery: calendar::delivery_of(app, cart),
        delivered_by: if appointment { None } else { Some(delivered_by(order)) },
        payment: wire::cart::payment(cart.payment.as_ref().ok_or(OrderRefusal::StepMissing(Step::Payment))?),
        withdrawal: withdrawal_right(app, order, &contract.summary),
        commitment_ends_on: order.commitment_ends_on(),
        consents: consents(order, who),
        terms: app.general_terms.proof(cart.locale),
        contract,
    })
}

fn identity(cart: &Cart) -> Result<&Identity, ApiError> {
    cart.identity.as_ref().ok_or_else(|| OrderRefusal::StepMissing(Step::You).into())
}

/// The notice of the legal guarantee, where something is sold and the operator has it (PR-9).
#[must_use]
pub fn guarantee_notice<'a>(app: &'a Parts, cart: &Cart, summary: &Summary) -> Option<&'a guarantee_notice::Shown> {
    app.guarantee_notice.as_ref().filter(|_| summary.sells_goods()).map(|notice| notice.shown(cart.locale))
}

/// The numbers that come along, and when.
#[must_use]
pub fn ported(app: &Parts, order: &Order) -> Vec<PortedNumber> {
    let numbers = porting::of(app, &order.cart, order.ordered_on);
    let numbers = numbers.map(|(port, told)| PortedNumber {
        kind: wire::cart::port_kind(port.kind),
        number: port.number.to_string(),
        when: wire::cart::porting_day(told),
        wished: port.wanted_on,
    });
    numbers.collect()
}

/// Where bills go: another address if one was given, else the installation's.
#[must_use]
pub fn billing_lines(cart: &Cart, who: &Identity) -> Vec<String> {
    who.billing.as_ref().map_or_else(|| cart.place.lines(), weblys_kernel::PostalAddress::lines)
}

/// The page where an order is followed.
#[must_use]
pub fn follow_url(app: &Parts, order: &Order) -> String {
    let base = app.config.public_url.trim_end_matches('/');
    format!("{base}/shop/order/{}?key={}", order.number, order.key)
}

/// The latest day for equipment that no appointment brings (OR-9).
fn delivered_by(order: &Order) -> NaiveDate {
    order.ordered_on.checked_add_days(Days::new(DELIVERED_WITHIN_DAYS)).unwrap_or(order.ordered_on)
}

/// The right to withdraw (WD-1). With equipment it runs from its receipt: the visit that brings it, or the
/// latest day for its delivery.
#[must_use]
pub fn withdrawal_right(app: &Parts, order: &Order, summary: &Summary) -> WithdrawalRight {
    let is_remote = order.cart.delivery.as_ref().is_some_and(|delivery| delivery.kind == DeliveryKind::Remote);
    let goods = !is_remote && summary.lines.iter().any(|line| line.kind == LineKind::Equipment);
    let visit = order.cart.delivery.as_ref().and_then(|delivery| delivery.slot.as_ref());
    let runs_from = match (goods, visit) {
        (false, _) => order.ordered_on,
        (true, Some(slot)) => slot.begins_at.with_timezone(&app.config.sale.time_zone).date_naive(),
        (true, None) => delivered_by(order),
    };
    WithdrawalRight { runs_from, until: withdrawal_until(runs_from), from_receipt_of_goods: goods }
}

fn consents(order: &Order, who: &Identity) -> Vec<Consent> {
    let at = order.ordered_at;
    let express = order.cart.delivery.as_ref().is_some_and(|delivery| delivery.express_start);
    let debit = matches!(order.cart.payment, Some(Payment::DirectDebit { .. }));
    let asked_at = order.cart.delivery.as_ref().and_then(|delivery| delivery.express_asked_at).unwrap_or(at);
    let always = [
        (ConsentKind::Terms, true),
        (ConsentKind::SummaryReceived, true),
        (ConsentKind::ExpressStart, express),
        (ConsentKind::ExpressAcknowledged, express),
        (ConsentKind::MarketingEmail, who.consents.email),
        (ConsentKind::MarketingSms, who.consents.sms),
        (ConsentKind::MarketingPhone, who.consents.phone),
    ];
    let asked = [(debit, ConsentKind::SepaMandate), (!who.ported.is_empty(), ConsentKind::Porting)];
    let asked = asked.into_iter().filter_map(|(asked, kind)| asked.then_some((kind, true)));
    let identified_at = order.cart.identified_at.unwrap_or(at);
    let moment = |kind| match kind {
        ConsentKind::ExpressStart | ConsentKind::ExpressAcknowledged => asked_at,
        ConsentKind::SepaMandate => signed_at(order),
        ConsentKind::MarketingEmail
        | ConsentKind::MarketingSms
        | ConsentKind::MarketingPhone
        | ConsentKind::Porting => identified_at,
        ConsentKind::Terms | ConsentKind::SummaryReceived => at,
    };
    always.into_iter().chain(asked).map(|(kind, given)| Consent { kind, given, at: moment(kind) }).collect()
}

/// When the box of the mandate was ticked: on the page of payment, perhaps days before the order (SP-2).
fn signed_at(order: &Order) -> DateTime<Utc> {
    order.cart.payment_chosen_at.unwrap_or(order.ordered_at)
}

fn mandate_facts(app: &Parts, order: &Order) -> Result<Option<SepaMandate>, ApiError> {
    let Some(Payment::DirectDebit { holder, iban, mandate }) = &order.cart.payment else { return Ok(None) };
    let who = identity(&order.cart)?;
    Ok(Some(SepaMandate {
        operator: app.config.operator.clone(),
        legal: LegalTerms::of(app.config.sale.country),
        reference: mandate.as_str().to_owned(),
        holder: holder.to_string(),
        holder_address: billing_lines(&order.cart, who),
        iban: iban.as_str().to_owned(),
        bic: None,
        usage: MandateUse::Recurrent,
        order_number: order.number.to_string(),
        signed_at: signed_at(order),
        signature: MandateSignature::Box { email: who.email.as_str().to_owned() },
    }))
}
