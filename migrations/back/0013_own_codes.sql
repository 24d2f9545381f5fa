-- Tables of Weblys' own (WCF-06): no import brings or takes anything.
alter table params_table add column is_own boolean not null default false;

-- How a contact request ended: a code of the table CONTACT_OUTCOMES, or empty.
alter table orders_contact add column outcome text not null default '';
