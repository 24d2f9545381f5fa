//! Addresses of the staff's sites.

use super::with_query;
use std::borrow::Borrow;
use uuid::Uuid;
use weblys_api::paths::fill;

/// What there is for whoever is signed in.
pub const HOME: &str = "/staff";
/// Sign-in: `?next=…`.
pub const SIGN_IN: &str = "/staff/sign-in";
/// What to ask the browser for a sign-in by a passkey, as JSON.
pub const PASSKEY_SIGN_IN_OPTIONS: &str = "/staff/sign-in/passkey/options";
/// Signs in by a passkey.
pub const PASSKEY_SIGN_IN: &str = "/staff/sign-in/passkey";
/// Leads to the operator's portal: `?next=…`.
pub const SIGN_ON: &str = "/staff/sign-on";
/// Where the portal leads back to: `?code=…&state=…`.
pub const SIGN_ON_BACK: &str = "/staff/sign-on/back";
/// Leads to where one signs out of the portal.
pub const SIGN_ON_OUT: &str = "/staff/sign-on/out";
/// The second step: `?next=…`.
pub const SECOND_FACTOR: &str = "/staff/second-factor";
/// One's own password: `?next=…` when a sign-in asks for it.
pub const PASSWORD: &str = "/staff/password";
/// Ends the session.
pub const SIGN_OUT: &str = "/staff/sign-out";
/// One's own account.
pub const ACCOUNT: &str = "/staff/account";
/// One's own second factor.
pub const TOTP: &str = "/staff/account/second-factor";
/// Removes it.
pub const TOTP_REMOVE: &str = "/staff/account/second-factor/remove";
/// One's own passkeys; one more is sent there too.
pub const PASSKEYS: &str = "/staff/account/passkeys";
/// What to ask the browser for one more, as JSON.
pub const PASSKEY_OPTIONS: &str = "/staff/account/passkeys/options";
/// Removes one.
pub const PASSKEY_REMOVE: &str = "/staff/account/passkeys/{passkey_id}/remove";
/// Ends one of one's own sessions.
pub const SESSION_END: &str = "/staff/account/sessions/{session_id}/end";
/// Ends every other session of one's own.
pub const SESSIONS_END: &str = "/staff/account/sessions/end";
/// What one is told: `?before_seq=…`.
pub const NOTICES: &str = "/staff/notifications";
/// Everything shown is read.
pub const NOTICES_READ: &str = "/staff/notifications/read";
/// One of them is read.
pub const NOTICE_READ: &str = "/staff/notifications/{notice_id}/read";
/// How many are unread, from now on (`text/event-stream`).
pub const NOTICES_STREAM: &str = "/staff/notifications/stream";
/// One's saved views of lists; a new one is sent there too.
pub const VIEWS: &str = "/staff/views";
/// A list opens with one.
pub const VIEW_DEFAULT: &str = "/staff/views/default";
/// Removes one.
pub const VIEW_REMOVE: &str = "/staff/views/{view_id}/remove";
/// What was typed into a form so far is sent there by its script.
pub const DRAFTS: &str = "/staff/drafts";
/// Throws it away.
pub const DRAFT_DROP: &str = "/staff/drafts/drop";
/// One's consent that somebody acts in one's name.
pub const CONSENT: &str = "/staff/account/consent";
/// Withdraws it.
pub const CONSENT_WITHDRAW: &str = "/staff/account/consent/withdraw";
/// One is oneself again.
pub const ON_BEHALF_END: &str = "/staff/on-behalf/end";
/// What waits for a second person, or has waited: `?state=…`.
pub const APPROVALS: &str = "/staff/approvals";
/// One of them.
pub const APPROVAL: &str = "/staff/approvals/{approval_id}";
/// Decides on it.
pub const APPROVAL_DECIDE: &str = "/staff/approvals/{approval_id}/decision";
/// Takes it back.
pub const APPROVAL_WITHDRAW: &str = "/staff/approvals/{approval_id}/withdraw";
/// Pages and actions found: `?q=…`.
pub const SEARCH: &str = "/staff/search";

