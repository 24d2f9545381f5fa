//! How it is bought: cart and order processes.
