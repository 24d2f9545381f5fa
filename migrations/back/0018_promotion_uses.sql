-- How many orders a promotion with a limit has lowered: one row each, which the orders of one moment wait for in turn.
create table orders_promotion_count (
    promotion text not null primary key,
    used bigint not null
);

-- Which orders they were, and whose: the customer by the hash of his mail address.
create table orders_promotion_use (
    order_id uuid not null references orders_order (order_id),
    promotion text not null,
    customer_hash text not null,
    used_at timestamptz not null,
    primary key (order_id, promotion)
);
create index orders_promotion_use_customer on orders_promotion_use (customer_hash, promotion);
