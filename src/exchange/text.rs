//! An item, a plan or a review as text for chat or email, plain or in Markdown.
//!
//! What people wrote is escaped so that Markdown shows it as they wrote it.

use chrono::NaiveDate;

use crate::domain::base::dates::day;
use crate::domain::base::ids::{CheckInId, ItemId, MemberId, SprintId};
use crate::domain::reads::board::{blocker_of, open_blockers};
use crate::domain::reads::check_in_told::{brought, sentence};
use crate::domain::reads::handbook::handbook;
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::reads::order;
use crate::domain::reads::ready;
use crate::domain::reads::sprint::load::load;
use crate::domain::reads::sprint::update::{Update, update};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::check_in::{CheckIn, Outcome};
use crate::domain::records::decision::MadeIn;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;
use crate::exchange::sheet::{Sheet, Style};

/// What is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An item.
    Item(ItemId),
    /// A sprint's plan.
    Plan(SprintId),
    /// A sprint's review.
    Review(SprintId),
    /// What a check-in came to.
    CheckIn(CheckInId),
    /// A sprint told to stakeholders, with what is ahead from a day on.
    Update(SprintId, NaiveDate),
    /// How the team works.
    Handbook,
}

/// Returns the text; empty if the subject doesn't exist.
pub fn text(tables: &Tables, subject: Subject, style: Style) -> String {
    let mut sheet = Sheet::new(style);
    write(tables, subject, &mut sheet);
    sheet.finish()
}

/// Writes a subject; nothing if it doesn't exist.
pub(super) fn write(tables: &Tables, subject: Subject, sheet: &mut Sheet) {
    match subject {
        Subject::Item(id) => tables.items.get(id).map(|it| item(it, tables, sheet)),
        Subject::Plan(id) => tables.sprints.get(id).map(|it| plan(it, tables, sheet)),
        Subject::Review(id) => tables.sprints.get(id).map(|it| review(it, tables, sheet)),
        Subject::CheckIn(id) => tables.check_ins.get(id).map(|it| check_in(it, tables, sheet)),
        Subject::Update(id, today) => {
            tables.sprints.get(id).map(|it| told(&update(it, tables, today), sheet))
        }
        Subject::Handbook => {
            whole_handbook(tables, sheet);
            Some(())
        }
    };
}

/// Writes what was decided, who does what by when, and what stays blocked until when.
fn check_in(check_in: &CheckIn, tables: &Tables, sheet: &mut Sheet) {
    let on = day(check_in.opened.at.date_naive());
    sheet.head(&format!("Check-in, {on}: {}", brought(check_in)));
    let agreed = |outcome: &Outcome| matches!(outcome, Outcome::NextAction { .. });
    let others: Vec<_> = check_in.topics.iter().filter(|topic| !agreed(&topic.outcome)).collect();
    if !others.is_empty() {
        sheet.group("Outcomes");
        for topic in others {
            sheet.line(&sentence(topic, check_in, tables));
        }
    }
    if !check_in.next_actions.is_empty() {
        sheet.group("Next actions");
        for action in &check_in.next_actions {
            let who = member(tables, Some(action.owner));
            sheet.line(&format!("{who}: {} (by {})", action.what, day(action.due)));
        }
    }
    let blockers = open_blockers(tables);
    if !blockers.is_empty() {
        sheet.group("Still blocked");
        for blocker in blockers {
            let Some(item) = tables.items.get(blocker.item) else { continue };
            let (who, when) = (&blocker.unblocker, day(blocker.next_check));
            sheet.line(&format!("{} {}: waiting on {who}, follow up {when}", item.key, item.title));
        }
    }
}

fn told(update: &Update, sheet: &mut Sheet) {
    sheet.head(&update.title);
    sheet.say("Goal", &update.goal);
    sheet.say("Result", &update.verdict);
    for (chapter, lines) in &update.chapters {
        sheet.group(chapter.label());
        for line in lines {
            sheet.about(&line.what, &line.more);
        }
    }
}

fn whole_handbook(tables: &Tables, sheet: &mut Sheet) {
    sheet.head("Handbook");
    for chapter in handbook(tables) {
        sheet.group(chapter.title);
        for line in chapter.lines {
            sheet.say(&line.term, &line.text);
        }
    }
}

pub(super) fn member(tables: &Tables, id: Option<MemberId>) -> &str {
    let member = id.and_then(|id| tables.members.get(id));
    member.map_or("no owner", |member| member.name.as_str())
}

/// "MKT-12 Title (Priya, 6 h)".
fn short(item: &BacklogItem, tables: &Tables, blocked: &OpenBlockers<'_>) -> String {
    let unit = tables.workflow.unit;
    let estimate = item.estimate.map(|estimate| format!(", {}", unit.show(estimate)));
    let owner = member(tables, item.owner);
    let blocked = if blocked.has(item.id) { ", blocked" } else { "" };
    format!("{} {} ({owner}{}{blocked})", item.key, item.title, estimate.unwrap_or_default())
}

