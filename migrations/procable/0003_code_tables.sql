-- Code tables (`tables et codes divers`): what forms choose from.
create table procable_code_table (
    code text not null primary key,
    position bigint not null,
    label_fr text not null,
    label_en text not null
);
create table procable_code (
    table_code text not null references procable_code_table (code),
    code text not null,
    position bigint not null,
    label_fr text not null,
    label_en text not null,
    -- Not to be chosen any more.
    is_obsolete boolean not null,
    primary key (table_code, code)
);
create index procable_code_position on procable_code (table_code, position);
