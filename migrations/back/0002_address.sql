-- The official communes: one row for each commune and postal code.
create table address_commune (
    commune_code text not null,
    postal_code text not null,
    name text not null,
    population bigint not null,
    primary key (commune_code, postal_code)
);

-- Numbered addresses, in the layout of the national address base.
create table address_address (
    address_id text not null primary key,
    number bigint not null,
    -- bis, ter… as written; empty for none.
    suffix text not null,
    street text not null,
    postal_code text not null,
    commune_code text not null,
    commune text not null,
    -- People still type the name of a commune that was merged; empty for none.
    former_commune text not null,
    -- Micro-degrees, WGS84.
    longitude bigint not null,
    latitude bigint not null
);

-- Dwellings and what the network brings there.
create table address_dwelling (
    dwelling_id text not null primary key,
    address_id text not null references address_address (address_id),
    -- The order of dwellings in a building.
    position bigint not null,
    building text not null,
    staircase text not null,
    floor text not null,
    door text not null,
    cmts text not null,
    distribution_zone text not null,
    -- Technologies, rates and families of services as JSON.
    eligibility text not null
);
create index address_dwelling_address on address_dwelling (address_id, position);

-- Finished imports: a start that finds none of a kind seeds it, a start that finds half a one begins again.
create table address_import (
    kind text not null primary key,
    lines bigint not null,
    imported_at timestamptz not null
);
