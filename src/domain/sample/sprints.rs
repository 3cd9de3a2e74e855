//! Four closed sprints and the one that runs.

use crate::domain::base::ids::{CheckInId, LineId, NextActionId};
use crate::domain::commands::Command;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::check_in::CheckInCommand;
use crate::domain::commands::learning::{LearningCommand, LearningWords};
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::BlockerKind;
use crate::domain::records::learning::{GapCause, HypothesisResult};
use crate::domain::records::sprint::goal::{Goal, GoalVerdict};
use crate::domain::records::sprint::outcome::{Destination, Outcome};
use crate::domain::records::sprint::record::RetrospectivePlan;
use crate::domain::sample::cast::Who::{Aiko, Ines, Mara, Priya, Sven};
use crate::domain::sample::cast::fixed;
use crate::domain::sample::pieces::{CLOSED, Kind, Lacks, RUNNING};
use crate::domain::sample::retrospectives;
use crate::domain::sample::script::{Made, Script, Span, Told, priority, reason, title};

/// The first and the last working day of the sprint that runs, counted from today.
pub(super) const NOW: (i32, i32) = (-5, 4);

/// How many items of each closed sprint were not finished.
const UNFINISHED: [usize; 4] = [1, 2, 1, 0];

fn sprint(script: &mut Script, command: SprintCommand) {
    script.does(Command::Sprint(command));
}

/// The four sprints behind the team.
pub(super) fn closed(script: &mut Script) -> Told {
    let mut carried: Vec<Made> = Vec::new();
    for (at, (goal, pieces)) in CLOSED.iter().enumerate() {
        let first = i32::try_from(at).unwrap_or(0) * 10 - 45;
        let span = Span { id: fixed(400 + at as u128), first, last: first + 9 };
        let mut items = Vec::new();
        script.at(Mara, first - 2, 11);
        for piece in pieces {
            items.push(script.refine(piece, Lacks::Nothing, span.last)?);
        }
        items.append(&mut carried);
        plan(script, span, goal, &items)?;
        let unfinished = UNFINISHED.get(at).copied().unwrap_or(0);
        let done = items.len().saturating_sub(unfinished);
        run(script, span, &items, done)?;
        // The last ones are begun and not finished.
        carried = items.split_off(done);
        close(script, span, at, &items, &carried)?;
        retrospectives::hold(script, span, at)?;
    }
    Ok(())
}

/// Dates, goal, choice, start.
fn plan(script: &mut Script, span: Span, goal: &str, items: &[Made]) -> Told {
    let id = span.id;
    let (starts, ends) = (script.day(span.first), script.day(span.last));
    script.at(Mara, span.first, 9);
    sprint(script, SprintCommand::Plan { id, starts, ends });
    let goal = Goal { text: title(goal)?, priority: Some(priority()) };
    sprint(script, SprintCommand::SetGoal { id, goal, reason: None });
    let (serving, other): (Vec<&Made>, Vec<&Made>) =
        items.iter().partition(|item| item.kind != Kind::Operations);
    for (items, serves_goal) in [(serving, true), (other, false)] {
        let items: Vec<_> = items.into_iter().map(|item| item.id).collect();
        if !items.is_empty() {
            sprint(script, SprintCommand::Choose { id, items, serves_goal });
        }
    }
    sprint(script, SprintCommand::Start { id, over_capacity: None });
    Ok(())
}

fn move_to(script: &mut Script, item: &Made, to: BoardStage) {
    sprint(script, SprintCommand::Move { item: item.id, to });
}

/// The ten days: items are begun, blocked, freed, reviewed and accepted one after another.
fn run(script: &mut Script, span: Span, items: &[Made], done: usize) -> Told {
    for (at, item) in items.iter().enumerate() {
        let step = i32::try_from(at % 8).unwrap_or(0);
        let begun = span.first + step * 3 / 4;
        script.at(item.owner, begun, 10);
        move_to(script, item, BoardStage::Active);
        let blocked = at % 8 == 3;
        if blocked {
            block_and_free(script, begun, item)?;
        }
        if at < done {
            finish(script, item, begun + if blocked { 3 } else { 2 })?;
        }
    }
    let agreed = check_in(script, span.first + 4, "Sales answers by noon on the next day")?;
    script.at(Sven, span.first + 6, 12).does(Command::CheckIn(CheckInCommand::FinishAction {
        id: agreed.0,
        action: agreed.1,
        done: true,
    }));
    Ok(())
}

