//! The invitation to a retrospective as text: when, where, the agenda with its time boxes, and what to bring.

use crate::domain::base::dates::exact_day;
use crate::domain::reads::retrospective::due::Due;
use crate::domain::reads::retrospective::facts::open_actions;
use crate::domain::records::retrospective::plan::{WayOfWriting, time_boxes};
use crate::domain::tables::record::Tables;

/// Returns the invitation to a retrospective of so many minutes; `link` is the page's address.
pub fn invitation(tables: &Tables, due: &Due, minutes: u32, link: &str) -> String {
    let calendar = &tables.workflow.calendar;
    let from = calendar.day_end.saturating_sub(60).max(calendar.day_start);
    let time = format!("{}:{:02}", from / 60, from % 60);
    let name = due.sprint.name();
    let mut text = format!(
        "{name} retrospective\n\nWhen: {}, {time}, {minutes} minutes\nWhere: {link}\n\nAgenda\n",
        exact_day(due.on)
    );
    let people = tables.members.values().filter(|member| member.can_own_work()).count();
    let boxes = time_boxes(minutes, people, WayOfWriting::default());
    for (step, minutes) in boxes.into_iter().filter(|(_, minutes)| *minutes > 0) {
        text.push_str(&format!("- {} ({minutes} min)\n", step.label()));
    }
    text.push_str("\nPlease bring\n");
    if let Some(goal) = &due.sprint.goal {
        text.push_str(&format!(
            "- The goal of {name}: {}. Did we reach it, and how do you know?\n",
            goal.text.as_str().trim_end_matches('.')
        ));
    }
    text.push_str("- Two or three cards: what went well, what got in the way, what you learned. Each with a figure or a link.\n");
    for action in open_actions(tables) {
        let owner = action.owner.and_then(|id| tables.members.get(id));
        let owner = owner.map(|it| format!("{}: ", it.name)).unwrap_or_default();
        let figure = if action.measure.is_empty() {
            String::new()
        } else {
            format!(" ({})", action.measure)
        };
        text.push_str(&format!("- {owner}what became of “{}”{figure}\n", action.what));
    }
    text
}
