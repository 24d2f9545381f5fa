//! Every path of BACK, in reading order.

/// Alive: the process answers.
pub const LIVEZ: &str = "/livez";
/// Ready: data loaded, database reachable, not draining.
pub const READYZ: &str = "/readyz";
/// The stamp of what is published: FRONT keeps what was computed under it while it lasts.
pub const STAMP: &str = "/v1/stamp";

/// Type-ahead over addresses: `?q=…&limit=…`.
pub const ADDRESS_SEARCH: &str = "/v1/addresses/search";
/// One address with its dwellings.
pub const ADDRESS: &str = "/v1/addresses/{address_id}";
/// The numbers of a street: `?street=…`.
pub const STREET: &str = "/v1/streets/{street_id}";
/// What everything costs without promotions.
pub const TARIFFS: &str = "/v1/tariffs";
/// The general terms in force, in a language: `fr`, `en`.
pub const TERMS: &str = "/v1/terms/{locale}";
/// What may be sold at a dwelling, without a cart.
pub const DWELLING_OFFERS: &str = "/v1/dwellings/{dwelling_id}/offers";

/// Starts a cart.
pub const CARTS: &str = "/v1/carts";
/// Takes a cart up again from the token of a mailed link.
pub const CART_RESUME: &str = "/v1/carts/resume";
/// The session's cart.
pub const CART: &str = "/v1/cart";
/// The offer of the cart.
pub const CART_OFFER: &str = "/v1/cart/offer";
/// The equipment that may be chosen (GET) and what is chosen (PUT).
pub const CART_EQUIPMENT: &str = "/v1/cart/equipment";
/// The options that may be chosen (GET) and what is chosen (PUT).
pub const CART_OPTIONS: &str = "/v1/cart/options";
/// Who orders.
pub const CART_CUSTOMER: &str = "/v1/cart/customer";
/// How services arrive: choices (GET) and choice (PUT).
pub const CART_DELIVERY: &str = "/v1/cart/delivery";
/// The monthly payment method.
pub const CART_PAYMENT: &str = "/v1/cart/payment";
/// Opens (POST) a hosted card page, and takes note (PUT) of its outcome.
pub const CART_CARD: &str = "/v1/cart/card";
/// Checks the whole and issues the contract summary.
pub const CART_VALIDATION: &str = "/v1/cart/validation";
/// Mails a link to take the cart up again.
pub const CART_RESUME_LINK: &str = "/v1/cart/resume-link";
/// Orders, with the obligation to pay.
pub const CART_ORDER: &str = "/v1/cart/order";

/// One order, for who holds its key: `?key=…`.
pub const ORDER: &str = "/v1/orders/{order_number}";
/// One document of an order or of a cart, for who holds its key: `?key=…`; with `&format=pdf` its words as a PDF file
/// instead of JSON.
pub const DOCUMENT: &str = "/v1/documents/{document_id}";
/// Contact requests and statements (withdrawal) left by people.
pub const CONTACT_REQUESTS: &str = "/v1/contact-requests";

/// Mails sent, where mails are kept instead of sent (demonstration).
pub const MAILS: &str = "/v1/mails";
/// One mail.
pub const MAIL: &str = "/v1/mails/{mail_id}";

/// Signs one of the staff in (POST), takes his second factor (PUT), signs him out (DELETE).
pub const STAFF_SESSION: &str = "/v1/staff/session";
/// Who is signed in.
pub const STAFF_ME: &str = "/v1/staff/me";
/// One's own password.
pub const STAFF_PASSWORD: &str = "/v1/staff/password";
/// One's own second factor: proposed (POST), confirmed (PUT), removed (DELETE).
pub const STAFF_TOTP: &str = "/v1/staff/totp";
/// One's own sessions.
pub const STAFF_SESSIONS: &str = "/v1/staff/sessions";
/// One of them.
pub const STAFF_SESSION_OF: &str = "/v1/staff/sessions/{session_id}";

