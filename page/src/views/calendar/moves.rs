//! Moves an entry to another day, through the rule of what it stands for.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Dropped, Step, Toasts};
use crate::views::names;
use crate::views::undo_toast::undoable;
use sprintloop::domain::base::dates;
use sprintloop::domain::base::ids::{ItemId, NeedId, SprintId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::sprint::record::RetrospectivePlan;
use sprintloop::domain::workspace::Workspace;

/// A date that can be moved: what it is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// The launch of an item.
    Launch(ItemId),
    /// The day an item is needed by.
    Due(ItemId),
    /// The day the results of an item are expected.
    Results(ItemId),
    /// The date of a need; of which item.
    Need(ItemId, NeedId),
    /// The start of a planned sprint; its length stays.
    Starts(SprintId),
    /// The end of a sprint.
    Ends(SprintId),
    /// The retrospective of a sprint.
    Retrospective(SprintId),
}

impl fmt::Display for Dated {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Launch(id) => write!(to, "launch-{id}"),
            Self::Due(id) => write!(to, "due-{id}"),
            Self::Results(id) => write!(to, "results-{id}"),
            Self::Need(item, id) => write!(to, "need-{item}--{id}"),
            Self::Starts(id) => write!(to, "starts-{id}"),
            Self::Ends(id) => write!(to, "ends-{id}"),
            Self::Retrospective(id) => write!(to, "retrospective-{id}"),
        }
    }
}

impl FromStr for Dated {
    type Err = ();

    fn from_str(mark: &str) -> Result<Self, ()> {
        let (kind, id) = mark.split_once('-').ok_or(())?;
        let item = || id.parse().map_err(|_| ());
        let sprint = || id.parse().map_err(|_| ());
        match kind {
            "launch" => item().map(Self::Launch),
            "due" => item().map(Self::Due),
            "results" => item().map(Self::Results),
            "need" => {
                let (item, need) = id.split_once("--").ok_or(())?;
                Ok(Self::Need(item.parse().map_err(|_| ())?, need.parse().map_err(|_| ())?))
            }
            "starts" => sprint().map(Self::Starts),
            "ends" => sprint().map(Self::Ends),
            "retrospective" => sprint().map(Self::Retrospective),
            _ => Err(()),
        }
    }
}

impl Dated {
    /// Returns the day it stands on now.
    fn now(self, ws: &Workspace) -> Option<NaiveDate> {
        let item = |id| ws.items.get(id);
        let sprint = |id| ws.sprints.get(id);
        match self {
            Self::Launch(id) => Some(item(id)?.launch.as_ref()?.on),
            Self::Due(id) => item(id)?.needed_by,
            Self::Results(id) => item(id)?.awaiting_results,
            Self::Need(id, need) => {
                item(id)?.needs.iter().find(|one| one.id == need).map(|need| need.due)
            }
            Self::Starts(id) => Some(sprint(id)?.starts),
            Self::Ends(id) => Some(sprint(id)?.ends),
            Self::Retrospective(id) => match sprint(id)?.retrospective {
                Some(RetrospectivePlan::Dated { on }) => Some(on),
                _ => None,
            },
        }
    }

    /// Returns the command that moves it to a day.
    fn to(self, on: NaiveDate, ws: &Workspace) -> Option<Command> {
        let edit = |item, edit| {
            Command::Item(ItemCommand::Edit { items: vec![item], edit: Box::new(edit) })
        };
        Some(match self {
            Self::Launch(item) => Command::Item(ItemCommand::PlanLaunch { item, on: Some(on) }),
            Self::Due(item) => edit(item, ItemEdit::NeededBy(Some(on))),
            Self::Results(item) => Command::Item(ItemCommand::AwaitResults { item, until: on }),
            Self::Need(item, id) => {
                let mut need = ws.items.get(item)?.needs.iter().find(|one| one.id == id)?.clone();
                need.due = on;
                Command::Item(ItemCommand::EditNeed { item, need })
            }
            Self::Starts(id) => {
                let sprint = ws.sprints.get(id)?;
                let ends = on + (sprint.ends - sprint.starts);
                Command::Sprint(SprintCommand::SetDates { id, starts: on, ends })
            }
            Self::Ends(id) => {
                let starts = ws.sprints.get(id)?.starts;
                Command::Sprint(SprintCommand::SetDates { id, starts, ends: on })
            }
            Self::Retrospective(id) => {
                let plan = RetrospectivePlan::Dated { on };
                Command::Sprint(SprintCommand::PlanRetrospective { id, plan })
            }
        })
    }

    /// Returns what is said of it: "MKT-9 Trial emails: launch".
    fn words(self, ws: &Workspace) -> String {
        let item = |id, what: &str| format!("{}: {what}", names::item(ws, id));
        let sprint = |id, what: &str| {
            let name = ws.sprints.get(id).map(|sprint| sprint.name()).unwrap_or_default();
            format!("{name} {what}")
        };
        match self {
            Self::Launch(id) => item(id, "launch"),
            Self::Due(id) => item(id, "due date"),
            Self::Results(id) => item(id, "results"),
            Self::Need(id, _) => item(id, "dependency"),
            Self::Starts(id) => sprint(id, "start"),
            Self::Ends(id) => sprint(id, "end"),
            Self::Retrospective(id) => sprint(id, "retrospective"),
        }
    }
}

/// Moves entries; the last refusal is shown above the calendar.
#[derive(Clone, Copy)]
pub struct Moves {
    store: Store,
    toasts: Option<Toasts>,
    /// Why the last move was refused.
    pub refused: RwSignal<Option<Refusal>>,
}

impl Moves {
    /// Creates the moves of the screen.
    pub fn new(store: Store) -> Self {
        Self { store, toasts: use_context(), refused: RwSignal::new(None) }
    }

    /// Puts an entry on the day it was dropped on.
    pub fn drop(self, dropped: &Dropped<Dated, NaiveDate>) {
        self.put(dropped.id, dropped.target);
    }

    /// Moves an entry by a day or a week.
    pub fn step(self, dated: Dated, step: Step) {
        let Some(now) = dated.now(&self.store.workspace_now()) else { return };
        let to = match step {
            Step::Back => now.checked_sub_days(Days::new(1)),
            Step::Forward => now.checked_add_days(Days::new(1)),
            Step::Up => now.checked_sub_days(Days::new(7)),
            Step::Down => now.checked_add_days(Days::new(7)),
            Step::First | Step::Last => None,
        };
        if let Some(to) = to {
            self.put(dated, to);
        }
    }

    fn put(self, dated: Dated, on: NaiveDate) {
        let ws = self.store.workspace_now();
        if dated.now(&ws).is_none_or(|now| now == on) {
            return;
        }
        let today = self.store.now().date_naive();
        if on < today && dated.now(&ws).is_some_and(|now| now >= today) {
            let why = format!("{} is in the past. Choose today or a later day.", dates::day(on));
            return self.refused.set(Some(Refusal::input(why)));
        }
        if let Some(command) = dated.to(on, &ws) {
            let done = self.store.dispatch(command);
            if let (Ok(_), Some(toasts)) = (&done, self.toasts) {
                let holiday = ws.workflow.calendar.holiday(on);
                let off =
                    holiday.map(|name| format!(". That day is off: {name}")).unwrap_or_default();
                let said = format!("{} moved to {}{off}", dated.words(&ws), dates::day(on));
                undoable(toasts, self.store, &said);
            }
            self.refused.set(done.err());
        }
    }
}
