-- The draft is to come into force by itself: when, over which publication, and who wanted it. Any change of the draft
-- takes that back.
alter table catalog_draft add column publish_at timestamptz;
alter table catalog_draft add column publish_over bigint;
alter table catalog_draft add column publish_by text not null default '';
-- It was to, and could not: another publication had come into force, or it did not hold any more.
alter table catalog_draft add column publish_missed text not null default '';
