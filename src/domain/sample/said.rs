//! What was said in the retrospectives of the sample team.

use crate::domain::records::retrospective::outcome::{ActionKind, VerdictKind};
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Sven};

/// An action: what, its measure of success, owner, kind, and what the next retrospective said of it.
pub(super) type Promised = (&'static str, &'static str, Who, ActionKind, VerdictKind, &'static str);

/// A retrospective in words.
pub(super) struct Held {
    pub(super) minutes: u32,
    /// The template its columns come from.
    pub(super) template: &'static str,
    /// A guest: name, why they are here, what they challenge.
    pub(super) guest: [&'static str; 3],
    /// Answers of the safety poll.
    pub(super) safety: [u32; 6],
    /// Cards by column. The first two become a group; then a question, a win and one more.
    pub(super) cards: [(&'static str, &'static str); 5],
    pub(super) group: &'static str,
    /// Two votes each: 0 the group, then each other card.
    pub(super) votes: [[usize; 2]; 6],
    /// Notes on the group.
    pub(super) notes: &'static str,
    pub(super) actions: &'static [Promised],
    /// Win, driver, outcome, contributors.
    pub(super) win: [&'static str; 4],
    /// Why the question is parked.
    pub(super) parked: &'static str,
    pub(super) summary: &'static str,
    /// Answers of the poll on return on time.
    pub(super) worth: [u32; 6],
    /// Who received the report.
    pub(super) sent: &'static str,
}

/// The cards about how the team works together.
pub(super) const TOGETHER: [&str; 4] = [
    "Nobody knows when product has time to review",
    "Check-ins took ten minutes and ended in decisions",
    "We argued about channels without data",
    "One account list, one owner per account",
];

/// The retrospectives of the closed sprints, in their order.
#[rustfmt::skip]
pub(super) static HELD: [Held; 4] = [
    Held {
        minutes: 60,
        template: "Classic",
        guest: ["Tom Becker", "Sales hears first what buyers ask", "Why do we hear about launches from customers?"],
        safety: [3, 4, 3, 4, 2, 4],
        cards: [
            ("Friction", "Drafts wait three days for a product review"),
            ("Friction", "Nobody knows when product has time to review"),
            ("Questions", "Does this segment read email at all?"),
            ("Wins", "Sales read the landing page before it went live"),
            ("Wins", "Check-ins took ten minutes and ended in decisions"),
        ],
        group: "Product reviews take too long",
        votes: [[0, 0], [0, 2], [1, 0], [2, 3], [0, 1], [0, 0]],
        notes: "Product reviews between its own meetings. A chat message gets lost; a call gets an answer the same day.",
        actions: &[("Call Rosa when a draft has waited a day", "Drafts wait one day at most", Jonas, ActionKind::Tweak, VerdictKind::Worked, "Three days before, one day now")],
        win: ["The landing page went live without rework", "Tom saw the draft two days early and asked what his prospects would ask", "No changes in the first two weeks", "Tom and Jonas"],
        parked: "We'll know once the welcome series has run for two weeks",
        summary: "The landing page worked because sales saw it early. Drafts waited three days for product; from now on we call after one.",
        worth: [4, 3, 4, 4, 3, 5],
        sent: "The team, Tom and Rosa",
    },
    Held {
        minutes: 60,
        template: "Classic",
        guest: ["Rosa Alvarez", "Product sets the webinar date", "Why does marketing need a date before it has a topic?"],
        safety: [4, 4, 3, 4, 3, 4],
        cards: [
            ("Friction", "Half of the webinar sign-ups have no source"),
            ("Friction", "We argued about channels without data"),
            ("Questions", "Is one large event worth three small items?"),
            ("Wins", "Sales called attendees within two days"),
            ("Learnings", "An auditor on stage beats a demo"),
        ],
        group: "Data is missing when we decide",
        votes: [[0, 1], [0, 2], [0, 0], [2, 1], [0, 0], [0, 3]],
        notes: "The CRM drops the source when a form is embedded. Ines knows which forms; nobody had asked.",
        actions: &[
            ("Pass the source through every form", "Source known for 95% of requests", Ines, ActionKind::DataGap, VerdictKind::Keep, "Two forms are left"),
            ("Plan follow-up hours with every event", "No item slips because of an event", Mara, ActionKind::Capacity, VerdictKind::DidNot, "We planned the hours and then filled them"),
        ],
        win: ["Fast follow-up on webinar attendees", "The call list was in the CRM the same evening", "19 of 70 calls held in the first week", "Tom's team"],
        parked: "We'll compare when the follow-up calls are done",
        summary: "The webinar filled, and sales called quickly. We can't say which channel filled it: half of the sign-ups lost their source.",
        worth: [4, 4, 5, 3, 4, 4],
        sent: "The team and Rosa",
    },
    Held {
        minutes: 90,
        template: "Four Ls",
        guest: ["Nadia Brandt", "Legal clears our logos and quotes", "Why does everything reach us on a Thursday?"],
        safety: [4, 5, 4, 4, 3, 5],
        cards: [
            ("Lacked", "Legal review took three days, and we hadn't planned for it"),
            ("Lacked", "Twenty pages went to review one by one"),
            ("Longed for", "A list of customers we may always name"),
            ("Liked", "One account list, one owner per account"),
            ("Learned", "Posts reach marketing people, not buyers"),
        ],
        group: "Reviews outside the team come last",
        votes: [[0, 0], [0, 2], [0, 1], [1, 2], [0, 0], [3, 0]],
        notes: "Same pattern as with product two sprints ago: we ask when we're done, not when we start.",
        actions: &[
            ("Book review time when an item starts", "No item waits more than a day for a review", Sven, ActionKind::Brief, VerdictKind::Worked, "No wait of more than a day since"),
            ("Keep a list of customers we may name", "Ten names that need no further approval", Aiko, ActionKind::Tweak, VerdictKind::Change, "Legal approves each name; we start with five"),
        ],
        win: ["Sales and marketing work from one account list", "Marketing and sales built it in the same hour", "No account was contacted twice", "Sven and the account owners"],
        parked: "Nadia asks her team and brings an answer next time",
        summary: "Eight accounts are talking to sales. Reviews held us up again, this time in Legal, because we ask for them last.",
        worth: [5, 4, 4, 5, 4, 4],
        sent: "The team, Tom and Nadia",
    },
    Held {
        minutes: 60,
        template: "Classic",
        guest: ["Lena Vogt", "Our partner for the next webinar", "What would you stop doing if I asked for half of your time?"],
        safety: [4, 5, 5, 4, 4, 5],
        cards: [
            ("Friction", "Tracking was checked after the launch"),
            ("Friction", "A week of comparison data is missing"),
            ("Questions", "Are nine items too many, even if we finish them?"),
            ("Wins", "Everything we committed to is done"),
            ("Wins", "Finance checked the cost table in an hour"),
        ],
        group: "Tracking comes after the launch",
        votes: [[0, 2], [0, 0], [1, 1], [0, 2], [0, 3], [0, 0]],
        notes: "The second time in three sprints that data is missing at the review. Tracking sits at the end of every task list.",
        actions: &[("Check tracking the day before a launch", "Every launch has its first event in the report", Ines, ActionKind::Tweak, VerdictKind::Keep, "")],
        win: ["A sprint with nothing left over", "We planned what we had finished before, not what we hoped for", "9 of 9 items", "The whole team"],
        parked: "Let's see whether it holds a second time",
        summary: "We finished everything for the first time, because we planned from past output. We lost a week of data; tracking is now checked before each launch.",
        worth: [5, 4, 5, 5, 4, 5],
        sent: "The team, Tom, Rosa and Lena",
    },
];
