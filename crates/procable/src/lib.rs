//! The reference operator system.
