-- Whose turn it is: work that one BACK of many does at a time.
create table orders_turn (
    work text not null primary key,
    -- Nobody takes the turn before.
    due_at timestamptz not null
);
insert into orders_turn (work, due_at) values ('erasing', '2000-01-01T00:00:00+00:00');

-- What housekeeping erases is found by its age (GD-5, RT-1).
create index orders_mail_text on orders_mail (created_at) where body_text <> '';
create index orders_frame_started on orders_frame (started_at);
create index orders_case_recorded on orders_case (recorded_at);
create index orders_contact_kind on orders_contact (kind, received_at);
create index orders_resume_link_expires on orders_resume_link (expires_at);
create index orders_document_summary on orders_document (issued_at) where kind = 'contract_summary';
