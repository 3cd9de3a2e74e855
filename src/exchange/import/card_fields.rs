//! What a card becomes here under the chosen mapping, field by field.

use chrono::{FixedOffset, NaiveDate};
use uuid::Uuid;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{ChannelId, Id, MemberId, WorkTypeId};
use crate::domain::base::text::Title;
use crate::domain::records::backlog::item::{
    BacklogItem, ChecklistLine, Comment, Criterion, Met, PastStage,
};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::tables::record::Tables;
use crate::exchange::foreign_board::{Card, ForeignBoard, Group};
use crate::exchange::mapping::{Mapping, Target, Who};

/// What is not on the card itself but follows from what was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFields {
    /// Its own text, and in one line below it what has no field here.
    pub notes: String,
    /// The work type of its label or list.
    pub work_type: Option<WorkTypeId>,
    /// The channel of its label or list, by name where it is new.
    pub channel: Option<Result<ChannelId, Title>>,
    /// Who owns it, where one of its people is or becomes a member.
    pub owner: Option<Who>,
    /// The day it is due where the person sits.
    pub needed_by: Option<NaiveDate>,
    /// Over there, and to be put away here.
    pub archived: bool,
}

/// What a card becomes.
pub(super) fn card_fields(
    card: &Card,
    board: &ForeignBoard,
    mapping: &Mapping,
    tables: &Tables,
    here: &FixedOffset,
) -> CardFields {
    let chosen = chosen(card, board, mapping);
    let work_type = chosen.iter().find_map(|(target, _)| match target {
        Target::WorkType(id) => Some(*id),
        _ => None,
    });
    let channel = chosen.iter().find_map(|(target, name)| match target {
        Target::Channel(id) => Some(Ok(*id)),
        Target::NewChannel => Title::parse(name).ok().map(|name| called(name, tables)),
        _ => None,
    });
    let owner = people(card, mapping).find(|who| match who {
        Who::Named => false,
        Who::New => true,
        Who::Member(id) => tables.members.get(*id).is_some_and(|member| member.can_own_work()),
    });
    CardFields {
        notes: notes(card, &untaken(&chosen, work_type, channel.as_ref()), owner, board, mapping),
        work_type,
        channel,
        owner,
        needed_by: card.due.map(|due| board.day(due, here)),
        archived: is_over(card, mapping),
    }
}

/// Whether the card is over there: archived, completed, or in a list that is the last stage.
pub(super) fn is_over(card: &Card, mapping: &Mapping) -> bool {
    let list = card.list.and_then(|at| mapping.lists.get(at));
    card.finished || list == Some(&Target::Stage(BoardStage::Done))
}

/// What was chosen for the labels and the list of a card, with their names; labels first.
pub(super) fn chosen<'a>(
    card: &Card,
    board: &'a ForeignBoard,
    mapping: &Mapping,
) -> Vec<(Target, &'a str)> {
    let one = |groups: &'a [Group], targets: &[Target], at: usize| {
        let name = groups.get(at)?.name.as_str();
        Some((targets.get(at).copied().unwrap_or(Target::Note), name))
    };
    let labels = card.labels.iter().filter_map(|at| one(&board.labels, &mapping.labels, *at));
    labels.chain(card.list.and_then(|at| one(&board.lists, &mapping.lists, at))).collect()
}

/// What was chosen and becomes no field: an item has one work type and one channel, so a second is noted.
fn untaken<'a>(
    chosen: &[(Target, &'a str)],
    work_type: Option<WorkTypeId>,
    channel: Option<&Result<ChannelId, Title>>,
) -> Vec<&'a str> {
    let noted = |target: &Target, name: &str| match target {
        Target::Note | Target::Stage(_) => true,
        Target::WorkType(id) => work_type != Some(*id),
        Target::Channel(id) => channel != Some(&Ok(*id)),
        Target::NewChannel => match channel {
            Some(Err(taken)) => taken.as_str() != name.trim(),
            _ => false,
        },
        Target::StayOut => false,
    };
    chosen.iter().filter(|(target, name)| noted(target, name)).map(|(_, name)| *name).collect()
}

/// The channel of that name, if there is one.
fn called(name: Title, tables: &Tables) -> Result<ChannelId, Title> {
    let wanted = name.as_str().to_lowercase();
    let mut open = tables.channels.values().filter(|channel| !channel.archived);
    let known = open.find(|channel| channel.name.as_str().to_lowercase() == wanted);
    known.map_or(Err(name), |channel| Ok(channel.id))
}

fn people(card: &Card, mapping: &Mapping) -> impl Iterator<Item = Who> {
    card.people.iter().map(|at| mapping.people.get(*at).copied().unwrap_or(Who::Named))
}

