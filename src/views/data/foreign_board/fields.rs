//! The fields by which a person says what the lists, labels and people of a board become.

use std::sync::Arc;

use leptos::prelude::*;

use super::answers::{Answers, NEW};
use crate::domain::base::text::number_of;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::workspace::Workspace;
use crate::exchange::foreign_board::{Card, ForeignBoard, Group};
use crate::exchange::mapping::Target;
use crate::views::components::{
    CheckboxField, Choice, Field, NothingHere, RadioField, Section, SelectField,
};
use crate::views::names;

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
        .hint(format!("Of every {noun} that has none from its list or label."));
    let mut team = names::member_choices(&tables, Some("Nobody here; the name is kept"));
    team.push((NEW.to_owned(), "A new member, as channel owner".to_owned()));
    let targets: Vec<Choice> = answers
        .targets
        .iter()
        .enumerate()
        .map(|(at, (_, words))| (at.to_string(), words.clone()))
        .collect();
    let people: Vec<Group> = board
        .people
        .iter()
        .map(|person| Group { name: person.name.clone(), cards: person.cards })
        .collect();
    let with_lines = board.cards.iter().any(|card| !card.lines.is_empty());
    let lines = with_lines.then(|| view! { <LinesField value=answers.lines /> });
    let over = |card: &&Card| {
        let list = card.list.and_then(|at| answers.guess.lists.get(at));
        card.finished || list == Some(&Target::Stage(BoardStage::Done))
    };
    let finished = board.cards.iter().filter(over).count();
    let finished = (finished > 0).then(|| {
        let label = format!("Bring in what is over too ({})", number_of(finished, noun));
        let field = Field::new("import-finished", label)
            .hint("It's imported as archived, out of the way of the backlog.");
        view! { <CheckboxField field value=answers.finished /> }
    });
    let (lists, labels) = (board.lists.clone(), board.labels.clone());
    view! {
        <SelectField field=kind value=answers.work_type choices=names::work_type_choices(&tables, None) />
        <GroupFields id="list" title="Lists" noun groups=lists values=answers.lists choices=targets.clone() />
        <GroupFields id="label" title="Labels" noun groups=labels values=answers.labels choices=targets />
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
        ("checklist".to_owned(), "As the checklist of the item".to_owned()),
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
        view! { <NothingHere text=format!("{rest} less common ones are imported as guessed.") /> }
    });
    (count > 0).then(|| {
        view! {
            <Section title note=count.to_string()><div class="columns">{fields} {rest}</div></Section>
        }
    })
}
