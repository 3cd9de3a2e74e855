//! What waits for a person, by who they are and what their roles decide.

use crate::rules::blocker::{block, running};
use crate::rules::retrospective::session::{RETRO, comes_out, end, open, session};
use crate::rules::sprint::close::reviewed;
use crate::rules::sprint::move_card::{accept, finish, meet, to};
use crate::rules::sprint::plan::start;
use crate::support::{
    ANA, BEN, CAMPAIGN, CARA, CONTENT, DEV, EMMA, FINN, Team, day, id, just_me, morning, reason,
    team, title,
};
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::reads::retrospective::facts::promises;
use sprintloop::domain::reads::sprint::before_closing::Lack;
use sprintloop::domain::reads::waiting::{Ask, to_close, waiting_for};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::blocker::BlockerKind;
use sprintloop::domain::records::intake::{Request, Requester};
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::retrospective::outcome::{Action, ActionKind, VerdictKind};

fn asks(team: &Team, who: u128, date: u32) -> Vec<Ask> {
    waiting_for(id(who), &team.workspace, day(date)).iter().map(|one| one.ask).collect()
}

#[test]
fn the_lead_accepts_what_is_under_review_and_owners_do_not() {
    let mut team = team();
    let items = [team.ready("Guide", CONTENT, BEN, 2), team.ready("Page", CONTENT, EMMA, 2)];
    start(&mut team, &items);
    for item in items {
        team.does(to(item, BoardStage::Active));
        team.does(to(item, BoardStage::UnderReview));
    }
    let lines = waiting_for(id(ANA), &team.workspace, day(3));
    assert_eq!(lines.iter().map(|one| one.item).collect::<Vec<_>>(), items.map(Some));
    assert!(
        lines
            .iter()
            .all(|one| one.ask == Ask::Accept && one.why.ends_with("'s work is under review"))
    );
    assert!(asks(&team, BEN, 3).is_empty());
    meet(&mut team, items[0]);
    team.does(accept(items[0]));
    assert_eq!(asks(&team, ANA, 3), [Ask::Accept]);
}

#[test]
fn the_next_item_waits_for_its_owner_until_one_is_in_progress() {
    let (mut team, item) = running();
    assert_eq!(asks(&team, BEN, 3), [Ask::Start]);
    assert!(asks(&team, EMMA, 3).is_empty());
    team.does(to(item, BoardStage::Active));
    assert!(asks(&team, BEN, 3).is_empty());
}

#[test]
fn a_blocker_waits_for_who_unblocks_it_then_for_its_owner_then_for_who_decides() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    assert!(asks(&team, BEN, 3).is_empty(), "its follow-up date has not come");
    assert_eq!(asks(&team, BEN, 4), [Ask::FollowUp]);
    team.does(BlockerCommand::Edit {
        id: id(800),
        kind: BlockerKind::Decision,
        reason: reason("No sign-off"),
        unblocker: title("Emma Sato"),
        next_check: day(4),
    });
    assert_eq!(asks(&team, EMMA, 3), [Ask::Unblock]);
    let question = "Which claim?".to_owned();
    team.as_member(BEN);
    team.does(BlockerCommand::Escalate { id: id(800), decides: None, by: day(5), question });
    assert_eq!(asks(&team, ANA, 3), [Ask::Decide]);
    assert!(asks(&team, EMMA, 3).is_empty() && asks(&team, BEN, 3).is_empty());
    assert_eq!(asks(&team, EMMA, 4), [Ask::Unblock], "the follow-up is due, whoever decides");
    assert_eq!(asks(&team, BEN, 4), [Ask::FollowUp]);
    let line = waiting_for(id(BEN), &team.workspace, day(4));
    assert!(line[0].why.contains("escalated to Ana Silva"), "{}", line[0].why);
    let line = waiting_for(id(ANA), &team.workspace, day(4));
    let [line] = line.as_slice() else { panic!("{line:?}") };
    assert_eq!((line.why.as_str(), line.due), ("Ben Okafor asks: Which claim?", Some(day(5))));
    let question = "Which claim?".to_owned();
    team.as_member(ANA);
    team.does(BlockerCommand::Escalate { id: id(800), decides: None, by: day(5), question });
    let line = waiting_for(id(ANA), &team.workspace, day(4));
    assert_eq!(line[0].why, "You asked: Which claim?");
}

#[test]
fn a_plan_waits_for_analytics_and_results_also_for_their_owner() {
    let mut team = team();
    let item = team.ready("Autumn", CAMPAIGN, BEN, 2);
    let mut plan = crate::support::plan();
    plan.segment = "Banks".to_owned();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan) });
    assert_eq!((asks(&team, DEV, 3), asks(&team, BEN, 3)), (vec![Ask::Validate], vec![]));
    team.as_member(DEV).does(ItemCommand::ValidatePlan { item });
    start(team.as_member(ANA), &[item]);
    team.does(to(item, BoardStage::Active));
    assert_eq!(asks(&team, DEV, 20), [Ask::Results]);
    assert_eq!(asks(&team, BEN, 20), [Ask::Results]);
}

