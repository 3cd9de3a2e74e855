//! The places of the navigation and the title of each screen.
//!
//! It knows addresses and nothing about the screens behind them.

use leptos::prelude::*;

use super::components::{IconName, Place};
use crate::state::Route;

/// How many things need attention, as counts in the navigation.
#[derive(Clone, Copy)]
pub struct Counts {
    /// Requests that await triage.
    pub requests: Signal<usize>,
    /// Topics of the next check-in.
    pub topics: Signal<usize>,
    /// Retrospectives that are due.
    pub due: Signal<usize>,
    /// Whether nobody else sends work: "Just me" without a request.
    pub no_intake: Signal<bool>,
}

impl Counts {
    /// Returns counts of zero.
    pub fn none() -> Self {
        let none = Signal::stored(0);
        Self { requests: none, topics: none, due: none, no_intake: Signal::stored(false) }
    }
}

/// Returns the window title for a screen.
pub fn title(route: &Route) -> &'static str {
    match route {
        Route::Today => "Today",
        Route::Intake => "Intake",
        Route::RequestForm => "Request",
        Route::Cards => "Your cards",
        Route::Shared => "Shared plan",
        Route::Backlog { .. } => "Backlog",
        Route::Plan => "Plan",
        Route::Board => "Board",
        Route::CheckIn => "Check-in",
        Route::Review => "Review",
        Route::Calendar => "Calendar",
        Route::Retro { .. } => "Retrospective",
        Route::Wall { .. } => "Wall",
        Route::Playbook => "Playbook",
        Route::Archive => "Archive",
        Route::Learnings { .. } => "Learnings",
        Route::Update { .. } => "Stakeholder update",
        Route::Metrics => "Metrics",
        Route::Team => "Team",
        Route::Priorities => "Priorities",
        Route::Workflow => "Workflow",
        Route::Handbook => "Handbook",
        Route::Data => "Data",
    }
}

/// Returns the navigation entry that is current on a screen.
pub fn place(route: &Route) -> &'static str {
    match route {
        Route::Today => "#/",
        Route::Intake | Route::RequestForm => "#/intake",
        Route::Backlog { .. } => "#/backlog",
        Route::Plan | Route::Shared => "#/plan",
        Route::Board => "#/board",
        Route::CheckIn => "#/check-in",
        Route::Review | Route::Update { .. } => "#/review",
        Route::Calendar => "#/calendar",
        Route::Retro { .. } | Route::Cards | Route::Wall { .. } => "#/retro",
        Route::Playbook => "#/playbook",
        Route::Archive => "#/archive",
        Route::Learnings { .. } => "#/learnings",
        Route::Metrics => "#/metrics",
        Route::Team | Route::Priorities | Route::Workflow | Route::Handbook | Route::Data => {
            "#/team"
        }
    }
}

/// Returns the navigation: the loop in order, then insights and setup.
pub fn places(counts: Counts) -> Vec<(&'static str, Vec<Place>)> {
    vec![
        (
            "Loop",
            vec![
                Place::new("Today", "#/", IconName::Home).on_bar(),
                Place::new("Intake", "#/intake", IconName::Inbox)
                    .count(counts.requests)
                    .hidden(counts.no_intake),
                Place::new("Backlog", "#/backlog", IconName::List).on_bar(),
                Place::new("Plan", "#/plan", IconName::Flag).on_bar(),
                Place::new("Board", "#/board", IconName::Board).on_bar(),
                Place::new("Check-in", "#/check-in", IconName::Timer).count(counts.topics),
                Place::new("Review", "#/review", IconName::Check),
                Place::new("Retrospective", "#/retro", IconName::Repeat).count(counts.due),
            ],
        ),
        (
            "Insights & setup",
            vec![
                Place::new("Calendar", "#/calendar", IconName::Calendar),
                Place::new("Metrics", "#/metrics", IconName::Chart),
                Place::new("Learnings", "#/learnings", IconName::Book),
                Place::new("Playbook", "#/playbook", IconName::Star),
                Place::new("Archive", "#/archive", IconName::Archive),
                Place::new("Workspace", "#/team", IconName::Gear),
            ],
        ),
    ]
}
