//! Whatever bytes a file holds, reading them ends, with a result or a sentence, and what is found can
//! be brought in whole.

use chrono::FixedOffset;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

use crate::small_team::small_team;
use sprintloop::domain::commands::Command;
use sprintloop::domain::tables::integrity;
use sprintloop::exchange::foreign_board::ForeignBoard;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::import::{import, plan};
use sprintloop::exchange::mapping::Mapping;
use sprintloop::exchange::read::read;
use sprintloop::exchange::rows;
use sprintloop::exchange::when::{DayOrder, moment};

const FILES: [&[u8]; 7] = [
    include_bytes!("../fixtures/tables/jira.csv"),
    include_bytes!("../fixtures/tables/asana.csv"),
    include_bytes!("../fixtures/tables/linear.csv"),
    include_bytes!("../fixtures/tables/any.csv"),
    include_bytes!("../fixtures/tables/github-gh.json"),
    include_bytes!("../fixtures/tables/github-rest.json"),
    include_bytes!("../fixtures/trello/board.json"),
];

/// Reads the bytes and brings in, twice, what they hold.
fn taken_in(bytes: &[u8]) {
    match read(bytes) {
        Ok(Found::ForeignBoard(board)) => brought(&board),
        Ok(Found::Table(grid)) => {
            let team = small_team();
            let guess = grid.guess(team.workspace.workflow.unit);
            brought(&rows::board(&grid, &guess, *team.context.now.offset()));
        }
        Ok(Found::Workspace(_) | Found::Part(_)) | Err(_) => {}
    }
}

fn brought(board: &ForeignBoard) {
    let mut team = small_team();
    let stamp = team.context.stamp();
    for _ in 0..2 {
        let mapping =
            Mapping { finished: true, ..Mapping::guess(board, &team.workspace).expect("a team") };
        let (workspace, plan) =
            (team.workspace.clone(), plan(board, &mapping, &team.workspace, stamp));
        let mut mint = || team.mint();
        let records = import((board, &mapping, &plan), &workspace, stamp, "any", &mut mint);
        team.does(Command::Import(Box::new(records.expect("there is a place at the end"))));
        assert_eq!(integrity::contradictions(&team.workspace), []);
    }
    let mapping =
        Mapping { finished: true, ..Mapping::guess(board, &team.workspace).expect("a team") };
    let again = plan(board, &mapping, &team.workspace, stamp);
    assert!(again.is_empty(), "{again:?}");
}

/// Pieces of which tables and dates are made.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "'",
        "=",
        "Title",
        "Issue key",
        "Summary",
        "Task ID",
        "Name",
        "ID",
        "Team",
        "Cycle Name",
        "Due date",
        "Labels",
        "Comment",
        "30/Sep/26 12:00 AM",
        "6/7/2025",
        "2026-02-30",
        "MKT-1",
        "sep=;",
        "\u{feff}",
        "é",
        "🚀",
        "title:a",
        "#2",
        "(",
        ")",
        "<",
        ">",
        "@",
    ];
    let words: Vec<_> = words.into_iter().map(|word| Just(word.to_owned())).collect();
    prop_oneof![
        4 => proptest::strategy::Union::new(words),
        1 => "[a-zA-Z0-9 ./:-]{0,12}",
        1 => "\\PC{0,6}",
    ]
}

/// A tree of JSON in the manner of the boards, a few levels deep.
fn tree() -> impl Strategy<Value = String> {
    let keys = [
        "id",
        "name",
        "cards",
        "lists",
        "labels",
        "members",
        "actions",
        "checklists",
        "customFields",
        "idList",
        "type",
        "data",
        "card",
        "date",
        "listAfter",
        "title",
        "number",
        "assignees",
        "comments",
        "html_url",
        "pos",
        "closed",
        "body",
        "state",
        "labelNames",
        "items",
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|is| is.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        Just("1e308".to_owned()),
        Just("\"2026-02-01T00:00:00Z\"".to_owned()),
        Just("\"updateCard\"".to_owned()),
        Just("\"a\"".to_owned()),
        Just("\"\"".to_owned()),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let field = (0..keys.len(), inner.clone())
            .prop_map(move |(at, value)| format!("\"{}\":{value}", keys[at]));
        prop_oneof![
            vec(inner, 0..5).prop_map(|all| format!("[{}]", all.join(","))),
            vec(field, 0..7).prop_map(|all| format!("{{{}}}", all.join(","))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::fuzz::cases().cases.max(200), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_a_result_or_a_sentence(bytes in vec(any::<u8>(), 0..400)) {
        taken_in(&bytes);
    }

    #[test]
    fn any_pieces_of_a_table_do(pieces in vec(piece(), 0..120)) {
        taken_in(pieces.concat().as_bytes());
    }

    #[test]
    fn any_tree_of_json_does(tree in tree()) {
        taken_in(tree.as_bytes());
    }

    #[test]
    fn any_damage_to_a_file_does(which in 0..FILES.len(), at in any::<usize>(), with in vec(any::<u8>(), 0..4), cut in any::<bool>()) {
        let mut bytes = FILES[which].to_vec();
        let at = at % bytes.len();
        let end = if cut { bytes.len() } else { (at + 1).min(bytes.len()) };
        bytes.splice(at..end, with);
        taken_in(&bytes);
    }

    #[test]
    fn any_text_is_a_moment_or_none(text in "\\PC{0,90}", pieces in vec(piece(), 0..8)) {
        let here = FixedOffset::east_opt(-12 * 3600).expect("half a day");
        let _ = moment(&text, DayOrder::DayFirst, here);
        let _ = moment(&pieces.concat(), DayOrder::MonthFirst, here);
    }
}

#[test]
fn deep_nesting_and_endless_cells_end_too() {
    taken_in("[".repeat(200_000).as_bytes());
    taken_in(format!("{}1{}", "{\"cards\":[".repeat(5_000), "]}".repeat(5_000)).as_bytes());
    taken_in(format!("Title,{}\nA,b", ",".repeat(1_000_000)).as_bytes());
    taken_in(format!("Title,Owner\n{}", "\"a".repeat(500_000)).as_bytes());
    taken_in(format!("Title,Owner\n{}", "\",\"\n".repeat(2_000)).as_bytes());
}
