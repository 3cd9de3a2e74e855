//! Items: adding, ordering, editing, putting away, and who may say what.

use crate::support::{ANA, BEN, CAMPAIGN, CONTENT, DEV, EMMA, FINN, OPERATIONS};

use crate::support::{day, id, reason, team, title};
use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::ids::LineId;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::reads::order::in_order;
use sprintloop::domain::records::backlog::item::{Contributor, Link, Source};
use sprintloop::domain::records::backlog::need::{Need, NeedKind};

pub fn order(team: &crate::support::Team) -> Vec<String> {
    in_order(&team.workspace).into_iter().map(|item| item.title.to_string()).collect()
}

#[test]
fn keys_count_on_per_prefix() {
    let mut team = team();
    let one = team.add("One", CONTENT);
    let two = team.add("Two", CONTENT);
    team.does(ItemCommand::Archive { items: vec![two] });
    let three = team.add("Three", CONTENT);
    team.does(WorkspaceCommand::SetKeyPrefix { key_prefix: "abm".to_owned() });
    let four = team.add("Four", CONTENT);
    let keys: Vec<String> =
        [one, two, three, four].iter().map(|id| team.item(*id).key.to_string()).collect();
    assert_eq!(keys, ["MKT-1", "MKT-2", "MKT-3", "ABM-1"]);
}

#[test]
fn refuses_an_owner_who_cannot_own_work() {
    let mut team = team();
    let item = team.add("One", CONTENT);
    let edit = Box::new(ItemEdit::Owner(Some(id(FINN))));
    team.refuses(ItemCommand::Edit { items: vec![item], edit }, Rule::Input);
    let edit = Box::new(ItemEdit::Owner(Some(id(77))));
    team.refuses(ItemCommand::Edit { items: vec![item], edit }, Rule::Unknown);
}

#[test]
fn refuses_contributors_that_do_not_add_up() {
    let share =
        |member, percent| Contributor { member: id(member), share: BasisPoints::percent(percent) };
    let cases = [
        vec![share(EMMA, 60), share(DEV, 60)],
        vec![share(EMMA, 20), share(EMMA, 20)],
        vec![share(BEN, 20)],
        vec![share(EMMA, 0)],
        vec![share(FINN, 20)],
    ];
    for contributors in cases {
        let mut team = team();
        let item = team.ready("One", CONTENT, BEN, 4);
        let edit = Box::new(ItemEdit::Contributors(contributors));
        team.refuses(ItemCommand::Edit { items: vec![item], edit }, Rule::Input);
    }
}

#[test]
fn a_contributor_who_becomes_owner_is_no_contributor_any_more() {
    let mut team = team();
    let item = team.ready("One", CONTENT, BEN, 4);
    let share = BasisPoints::percent(50);
    team.edit(item, ItemEdit::Contributors(vec![Contributor { member: id(EMMA), share }]));
    assert_eq!(team.item(item).load(), [(id(BEN), Effort::whole(2)), (id(EMMA), Effort::whole(2))]);
    team.edit(item, ItemEdit::Owner(Some(id(EMMA))));
    assert_eq!(team.item(item).load(), [(id(EMMA), Effort::whole(4))]);
}

#[test]
fn refuses_links_that_run_code() {
    let cases = [
        ("https://example.com/a", true),
        ("mailto:ana@example.com", true),
        ("HTTP://example.com", true),
        ("javascript:alert(1)", false),
        ("data:text/html,x", false),
        ("https://", false),
        ("https://a b", false),
        ("example.com", false),
    ];
    for (address, fine) in cases {
        let mut team = team();
        let item = team.add("One", CONTENT);
        let link = Link { label: String::new(), address: address.to_owned() };
        let edit = Box::new(ItemEdit::Links(vec![link]));
        let command = ItemCommand::Edit { items: vec![item], edit };
        if fine {
            team.does(command);
        } else {
            team.refuses(command, Rule::Input);
        }
    }
}

#[test]
fn a_bulk_edit_changes_all_or_none() {
    let mut team = team();
    let one = team.add("One", CONTENT);
    let two = team.add("Two", CONTENT);
    team.does(ItemCommand::Archive { items: vec![two] });
    let edit = Box::new(ItemEdit::Title(title("New")));
    team.refuses(ItemCommand::Edit { items: vec![one, two], edit }, Rule::State);
    assert_eq!(team.item(one).title.as_str(), "One");
}

