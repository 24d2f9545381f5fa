-- Uses are erased by their age.
create index orders_promotion_use_age on orders_promotion_use (used_at);
