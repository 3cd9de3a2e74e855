//! The page is killed at every single write: a reload shows the state before a step or after it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use sprintloop::domain::command::Command;
use sprintloop::domain::sample;
use sprintloop::domain::stored;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::{GRACE_MS, MemoryShelf, SETTLED_MS};

use crate::recorder::Recorder;
use crate::tab::{START, Tab, channel, reloaded, team};

/// A busy visit: commands, folds, clearing away, an undo. Gives every state a person saw.
fn visit(shelf: &MemoryShelf) -> Vec<Workspace> {
    let mut tab = Tab::open(shelf, "one");
    let mut seen = vec![Workspace::clone(&tab.keeper.workspace())];
    let see = |tab: &Tab, seen: &mut Vec<Workspace>| {
        seen.push(Workspace::clone(&tab.keeper.workspace()));
    };
    tab.run(team());
    see(&tab, &mut seen);
    for round in 0..4 {
        for number in 0..3 {
            let (_, change) = tab.run(channel(number, &format!("Channel {round}")));
            see(&tab, &mut seen);
            if number == 2 {
                tab.run(sprintloop::domain::command::Command::Undo(Box::new(change)));
                see(&tab, &mut seen);
            }
        }
        tab.now += SETTLED_MS + GRACE_MS;
        let _ = tab.keeper.fold(tab.now);
        tab.now += GRACE_MS + 1;
        let _ = tab.keeper.fold(tab.now);
    }
    seen
}

#[test]
fn a_kill_at_any_write_leaves_the_state_before_or_after_a_step() {
    let whole = MemoryShelf::default();
    let seen = visit(&whole);
    assert_eq!(reloaded(&whole), seen[seen.len() - 1]);
    assert!(whole.writes() > 30, "the visit folds and clears away");
    let mut last = 0;
    for writes in 0..=whole.writes() {
        let shelf = MemoryShelf::default();
        shelf.kill_after(writes);
        visit(&shelf);
        let after = reloaded(&shelf);
        let at = seen.iter().rposition(|state| *state == after);
        let at = at.unwrap_or_else(|| panic!("between two states after {writes} writes"));
        assert!(at >= last, "a step that was kept is gone after {writes} writes");
        last = at;
    }
    assert_eq!(last, seen.len() - 1);
}

#[test]
fn work_goes_on_after_a_kill() {
    let whole = MemoryShelf::default();
    visit(&whole);
    for writes in 0..whole.writes() {
        let killed = MemoryShelf::default();
        killed.kill_after(writes);
        visit(&killed);
        let shelf = MemoryShelf::holding(killed.texts());
        let mut tab = Tab::open(&shelf, "two");
        tab.now = START + 10 * GRACE_MS;
        tab.run(channel(99, "After"));
        for _ in 0..3 {
            tab.now += 2 * GRACE_MS;
            tab.keeper.fold(tab.now).expect("room to fold");
        }
        assert_eq!(reloaded(&shelf), *tab.keeper.workspace(), "killed after {writes} writes");
    }
}

/// The kind of a command: `item edit`.
fn kind(command: &Command) -> String {
    let text = stored::text(command);
    let words = text.split('"').skip(1).step_by(2).take(2);
    words.collect::<Vec<_>>().join(" ")
}

/// Everything a team does in its first sprints, folded now and then; at the end an undo, a redo, a file
/// taken in, everything packed. Gives the state after so many writes, and the kinds of command.
fn sprints(recorder: &Recorder) -> (BTreeMap<usize, Workspace>, BTreeSet<String>) {
    let mut tab = Tab::open(recorder, "one");
    let mut states = BTreeMap::from([(0, Workspace::clone(&tab.keeper.workspace()))]);
    let mut kinds = BTreeSet::new();
    let now = DateTime::parse_from_rfc3339("2026-11-16T10:00:00+01:00").expect("a moment");
    let commands = sample::commands(now).expect("a sample");
    let fold = |tab: &mut Tab| {
        for wait in [SETTLED_MS, GRACE_MS + 1] {
            tab.keeper.fold(tab.now + wait).expect("room");
        }
    };
    let (mut last, mut who) = (None, None);
    for (at, (command, context)) in commands.into_iter().enumerate() {
        let new = kinds.insert(kind(&command));
        let writes = recorder.count();
        last = Some(tab.run_as(command, context).1);
        assert_eq!(recorder.count(), writes + 1, "a command is one write, whatever its kind");
        who = Some(context);
        if new {
            states.insert(recorder.count(), Workspace::clone(&tab.keeper.workspace()));
        }
        if at % 250 == 249 {
            states.insert(recorder.count(), Workspace::clone(&tab.keeper.workspace()));
            fold(&mut tab);
        }
    }
    let (last, who) = (last.expect("a change"), who.expect("someone"));
    let more =
        [Command::Undo(Box::new(last.clone())), Command::Redo(Box::new(last)), channel(9, "Radio")];
    for command in more {
        kinds.insert(kind(&command));
        tab.run_as(command, who);
        states.insert(recorder.count(), Workspace::clone(&tab.keeper.workspace()));
    }
    tab.keeper.pack().expect("an open shelf");
    fold(&mut tab);
    (states, kinds)
}

#[test]
fn a_kill_after_any_kind_of_command_and_at_any_write_of_a_fold_leaves_a_whole_state() {
    let recorder = Recorder::default();
    let (states, kinds) = sprints(&recorder);
    assert!(kinds.len() > 50, "nearly every kind of command: {kinds:#?}");
    let mut expected = None;
    let mut packed = 0;
    for (writes, (key, shelf)) in recorder.moments().enumerate() {
        let known = states.get(&writes);
        expected = known.or(expected);
        packed += usize::from(key.contains(":closed-"));
        // Between the commands that were looked at the state is not known. Of the many shards of a
        // fold, those that move records to another place are looked at, and a tenth of the rest.
        let moves = [":closed-", ":head:"].iter().any(|part| key.contains(part));
        let fold = !key.contains(":journal:") && (moves || writes % 10 == 0);
        if known.is_some() || fold {
            assert_eq!(Some(&reloaded(&shelf)), expected, "after {writes} writes, {key}");
        }
    }
    assert!(packed >= 4, "the sprints that were closed lie packed");
}

#[test]
fn a_kill_at_any_write_of_a_migration_leaves_everything() {
    let text = include_str!("../fixtures/stored/v1.json");
    let shelf = MemoryShelf::holding(stored::parse(text).expect("texts by key"));
    let before = reloaded(&shelf);
    let recorder = Recorder::of(shelf);
    let mut tab = Tab::open(&recorder, "two");
    for wait in [0, GRACE_MS + 1] {
        tab.keeper.fold(1_796_000_000_000 + wait).expect("room");
    }
    assert!(recorder.count() > 100, "everything is written anew, and what was there cleared away");
    for (writes, (key, shelf)) in recorder.moments().enumerate() {
        if writes % 6 == 0 || key.contains(":head:") {
            assert_eq!(reloaded(&shelf), before, "after {writes} writes, {key}");
        }
    }
}
