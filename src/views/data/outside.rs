//! What a board of another tool would bring, and what becomes of its lists, labels and people.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::views::prelude::*;

use super::disputes::{Dispute, Disputes};
use super::import::Importing;
use super::preview::{actions, came_in, nothing_new, tell};
use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{Id, ItemId, MemberId};
use crate::domain::base::text::number_of;
use crate::domain::commands::Command;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::tables::record::{Record, Tables};
use crate::exchange::foreign_board::{Card, ForeignBoard, Group, Problem};
use crate::exchange::import::{self, Part, Plan};
use crate::exchange::mapping::{Mapping, Target, Who, targets};
use crate::state::{Route, Store};
use crate::views::components::{
    Button, Choice, Field, Notice, checkbox_field, dates, nothing_here, radio_field, section,
    select_field, table,
};
use crate::views::names;

/// How many cards the preview shows.
const SHOWN: usize = 5;
/// How many changes and problems it shows.
const LISTED: usize = 50;
/// How many lists, labels or people can be given a meaning; the others keep what was guessed.
const ASKED: usize = 40;
/// The answer that makes someone a new member.
const NEW: &str = "new";

/// A part of an item.
type Asked = (ItemId, Part);

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
pub(super) fn preview(importing: Importing, board: Arc<ForeignBoard>) -> AnyView {
    let store = importing.store;
    let workspace = store.workspace_now();
    let Some(guess) = Mapping::guess(&board, &workspace) else { return start_first(importing) };
    let stamp = stamp(store);
    let everything = Mapping { finished: true, ..guess.clone() };
    let nothing = |mapping: &Mapping| import::plan(&board, mapping, &workspace, stamp).is_empty();
    if nothing(&guess) && nothing(&everything) {
        return view! { <div class="stack">{problems(&board)}{nothing_new(importing)}</div> }
            .into_any();
    }
    let answers = Answers::of(guess, &workspace);
    let (tool, file) = (board.tool_name, importing.file.get_untracked());
    let lead = match board.name.as_str() {
        "" => format!("{file}: {} from {tool}.", number_of(board.cards.len(), board.noun)),
        name => format!("{file} holds the {tool} board “{name}”."),
    };
    let gaps = (!board.gaps.is_empty())
        .then(|| Notice::watch("Good to know before it comes in").lines(board.gaps.clone()).show());
    let fields = fields(&answers, &board, &workspace);
    let disputes = Disputes::default();
    let planned = {
        let (answers, board, tables) =
            (answers.clone(), Arc::clone(&board), Arc::clone(&workspace));
        Memo::new(move |_| Arc::new(import::plan(&board, &answers.mapping(), &tables, stamp)))
    };
    let (told, shown) = (Arc::clone(&board), Arc::clone(&board));
    let sentences = move || {
        let all = planned.with(|plan| plan.sentences(&told)).into_iter();
        all.map(|sentence| view! { <p>{sentence}</p> }.into_any()).collect::<Vec<_>>()
    };
    let first = move || {
        planned.with(|plan| {
            (
                first(plan, &shown, &workspace, stamp.at.date_naive()),
                following(plan, &workspace, disputes),
            )
        })
    };
    let problems = problems(&board);
    let bring = move || take(importing, &board, &untrack(|| answers.mapping()), disputes);
    view! {
        <div class="stack">
            <p>{lead}</p>
            <div class="stack stack--tight" role="status">{sentences}</div>
            {gaps}
            {problems}
            {first}
            {fields}
            {actions(importing, "Import", bring)}
        </div>
    }
    .into_any()
}

/// Who would do it, and when.
fn stamp(store: Store) -> Stamp {
    let nobody = || MemberId::from_uuid(uuid::Uuid::nil());
    Stamp { at: store.now(), by: untrack(|| store.actor()).unwrap_or_else(nobody) }
}

pub(super) fn start_first(importing: Importing) -> AnyView {
    let text = "Work comes into a team's backlog, under its work types and channels. Start a team, then choose this file again.";
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
        let who = |who: &Who| {
            RwSignal::new(match who {
                Who::Named => String::new(),
                Who::New => NEW.to_owned(),
                Who::Member(id) => id.to_string(),
            })
        };
        Self {
            lists: guess.lists.iter().map(number).collect(),
            labels: guess.labels.iter().map(number).collect(),
            people: guess.people.iter().map(who).collect(),
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
            people: self.people.iter().map(|value| value.with(|value| who(value))).collect(),
            work_type: self.work_type.with(|id| id.parse().ok()).unwrap_or(self.guess.work_type),
            as_criteria: self.lines.with(|lines| lines == "criteria"),
            finished: self.finished.get(),
        }
    }
}

