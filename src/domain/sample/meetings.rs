//! What the sample team decided in check-ins and reviews, and what was in its way.

use crate::domain::base::ids::{CheckInId, NextActionId};
use crate::domain::commands::Command;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::check_in::CheckInCommand;
use crate::domain::records::blocker::BlockerKind;
use crate::domain::records::sprint::goal::GoalVerdict;
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Priya, Sven};
use crate::domain::sample::script::{Made, Script, Span, Told, reason, title};

/// A check-in: working days into the sprint; who decided what and why; next actions and who does them.
pub(super) struct Talk {
    on: i32,
    decided: &'static [(Who, &'static str, &'static str)],
    next: &'static [(Who, &'static str)],
}

/// The check-ins of the four closed sprints and of the running one.
#[rustfmt::skip]
pub(super) const CHECK_INS: [&[Talk]; 5] = [
    &[
        Talk {
            on: 2,
            decided: &[
                (Sven, "Sales answers questions in a shared channel by noon", "Two drafts waited for an answer nobody knew was missing"),
                (Mara, "The welcome series starts with new contacts only", "Old contacts know us, and the first email would bore them"),
            ],
            next: &[(Sven, "Open the channel and invite Tom's team")],
        },
        Talk {
            on: 6,
            decided: &[(Aiko, "The Harbour story goes out with one quote", "The second quote needs another week of legal review")],
            next: &[(Aiko, "Tell Harbour which quote we use"), (Jonas, "Leave room for the second quote in the layout")],
        },
    ],
    &[
        Talk {
            on: 3,
            decided: &[(Priya, "Paid promotion stops at 250 sign-ups", "That is all the webinar tool can seat")],
            next: &[],
        },
        Talk {
            on: 7,
            decided: &[(Mara, "Follow-up calls come before the article", "Attendees forget us within days; the article can wait")],
            next: &[
                (Sven, "Reserve two call slots a day for Tom's team"),
                (Aiko, "Move the article's interview to next week"),
                (Ines, "Tag webinar calls in the calendar"),
            ],
        },
    ],
    &[
        Talk {
            on: 4,
            decided: &[
                (Jonas, "Legal gets the account pages in one batch", "Twenty separate requests would take a week"),
                (Mara, "Pages without a cleared logo go live with the name alone", "Two missing logos shouldn't hold up eighteen pages"),
            ],
            next: &[(Jonas, "Send Legal one document with all twenty pages")],
        },
    ],
    &[
        Talk {
            on: 2,
            decided: &[
                (Mara, "The comparison pages name types of tools, not competitors", "Every name would cost a week of legal review"),
                (Aiko, "One cost table serves both pages", "Finance checks it once instead of twice"),
                (Priya, "Comparison ads start with half of the budget", "We don't know yet how many people compare"),
            ],
            next: &[(Aiko, "Take the names out of both pages"), (Priya, "Ask Finance to check the cost table")],
        },
        Talk {
            on: 5,
            decided: &[],
            next: &[(Ines, "Test row opens on the first page")],
        },
    ],
    &[
        Talk {
            on: 1,
            decided: &[(Aiko, "The Meridian story goes out without photos", "A photo shoot would cost another week")],
            next: &[(Aiko, "Ask Meridian for a logo instead"), (Sven, "Tell sales when the Meridian story is out")],
        },
        Talk {
            on: 4,
            decided: &[(Mara, "The audit guide waits until the partner webinar is out", "Aiko owns both, and only the webinar has a date")],
            next: &[(Jonas, "Call the partner about the attendee list")],
        },
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
        "Plan one fewer large item, and start with the two that slipped",
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
    for (nth, talk) in talks.iter().enumerate() {
        let day = span.first + talk.on;
        let id: CheckInId = script.mint();
        let due = script.day(day + 2);
        script.at(Sven, day, 9).does(Command::CheckIn(CheckInCommand::Open { id }));
        for (who, what, why) in talk.decided {
            let decide = CheckInCommand::Decide {
                id,
                decision: script.mint(),
                item: None,
                what: title(what)?,
                why: (*why).to_owned(),
                look_again: None,
            };
            script.by(*who).does(Command::CheckIn(decide));
        }
        let mut agreed: Vec<(Who, NextActionId)> = Vec::new();
        for (owner, what) in talk.next {
            let action: NextActionId = script.mint();
            let (what, owner_id) = (title(what)?, owner.id());
            let agree =
                CheckInCommand::Agree { id, action, item: None, what, owner: owner_id, due };
            script.by(Sven).does(Command::CheckIn(agree));
            agreed.push((*owner, action));
        }
        script.by(Sven).does(Command::CheckIn(CheckInCommand::End { id }));
        for (owner, action) in agreed.into_iter().filter(|_| nth < done) {
            let finish = CheckInCommand::FinishAction { id, action, done: true };
            script.at(owner, day + 2, 12).does(Command::CheckIn(finish));
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
