//! What keeps coming back: themes over retrospectives, with their votes, actions, and where they are heading.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::base::ids::{ActionId, RetrospectiveId, ThemeId, TopicId};
use crate::domain::reads::retrospective::topics::{Topic, agenda, alone, topics};
use crate::domain::reads::similar::rarer_words;
use crate::domain::records::retrospective::outcome::Action;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::domain::records::retrospective::theme::Theme;
use crate::domain::tables::record::Tables;

/// Where a theme is heading. It came up where it got in the way: a topic without a vote, or one about what went well, is
/// no sign that it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// It came up for the first time, in the last retrospective.
    New,
    /// It came up before, then not, and now again.
    Back,
    /// It got more votes than the time before.
    Growing,
    /// It got as many votes as the time before, or nobody counted.
    Steady,
    /// It got fewer votes than the time before.
    Fading,
    /// It came up before, and didn't in the last retrospective.
    Gone,
    /// It is about what goes well, and never got in the way.
    GoingWell,
    /// It was on cards, and nobody ever voted for it.
    NoVotes,
}

impl Heading {
    /// Returns it in a word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Back => "Back",
            Self::Growing => "Growing",
            Self::Steady => "Steady",
            Self::Fading => "Fading",
            Self::Gone => "Gone",
            Self::GoingWell => "Going well",
            Self::NoVotes => "No votes",
        }
    }

    /// Returns whether it is something the team still has to deal with.
    pub const fn is_there(self) -> bool {
        matches!(self, Self::New | Self::Back | Self::Growing | Self::Steady | Self::Fading)
    }
}

/// What a theme was in one retrospective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The votes of its topics.
    pub votes: u32,
    /// The names of its topics.
    pub topics: Vec<String>,
    /// How it came up.
    pub how: CameUp,
}

/// How a theme came up in one retrospective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameUp {
    /// It got in the way, with so many votes.
    Voted(u32),
    /// It got in the way, and no votes were counted.
    Said,
    /// It got in the way, and nobody voted for it.
    NoVotes,
    /// It was about what went well alone.
    Well,
}

impl CameUp {
    const fn is_there(self) -> bool {
        matches!(self, Self::Voted(_) | Self::Said)
    }
}

/// A theme over the retrospectives.
#[derive(Debug, Clone)]
pub struct Row<'t> {
    /// Which.
    pub theme: &'t Arc<Theme>,
    /// One for each retrospective, oldest first; `None` where it didn't come up.
    pub cells: Vec<Option<Cell>>,
    /// The actions that came of it, oldest first.
    pub actions: Vec<&'t Arc<Action>>,
    /// Where it is heading.
    pub heading: Heading,
}

/// Returns the ended retrospectives, oldest first: the columns of the table.
pub fn columns(tables: &Tables) -> Vec<&Arc<Retrospective>> {
    let mut all: Vec<_> = tables.retrospectives.values().filter(|it| !it.is_open()).collect();
    all.sort_by_key(|retro| (retro.opened.at, retro.id));
    all
}

/// Returns every theme over the retrospectives, the ones that are there now first, by votes.
pub fn table(tables: &Tables) -> Vec<Row<'_>> {
    let held = columns(tables);
    let rows = tables.themes.values().filter(|theme| !theme.topics.is_empty());
    let mut rows: Vec<Row<'_>> = rows.filter_map(|theme| row(tables, &held, theme)).collect();
    let votes = |row: &Row<'_>| -> u32 { row.cells.iter().flatten().map(|cell| cell.votes).sum() };
    rows.sort_by_key(|row| (!row.heading.is_there(), std::cmp::Reverse(votes(row))));
    rows
}

fn row<'t>(
    tables: &'t Tables,
    held: &[&'t Arc<Retrospective>],
    theme: &'t Arc<Theme>,
) -> Option<Row<'t>> {
    let cells: Vec<Option<Cell>> = held.iter().map(|retro| cell(retro, theme)).collect();
    let heading = heading(&cells)?;
    let of = |retro: &&Arc<Retrospective>| -> Vec<ActionId> {
        let its = topics(retro).into_iter().filter(|topic| belongs(theme, retro, topic));
        let out = its.flat_map(|topic| retro.outcomes_of(topic.id).collect::<Vec<_>>());
        out.filter_map(|out| if let Out::Action(id) = out { Some(id) } else { None }).collect()
    };
    let actions = held.iter().flat_map(of).filter_map(|id| tables.actions.get(id)).collect();
    Some(Row { theme, cells, actions, heading })
}

/// Returns whether a topic belongs to a theme: itself, or one of its cards that was linked while it stood alone.
pub fn belongs(theme: &Theme, retro: &Retrospective, topic: &Topic) -> bool {
    theme.has(retro.id, topic.id)
        || topic.cards.iter().any(|card| theme.has(retro.id, alone(*card)))
}

