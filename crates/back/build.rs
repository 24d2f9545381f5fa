//! Migrations are compiled in: a new file makes the crate out of date.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations/back");
}
