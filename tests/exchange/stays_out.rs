//! What a file lists for a sprint and does not get in there is named, with the reason, before and after.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::sample::{day, team};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{Id, ItemId, SprintId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::ready::missing;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::left_out::{foretold, told};
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::merge::{Preview, preview};
use sprintloop::exchange::part::{self, Which};

fn context(workspace: &Workspace) -> Context {
    let actor = workspace.members.ids().next().expect("there are people");
    Context { now: day("2026-11-19"), actor }
}

fn does(workspace: &mut Workspace, command: Command) {
    let context = context(workspace);
    workspace.apply(command, &context).expect("no rule is in the way");
}

fn next() -> SprintId {
    SprintId::from_uuid(Uuid::from_u128(77))
}

fn edit(item: ItemId, edit: ItemEdit) -> Command {
    Command::Item(ItemCommand::Edit { items: vec![item], edit: Box::new(edit) })
}

/// A colleague's copy in which the next sprint is planned; one of its two items lost its estimate since.
fn planned() -> (Workspace, [ItemId; 2]) {
    let mut file = team();
    let date = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a day");
    let plan = SprintCommand::Plan { id: next(), starts: date(14), ends: date(24) };
    does(&mut file, Command::Sprint(plan));
    let waits = |item: &ItemId| {
        let item = file.items.get(*item).expect("it is there");
        item.position == Position::Backlog && missing(item, &file).is_empty()
    };
    let items: Vec<ItemId> = file.items.ids().filter(waits).take(2).collect();
    let two = [items[0], items[1]];
    let choose = SprintCommand::Choose { id: next(), items, serves_goal: false };
    does(&mut file, Command::Sprint(choose));
    does(&mut file, edit(two[1], ItemEdit::Estimate { estimate: None, reason: None }));
    (file, two)
}

/// Brings the file in; gives what was foretold and what is told afterwards.
fn bring(here: &mut Workspace, seen: Preview) -> [Vec<String>; 2] {
    let import = seen.import("a file", Conflicts::KeepMine);
    let context = context(here);
    let before = foretold(here, &import, &context);
    let records = import.records.clone();
    here.apply(Command::Import(Box::new(import)), &context).expect("it fits together");
    [before, told(&records, here)]
}

#[test]
fn names_the_items_of_a_plan_that_are_not_ready_and_what_they_miss() {
    let (file, [ready, unready]) = planned();
    let part = part::take(&file, &Which::Plan(next()));
    let whole = |here: &Workspace| preview(here, &file);
    let plan = |here: &Workspace| part::preview(here, &part);
    for seen in [&whole as &dyn Fn(&Workspace) -> Preview, &plan] {
        let mut here = team();
        let now = seen(&here);
        let [before, after] = bring(&mut here, now);
        let item = here.items.get(unready).expect("it came in all the same");
        let line =
            format!("{} {} stays out of Sprint 6: it's missing estimate.", item.key, item.title);
        assert_eq!((&before, &after), (&vec![line], &before));
        let chosen = &here.sprints.get(next()).expect("the plan came in").chosen;
        assert!(chosen.contains_key(&ready) && !chosen.contains_key(&unready));
        assert!(seen(&here).is_empty(), "a second time nothing changes, and nothing is told");
    }
}

#[test]
fn names_what_is_over_here() {
    let (file, [archived, _]) = planned();
    let mut here = team();
    does(&mut here, Command::Item(ItemCommand::Archive { items: vec![archived] }));
    let now = preview(&here, &file);
    let [before, after] = bring(&mut here, now);
    assert_eq!(before, after);
    assert!(
        before.iter().any(|line| line.ends_with("it's archived or dropped here.")),
        "{before:?}"
    );
}

#[test]
fn an_empty_page_takes_a_plan_as_it_is() {
    let (file, [_, unready]) = planned();
    let mut here = Workspace::empty(file.id);
    let now = preview(&here, &file);
    let import = now.import("a file", Conflicts::KeepMine);
    assert!(foretold(&here, &import, &context(&file)).is_empty());
    here.apply(Command::Import(Box::new(import)), &context(&file)).expect("it fits together");
    assert!(here.sprints.get(next()).expect("it came in").chosen.contains_key(&unready));
}
