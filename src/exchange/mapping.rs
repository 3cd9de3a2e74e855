//! What becomes of the lists, labels and people of another tool: guessed by name, chosen by a person.

use crate::domain::base::ids::{ChannelId, MemberId, WorkTypeId};
use crate::domain::base::plain;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::tables::record::Tables;
use crate::exchange::foreign_board::{ForeignBoard, Group, GroupKind, Person};
use crate::exchange::words::stage_of;

/// What becomes of a list or a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// It is noted in the description.
    Note,
    /// Its cards have this work type.
    WorkType(WorkTypeId),
    /// Its cards have this channel.
    Channel(ChannelId),
    /// Its cards have a new channel of its name.
    NewChannel,
    /// It is a stage there: noted too, and a step on the way of each card that came into it.
    Stage(BoardStage),
    /// Its cards stay out.
    StayOut,
}

/// Who someone of the other tool is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Nobody; the name is kept.
    Named,
    /// This member.
    Member(MemberId),
    /// A new member of that name.
    New,
}

/// What the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// For each list.
    pub lists: Vec<Target>,
    /// For each label; a label says more than a list.
    pub labels: Vec<Target>,
    /// For each person: who they are in the team.
    pub people: Vec<Who>,
    /// The work type of every other card.
    pub work_type: WorkTypeId,
    /// Checklists become acceptance criteria.
    pub as_criteria: bool,
    /// Archived and completed cards come too, archived.
    pub finished: bool,
}

/// The choices for a list or a label, each with its words; a list may be a stage too.
pub fn targets(tables: &Tables) -> Vec<(Target, String)> {
    let mut all = vec![(Target::Note, "Note in the description".to_owned())];
    all.extend(
        tables
            .work_types
            .values()
            .filter(|kind| !kind.archived)
            .map(|kind| (Target::WorkType(kind.id), format!("Work type: {}", kind.name))),
    );
    all.extend(
        tables
            .channels
            .values()
            .filter(|channel| !channel.archived)
            .map(|channel| (Target::Channel(channel.id), format!("Channel: {}", channel.name))),
    );
    all.push((Target::NewChannel, "New channel with this name".to_owned()));
    all.extend(
        BoardStage::ALL.map(|stage| (Target::Stage(stage), format!("Stage: {}", stage.label()))),
    );
    all.push((Target::StayOut, "Skip".to_owned()));
    all
}

impl Mapping {
    /// By the names: a list or label called like a channel or a work type becomes it, a person
    /// called like a member is that member. None before the team has a work type.
    pub fn guess(board: &ForeignBoard, tables: &Tables) -> Option<Self> {
        let work_type = tables.work_types.values().find(|kind| !kind.archived)?.id;
        let all = |groups: &[Group], stages: bool| {
            groups.iter().map(|group| guess(group, stages, tables)).collect()
        };
        Some(Self {
            lists: all(&board.lists, true),
            labels: all(&board.labels, false),
            people: board.people.iter().map(|person| member(person, tables)).collect(),
            work_type,
            as_criteria: false,
            finished: false,
        })
    }
}

/// The name without case, and the singular of a plural.
fn plain(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_suffix('s').map_or(name.clone(), str::to_owned)
}

/// The one that is called so; where the column tells what is meant, also the only one whose name is
/// among the words: "Email newsletter" is Email.
fn named<I: Copy>(group: &Group, all: &[(I, String)]) -> Option<I> {
    let whole = plain(&group.name);
    let exact = all.iter().find(|(_, name)| plain(name) == whole).map(|(id, _)| *id);
    if exact.is_some() || group.kind == GroupKind::Any {
        return exact;
    }
    let words = words(&group.name);
    let mut among = all.iter().filter(|(_, name)| {
        let name = self::words(name);
        !name.is_empty() && words.windows(name.len()).any(|part| part == name)
    });
    let found = among.next().map(|(id, _)| *id);
    found.filter(|_| among.next().is_none())
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(plain).collect()
}

fn guess(group: &Group, stages: bool, tables: &Tables) -> Target {
    let kinds = tables.work_types.values().filter(|kind| !kind.archived);
    let kinds: Vec<_> = kinds.map(|kind| (kind.id, kind.name.to_string())).collect();
    let channels = tables.channels.values().filter(|channel| !channel.archived);
    let channels: Vec<_> = channels.map(|one| (one.id, one.name.to_string())).collect();
    let kind = named(group, &kinds).filter(|_| group.kind != GroupKind::Channel);
    let channel = named(group, &channels).filter(|_| group.kind != GroupKind::WorkType);
    match (kind, channel) {
        (_, Some(channel)) => Target::Channel(channel),
        (Some(kind), None) => Target::WorkType(kind),
        (None, None) if stages => stage(&group.name).map_or(Target::Note, Target::Stage),
        (None, None) => Target::Note,
    }
}

fn stage(name: &str) -> Option<BoardStage> {
    BoardStage::ALL.get(stage_of(name)?).copied()
}

/// The name in lower case; "Lind, Nora" is Nora Lind.
fn called(name: &str) -> String {
    let name = plain::plain(name.trim());
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{} {}", first.trim(), last.trim()),
        _ => name,
    }
}

fn member(person: &Person, tables: &Tables) -> Who {
    let names = [&person.name, &person.user_name].map(|name| called(name));
    let mut members = tables.members.values().filter(|member| !member.left);
    let found = members.find(|member| names.contains(&called(member.name.as_str())));
    found.map_or(Who::Named, |member| Who::Member(member.id))
}
