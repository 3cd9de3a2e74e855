//! How retrospectives go over time: actions done, safety, return on time.

use std::sync::Arc;

use crate::domain::reads::retrospective::agreed::agreed;
use crate::domain::reads::retrospective::worked::Became;
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::tables::record::Tables;

/// What a retrospective left, and how it was for those who were there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend<'t> {
    /// Which.
    pub retro: &'t Arc<Retrospective>,
    /// Actions it left.
    pub left: u32,
    /// Of these, done.
    pub done: u32,
    /// Of these, done with the result that it worked.
    pub worked: u32,
    /// The mean level of safety, in tenths; of enough answers.
    pub safety: Option<u32>,
    /// The mean level of the return on time, in tenths; of enough answers.
    pub worth: Option<u32>,
}

/// The trend of one retrospective.
pub fn trend<'t>(tables: &Tables, retro: &'t Arc<Retrospective>) -> Trend<'t> {
    let of = || agreed(tables, retro).into_iter();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Trend {
        retro,
        left: count(of().count()),
        done: count(of().filter(|action| !action.is_open()).count()),
        worked: count(of().filter(|action| Became::of(action) == Became::Worked).count()),
        safety: retro.mean(Poll::Safety),
        worth: retro.mean(Poll::Worth),
    }
}
