-- What each publication changed of the one before, thing by thing: the history of a thing is found by its key. It is noted by a
-- job, since a publication never changes; the first has nothing before it.
create table catalog_history (
    publication bigint not null references catalog_publication (publication),
    sheet text not null,
    item text not null,
    kind text not null check (kind in ('added', 'changed', 'removed')),
    -- The fields that differ, as JSON.
    fields text not null,
    primary key (publication, sheet, item)
);
create index catalog_history_item on catalog_history (sheet, item, publication);

-- Whether that was noted.
alter table catalog_publication add column is_noted boolean not null default false;
create index catalog_publication_noted on catalog_publication (is_noted, publication);
