//! Adding one item or many.

use crate::rules::backlog::edit::order;
use crate::support::{CAMPAIGN, CONTENT, Team, id, team, title};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, NewItem};
use sprintloop::domain::records::backlog::place::Place;

pub fn new(team: &Team, number: u128, headline: &str, kind: usize) -> NewItem {
    let (id, title, work_type) = (id(number), title(headline), team.types[kind]);
    NewItem {
        id,
        title,
        work_type,
        owner: None,
        estimate: None,
        criteria: (0..4).map(|at| crate::support::id(number + 100 + at)).collect(),
    }
}

#[test]
fn several_items_are_added_at_the_end_in_one_step() {
    let mut team = team();
    team.add("There before", CONTENT);
    let items = vec![new(&team, 1_000, "One", CONTENT), new(&team, 2_000, "Two", CAMPAIGN)];
    let change = team.does(ItemCommand::AddSeveral { items });
    assert_eq!(order(&team), ["There before", "One", "Two"]);
    let keys: Vec<String> =
        [1_000, 2_000].map(|number| team.item(id(number)).key.to_string()).into();
    assert_eq!(keys, ["MKT-2", "MKT-3"]);
    assert!(!team.item(id(1_000)).criteria.is_empty(), "with the template of its type");
    team.does(Command::Undo(Box::new(change)));
    assert_eq!(order(&team), ["There before"]);
}

#[test]
fn a_pasted_list_gets_the_keys_and_ranks_of_as_many_single_adds() {
    let (mut pasted, mut single) = (team(), team());
    for team in [&mut pasted, &mut single] {
        team.add("There before", CONTENT);
    }
    let items: Vec<NewItem> =
        (1..6).map(|n| new(&single, n * 1_000, &format!("Line {n}"), CONTENT)).collect();
    for item in items.clone() {
        single.does(ItemCommand::Add {
            id: item.id,
            title: item.title,
            work_type: item.work_type,
            owner: item.owner,
            place: Place::Last,
            criteria: item.criteria,
        });
    }
    pasted.does(ItemCommand::AddSeveral { items });
    assert_eq!(pasted.workspace.items, single.workspace.items);
}

#[test]
fn all_are_added_or_none() {
    let mut team = team();
    let mut wrong = new(&team, 2_000, "Two", CONTENT);
    wrong.work_type = id(77);
    let items = vec![new(&team, 1_000, "One", CONTENT), wrong];
    team.refuses(ItemCommand::AddSeveral { items }, Rule::Unknown);
    assert!(order(&team).is_empty());
    team.refuses(ItemCommand::AddSeveral { items: Vec::new() }, Rule::Input);
}
