-- Scheduled work (EXP-44): one BACK of many does each job at a time.
create table upkeep_job (
    job text not null primary key,
    every_seconds bigint not null,
    is_paused boolean not null,
    -- Not before.
    due_at timestamptz not null,
    -- While it runs: until when its BACK has it.
    leased_until timestamptz,
    -- Who wants it now, whatever is due; empty for nobody.
    wanted_by text not null,
    stop_wanted boolean not null,
    -- How far it is; no total: it cannot be known before.
    done_count bigint not null,
    total_count bigint,
    last_started_at timestamptz,
    last_ended_at timestamptz,
    last_outcome text not null check (last_outcome in ('', 'done', 'failed', 'stopped')),
    -- How many things it dealt with.
    last_count bigint not null,
    last_error text not null,
    -- Who had wanted it; empty: it was due.
    last_by text not null,
    version bigint not null
);
-- Its work is a job now.
drop table orders_turn;

-- Processes of the platform, as they tell of themselves (WCF-14, WCF-31).
create table upkeep_instance (
    instance_id uuid not null primary key,
    component text not null,
    program_version text not null,
    host text not null,
    address text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null
);
create index upkeep_instance_seen on upkeep_instance (seen_at);

-- Instants of the audit trail never go back along its chain: a range of time is a range of places in it.
alter table security_audit_head add column at timestamptz;

-- Mails that still wait, for the list of mails.
create index orders_mail_waiting on orders_mail (created_at, mail_id) where sent_at is null;

-- Parameters that somebody set; the others have the value of the configuration (WCF-05, WCF-17).
create table parameter_value (
    code text not null primary key,
    value text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    -- Counts changes; a parameter that has no row is in version 0.
    version bigint not null
);
-- Raised by every change: each BACK looks at it to know when what it holds in memory is old.
create table parameter_change (
    base text not null primary key,
    version bigint not null
);
insert into parameter_change (base, version) values ('parameters', 1);

-- Whoever may do everything may do what is new too: nobody could give him this right otherwise.
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.mails.export' from security_group where code = 'administrators';
