//! A file is held against what is here: nothing comes twice, nothing newer is lost, and two people who
//! went on with copies of the same work bring both together.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};
use uuid::Uuid;

use crate::sample::{day, team};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{Id, ItemId, MemberId, WorkspaceId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::integrity;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::json;
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::merge::{Preview, labels, preview};
use sprintloop::exchange::part::{self, Which};
use sprintloop::exchange::read::read;

fn empty() -> Workspace {
    Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(7)))
}

fn context() -> Context {
    Context { now: day("2026-11-19"), actor: MemberId::from_uuid(Uuid::nil()) }
}

fn take(present: &mut Workspace, preview: Preview, conflicts: Conflicts) {
    let import = preview.import("a file", conflicts);
    present.apply(Command::Import(Box::new(import)), &context()).expect("it fits together");
}

fn bring(present: &mut Workspace, file: &Workspace, conflicts: Conflicts) {
    let found = preview(present, file);
    take(present, found, conflicts);
}

/// Runs a command of somebody, at a second of its own, as two people never do the same at once.
fn does(workspace: &mut Workspace, second: i64, command: ItemCommand) {
    let actor = workspace.members.ids().next().expect("there are people");
    let context = Context { now: day("2026-11-19") + TimeDelta::seconds(second), actor };
    workspace.apply(Command::Item(command), &context).expect("no rule is in the way");
}

fn item(workspace: &Workspace, at: usize) -> ItemId {
    let open: Vec<_> = workspace.items.values().filter(|item| item.is_open()).collect();
    open[at % open.len()].id
}

fn edit(workspace: &mut Workspace, second: i64, at: usize, edit: ItemEdit) {
    let items = vec![item(workspace, at)];
    does(workspace, second, ItemCommand::Edit { items, edit: Box::new(edit) });
}

fn describe(workspace: &mut Workspace, second: i64, at: usize, words: &str) {
    edit(workspace, second, at, ItemEdit::Description(words.to_owned()));
}

fn description(workspace: &Workspace, at: usize) -> String {
    let id = item(workspace, at);
    workspace.items.get(id).expect("there are items").description.clone()
}

fn comment(workspace: &mut Workspace, second: i64, at: usize, id: u128, words: &str) {
    let text = Reason::parse(words).expect("words");
    let item = item(workspace, at);
    does(workspace, second, ItemCommand::Comment { item, id: line(id), text });
}

fn line<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

#[test]
fn an_empty_page_becomes_the_files_workspace_to_the_byte() {
    let file = team();
    let mut here = Workspace::empty(file.id);
    bring(&mut here, &file, Conflicts::KeepMine);
    assert_eq!(json::write(&here), json::write(&file));
}

#[test]
fn brings_everything_into_an_empty_page_and_nothing_the_second_time() {
    let (mut here, file) = (empty(), team());
    bring(&mut here, &file, Conflicts::KeepMine);
    assert_eq!(here.records(), file.records());
    assert!(preview(&here, &file).is_empty());
    assert!(preview(&here, &file).log.is_empty());
}

#[test]
fn takes_what_went_on_in_the_file_alone() {
    let (mut here, mut file) = (team(), team());
    describe(&mut file, 1, 0, "Newer");
    let seen = preview(&here, &file);
    assert_eq!((seen.changed.len(), seen.new.len(), seen.conflicts.len()), (1, 0, 0));
    bring(&mut here, &file, Conflicts::KeepMine);
    assert_eq!(description(&here, 0), "Newer");
}

#[test]
fn never_overwrites_newer_work_with_an_older_file() {
    let (mut here, file) = (team(), team());
    describe(&mut here, 1, 0, "Newer");
    let seen = preview(&here, &file);
    assert!(seen.is_empty());
    assert_eq!(seen.older, 1);
}

#[test]
fn asks_where_both_went_on_with_the_same_field() {
    let (mut here, mut file) = (team(), team());
    describe(&mut here, 1, 0, "Mine");
    describe(&mut file, 2, 0, "Theirs");
    describe(&mut file, 3, 1, "Only theirs");
    let seen = preview(&here, &file);
    assert_eq!((seen.changed.len(), seen.conflicts.len()), (1, 1));
    let mut kept = here.clone();
    bring(&mut kept, &file, Conflicts::KeepMine);
    assert_eq!(
        (description(&kept, 0), description(&kept, 1)),
        ("Mine".into(), "Only theirs".into())
    );
    bring(&mut here, &file, Conflicts::TakeFile);
    assert_eq!(description(&here, 0), "Theirs");
}

