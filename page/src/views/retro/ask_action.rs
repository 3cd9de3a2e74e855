//! The question about an action: what, who, by when, how success is measured, and of what kind it is.

use chrono::NaiveDate;

use super::ask::{came, labels, title};
use super::session::Session;
use crate::views::components::{Choice, Propose, Question};
use crate::views::{names, proposed_day};
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::retrospective::NewOutcome;
use sprintloop::domain::records::retrospective::outcome::{Action, ActionKind};

/// Asks for an action that closes a data gap before the next sprint starts.
pub fn ask_gap(s: Session) {
    let due = proposed_day::before_sprint(s.store);
    action_form(s, "Close a data gap", None, Some(ActionKind::DataGap), Some(due));
}

/// Asks for an action, or shows one to be changed.
pub fn ask_action(s: Session, id: Option<ActionId>) {
    let old = id.and_then(|id| s.store.workspace_now().actions.get(id).cloned());
    match old {
        Some(old) => {
            let kind = old.kind;
            action_form(s, "Action", Some(Action::clone(&old)), Some(kind), None);
        }
        None => {
            let due = proposed_day::in_days(s.store, 14);
            action_form(s, "Action", None, None, Some(due));
        }
    }
}

/// Returns the guests as choices, with "nobody" first.
fn guests(s: Session) -> Vec<Choice> {
    let retro = s.now();
    let guests = retro.iter().flat_map(|retro| retro.participants.values());
    let guests = guests.filter(|who| who.member.is_none()).map(|who| who.name.to_string());
    let mut all = vec![(String::new(), "No guest".to_owned())];
    all.extend(guests.map(|name| (name.clone(), name)));
    all
}

/// Returns the kinds as choices; none is chosen to begin with.
fn kinds(now: Option<ActionKind>) -> Vec<Choice> {
    let mut all = vec![(String::new(), "Choose a type".to_owned())];
    let offered: Vec<ActionKind> = match now {
        Some(ActionKind::Repeat) => vec![ActionKind::Repeat],
        _ => ActionKind::offered().collect(),
    };
    all.extend(labels(&offered, ActionKind::label));
    all
}

/// Returns how the form asks for what, who, by when and how.
const fn labels_of(kind: Option<ActionKind>) -> [&'static str; 4] {
    match kind {
        Some(ActionKind::DataGap) => [
            "What can't we measure?",
            "Who will make it measurable?",
            "By when",
            "How: tracking, a dashboard, an experiment",
        ],
        _ => ["What will we do, and what triggers it?", "Owner", "Due date", "Measure of success"],
    }
}

/// Returns what the form says where what, who or how is missing.
const fn unset_of(kind: Option<ActionKind>) -> [&'static str; 3] {
    match kind {
        Some(ActionKind::DataGap) => [
            "Describe what can't be measured.",
            "Choose who will make it measurable.",
            "Describe how it will be measured.",
        ],
        _ => ["Describe the action.", "Choose an owner.", "Enter a measure of success."],
    }
}

/// Shows the form of an action. A proposed due date follows the owner.
fn action_form(
    s: Session,
    heading: &'static str,
    old: Option<Action>,
    kind: Option<ActionKind>,
    proposed: Option<Propose>,
) {
    let ws = s.store.workspace_now();
    let value = |read: fn(&Action) -> String| old.as_ref().map(read).unwrap_or_default();
    let day = match &proposed {
        Some(propose) => propose(""),
        None => value(|old| old.due.map(|due| due.to_string()).unwrap_or_default()),
    };
    let ([what, who, by, how], unset) = (labels_of(kind), unset_of(kind));
    let mut due = Question::day("due", by).value(day);
    if let Some(proposed) = proposed {
        due = due.follows("owner", proposed);
    }
    let mut questions = vec![
        Question::line("what", what).value(value(|old| old.what.to_string())).required(unset[0]),
        Question::choose("owner", who, names::member_choices(&ws, Some("Choose an owner")))
            .value(value(|old| old.owner.map(|owner| owner.to_string()).unwrap_or_default()))
            .required(unset[1]),
        due,
        Question::line("measure", how).value(value(|old| old.measure.clone())).required(unset[2]),
        Question::choose("kind", "Type of action", kinds(kind))
            .value(kind.map(ActionKind::label).unwrap_or_default())
            .required("Choose a type."),
        Question::line("departments", "Departments it depends on")
            .value(value(|old| old.departments.clone())),
    ];
    let guests = guests(s);
    if guests.len() > 1 {
        let guest =
            Question::choose("guest", "Guest who will do it (the owner follows up)", guests);
        questions.push(guest.value(value(|old| old.guest.clone())).behind());
    }
    let id = old.as_ref().map_or_else(|| s.store.mint(), |old| old.id);
    s.asking().ask(heading, "Save action", questions, move |answers| {
        let what: Title = title(answers, "what")?;
        let mut action = old.clone().unwrap_or_else(|| Action::new(id, what.clone(), s.id));
        action.what = what;
        action.owner = answers.read("owner");
        action.due = answers.read::<NaiveDate>("due");
        action.measure = answers.text("measure");
        action.kind = ActionKind::parse(&answers.text("kind")).unwrap_or_default();
        action.departments = answers.text("departments");
        action.guest = answers.text("guest");
        came(s, NewOutcome::Action(Box::new(action)))
    });
}
