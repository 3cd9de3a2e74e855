//! A Trello board: whatever is missing in it, its cards come in once and whole.

use std::sync::Arc;

use proptest::prelude::{any, proptest};

use crate::small_team::{ANA, BEN, SmallTeam, id, small_team, title};
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::reads::order::in_order;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::foreign_board::{Card, ForeignBoard};
use sprintloop::exchange::found::Found;
use sprintloop::exchange::import::{Plan, import, plan};
use sprintloop::exchange::mapping::{Mapping, Target, targets};
use sprintloop::exchange::read::read;
use sprintloop::exchange::read_error::ReadError;

const BOARD: &str = include_str!("../fixtures/trello/board.json");
const BARE: &str = include_str!("../fixtures/trello/bare.json");
const EMPTY: &str = include_str!("../fixtures/trello/empty.json");
const ONE_CARD: &str = include_str!("../fixtures/trello/one-card.json");

fn board(text: &str) -> Arc<ForeignBoard> {
    match read(text.as_bytes()) {
        Ok(Found::ForeignBoard(board)) => board,
        other => panic!("no board: {other:?}"),
    }
}

fn refused(text: &str) -> ReadError {
    read(text.as_bytes()).expect_err("it is refused")
}

/// A card of the board by the start of its title.
fn card<'a>(board: &'a ForeignBoard, title: &str) -> &'a Card {
    let mut cards = board.cards.iter();
    cards.find(|card| card.title.as_str().starts_with(title)).expect("the card is there")
}

fn guess(board: &ForeignBoard, workspace: &Workspace) -> Mapping {
    Mapping::guess(board, workspace).expect("the team has work types")
}

fn bring(team: &mut SmallTeam, board: &ForeignBoard, mapping: &Mapping) -> Change {
    let plan = plan(board, mapping, &team.workspace, team.context.stamp());
    let workspace = team.workspace.clone();
    let stamp = team.context.stamp();
    let mut mint = || team.mint();
    let import = import((board, mapping, &plan), &workspace, stamp, "marketing.json", &mut mint)
        .expect("there is a place at the end");
    team.does(Command::Import(Box::new(import)))
}

fn item(team: &SmallTeam, title: &str) -> Arc<BacklogItem> {
    let mut items = team.workspace.items.values();
    Arc::clone(items.find(|item| item.title.as_str().starts_with(title)).expect("it came in"))
}

/// The fixture in a team of six, with nothing chosen by hand.
fn brought() -> (SmallTeam, Arc<ForeignBoard>) {
    let (mut team, board) = (small_team(), board(BOARD));
    let mapping = guess(&board, &team.workspace);
    bring(&mut team, &board, &mapping);
    (team, board)
}

#[test]
fn is_known_by_what_it_holds() {
    assert_eq!(board(BOARD).name, "Marketing 2026");
    assert_eq!(board(BARE).cards.len(), 1);
    let with_mark = format!("\u{feff}\r\n{BARE}");
    assert_eq!(board(&with_mark).cards.len(), 1);
}

#[test]
fn says_in_one_sentence_why_a_file_is_not_taken() {
    assert_eq!(refused(EMPTY), ReadError::EmptyBoard);
    assert_eq!(refused(ONE_CARD), ReadError::OneCard);
    assert_eq!(refused(&BOARD[..BOARD.len() / 2]), ReadError::Truncated);
    let broken = r#"{"id":"1","name":"Board","cards":{"a":1}}"#;
    assert_eq!(refused(broken), ReadError::BrokenBoard("cards"));
    let wekan = r#"{"_id":"x","title":"Board","cards":[],"lists":[],"swimlanes":[]}"#;
    assert_eq!(refused(wekan), ReadError::OtherTool);
    assert_eq!(refused("Card Name"), ReadError::NoRows);
}

#[test]
fn takes_the_cards_list_by_list_from_top_to_bottom() {
    let (team, _) = brought();
    let titles: Vec<&str> =
        in_order(&team.workspace).into_iter().map(|item| item.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Welcome mails, three of them",
            "Webinar: passing a SOC 2 audit",
            "A/B test of the sign-up form",
            "Label only on the card",
            "=Bare card",
            "Card 4 without a name",
        ]
    );
    let keys: Vec<String> =
        in_order(&team.workspace).into_iter().map(|item| item.key.to_string()).collect();
    assert_eq!(keys, ["MKT-1", "MKT-2", "MKT-3", "MKT-4", "MKT-5", "MKT-6"]);
}

