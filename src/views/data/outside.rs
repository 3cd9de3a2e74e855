//! What a board of another tool would bring, and what becomes of its lists, labels and people.

use std::sync::Arc;

use crate::views::prelude::*;

use super::import::Importing;
use super::preview::{actions, bring_in, nothing_new};
use crate::domain::context::Stamp;
use crate::domain::ids::{Id, MemberId};
use crate::domain::records::Tables;
use crate::exchange::bring::{self, Plan};
use crate::exchange::mapping::{Mapping, Target, targets};
use crate::exchange::outside::{Group, Outside, counted};
use crate::state::Route;
use crate::views::components::{
    Button, Choice, Field, Notice, checkbox_field, radio_field, section, select_field, table,
};
use crate::views::names;

/// How many cards the preview shows.
const SHOWN: usize = 5;

/// What the person has chosen so far; each answer is the value of a field.
#[derive(Clone)]
struct Answers {
    lists: Vec<RwSignal<String>>,
    labels: Vec<RwSignal<String>>,
    people: Vec<RwSignal<String>>,
    work_type: RwSignal<String>,
    lines: RwSignal<String>,
    finished: RwSignal<bool>,
    /// What the numbers chosen for lists and labels mean.
    targets: Arc<Vec<(Target, String)>>,
    guess: Mapping,
}

/// The preview of a board.
pub(super) fn preview(importing: Importing, board: Arc<Outside>) -> AnyView {
    let workspace = importing.store.workspace_now();
    let Some(guess) = Mapping::guess(&board, &workspace) else { return start_first(importing) };
    let everything = Mapping { finished: true, ..guess.clone() };
    if bring::plan(&board, &everything, &workspace).coming.is_empty() {
        return nothing_new(importing);
    }
    let answers = Answers::of(guess, &workspace);
    let lead = format!(
        "{} holds the {} board “{}”.",
        importing.file.get_untracked(),
        board.tool_name,
        board.name
    );
    let gaps = (!board.gaps.is_empty())
        .then(|| Notice::watch("Some of it does not come along").lines(board.gaps.clone()).show());
    let fields = fields(&answers, &board, &workspace);
    let seen = {
        let (answers, board) = (answers.clone(), Arc::clone(&board));
        move || bring::plan(&board, &answers.mapping(), &workspace)
    };
    let (planned, told, shown) = (seen.clone(), Arc::clone(&board), Arc::clone(&board));
    let sentences = move || {
        let all = planned().sentences(&told).into_iter();
        all.map(|sentence| view! { <p>{sentence}</p> }.into_any()).collect::<Vec<_>>()
    };
    let tables = importing.store.workspace_now();
    let first = move || first(&seen(), &shown, &tables);
    let bring = move || take(importing, &board, &untrack(|| answers.mapping()));
    view! {
        <div class="stack">
            <p>{lead}</p>
            <div class="stack stack--tight" role="status">{sentences}</div>
            {gaps}
            {fields}
            {first}
            {actions(importing, "Import", bring)}
        </div>
    }
    .into_any()
}

fn start_first(importing: Importing) -> AnyView {
    let text = "Cards come into a team's backlog, under its work types and channels. Start a team, then choose this file again.";
    view! {
        <div class="stack">
            {Notice::info("Start a team first").text(text).show()}
            <div class="cluster">
                {Button::new("Start on Today").primary().href(Route::Today.hash())}
                {Button::new("Close").on(move || importing.open.set(false))}
            </div>
        </div>
    }
    .into_any()
}

impl Answers {
    fn of(guess: Mapping, tables: &Tables) -> Self {
        let targets = targets(tables);
        let number = |target: &Target| {
            let at = targets.iter().position(|(other, _)| other == target);
            RwSignal::new(at.unwrap_or(0).to_string())
        };
        let member = |member: &Option<MemberId>| {
            RwSignal::new(member.map(|member| member.to_string()).unwrap_or_default())
        };
        Self {
            lists: guess.lists.iter().map(number).collect(),
            labels: guess.labels.iter().map(number).collect(),
            people: guess.people.iter().map(member).collect(),
            work_type: RwSignal::new(guess.work_type.to_string()),
            lines: RwSignal::new("checklist".to_owned()),
            finished: RwSignal::new(false),
            targets: Arc::new(targets),
            guess,
        }
    }