#[test]
fn says_field_by_field_what_disagrees_and_takes_each_as_chosen() {
    let (mut here, mut file) = (team(), team());
    for (workspace, second, words) in [(&mut here, 1, "Mine"), (&mut file, 10, "Theirs")] {
        describe(workspace, second, 0, words);
        edit(workspace, second + 1, 0, ItemEdit::Title(Title::parse(words).expect("words")));
        edit(workspace, second + 2, 0, ItemEdit::ExpectedValue(words.to_owned()));
    }
    edit(&mut file, 20, 0, ItemEdit::Channel(None));
    let seen = preview(&here, &file);
    let asked: Vec<(String, [String; 2])> = seen.conflicts[0]
        .asked()
        .map(|field| (labels::label(&field.name), labels::sides(field, &[&here, &file])))
        .collect();
    let sides = ["Mine".to_owned(), "Theirs".to_owned()];
    let names = ["Description", "Expected value", "Title"];
    assert_eq!(asked, names.map(|name| (name.to_owned(), sides.clone())));
    let lines = labels::lines(&seen.conflicts[0], &[&here, &file]);
    assert!(
        lines.iter().any(|line| line.starts_with("Channel: ") && line.ends_with("→ nothing")),
        "{lines:?}"
    );
    let choice = |_: &RecordKey, field: &str| match field {
        "title" => Conflicts::TakeFile,
        _ => Conflicts::KeepMine,
    };
    let import = seen.import_chosen("a file", &choice);
    here.apply(Command::Import(Box::new(import)), &context()).expect("it fits together");
    let merged = here.items.get(item(&here, 0)).expect("it is there");
    assert_eq!((merged.title.as_str(), merged.description.as_str()), ("Theirs", "Mine"));
    assert_eq!(merged.channel, None);
}

#[test]
fn two_copies_of_one_item_come_together_without_a_question() {
    let (mut one, mut other) = (team(), team());
    describe(&mut one, 1, 0, "The brief");
    comment(&mut one, 2, 0, 70_001, "From one");
    edit(&mut other, 3, 0, ItemEdit::ExpectedValue("Forty leads".to_owned()));
    comment(&mut other, 4, 0, 70_002, "From the other");
    let (left, right) = (one.clone(), other.clone());
    bring(&mut one, &right, Conflicts::KeepMine);
    bring(&mut other, &left, Conflicts::KeepMine);
    assert_eq!(one.records(), other.records());
    let merged = one.items.get(item(&one, 0)).expect("it is there");
    assert_eq!(merged.description, "The brief");
    assert_eq!(merged.expected_value, "Forty leads");
    let said: Vec<&str> = merged.comments.iter().map(|said| said.text.as_str()).collect();
    assert!(said.ends_with(&["From one", "From the other"]), "{said:?}");
    assert!(preview(&one, &right).is_empty() && preview(&one, &other).is_empty());
}

#[test]
fn what_one_took_out_stays_out_unless_the_other_went_on_with_it() {
    let mut before = team();
    comment(&mut before, 1, 0, 70_001, "Out of date");
    comment(&mut before, 2, 0, 70_002, "To be corrected");
    let (mut here, mut file) = (before.clone(), before);
    let id = item(&file, 0);
    for number in [70_001, 70_002] {
        let second = i64::try_from(number).expect("small");
        does(&mut file, second, ItemCommand::RemoveComment { item: id, id: line(number) });
    }
    let text = Reason::parse("Corrected").expect("words");
    does(&mut here, 5, ItemCommand::EditComment { item: id, id: line(70_002), text });
    let seen = preview(&here, &file);
    assert_eq!(seen.conflicts.len(), 1);
    take(&mut here, seen, Conflicts::KeepMine);
    let said = &here.items.get(id).expect("it is there").comments;
    let said: Vec<&str> = said.iter().map(|said| said.text.as_str()).collect();
    assert!(said.contains(&"Corrected") && !said.contains(&"Out of date"), "{said:?}");
}