#[test]
fn keeps_what_is_archived_or_completed_out_unless_it_is_wanted() {
    let (mut team, board) = brought();
    let mut mapping = guess(&board, &team.workspace);
    let seen = plan(&board, &mapping, &team.workspace, team.context.stamp());
    assert_eq!((seen.coming.len(), seen.here, seen.finished), (0, 6, 3));
    mapping.finished = true;
    bring(&mut team, &board, &mapping);
    for title in ["Archived one", "In an archived list", "Completed one"] {
        assert_eq!(item(&team, title).position, Position::Archived, "{title}");
    }
    assert_eq!(team.workspace.items.len(), 9);
}

#[test]
fn adds_nothing_the_second_time() {
    let (team, board) = brought();
    let mapping = Mapping { finished: true, ..guess(&board, &team.workspace) };
    let mut again = team.clone();
    bring(&mut again, &board, &mapping);
    let seen = plan(&board, &mapping, &again.workspace, again.context.stamp());
    assert_eq!((seen.coming.len(), seen.here), (0, 9));
    let change = bring(&mut again.clone(), &board, &mapping);
    assert!(change.records.is_empty());
}

#[test]
fn knows_a_card_again_after_it_was_renamed_here() {
    let (mut team, board) = brought();
    let items = vec![item(&team, "Webinar").id];
    let edit = Box::new(ItemEdit::Title(title("Audit webinar")));
    team.does(Command::Item(ItemCommand::Edit { items, edit }));
    let mapping = guess(&board, &team.workspace);
    assert_eq!(plan(&board, &mapping, &team.workspace, team.context.stamp()).coming, []);
}

#[test]
fn guesses_channels_and_work_types_by_their_names() {
    let (team, _) = brought();
    let channel = |title: &str| {
        let channel = item(&team, title).channel;
        channel.and_then(|id| team.workspace.channels.get(id)).map(|c| c.name.to_string())
    };
    assert_eq!(channel("Webinar").as_deref(), Some("Events"));
    assert_eq!(channel("Welcome").as_deref(), Some("Email"));
    assert_eq!(channel("A/B test"), None);
    assert_eq!(item(&team, "A/B test").work_type, team.types[2]);
    assert_eq!(item(&team, "Webinar").work_type, team.types[0]);
}

#[test]
fn follows_the_mapping_a_person_chose() {
    let (mut team, board) = (small_team(), board(BOARD));
    let mut mapping = guess(&board, &team.workspace);
    let at = |name: &str| {
        let mut names = board.labels.iter();
        names.position(|label| label.name == name).expect("the label is there")
    };
    mapping.labels[at("Launch week")] = Target::NewChannel;
    mapping.labels[at("Email")] = Target::StayOut;
    mapping.lists[board.lists.iter().position(|list| list.name == "Doing").expect("there")] =
        Target::NewChannel;
    let seen = plan(&board, &mapping, &team.workspace, team.context.stamp());
    assert_eq!((seen.coming.len(), seen.out), (5, 1));
    bring(&mut team, &board, &mapping);
    let names: Vec<&str> = team.workspace.channels.values().map(|c| c.name.as_str()).collect();
    assert!(names.contains(&"Launch week") && names.contains(&"Doing"), "{names:?}");
    assert!(item(&team, "A/B test").channel.is_some());
    assert!(!team.workspace.items.values().any(|item| item.title.as_str().starts_with("Welcome")));
}

#[test]
fn never_makes_a_second_channel_of_one_name() {
    let (mut team, board) = (small_team(), board(BOARD));
    let mut mapping = guess(&board, &team.workspace);
    mapping.lists.fill(Target::NewChannel);
    let before = team.workspace.channels.len();
    bring(&mut team, &board, &mapping);
    // Doing and the list without a name. Events is a channel already, and the label says more
    // about the one card of Ideas.
    assert_eq!(team.workspace.channels.len(), before + 2);
}