/// What one can sign in by.
pub const STAFF_WAYS: &str = "/v1/staff/ways";
/// Signs in by a passkey: begun (POST), answered (PUT).
pub const STAFF_SESSION_PASSKEY: &str = "/v1/staff/session/passkey";
/// Signs in through the operator's portal: begun (POST), answered (PUT).
pub const STAFF_SESSION_PORTAL: &str = "/v1/staff/session/portal";
/// One's own passkeys: listed (GET), one more begun (POST) and kept (PUT).
pub const STAFF_PASSKEYS: &str = "/v1/staff/passkeys";
/// One of them.
pub const STAFF_PASSKEY: &str = "/v1/staff/passkeys/{passkey_id}";
/// What one is told: `?before_seq=…&size=…` (GET); everything up to a place is read (PUT).
pub const STAFF_NOTICES: &str = "/v1/staff/notices";
/// One of them is read.
pub const STAFF_NOTICE: &str = "/v1/staff/notices/{notice_id}";
/// Who listens by a page that stays open.
pub const STAFF_LISTENING: &str = "/v1/staff/listening";
/// What is new for every listener of a FRONT: `?after=…`.
pub const STAFF_SIGNALS: &str = "/v1/staff/signals";
/// What listeners may do now.
pub const STAFF_LISTENERS: &str = "/v1/staff/listeners";

/// Saved views: `?list=…` (GET), a new one (POST), the one that a list opens with (PUT).
pub const STAFF_VIEWS: &str = "/v1/staff/views";
/// Removes one.
pub const STAFF_VIEW: &str = "/v1/staff/views/{view_id}";

/// One's draft of a form: read (GET), kept (PUT), thrown away (DELETE).
pub const STAFF_DRAFT: &str = "/v1/staff/drafts/{form}";

/// One's consent that somebody acts in one's name: seen (GET), given (POST), withdrawn (DELETE).
pub const STAFF_CONSENT: &str = "/v1/staff/consent";
/// One is oneself again.
pub const STAFF_ON_BEHALF: &str = "/v1/staff/on-behalf";

/// Users: `?q=…&state=…&origin=…&group=…&sort=…&page=…&size=…`.
pub const USERS: &str = "/v1/users";
/// Users are about to be taken out as a file.
pub const USERS_EXPORT: &str = "/v1/users/export";
/// The same done to several users.
pub const USERS_BULK: &str = "/v1/users/bulk";
/// What that would do.
pub const USERS_BULK_PREVIEW: &str = "/v1/users/bulk/preview";
/// One user.
pub const USER: &str = "/v1/users/{user_id}";
/// Gives a user a first password.
pub const USER_RESET: &str = "/v1/users/{user_id}/reset";
/// Ends a user's lock-out.
pub const USER_UNLOCK: &str = "/v1/users/{user_id}/unlock";
/// Acts in a user's name, by the code that he has told.
pub const USER_ON_BEHALF: &str = "/v1/users/{user_id}/on-behalf";
/// A user's sessions.
pub const USER_SESSIONS: &str = "/v1/users/{user_id}/sessions";
/// How it stands with the users of the operator system.
pub const OPERATOR_USERS: &str = "/v1/operator-users";
/// Synchronises them at once.
pub const OPERATOR_USERS_SYNCHRONISE: &str = "/v1/operator-users/synchronise";
/// Differences between both systems: `?q=…&kind=…&field=…&page=…&size=…`.
pub const OPERATOR_USERS_DRIFT: &str = "/v1/operator-users/drift";
/// They are about to be taken out as a file.
pub const OPERATOR_USERS_EXPORT: &str = "/v1/operator-users/drift/export";
/// What a repair would do.
pub const OPERATOR_USERS_PREVIEW: &str = "/v1/operator-users/drift/preview";
/// Repairs differences.
pub const OPERATOR_USERS_REPAIR: &str = "/v1/operator-users/drift/repair";
/// Which groups the operator system's profiles stand for.
pub const OPERATOR_PROFILES: &str = "/v1/operator-users/profiles";
/// Groups.
pub const GROUPS: &str = "/v1/groups";
/// One group; removed with `?version=…`.
pub const GROUP: &str = "/v1/groups/{group_id}";
/// The audit trail: `?actor=…&action=…&subject=…&from=…&until=…&q=…&before_seq=…&size=…`.
pub const AUDIT: &str = "/v1/audit";
/// It is about to be taken out as a file.
pub const AUDIT_EXPORT: &str = "/v1/audit/export";
/// Whether its chain holds.
pub const AUDIT_CHAIN: &str = "/v1/audit/chain";