/// WeConfig.
pub const WECONFIG: &str = "/weconfig";
/// Users: `?q=…&state=…&sort=…`.
pub const USERS: &str = "/weconfig/users";
/// The same as a file: `?format=xlsx|csv`.
pub const USERS_EXPORT: &str = "/weconfig/users/export";
/// The same done to several: `?do=…&id=…&group=…`; the confirmation is sent there too.
pub const USERS_BULK: &str = "/weconfig/users/bulk";
/// A new user.
pub const USER_NEW: &str = "/weconfig/users/new";
/// One user.
pub const USER: &str = "/weconfig/users/{user_id}";
/// Changes him.
pub const USER_EDIT: &str = "/weconfig/users/{user_id}/edit";
/// Gives him a first password.
pub const USER_RESET: &str = "/weconfig/users/{user_id}/reset";
/// Acts in his name.
pub const USER_ON_BEHALF: &str = "/weconfig/users/{user_id}/on-behalf";
/// Ends his lock-out.
pub const USER_UNLOCK: &str = "/weconfig/users/{user_id}/unlock";
/// Ends his sessions.
pub const USER_SESSIONS_END: &str = "/weconfig/users/{user_id}/sessions/end";
/// Users of the operator system, and what differs: `?q=…&kind=…&field=…`.
pub const OPERATOR_USERS: &str = "/weconfig/operator-users";
/// The same as a file.
pub const OPERATOR_USERS_EXPORT: &str = "/weconfig/operator-users/export";
/// Synchronises them at once.
pub const OPERATOR_USERS_SYNCHRONISE: &str = "/weconfig/operator-users/synchronise";
/// What a repair of chosen lines would do; it is sent there too.
pub const OPERATOR_USERS_REPAIR: &str = "/weconfig/operator-users/repair";
/// Which groups the operator system's profiles stand for.
pub const OPERATOR_PROFILES: &str = "/weconfig/operator-users/profiles";
/// Groups.
pub const GROUPS: &str = "/weconfig/groups";
/// A new group.
pub const GROUP_NEW: &str = "/weconfig/groups/new";
/// One group, with its rights.
pub const GROUP: &str = "/weconfig/groups/{group_id}";
/// Removes it.
pub const GROUP_REMOVE: &str = "/weconfig/groups/{group_id}/remove";
/// The audit trail: `?actor=…&action=…`.
pub const AUDIT: &str = "/weconfig/audit";
/// The same as a file.
pub const AUDIT_EXPORT: &str = "/weconfig/audit/export";
/// Whether its chain holds.
pub const AUDIT_CHAIN: &str = "/weconfig/audit/chain";
/// One entry.
pub const AUDIT_ENTRY: &str = "/weconfig/audit/{seq}";