fn notes(
    card: &Card,
    names: &[&str],
    owner: Option<Who>,
    board: &ForeignBoard,
    mapping: &Mapping,
) -> String {
    let mut owned = owner;
    let others = card.people.iter().zip(people(card, mapping)).filter(|(_, who)| {
        // The owner is named by the owner's field, and once.
        let owns = *who != Who::Named && owned == Some(*who);
        if owns {
            owned = None;
        }
        !owns
    });
    let others: Vec<&str> = others
        .filter_map(|(at, _)| board.people.get(*at))
        .map(|person| person.name.as_str())
        .collect();
    let mut notes = Vec::new();
    notes.extend((!names.is_empty()).then(|| names.join(", ")));
    notes.extend((!others.is_empty()).then(|| format!("with {}", others.join(", "))));
    notes.extend(card.facts.iter().cloned());
    if notes.is_empty() {
        return card.text.clone();
    }
    let note = format!("From {}: {}", board.tool_name, notes.join("; "));
    if card.text.is_empty() { note } else { format!("{}\n\n{note}", card.text) }
}

/// The lines of the checklist, as criteria where they are chosen to be or have been. A line that was
/// here before keeps its id, and no criterion is taken away.
pub(super) fn lines(
    item: &mut BacklogItem,
    card: &Card,
    mapping: &Mapping,
    board: &ForeignBoard,
    stamp: Stamp,
    mint: &mut dyn FnMut() -> Uuid,
) {
    let text_of = |words: &Title| card.lines.iter().any(|line| line.text == *words);
    let were_criteria = item.criteria.iter().any(|own| text_of(&own.text));
    if item.checklist.is_empty() && (were_criteria || mapping.as_criteria) {
        for line in &card.lines {
            let evidence = format!("Ticked in {}", board.tool_name);
            let met = line.done.then_some(Met { stamp, evidence });
            match item.criteria.iter_mut().find(|own| own.text == line.text) {
                Some(own) => own.met = met.map(|met| own.met.take().unwrap_or(met)),
                None => {
                    let mut own = Criterion::new(Id::from_uuid(mint()), line.text.clone());
                    own.met = met;
                    item.criteria.push(own);
                }
            }
        }
        return;
    }
    let before = std::mem::take(&mut item.checklist);
    for line in &card.lines {
        let known = before.iter().find(|own| own.text == line.text);
        let id = known.map_or_else(|| Id::from_uuid(mint()), |own| own.id);
        let mut own = ChecklistLine::new(id, line.text.clone());
        own.done = line.done;
        item.checklist.push(own);
    }
}

/// Comments that are not here yet, in the order in which they were said.
pub(super) fn comments(
    item: &mut BacklogItem,
    card: &Card,
    people: &[Option<MemberId>],
    stamp: Stamp,
    mint: &mut dyn FnMut() -> Uuid,
) {
    let before = item.comments.clone();
    for said in &card.comments {
        let by = said.person.and_then(|at| people.get(at).copied().flatten());
        let here = |own: &Comment| match said.at {
            // Somebody may have rewritten it here; nobody says two things in one moment.
            Some(at) => own.at == at && (own.by == by || own.author == said.author),
            None => own.text == said.text,
        };
        if before.iter().any(here) {
            continue;
        }
        let at = said.at.unwrap_or(stamp.at);
        let mut comment = Comment::new(Id::from_uuid(mint()), said.text.clone(), at);
        comment.by = by;
        if by.is_none() {
            comment.author.clone_from(&said.author);
        }
        item.comments.push(comment);
    }
    if before.is_empty() {
        return;
    }
    item.comments.sort_by_key(|comment| comment.at);
}

/// Links that are not here yet.
pub(super) fn links(item: &mut BacklogItem, card: &Card) {
    for link in &card.links {
        if !item.links.iter().any(|own| own.address == link.address) {
            item.links.push(link.clone());
        }
    }
}

/// Steps on its way that are not here yet: a file that was cut off takes none away.
pub(super) fn past(item: &mut BacklogItem, card: &Card, board: &ForeignBoard, mapping: &Mapping) {
    for step in &card.moves {
        let list = step.list.and_then(|at| board.lists.get(at));
        let chosen = step.list.and_then(|at| mapping.lists.get(at));
        let mut past = PastStage::new(step.at);
        past.list = list.map(|list| list.name.clone()).unwrap_or_default();
        past.stage = match chosen {
            Some(Target::Stage(stage)) => Some(*stage),
            _ => step.stage,
        };
        if !item.past.iter().any(|own| own.at == past.at && own.list == past.list) {
            item.past.push(past);
        }
    }
    item.past.sort_by_key(|past| past.at);
}