fn block_and_free(script: &mut Script, day: i32, item: &Made) -> Told {
    let id = script.mint();
    let next_check = script.day(day + 2);
    script.does(Command::Blocker(BlockerCommand::Open {
        id,
        item: item.id,
        kind: BlockerKind::Review,
        reason: reason("The draft waits for a look by the product team")?,
        unblocker: title("Rosa Alvarez")?,
        next_check,
    }));
    script.at(item.owner, day + 2, 11);
    let text = "Rosa read it; two changes".to_owned();
    script.does(Command::Blocker(BlockerCommand::Resolve { id, text }));
    Ok(())
}

/// Launched where it is measured, every line met, under review, accepted by the lead.
fn finish(script: &mut Script, item: &Made, day: i32) -> Told {
    script.at(item.owner, day, 14);
    launch(script, item, day);
    meet(script, item);
    move_to(script, item, BoardStage::UnderReview);
    let evidence = "Seen on the live page".to_owned();
    script.by(Mara);
    let next = script.mint();
    sprint(script, SprintCommand::Accept { item: item.id, evidence, next });
    Ok(())
}

fn launch(script: &mut Script, item: &Made, day: i32) {
    if !script.is_measured(item.kind) {
        return;
    }
    let on = Some(script.day(day));
    script.item_does(ItemCommand::PlanLaunch { item: item.id, on });
    let setup: Vec<LineId> = script
        .work_type(item.kind)
        .map(|kind| kind.setup.iter().map(|line| line.id).collect())
        .unwrap_or_default();
    for id in setup {
        script.item_does(ItemCommand::TickSetup { item: item.id, id, done: true });
    }
    script.by(Ines).item_does(ItemCommand::ConfirmTracking { item: item.id, confirmed: true });
    script.by(item.owner).item_does(ItemCommand::Launch { item: item.id });
}

fn meet(script: &mut Script, item: &Made) {
    for id in item.criteria.clone() {
        let evidence = "Checked together".to_owned();
        script.item_does(ItemCommand::MeetCriterion { item: item.id, id, met: true, evidence });
    }
    let lines: Vec<LineId> = script
        .work_type(item.kind)
        .map(|kind| kind.done.iter().map(|line| line.id).collect())
        .unwrap_or_default();
    for id in lines {
        let evidence = String::new();
        script.item_does(ItemCommand::MeetDoneLine { item: item.id, id, met: true, evidence });
    }
}

fn check_in(script: &mut Script, day: i32, decision: &str) -> Told<(CheckInId, NextActionId)> {
    let id: CheckInId = script.mint();
    let due = script.day(day + 2);
    script.at(Sven, day, 9).does(Command::CheckIn(CheckInCommand::Open { id }));
    let decide = CheckInCommand::Decide {
        id,
        decision: script.mint(),
        item: None,
        what: title(decision)?,
        why: "Waiting for an answer was the longest wait of the week".to_owned(),
        look_again: None,
    };
    script.does(Command::CheckIn(decide));
    let action: NextActionId = script.mint();
    script.does(Command::CheckIn(CheckInCommand::Agree {
        id,
        action,
        item: None,
        what: title("Tell sales about the new hour for answers")?,
        owner: Sven.id(),
        due,
    }));
    script.does(Command::CheckIn(CheckInCommand::End { id }));
    Ok((id, action))
}

/// Review, learnings, outcomes, retrospective, close.
fn close(script: &mut Script, span: Span, at: usize, done: &[Made], rest: &[Made]) -> Told {
    let id = span.id;
    script.at(Mara, span.last, 15);
    sprint(script, SprintCommand::BeginReview { id });
    let measured = done.iter().chain(rest).filter(|item| script.is_measured(item.kind));
    let measured: Vec<Made> = measured.cloned().collect();
    for (nth, item) in measured.iter().enumerate() {
        learn(script, item, at + nth)?;
    }
    script.by(Mara);
    let verdict = if rest.len() > 1 { GoalVerdict::Partly } else { GoalVerdict::Met };
    let why = "Demo requests from the segment rose; the pages carry the first question".to_owned();
    sprint(script, SprintCommand::JudgeGoal { id, verdict, why });
    for item in rest {
        let outcome = Outcome {
            destination: Destination::CarryOver,
            reason: reason("Took longer than estimated")?,
        };
        sprint(script, SprintCommand::SetOutcome { id, item: item.id, outcome: Some(outcome) });
    }
    let notes = format!("{} items accepted, {} carried over.", done.len(), rest.len());
    let next =
        "Keep the next commitment to what was finished, and begin with what was carried over"
            .to_owned();
    sprint(script, SprintCommand::NoteReview { id, notes, next });
    let plan = RetrospectivePlan::Dated { on: script.day(span.last + 1) };
    sprint(script, SprintCommand::PlanRetrospective { id, plan });
    sprint(script, SprintCommand::Close { id, over_missing: None, next_cycle: None });
    Ok(())
}

