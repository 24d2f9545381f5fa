//! BACK: all business processing.
