-- Effects to carry out after the commit that decided them, at least once, in order for each subject.
create table outbox_effect (
    effect_id uuid not null primary key,
    topic text not null,
    -- Effects of one subject are carried out one after the other.
    subject text not null,
    payload text not null,
    state text not null check (state in ('ready', 'running', 'dead')),
    attempts bigint not null,
    -- Not before; while running: until when its worker has it.
    due_at timestamptz not null,
    last_error text not null,
    created_at timestamptz not null
);
create index outbox_effect_due on outbox_effect (state, due_at);
create index outbox_effect_subject on outbox_effect (subject);
