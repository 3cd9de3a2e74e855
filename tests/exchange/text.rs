//! Work as text for a chat: what it says, and that Markdown shows words as they were written.

use sprintloop::domain::base::context::Context;

use uuid::Uuid;

use crate::sample::{day, team};
use sprintloop::domain::base::ids::{Id, ItemId};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::reads::board::open_blockers;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::sheet::Style;
use sprintloop::exchange::text::{Subject, text};

fn rename(team: &mut Workspace, item: ItemId, words: &str) {
    let title = Title::parse(words).expect("words");
    let edit = Box::new(ItemEdit::Title(title));
    let actor = team.members.ids().next().expect("there are people");
    let context = Context { now: day("2026-11-18"), actor };
    let command = Command::Item(ItemCommand::Edit { items: vec![item], edit });
    team.apply(command, &context).expect("an item can be renamed");
}

#[test]
fn an_item_says_where_it_is_what_blocks_it_and_what_is_met() {
    let mut team = team();
    let item = open_blockers(&team).first().expect("something is blocked").item;
    rename(&mut team, item, "Price *page* <b>");
    let key = team.items.get(item).expect("there").key.clone();
    let plain = text(&team, Subject::Item(item), Style::Plain);
    assert!(plain.starts_with(&format!("{key} Price *page* <b>\n")), "{plain}");
    for words in ["Status: Sprint", "Blocked: ", "Owner: ", "Acceptance criteria:\n- "] {
        assert!(plain.contains(words), "{words} is missing in {plain}");
    }
    let marked = text(&team, Subject::Item(item), Style::Markdown);
    assert!(marked.starts_with(&format!("**{key} Price \\*page\\* \\<b\\>**")), "{marked}");
    assert!(marked.contains("- [ ] ") || marked.contains("- [x] "), "{marked}");
}

#[test]
fn a_plan_lists_its_goal_load_and_items() {
    let team = team();
    let sprint = team.sprints.values().find(|sprint| sprint.is_open()).expect("one runs");
    let plan = text(&team, Subject::Plan(sprint.id), Style::Plain);
    assert!(plan.starts_with(&sprint.name()), "{plan}");
    assert!(plan.contains("Goal: ") && plan.contains("Load: "), "{plan}");
    assert_eq!(plan.lines().filter(|line| line.starts_with("- ")).count(), sprint.chosen.len());
}

#[test]
fn a_closed_review_says_what_stood_at_its_close() {
    let team = team();
    let sprint = team.sprints.values().find(|sprint| sprint.is_closed()).expect("one is over");
    let review = text(&team, Subject::Review(sprint.id), Style::Plain);
    assert!(review.contains(": accepted\n"), "{review}");
    assert!(review.contains("Goal result: "), "{review}");
    let items = review.lines().filter(|line| line.starts_with("- ")).count();
    assert!(items >= sprint.final_lines.len(), "{review}");
}

#[test]
fn what_is_not_there_gives_no_text() {
    let gone = ItemId::from_uuid(Uuid::nil());
    assert_eq!(text(&team(), Subject::Item(gone), Style::Markdown), "");
}
