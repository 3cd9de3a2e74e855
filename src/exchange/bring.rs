//! Brings work of another tool into the team: which cards come in, and the records they become.
//!
//! The records go through [`crate::domain::command::Command::Import`]: one change, one
//! step to take back. A card that came in before is known by its source and left alone.

use std::sync::Arc;

use uuid::Uuid;

use super::mapping::{Mapping, Target};
use super::outside::{Card, Group, Outside, counted};
use crate::domain::backlog::command::Place;
use crate::domain::backlog::item::{BacklogItem, ChecklistLine, Comment, Criterion, Met, Source};
use crate::domain::backlog::key::ItemKey;
use crate::domain::backlog::order::{next_key, ranks_at};
use crate::domain::backlog::position::{Position, Transition};
use crate::domain::channel::Channel;
use crate::domain::command::Import;
use crate::domain::context::Stamp;
use crate::domain::ids::{ChannelId, Id, MemberId, WorkTypeId};
use crate::domain::records::{Record, Tables};
use crate::domain::refusal::Refusal;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::text::Title;

/// A card that comes in, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The card's number.
    pub card: usize,
    /// Its work type.
    pub work_type: WorkTypeId,
    /// Its channel, by name where it is new.
    pub channel: Option<Result<ChannelId, Title>>,
    /// Its owner.
    pub owner: Option<MemberId>,
}

/// What would come in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Card by card.
    pub coming: Vec<Coming>,
    /// Came in before.
    pub here: usize,
    /// Archived or completed there, and not wanted.
    pub finished: usize,
    /// In a list or with a label that stays out.
    pub out: usize,
}

impl Plan {
    /// What comes in and what stays out, in sentences.
    pub fn sentences(&self, outside: &Outside) -> Vec<String> {
        let cards = self.coming.iter().filter_map(|coming| outside.cards.get(coming.card));
        let (mut lines, mut comments, mut links) = (0, 0, 0);
        for card in cards {
            lines += card.lines.len();
            comments += card.comments.len();
            links += card.links.len();
        }
        let come = match self.coming.len() {
            1 => "1 card becomes a backlog item".to_owned(),
            count => format!("{count} cards become backlog items"),
        };
        let with = [(lines, "checklist line"), (comments, "comment"), (links, "link")];
        let with: Vec<String> = with
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(count, noun))
            .collect();
        let with =
            if with.is_empty() { String::new() } else { format!(", with {}", with.join(", ")) };
        let mut all = vec![format!("{come} at the end of the list{with}.")];
        let rest = [
            (self.here, "here already; nothing of it changes."),
            (self.finished, "archived or completed in the other tool; not brought in."),
            (self.out, "left out with its list or label."),
        ];
        let rest = rest.into_iter().filter(|(count, _)| *count > 0);
        all.extend(rest.map(|(count, what)| format!("{}: {what}", counted(count, "card"))));
        all
    }
}

/// What would come in under this mapping.
pub fn plan(outside: &Outside, mapping: &Mapping, tables: &Tables) -> Plan {
    let known: SortedSet<&str> = tables
        .items
        .values()
        .filter_map(|item| item.source.as_ref())
        .filter(|source| source.tool == outside.tool)
        .map(|source| source.id.as_str())
        .collect();
    let mut plan = Plan::default();
    for (number, card) in outside.cards.iter().enumerate() {
        let chosen: Vec<(Target, &str)> = chosen(card, outside, mapping);
        if known.contains(card.id.as_str()) {
            plan.here += 1;
        } else if chosen.iter().any(|(target, _)| *target == Target::StayOut) {
            plan.out += 1;
        } else if card.finished && !mapping.finished {
            plan.finished += 1;
        } else {
            plan.coming.push(coming(number, card, &chosen, mapping, tables));
        }
    }
    plan
}

/// What was chosen for the labels and the list of a card, with their names; labels first.
fn chosen<'a>(card: &Card, outside: &'a Outside, mapping: &Mapping) -> Vec<(Target, &'a str)> {
    let one = |groups: &'a [Group], targets: &[Target], at: usize| {
        let name = groups.get(at)?.name.as_str();
        Some((targets.get(at).copied().unwrap_or(Target::Note), name))
    };
    let labels = card.labels.iter().filter_map(|at| one(&outside.labels, &mapping.labels, *at));
    labels.chain(card.list.and_then(|at| one(&outside.lists, &mapping.lists, at))).collect()
}

fn coming(
    number: usize,
    card: &Card,
    chosen: &[(Target, &str)],
    mapping: &Mapping,
    tables: &Tables,
) -> Coming {
    let work_type = chosen.iter().find_map(|(target, _)| match target {
        Target::WorkType(id) => Some(*id),
        _ => None,
    });
    let channel = chosen.iter().find_map(|(target, name)| match target {
        Target::Channel(id) => Some(Ok(*id)),
        Target::NewChannel => Title::parse(name).ok().map(|name| called(name, tables)),
        _ => None,
    });
    let owner = people(card, mapping)
        .into_iter()
        .flatten()
        .find(|id| tables.members.get(*id).is_some_and(|member| member.can_own_work()));
    Coming { card: number, work_type: work_type.unwrap_or(mapping.work_type), channel, owner }
}

