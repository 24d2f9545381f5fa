-- Users of the staff, and the automatic ones of the public sites.
create table security_user (
    user_id uuid not null primary key,
    -- What he types to sign in, folded.
    login text not null unique,
    name text not null,
    -- Login and name in small letters, for searching.
    words text not null,
    email text,
    -- The public site that he is the automatic user of; null for a person.
    automatic text unique,
    origin text not null check (origin in ('weblys', 'operator_system')),
    state text not null check (state in ('active', 'disabled')),
    channel text not null,
    -- Empty for none.
    shop text not null,
    partner text not null,
    -- Counts changes: a writer that read an older one is told so.
    version bigint not null,
    created_at timestamptz not null,
    last_sign_in_at timestamptz
);
create index security_user_name on security_user (name, login);
create index security_user_state on security_user (state, login);
create index security_user_sign_in on security_user (last_sign_in_at, login);
create index security_user_partner on security_user (partner, login);

-- How a user proves who he is: never read by a list.
create table security_credential (
    user_id uuid not null primary key references security_user (user_id),
    -- Argon2id, as a PHC string; null: he cannot sign in until a password is given to him.
    password_hash text,
    must_change boolean not null,
    -- Failures in a row, and the last one.
    failures bigint not null,
    last_failure_at timestamptz,
    -- The second factor: 160 bits. One that is only proposed is not asked for.
    totp_secret bytea,
    totp_confirmed boolean not null,
    -- The last step of 30 seconds that was used.
    totp_step bigint
);

-- Recovery codes that were not used yet, by their hash.
create table security_recovery_code (
    user_id uuid not null references security_user (user_id),
    code_hash text not null,
    primary key (user_id, code_hash)
);

-- Groups: rights under a name.
create table security_group (
    group_id uuid not null primary key,
    code text not null unique,
    name text not null,
    origin text not null check (origin in ('weblys', 'operator_system')),
    version bigint not null
);
create table security_group_right (
    group_id uuid not null references security_group (group_id),
    -- A right's code; one that the program does not know allows nothing.
    right_code text not null,
    primary key (group_id, right_code)
);
create table security_membership (
    user_id uuid not null references security_user (user_id),
    group_id uuid not null references security_group (group_id),
    primary key (user_id, group_id)
);
create index security_membership_group on security_membership (group_id, user_id);

-- Sessions of the staff, by the hash of their token.
create table security_session (
    session_id uuid not null primary key,
    token_hash text not null unique,
    user_id uuid not null references security_user (user_id),
    level text not null check (level in ('password', 'second_factor')),
    -- What the sign-in still asks for.
    next text not null check (next in ('done', 'second_factor', 'change_password')),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    address text not null,
    agent text not null,
    on_behalf_of uuid references security_user (user_id)
);
create index security_session_user on security_session (user_id, created_at);
create index security_session_created on security_session (created_at);

-- The audit trail: appended to, never changed. Each entry's hash is over the one before it and over the entry.
create table security_audit (
    seq bigint not null primary key,
    at timestamptz not null,
    actor text not null,
    user_id uuid,
    on_behalf_of text,
    address text not null,
    site text not null,
    action text not null,
    subject_kind text not null,
    subject text not null,
    -- JSON, secrets masked.
    before_json text,
    after_json text,
    correlation text not null,
    hash text not null
);
create index security_audit_actor on security_audit (actor, seq);
create index security_audit_action on security_audit (action, seq);
create index security_audit_subject on security_audit (subject, seq);
create index security_audit_correlation on security_audit (correlation, seq);
create index security_audit_at on security_audit (at, seq);

-- The end of the chain: who appends locks this row.
create table security_audit_head (
    chain text not null primary key,
    seq bigint not null,
    hash text not null
);
insert into security_audit_head (chain, seq, hash) values ('security', 0, '');

-- Raised by every change of users, groups and rights, which it also lets happen one after the other: each BACK looks
-- at it to know when what it holds in memory is old.
create table security_change (
    base text not null primary key,
    version bigint not null
);
insert into security_change (base, version) values ('security', 1);
