//! The message that tells the departments of an action what is needed from them.

use crate::domain::base::dates::exact_day;
use crate::domain::reads::retrospective::report_tables::owner;
use crate::domain::reads::retrospective::subject::name_of;
use crate::domain::records::retrospective::outcome::Action;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::tables::record::Tables;

/// Returns the message: what, by when, who owns it, and why. Cards stay in the team, so the why is the name that
/// the team gave to a group of them, and how success is measured.
pub fn department_message(tables: &Tables, action: &Action) -> String {
    let from = tables.retrospectives.get(action.from);
    let name = from.map_or_else(|| "retrospective".to_owned(), |from| name_of(tables, from));
    let topic = from.and_then(|from| topic_of(from, action)).unwrap_or_default();
    let due = action.due.map(exact_day).unwrap_or_default();
    let owner = owner(tables, action);
    let who = if owner.is_empty() { "us" } else { owner.as_str() };
    let close = if due.is_empty() {
        format!("Can you help with this? Please tell {who}.")
    } else {
        format!("Can you help with this by then? Please tell {who}.")
    };
    let lines = [
        format!("Hello {},", action.departments.trim()),
        format!("In our {name}, we agreed on something that depends on you."),
        line("What", action.what.as_str()),
        line("By when", &due),
        line("Owner", &owner),
        line("Why", &topic),
        line("How we measure it", &action.measure),
        close,
    ];
    let said: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    said.join("\n") + "\n"
}

/// "Owner: Priya Kaur", or nothing.
fn line(term: &str, text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!("{term}: {text}"),
    }
}

/// Returns the name of the group of cards that the action came out of.
fn topic_of(from: &Retrospective, action: &Action) -> Option<String> {
    let out = from.outcomes.iter().find(|out| out.what == Out::Action(action.id))?;
    from.groups.get(&out.topic?).map(ToString::to_string)
}
