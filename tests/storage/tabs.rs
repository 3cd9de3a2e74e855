//! Two tabs of one page: nothing is lost, and both show the same.

use sprintloop::domain::commands::Command;

use crate::tab::{Tab, channel, channel_id, first_item, reloaded, team, title};
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::records::channel::Channel;
use sprintloop::storage::{Fault, Fold, GRACE_MS, MemoryShelf, SETTLED_MS};

/// Two tabs that both know the team.
fn two(shelf: &MemoryShelf) -> (Tab, Tab) {
    let mut one = Tab::open(shelf, "one");
    one.run(team());
    let mut two = Tab::open(shelf, "two");
    two.now = one.now;
    (one, two)
}

fn meet(shelf: &MemoryShelf, one: &mut Tab, two: &mut Tab) {
    one.hear(shelf);
    two.hear(shelf);
    assert_eq!(one.keeper.workspace(), two.keeper.workspace());
    assert_eq!(*one.keeper.workspace(), reloaded(shelf));
}

#[test]
fn each_tab_takes_in_what_the_other_did() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(channel(1, "Paid"));
    two.run(channel(2, "Events"));
    two.run(channel(3, "Web"));
    meet(&shelf, &mut one, &mut two);
    assert_eq!(one.channel_names(), ["Paid", "Events", "Web"]);
}

#[test]
fn the_same_record_changed_in_both_is_the_same_in_both() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(channel(1, "Paid"));
    two.run(channel(1, "Events"));
    two.run(channel(1, "Events and more"));
    one.run(channel(1, "Paid search"));
    meet(&shelf, &mut one, &mut two);
}

#[test]
fn files_taken_in_by_two_tabs_at_once_never_share_a_key() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(first_item(11));
    two.run(first_item(12));
    meet(&shelf, &mut one, &mut two);
    let workspace = one.keeper.workspace();
    let mut keys: Vec<String> = workspace.items.values().map(|item| item.key.to_string()).collect();
    keys.sort();
    assert_eq!(keys, ["MKT-1", "MKT-2"]);
    one.now += SETTLED_MS;
    one.keeper.fold(one.now).expect("room");
    assert_eq!(reloaded(&shelf), *workspace);
}

#[test]
fn a_command_runs_again_on_what_the_other_tab_did_before_it() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(channel(1, "Paid"));
    two.hear(&shelf);
    let rename = |name: &str| {
        let channel = Channel::new(channel_id(1), title(name));
        Command::Team(TeamCommand::EditChannel { channel })
    };
    one.run(rename("Paid search"));
    two.run(rename("Paid social"));
    meet(&shelf, &mut one, &mut two);
    assert_eq!(one.channel_names(), ["Paid social"]);
}

#[test]
fn an_undo_falls_away_where_the_other_tab_came_before_it_and_says_so() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    let (_, change) = two.run(channel(1, "Events"));
    one.hear(&shelf);
    one.run(channel(1, "Paid"));
    two.now = one.now;
    two.run(Command::Undo(Box::new(change)));
    meet(&shelf, &mut one, &mut two);
    assert_eq!(two.channel_names(), ["Paid"]);
    assert!(two.keeper.trouble().iter().any(|trouble| trouble.fault == Fault::Overtaken));
    assert!(one.keeper.trouble().is_empty());
}

#[test]
fn folds_of_two_tabs_at_once_lose_nothing() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(channel(1, "Paid"));
    two.run(channel(2, "Events"));
    meet(&shelf, &mut one, &mut two);
    // Without locks both begin from the same texts, and neither sees the other's fold.
    let before = shelf.texts();
    let aside = MemoryShelf::holding(before.clone());
    let mut stale = Tab::open(&aside, "three");
    stale.now = two.now + SETTLED_MS;
    stale.keeper.fold(stale.now).expect("room");
    one.now += SETTLED_MS;
    one.keeper.fold(one.now).expect("room");
    let mut both = shelf.texts();
    both.extend(aside.texts());
    let shelf = MemoryShelf::holding(both);
    assert_eq!(reloaded(&shelf), *two.keeper.workspace());
    let mut last = Tab::open(&shelf, "four");
    last.now = two.now + 5 * GRACE_MS;
    last.keeper.fold(last.now).expect("room");
    assert_eq!(reloaded(&shelf), *two.keeper.workspace());
}

#[test]
fn a_tab_that_slept_catches_up_after_the_other_has_cleared_away() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(channel(1, "Paid"));
    for _ in 0..3 {
        one.now += GRACE_MS + SETTLED_MS;
        one.keeper.fold(one.now).expect("room");
    }
    two.now = one.now;
    assert_eq!(two.keeper.fold(two.now), Ok(Fold::Behind));
    assert!(two.keeper.catch_up());
    assert!(!two.keeper.catch_up());
    meet(&shelf, &mut one, &mut two);
    two.run(channel(2, "Events"));
    meet(&shelf, &mut one, &mut two);
    assert_eq!(one.channel_names(), ["Paid", "Events"]);
}

#[test]
fn both_go_on_after_one_has_folded() {
    let shelf = MemoryShelf::default();
    let (mut one, mut two) = two(&shelf);
    one.run(channel(1, "Paid"));
    meet(&shelf, &mut one, &mut two);
    one.now += SETTLED_MS;
    one.keeper.fold(one.now).expect("room");
    two.now = one.now;
    two.run(channel(2, "Events"));
    one.run(channel(3, "Web"));
    meet(&shelf, &mut one, &mut two);
    two.now += SETTLED_MS;
    assert_eq!(two.keeper.fold(two.now), Ok(Fold::Folded));
    meet(&shelf, &mut one, &mut two);
}
