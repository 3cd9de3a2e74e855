//! Finds the records that contain the search words, in groups.

use super::hit::{Act, Hit};
use super::sought::{OF_A_GROUP, Sought};
use crate::state::Route;
use crate::views::components::IconName;
use crate::views::names;
use sprintloop::domain::base::plain::plain;
use sprintloop::domain::base::text::holds;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::workspace::Workspace;

/// Adds every record that contains every word.
pub(super) fn find(ws: &Workspace, sought: &Sought, hits: &mut Vec<Hit>) {
    items(ws, sought, hits);
    let words = &sought.words;
    work(ws, words, hits);
    memory(ws, words, hits);
    outcomes(ws, words, hits);
}

/// Adds a hit that contains every word.
pub(super) fn add(hits: &mut Vec<Hit>, words: &[String], more: &str, hit: Hit) {
    let full = plain(&format!("{} {} {more}", hit.title, hit.place));
    if words.iter().all(|word| full.contains(word.as_str())) {
        hits.push(hit);
    }
}

/// Returns the name of an item's owner, as it is shown.
pub(super) fn owner<'a>(ws: &'a Workspace, item: &BacklogItem) -> &'a str {
    let owner = item.owner.and_then(|id| ws.members.get(id));
    owner.map_or("No owner", |owner| owner.name.as_str())
}

/// Adds the items that fit best. There can be thousands, so texts are read where they are.
fn items(ws: &Workspace, sought: &Sought, hits: &mut Vec<Hit>) {
    let says = |item: &BacklogItem, word: &str| {
        let texts = [&item.purpose.change, &item.purpose.audience, &item.description];
        item.key.holds(word)
            || holds(item.title.as_str(), word)
            || holds(owner(ws, item), word)
            || texts.into_iter().any(|text| holds(text, word))
    };
    let away =
        |item: &BacklogItem| matches!(item.position, Position::Archived | Position::Dropped { .. });
    let mut found: Vec<_> = ws
        .items
        .values()
        .filter(|item| sought.words.iter().all(|word| says(item, word)))
        .map(|item| ((sought.rank(item.title.as_str()), away(item)), item))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    hits.extend(found.iter().take(OF_A_GROUP).map(|(_, item)| Hit::item("Backlog items", item)));
}

fn work(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    for sprint in ws.sprints.values() {
        let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
        let route = if sprint.is_planned() { Route::Plan } else { Route::Review };
        let name = sprint.name();
        let title = if goal.is_empty() { name } else { format!("{name}: {goal}") };
        let act = Act::Go(route.hash_at(sprint.id));
        add(hits, words, "", Hit::new("Sprints", IconName::Flag, title, act));
    }
    for member in ws.members.values() {
        let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
        let (title, place) = (member.name.to_string(), roles.join(", "));
        let act = Act::Go(Route::Team.hash_at(member.id));
        add(hits, words, "", Hit::new("People", IconName::Person, title, act).at(place));
    }
    for request in ws.requests.values() {
        let (title, place) = (request.problem.to_string(), request.requester.name.to_string());
        let act = Act::Go(Route::Intake.hash_at(request.id));
        add(hits, words, "", Hit::new("Requests", IconName::Inbox, title, act).at(place));
    }
    for priority in ws.priorities.values() {
        let (title, place) = (priority.objective.to_string(), priority.quarterly_goal.clone());
        let act = Act::Go(Route::Priorities.hash_at(priority.id));
        add(hits, words, "", Hit::new("Priorities", IconName::Target, title, act).at(place));
    }
}

fn memory(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    for learning in ws.learnings.values() {
        let more = format!("{} {}", learning.expected, learning.happened);
        let (title, place) = (learning.subject.to_string(), names::channel(ws, learning.channel));
        let act = Act::Go(Route::learnings().hash_at(learning.id));
        add(hits, words, &more, Hit::new("Learnings", IconName::Book, title, act).at(place));
    }
    for decision in ws.decisions.values() {
        let act = Act::Go(Route::learnings().hash_at(decision.id));
        let hit = Hit::new("Decisions", IconName::Check, decision.what.to_string(), act);
        add(hits, words, &decision.why, hit);
    }
}

fn outcomes(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    let actions = ws.actions.values().map(|it| ("Actions", it.what.to_string()));
    let guards = ws.guardrails.values().map(|it| ("Guardrails", it.guard.to_string()));
    let plays = ws.plays.values().map(|it| ("Plays", it.name.to_string()));
    // Cards aren't searched: before the reveal their text must not be anywhere in the page.
    for (group, title) in actions.chain(guards).chain(plays) {
        let act = Act::Go(Route::Playbook.hash());
        add(hits, words, "", Hit::new(group, IconName::Star, title, act));
    }
}