fn learn(script: &mut Script, item: &Made, nth: usize) -> Told {
    let (happened, decide, gap, result) = match nth % 3 {
        0 => (
            "Requests rose by a third, most of them from search",
            "Move a tenth of the budget from social to search",
            None,
            HypothesisResult::Confirmed,
        ),
        1 => (
            "Visits rose, requests did not; visitors left at the form",
            "Test a shorter form before spending more",
            Some(GapCause::Message),
            HypothesisResult::Refuted,
        ),
        _ => (
            "Half of the sign-ups came without a source, so the figure says little",
            "Ask for the source in the form and look again",
            Some(GapCause::Attribution),
            HypothesisResult::Inconclusive,
        ),
    };
    let words = LearningWords {
        subject: title(item.title)?,
        expected: reason("More demo requests from the segment within two weeks")?,
        happened: reason(happened)?,
        decide: title(decide)?,
        rationale: "It is the cheapest next step that can be undone".to_owned(),
        look_again: Some(script.day(12)),
        item: Some(item.id),
        data_snapshot: "Demo requests 71 → 78; source known for 84 %".to_owned(),
        gap,
        result: Some(result),
    };
    let command = LearningCommand::Record {
        id: script.mint(),
        decision: script.mint(),
        words: Box::new(words),
    };
    script.by(Ines).does(Command::Learning(command));
    Ok(())
}

/// The sprint under way, on its sixth of ten days.
pub(super) fn running(script: &mut Script) -> Told {
    let (first, last) = NOW;
    let span = Span { id: fixed(404), first, last };
    script.at(Mara, -7, 11);
    let mut items = Vec::new();
    for piece in &RUNNING {
        items.push(script.refine(piece, Lacks::Nothing, 12)?);
    }
    let goal = "Security teams understand the audit package without a call";
    plan(script, span, goal, &items)?;
    for (at, item) in items.iter().enumerate() {
        let day = i32::try_from(at / 3).unwrap_or(0) - 5;
        script.at(item.owner, day, 10);
        match at {
            0 | 1 => {
                move_to(script, item, BoardStage::Active);
                finish(script, item, day + 2)?;
            }
            2 | 3 => {
                move_to(script, item, BoardStage::Active);
                script.at(item.owner, -1, 11);
                meet(script, item);
                move_to(script, item, BoardStage::UnderReview);
            }
            4..=8 => move_to(script, item, BoardStage::Active),
            _ => {}
        }
    }
    obstacles(script, &items)?;
    check_in(script, -1, "The guide waits until the partner webinar is out").map(drop)
}

/// Two items stand still; the older one has been raised to the lead.
fn obstacles(script: &mut Script, items: &[Made]) -> Told {
    let blocked = [
        (
            7,
            Priya,
            -2,
            2,
            BlockerKind::Decision,
            "The product team has not agreed on the claim in the first scene",
            "Rosa Alvarez",
        ),
        (
            4,
            Aiko,
            -3,
            2,
            BlockerKind::AccessOrData,
            "The partner has not sent the list of guests",
            "Jonas Weber",
        ),
    ];
    for (at, who, day, check, kind, why, unblocker) in blocked {
        let Some(item) = items.get(at) else { continue };
        let id = script.mint();
        let next_check = script.day(day + check);
        script.at(who, day, 13).does(Command::Blocker(BlockerCommand::Open {
            id,
            item: item.id,
            kind,
            reason: reason(why)?,
            unblocker: title(unblocker)?,
            next_check,
        }));
        if kind == BlockerKind::Decision {
            let by = script.day(1);
            script.at(who, -1, 8).does(Command::Blocker(BlockerCommand::Escalate {
                id,
                decides: Some(Mara.id()),
                by,
                question: "Do we show the claim, or cut the scene?".to_owned(),
            }));
        }
    }
    Ok(())
}
