//! What FRONT must know of SECURITE: sites, modules and rights, declared once for pages and for BACK.

pub use weblys_security::deep_link::local_path;
pub use weblys_security::{
    Action, Environment, InProd, Level, MODULES, Module, Origin, Right, RightSet, Site, UserState,
};
