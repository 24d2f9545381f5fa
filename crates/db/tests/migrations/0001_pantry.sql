-- A shelf with every kind of column that stores use.
create table pantry_jar (
    id uuid not null primary key,
    label text not null unique,
    grams bigint not null,
    open boolean not null,
    filled_at timestamptz not null,
    best_before date,
    notes text not null,
    seal bytea
);