/// What people left in the shop: `?q=…&kind=…&state=…`.
pub const CONTACTS: &str = "/weconfig/contacts";
/// The same as a file.
pub const CONTACTS_EXPORT: &str = "/weconfig/contacts/export";
/// One of them; what was done about it is sent there too.
pub const CONTACT: &str = "/weconfig/contacts/{contact_id}";
/// The same done to several of them.
pub const CONTACTS_BULK: &str = "/weconfig/contacts/bulk";
/// What may be sold, and why not the rest: `?place=…&channel=…&kind=…`.
pub const CATALOGUE: &str = "/weconfig/catalogue";
/// Its publications and its draft.
pub const CATALOGUE_PUBLICATIONS: &str = "/weconfig/catalogue/publications";
/// What differs: `?before=…&after=…`; from what is in force to the draft where it says nothing.
pub const CATALOGUE_CHANGES: &str = "/weconfig/catalogue/changes";
/// What a catalogue holds, a sheet at a time: `?sheet=…&of=…`.
pub const CATALOGUE_THINGS: &str = "/weconfig/catalogue/things";
/// One thing of it: `?sheet=…&item=…&of=…`.
pub const CATALOGUE_THING: &str = "/weconfig/catalogue/thing";
/// What publications changed of one thing.
pub const CATALOGUE_THING_HISTORY: &str = "/weconfig/catalogue/thing/history";
/// The form of one, of a new one, or of a copy: `?sheet=…&item=…`, `?sheet=…&like=…`.
pub const CATALOGUE_THING_EDIT: &str = "/weconfig/catalogue/thing/edit";
/// One is taken out of the draft.
pub const CATALOGUE_THING_TAKE: &str = "/weconfig/catalogue/thing/take";
/// A publication, or the draft, as a workbook.
pub const CATALOGUE_WORKBOOK: &str = "/weconfig/catalogue/publications/{publication}/workbook";
/// Combinations that customers hold, and which have no offer.
pub const CATALOGUE_COVERAGE: &str = "/weconfig/catalogue/coverage";
/// What the draft would change for customers.
pub const CATALOGUE_IMPACT: &str = "/weconfig/catalogue/impact";
/// All customers are to be looked at anew.
pub const CATALOGUE_BASE: &str = "/weconfig/catalogue/base";
/// The offer of a combination is prepared.
pub const CATALOGUE_OFFERS: &str = "/weconfig/catalogue/offers";
/// Services and tariffs of the operator system beside the catalogue: seen (GET), asked for again (POST).
pub const CATALOGUE_TOLD: &str = "/weconfig/catalogue/operator";
/// They are taken over into the draft.
pub const CATALOGUE_TOLD_TAKE: &str = "/weconfig/catalogue/operator/take";
/// A file becomes the draft.
pub const CATALOGUE_DRAFT: &str = "/weconfig/catalogue/draft";
/// The draft is thrown away.
pub const CATALOGUE_DRAFT_DROP: &str = "/weconfig/catalogue/draft/drop";
/// The draft is put in force.
pub const CATALOGUE_PUBLISH: &str = "/weconfig/catalogue/draft/publish";
/// The draft is to come into force at an instant.
pub const CATALOGUE_PUBLISH_PLAN: &str = "/weconfig/catalogue/draft/plan";
/// It is not to by itself after all.
pub const CATALOGUE_PUBLISH_OFF: &str = "/weconfig/catalogue/draft/off";
/// An older publication is put in force again.
pub const CATALOGUE_RESTORE: &str = "/weconfig/catalogue/publications/{publication}/restore";
/// A publication, or the draft, as a file.
pub const CATALOGUE_FILE: &str = "/weconfig/catalogue/publications/{publication}/file";
/// Every code table.
pub const CODE_TABLES: &str = "/weconfig/code-tables";
/// Imports them from the operator system.
pub const CODE_TABLES_IMPORT: &str = "/weconfig/code-tables/import";
/// One with its codes: `?q=…&state=…`.
pub const CODES: &str = "/weconfig/code-tables/{table_code}";
/// One more code, in a table of our own.
pub const CODE_NEW: &str = "/weconfig/code-tables/{table_code}/new";
/// The same as a file.
pub const CODES_EXPORT: &str = "/weconfig/code-tables/{table_code}/export";
/// One code; what is changed of it is sent there too.
pub const CODE: &str = "/weconfig/codes/{code_id}";
/// Moves it by one place.
pub const CODE_MOVE: &str = "/weconfig/codes/{code_id}/move";
/// What waits to be carried out: `?state=…&topic=…`.
pub const EFFECTS: &str = "/weconfig/jobs";
/// Has one tried again.
pub const EFFECT_RETRY: &str = "/weconfig/jobs/{effect_id}/retry";
/// Several tried again.
pub const EFFECTS_BULK: &str = "/weconfig/jobs/bulk";

/// Parameters: `?scope=…`.
pub const PARAMETERS: &str = "/weconfig/parameters";
/// One of them; another value is sent there too.
pub const PARAMETER: &str = "/weconfig/parameters/{code}";
/// Packages of the configuration.
pub const CONFIGURATION: &str = "/weconfig/configuration";
/// Keeps the configuration as it is.
pub const CONFIGURATION_KEEP: &str = "/weconfig/configuration/keep";
/// A file becomes a package.
pub const CONFIGURATION_BRING: &str = "/weconfig/configuration/bring";
/// One of them; it is put in force there too.
pub const PACKAGE: &str = "/weconfig/configuration/packages/{package_id}";
/// Throws it away.
pub const PACKAGE_DROP: &str = "/weconfig/configuration/packages/{package_id}/drop";
/// It as a file.
pub const PACKAGE_FILE: &str = "/weconfig/configuration/packages/{package_id}/file";
/// Public sites that can be stopped.
pub const SITES: &str = "/weconfig/sites";
/// One of them; what it is to be is sent there too.
pub const SITE: &str = "/weconfig/sites/{site}";
/// What processes hold in memory: `?cache=…`.
pub const CACHES: &str = "/weconfig/caches";
/// One thing that they hold.
pub const CACHE: &str = "/weconfig/caches/{cache}";
/// Has all of them load it anew.
pub const CACHE_RELOAD: &str = "/weconfig/caches/{cache}/reload";
/// Scheduled jobs.
pub const JOBS: &str = "/weconfig/schedule";
/// One of them; another schedule is sent there too.
pub const JOB: &str = "/weconfig/schedule/{job}";
/// Wants it run now.
pub const JOB_RUN: &str = "/weconfig/schedule/{job}/run";
/// Wants it stopped.
pub const JOB_STOP: &str = "/weconfig/schedule/{job}/stop";
/// The environments that this WeConfig serves.
pub const ENVIRONMENTS: &str = "/weconfig/environments";
/// What runs, in which version.
pub const COMPONENTS: &str = "/weconfig/components";
/// What happened under one reference: `?q=…`.
pub const TRACE: &str = "/weconfig/components/trace";
/// What this environment does with the changes of its staff.
pub const ENVIRONMENT_RULES: &str = "/weconfig/environments/rules";
/// Mails written: `?recipient=…&state=…`.
pub const MAILS: &str = "/weconfig/mails";
/// The same as a file.
pub const MAILS_EXPORT: &str = "/weconfig/mails/export";
/// One of them.
pub const MAIL: &str = "/weconfig/mails/{mail_id}";