#[test]
fn clashing_keys_are_given_anew_and_both_copies_agree_in_the_end() {
    let (mut one, mut other) = (team(), team());
    let add = |workspace: &mut Workspace, second: i64, id: u128| {
        let work_type = workspace.work_types.ids().next().expect("kinds are there");
        let title = Title::parse(&format!("New {id}")).expect("words");
        let criteria = (0..6).map(|number| line(id * 100 + number)).collect();
        let add = ItemCommand::Add {
            id: line(id),
            title,
            work_type,
            owner: None,
            place: Place::Last,
            criteria,
        };
        does(workspace, second, add);
    };
    add(&mut one, 1, 90_001);
    add(&mut other, 2, 90_002);
    let key = |workspace: &Workspace, id: u128| {
        workspace.items.get(line(id)).expect("it is there").key.to_string()
    };
    assert_eq!(key(&one, 90_001), key(&other, 90_002));
    let theirs = other.clone();
    bring(&mut one, &theirs, Conflicts::KeepMine);
    assert_ne!(key(&one, 90_001), key(&one, 90_002));
    assert_eq!(integrity::contradictions(&one), Vec::new());
    bring(&mut other, &one, Conflicts::KeepMine);
    assert_eq!(one.records(), other.records());
}

#[test]
fn an_import_that_was_taken_back_is_known_as_taken_back() {
    let (mut here, mut file) = (team(), team());
    describe(&mut file, 1, 0, "Newer");
    let import = preview(&here, &file).import("a file", Conflicts::KeepMine);
    let change = here.apply(Command::Import(Box::new(import)), &context()).expect("it fits");
    let actor = here.members.ids().next().expect("there are people");
    let undo = Command::Undo(Box::new(change));
    here.apply(undo, &Context { actor, ..context() }).expect("it can be taken back");
    assert_ne!(description(&here, 0), "Newer");
    let seen = preview(&here, &file);
    assert_eq!((seen.is_empty(), seen.older), (true, 1));
}

fn sprint(workspace: &Workspace) -> Which {
    Which::Plan(workspace.sprints.values().find(|one| one.is_open()).expect("one runs").id)
}

#[test]
fn one_sprint_plan_comes_back_equal_and_opens_in_an_empty_page() {
    let team = team();
    let plan = part::take(&team, &sprint(&team));
    let text = json::write_part(&plan);
    let Ok(Found::Part(back)) = read(text.as_bytes()) else { panic!("it does not come back") };
    assert_eq!((&*back, json::write_part(&back)), (&plan, text));
    let mut here = empty();
    take(&mut here, part::preview(&empty(), &plan), Conflicts::KeepMine);
    let open = here.sprints.values().find(|sprint| sprint.is_open()).expect("it came in");
    assert!(open.chosen.keys().all(|id| here.items.contains(*id)));
    assert_eq!(integrity::contradictions(&here), Vec::new());
    assert!(part::preview(&here, &plan).is_empty());
}

#[test]
fn two_people_with_copies_of_one_plan_bring_both_together() {
    let mut lead = team();
    let plan = part::take(&lead, &sprint(&lead));
    // Somebody opens the plan in an empty page, goes on with it and sends it back.
    let mut colleague = empty();
    take(&mut colleague, part::preview(&empty(), &plan), Conflicts::KeepMine);
    let shared: Vec<ItemId> = colleague.items.ids().collect();
    let open = |workspace: &Workspace, at: usize| {
        let all: Vec<_> = shared.iter().filter_map(|id| workspace.items.get(*id)).collect();
        all.into_iter().filter(|item| item.is_open()).nth(at).expect("open work").id
    };
    let (first, second) = (open(&colleague, 0), open(&colleague, 1));
    let say = |workspace: &mut Workspace, at: i64, item: ItemId, words: &str| {
        let edit = Box::new(ItemEdit::Description(words.to_owned()));
        does(workspace, at, ItemCommand::Edit { items: vec![item], edit });
    };
    say(&mut colleague, 1, first, "From the colleague");
    say(&mut lead, 2, second, "From the lead");
    let back = part::take(&colleague, &sprint(&colleague));
    let seen = part::preview(&lead, &back);
    assert_eq!((seen.conflicts.len(), seen.new.len(), seen.changed.len()), (0, 0, 1), "{seen:#?}");
    take(&mut lead, seen, Conflicts::KeepMine);
    let described = |item| lead.items.get(item).expect("it is there").description.clone();
    assert_eq!(described(first), "From the colleague");
    assert_eq!(described(second), "From the lead");
    assert!(part::preview(&lead, &back).is_empty());
}

#[test]
fn a_selection_names_what_it_leaves_out_and_erases_nothing() {
    let mut team = team();
    let items: Vec<ItemId> = team.items.ids().collect();
    let part = part::take(&team, &Which::Selection(items.clone()));
    assert!(part::preview(&team, &part).is_empty());
    let Ok(Found::Part(back)) = read(json::write_part(&part).as_bytes()) else { panic!("unread") };
    assert_eq!(*back, part);
    let mut here = empty();
    take(&mut here, part::preview(&empty(), &part), Conflicts::KeepMine);
    assert_eq!(here.items.len(), items.len());
    describe(&mut here, 1, 0, "Went on elsewhere");
    let id = item(&here, 0);
    let back = part::take(&here, &Which::Selection(vec![id]));
    let before = team.items.get(id).expect("it is there").position.clone();
    let seen = part::preview(&team, &back);
    take(&mut team, seen, Conflicts::KeepMine);
    let after = team.items.get(id).expect("it is there");
    assert_eq!((after.description.as_str(), &after.position), ("Went on elsewhere", &before));
}

