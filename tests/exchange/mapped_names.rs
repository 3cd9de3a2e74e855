//! Work type and channel have a column each, matched to the team's by name.

use std::sync::Arc;

use chrono::FixedOffset;

use crate::small_team::{SmallTeam, small_team};
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::workflow::Unit;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::import::{import, plan};
use sprintloop::exchange::mapping::Mapping;
use sprintloop::exchange::read::read;
use sprintloop::exchange::rows;
use sprintloop::exchange::tool::Column;

/// Imports a table as it is guessed, all its rows.
fn imported(text: &str) -> (SmallTeam, Vec<Column>) {
    let mut team = small_team();
    let Ok(Found::Table(table)) = read(text.as_bytes()) else { panic!("a table") };
    let guess = table.guess(Unit::Hours);
    let board = rows::board(&table, &guess, FixedOffset::east_opt(0).expect("a zone"));
    let mapping = Mapping::guess(&board, &team.workspace).expect("there is a team");
    let (workspace, stamp) = (team.workspace.clone(), team.context.stamp());
    let plan = plan(&board, &mapping, &workspace, stamp);
    let mut mint = || team.mint();
    let import = import((&board, &mapping, &plan), &workspace, stamp, "a file", &mut mint)
        .expect("there is a place at the end");
    team.does(Command::Import(Box::new(import)));
    (team, guess.columns)
}

/// Work type, channel and the note of an item.
fn told(team: &SmallTeam, title: &str) -> [String; 3] {
    let mut items = team.workspace.items.values();
    let item: &Arc<BacklogItem> =
        items.find(|item| item.title.as_str() == title).expect("it was imported");
    let kind = team.workspace.work_types.get(item.work_type).map(|kind| kind.name.to_string());
    let channel = item.channel.and_then(|id| team.workspace.channels.get(id));
    let channel = channel.map(|channel| channel.name.to_string());
    // A work type may have a template for what stands above the note.
    let note = item.description.lines().find(|line| line.starts_with("From a table"));
    [kind.unwrap_or_default(), channel.unwrap_or_default(), note.unwrap_or_default().to_owned()]
}

#[test]
fn a_type_is_no_channel_and_a_channel_no_type() {
    let (team, columns) =
        imported("Title,Type,Channel\nA guide,Content,Email\nA lift,experiment,SEO\n");
    assert_eq!(columns, [Column::Title, Column::WorkType, Column::Channel]);
    assert_eq!(told(&team, "A guide"), ["Content", "Email", ""]);
    assert_eq!(told(&team, "A lift"), ["Experiment", "SEO", ""]);
}

#[test]
fn every_usual_heading_is_known() {
    let heads = [
        ("Type", Column::WorkType),
        ("Work type", Column::WorkType),
        ("Kind", Column::WorkType),
        ("Issue Type", Column::WorkType),
        ("Channel", Column::Channel),
        ("Channels", Column::Channel),
        ("Medium", Column::Channel),
        ("Kanal", Column::Channel),
        ("Label", Column::Label),
        ("Labels", Column::Label),
        ("Tags", Column::Label),
    ];
    for (head, column) in heads {
        let (_, columns) = imported(&format!("Title,{head}\nA,Email\n"));
        assert_eq!(columns, [Column::Title, column], "{head}");
    }
}

#[test]
fn a_name_among_the_words_is_enough_and_what_matches_none_is_noted() {
    let (team, _) = imported(
        "Title,Type,Channel\nA,Blog content,EMAIL newsletter\nB,Contentment,Radio\nC,Story,\"Email, SEO\"\n",
    );
    assert_eq!(told(&team, "A"), ["Content", "Email", ""]);
    assert_eq!(told(&team, "B"), ["Campaign", "", "From a table: Contentment, Radio"]);
    // An item has one channel: the second isn't lost.
    assert_eq!(told(&team, "C"), ["Campaign", "Email", "From a table: Story, SEO"]);
}

#[test]
fn labels_may_still_be_either() {
    let (team, _) = imported("Title,Labels\nA,\"Experiment, Email, launch\"\n");
    assert_eq!(told(&team, "A"), ["Experiment", "Email", "From a table: launch"]);
}
