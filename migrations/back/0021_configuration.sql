-- Packages of the configuration (IDEA-06, EXP-45): kept as it was, or brought from another environment.
create table configuration_package (
    package_id uuid not null primary key,
    name text not null,
    origin text not null check (origin in ('kept', 'brought', 'before')),
    -- The words of its parts, as JSON.
    parts text not null,
    -- Parameters, code tables and groups, as JSON.
    content text not null,
    -- Its catalogue: a publication of ours, or what came with the file, as JSON. Neither where it has none.
    publication bigint references catalog_publication (publication),
    catalogue text,
    -- SHA-256 of all that is in it: who puts it in force names what he saw.
    sha256 text not null,
    made_at timestamptz not null,
    made_by text not null,
    applied_at timestamptz,
    applied_by text not null default ''
);
create index configuration_package_made on configuration_package (made_at, package_id);
create index configuration_package_origin on configuration_package (origin, made_at, package_id);

-- Whoever may do everything may do what is new too: nobody could give him these rights otherwise.
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.configuration.read' from security_group where code = 'administrators';
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.configuration.change' from security_group where code = 'administrators';
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.configuration.publish' from security_group where code = 'administrators';