/// Contact requests and statements, for the staff: `?q=…&kind=…&state=…&page=…&size=…`.
pub const CONTACTS: &str = "/v1/contacts";
/// They are about to be taken out as a file.
pub const CONTACTS_EXPORT: &str = "/v1/contacts/export";
/// One of them: read (GET), dealt with (PUT).
pub const CONTACT: &str = "/v1/contacts/{contact_id}";
/// The same done to several contact requests.
pub const CONTACTS_BULK: &str = "/v1/contacts/bulk";
/// What that would do.
pub const CONTACTS_BULK_PREVIEW: &str = "/v1/contacts/bulk/preview";
/// A list that takes no right of its own is about to be taken out as a file.
pub const STAFF_LIST_EXPORT: &str = "/v1/staff/lists/{list}/export";
/// What may be sold in a sale, and why not the rest: `?kind=…&dwelling_id=…&channel=…`.
pub const CATALOGUE_EXPLAIN: &str = "/v1/catalogue/explain";
/// Publications of the catalogue and its draft: `?page=…`.
pub const CATALOGUE_PUBLICATIONS: &str = "/v1/catalogue/publications";
/// One as JSON, or the draft.
pub const CATALOGUE_CONTENT: &str = "/v1/catalogue/publications/{publication}/content";
/// One as a workbook, or the draft.
pub const CATALOGUE_WORKBOOK: &str = "/v1/catalogue/publications/{publication}/workbook";
/// An older one is to be in force again.
pub const CATALOGUE_RESTORE: &str = "/v1/catalogue/publications/{publication}/restore";
/// The draft: made of a file, `?origin=…&version=…` (PUT), thrown away, `?version=…` (DELETE).
pub const CATALOGUE_DRAFT: &str = "/v1/catalogue/draft";
/// The draft is to be in force: at once (POST), at an instant (PUT), not by itself after all, `?version=…` (DELETE).
pub const CATALOGUE_PUBLISH: &str = "/v1/catalogue/draft/publication";
/// What differs between two publications, or from the draft: `?before=…&after=…&sheet=…`.
pub const CATALOGUE_CHANGES: &str = "/v1/catalogue/changes";
/// Things of one sheet of a catalogue: `?of=…&sheet=…&q=…&page=…`.
pub const CATALOGUE_THINGS: &str = "/v1/catalogue/things";
/// One of them, or the columns of a new one: `?of=…&sheet=…&item=…`.
pub const CATALOGUE_THING: &str = "/v1/catalogue/thing";
/// What publications changed of one of them.
pub const CATALOGUE_THING_HISTORY: &str = "/v1/catalogue/thing/history";
/// Combinations of base services that customers hold: `?state=…&q=…`.
pub const CATALOGUE_COVERAGE: &str = "/v1/catalogue/coverage";
/// What the draft would change for customers.
pub const CATALOGUE_IMPACT: &str = "/v1/catalogue/impact";
/// All customers are to be looked at anew.
pub const CATALOGUE_BASE: &str = "/v1/catalogue/base";
/// The offer of a combination that has none is to be prepared.
pub const CATALOGUE_DRAFT_OFFERS: &str = "/v1/catalogue/draft/offers";
/// Services and tariffs of the operator system beside the catalogue (GET); it is to be asked again (POST).
pub const CATALOGUE_TOLD: &str = "/v1/catalogue/told";
/// What it told is to be taken over into the draft.
pub const CATALOGUE_DRAFT_TOLD: &str = "/v1/catalogue/draft/told";
/// One of the draft is to be otherwise.
pub const CATALOGUE_DRAFT_THING: &str = "/v1/catalogue/draft/thing";
/// Every code table.
pub const CODE_TABLES: &str = "/v1/code-tables";
/// Imports them from the operator system.
pub const CODE_TABLES_IMPORT: &str = "/v1/code-tables/import";
/// One is about to be taken out as a file.
pub const CODE_TABLES_EXPORT: &str = "/v1/code-tables/export";
/// One with its codes: `?q=…&state=…&page=…&size=…` (GET); one more code in a table of our own (POST).
pub const CODES: &str = "/v1/code-tables/{table_code}";
/// The codes of a table that forms offer, in their order.
pub const CODE_TABLE: &str = "/v1/code-tables/{table_code}/offered";
/// One code: read (GET), changed (PUT).
pub const CODE: &str = "/v1/codes/{code_id}";
/// Moves it by one place.
pub const CODE_MOVE: &str = "/v1/codes/{code_id}/move";
/// What waits to be carried out: `?state=…&topic=…&page=…&size=…`.
pub const EFFECTS: &str = "/v1/effects";
/// Has one tried again now.
pub const EFFECT_RETRY: &str = "/v1/effects/{effect_id}/retry";
/// The same done to several effects.
pub const EFFECTS_BULK: &str = "/v1/effects/bulk";
/// What that would do.
pub const EFFECTS_BULK_PREVIEW: &str = "/v1/effects/bulk/preview";