/// One thing somebody does: to which item, what, and with which words.
type Deed = (u8, u8, u16);

/// Does it; `odd` has items of its own, and comments of its own on all of them.
fn play(workspace: &mut Workspace, deeds: &[Deed], odd: bool) {
    for (number, (at, what, words)) in deeds.iter().enumerate() {
        let second = i64::try_from(number).expect("few") * 2 + i64::from(odd) + 1;
        let own = usize::from(*at % 12) * 2 + usize::from(odd);
        let text = format!("words {words} of {odd}");
        match what % 5 {
            0 => describe(workspace, second, own, &text),
            1 => edit(workspace, second, own, ItemEdit::ExpectedValue(text)),
            2 => edit(workspace, second, own, ItemEdit::Title(Title::parse(&text).expect("words"))),
            3 => edit(workspace, second, own, ItemEdit::Channel(None)),
            _ => {
                let id = u128::from(*words) * 10_000 + u128::try_from(second).expect("positive");
                comment(workspace, second, usize::from(*at % 12), id, &text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn work_that_does_not_overlap_comes_together_either_way_round(
        mine in vec(any::<Deed>(), 0..12), theirs in vec(any::<Deed>(), 0..12),
    ) {
        let (mut one, mut other) = (team(), team());
        play(&mut one, &mine, false);
        play(&mut other, &theirs, true);
        let (left, right) = (one.clone(), other.clone());
        assert_eq!(preview(&one, &right).conflicts, Vec::new());
        bring(&mut one, &right, Conflicts::KeepMine);
        bring(&mut other, &left, Conflicts::TakeFile);
        assert_eq!(one.records(), other.records());
        assert!(preview(&one, &right).is_empty() && preview(&other, &left).is_empty());
        assert!(preview(&one, &left).is_empty() && preview(&other, &right).is_empty());
        assert_eq!(integrity::contradictions(&one), Vec::new());
    }

    #[test]
    fn nothing_is_ever_dropped(
        mine in vec(any::<Deed>(), 0..12), theirs in vec(any::<Deed>(), 0..12), file in any::<bool>(),
    ) {
        let (mut one, mut other) = (team(), team());
        // Both work on the same items now.
        play(&mut one, &mine, true);
        play(&mut other, &theirs, true);
        let before = one.clone();
        bring(&mut one, &other, if file { Conflicts::TakeFile } else { Conflicts::KeepMine });
        let keys = |workspace: &Workspace| -> BTreeSet<RecordKey> {
            workspace.records().iter().map(|record| record.key()).collect()
        };
        let said = |workspace: &Workspace| -> BTreeSet<_> {
            let all = workspace.items.values().flat_map(|item| &item.comments);
            all.map(|said| said.id).collect()
        };
        for side in [&before, &other] {
            assert!(keys(&one).is_superset(&keys(side)));
            assert!(said(&one).is_superset(&said(side)));
            assert!(side.log().oldest_first().all(|entry| one.log().oldest_first().any(|known| known == entry)));
        }
        assert!(preview(&one, &other).is_empty());
    }
}

#[test]
fn each_retrospective_travels_alone_and_opens_in_an_empty_page() {
    let team = team();
    for retro in team.retrospectives.values() {
        let held = part::take(&team, &Which::Retrospective(retro.id));
        let text = json::write_part(&held);
        let Ok(Found::Part(back)) = read(text.as_bytes()) else { panic!("it does not come back") };
        assert_eq!((&*back, json::write_part(&back)), (&held, text));
        let mut here = empty();
        take(&mut here, part::preview(&empty(), &held), Conflicts::KeepMine);
        assert_eq!(here.retrospectives.get(retro.id), Some(retro));
        let actions = team.actions.values().filter(|action| action.from == retro.id);
        assert!(actions.into_iter().all(|action| here.actions.contains(action.id)));
        assert_eq!(integrity::contradictions(&here), Vec::new());
        assert!(part::preview(&here, &held).is_empty(), "a second time nothing is new");
        assert!(part::preview(&team, &held).is_empty(), "at home everything is known");
    }
}