#[test]
fn refuses_a_second_item_from_the_same_source() {
    let mut team = team();
    let source =
        Some(Source { tool: "trello".to_owned(), id: "7".to_owned(), seen: String::new() });
    let one = team.add("One", CONTENT);
    team.edit(one, ItemEdit::Source(source.clone()));
    let two = team.add("Two", CONTENT);
    let edit = Box::new(ItemEdit::Source(source));
    team.refuses(ItemCommand::Edit { items: vec![two], edit }, Rule::Input);
}

#[test]
fn a_corrected_need_stays_settled() {
    let mut team = team();
    let item = team.add("One", CONTENT);
    let need = Need::new(id(1), NeedKind::CreativeReview, title("Agency"), day(9));
    team.does(ItemCommand::AddNeed { item, need });
    team.does(ItemCommand::SettleNeed { item, id: id(1), settled: true });
    let mut other = Need::new(id(1), NeedKind::SalesInput, title("Ben"), day(11));
    other.note = "Three quotes".to_owned();
    team.does(ItemCommand::EditNeed { item, need: other });
    let need = &team.item(item).needs[0];
    assert_eq!((need.kind, need.due), (NeedKind::SalesInput, day(11)));
    assert_eq!(need.note, "Three quotes");
    assert!(need.settled.is_some());
    let gone = Need::new(id(2), NeedKind::SalesInput, title("Ben"), day(11));
    team.refuses(ItemCommand::EditNeed { item, need: gone }, Rule::Unknown);
}

#[test]
fn refuses_to_change_the_comment_of_someone_else() {
    let mut team = team();
    let item = team.add("One", CONTENT);
    team.does(ItemCommand::Comment { item, id: id(5), text: reason("Mine") });
    team.as_member(BEN);
    let edit = ItemCommand::EditComment { item, id: id(5), text: reason("Yours") };
    let refusal = team.refuses(edit.clone(), Rule::Right);
    assert_eq!(refusal.ways, [Way::ActAs(id(ANA))]);
    team.refuses(ItemCommand::RemoveComment { item, id: id(5) }, Rule::Right);
    team.as_member(ANA).does(edit);
    assert_eq!(team.item(item).comments[0].text.as_str(), "Yours");
}

#[test]
fn a_rewritten_criterion_is_met_no_more() {
    let mut team = team();
    let item = team.add("One", OPERATIONS);
    let line = team.item(item).criteria[0].id;
    let evidence = "Seen".to_owned();
    team.does(ItemCommand::MeetCriterion { item, id: line, met: true, evidence });
    assert!(team.item(item).criteria[0].met.is_some());
    team.does(ItemCommand::EditCriterion { item, id: line, text: title("Other words") });
    assert!(team.item(item).criteria[0].met.is_none());
}

#[test]
fn a_copy_has_the_words_without_the_ticks() {
    let mut team = team();
    let item = team.ready("One", CAMPAIGN, BEN, 3);
    let line = team.item(item).criteria[0].id;
    team.does(ItemCommand::MeetCriterion { item, id: line, met: true, evidence: String::new() });
    team.does(ItemCommand::AddChecklistLine { item, id: id(60), text: title("Book the room") });
    team.does(ItemCommand::TickChecklistLine { item, id: id(60), done: true });
    team.add("Below", CONTENT);
    let lines: Vec<LineId> = (70..75).map(id).collect();
    let few = ItemCommand::Duplicate { item, copy: id(61), lines: lines[..1].to_vec() };
    team.refuses(few, Rule::State);
    team.does(ItemCommand::Duplicate { item, copy: id(61), lines });
    let copy = team.item(id(61));
    assert!(copy.criteria.iter().all(|line| line.met.is_none()) && copy.criteria.len() == 2);
    assert_eq!(copy.checklist.len(), 1);
    assert!(!copy.checklist[0].done);
    assert!(copy.measurement.as_ref().is_some_and(|plan| plan.validated.is_none()));
    let first = team.item(item);
    assert_eq!((&copy.purpose, copy.owner), (&first.purpose, first.owner));
    assert_eq!((&copy.expected_value, copy.estimate), (&first.expected_value, first.estimate));
    assert_eq!(order(&team), ["One", "One", "Below"]);
}
