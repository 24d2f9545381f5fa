//! The whole map of BACK.

use crate::addresses::handlers as addresses;
use crate::catalog::explain::explain;
use crate::catalog::{base, changes, draft, due, guide, noted, things, told};
use crate::code_tables::handlers as codes;
use crate::configuration::handlers as configuration;
use crate::error::as_problem;
use crate::health;
use crate::orders::handlers::{cart, contact, desk, document, general_terms, mail, order, sent};
use crate::outbox::handlers as outbox;
use crate::parameters::handlers as parameters;
use crate::security::guard::guard;
use crate::security::handlers::{
    approvals, audit, behalf, drafts, export, groups, notices, operator, proofs, staff, users, views,
};
use crate::sites::handlers as sites;
use crate::state::App;
use crate::upkeep::handlers as upkeep;
use crate::upkeep::{reloads, trace};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{delete, get, post, put};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use weblys_api::catalogue::LARGEST_FILE;
use weblys_api::configuration::LARGEST_PACKAGE;
use weblys_api::paths;

/// The longest that a request may take; FRONT gives up a little later.
const DEADLINE: Duration = Duration::from_secs(20);
/// The largest request body: a form of a few fields.
pub const LARGEST_BODY: usize = 64 * 1024;

/// The same of a row of the catalogue with what it was: a zone names thousands of streets.
const LARGEST_ROW: usize = 1024 * 1024;

/// Every route.
pub fn router(app: App) -> Router {
    let open = Router::new().route(paths::LIVEZ, get(health::alive)).route(paths::READYZ, get(health::ready));
    open.merge(operations())
        .layer(from_fn_with_state(app.clone(), guard))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, DEADLINE))
        .layer(CatchPanicLayer::new())
        .layer(map_response(as_problem))
        .layer(from_fn_with_state(app.figures.metrics.clone(), weblys_metrics::count))
        .with_state(app)
}

/// Every operation without its guard: for who has passed it.
pub fn operations() -> Router<App> {
    shop().merge(of_staff()).merge(of_weconfig()).merge(of_catalogue())
}

/// What SelfShop asks for.
fn shop() -> Router<App> {
    Router::new()
        .route(paths::STAMP, get(health::stamp))
        .route(paths::CODE_TABLE, get(codes::offered))
        .route(paths::ADDRESS_SEARCH, get(addresses::search))
        .route(paths::STREET, get(addresses::street))
        .route(paths::ADDRESS, get(addresses::address))
        .route(paths::TARIFFS, get(guide::show))
        .route(paths::TERMS, get(general_terms::show))
        .route(paths::DWELLING_OFFERS, get(addresses::offers))
        .route(paths::CARTS, post(cart::start))
        .route(paths::CART_RESUME, post(cart::take_up))
        .route(paths::CART, get(cart::show))
        .route(paths::CART_OFFER, put(cart::choose_offer))
        .route(paths::CART_EQUIPMENT, get(cart::equipment).put(cart::choose_equipment))
        .route(paths::CART_OPTIONS, get(cart::options).put(cart::choose_options))
        .route(paths::CART_CUSTOMER, put(cart::identify))
        .route(paths::CART_DELIVERY, get(cart::delivery).put(cart::choose_delivery))
        .route(paths::CART_PAYMENT, get(cart::payment).put(cart::choose_payment))
        .route(paths::CART_CARD, post(cart::open_card_page).put(cart::card_returned))
        .route(paths::CART_VALIDATION, put(cart::validate))
        .route(paths::CART_RESUME_LINK, post(cart::send_resume_link))
        .route(paths::CART_ORDER, post(order::place))
        .route(paths::ORDER, get(order::show))
        .route(paths::DOCUMENT, get(document::show))
        .route(paths::CONTACT_REQUESTS, post(contact::leave))
        .route(paths::MAILS, get(mail::list))
        .route(paths::MAIL, get(mail::show))
}

