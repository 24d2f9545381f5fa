-- The reference operator system: one file for SQLite and PostgreSQL. JSON is kept as text.

create table procable_service (
    code text not null primary key,
    domain text not null,
    kind text not null,
    label_fr text not null,
    label_en text not null,
    tariffs text not null
);

create table procable_pickup_point (
    code text not null primary key,
    position bigint not null,
    content text not null
);

-- Numbers are given out in blocks: this is where the next block starts.
create table procable_serial (
    name text not null primary key,
    next_value bigint not null
);
insert into procable_serial (name, next_value) values ('customer', 1);

-- One row for each slot ever asked for: locking it lets one request at a time count its places.
create table procable_slot (
    slot_id text not null primary key
);

-- A place in a slot: held until `expires_at`, or booked by an order until the slot is over.
create table procable_hold (
    hold_key text not null primary key,
    slot_id text not null references procable_slot (slot_id),
    zone text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    expires_at timestamptz not null,
    order_number text
);
create index procable_hold_slot on procable_hold (slot_id);
create index procable_hold_zone on procable_hold (zone, starts_at);

create table procable_order (
    order_number text not null primary key,
    idempotency_key text not null unique,
    payload_digest bytea not null,
    customer_number text not null,
    contract_number text not null,
    received_at timestamptz not null,
    answer text not null,
    -- From which the generated password is made again for a replay; null once the time for replays is over.
    password_salt bytea,
    payload text not null
);
create index procable_order_received on procable_order (received_at);
create index procable_order_replay on procable_order (received_at) where password_salt is not null;

create table procable_customer (
    number text not null primary key,
    title text,
    given_name text not null,
    family_name text not null,
    birth_date date,
    email text,
    phone text,
    locale text not null,
    billing_address text not null,
    consents text not null,
    password_hash text not null,
    created_at timestamptz not null
);

create table procable_contract (
    number text not null primary key,
    customer_number text not null references procable_customer (number),
    order_number text not null,
    grouping_code text not null,
    sales_channel text not null,
    dwelling_id text not null,
    installation_address text not null,
    services text not null,
    payment text not null,
    state text not null,
    signed_at timestamptz not null
);
create index procable_contract_customer on procable_contract (customer_number);

create table procable_equipment (
    contract_number text not null references procable_contract (number),
    position bigint not null,
    customer_number text not null,
    service_code text not null,
    kind text not null,
    serial_number text,
    state text not null,
    primary key (contract_number, position)
);
create index procable_equipment_customer on procable_equipment (customer_number);

create table procable_service_call (
    number text not null primary key,
    contract_number text not null references procable_contract (number),
    customer_number text not null,
    code text not null,
    kind text not null,
    planned_on date not null,
    status text not null
);
create index procable_service_call_customer on procable_service_call (customer_number);
