//! The health checklist of a sprint: six computed lines, each with what is missing and where to fix it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::refusal::Way;
use crate::domain::reads::due::overdue_blockers;
use crate::domain::reads::ready::lacks;
use crate::domain::reads::sprint::before_closing::learnings_due;
use crate::domain::reads::sprint::load::load;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::records::work_type::ReadyRule;
use crate::domain::tables::draft::is_just_me;
use crate::domain::tables::record::Tables;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What should be true.
    pub label: &'static str,
    /// What is missing, by name; `None` if nothing is.
    pub missing: Option<String>,
    /// Not checked yet, because the review has not started.
    pub ahead: bool,
    /// Where to fix it.
    pub way: Way,
}

/// Returns the six lines for a sprint on a day.
pub fn checklist(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> Vec<Line> {
    let chosen = || sprint.chosen.keys().filter_map(|id| tables.items.get(*id));
    let reviewing = matches!(sprint.state, SprintState::InReview { .. });
    let line = |label, missing: Option<String>, way| Line { label, missing, ahead: false, way };
    let goal = match &sprint.goal {
        None => Some("No goal yet".to_owned()),
        Some(goal) if goal.priority.is_none() && !is_just_me(tables) => {
            Some("The goal is not linked to a priority".to_owned())
        }
        Some(_) => None,
    };
    // An owner always, and a value where the definition of ready of its work type asks for one.
    let vague = |item: &&Arc<BacklogItem>| {
        let asked = [ReadyRule::Owner, ReadyRule::ExpectedValue];
        item.owner.is_none() || asked.iter().any(|rule| lacks(*rule, item, tables))
    };
    let first_vague = chosen().find(vague).map_or(Way::OpenPlan, |item| Way::OpenItem(item.id));
    let late: Vec<_> = overdue_blockers(tables, today)
        .into_iter()
        .filter(|blocker| blocker.escalation.is_none())
        .collect();
    let to_blocker = late.first().map_or(Way::OpenBoard, |first| Way::OpenBlocker(first.id));
    let late = late.iter().filter_map(|blocker| tables.items.get(blocker.item));
    let unjudged = |item: &&Arc<BacklogItem>| match item.position.stage() {
        Some(BoardStage::Done) => !item.is_accepted(),
        Some(BoardStage::UnderReview) => reviewing,
        _ => false,
    };
    let to_judge = chosen().find(unjudged).map_or(Way::OpenBoard, |item| Way::Judge(item.id));
    let learnings = learnings_due(tables, today);
    let to_capture =
        learnings.first().map_or(Way::WriteNext, |first| Way::RecordLearning(first.id));
    let mut lines = vec![
        line("One clear goal", goal, Way::SetGoal),
        line(
            "Every item has an owner, and an expected value where required",
            names(chosen().filter(vague)),
            first_vague,
        ),
        line("Work fits capacity", too_much(sprint, tables), Way::SeeLoad),
        line("Overdue blockers are escalated", names(late), to_blocker),
        line("Done work is accepted", names(chosen().filter(unjudged)), to_judge),
        line(
            "Learnings and the next decision are recorded",
            not_captured(sprint, &learnings),
            to_capture,
        ),
    ];
    if let Some(last) = lines.last_mut() {
        last.ahead = !reviewing;
    }
    lines
}

/// Returns "MKT-1, MKT-2 and 3 more"; `None` without items.
fn names<'a>(items: impl Iterator<Item = &'a Arc<BacklogItem>>) -> Option<String> {
    let keys: Vec<String> = items.map(|item| item.key.to_string()).collect();
    let shown = keys.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
    match keys.len() {
        0 => None,
        1..=4 => Some(shown),
        all => Some(format!("{shown} and {} more", all - 4)),
    }
}

fn too_much(sprint: &Sprint, tables: &Tables) -> Option<String> {
    let load = load(sprint, tables);
    let unit = tables.workflow.unit;
    let over = load.owners_over().map(|owner| {
        let name = tables.members.get(owner.member).map_or("Someone", |m| m.name.as_str());
        format!("{name} is {} over", unit.show(owner.over()))
    });
    let mut all: Vec<String> = over.collect();
    if all.is_empty() && !load.fits() {
        all.push(format!("The team is {} over", unit.show(load.over())));
    }
    (!all.is_empty()).then(|| all.join(", "))
}

fn not_captured(sprint: &Sprint, learnings: &[Arc<BacklogItem>]) -> Option<String> {
    let learnings = names(learnings.iter());
    let learnings = learnings.map(|keys| format!("No learning yet from {keys}"));
    let next = sprint.review.next.trim().is_empty().then(|| "No next decision".to_owned());
    let missing: Vec<String> = learnings.into_iter().chain(next).collect();
    (!missing.is_empty()).then(|| missing.join("; "))
}