/// What one of the staff asks for himself: signing in, his account, what he is told, his views and drafts.
fn of_staff() -> Router<App> {
    Router::new()
        .route(paths::STAFF_SESSION, post(staff::sign_in).put(staff::second_factor).delete(staff::sign_out))
        .route(paths::STAFF_ME, get(staff::me))
        .route(paths::STAFF_PASSWORD, put(staff::password))
        .route(paths::STAFF_TOTP, post(staff::propose_totp).put(staff::confirm_totp).delete(staff::remove_totp))
        .route(paths::STAFF_SESSIONS, get(staff::sessions))
        .route(paths::STAFF_SESSION_OF, delete(staff::end_session))
        .route(paths::STAFF_WAYS, get(proofs::ways))
        .route(paths::STAFF_SESSION_PASSKEY, post(proofs::begin_passkey).put(proofs::sign_in_by_passkey))
        .route(paths::STAFF_SESSION_PORTAL, post(proofs::begin_sign_on).put(proofs::sign_on).get(proofs::end_sign_on))
        .route(paths::STAFF_PASSKEYS, get(proofs::list).post(proofs::propose).put(proofs::add))
        .route(paths::STAFF_PASSKEY, delete(proofs::remove))
        .route(paths::STAFF_NOTICES, get(notices::list).put(notices::read_until))
        .route(paths::STAFF_NOTICE, put(notices::read_one))
        .route(paths::STAFF_LISTENING, get(notices::listening))
        .route(paths::STAFF_SIGNALS, get(notices::signals))
        .route(paths::STAFF_LISTENERS, post(notices::listeners))
        .route(paths::STAFF_VIEWS, get(views::list).post(views::make).put(views::default))
        .route(paths::STAFF_VIEW, delete(views::remove))
        .route(paths::STAFF_DRAFT, get(drafts::show).put(drafts::save).delete(drafts::forget))
        .route(paths::STAFF_CONSENT, get(behalf::consent).post(behalf::give).delete(behalf::withdraw))
        .route(paths::STAFF_ON_BEHALF, delete(behalf::stop))
        .route(paths::USER_ON_BEHALF, post(behalf::act))
        .route(paths::STAFF_SEARCH, get(staff::find))
        .route(paths::APPROVALS, get(approvals::list))
        .route(paths::APPROVAL, get(approvals::show).put(approvals::decide).delete(approvals::withdraw))
        .route(paths::ENVIRONMENT_RULES, get(approvals::rules))
}

/// What WeConfig asks for about the catalogue.
fn of_catalogue() -> Router<App> {
    Router::new()
        .route(paths::CATALOGUE_EXPLAIN, get(explain))
        .route(paths::PACKAGES, get(configuration::list).post(configuration::keep))
        .route(paths::PACKAGES_FILE, post(configuration::bring).layer(DefaultBodyLimit::max(LARGEST_PACKAGE)))
        .route(paths::PACKAGE, get(configuration::show).post(configuration::put_in_force).delete(configuration::throw))
        .route(paths::PACKAGE_CONTENT, get(configuration::content))
        .route(paths::CATALOGUE_PUBLICATIONS, get(draft::state))
        .route(paths::CATALOGUE_CONTENT, get(draft::content))
        .route(paths::CATALOGUE_WORKBOOK, get(draft::workbook))
        .route(paths::CATALOGUE_THINGS, get(things::list))
        .route(paths::CATALOGUE_THING, get(things::one))
        .route(paths::CATALOGUE_THING_HISTORY, get(noted::history))
        .route(paths::CATALOGUE_DRAFT_THING, put(things::put).layer(DefaultBodyLimit::max(LARGEST_ROW)))
        .route(paths::CATALOGUE_TOLD, get(told::show).post(told::ask))
        .route(paths::CATALOGUE_DRAFT_TOLD, put(told::take))
        .route(paths::CATALOGUE_COVERAGE, get(base::coverage))
        .route(paths::CATALOGUE_IMPACT, get(base::impact))
        .route(paths::CATALOGUE_BASE, post(base::look))
        .route(paths::CATALOGUE_DRAFT_OFFERS, post(base::prepare))
        .route(paths::CATALOGUE_RESTORE, post(draft::restore))
        .route(paths::CATALOGUE_CHANGES, get(changes))
        .route(paths::CATALOGUE_DRAFT, put(draft::put).delete(draft::throw).layer(DefaultBodyLimit::max(LARGEST_FILE)))
        .route(paths::CATALOGUE_PUBLISH, post(draft::publish).put(due::plan).delete(due::call_off))
}