/// The channel of that name, if there is one.
fn called(name: Title, tables: &Tables) -> Result<ChannelId, Title> {
    let wanted = name.as_str().to_lowercase();
    let mut open = tables.channels.values().filter(|channel| !channel.archived);
    let known = open.find(|channel| channel.name.as_str().to_lowercase() == wanted);
    known.map_or(Err(name), |channel| Ok(channel.id))
}

fn people(card: &Card, mapping: &Mapping) -> Vec<Option<MemberId>> {
    card.people.iter().map(|at| mapping.people.get(*at).copied().flatten()).collect()
}

/// The records a plan becomes. `file` is for the log; `mint` gives fresh ids.
///
/// # Errors
/// Where there is no place at the end of the list, which does not happen.
pub fn import(
    (outside, mapping, plan): (&Outside, &Mapping, &Plan),
    tables: &Tables,
    stamp: Stamp,
    file: &str,
    mint: &mut dyn FnMut() -> Uuid,
) -> Result<Import, Refusal> {
    let ranks = ranks_at(tables, Place::Last, &[], plan.coming.len())?;
    let first = next_key(tables);
    let mut records = Vec::with_capacity(plan.coming.len());
    let mut channels: SortedMap<String, ChannelId> = SortedMap::new();
    for (number, (coming, rank)) in (0_u32..).zip(plan.coming.iter().zip(ranks)) {
        let Some(card) = outside.cards.get(coming.card) else { continue };
        let key = ItemKey::of(first.prefix(), first.number().saturating_add(number));
        let id = Id::from_uuid(mint());
        let mut item = BacklogItem::new(id, key, card.title.clone(), coming.work_type, rank, stamp);
        item.channel = coming.channel.as_ref().map(|channel| match channel {
            Ok(id) => *id,
            Err(name) => *channels.entry(name.as_str().to_lowercase()).or_insert_with(|| {
                let id = ChannelId::from_uuid(mint());
                records.push(Record::Channel(Arc::new(Channel::new(id, name.clone()))));
                id
            }),
        });
        item.owner = coming.owner;
        let source = Source { tool: outside.tool.to_owned(), id: card.id.clone() };
        item.source = Some(source);
        fill(&mut item, card, (outside, mapping), stamp, mint);
        records.push(Record::BacklogItem(Arc::new(item)));
    }
    let source = format!("{file} ({})", outside.tool_name);
    Ok(Import { source, records, log: Vec::new() })
}

fn fill(
    item: &mut BacklogItem,
    card: &Card,
    (outside, mapping): (&Outside, &Mapping),
    stamp: Stamp,
    mint: &mut dyn FnMut() -> Uuid,
) {
    let here = stamp.at.offset();
    item.description = description(card, item.owner, outside, mapping);
    item.needed_by = card.due.map(|due| due.with_timezone(here).date_naive());
    item.touched = Some(card.touched.unwrap_or(stamp.at));
    item.links.clone_from(&card.links);
    if card.finished {
        item.position = Position::Archived;
        item.history.push(Transition { at: stamp.at, to: Position::Archived });
    }
    for line in &card.lines {
        let (id, text) = (Id::from_uuid(mint()), line.text.clone());
        if mapping.as_criteria {
            let mut criterion = Criterion::new(id, text);
            let evidence = format!("Ticked in {}", outside.tool_name);
            criterion.met = line.done.then_some(Met { stamp, evidence });
            item.criteria.push(criterion);
        } else {
            let mut own = ChecklistLine::new(id, text);
            own.done = line.done;
            item.checklist.push(own);
        }
    }
    item.comments = card
        .comments
        .iter()
        .map(|said| {
            let at = said.at.unwrap_or(stamp.at);
            let mut comment = Comment::new(Id::from_uuid(mint()), said.text.clone(), at);
            comment.by = said.person.and_then(|at| mapping.people.get(at).copied().flatten());
            if comment.by.is_none() {
                comment.author.clone_from(&said.author);
            }
            comment
        })
        .collect();
}

/// The card's own text, and in one line below it what has no field here.
fn description(
    card: &Card,
    owner: Option<MemberId>,
    outside: &Outside,
    mapping: &Mapping,
) -> String {
    let noted = chosen(card, outside, mapping);
    let noted = noted.into_iter().filter(|(target, _)| *target == Target::Note);
    let names: Vec<&str> = noted.map(|(_, name)| name).collect();
    let others = card.people.iter().zip(people(card, mapping));
    let others = others.filter(|(_, member)| member.is_none() || *member != owner);
    let others: Vec<&str> = others
        .filter_map(|(at, _)| outside.people.get(*at))
        .map(|person| person.name.as_str())
        .collect();
    let mut notes = Vec::new();
    notes.extend((!names.is_empty()).then(|| names.join(", ")));
    notes.extend((!others.is_empty()).then(|| format!("with {}", others.join(", "))));
    notes.extend(card.facts.iter().cloned());
    if notes.is_empty() {
        return card.text.clone();
    }
    let note = format!("From {}: {}", outside.tool_name, notes.join("; "));
    if card.text.is_empty() { note } else { format!("{}\n\n{note}", card.text) }
}
