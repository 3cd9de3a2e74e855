//! The fields by which a person says what the lists, labels and people of a board become.

use std::sync::Arc;

use leptos::prelude::*;

use super::answers::{Answers, NEW};
use crate::views::components::{
    CheckboxField, Choice, Field, NothingHere, RadioField, Section, SelectField,
};
use crate::views::names;
use sprintloop::domain::base::text::{number, number_of};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::foreign_board::{Card, ForeignBoard, Group, GroupKind};
use sprintloop::exchange::mapping::Target;

/// How many lists, labels or people can be given a meaning; the others keep what was guessed.
const ASKED: usize = 40;

/// Every field of the mapping.
#[component]
pub(super) fn MappingFields(
    answers: Answers,
    board: Arc<ForeignBoard>,
    tables: Arc<Workspace>,
) -> impl IntoView {
    let noun = board.noun;
    let kind = Field::new("import-work-type", "Work type")
        .hint(format!("For every {noun} whose list or label doesn't set one."));
    let mut team = names::member_choices(&tables, Some("No match (keep the name)"));
    team.push((NEW.to_owned(), "New member (channel owner)".to_owned()));
    let targets: Vec<Choice> = answers
        .targets
        .iter()
        .enumerate()
        .map(|(at, (_, words))| (at.to_string(), words.clone()))
        .collect();
    let people: Vec<Group> = board
        .people
        .iter()
        .map(|person| Group { name: person.name.clone(), cards: person.cards, ..Group::default() })
        .collect();
    let with_lines = board.cards.iter().any(|card| !card.lines.is_empty());
    let lines = with_lines.then(|| view! { <LinesField value=answers.lines /> });
    let over = |card: &&Card| {
        let list = card.list.and_then(|at| answers.guess.lists.get(at));
        card.finished || list == Some(&Target::Stage(BoardStage::Done))
    };
    let finished = board.cards.iter().filter(over).count();
    let finished = (finished > 0).then(|| {
        let label = format!("Also import finished {noun}s ({})", number(finished));
        let field = Field::new("import-finished", label)
            .hint("They're imported as archived, so they stay out of the backlog.");
        view! { <CheckboxField field value=answers.finished /> }
    });
    let lists = board.lists.clone();
    // A table has columns, not lists.
    let list_title = if board.tool_name == "a table" { "Statuses and sections" } else { "Lists" };
    let of = |kind: GroupKind| {
        let all = board.labels.iter().cloned().zip(answers.labels.iter().copied());
        all.filter(|(group, _)| group.kind == kind).unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let [(kinds, kind_values), (channels, channel_values), (labels, label_values)] =
        [GroupKind::WorkType, GroupKind::Channel, GroupKind::Any].map(of);
    view! {
        <SelectField field=kind value=answers.work_type choices=names::work_type_choices(&tables, None) />
        <GroupFields id="kind" title="Work types" noun groups=kinds values=kind_values choices=targets.clone() />
        <GroupFields id="channel" title="Channels" noun groups=channels values=channel_values choices=targets.clone() />
        <GroupFields id="list" title=list_title noun groups=lists values=answers.lists choices=targets.clone() />
        <GroupFields id="label" title="Labels" noun groups=labels values=label_values choices=targets />
        <GroupFields id="person" title="People" noun groups=people values=answers.people choices=team />
        {lines}
        {finished}
    }
}

/// What the checklists of the cards become.
#[component]
fn LinesField(value: RwSignal<String>) -> impl IntoView {
    let field = Field::new("import-lines", "Import checklists");
    let choices = vec![
        ("checklist".to_owned(), "As a checklist".to_owned()),
        ("criteria".to_owned(), "As acceptance criteria".to_owned()),
    ];
    view! { <RadioField field value choices /> }
}

/// A field for each list, label or person that is on a card.
#[component]
fn GroupFields(
    /// What the ids of the fields begin with.
    id: &'static str,
    title: &'static str,
    /// What the tool calls a card.
    noun: &'static str,
    groups: Vec<Group>,
    /// The answer for each of the groups.
    values: Vec<RwSignal<String>>,
    choices: Vec<Choice>,
) -> impl IntoView {
    let used = groups.iter().zip(values).enumerate().filter(|(_, (group, _))| group.cards > 0);
    let mut used: Vec<_> = used.collect();
    used.sort_by_key(|(_, (group, _))| std::cmp::Reverse(group.cards));
    let count = used.len();
    let rest = count.saturating_sub(ASKED);
    let fields = used.into_iter().take(ASKED).map(|(at, (group, value))| {
        let label = format!("{} ({})", group.name, number_of(group.cards, noun));
        let field = Field::new(format!("import-{id}-{at}"), label);
        view! { <SelectField field value choices=choices.clone() /> }
    });
    let fields = fields.collect_view();
    let rest = (rest > 0).then(|| {
        view! { <NothingHere text=format!("The other {} are imported as suggested.", number(rest)) /> }
    });
    (count > 0).then(|| {
        view! {
            <Section title note=count.to_string()><div class="columns">{fields} {rest}</div></Section>
        }
    })
}
