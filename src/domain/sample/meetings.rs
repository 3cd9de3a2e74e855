//! What the sample team decided in check-ins and reviews, and what was in its way.

use crate::domain::base::ids::{CheckInId, NextActionId};
use crate::domain::commands::Command;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::check_in::CheckInCommand;
use crate::domain::records::blocker::BlockerKind;
use crate::domain::records::sprint::goal::GoalVerdict;
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Priya, Sven};
use crate::domain::sample::script::{Made, Script, Span, Told, reason, title};

/// A check-in: working days into the sprint, decision, why, next action, its owner.
pub(super) type Talk = (i32, &'static str, &'static str, &'static str, Who);

/// The check-ins of the four closed sprints and of the running one.
#[rustfmt::skip]
pub(super) const CHECK_INS: [&[Talk]; 5] = [
    &[
        (2, "Sales answers questions in a shared channel by noon", "Two drafts waited for an answer nobody knew was missing", "Open the channel and invite Tom's team", Sven),
        (6, "The Harbour story goes out with one quote", "The second quote needs another week of legal review", "Tell Harbour which quote we use", Aiko),
    ],
    &[
        (3, "Paid promotion stops at 250 sign-ups", "That is all the webinar tool can seat", "Lower the spending cap in all three ad accounts", Priya),
        (7, "Follow-up calls come before the article", "Attendees forget us within days; the article keeps", "Reserve two call slots a day for Tom's team", Sven),
    ],
    &[
        (4, "Legal gets the account pages in one batch", "Twenty separate requests would take a week", "Send Legal one document with all twenty pages", Jonas),
    ],
    &[
        (2, "The comparison pages name types of tools, not competitors", "Every name would cost a week of legal review", "Take the names out of both pages", Aiko),
        (5, "Row tracking goes live before the second page", "Without it we can't tell the two pages apart", "Test row opens on the first page", Ines),
    ],
    &[
        (1, "The Meridian story goes out without photos", "A photo shoot would cost another week", "Ask Meridian for a logo instead", Aiko),
        (4, "The audit guide waits until the partner webinar is out", "Aiko owns both, and only the webinar has a date", "Call the partner about the attendee list", Jonas),
    ],
];

/// A blocker: item, kind, what is in the way, who can unblock it, working days until then, what freed it.
pub(super) type Stop = (&'static str, BlockerKind, &'static str, &'static str, i32, &'static str);

/// What was blocked in the closed sprints.
#[rustfmt::skip]
pub(super) const BLOCKED: [Stop; 5] = [
    ("Customer story: Harbour Logistics", BlockerKind::Review, "Harbour's press office hasn't approved the quotes", "Dana Reyes (Harbour)", 2, "Approved, with one word changed"),
    ("Webinar invitation emails", BlockerKind::Decision, "Product hasn't confirmed the date of the webinar", "Rosa Alvarez", 1, "Second Thursday of the month, 4 pm"),
    ("Account pages for twenty named accounts", BlockerKind::Review, "Legal hasn't cleared the customer logos", "Legal", 3, "18 of 20 cleared; two pages go live without a logo"),
    ("Sponsored posts for named accounts", BlockerKind::AccessOrData, "The ad account is locked after a failed payment", "Finance", 1, "New card on file"),
    ("Tracking for the comparison tables", BlockerKind::Dependency, "The table rows have no IDs yet", "Aiko Tanaka", 2, "IDs added on both pages"),
];

/// A review: was the goal met, why, notes, what is next, and why each unfinished item is carried over.
pub(super) type Reviewed =
    (GoalVerdict, &'static str, &'static str, &'static str, &'static [&'static str]);

/// The reviews of the closed sprints.
#[rustfmt::skip]
pub(super) const REVIEWS: [Reviewed; 4] = [
    (
        GoalVerdict::Met,
        "Three of four new requests started on the landing page",
        "Seven of eight items accepted. The landing page carried the sprint; retargeting needs another week of data.",
        "Make the webinar the next goal, and use the landing page for sign-ups",
        &["Too few visitors in the first week to judge it"],
    ),
    (
        GoalVerdict::Partly,
        "19 calls are booked, but a third of them are with customers we already have",
        "Seven of nine items accepted. The webinar took every spare hour; the article and the exclusions slipped.",
        "Plan one large item less, and start with the two that slipped",
        &["The expert was away until Monday", "The webinar took the hours we had planned for it"],
    ),
    (
        GoalVerdict::Met,
        "Sales is in conversation with eight of the twenty accounts",
        "Nine of ten items accepted. Legal needed three days for the account pages, and bidding by tier has one week of data.",
        "Turn to people who are already comparing while sales works the accounts",
        &["One week of spend says too little about a bid"],
    ),
    (
        GoalVerdict::Met,
        "The comparison pages and their ads brought 14 requests in two weeks",
        "All nine items accepted, a first for us. Row tracking went live after the first page, so a week of data is missing.",
        "Explain the audit package: that's what readers of the comparison pages ask about",
        &[],
    ),
];

/// Holds check-ins; the next actions of the first `done` of them are finished two days later.
pub(super) fn check_ins(script: &mut Script, span: Span, talks: &[Talk], done: usize) -> Told {
    for (nth, (on, decision, why, act, owner)) in talks.iter().enumerate() {
        let day = span.first + on;
        let id: CheckInId = script.mint();
        let due = script.day(day + 2);
        script.at(Sven, day, 9).does(Command::CheckIn(CheckInCommand::Open { id }));
        let decide = CheckInCommand::Decide {
            id,
            decision: script.mint(),
            item: None,
            what: title(decision)?,
            why: (*why).to_owned(),
            look_again: None,
        };
        script.does(Command::CheckIn(decide));
        let action: NextActionId = script.mint();
        script.does(Command::CheckIn(CheckInCommand::Agree {
            id,
            action,
            item: None,
            what: title(act)?,
            owner: owner.id(),
            due,
        }));
        script.does(Command::CheckIn(CheckInCommand::End { id }));
        if nth < done {
            let finish = CheckInCommand::FinishAction { id, action, done: true };
            script.at(*owner, day + 2, 12).does(Command::CheckIn(finish));
        }
    }
    Ok(())
}

/// A blocker of the running sprint: place of the item, since when, kind, what is in the way, who can
/// unblock it.
type Stuck = (usize, i32, BlockerKind, &'static str, &'static str);

#[rustfmt::skip]
const STUCK: [Stuck; 2] = [
    (7, -2, BlockerKind::Decision, "Product hasn't agreed to the claim in the first scene", "Rosa Alvarez"),
    (4, -3, BlockerKind::AccessOrData, "The partner hasn't sent the attendee list", "Jonas Weber"),
];

/// Blocks two items; the older blocker is overdue, the other is escalated to the lead.
pub(super) fn obstacles(script: &mut Script, items: &[Made]) -> Told {
    for (at, day, kind, why, unblocker) in STUCK {
        let Some(item) = items.get(at) else { continue };
        let id = script.mint();
        let next_check = script.day(day + 2);
        script.at(item.owner, day, 13).does(Command::Blocker(BlockerCommand::Open {
            id,
            item: item.id,
            kind,
            reason: reason(why)?,
            unblocker: title(unblocker)?,
            next_check,
        }));
        if kind == BlockerKind::Decision {
            let by = script.day(1);
            script.at(item.owner, -1, 8).does(Command::Blocker(BlockerCommand::Escalate {
                id,
                decides: Some(Mara.id()),
                by,
                question: "Do we show the claim, or cut the scene?".to_owned(),
            }));
        }
    }
    Ok(())
}