fn who(value: &str) -> Who {
    match value {
        NEW => Who::New,
        id => id.parse().map_or(Who::Named, Who::Member),
    }
}

fn fields(answers: &Answers, board: &ForeignBoard, tables: &Tables) -> AnyView {
    let kinds = names::work_type_choices(tables, None);
    let kind = Field::new("import-work-type", "Work type")
        .hint(format!("Of every {} that has none from its list or label.", board.noun));
    let mut team = names::member_choices(tables, Some("Nobody here; the name is kept"));
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
    let lines = board.cards.iter().any(|card| !card.lines.is_empty()).then(|| {
        let choices = vec![
            ("checklist".to_owned(), "As the checklist of the item".to_owned()),
            ("criteria".to_owned(), "As acceptance criteria".to_owned()),
        ];
        radio_field(Field::new("import-lines", "Checklists come in"), answers.lines, choices)
    });
    let over = |card: &&Card| {
        let list = card.list.and_then(|at| answers.guess.lists.get(at));
        card.finished || list == Some(&Target::Stage(BoardStage::Done))
    };
    let finished = board.cards.iter().filter(over).count();
    let finished = (finished > 0).then(|| {
        let label = format!("Bring in what is over too ({})", number_of(finished, board.noun));
        let field = Field::new("import-finished", label)
            .hint("It comes in archived, out of the way of the backlog.");
        checkbox_field(field, answers.finished)
    });
    view! {
        {select_field(kind, answers.work_type, kinds)}
        {rows(("list", "Lists", board.noun), &board.lists, &answers.lists, &targets)}
        {rows(("label", "Labels", board.noun), &board.labels, &answers.labels, &targets)}
        {rows(("person", "People", board.noun), &people, &answers.people, &team)}
        {lines}
        {finished}
    }
    .into_any()
}

/// A field for each list, label or person that is on a card.
fn rows(
    (id, title, noun): (&str, &str, &str),
    groups: &[Group],
    values: &[RwSignal<String>],
    choices: &[Choice],
) -> Option<AnyView> {
    let used = groups.iter().zip(values).enumerate().filter(|(_, (group, _))| group.cards > 0);
    let mut used: Vec<_> = used.collect();
    used.sort_by_key(|(_, (group, _))| std::cmp::Reverse(group.cards));
    let rest = used.len().saturating_sub(ASKED);
    let mut fields: Vec<AnyView> = used
        .into_iter()
        .take(ASKED)
        .map(|(at, (group, value))| {
            let label = format!("{} ({})", group.name, number_of(group.cards, noun));
            select_field(Field::new(format!("import-{id}-{at}"), label), *value, choices.to_vec())
        })
        .collect();
    if fields.is_empty() {
        return None;
    }
    let count = (fields.len() + rest).to_string();
    if rest > 0 {
        fields.push(nothing_here(format!("{rest} rarer ones come in as they were guessed.")));
    }
    let fields = view! { <div class="columns">{fields}</div> }.into_any();
    Some(section(title, count, (), fields))
}

/// The first cards as they would come in.
fn first(plan: &Plan, board: &ForeignBoard, tables: &Tables, today: NaiveDate) -> Option<AnyView> {
    let row = |coming: &import::Coming| {
        let card = board.cards.get(coming.card);
        let title = card.map(|card| card.title.to_string()).unwrap_or_default();
        let channel = match &coming.channel {
            Some(Err(name)) => format!("{name} (new)"),
            Some(Ok(id)) => names::channel(tables, Some(*id)),
            None => names::channel(tables, None),
        };
        let owner = match coming.owner {
            Some(Who::Member(id)) => names::member(tables, Some(id)),
            Some(Who::New) => "A new member".to_owned(),
            _ => names::member(tables, None),
        };
        let due = card.and_then(|card| card.due).map(|due| dates::day(due.date_naive(), today));
        let estimate = card.and_then(|card| card.estimate);
        let estimate = estimate.map(|amount| tables.workflow.unit.show(amount));
        let kind = names::work_type(tables, coming.work_type);
        [title, kind, channel, owner, due.unwrap_or_default(), estimate.unwrap_or_default()]
            .map(IntoAny::into_any)
            .into()
    };
    let rows: Vec<Vec<AnyView>> = plan.coming.iter().take(SHOWN).map(row).collect();
    let columns = [
        ("Title", false),
        ("Work type", false),
        ("Channel", false),
        ("Owner", false),
        ("Needed by", false),
        ("Estimate", true),
    ];
    (!rows.is_empty())
        .then(|| section("The first of them", "", (), table("The first of them", &columns, rows)))
}

