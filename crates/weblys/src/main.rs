//! The command weblys.
fn main() {}
