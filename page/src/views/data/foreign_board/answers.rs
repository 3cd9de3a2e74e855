//! What becomes of the lists, labels and people of a board, as the person has chosen it so far.

use std::sync::Arc;

use leptos::prelude::*;

use sprintloop::domain::tables::record::Tables;
use sprintloop::exchange::mapping::{Mapping, Target, Who, targets};

/// The answer that makes someone a new member.
pub(super) const NEW: &str = "new";

/// What the person has chosen so far; each answer is the value of a field.
#[derive(Clone)]
pub(super) struct Answers {
    pub(super) lists: Vec<RwSignal<String>>,
    pub(super) labels: Vec<RwSignal<String>>,
    pub(super) people: Vec<RwSignal<String>>,
    pub(super) work_type: RwSignal<String>,
    pub(super) lines: RwSignal<String>,
    pub(super) finished: RwSignal<bool>,
    /// What the numbers chosen for lists and labels mean.
    pub(super) targets: Arc<Vec<(Target, String)>>,
    pub(super) guess: Mapping,
}

impl Answers {
    pub(super) fn of(guess: Mapping, tables: &Tables) -> Self {
        let targets = targets(tables);
        let number = |target: &Target| {
            let at = targets.iter().position(|(other, _)| other == target);
            RwSignal::new(at.unwrap_or(0).to_string())
        };
        let who = |who: &Who| {
            RwSignal::new(match who {
                Who::Named => String::new(),
                Who::New => NEW.to_owned(),
                Who::Member(id) => id.to_string(),
            })
        };
        Self {
            lists: guess.lists.iter().map(number).collect(),
            labels: guess.labels.iter().map(number).collect(),
            people: guess.people.iter().map(who).collect(),
            work_type: RwSignal::new(guess.work_type.to_string()),
            lines: RwSignal::new("checklist".to_owned()),
            finished: RwSignal::new(false),
            targets: Arc::new(targets),
            guess,
        }
    }

    /// The mapping as chosen; tracked.
    pub(super) fn mapping(&self) -> Mapping {
        let target = |value: &RwSignal<String>| {
            let at: Option<usize> = value.with(|value| value.parse().ok());
            at.and_then(|at| self.targets.get(at)).map_or(Target::Note, |(target, _)| *target)
        };
        Mapping {
            lists: self.lists.iter().map(target).collect(),
            labels: self.labels.iter().map(target).collect(),
            people: self.people.iter().map(|value| value.with(|value| who(value))).collect(),
            work_type: self.work_type.with(|id| id.parse().ok()).unwrap_or(self.guess.work_type),
            as_criteria: self.lines.with(|lines| lines == "criteria"),
            finished: self.finished.get(),
        }
    }
}

fn who(value: &str) -> Who {
    match value {
        NEW => Who::New,
        id => id.parse().map_or(Who::Named, Who::Member),
    }
}
