-- Who else has typed into the form of the same thing (EXP-09).
create index security_draft_form on security_draft (form, saved_at);