fn item(item: &BacklogItem, tables: &Tables, sheet: &mut Sheet) {
    sheet.head(&format!("{} {}", item.key, item.title));
    let missing = ready::missing(item, tables);
    let place = match &item.position {
        Position::Backlog if missing.is_empty() => "Ready".to_owned(),
        Position::Backlog => format!("In refinement. Missing: {}", ready::in_full(&missing)),
        Position::InSprint { sprint, stage } => {
            let sprint = tables.sprints.get(*sprint).map(|sprint| sprint.name());
            format!("{}, {}", sprint.unwrap_or_default(), stage.label())
        }
        Position::Dropped { reason } => format!("Dropped: {reason}"),
        Position::Archived => "Archived".to_owned(),
    };
    sheet.say("Status", &place);
    if let Some(blocker) = blocker_of(item.id, tables) {
        let check = day(blocker.next_check);
        let why = blocker.reason.as_str().trim_end_matches('.');
        sheet.say(
            "Blocked",
            &format!("{why}. Waiting on {}, follow up {check}.", blocker.unblocker),
        );
    }
    sheet.say("Owner", member(tables, item.owner));
    let estimate = item.estimate.map(|estimate| tables.workflow.unit.show(estimate));
    sheet.say("Estimate", &estimate.unwrap_or_default());
    let kind = tables.work_types.get(item.work_type).map(|kind| kind.name.as_str());
    sheet.say("Work type", kind.unwrap_or_default());
    let channel = item.channel.and_then(|id| tables.channels.get(id));
    sheet.say("Channel", channel.map_or("", |channel| channel.name.as_str()));
    sheet.say("Purpose", &item.purpose.change);
    sheet.say("Audience", &item.purpose.audience);
    sheet.say("Expected value", &item.expected_value);
    sheet.say("Needed by", &item.needed_by.map(day).unwrap_or_default());
    let launch = item.launch.as_ref().map(|launch| day(launch.on));
    sheet.say("Launch", &launch.unwrap_or_default());
    if !item.criteria.is_empty() {
        sheet.group("Acceptance criteria");
        for line in &item.criteria {
            sheet.tick(line.met.is_some(), line.text.as_str());
        }
    }
    let open: Vec<_> = item.needs.iter().filter(|need| need.settled.is_none()).collect();
    if !open.is_empty() {
        sheet.group("Dependencies");
        for need in open {
            let kind = need.kind.label();
            sheet.line(&format!("{kind} ({}, by {})", need.owner, day(need.due)));
        }
    }
}

fn name_and_goal(sprint: &Sprint, sheet: &mut Sheet) {
    sheet.head(&format!("{}, {} to {}", sprint.name(), day(sprint.starts), day(sprint.ends)));
    sheet.say("Goal", sprint.goal.as_ref().map_or("", |goal| goal.text.as_str()));
}

fn plan(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    name_and_goal(sprint, sheet);
    let (load, unit) = (load(sprint, tables), tables.workflow.unit);
    sheet.say("Load", &format!("{} of {}", unit.show(load.load), unit.show(load.capacity)));
    for owner in load.owners_over() {
        let name = member(tables, Some(owner.member));
        sheet.say("Over capacity", &format!("{name} by {}", unit.show(owner.over())));
    }
    sheet.group("Items");
    let blocked = OpenBlockers::of(tables);
    for item in order::chosen(sprint, tables) {
        sheet.line(&short(item, tables, &blocked));
    }
}

fn review(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    name_and_goal(sprint, sheet);
    let review = &sprint.review;
    sheet.say("Goal result", review.goal.map_or("not judged yet", |verdict| verdict.label()));
    sheet.say("Why", &review.why);
    sheet.say("Notes", &review.notes);
    sheet.say("Next decision", &review.next);
    sheet.group("Items");
    for (name, came) in lines(sprint, tables) {
        sheet.line(&format!("{name}: {came}"));
    }
    let made = |made_in| made_in == MadeIn::Review { sprint: sprint.id };
    let decisions: Vec<_> = tables.decisions.values().filter(|one| made(one.made_in)).collect();
    if !decisions.is_empty() {
        sheet.group("Decisions");
        for decision in decisions {
            sheet.line(decision.what.as_str());
        }
    }
}

/// Returns each item's outcome: as of the close, or as of now.
fn lines(sprint: &Sprint, tables: &Tables) -> Vec<(String, String)> {
    if sprint.is_closed() {
        let came = |line: &crate::domain::records::sprint::outcome::FinalLine| match &line.outcome {
            _ if line.accepted.is_some() => "accepted".to_owned(),
            Some(outcome) => format!("{}, {}", outcome.destination.label(), outcome.reason),
            None => line.stage.label().to_owned(),
        };
        let name = |key: &dyn std::fmt::Display, title: &str| format!("{key} {title}");
        let lines = sprint.final_lines.iter();
        return lines.map(|line| (name(&line.key, line.title.as_str()), came(line))).collect();
    }
    let items = order::chosen(sprint, tables);
    let blocked = OpenBlockers::of(tables);
    let came =
        |item: &BacklogItem| match (sprint.review.outcomes.get(&item.id), item.position.stage()) {
            (_, Some(BoardStage::Done)) => "accepted".to_owned(),
            (Some(outcome), _) => format!("{}, {}", outcome.destination.label(), outcome.reason),
            (None, stage) if blocked.has(item.id) => {
                format!("{}, blocked", stage.map_or("Backlog", BoardStage::label))
            }
            (None, stage) => stage.map_or("Backlog", BoardStage::label).to_owned(),
        };
    items.into_iter().map(|item| (format!("{} {}", item.key, item.title), came(item))).collect()
}
