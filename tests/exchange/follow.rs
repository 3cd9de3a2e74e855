//! A second import: what changed in the other tool follows, what changed here stays, nothing comes twice.

use std::sync::Arc;

use crate::small_team::{ANA, BEN, SmallTeam, id, small_team, title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::tables::change::Change;
use sprintloop::exchange::foreign_board::ForeignBoard;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::import::{Part, Plan, import, plan};
use sprintloop::exchange::mapping::{Mapping, Target, Who};
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::read::read;
use sprintloop::exchange::rows;
use sprintloop::exchange::tool::Column;

const BOARD: &str = include_str!("../fixtures/trello/board.json");
const HEAD: &str =
    "Issue key,Summary,Status,Assignee,Due date,Labels,Description,Story Points,Comment";

/// Whatever a text holds, as a board.
fn board(team: &SmallTeam, text: &str) -> Arc<ForeignBoard> {
    match read(text.as_bytes()) {
        Ok(Found::ForeignBoard(board)) => board,
        Ok(Found::Table(grid)) => {
            let guess = grid.guess(team.workspace.workflow.unit);
            Arc::new(rows::board(&grid, &guess, *team.context.now.offset()))
        }
        other => panic!("no board: {other:?}"),
    }
}

fn seen(
    team: &SmallTeam,
    text: &str,
    change: impl Fn(&mut Mapping),
) -> (Arc<ForeignBoard>, Mapping, Plan) {
    let board = board(team, text);
    let mut mapping = Mapping::guess(&board, &team.workspace).expect("there is a team");
    change(&mut mapping);
    let plan = plan(&board, &mapping, &team.workspace, team.context.stamp());
    (board, mapping, plan)
}

fn bring_with(team: &mut SmallTeam, text: &str, change: impl Fn(&mut Mapping)) -> Change {
    let (board, mapping, plan) = seen(team, text, change);
    let (workspace, stamp) = (team.workspace.clone(), team.context.stamp());
    let mut mint = || team.mint();
    let import = import((&board, &mapping, &plan), &workspace, stamp, "work", &mut mint)
        .expect("there is a place at the end");
    team.does(Command::Import(Box::new(import)))
}

/// Brings it in with a choice for each part that was changed here and there.
fn bring_choosing(team: &mut SmallTeam, text: &str, choice: &dyn Fn(Part) -> Conflicts) {
    let (board, mapping, mut plan) = seen(team, text, |_| {});
    plan.choose(&|_, part| choice(part));
    let (workspace, stamp) = (team.workspace.clone(), team.context.stamp());
    let mut mint = || team.mint();
    let import = import((&board, &mapping, &plan), &workspace, stamp, "work", &mut mint)
        .expect("there is a place at the end");
    team.does(Command::Import(Box::new(import)));
}

fn disputed(plan: &Plan) -> Vec<Part> {
    plan.follow[0].conflicts.iter().map(|clash| clash.part).collect()
}

fn bring(team: &mut SmallTeam, text: &str) -> Change {
    bring_with(team, text, |_| {})
}

fn plan_of(team: &SmallTeam, text: &str) -> Plan {
    seen(team, text, |_| {}).2
}

fn item(team: &SmallTeam, source: &str) -> Arc<BacklogItem> {
    let from = |item: &&Arc<BacklogItem>| item.source.as_ref().is_some_and(|it| it.id == source);
    Arc::clone(team.workspace.items.values().find(from).expect("it came in"))
}

fn edit(team: &mut SmallTeam, source: &str, edit: ItemEdit) {
    let items = vec![item(team, source).id];
    team.does(Command::Item(ItemCommand::Edit { items, edit: Box::new(edit) }));
}

fn jira(rows: &[&str]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

const BEFORE: &str = "J-1,Webinar,To Do,Ben Okafor,30/Sep/26 12:00 AM,Events,Words,,";
const OTHER: &str = "J-2,Flyer,To Do,,,,,,";

#[test]
fn changes_nothing_where_nothing_has_changed() {
    for text in [jira(&[BEFORE, OTHER]), BOARD.to_owned()] {
        let mut team = small_team();
        bring(&mut team, &text);
        let again = plan_of(&team, &text);
        assert!(again.is_empty(), "{again:?}");
        let change = bring(&mut team, &text);
        assert!(change.records.is_empty());
    }
}

#[test]
fn follows_what_changed_in_the_other_tool() {
    let mut team = small_team();
    bring(&mut team, &jira(&[BEFORE, OTHER]));
    let after = "J-1,Audit webinar,In Progress,Ana Silva,1/Oct/26 12:00 AM,Email,Better words,,13/Mar/26 1:05 PM;Jo;Good";
    let text = jira(&[after, OTHER, "J-3,New one,To Do,,,,,,"]);
    let seen = plan_of(&team, &text);
    assert_eq!((seen.coming.len(), seen.here), (1, 1));
    let changed =
        [Part::Title, Part::Notes, Part::Channel, Part::Owner, Part::NeededBy, Part::Comments];
    assert_eq!(seen.follow[0].changed, changed);
    assert_eq!(disputed(&seen), []);
    let key = item(&team, "J-1").key.clone();
    bring(&mut team, &text);
    let webinar = item(&team, "J-1");
    assert_eq!((webinar.title.as_str(), &webinar.key), ("Audit webinar", &key));
    assert_eq!(webinar.owner, Some(id(ANA)));
    assert_eq!(webinar.needed_by.map(|day| day.to_string()).as_deref(), Some("2026-10-01"));
    assert!(webinar.description.starts_with("Better words"));
    assert_eq!(webinar.comments.len(), 1);
    assert_eq!(team.workspace.items.len(), 3);
    assert!(plan_of(&team, &text).is_empty());
}

#[test]
fn leaves_what_was_changed_here_and_asks_where_both_changed() {
    let mut team = small_team();
    bring(&mut team, &jira(&[BEFORE]));
    edit(&mut team, "J-1", ItemEdit::Title(title("Our own name")));
    edit(&mut team, "J-1", ItemEdit::ExpectedValue("Forty leads".to_owned()));
    assert!(plan_of(&team, &jira(&[BEFORE])).is_empty());

    let text = jira(&["J-1,Their new name,To Do,Ben Okafor,2/Oct/26 12:00 AM,Events,Words,,"]);
    let seen = plan_of(&team, &text);
    assert_eq!(seen.follow[0].changed, [Part::NeededBy]);
    assert_eq!(disputed(&seen), [Part::Title]);
    let clash = &seen.follow[0].conflicts[0];
    assert_eq!([&*clash.here, &*clash.file], ["Our own name", "Their new name"]);
    let mut kept = team.clone();
    bring(&mut kept, &text);
    assert_eq!(item(&kept, "J-1").title.as_str(), "Our own name");
    // It was asked once; the same file does not ask again, and the next change there does.
    assert!(plan_of(&kept, &text).is_empty());
    let next = jira(&["J-1,Newer still,To Do,Ben Okafor,2/Oct/26 12:00 AM,Events,Words,,"]);
    assert_eq!(disputed(&plan_of(&kept, &next)), [Part::Title]);

    bring_choosing(&mut team, &text, &|_| Conflicts::TakeFile);
    let taken = item(&team, "J-1");
    assert_eq!(
        (taken.title.as_str(), taken.expected_value.as_str()),
        ("Their new name", "Forty leads")
    );
    assert!(plan_of(&team, &text).is_empty());
}

#[test]
fn says_both_sides_of_each_part_and_takes_each_as_chosen() {
    let mut team = small_team();
    bring(&mut team, &jira(&[BEFORE]));
    edit(&mut team, "J-1", ItemEdit::Title(title("Our own name")));
    edit(&mut team, "J-1", ItemEdit::Channel(None));
    edit(&mut team, "J-1", ItemEdit::Owner(Some(id(ANA))));
    let text = jira(&["J-1,Their new name,To Do,Jo New,30/Sep/26 12:00 AM,Email,Words,,"]);
    let (_, _, plan) = seen(&team, &text, |mapping| mapping.people[0] = Who::New);
    let sides: Vec<[&str; 3]> = plan.follow[0]
        .conflicts
        .iter()
        .map(|clash| [clash.part.label(), &*clash.here, &*clash.file])
        .collect();
    let expected = [
        ["title", "Our own name", "Their new name"],
        ["channel", "nothing", "Email"],
        ["owner", "Ana Silva", "Jo New"],
    ];
    assert_eq!(sides, expected);
    bring_choosing(&mut team, &text, &|part| match part {
        Part::Channel => Conflicts::TakeFile,
        _ => Conflicts::KeepMine,
    });
    let webinar = item(&team, "J-1");
    assert_eq!((webinar.title.as_str(), webinar.owner), ("Our own name", Some(id(ANA))));
    let email = webinar.channel.and_then(|id| team.workspace.channels.get(id));
    assert_eq!(email.expect("it was taken").name.as_str(), "Email");
}

#[test]
fn keeps_choices_of_the_first_import_that_a_second_does_not_make_again() {
    let mut team = small_team();
    let text = jira(&["J-1,Webinar,To Do,Jo,,Launch,,,"]);
    bring_with(&mut team, &text, |mapping| {
        mapping.people[0] = Who::Member(id(BEN));
        mapping.labels[0] = Target::NewChannel;
    });
    let channel = item(&team, "J-1").channel;
    assert!(channel.is_some());
    bring(&mut team, &jira(&["J-1,Webinar,In Progress,Jo,,Launch,,,"]));
    let webinar = item(&team, "J-1");
    assert_eq!((webinar.owner, webinar.channel), (Some(id(BEN)), channel));
}

#[test]
fn takes_another_choice_of_columns_for_no_change() {
    let mut team = small_team();
    let text = "Key,Title,Region,Budget\n1,Fair,Nordics,400\n";
    let Ok(Found::Table(grid)) = read(text.as_bytes()) else { panic!("a table") };
    let mut meaning = grid.guess(team.workspace.workflow.unit);
    meaning.columns[2] = Column::Label;
    meaning.columns[3] = Column::LeftOut;
    let board = rows::board(&grid, &meaning, *team.context.now.offset());
    let mapping = Mapping::guess(&board, &team.workspace).expect("there is a team");
    let (workspace, stamp) = (team.workspace.clone(), team.context.stamp());
    let plan = plan(&board, &mapping, &workspace, stamp);
    let mut mint = || team.mint();
    let import = import((&board, &mapping, &plan), &workspace, stamp, "work", &mut mint);
    team.does(Command::Import(Box::new(import.expect("there is a place at the end"))));
    assert!(plan_of(&team, text).is_empty());
    let dearer = text.replace("400", "500");
    assert_eq!(plan_of(&team, &dearer).follow[0].changed, [Part::Notes]);
}

#[test]
fn puts_away_what_is_over_there_only_where_that_is_wanted() {
    let mut team = small_team();
    bring(&mut team, &jira(&[BEFORE, OTHER]));
    let text = jira(&[BEFORE, "J-2,Flyer,Done,,,,,,"]);
    assert!(!plan_of(&team, &text).follow[0].changed.contains(&Part::Archived));
    bring_with(&mut team, &text, |mapping| mapping.finished = true);
    assert_eq!(item(&team, "J-2").position, Position::Archived);
    bring(&mut team, &jira(&[BEFORE, OTHER]));
    assert_eq!(item(&team, "J-2").position, Position::Backlog);
}

#[test]
fn brings_a_comment_that_was_taken_out_or_rewritten_here_no_second_time() {
    let mut team = small_team();
    let text = jira(&["J-1,Webinar,To Do,,,,,,13/Mar/26 1:05 PM;Ana Silva;First"]);
    bring(&mut team, &text);
    let (on, id) = (item(&team, "J-1").id, item(&team, "J-1").comments[0].id);
    team.does(Command::Item(ItemCommand::RemoveComment { item: on, id }));
    assert!(plan_of(&team, &text).is_empty());
}

#[test]
fn follows_a_trello_board_with_its_moves() {
    let mut team = small_team();
    bring(&mut team, BOARD);
    let webinar = "65f0a1b2c3d4e5f600004001";
    let past = item(&team, webinar).past.clone();
    assert_eq!(past.len(), 1);
    assert_eq!((past[0].list.as_str(), past[0].stage), ("Events", None));

    let mut file: serde_json::Value = serde_json::from_str(BOARD).expect("a board");
    let moved = serde_json::json!({
        "type": "updateCard", "date": "2026-10-05T09:00:00.000Z",
        "data": { "card": { "id": webinar },
            "listBefore": { "id": "65f0a1b2c3d4e5f600001002", "name": "Events" },
            "listAfter": { "id": "65f0a1b2c3d4e5f600001003", "name": "Doing" } }
    });
    file["actions"].as_array_mut().expect("actions").insert(0, moved);
    for card in file["cards"].as_array_mut().expect("cards") {
        if card["id"] == webinar {
            card["idList"] = "65f0a1b2c3d4e5f600001003".into();
            card["name"] = "Webinar, renamed".into();
        }
    }
    let text = file.to_string();
    let seen = plan_of(&team, &text);
    assert_eq!((seen.coming.len(), seen.follow.len()), (0, 1));
    assert_eq!(seen.follow[0].changed, [Part::Title, Part::Notes, Part::Past]);
    bring(&mut team, &text);
    let past: Vec<(String, Option<BoardStage>)> =
        item(&team, webinar).past.iter().map(|step| (step.list.clone(), step.stage)).collect();
    assert_eq!(past, [("Events".to_owned(), None), ("Doing".to_owned(), Some(BoardStage::Active))]);
    assert_eq!(item(&team, webinar).title.as_str(), "Webinar, renamed");
    assert!(plan_of(&team, &text).is_empty());
}

#[test]
fn asks_about_items_of_an_older_import_that_kept_no_marks() {
    let mut team = small_team();
    bring(&mut team, &jira(&[BEFORE]));
    let mut source = item(&team, "J-1").source.clone();
    if let Some(source) = &mut source {
        source.seen.clear();
    }
    edit(&mut team, "J-1", ItemEdit::Source(source));
    assert!(plan_of(&team, &jira(&[BEFORE])).is_empty());
    let text = jira(&["J-1,Another name,To Do,Ben Okafor,30/Sep/26 12:00 AM,Events,Words,,"]);
    assert_eq!(disputed(&plan_of(&team, &text)), [Part::Title]);
}

#[test]
fn is_one_step_to_take_back() {
    let mut team = small_team();
    bring(&mut team, &jira(&[BEFORE, OTHER]));
    let before = team.workspace.records();
    let text = jira(&["J-1,Renamed,To Do,Ben Okafor,,Events,Words,,", "J-9,New,To Do,,,,,,"]);
    let change = bring(&mut team, &text);
    assert_eq!(change.entries.len(), 1);
    team.does(Command::Undo(Box::new(change)));
    assert_eq!(team.workspace.records(), before);
}
