//! Public sites that the staff stops and starts again (WCF-24, WCF-25): SelfShop so far.
//!
//! What this is: which are stopped ([`held`]), their rows ([`store`]), and what WeConfig does with them ([`handlers`]).
//! What it is not: the page that visitors see then, which is FRONT's. A site that is stopped until an instant runs again
//! because that instant is over: nobody has to be awake for it.

pub mod handlers;
pub mod held;
pub mod store;

use weblys_api::security::Site;

/// The sites that can be stopped, in menu order. The public sites that are only announced have nothing to stop yet.
pub const SITES: [Site; 1] = [Site::SelfShop];
