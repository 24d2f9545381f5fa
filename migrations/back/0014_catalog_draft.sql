-- Who had a catalogue published; empty for an import at the machine.
alter table catalog_publication add column published_by text not null default '';
-- The older publication that this one is again.
alter table catalog_publication add column restored bigint;

-- The catalogue that is being prepared: one, seen by everybody who may see the catalogue.
create table catalog_draft (
    -- Always 'draft'.
    draft text not null primary key,
    -- The whole catalogue as JSON; none while nothing is prepared.
    content text,
    -- Where it came from, for people: the name of the file.
    origin text not null default '',
    changed_by text not null default '',
    changed_at timestamptz,
    -- Counted up by each change, also when a draft goes: nobody publishes what he did not see.
    version bigint not null default 0
);
insert into catalog_draft (draft) values ('draft');
