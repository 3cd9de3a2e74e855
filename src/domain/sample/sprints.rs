//! Four closed sprints and the one that runs.

use crate::domain::base::ids::LineId;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::goal::Goal;
use crate::domain::records::sprint::outcome::{Destination, Outcome};
use crate::domain::records::sprint::record::RetrospectivePlan;
use crate::domain::sample::cast::Who::{Ines, Mara};
use crate::domain::sample::cast::fixed;
use crate::domain::sample::learnings;
use crate::domain::sample::meetings::{BLOCKED, CHECK_INS, REVIEWS, Stop, check_ins, obstacles};
use crate::domain::sample::pieces::{ACCEPTED, CLOSED, Kind, Lacks, RUNNING};
use crate::domain::sample::retrospectives;
use crate::domain::sample::script::{Made, Script, Span, Told, priority, reason, title};

/// The first and the last working day of the running sprint, counted from today.
pub(super) const NOW: (i32, i32) = (-5, 4);

/// How many items of each closed sprint were not finished.
const UNFINISHED: [usize; 4] = [1, 2, 1, 0];

fn sprint(script: &mut Script, command: SprintCommand) {
    script.does(Command::Sprint(command));
}

/// The four closed sprints.
pub(super) fn closed(script: &mut Script) -> Told {
    let mut carried: Vec<Made> = Vec::new();
    for (at, (goal, pieces)) in CLOSED.iter().enumerate() {
        let first = i32::try_from(at).unwrap_or(0) * 10 - 45;
        let span = Span { id: fixed(400 + at as u128), first, last: first + 9 };
        // What was carried over comes first.
        let mut items = std::mem::take(&mut carried);
        script.at(Mara, first - 2, 11);
        for (piece, seen) in pieces {
            let made = script.refine(piece, Lacks::Nothing, span.last)?;
            items.push(Made { seen, ..made });
        }
        plan(script, span, goal, &items)?;
        let unfinished = UNFINISHED.get(at).copied().unwrap_or(0);
        let done = items.len().saturating_sub(unfinished);
        run(script, span, &mut items, done)?;
        let talks = CHECK_INS.get(at).copied().unwrap_or_default();
        check_ins(script, span, talks, talks.len())?;
        close(script, span, at, &items, done)?;
        carried = items.split_off(done);
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

/// Ten days: items are started, blocked, unblocked, reviewed and accepted one after another.
fn run(script: &mut Script, span: Span, items: &mut [Made], done: usize) -> Told {
    for (at, item) in items.iter_mut().enumerate() {
        let step = i32::try_from(at % 8).unwrap_or(0);
        let begun = span.first + step * 3 / 4;
        script.at(item.owner, begun, 10);
        move_to(script, item, BoardStage::Active);
        let mut ready = begun + if item.hours > 12 { 2 } else { 1 };
        if let Some(stop) = BLOCKED.iter().find(|stop| stop.0 == item.title) {
            ready += stop.4;
            block_and_free(script, begun, item, stop)?;
        }
        if at < done {
            finish(script, item, ready);
        } else {
            // It is live, and its results are not in yet.
            script.at(item.owner, ready, 14);
            launch(script, item, ready);
        }
    }
    Ok(())
}

fn block_and_free(script: &mut Script, day: i32, item: &Made, stop: &Stop) -> Told {
    let (_, kind, why, unblocker, days, freed) = *stop;
    let id = script.mint();
    let next_check = script.day(day + days);
    script.does(Command::Blocker(BlockerCommand::Open {
        id,
        item: item.id,
        kind,
        reason: reason(why)?,
        unblocker: title(unblocker)?,
        next_check,
    }));
    script.at(item.owner, day + days, 11);
    let text = freed.to_owned();
    script.does(Command::Blocker(BlockerCommand::Resolve { id, text }));
    Ok(())
}

/// Launched where it is measured, every line met, under review, accepted by the lead.
fn finish(script: &mut Script, item: &mut Made, day: i32) {
    script.at(item.owner, day, 14);
    launch(script, item, day);
    meet(script, item);
    move_to(script, item, BoardStage::UnderReview);
    let evidence = item.seen.to_owned();
    script.by(Mara);
    let next = script.mint();
    sprint(script, SprintCommand::Accept { item: item.id, evidence, next });
}

/// Goes live, once, where it is measured.
fn launch(script: &mut Script, item: &mut Made, day: i32) {
    if item.live || !script.is_measured(item.kind) {
        return;
    }
    item.live = true;
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
        let evidence = String::new();
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

/// Review, learnings, outcomes, retrospective, close.
fn close(script: &mut Script, span: Span, at: usize, items: &[Made], done: usize) -> Told {
    let id = span.id;
    let Some((verdict, why, notes, next, reasons)) = REVIEWS.get(at) else { return Ok(()) };
    learnings::learn(script, span, items, at)?;
    script.at(Mara, span.last, 15);
    sprint(script, SprintCommand::BeginReview { id });
    let (verdict, why) = (*verdict, (*why).to_owned());
    sprint(script, SprintCommand::JudgeGoal { id, verdict, why });
    for (item, why) in items.iter().skip(done).zip(*reasons) {
        if script.is_measured(item.kind) {
            let until = script.day(span.last + 10);
            script.item_does(ItemCommand::AwaitResults { item: item.id, until });
        }
        let outcome = Outcome { destination: Destination::CarryOver, reason: reason(why)? };
        sprint(script, SprintCommand::SetOutcome { id, item: item.id, outcome: Some(outcome) });
    }
    let (notes, next) = ((*notes).to_owned(), (*next).to_owned());
    sprint(script, SprintCommand::NoteReview { id, notes, next });
    let plan = RetrospectivePlan::Dated { on: script.day(span.last + 1) };
    sprint(script, SprintCommand::PlanRetrospective { id, plan });
    sprint(script, SprintCommand::Close { id, over_missing: None, next_cycle: None });
    Ok(())
}

/// The running sprint, on its sixth of ten days.
pub(super) fn running(script: &mut Script) -> Told {
    let (first, last) = NOW;
    let span = Span { id: fixed(404), first, last };
    script.at(Mara, -7, 11);
    let mut items = Vec::new();
    for piece in &RUNNING {
        items.push(script.refine(piece, Lacks::Nothing, 12)?);
    }
    for (item, seen) in items.iter_mut().zip(ACCEPTED) {
        item.seen = seen;
    }
    let goal = "Security teams understand the audit package without a call";
    plan(script, span, goal, &items)?;
    for (at, item) in items.iter_mut().enumerate() {
        let day = i32::try_from(at / 3).unwrap_or(0) - 5;
        script.at(item.owner, day, 10);
        match at {
            0 | 1 => {
                move_to(script, item, BoardStage::Active);
                finish(script, item, day + 2);
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
    check_ins(script, span, CHECK_INS.last().copied().unwrap_or_default(), 1)
}
