-- What PROD does only when a second person agrees (WCF-11): the request exactly as it will be made.
create table security_approval (
    approval_id uuid not null primary key,
    -- The name of the operation, its method, path with query, and body.
    operation text not null,
    method text not null,
    target text not null,
    body text not null,
    -- Of operation, target and body: the same asked for twice waits once.
    same_hash text not null,
    -- Who asked, in whose name, from where.
    requested_by uuid not null,
    requester text not null,
    on_behalf_of uuid,
    behalf_login text,
    address text not null,
    correlation text not null,
    requested_at timestamptz not null,
    lapses_at timestamptz not null,
    -- What it would change, as the audit trail would keep it.
    foreseen_json text not null,
    state text not null check (state in ('waiting', 'agreed', 'done', 'failed', 'refused', 'withdrawn', 'lapsed')),
    decided_by uuid,
    decider text not null,
    decided_at timestamptz,
    reason text not null,
    -- Why it could not be done: the code of a refusal.
    outcome text not null
);
create index security_approval_when on security_approval (requested_at, approval_id);
create index security_approval_state on security_approval (state, requested_at, approval_id);
create index security_approval_whose on security_approval (requested_by, requested_at, approval_id);
create unique index security_approval_same on security_approval (requested_by, same_hash) where state = 'waiting';

-- Synchronisations in their turn are a job now; one at a time stays a turn.
delete from security_turn where work = 'schedule';

-- Who could sign in as whom, or made him what he is, by id: such two are no two persons for an agreement.
create table security_access (
    user_id uuid not null references security_user (user_id),
    given_by uuid not null references security_user (user_id),
    given_at timestamptz not null,
    primary key (user_id, given_by)
);
create index security_access_giver on security_access (given_by, given_at);
create index security_access_age on security_access (given_at);

-- What the last complete check of the trail found: a check that runs or was stopped changes nothing of it.
alter table security_audit_head add column checked_count bigint;
alter table security_audit_head add column broken_at bigint;
alter table security_audit_head add column checked_at timestamptz;