#[test]
fn offers_every_channel_and_work_type_in_use() {
    let team = small_team();
    let offered = targets(&team.workspace);
    assert_eq!(offered.len(), 7 + team.types.len() + team.workspace.channels.len());
    assert!(offered.iter().any(|(_, words)| words == "Work type: Content"));
}

#[test]
fn finds_people_by_full_name_or_user_name_and_keeps_the_names_of_the_rest() {
    let (team, _) = brought();
    let webinar = item(&team, "Webinar");
    assert_eq!(webinar.owner, Some(id(BEN)));
    assert!(webinar.description.contains("with Ana Silva, Jo Miller"), "{}", webinar.description);
    let mails = item(&team, "Welcome");
    assert_eq!(mails.owner, None);
    assert!(mails.description.contains("with Jo Miller"), "{}", mails.description);
}

#[test]
fn keeps_comments_with_author_and_time_oldest_first() {
    let (team, board) = brought();
    let webinar = item(&team, "Webinar");
    let said: Vec<(&str, &str, Option<MemberId>)> = webinar
        .comments
        .iter()
        .map(|said| (said.text.as_str(), said.author.as_str(), said.by))
        .collect();
    assert_eq!(
        said,
        [
            ("No author, no date", "", None),
            ("Who could speak?", "Kim Gone", None),
            ("Speaker said yes.\nConfirm by mail.", "", Some(id(ANA))),
        ]
    );
    assert_eq!(webinar.comments[1].at.to_rfc3339(), "2026-09-30T10:00:00+00:00");
    assert_eq!(item(&team, "Welcome").comments[0].author, "Jo Miller");
    assert!(board.gaps[0].starts_with("2 older comments can't be imported"), "{:?}", board.gaps);
}

#[test]
fn brings_checklists_as_checklist_or_as_criteria() {
    let (team, board) = brought();
    let lines = |item: &BacklogItem| -> Vec<(String, bool)> {
        item.checklist.iter().map(|line| (line.text.to_string(), line.done)).collect()
    };
    assert_eq!(
        lines(&item(&team, "Webinar")),
        [
            ("Before: Agree the date".to_owned(), true),
            ("Before: Book the speaker".to_owned(), false),
            ("After: Send the recording".to_owned(), false),
        ]
    );
    let steps = [("Draft it".to_owned(), true), ("No state".to_owned(), false)];
    assert_eq!(lines(&item(&team, "Welcome")), steps);

    let mut other = small_team();
    let mapping = Mapping { as_criteria: true, ..guess(&board, &other.workspace) };
    bring(&mut other, &board, &mapping);
    let webinar = item(&other, "Webinar");
    assert!(webinar.checklist.is_empty());
    let met: Vec<bool> = webinar.criteria.iter().map(|line| line.met.is_some()).collect();
    assert_eq!(met, [true, false, false]);
    assert_eq!(
        webinar.criteria[0].met.as_ref().map(|met| met.evidence.as_str()),
        Some("Ticked in Trello")
    );
}

#[test]
fn keeps_what_has_no_field_here_in_the_description() {
    let (team, _) = brought();
    let webinar = item(&team, "Webinar");
    assert!(webinar.description.starts_with("Who it is for:\n**auditors** <script>"));
    let note = webinar.description.lines().last().expect("there is a last line");
    assert_eq!(
        note,
        "From Trello: Security segment; with Ana Silva, Jo Miller; starts 2026-11-20; Budget: 400; Region: Nordics; Legal checked: yes; Print date: 2026-12-24"
    );
    let mails = item(&team, "Welcome");
    assert_eq!(mails.description, "From Trello: red label, Ideas; with Jo Miller");
    // A card that says nothing begins with the brief of its work type, as a new item does.
    let bare = item(&team, "=Bare");
    let kind = team.workspace.work_types.get(bare.work_type).expect("it has a work type");
    assert_eq!(bare.description, kind.brief_template);
    let template: Vec<_> = bare.criteria.iter().map(|line| line.text.clone()).collect();
    assert_eq!(template, kind.criteria_template);
}

#[test]
fn takes_the_day_it_is_due_where_the_person_sits() {
    let (team, _) = brought();
    // Half past eleven at night in UTC is the next day in the team's hour.
    assert_eq!(item(&team, "Webinar").needed_by, Some("2026-12-01".parse().expect("a day")));
    assert_eq!(item(&team, "Card 4").needed_by, None);
    let touched = item(&team, "Welcome").touched.expect("it says when");
    assert_eq!(touched.to_rfc3339(), "2026-10-01T07:30:00+00:00");
}