fn cell(retro: &Retrospective, theme: &Theme) -> Option<Cell> {
    theme.topics.get(&retro.id)?;
    let mine = topics(retro).into_iter().filter(|it| belongs(theme, retro, it));
    let mine: Vec<Topic> = mine.collect();
    if mine.is_empty() {
        return None;
    }
    let votes = if retro.counted { mine.iter().map(|topic| topic.votes).sum() } else { 0 };
    let how = came_up(retro, &mine);
    Some(Cell { votes, topics: mine.into_iter().map(|topic| topic.name).collect(), how })
}

fn came_up(retro: &Retrospective, mine: &[Topic]) -> CameUp {
    let mut others = mine.iter().filter(|topic| topic.kind != ColumnKind::Win).peekable();
    if others.peek().is_none() {
        return CameUp::Well;
    }
    match (retro.counted, others.map(|topic| topic.votes).sum()) {
        (false, _) => CameUp::Said,
        (true, 0) => CameUp::NoVotes,
        (true, votes) => CameUp::Voted(votes),
    }
}

/// Returns where it is heading; `None` if it never came up.
fn heading(cells: &[Option<Cell>]) -> Option<Heading> {
    let there: Vec<(usize, CameUp)> =
        (0..).zip(cells).filter_map(|(at, cell)| Some((at, cell.as_ref()?.how))).collect();
    let mut problems = there.iter().filter(|(_, how)| how.is_there()).rev();
    let Some((last, now)) = problems.next().copied() else {
        let well = there.iter().any(|(_, how)| *how == CameUp::Well);
        let never = if well { Heading::GoingWell } else { Heading::NoVotes };
        return (!there.is_empty()).then_some(never);
    };
    if last + 1 < cells.len() {
        return Some(Heading::Gone);
    }
    let Some((before, then)) = problems.next().copied() else { return Some(Heading::New) };
    if before + 1 < last {
        return Some(Heading::Back);
    }
    let (CameUp::Voted(now), CameUp::Voted(then)) = (now, then) else {
        return Some(Heading::Steady);
    };
    Some(match now.cmp(&then) {
        std::cmp::Ordering::Greater => Heading::Growing,
        std::cmp::Ordering::Equal => Heading::Steady,
        std::cmp::Ordering::Less => Heading::Fading,
    })
}

/// Returns the theme of a topic, if it has one.
pub fn theme_of<'t>(
    tables: &'t Tables,
    retro: &Retrospective,
    topic: &Topic,
) -> Option<&'t Arc<Theme>> {
    tables.themes.values().find(|theme| belongs(theme, retro, topic))
}

/// A topic of a session that something earlier was about too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The topic of this session.
    pub topic: TopicId,
    /// Its name.
    pub name: String,
    /// The theme it may belong to; `None` if the earlier topic has none yet.
    pub theme: Option<ThemeId>,
    /// The name of the theme or of the earlier topic.
    pub earlier: String,
    /// The last retrospective in which it came up, with that topic.
    pub last: (RetrospectiveId, TopicId),
    /// The votes it got there.
    pub votes: u32,
}

/// Returns the topics of a session that came up before and are in no theme yet. Nothing while cards are hidden.
pub fn seen_before(tables: &Tables, retro: &Retrospective) -> Vec<Seen> {
    let themed = |topic: &Topic| theme_of(tables, retro, topic).is_some();
    let (now, rest) = agenda(retro);
    let now = now.into_iter().chain(rest).filter(|topic| !themed(topic));
    let mut held = columns(tables);
    held.retain(|other| other.id != retro.id && other.opened.at <= retro.opened.at);
    held.reverse();
    now.filter_map(|topic| earlier(tables, &held, retro, &topic)).collect()
}

/// Finds the latest topic that is about the same: it shares two words with this one, and a third of the words of the
/// shorter one. Two words alone are shared by any two topics with many cards.
fn earlier(
    tables: &Tables,
    held: &[&Arc<Retrospective>],
    retro: &Retrospective,
    topic: &Topic,
) -> Option<Seen> {
    let mine = said(retro, topic);
    let alike = |other: &Retrospective, one: &Topic| {
        let theirs = said(other, one);
        let shared = theirs.intersection(&mine).count();
        shared >= 2 && shared * 3 >= theirs.len().min(mine.len())
    };
    let (other, found) = held.iter().find_map(|other| {
        let found = topics(other).into_iter().find(|one| alike(other, one))?;
        Some((other, found))
    })?;
    let theme = theme_of(tables, other, &found);
    Some(Seen {
        topic: topic.id,
        name: topic.name.clone(),
        theme: theme.map(|theme| theme.id),
        earlier: theme.map_or(found.name, |theme| theme.name.to_string()),
        last: (other.id, found.id),
        votes: found.votes,
    })
}

fn said(retro: &Retrospective, topic: &Topic) -> BTreeSet<String> {
    let cards = topic.cards.iter().filter_map(|card| retro.cards.get(card));
    rarer_words(&cards.fold(topic.name.clone(), |text, card| text + " " + card.text.as_str()))
        .into_iter()
        .collect()
}
