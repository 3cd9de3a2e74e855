//! Whatever is done, of every kind of command there is: a page that is killed before or after any write
//! shows the state before it or after it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sprintloop::domain::base::context::Context;
use sprintloop::domain::commands::Command;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::{Deed, Keeper, Kept, MemoryShelf, SETTLED_MS, load};

use crate::dice::games::games;
use crate::dice::kinds::Kinds;
use crate::dice::{Throw, actor, deed};
use crate::recorder::Recorder;
use crate::support::{Team, id};

/// A tab that writes down what a team does, on a shelf that remembers every write.
struct Page {
    recorder: Recorder,
    keeper: Keeper,
    /// How many writes there were, and the state at that time.
    states: BTreeMap<usize, Workspace>,
}

impl Page {
    fn open(empty: &Workspace) -> Self {
        let recorder = Recorder::of(MemoryShelf::default());
        let keeper = Keeper::open(Box::new(recorder.clone()), empty.id, "one".to_owned());
        Self { recorder, keeper, states: BTreeMap::from([(0, empty.clone())]) }
    }

    /// Runs a command and writes it down: one write, so there is nothing between before and after it.
    fn run(&mut self, command: Command, context: Context) {
        let deed = Deed::of(&command);
        let mut workspace = Workspace::clone(&self.keeper.workspace());
        let change = workspace.apply(command, &context).expect("it went through before");
        let writes = self.recorder.count();
        let kept = self.keeper.record(Arc::new(workspace), deed, context, change);
        assert_eq!((kept, self.recorder.count()), (Kept::Written, writes + 1));
    }

    fn see(&mut self) {
        self.states.insert(self.recorder.count(), Workspace::clone(&self.keeper.workspace()));
    }

    /// Folds the game. Clearing away and packing, write by write, are tests of the storage.
    fn fold(&mut self, now: i64) {
        self.see();
        self.keeper.fold(now + SETTLED_MS).expect("room");
        self.see();
    }

    /// At every moment that is known, and at every one between two that are the same, a reload shows it.
    fn every_moment_is_whole(&self) {
        let mut looked = 0;
        for (writes, (key, shelf)) in self.recorder.moments().enumerate() {
            let before = self.states.range(..=writes).next_back();
            let after = self.states.range(writes..).next();
            let same = before.zip(after).filter(|(one, other)| one.1 == other.1);
            let Some(((_, expected), _)) = same else { continue };
            looked += 1;
            let loaded = load(&shelf, expected.id).expect("an open shelf").workspace;
            assert!(loaded == *expected, "after {writes} writes, {key}");
        }
        assert!(looked >= self.states.len());
    }
}

/// What of a game goes through, from the founding on, each with who and when.
fn went_through(mut team: Team, throws: &[Throw]) -> Vec<(Command, Context)> {
    let mut steps = team.done.clone();
    let mut done = Vec::new();
    for throw in throws {
        let command = deed(&mut team, &done, *throw);
        team.hours_later(1).as_member(actor(*throw));
        if let Ok(change) = team.workspace.apply(command.clone(), &team.context) {
            steps.push((command, team.context));
            done.push(change);
        }
    }
    steps
}

/// Writes a game down up to the last command of a kind that was not seen yet, standing still before and
/// after each of these.
fn write_down(steps: Vec<(String, Command, Context)>, seen: &mut BTreeSet<String>) -> Page {
    let mut page = Page::open(&Workspace::empty(id(1)));
    let (mut now, before) = (0, seen.len());
    let last = steps.iter().rposition(|(kind, ..)| !seen.contains(kind)).unwrap_or_default();
    for (kind, command, context) in steps.into_iter().take(last + 1) {
        let new = seen.insert(kind);
        if new {
            page.see();
        }
        page.run(command, context);
        if new {
            page.see();
        }
        now = context.now.timestamp_millis();
    }
    // The first games hold most of it; to fold all the others would take minutes.
    if seen.len() > before + 20 {
        page.fold(now);
    }
    page
}

#[test]
fn a_kill_around_every_kind_of_command_leaves_a_whole_state() {
    let kinds = Kinds::read();
    let (all, mut seen) = (kinds.all(), BTreeSet::new());
    for (team, throws) in games() {
        let steps = went_through(team, &throws).into_iter();
        let steps: Vec<_> = steps.map(|(deed, who)| (kinds.of(&deed), deed, who)).collect();
        if steps.iter().any(|(kind, ..)| !seen.contains(kind)) {
            write_down(steps, &mut seen).every_moment_is_whole();
        }
        if seen == all {
            break;
        }
    }
    let missing: Vec<_> = all.difference(&seen).collect();
    // A new kind of command needs dice that reach it.
    assert!(missing.is_empty(), "these were never written down: {missing:?}");
    assert!(seen.len() > 100, "the kinds are read from the stored types: {seen:?}");
}
