-- Documents that are the same for everybody, each once: general terms as people accepted them (OR-6, G-3), the notice of the
-- legal guarantee as it was shown (PR-9). Nothing here is of a person, and nothing is erased: an order names its own by the
-- hash.
create table orders_standing_document (
    -- Made from the hash: every BACK gives one text the same id.
    document_id uuid not null primary key,
    kind text not null,
    -- The operator's name of the version: 2026-11; empty where there is none.
    version text not null,
    locale text not null,
    -- What links to it bear, as those to other documents do. Everybody may read it: it is no secret.
    link_key text not null,
    sha256 text not null unique,
    -- Of its words alone: the same words in another style are the same document.
    words_sha256 text not null,
    file_name text not null,
    media_type text not null,
    content text not null,
    kept_at timestamptz not null
);
create index orders_standing_document_words on orders_standing_document (kind, version, locale, kept_at);
