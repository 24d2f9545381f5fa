-- Public sites that somebody stopped once (WCF-24, WCF-25). One that has no row runs.
create table site_state (
    site text not null primary key,
    is_stopped boolean not null,
    -- Since when it is so, and who wanted it.
    changed_at timestamptz not null,
    changed_by text not null,
    -- What its visitors read; empty: the usual words.
    words_fr text not null,
    words_en text not null,
    -- When it runs again by itself; none: when somebody starts it.
    opens_at timestamptz,
    -- Counts changes; a site that has no row is in version 0.
    version bigint not null
);
insert into parameter_change (base, version) values ('sites', 1);

-- What processes hold in memory is to be loaded anew (WCF-08, WCF-27): each looks whether it has done so often.
create table upkeep_reload (
    cache text not null primary key,
    -- Counts how often it was wanted.
    wanted bigint not null,
    wanted_at timestamptz not null,
    wanted_by text not null
);
-- What a process holds in memory, as it tells of itself (WCF-29): JSON.
alter table upkeep_instance add column caches text not null default '[]';

-- Whoever may do everything may do what is new too: nobody could give him these rights otherwise.
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.sites.read' from security_group where code = 'administrators';
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.sites.change' from security_group where code = 'administrators';
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.caches.read' from security_group where code = 'administrators';
insert into security_group_right (group_id, right_code)
    select group_id, 'weconfig.caches.run' from security_group where code = 'administrators';