    /// The mapping as chosen; tracked.
    fn mapping(&self) -> Mapping {
        let target = |value: &RwSignal<String>| {
            let at: Option<usize> = value.with(|value| value.parse().ok());
            at.and_then(|at| self.targets.get(at)).map_or(Target::Note, |(target, _)| *target)
        };
        Mapping {
            lists: self.lists.iter().map(target).collect(),
            labels: self.labels.iter().map(target).collect(),
            people: self.people.iter().map(|value| value.with(|id| id.parse().ok())).collect(),
            work_type: self.work_type.with(|id| id.parse().ok()).unwrap_or(self.guess.work_type),
            as_criteria: self.lines.with(|lines| lines == "criteria"),
            finished: self.finished.get(),
        }
    }
}

fn fields(answers: &Answers, board: &Outside, tables: &Tables) -> AnyView {
    let kinds = names::work_type_choices(tables, None);
    let kind = Field::new("import-work-type", "Work type")
        .hint("Of every card that has none from its list or label.");
    let team = names::member_choices(tables, Some("Nobody here; the name is kept"));
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
    let lines = board.cards.iter().any(|card| !card.lines.is_empty()).then(|| {
        let choices = vec![
            ("checklist".to_owned(), "As the checklist of the item".to_owned()),
            ("criteria".to_owned(), "As acceptance criteria".to_owned()),
        ];
        radio_field(Field::new("import-lines", "Checklists come in"), answers.lines, choices)
    });
    let finished = board.cards.iter().filter(|card| card.finished).count();
    let finished = (finished > 0).then(|| {
        let label =
            format!("Bring in what is archived or completed too ({})", counted(finished, "card"));
        let field = Field::new("import-finished", label)
            .hint("It comes in archived, out of the way of the backlog.");
        checkbox_field(field, answers.finished)
    });
    view! {
        {select_field(kind, answers.work_type, kinds)}
        {rows("list", "Lists", &board.lists, &answers.lists, &targets)}
        {rows("label", "Labels", &board.labels, &answers.labels, &targets)}
        {rows("person", "People", &people, &answers.people, &team)}
        {lines}
        {finished}
    }
    .into_any()
}

/// A field for each list, label or person that is on a card.
fn rows(
    id: &str,
    title: &str,
    groups: &[Group],
    values: &[RwSignal<String>],
    choices: &[Choice],
) -> Option<AnyView> {
    let used = groups.iter().zip(values).enumerate().filter(|(_, (group, _))| group.cards > 0);
    let fields: Vec<AnyView> = used
        .map(|(at, (group, value))| {
            let label = format!("{} ({})", group.name, counted(group.cards, "card"));
            select_field(Field::new(format!("import-{id}-{at}"), label), *value, choices.to_vec())
        })
        .collect();
    if fields.is_empty() {
        return None;
    }
    let count = fields.len().to_string();
    let fields = view! { <div class="columns">{fields}</div> }.into_any();
    Some(section(title, count, (), fields))
}

/// The first cards as they would come in.
fn first(plan: &Plan, board: &Outside, tables: &Tables) -> Option<AnyView> {
    let row = |coming: &bring::Coming| {
        let title = board.cards.get(coming.card).map(|card| card.title.to_string());
        let channel = match &coming.channel {
            Some(Err(name)) => format!("{name} (new)"),
            Some(Ok(id)) => names::channel(tables, Some(*id)),
            None => names::channel(tables, None),
        };
        vec![
            title.unwrap_or_default().into_any(),
            names::work_type(tables, coming.work_type).into_any(),
            channel.into_any(),
            names::member(tables, coming.owner).into_any(),
        ]
    };
    let rows: Vec<Vec<AnyView>> = plan.coming.iter().take(SHOWN).map(row).collect();
    let columns = [("Card", false), ("Work type", false), ("Channel", false), ("Owner", false)];
    (!rows.is_empty()).then(|| table("The first cards", &columns, rows))
}

fn take(importing: Importing, board: &Outside, mapping: &Mapping) {
    let store = importing.store;
    let workspace = store.workspace_now();
    let plan = bring::plan(board, mapping, &workspace);
    if plan.coming.is_empty() {
        importing.problem.set(Some("With these choices no card comes in.".to_owned()));
        importing.open.set(false);
        return;
    }
    let nobody = || MemberId::from_uuid(uuid::Uuid::nil());
    let by = untrack(|| store.actor()).unwrap_or_else(nobody);
    let stamp = Stamp { at: store.now(), by };
    let mut mint = || store.mint::<MemberId>().uuid();
    let file = importing.file.get_untracked();
    match bring::import((board, mapping, &plan), &workspace, stamp, &file, &mut mint) {
        Ok(import) => bring_in(importing, import),
        Err(refusal) => importing.problem.set(Some(refusal.to_string())),
    }
}