/// What WeConfig asks for.
fn of_weconfig() -> Router<App> {
    Router::new()
        .route(paths::USERS, get(users::list).post(users::make))
        .route(paths::USERS_EXPORT, post(export::users))
        .route(paths::USERS_BULK, post(users::bulk))
        .route(paths::USERS_BULK_PREVIEW, post(users::bulk_preview))
        .route(paths::USER, get(users::show).put(users::change))
        .route(paths::USER_RESET, post(users::reset))
        .route(paths::USER_UNLOCK, post(users::unlock))
        .route(paths::USER_SESSIONS, get(users::sessions).delete(users::end_sessions))
        .route(paths::OPERATOR_USERS, get(operator::state))
        .route(paths::OPERATOR_USERS_SYNCHRONISE, post(operator::synchronise))
        .route(paths::OPERATOR_USERS_DRIFT, get(operator::drift))
        .route(paths::OPERATOR_USERS_EXPORT, post(export::drift))
        .route(paths::OPERATOR_USERS_PREVIEW, post(operator::preview))
        .route(paths::OPERATOR_USERS_REPAIR, post(operator::repair))
        .route(paths::OPERATOR_PROFILES, get(operator::profiles).put(operator::change_profiles))
        .route(paths::GROUPS, get(groups::list).post(groups::make))
        .route(paths::GROUP, get(groups::show).put(groups::change).delete(groups::remove))
        .route(paths::AUDIT, get(audit::list))
        .route(paths::AUDIT_EXPORT, post(export::trail))
        .route(paths::AUDIT_CHAIN, get(audit::chain))
        .route(paths::CONTACTS, get(desk::list))
        .route(paths::CONTACTS_EXPORT, post(export::contacts))
        .route(paths::CONTACT, get(desk::show).put(desk::handle))
        .route(paths::CONTACTS_BULK, post(desk::handle_several))
        .route(paths::CONTACTS_BULK_PREVIEW, post(desk::preview_several))
        .route(paths::STAFF_LIST_EXPORT, post(export::plain))
        .route(paths::CODE_TABLES, get(codes::tables))
        .route(paths::CODE_TABLES_IMPORT, post(codes::bring))
        .route(paths::CODE_TABLES_EXPORT, post(export::codes))
        .route(paths::CODES, get(codes::list).post(codes::add))
        .route(paths::CODE, get(codes::show).put(codes::change))
        .route(paths::CODE_MOVE, post(codes::shift))
        .route(paths::EFFECTS, get(outbox::list))
        .route(paths::EFFECT_RETRY, post(outbox::retry))
        .route(paths::EFFECTS_BULK, post(outbox::retry_several))
        .route(paths::EFFECTS_BULK_PREVIEW, post(outbox::preview_several))
        .route(paths::PARAMETERS, get(parameters::list))
        .route(paths::PARAMETER, put(parameters::change))
        .route(paths::SHOP_NOTICE, get(parameters::notice))
        .route(paths::SITES, get(sites::list))
        .route(paths::SITE, put(sites::change))
        .route(paths::STOPPED_SITES, get(sites::stopped))
        .route(paths::CACHES, get(reloads::list))
        .route(paths::CACHE_RELOAD, post(reloads::reload))
        .route(paths::JOBS, get(upkeep::list))
        .route(paths::JOB, put(upkeep::change))
        .route(paths::JOB_RUN, post(upkeep::run).delete(upkeep::stop))
        .route(paths::INSTANCES, post(upkeep::tell))
        .route(paths::COMPONENTS, get(upkeep::show))
        .route(paths::TRACES, get(trace::show))
        .route(paths::SENT_MAILS, get(sent::list))
        .route(paths::SENT_MAILS_EXPORT, post(export::sent_mails))
        .route(paths::SENT_MAIL, get(sent::show))
}