#[test]
fn brings_only_links_a_browser_may_open() {
    let (team, board) = brought();
    let links: Vec<String> =
        item(&team, "Welcome").links.iter().map(|link| link.address.clone()).collect();
    assert_eq!(
        links,
        ["https://trello.com/c/two", "https://trello.com/1/cards/2/attachments/outline.pdf"]
    );
    assert!(
        board.gaps.contains(&"3 attachments without a web address can't be imported.".to_owned())
    );
}

#[test]
fn says_what_stays_in_trello() {
    let board = board(BOARD);
    assert!(board.gaps.contains(&"1 template card won't be imported.".to_owned()));
    assert!(board.gaps.iter().any(|gap| gap.starts_with("1 entry without an ID")));
    assert_eq!(card(&board, "Webinar").title.as_str(), "Webinar: passing a SOC 2 audit");
    let long: Vec<String> = vec![r#"{"type":"updateCard"}"#.to_owned(); 1_000];
    let cut = format!(
        r#"{{"id":"1","name":"Cut off","cards":[{{"id":"a","name":"A"}}],"actions":[{}]}}"#,
        long.join(",")
    );
    assert!(self::board(&cut).gaps[0].starts_with("Older comments may be missing"));
}

#[test]
fn tells_before_it_happens_what_will_come_in() {
    let (team, board) = (small_team(), board(BOARD));
    let mapping = guess(&board, &team.workspace);
    let told = plan(&board, &mapping, &team.workspace, team.context.stamp()).sentences(&board);
    assert_eq!(
        told,
        [
            "6 cards will be added to the end of the backlog, with 5 checklist lines, 4 comments and 3 links.",
            "3 cards are archived or done and won't be imported.",
        ]
    );
    assert_eq!(Plan::default().sentences(&board)[0], "No new cards will be added.");
}

#[test]
fn is_one_step_to_take_back() {
    let (mut team, board) = (small_team(), board(BOARD));
    let before = team.workspace.records();
    let mut mapping = guess(&board, &team.workspace);
    mapping.lists.fill(Target::NewChannel);
    let change = bring(&mut team, &board, &mapping);
    assert_eq!(change.entries.len(), 1);
    assert_eq!(change.entries[0].event.sentence(), "imported marketing.json (Trello)");
    team.does(Command::Undo(Box::new(change)));
    assert_eq!(team.workspace.records(), before);
}

#[test]
fn brings_two_thousand_cards_at_once() {
    let cards: Vec<String> = (0..2_000)
        .map(|number| {
            format!(r#"{{"id":"c{number}","name":"Card {number}","idList":"l","pos":{number}}}"#)
        })
        .collect();
    let text = format!(
        r#"{{"id":"1","name":"Large","lists":[{{"id":"l","name":"Ideas"}}],"cards":[{}]}}"#,
        cards.join(",")
    );
    let (mut team, board) = (small_team(), board(&text));
    let mapping = guess(&board, &team.workspace);
    let change = bring(&mut team, &board, &mapping);
    assert_eq!((change.records.len(), change.entries.len()), (2_000, 1));
    let order = in_order(&team.workspace);
    assert!(order.iter().enumerate().all(|(at, item)| item.title.as_str() == format!("Card {at}")));
    assert!(plan(&board, &mapping, &team.workspace, team.context.stamp()).coming.is_empty());
}

#[test]
fn waits_until_there_is_a_team() {
    let empty = Workspace::empty(id(7));
    assert_eq!(Mapping::guess(&board(BOARD), &empty), None);
}

proptest! {
    #[test]
    fn any_damage_to_a_board_gives_a_result_or_a_sentence(
        at in 0_usize..12_000, with in any::<u8>()
    ) {
        let mut bytes = BOARD.as_bytes().to_vec();
        let place = at % bytes.len();
        bytes[place] = with;
        if let Ok(Found::ForeignBoard(board)) = read(&bytes) {
            let mut team = small_team();
            let mapping = Mapping { finished: true, ..guess(&board, &team.workspace) };
            bring(&mut team, &board, &mapping);
        }
    }
}
