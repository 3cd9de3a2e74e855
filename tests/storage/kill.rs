//! The page is killed at every single write: a reload shows the state before a step or after it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;

use crate::recorder::Recorder;
use crate::tab::{START, Tab, channel, reloaded, team};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::json;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::sample;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::keys::Key;
use sprintloop::storage::{GRACE_MS, MemoryShelf, SETTLED_MS, Shelf};

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
                tab.run(sprintloop::domain::commands::Command::Undo(Box::new(change)));
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
    let text = json::text(command);
    let words = text.split('"').skip(1).step_by(2).take(2);
    words.collect::<Vec<_>>().join(" ")
}

/// What the sample team does, in its order, each with who and when.
fn deeds() -> Vec<(Command, Context)> {
    let now = DateTime::parse_from_rfc3339("2026-11-16T10:00:00+01:00").expect("a moment");
    sample::commands(now).expect("a sample")
}

/// A team at work over a shelf that remembers every write, and the state after some of them.
struct Visit {
    recorder: Recorder,
    tab: Tab,
    states: BTreeMap<usize, Workspace>,
    who: Context,
}

impl Visit {
    fn new(who: Context) -> Self {
        let recorder = Recorder::default();
        let tab = Tab::open(&recorder, "one");
        let states = BTreeMap::from([(0, Workspace::clone(&tab.keeper.workspace()))]);
        Self { recorder, tab, states, who }
    }

    /// Whatever its kind, a command is one write: there is nothing between before and after it.
    fn run(&mut self, command: Command, who: Context) -> Change {
        let writes = self.recorder.count();
        let (_, change) = self.tab.run_as(command, who);
        assert_eq!(self.recorder.count(), writes + 1, "a command is one write");
        self.who = who;
        change
    }

    /// An undo, a redo, a file taken in.
    fn run_what_is_no_plain_command(&mut self, last: Change) {
        let more = [
            Command::Undo(Box::new(last.clone())),
            Command::Redo(Box::new(last)),
            channel(9, "Radio"),
        ];
        for command in more {
            self.run(command, self.who);
            self.see();
        }
    }

    fn see(&mut self) {
        self.states.insert(self.recorder.count(), Workspace::clone(&self.tab.keeper.workspace()));
    }

    /// Folds, and clears away what the fold has made needless.
    fn fold(&mut self) {
        self.see();
        for wait in [SETTLED_MS, GRACE_MS + 1] {
            self.tab.keeper.fold(self.tab.now + wait).expect("room");
        }
    }
}

#[test]
fn a_kill_before_or_after_what_a_team_does_in_a_quarter_leaves_a_whole_state() {
    let deeds = deeds();
    let mut visit = Visit::new(deeds[0].1);
    let (mut kinds, mut last) = (BTreeSet::new(), None);
    for (command, who) in deeds {
        if kinds.insert(kind(&command)) {
            visit.see();
            last = Some(visit.run(command, who));
            visit.see();
        } else {
            last = Some(visit.run(command, who));
        }
        // Now and then, so that few are on top of the records.
        if visit.recorder.count() % 100 == 99 {
            visit.fold();
        }
    }
    visit.run_what_is_no_plain_command(last.expect("a change"));
    // Every kind there is, each beside others by dice, is the test `kept` of the domain.
    assert!(kinds.len() > 50, "most kinds of command: {kinds:#?}");
    for (writes, (key, shelf)) in visit.recorder.moments().enumerate() {
        if let Some(expected) = visit.states.get(&writes) {
            assert!(reloaded(&shelf) == *expected, "after {writes} writes, {key}");
        }
    }
}

#[test]
fn a_kill_at_any_write_of_folds_and_of_packing_leaves_a_whole_state() {
    let closes = |(command, _): &(Command, Context)| {
        matches!(command, Command::Sprint(SprintCommand::Close { .. }))
    };
    let mut deeds = deeds();
    // The first sprint to its end, and a little of what comes after it.
    let close = deeds.iter().position(closes).expect("a sprint is closed");
    deeds.truncate(close + 20);
    // What everyone in a retrospective has seen cannot be taken back, and the last step will be.
    while matches!(deeds.last(), Some((Command::Retrospective(_), _))) {
        deeds.pop();
    }
    let mut visit = Visit::new(deeds[0].1);
    let mut last = None;
    for (at, (command, who)) in deeds.into_iter().enumerate() {
        last = Some(visit.run(command, who));
        if at % 120 == 119 || at == close {
            visit.fold();
        }
    }
    visit.run_what_is_no_plain_command(last.expect("a change"));
    visit.tab.keeper.pack().expect("an open shelf");
    visit.fold();
    let (mut expected, mut looked, mut packed) = (None, 0, 0);
    for (writes, (key, shelf)) in visit.recorder.moments().enumerate() {
        let known = visit.states.get(&writes);
        expected = known.or(expected);
        packed += usize::from(key.contains(":closed-"));
        // The new entry of a command is the other test's; clearing an old one away is a step of a fold.
        let command = key.contains(":journal:") && shelf.get(&key).expect("open").is_some();
        if known.is_some() || !command {
            looked += 1;
            assert!(expected == Some(&reloaded(&shelf)), "after {writes} writes, {key}");
        }
    }
    assert!(looked > 300 && packed > 0, "{looked} writes, {packed} of them of a closed sprint");
}

/// What the first version stored, with one shard of each kind: enough to take every step.
fn of_the_first_version() -> MemoryShelf {
    let text = include_str!("../fixtures/stored/v1.json");
    let shelf = MemoryShelf::holding(json::parse(text).expect("texts by key"));
    let mut named = BTreeSet::new();
    for (key, text) in shelf.texts().iter().filter(|(key, _)| key.contains(":head:")) {
        let mut head: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let mut kinds = BTreeSet::new();
        let records = head["records"].as_object_mut().expect("shards");
        records.retain(|shard, _| {
            let kind = shard.rsplit_once('-').map_or(shard.as_str(), |(kind, _)| kind);
            kinds.insert(kind.to_owned())
        });
        named.extend(records.keys().cloned());
        shelf.set(key, &head.to_string()).expect("room");
    }
    for key in shelf.texts().keys() {
        if let Some((_, Key::Records { shard, .. })) = Key::parse(key)
            && !named.contains(&shard)
        {
            shelf.remove(key).expect("open");
        }
    }
    shelf
}

#[test]
fn a_kill_at_any_write_of_a_migration_leaves_everything() {
    let shelf = of_the_first_version();
    let before = reloaded(&shelf);
    assert!(before.is_founded() && before.records().len() > 20);
    let recorder = Recorder::of(shelf);
    let mut tab = Tab::open(&recorder, "two");
    for wait in [0, GRACE_MS + 1] {
        tab.keeper.fold(1_796_000_000_000 + wait).expect("room");
    }
    assert!(recorder.count() > 30, "everything is written anew, and what was there cleared away");
    for (writes, (key, shelf)) in recorder.moments().enumerate() {
        assert!(reloaded(&shelf) == before, "after {writes} writes, {key}");
    }
}
