-- Published catalogues. A publication never changes: carts and orders name the one they were priced with.
create table catalog_publication (
    publication bigint not null primary key,
    -- The whole catalogue as JSON.
    content text not null,
    -- Where it came from, for people: the name of the workbook.
    origin text not null,
    published_at timestamptz not null
);
