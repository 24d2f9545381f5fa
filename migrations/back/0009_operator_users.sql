-- Users as the operator system last told of them (WCR-10): what ours are compared with.
create table security_operator_user (
    login text not null primary key,
    name text not null,
    email text,
    -- JSON: a list of profiles.
    profiles text not null,
    is_active boolean not null,
    -- Theirs: a change sent there names it.
    version bigint not null,
    -- The synchronisation that read it last.
    run_id uuid not null,
    -- The synchronisation that puts his user into other groups.
    regrouped_by uuid
);
create index security_operator_user_run on security_operator_user (run_id);
create index security_operator_user_regrouped on security_operator_user (regrouped_by);

-- Which group each profile of the operator system stands for: one map, changed as a whole.
create table security_profile_map (
    base text not null primary key,
    -- JSON: profiles with codes of groups.
    profiles text not null,
    version bigint not null
);
insert into security_profile_map (base, profiles, version) values ('security', '{}', 1);

-- Since when a difference has been seen.
create table security_drift (
    login text not null,
    aspect text not null,
    since timestamptz not null,
    -- When it was seen last.
    seen_at timestamptz not null,
    primary key (login, aspect)
);
create index security_drift_seen on security_drift (seen_at);

-- Synchronisations.
create table security_synchronisation (
    run_id uuid not null primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    actor text not null,
    outcome text not null check (outcome in ('running', 'done', 'failed')),
    told bigint not null,
    made bigint not null,
    changed bigint not null,
    gone bigint not null,
    faulty bigint not null,
    -- JSON: the first faulty rows.
    faults text not null,
    error text not null
);
create index security_synchronisation_started on security_synchronisation (started_at);

-- Whose turn it is: a scheduled synchronisation, and one at a time of whoever starts it.
create table security_turn (
    work text not null primary key,
    -- Nobody takes the turn before.
    due_at timestamptz not null
);
insert into security_turn (work, due_at) values
    ('schedule', '2000-01-01T00:00:00+00:00'), ('synchronise', '2000-01-01T00:00:00+00:00');

-- Whoever may do everything may do what is new too: nobody could give him these rights otherwise.
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.users.run' from security_group where code = 'administrators';
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.code_tables.export' from security_group where code = 'administrators';

-- Code tables of PARAM, imported from the operator system (PAR-01).
create table params_table (
    table_code text not null primary key,
    label_fr text not null,
    label_en text not null,
    -- Its place among the tables.
    position bigint not null,
    -- Not there any more.
    is_gone boolean not null
);
create table params_code (
    code_id uuid not null primary key,
    table_code text not null references params_table (table_code),
    code text not null,
    -- What the operator system says.
    label_fr text not null,
    label_en text not null,
    is_obsolete boolean not null,
    -- Not there any more. A code that was used once keeps its meaning: none is ever deleted.
    is_gone boolean not null,
    -- What is ours: shown or not, in which order, and under which name (empty: theirs).
    is_hidden boolean not null,
    position bigint not null,
    own_label_fr text not null,
    own_label_en text not null,
    -- Counts changes of what is ours.
    version bigint not null,
    unique (table_code, code)
);
create index params_code_position on params_code (table_code, position, code);

-- Imports of code tables.
create table params_import (
    import_id uuid not null primary key,
    at timestamptz not null,
    actor text not null,
    -- JSON: what was new, changed, gone and faulty; or why it failed.
    report text not null
);
create index params_import_at on params_import (at);

-- Raised by every change of code tables: each BACK looks at it to know when what it holds in memory is old.
create table params_change (
    base text not null primary key,
    version bigint not null
);
insert into params_change (base, version) values ('params', 1);
