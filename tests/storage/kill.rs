//! The page is killed at every single write: a reload shows the state before a step or after it.

use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::{GRACE_MS, MemoryShelf, SETTLED_MS};

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
