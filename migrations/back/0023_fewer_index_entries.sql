-- A cart changes at each step of its buyer. What it is found by changes seldom: its row is rewritten, its index
-- entries are not.
alter table orders_cart add column standing text not null default 'open'
    check (standing in ('open', 'ordered', 'left'));
-- The day, in UTC, of touched_at.
alter table orders_cart add column touched_on text not null default '';
update orders_cart set
    standing = case state when 'submitted' then 'ordered' when 'abandoned' then 'left' else 'open' end,
    touched_on = substr(cast(touched_at as text), 1, 10);
drop index orders_cart_left;
create index orders_cart_standing on orders_cart (standing, touched_on);

-- Mails that wait are those of the outbox; effects are in the order of their ids.
drop index orders_mail_waiting;
drop index outbox_effect_created;
