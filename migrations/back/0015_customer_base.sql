-- The last look at all customers: which of their combinations have an offer (IDEA-05), and what the draft would change for
-- them (IDEA-04). One row once there was one.
create table catalog_base (
    -- Always 'base'.
    base text not null primary key,
    -- The publication that recognised them.
    publication bigint not null,
    -- The version of the draft that was tried on them; none when nothing was prepared, or it could not be tried.
    draft_version bigint,
    -- Contracts whose services could not be read.
    unread bigint not null,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    -- Numbers by combination, as JSON.
    coverage text not null,
    -- Numbers of what the draft changes, as JSON.
    what_if text
);


-- Services and tariffs as the operator system told them last (CAT-25). One row once it was asked.
create table catalog_told (
    -- Always 'services'.
    told text not null primary key,
    -- What it told, as JSON.
    content text not null,
    read_at timestamptz not null,
    -- Counted up by each reading: nobody takes over what he did not see.
    version bigint not null
);
