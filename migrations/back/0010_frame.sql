-- What people of the staff are told: one of them, or whoever has a right.
create table security_notice (
    -- Its place among the signals: what was committed later has a higher one.
    seq bigint not null primary key,
    notice_id uuid not null unique,
    at timestamptz not null,
    -- The one who is told; null: whoever has the right.
    user_id uuid references security_user (user_id),
    -- A right's code; empty: the one user.
    right_code text not null,
    kind text not null,
    -- What it is about, for people.
    subject text not null,
    -- The id of that thing; empty for none.
    target text not null
);
create index security_notice_user on security_notice (user_id, seq);
create index security_notice_right on security_notice (right_code, seq);
create index security_notice_at on security_notice (at);

-- How far somebody has read: everything up to a place, and single ones after it.
create table security_notice_reader (
    user_id uuid not null primary key references security_user (user_id),
    read_until bigint not null
);
create table security_notice_read (
    user_id uuid not null references security_user (user_id),
    seq bigint not null,
    primary key (user_id, seq)
);
create index security_notice_read_seq on security_notice_read (seq);

-- What open pages must hear of at once. Only the newest are kept.
create table security_signal (
    seq bigint not null primary key,
    kind text not null check (kind in ('notice', 'read', 'ended', 'all_ended')),
    user_id uuid,
    right_code text not null,
    -- The session that ended; of those that all ended, the one that did not.
    session_id uuid,
    -- How many are unread from now on.
    unread bigint
);
-- Who gives a signal locks this row until the commit: no place below a read one is filled later.
create table security_signal_head (
    chain text not null primary key,
    seq bigint not null
);
insert into security_signal_head (chain, seq) values ('security', 0);

-- Saved views of lists: how a list is limited, ordered and shown, under a name.
create table security_view (
    view_id uuid not null primary key,
    list text not null,
    name text not null,
    -- The query part of the list's address.
    query text not null,
    owner_id uuid not null references security_user (user_id),
    -- The group that it is shared with.
    group_id uuid references security_group (group_id)
);
create index security_view_owner on security_view (owner_id, list);
create index security_view_group on security_view (group_id, list);
-- The view that a list opens with, for each user.
create table security_view_default (
    user_id uuid not null references security_user (user_id),
    list text not null,
    view_id uuid not null references security_view (view_id),
    primary key (user_id, list)
);
create index security_view_default_view on security_view_default (view_id);

-- Drafts of unsaved edits: one for each user and form.
create table security_draft (
    user_id uuid not null references security_user (user_id),
    -- What the form is about, and which one: `user.new`, `group.` and an id.
    form text not null,
    -- The version that the form showed.
    version bigint not null,
    -- JSON, never with a secret.
    fields text not null,
    saved_at timestamptz not null,
    primary key (user_id, form)
);
create index security_draft_saved on security_draft (saved_at);

-- A user's consent that somebody acts in his name: a code that he tells, by its hash.
create table security_consent (
    user_id uuid not null primary key references security_user (user_id),
    code_hash text not null,
    until timestamptz not null,
    -- Wrong codes that were typed.
    failures bigint not null
);
-- Until when a session acts in another's name.
alter table security_session add column behalf_until timestamptz;
create index security_session_behalf on security_session (on_behalf_of) where on_behalf_of is not null;
