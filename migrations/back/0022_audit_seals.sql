-- Seals on links of the audit trail: by a key that the database does not have.
create table security_audit_seal (
    seq bigint not null primary key,
    hash text not null,
    at timestamptz not null,
    -- HMAC-SHA-256 over the seal before, the place, the link and the instant.
    mac text not null
);