#[test]
fn requests_are_one_line_for_those_who_triage() {
    let mut team = team();
    for request in [700, 701] {
        let requester = Requester { name: title("Finn Berg"), member: None };
        let request = Request::new(id(request), reason("No price"), requester, morning());
        team.does(IntakeCommand::Submit { request: Box::new(request) });
    }
    let line = waiting_for(id(CARA), &team.workspace, day(3));
    assert_eq!(line.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["2 new requests"]);
    assert_eq!(asks(&team, ANA, 3), [Ask::Triage]);
    assert!(asks(&team, BEN, 3).is_empty() && asks(&team, FINN, 3).is_empty());
}

#[test]
fn a_mention_waits_until_it_is_answered() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let say = |number, text| ItemCommand::Comment { item, id: id(number), text: reason(text) };
    team.does(say(1, "See @Benjamin, or mail ben@example.com"));
    assert!(asks(&team, BEN, 3).is_empty(), "no part of a longer name");
    team.does(say(2, "Is this yours, @ben?"));
    assert_eq!(asks(&team, BEN, 3), [Ask::Answer]);
    assert!(asks(&team, EMMA, 3).is_empty());
    team.as_member(BEN).does(say(3, "Yes"));
    assert!(asks(&team, BEN, 3).is_empty());
}

#[test]
fn what_blocks_others_comes_first_and_agreed_actions_come_when_due() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    team.does(CheckInCommand::Open { id: id(600) });
    team.does(CheckInCommand::Agree {
        id: id(600),
        action: id(601),
        item: None,
        what: title("Ask legal"),
        owner: id(BEN),
        due: day(4),
    });
    assert!(asks(&team, BEN, 3).is_empty());
    assert_eq!(asks(&team, BEN, 4), [Ask::FollowUp, Ask::Act]);
}

#[test]
fn a_data_gap_waits_for_analytics_until_a_later_session_closes_it() {
    let mut team = session();
    let mut gap = Action::new(id(80), title("Which mail a lead came from"), id(RETRO));
    (gap.kind, gap.owner, gap.due) = (ActionKind::DataGap, Some(id(BEN)), Some(day(20)));
    comes_out(&mut team, None, NewOutcome::Action(Box::new(gap)));
    let gaps = |team: &Team, who, date| {
        let all = waiting_for(id(who), &team.workspace, day(date));
        all.into_iter().filter(|one| one.about == RecordKey::Action(id(80))).count()
    };
    assert_eq!((gaps(&team, DEV, 4), gaps(&team, BEN, 4), gaps(&team, EMMA, 4)), (1, 0, 0));
    assert_eq!((gaps(&team, DEV, 20), gaps(&team, BEN, 20)), (1, 1));
    end(&mut team, RETRO);
    for (number, kind, open_still) in
        [(5_001, VerdictKind::Keep, 1), (5_002, VerdictKind::Worked, 0)]
    {
        open(&mut team, number);
        let again = team.workspace.retrospectives.get(id(number)).expect("it");
        assert_eq!(promises(&team.workspace, again).len(), 1, "it comes back in the session");
        let judge =
            Retro::JudgeAction { id: id(number), action: id(80), kind, note: "Tracked".to_owned() };
        team.does(judge);
        assert_eq!(gaps(&team, DEV, 4), open_still);
        end(&mut team, number);
    }
}

#[test]
fn who_works_alone_has_every_role_and_a_stranger_has_none() {
    let mut team = just_me();
    team.does(PriorityCommand::Add {
        id: id(900),
        objective: title("Win the security segment"),
        quarterly_goal: String::new(),
        metric: None,
    });
    let item = team.ready("Guide", CONTENT, ANA, 2);
    start(&mut team, &[item]);
    team.does(to(item, BoardStage::Active));
    team.does(to(item, BoardStage::UnderReview));
    assert_eq!(asks(&team, ANA, 3), [Ask::Accept]);
    assert!(asks(&team, 99, 3).is_empty());
}

#[test]
fn from_the_last_day_closing_says_what_it_still_needs_each_kind_once() {
    let mut team = team();
    let items = [team.ready("Guide", CONTENT, BEN, 2), team.ready("Page", CONTENT, EMMA, 2)];
    start(&mut team, &items);
    assert!(to_close(&team.workspace, day(12)).is_none());
    let (_, lines) = to_close(&team.workspace, day(13)).expect("the last day");
    let lacks: Vec<Lack> = lines.iter().map(|one| one.lack).collect();
    let expected = [Lack::Verdict, Lack::Notes, Lack::Next, Lack::Outcome, Lack::Retrospective];
    assert_eq!(lacks, expected);
    assert!(lines.iter().any(|one| one.what.contains("2 unfinished items")));
    reviewed(&mut team);
    for item in items {
        finish(&mut team, item);
    }
    let (_, lines) = to_close(&team.workspace, day(5)).expect("the review has begun");
    assert!(lines.is_empty());
}
