-- Passkeys of users (WebAuthn): public keys, nothing secret.
create table security_passkey (
    passkey_id uuid not null primary key,
    -- What the authenticator calls it, in base64url.
    credential_id text not null unique,
    user_id uuid not null references security_user (user_id),
    name text not null,
    -- The key with its counter, as JSON.
    key_json text not null,
    added_at timestamptz not null,
    last_used_at timestamptz
);
create index security_passkey_user on security_passkey (user_id, added_at);

-- Proofs that were begun and wait for their answer: each is taken once, by the hash of its token, by whichever BACK.
create table security_ceremony (
    token_hash text not null primary key,
    kind text not null check (kind in ('passkey_add', 'passkey_sign_in', 'sign_on')),
    state_json text not null,
    ends_at timestamptz not null
);
create index security_ceremony_end on security_ceremony (ends_at);

-- Who a person of the operator's portal is here: by issuer and subject, which never change, and by nothing else.
create table security_sign_on (
    issuer text not null,
    subject text not null,
    user_id uuid not null references security_user (user_id),
    linked_at timestamptz not null,
    primary key (issuer, subject)
);
create index security_sign_on_user on security_sign_on (user_id);

-- Failures to sign in by network address, whoever was tried; an IPv6 line is one.
create table security_address (
    network text not null primary key,
    failures bigint not null,
    last_failure_at timestamptz,
    seen_at timestamptz not null
);
create index security_address_seen on security_address (seen_at);
