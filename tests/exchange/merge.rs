//! A file is held against what is here: nothing comes twice, and nothing newer is lost.

use chrono::TimeDelta;
use sprintloop::domain::backlog::command::{ItemCommand, ItemEdit};
use sprintloop::domain::command::Command;
use sprintloop::domain::context::Context;
use sprintloop::domain::ids::{Id, MemberId, WorkspaceId};
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::json;
use sprintloop::exchange::merge::{Conflicts, preview};
use uuid::Uuid;

use crate::sample::{day, team};

fn empty() -> Workspace {
    Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(7)))
}

fn context() -> Context {
    Context { now: day("2026-11-19"), actor: MemberId::from_uuid(Uuid::nil()) }
}

fn bring(present: &mut Workspace, file: &Workspace, conflicts: Conflicts) {
    let import = preview(present, file).import("a file", conflicts);
    present.apply(Command::Import(Box::new(import)), &context()).expect("it fits together");
}

fn describe(workspace: &mut Workspace, at: usize, words: &str) {
    let item = workspace.items.ids().nth(at).expect("there are items");
    let actor = workspace.members.ids().next().expect("there are people");
    let edit = Box::new(ItemEdit::Description(words.to_owned()));
    let command = Command::Item(ItemCommand::Edit { items: vec![item], edit });
    // Another moment for other words: two sides never do the same thing in the same second.
    let seconds = i64::try_from(words.len()).expect("few words");
    let now = day("2026-11-19") + TimeDelta::seconds(seconds);
    let context = Context { now, actor };
    workspace.apply(command, &context).expect("an item can be described");
}

fn description(workspace: &Workspace, at: usize) -> String {
    workspace.items.values().nth(at).expect("there are items").description.clone()
}

#[test]
fn an_empty_page_becomes_the_files_workspace_to_the_byte() {
    let file = team();
    let mut here = Workspace::empty(file.id);
    bring(&mut here, &file, Conflicts::KeepMine);
    assert_eq!(json::write(&here), json::write(&file));
}

#[test]
fn brings_everything_into_an_empty_page_and_nothing_the_second_time() {
    let (mut here, file) = (empty(), team());
    bring(&mut here, &file, Conflicts::KeepMine);
    assert_eq!(here.records(), file.records());
    assert!(preview(&here, &file).is_empty());
    assert!(preview(&here, &file).log.is_empty());
}

#[test]
fn takes_what_went_on_in_the_file_alone() {
    let (mut here, mut file) = (team(), team());
    describe(&mut file, 0, "Newer");
    let seen = preview(&here, &file);
    assert_eq!((seen.changed.len(), seen.new.len(), seen.conflicts.len()), (1, 0, 0));
    bring(&mut here, &file, Conflicts::KeepMine);
    assert_eq!(description(&here, 0), "Newer");
}

#[test]
fn never_overwrites_newer_work_with_an_older_file() {
    let (mut here, file) = (team(), team());
    describe(&mut here, 0, "Newer");
    let seen = preview(&here, &file);
    assert!(seen.is_empty());
    assert_eq!(seen.older, 1);
}

#[test]
fn asks_where_both_went_on() {
    let (mut here, mut file) = (team(), team());
    describe(&mut here, 0, "Mine");
    describe(&mut file, 0, "Theirs");
    describe(&mut file, 1, "Only theirs");
    let seen = preview(&here, &file);
    assert_eq!((seen.changed.len(), seen.conflicts.len()), (1, 1));
    let mut kept = here.clone();
    bring(&mut kept, &file, Conflicts::KeepMine);
    assert_eq!(
        (description(&kept, 0), description(&kept, 1)),
        ("Mine".into(), "Only theirs".into())
    );
    bring(&mut here, &file, Conflicts::TakeFile);
    assert_eq!(description(&here, 0), "Theirs");
}
