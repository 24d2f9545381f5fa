//! Calls of SelfShop.

use super::{BackClient, CallError, Caller, answered, send};
use crate::address::{AddressSuggestions, AddressView, StreetView};
use crate::cart::{
    CardPage, CardReturn, CartView, ChooseItems, ChooseOffer, ChoosePayment, Identify, OpenCardPage, PaymentChoices,
    Progress, ResumeCart, SendResumeLink, StartCart, StartedCart, StepView,
};
use crate::contact::{ContactReceipt, LeaveContact};
use crate::delivery::{ChooseDelivery, DeliveryChoices};
use crate::mail::{MailList, MailView};
use crate::offer::{ChoicesView, OffersView};
use crate::order::{DocumentContent, DocumentPdf, OrderView, PlaceOrder, Validation};
use crate::paths;
use crate::tariff::PriceGuide;
use crate::terms::GeneralTerms;
use reqwest::Method;
use reqwest::header::{CONTENT_DISPOSITION, HeaderMap};
use uuid::Uuid;
use weblys_kernel::Locale;

impl BackClient {
    /// Type-ahead (SSH-05).
    pub async fn search_addresses(
        &self,
        caller: &Caller,
        q: &str,
        limit: u32,
    ) -> Result<AddressSuggestions, CallError> {
        let request = self.request(Method::GET, paths::ADDRESS_SEARCH, caller);
        send(request.query(&[("q", q), ("limit", &limit.to_string())])).await
    }

    /// One address with its dwellings.
    pub async fn address(&self, caller: &Caller, address_id: &str) -> Result<AddressView, CallError> {
        send(self.about(paths::ADDRESS, address_id, caller)).await
    }

    /// The numbers of a street.
    pub async fn street(&self, caller: &Caller, street_id: &str) -> Result<StreetView, CallError> {
        send(self.about(paths::STREET, street_id, caller)).await
    }

    /// What everything costs without promotions.
    pub async fn tariffs(&self, caller: &Caller) -> Result<PriceGuide, CallError> {
        send(self.request(Method::GET, paths::TARIFFS, caller)).await
    }

    /// The general terms in force.
    pub async fn general_terms(&self, caller: &Caller, locale: Locale) -> Result<GeneralTerms, CallError> {
        send(self.about(paths::TERMS, locale.tag(), caller)).await
    }

    /// What may be sold at a dwelling.
    pub async fn offers(&self, caller: &Caller, dwelling_id: &str) -> Result<OffersView, CallError> {
        send(self.about(paths::DWELLING_OFFERS, dwelling_id, caller)).await
    }

    /// Starts a cart.
    pub async fn start_cart(&self, caller: &Caller, start: &StartCart) -> Result<StartedCart, CallError> {
        self.say(Method::POST, paths::CARTS, caller, start).await
    }

    /// Takes a cart up again from a mailed link.
    pub async fn resume_cart(&self, caller: &Caller, resume: &ResumeCart) -> Result<StartedCart, CallError> {
        self.say(Method::POST, paths::CART_RESUME, caller, resume).await
    }

    /// The session's cart.
    pub async fn cart(&self, caller: &Caller) -> Result<CartView, CallError> {
        send(self.request(Method::GET, paths::CART, caller)).await
    }

