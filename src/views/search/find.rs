//! Finds records, screens and commands that contain the search words, in groups.

use crate::domain::base::plain::plain;
use crate::domain::workspace::Workspace;
use crate::state::Route;
use crate::views::components::IconName;
use crate::views::{names, navigation};

/// What selecting a hit does.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// To an address.
    Go(String),
    /// The item with this key, over the screen.
    Open(String),
    Undo,
    Redo,
    Keys,
}

/// One result.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) group: &'static str,
    pub(super) icon: IconName,
    pub(super) title: String,
    pub(super) place: String,
    pub(super) act: Act,
}

/// The most hits shown per group.
const OF_A_GROUP: usize = 8;

/// Returns everything that contains every word of the text; screens and commands for an empty text.
pub(super) fn find(ws: &Workspace, text: &str) -> Vec<Hit> {
    let words: Vec<String> = plain(text).split_whitespace().map(str::to_owned).collect();
    let mut hits = Vec::new();
    if !words.is_empty() {
        items(ws, &words, &mut hits);
        work(ws, &words, &mut hits);
        memory(ws, &words, &mut hits);
        outcomes(ws, &words, &mut hits);
    }
    page(&words, &mut hits);
    // Titles that contain the words come before records that only mention them.
    let named = |hit: &Hit| {
        let title = plain(&hit.title);
        words.iter().all(|word| title.contains(word.as_str()))
    };
    let groups: Vec<&str> = hits.iter().filter(|hit| named(hit)).map(|hit| hit.group).collect();
    hits.sort_by_key(|hit| !groups.contains(&hit.group));
    hits
}

fn add(hits: &mut Vec<Hit>, words: &[String], more: &str, hit: Hit) {
    let full = plain(&format!("{} {} {more}", hit.title, hit.place));
    let of_group = hits.iter().filter(|known| known.group == hit.group).count();
    if of_group < OF_A_GROUP && words.iter().all(|word| full.contains(word.as_str())) {
        hits.push(hit);
    }
}

fn items(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    for item in ws.items.values() {
        let more = format!(
            "{} {} {} {}",
            names::member(ws, item.owner),
            item.purpose.change,
            item.purpose.audience,
            item.description.get(..2_000).unwrap_or(&item.description)
        );
        let hit = Hit {
            group: "Backlog items",
            icon: IconName::List,
            title: item.title.to_string(),
            place: item.key.to_string(),
            act: Act::Open(item.key.to_string()),
        };
        add(hits, words, &more, hit);
    }
}

fn work(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    for sprint in ws.sprints.values() {
        let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string()).unwrap_or_default();
        let route = if sprint.is_planned() { Route::Plan } else { Route::Review };
        let (title, act) = (format!("{} {goal}", sprint.name()), Act::Go(route.hash_at(sprint.id)));
        let place = String::new();
        add(hits, words, "", Hit { group: "Sprints", icon: IconName::Flag, title, place, act });
    }
    for member in ws.members.values() {
        let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
        let (title, place) = (member.name.to_string(), roles.join(", "));
        let act = Act::Go(Route::Team.hash_at(member.id));
        add(hits, words, "", Hit { group: "People", icon: IconName::Person, title, place, act });
    }
    for request in ws.requests.values() {
        let (title, place) = (request.problem.to_string(), request.requester.name.to_string());
        let act = Act::Go(Route::Intake.hash_at(request.id));
        add(hits, words, "", Hit { group: "Requests", icon: IconName::Inbox, title, place, act });
    }
    for priority in ws.priorities.values() {
        let (title, place) = (priority.objective.to_string(), priority.quarterly_goal.clone());
        let act = Act::Go(Route::Priorities.hash_at(priority.id));
        add(
            hits,
            words,
            "",
            Hit { group: "Priorities", icon: IconName::Target, title, place, act },
        );
    }
}

fn memory(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    for learning in ws.learnings.values() {
        let more = format!("{} {}", learning.expected, learning.happened);
        let (title, place) = (learning.subject.to_string(), names::channel(ws, learning.channel));
        let act = Act::Go(Route::learnings().hash_at(learning.id));
        add(
            hits,
            words,
            &more,
            Hit { group: "Learnings", icon: IconName::Book, title, place, act },
        );
    }
    for decision in ws.decisions.values() {
        let (title, place) = (decision.what.to_string(), String::new());
        let act = Act::Go(Route::learnings().hash_at(decision.id));
        let hit = Hit { group: "Decisions", icon: IconName::Check, title, place, act };
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
        add(hits, words, "", Hit { group, icon: IconName::Star, title, place: String::new(), act });
    }
}

fn page(words: &[String], hits: &mut Vec<Hit>) {
    let screens = [
        Route::Today,
        Route::Intake,
        Route::Backlog { key: None, query: String::new() },
        Route::Plan,
        Route::Board,
        Route::CheckIn,
        Route::Review,
        Route::Retro { id: None, step: String::new() },
        Route::Calendar,
        Route::Playbook,
        Route::Archive,
        Route::learnings(),
        Route::Metrics,
        Route::Team,
        Route::Priorities,
        Route::Workflow,
        Route::Handbook,
        Route::Data,
        Route::RequestForm,
    ];
    for route in screens {
        // Two groups, because one group would cut off half of the screens.
        let group = if matches!(
            route,
            Route::Calendar
                | Route::Retro { .. }
                | Route::Playbook
                | Route::Archive
                | Route::Learnings { .. }
                | Route::Metrics
                | Route::Team
                | Route::Priorities
                | Route::Workflow
                | Route::Handbook
                | Route::Data
                | Route::RequestForm
        ) {
            "More screens"
        } else {
            "Screens"
        };
        let title = navigation::title(&route).to_owned();
        let (place, act) = (String::new(), Act::Go(route.hash()));
        add(hits, words, "go to", Hit { group, icon: IconName::ArrowRight, title, place, act });
    }
    let commands = [
        ("Undo", "Ctrl Z", IconName::Undo, Act::Undo),
        ("Redo", "Ctrl Shift Z", IconName::Redo, Act::Redo),
        ("Keyboard shortcuts", "?", IconName::Info, Act::Keys),
    ];
    for (title, place, icon, act) in commands {
        let (title, place) = (title.to_owned(), place.to_owned());
        add(hits, words, "command", Hit { group: "Commands", icon, title, place, act });
    }
}
