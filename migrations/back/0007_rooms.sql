-- What the staff has done about a contact request or a statement.
alter table orders_contact add column handled_at timestamptz;
alter table orders_contact add column handled_by text not null default '';
alter table orders_contact add column note text not null default '';
alter table orders_contact add column version bigint not null default 1;
create index orders_contact_open on orders_contact (received_at) where handled_at is null;

-- What waits to be carried out, listed by age.
create index outbox_effect_created on outbox_effect (created_at);