/// Every staff page in every state.
pub const DEMO_GALLERY: &str = "/demo/gallery/staff";
/// Two who changed the same.
pub const DEMO_MERGE: &str = "/demo/gallery/staff/merge";
/// What waits for a second person.
pub const DEMO_APPROVAL: &str = "/demo/gallery/staff/approval";
/// What is confirmed first.
pub const DEMO_CONFIRM: &str = "/demo/gallery/staff/confirm";
/// A page of the staff that cannot be shown: `?kind=right`, `away` or `lapsed`.
pub const DEMO_PROBLEM: &str = "/demo/gallery/staff/problem";

/// The address of something with this id.
#[must_use]
pub fn of(pattern: &str, id: impl Borrow<Uuid>) -> String {
    fill(pattern, &id.borrow().to_string())
}

/// A step of the sign-in that leads on to `next` afterwards.
#[must_use]
pub fn step(path: &str, next: &str) -> String {
    with_query(path, &[("next", if next == HOME { "" } else { next })])
}

/// Whether a path belongs to the staff's sites.
#[must_use]
pub fn is_staff(path: &str) -> bool {
    let within = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    within(HOME) || within(WECONFIG)
}

/// Pages that stand before addresses which only take forms, where it is not the address without its last part. The
/// longest beginning counts.
const PAGES_BEFORE: [(&str, &str); 15] = [
    ("/staff/drafts", HOME),
    ("/staff/on-behalf", HOME),
    ("/staff/sign-out", HOME),
    (SIGN_IN, SIGN_IN),
    (ACCOUNT, ACCOUNT),
    (PASSKEYS, PASSKEYS),
    (NOTICES, NOTICES),
    (VIEWS, VIEWS),
    ("/weconfig/catalogue/draft", CATALOGUE_PUBLICATIONS),
    (CATALOGUE_PUBLICATIONS, CATALOGUE_PUBLICATIONS),
    (CATALOGUE_OFFERS, CATALOGUE_COVERAGE),
    (CATALOGUE_BASE, CATALOGUE_COVERAGE),
    (CATALOGUE_THING, CATALOGUE_THINGS),
    (CONFIGURATION, CONFIGURATION),
    (EFFECTS, EFFECTS),
];

/// The page to show to whoever opens an address that only takes forms: after "do nothing", a change of language or the
/// address of a page that answered a form.
#[must_use]
pub fn page_before(path: &str) -> String {
    let is_before = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let known = PAGES_BEFORE.iter().filter(|(root, _)| is_before(root)).max_by_key(|(root, _)| root.len());
    if let Some((_, page)) = known {
        return (*page).to_owned();
    }
    let above = path.rsplit_once('/').map_or(HOME, |(above, _)| above);
    // A user's sessions are on his page.
    above.strip_suffix("/sessions").unwrap_or(above).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_staff_s_addresses_are_told_from_the_shop_s() {
        for path in ["/staff", "/staff/sign-in", "/weconfig", "/weconfig/users"] {
            assert!(is_staff(path), "{path}");
        }
        for path in ["/", "/shop", "/staffing", "/demo/gallery/staff"] {
            assert!(!is_staff(path), "{path}");
        }
        assert_eq!(step(SIGN_IN, "/weconfig/users?q=a"), "/staff/sign-in?next=%2Fweconfig%2Fusers%3Fq%3Da");
        assert_eq!(step(SIGN_IN, HOME), SIGN_IN);
    }
}