/// The items that follow what changed in the other tool, and what changed here too, to be chosen.
fn following(plan: &Plan, tables: &Tables, disputes: Disputes<Asked>) -> Option<AnyView> {
    let parts =
        |parts: &[Part]| parts.iter().map(|part| part.label()).collect::<Vec<_>>().join(", ");
    let row = |follow: &import::Follow| {
        [names::item(tables, follow.item), parts(&follow.changed)].map(IntoAny::into_any).into()
    };
    let follows = || plan.follow.iter().filter(|follow| !follow.changed.is_empty());
    let rows: Vec<Vec<AnyView>> = follows().take(LISTED).map(row).collect();
    let count = follows().count().to_string();
    let clashes = plan.follow.iter().flat_map(|follow| {
        let name = names::item(tables, follow.item);
        follow.conflicts.iter().map(move |clash| Dispute {
            asked: (follow.item, clash.part),
            label: format!("{name}: {}", clash.part.label()),
            here: clash.here.clone(),
            file: clash.file.clone(),
        })
    });
    let clashes = disputes.show(clashes.collect());
    let columns = [("Item", false), ("Follows", false)];
    let rows = (!rows.is_empty()).then(|| {
        section("What changed since", count, (), table("What changed since", &columns, rows))
    });
    (rows.is_some() || clashes.is_some()).then(|| view! { {clashes} {rows} }.into_any())
}

/// The rows that stay out or lack something, and why.
fn problems(board: &ForeignBoard) -> Option<AnyView> {
    let all = &board.problems;
    let row = |problem: &Problem| {
        let what = if problem.out { "Stays out" } else { "Comes in" };
        vec![
            format!("Row {}: {}.", problem.row, problem.why).into_any(),
            view! { <span class="nowrap">{what}</span> }.into_any(),
        ]
    };
    let rows: Vec<Vec<AnyView>> = all.iter().take(LISTED).map(row).collect();
    let rest = all.len().saturating_sub(LISTED);
    let rest = (rest > 0).then(|| nothing_here(format!("{rest} more rows have problems.")));
    let columns = [("Problem", false), ("The row", false)];
    (!rows.is_empty()).then(|| {
        let content = view! {
            <div class="stack stack--tight">
                {table("Rows with problems", &columns, rows)}
                {rest}
            </div>
        };
        section("Rows with problems", all.len().to_string(), (), content.into_any())
    })
}

fn take(importing: Importing, board: &ForeignBoard, mapping: &Mapping, disputes: Disputes<Asked>) {
    let store = importing.store;
    let workspace = store.workspace_now();
    let stamp = stamp(store);
    let mut plan = import::plan(board, mapping, &workspace, stamp);
    plan.choose(&|item, part| disputes.taken(&(item, part)));
    if plan.is_empty() {
        return importing.fail(format!("With these choices no {} comes in.", board.noun));
    }
    let mut mint = || store.mint::<MemberId>().uuid();
    let file = importing.file.get_untracked();
    match import::import((board, mapping, &plan), &workspace, stamp, &file, &mut mint) {
        Ok(import) => {
            let is_new = |record: &&Record| workspace.record(&record.key()).is_none();
            let new: Vec<Record> = import.records.iter().filter(is_new).cloned().collect();
            let items = number_of(import.records.len() - new.len(), "backlog item");
            let told = match (new.len(), import.records.len()) {
                (new_ones, all) if new_ones == all => came_in(&new),
                (0, _) => format!("{items} changed."),
                _ => format!("{} {items} changed.", came_in(&new)),
            };
            tell(importing, told, &[], store.dispatch(Command::Import(Box::new(import))));
        }
        Err(refusal) => importing.fail(refusal.to_string()),
    }
}