    /// Chooses the offer.
    pub async fn choose_offer(&self, caller: &Caller, choose: &ChooseOffer) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_OFFER, caller, choose).await
    }

    /// The cart, and the equipment that may be chosen.
    pub async fn equipment(&self, caller: &Caller) -> Result<StepView<ChoicesView>, CallError> {
        send(self.request(Method::GET, paths::CART_EQUIPMENT, caller)).await
    }

    /// Chooses equipment.
    pub async fn choose_equipment(&self, caller: &Caller, choose: &ChooseItems) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_EQUIPMENT, caller, choose).await
    }

    /// The cart, and the options that may be chosen.
    pub async fn options(&self, caller: &Caller) -> Result<StepView<ChoicesView>, CallError> {
        send(self.request(Method::GET, paths::CART_OPTIONS, caller)).await
    }

    /// Chooses options.
    pub async fn choose_options(&self, caller: &Caller, choose: &ChooseItems) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_OPTIONS, caller, choose).await
    }

    /// Says who orders.
    pub async fn identify(&self, caller: &Caller, identify: &Identify) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_CUSTOMER, caller, identify).await
    }

    /// The cart, and how services may arrive.
    pub async fn delivery(&self, caller: &Caller) -> Result<StepView<DeliveryChoices>, CallError> {
        send(self.request(Method::GET, paths::CART_DELIVERY, caller)).await
    }

    /// Chooses how services arrive; holds the slot.
    pub async fn choose_delivery(&self, caller: &Caller, choose: &ChooseDelivery) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_DELIVERY, caller, choose).await
    }

    /// The cart, and how the monthly bill may be paid.
    pub async fn payment(&self, caller: &Caller) -> Result<StepView<PaymentChoices>, CallError> {
        send(self.request(Method::GET, paths::CART_PAYMENT, caller)).await
    }

    /// Chooses how the monthly bill is paid.
    pub async fn choose_payment(&self, caller: &Caller, choose: &ChoosePayment) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_PAYMENT, caller, choose).await
    }

    /// Opens the hosted card page.
    pub async fn open_card_page(&self, caller: &Caller, open: &OpenCardPage) -> Result<CardPage, CallError> {
        self.say(Method::POST, paths::CART_CARD, caller, open).await
    }

    /// Takes note of the outcome of the hosted card page.
    pub async fn card_returned(&self, caller: &Caller, back: &CardReturn) -> Result<CartView, CallError> {
        self.say(Method::PUT, paths::CART_CARD, caller, back).await
    }

    /// Checks the whole and issues the contract summary.
    pub async fn validate(&self, caller: &Caller) -> Result<Validation, CallError> {
        self.say(Method::PUT, paths::CART_VALIDATION, caller, &()).await
    }

    /// Mails a link to take the cart up again.
    pub async fn send_resume_link(&self, caller: &Caller, send: &SendResumeLink) -> Result<CartView, CallError> {
        self.say(Method::POST, paths::CART_RESUME_LINK, caller, send).await
    }

    /// Orders. Asked twice, it answers the same order.
    pub async fn place_order(&self, caller: &Caller, place: &PlaceOrder) -> Result<OrderView, CallError> {
        self.say(Method::POST, paths::CART_ORDER, caller, place).await
    }

    /// One order, for who holds its key.
    pub async fn order(&self, caller: &Caller, order_number: &str, key: &str) -> Result<OrderView, CallError> {
        send(self.about(paths::ORDER, order_number, caller).query(&[("key", key)])).await
    }

    /// One document, for who holds its key.
    pub async fn document(&self, caller: &Caller, document_id: Uuid, key: &str) -> Result<DocumentContent, CallError> {
        send(self.about(paths::DOCUMENT, &document_id.to_string(), caller).query(&[("key", key)])).await
    }

    /// The same as a PDF file.
    pub async fn document_pdf(&self, caller: &Caller, document_id: Uuid, key: &str) -> Result<DocumentPdf, CallError> {
        let call = self.about(paths::DOCUMENT, &document_id.to_string(), caller);
        let response = answered(call.query(&[("key", key), ("format", "pdf")])).await?;
        let file_name = file_name(response.headers());
        Ok(DocumentPdf { file_name, content: response.bytes().await.map_err(CallError::Unreachable)?.into() })
    }

    /// Leaves a contact request or a statement.
    pub async fn leave_contact(&self, caller: &Caller, leave: &LeaveContact) -> Result<ContactReceipt, CallError> {
        self.say(Method::POST, paths::CONTACT_REQUESTS, caller, leave).await
    }

    /// Newest mails, where they are kept instead of sent.
    pub async fn mails(&self, caller: &Caller) -> Result<MailList, CallError> {
        send(self.request(Method::GET, paths::MAILS, caller)).await
    }

    /// One mail.
    pub async fn mail(&self, caller: &Caller, mail_id: Uuid) -> Result<MailView, CallError> {
        send(self.about(paths::MAIL, &mail_id.to_string(), caller)).await
    }
}

/// The name that an answer gives its file.
fn file_name(headers: &HeaderMap) -> String {
    let disposition = headers.get(CONTENT_DISPOSITION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = disposition.split_once("filename=\"").and_then(|(_, rest)| rest.split_once('"'));
    name.map_or_else(|| "document.pdf".to_owned(), |(name, _)| name.to_owned())
}
