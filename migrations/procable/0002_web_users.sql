-- WEB users (`gestion des utilisateurs WEB`): who of the staff uses the sites. No password is kept here.
create table procable_web_user (
    -- In small letters.
    login text not null primary key,
    name text not null,
    email text,
    -- JSON: a list of profiles.
    profiles text not null,
    is_active boolean not null,
    changed_at timestamptz not null,
    -- Counts changes.
    version bigint not null
);
create index procable_web_user_changed on procable_web_user (changed_at);
