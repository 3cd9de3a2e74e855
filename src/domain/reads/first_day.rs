//! The first day of a team: what is set up, and what is still open.

use crate::domain::base::text::{counted, number_of};
use crate::domain::reads::ready::is_ready;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::calendar::{Calendar, DayOfWeek};
use crate::domain::records::profile::{FirstStep, Settled};
use crate::domain::records::sprint::record::SprintState;
use crate::domain::tables::draft::is_just_me;
use crate::domain::tables::record::Tables;

/// A step, how it stands, and what there is so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstDayStep {
    /// Which step.
    pub step: FirstStep,
    /// How it stands.
    pub stands: Stands,
    /// What there is so far: "4 people".
    pub so_far: String,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Not done yet.
    Open,
    /// Done.
    Done,
    /// Skipped.
    Skipped,
}

/// Returns the steps of the first day; none once all are done or skipped, once a sprint has started, or where
/// one person works alone.
pub fn first_day(tables: &Tables) -> Option<Vec<FirstDayStep>> {
    let profile = tables.profile.as_ref()?;
    let never =
        |state: &SprintState| matches!(state, SprintState::Planned | SprintState::Cancelled { .. });
    let started = tables.sprints.values().any(|sprint| !never(&sprint.state));
    if started || is_just_me(tables) {
        return None;
    }
    let steps: Vec<FirstDayStep> = FirstStep::ALL
        .into_iter()
        .map(|step| {
            let (done, so_far) = so_far(step, tables);
            let stands = match profile.first_day.get(&step) {
                _ if done => Stands::Done,
                Some(Settled::Confirmed) => Stands::Done,
                Some(Settled::Skipped) => Stands::Skipped,
                None => Stands::Open,
            };
            FirstDayStep { step, stands, so_far }
        })
        .collect();
    steps.iter().any(|step| step.stands == Stands::Open).then_some(steps)
}

/// Returns how far the steps are: "2 of 6 done", "2 of 6 done, 4 skipped".
pub fn progress(steps: &[FirstDayStep]) -> String {
    let count = |stands: Stands| steps.iter().filter(|step| step.stands == stands).count();
    let done = format!("{} of {} done", count(Stands::Done), steps.len());
    match count(Stands::Skipped) {
        0 => done,
        skipped => format!("{done}, {skipped} skipped"),
    }
}

/// Returns whether a step has something to show for it, and what.
fn so_far(step: FirstStep, tables: &Tables) -> (bool, String) {
    match step {
        FirstStep::People => {
            let count = tables.members.values().filter(|member| !member.left).count();
            (count > 1, counted(count, "person", "people"))
        }
        FirstStep::Days => {
            let calendar = &tables.workflow.calendar;
            let days = DayOfWeek::list(&calendar.working_days);
            let holidays = number_of(calendar.holidays.len(), "holiday");
            (*calendar != Calendar::default(), format!("{days} · {holidays}"))
        }
        FirstStep::Priority => {
            let first = tables.priorities.values().next();
            (first.is_some(), first.map(|one| one.objective.to_string()).unwrap_or_default())
        }
        FirstStep::Ideas => {
            let count = tables.items.values().count();
            (count > 0, number_of(count, "item"))
        }
        FirstStep::Ready => {
            let open = || tables.items.values().filter(|item| item.position == Position::Backlog);
            let ready = open().filter(|item| is_ready(item, tables)).count();
            (ready > 0, format!("{ready} of {}", number_of(open().count(), "item")))
        }
        FirstStep::Sprint => {
            let planned = which::planned(tables).is_some();
            (false, if planned { "In planning".to_owned() } else { String::new() })
        }
    }
}
