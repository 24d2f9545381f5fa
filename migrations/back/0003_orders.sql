-- Carts: one row each, the content as JSON, what is searched by beside it.
create table orders_cart (
    cart_id uuid not null primary key,
    -- SHA-256 of the session token: the token itself is only in the visitor's cookie.
    session_hash text not null unique,
    state text not null
        check (state in ('draft', 'priced', 'identified', 'scheduled', 'validated', 'submitted', 'abandoned')),
    -- Counts changes: a writer that read an older one has lost the race.
    version bigint not null,
    content text not null,
    created_at timestamptz not null,
    touched_at timestamptz not null
);
create index orders_cart_left on orders_cart (state, touched_at);

-- Links mailed to take a cart up again, by the hash of their token.
create table orders_resume_link (
    token_hash text not null primary key,
    cart_id uuid not null references orders_cart (cart_id),
    expires_at timestamptz not null
);
create index orders_resume_link_cart on orders_resume_link (cart_id);

-- Orders: a cart gives at most one, whatever is pressed twice.
create table orders_order (
    order_id uuid not null primary key,
    order_number text not null unique,
    cart_id uuid not null unique references orders_cart (cart_id),
    state text not null check (state in ('submitted', 'accepted', 'rejected', 'fulfilled')),
    version bigint not null,
    content text not null,
    ordered_at timestamptz not null
);

-- Documents on a durable medium: never changed, proven by their hash.
create table orders_document (
    document_id uuid not null primary key,
    kind text not null,
    cart_id uuid not null references orders_cart (cart_id),
    -- The secret of links to it.
    link_key text not null,
    sha256 text not null,
    file_name text not null,
    media_type text not null,
    content text not null,
    issued_at timestamptz not null
);
create index orders_document_cart on orders_document (cart_id);

-- Mails written; sent once sent_at is set.
create table orders_mail (
    mail_id uuid not null primary key,
    recipient text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    -- Ids of attached documents, as JSON.
    documents text not null,
    -- Bears a secret, such as a first password: its text is erased once it was sent.
    secret boolean not null,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index orders_mail_created on orders_mail (created_at);
create index orders_mail_recipient on orders_mail (recipient, created_at);

-- CASE records: successes, rejections, abandonments and notable actions, without personal data.
create table orders_case (
    case_id uuid not null primary key,
    kind text not null,
    channel text not null,
    subject text not null,
    recorded_at timestamptz not null,
    facts text not null
);
create index orders_case_kind on orders_case (kind, recorded_at);

-- Contact requests and statements left by people, for staff.
create table orders_contact (
    contact_id uuid not null primary key,
    reference text not null unique,
    -- The same form sent twice leaves one request.
    idempotency_key text not null unique,
    kind text not null,
    content text not null,
    received_at timestamptz not null
);
create index orders_contact_received on orders_contact (received_at);

-- Frames (trames) exchanged with the operator system, secrets masked.
create table orders_frame (
    frame_id uuid not null primary key,
    operation text not null,
    -- The cart or order it was for.
    subject text not null,
    correlation text not null,
    request text not null,
    response text not null,
    -- HTTP status; 0 for no answer.
    status bigint not null,
    started_at timestamptz not null,
    millis bigint not null
);
create index orders_frame_subject on orders_frame (subject, started_at);