/// Scheduled jobs.
pub const JOBS: &str = "/v1/jobs";
/// One of them: its schedule.
pub const JOB: &str = "/v1/jobs/{job}";
/// Wants it run now (POST), or stopped (DELETE).
pub const JOB_RUN: &str = "/v1/jobs/{job}/run";
/// A process tells of itself.
pub const INSTANCES: &str = "/v1/instances";
/// What runs, in which version.
pub const COMPONENTS: &str = "/v1/components";
/// What happened under one reference.
pub const TRACES: &str = "/v1/traces";
/// Mails written, for the staff: `?recipient=…&state=…&page=…&size=…`.
pub const SENT_MAILS: &str = "/v1/sent-mails";
/// They are about to be taken out as a file.
pub const SENT_MAILS_EXPORT: &str = "/v1/sent-mails/export";
/// One of them with its words.
pub const SENT_MAIL: &str = "/v1/sent-mails/{mail_id}";

/// Parameters of the platform.
pub const PARAMETERS: &str = "/v1/parameters";
/// One of them.
pub const PARAMETER: &str = "/v1/parameters/{code}";
/// What SelfShop tells on every page.
pub const SHOP_NOTICE: &str = "/v1/shop-notice";

/// Public sites that can be stopped, for the staff.
pub const SITES: &str = "/v1/sites";
/// One of them: stopped, started.
pub const SITE: &str = "/v1/sites/{site}";
/// Those that are stopped now: FRONT asks several times a second.
pub const STOPPED_SITES: &str = "/v1/stopped-sites";
/// What processes hold in memory.
pub const CACHES: &str = "/v1/caches";
/// Has every process load one thing anew.
pub const CACHE_RELOAD: &str = "/v1/caches/{cache}/reload";

/// Packages of the configuration: `?page=…&size=…`; the configuration as it is becomes one.
pub const PACKAGES: &str = "/v1/configuration/packages";
/// A file becomes a package: `?package_id=…&name=…`.
pub const PACKAGES_FILE: &str = "/v1/configuration/packages/file";
/// A package compared with what is in force; put in force (POST).
pub const PACKAGE: &str = "/v1/configuration/packages/{package_id}";
/// What is in it.
pub const PACKAGE_CONTENT: &str = "/v1/configuration/packages/{package_id}/content";

/// What waits for a second person, or has waited: `?state=…&page=…&size=…`.
pub const APPROVALS: &str = "/v1/approvals";
/// One of them: read, decided on (PUT), withdrawn by who asked (DELETE).
pub const APPROVAL: &str = "/v1/approvals/{approval_id}";
/// What this environment does at once, for who confirms, with a second person, or not at all.
pub const ENVIRONMENT_RULES: &str = "/v1/environment/rules";

/// What one may see, found by words: `?q=…`.
pub const STAFF_SEARCH: &str = "/v1/staff/search";

/// Fills the one `{…}` of a path, percent-encoding what does not belong in a path segment.
#[must_use]
pub fn fill(path: &str, value: &str) -> String {
    let Some((head, rest)) = path.split_once('{') else { return path.to_owned() };
    let tail = rest.split_once('}').map_or("", |(_, tail)| tail);
    let mut filled = String::with_capacity(path.len() + value.len());
    filled.push_str(head);
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            filled.push(char::from(byte));
        } else {
            filled.push_str(&format!("%{byte:02X}"));
        }
    }
    filled.push_str(tail);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_leave_its_place_in_a_path() {
        assert_eq!(fill(ADDRESS, "42218_9z01_00003"), "/v1/addresses/42218_9z01_00003");
        assert_eq!(fill(ADDRESS, "../cart?x"), "/v1/addresses/..%2Fcart%3Fx");
    }
}
