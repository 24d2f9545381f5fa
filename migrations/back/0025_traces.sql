-- What the operator system was asked, found by the reference that a problem page tells (EXP-43).
create index orders_frame_correlation on orders_frame (correlation, started_at);
