//! What journeys and measures are made of: the real program, a real browser, and people.
//!
//! What this is: a harness, for tests and the benchmark only. What it is not: a part of the
//! product; it knows the product from outside, by its URLs, its pages and `weblys-api`.
//! Start at [`world::World`], then [`actors::Visitor`].

#![forbid(unsafe_code)]

pub mod actors;
pub mod apart;
pub mod axe;
pub mod browser;
pub mod buyer;
pub mod html;
pub mod keeper;
pub mod operator;
pub mod platform;
pub mod portal;
pub mod settings;
pub mod town;
pub mod workbook;
pub mod world;
