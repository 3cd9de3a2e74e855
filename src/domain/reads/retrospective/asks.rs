//! Requests to leadership that have no answer yet. They come back in every later session until they have one.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::records::retrospective::outcome::{Point, PointState};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::tables::record::Tables;

/// A request that waits for an answer.
#[derive(Debug, Clone, Copy)]
pub struct OpenAsk<'t> {
    /// The retrospective it comes from.
    pub from: &'t Arc<Retrospective>,
    /// Its place among the points of that retrospective.
    pub at: u32,
    /// The request.
    pub point: &'t Point,
}

fn waiting(from: &Arc<Retrospective>) -> impl Iterator<Item = OpenAsk<'_>> {
    let all = (0..).zip(&from.points);
    all.filter(|(_, point)| point.ask && point.state == PointState::Waiting)
        .map(move |(at, point)| OpenAsk { from, at, point })
}

/// Returns the requests of earlier retrospectives without an answer, oldest first.
pub fn open_asks<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<OpenAsk<'t>> {
    let earlier =
        |from: &&Arc<Retrospective>| from.id != retro.id && from.opened.at <= retro.opened.at;
    let mut all: Vec<_> =
        tables.retrospectives.values().filter(earlier).flat_map(waiting).collect();
    all.sort_by_key(|ask| (ask.from.opened.at, ask.from.id, ask.at));
    all
}

/// Returns the requests whose answer is due, each with its day, earliest first.
pub fn asks_due(tables: &Tables, today: NaiveDate) -> Vec<(NaiveDate, OpenAsk<'_>)> {
    let due = |ask: OpenAsk<'_>| ask.point.answer_by.filter(|day| *day <= today);
    let all = tables.retrospectives.values().flat_map(waiting);
    let mut all: Vec<_> = all.filter_map(|ask| Some((due(ask)?, ask))).collect();
    all.sort_by_key(|(day, ask)| (*day, ask.from.id, ask.at));
    all
}
