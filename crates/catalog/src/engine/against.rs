//! Where reasons against a thing go: one walk over them answers both "why not" and "may it be sold".

use crate::engine::Withheld;
use std::ops::ControlFlow;

/// Takes the reasons against one thing, in their order, and says whether more are wanted.
pub(crate) trait Against<'s> {
    /// One more reason. It is made only where somebody reads it.
    fn add(&mut self, reason: impl FnOnce() -> Withheld<'s>) -> ControlFlow<()>;

    /// One more reason, unless it is there already.
    fn add_once(&mut self, reason: Withheld<'s>) -> ControlFlow<()>;
}

/// Every reason is kept.
impl<'s> Against<'s> for Vec<Withheld<'s>> {
    fn add(&mut self, reason: impl FnOnce() -> Withheld<'s>) -> ControlFlow<()> {
        self.push(reason());
        ControlFlow::Continue(())
    }

    fn add_once(&mut self, reason: Withheld<'s>) -> ControlFlow<()> {
        if !self.contains(&reason) {
            self.push(reason);
        }
        ControlFlow::Continue(())
    }
}

/// The first reason is enough.
pub(crate) struct Anything;

impl<'s> Against<'s> for Anything {
    fn add(&mut self, _reason: impl FnOnce() -> Withheld<'s>) -> ControlFlow<()> {
        ControlFlow::Break(())
    }

    fn add_once(&mut self, _reason: Withheld<'s>) -> ControlFlow<()> {
        ControlFlow::Break(())
    }
}
