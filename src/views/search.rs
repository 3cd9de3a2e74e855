//! Search over everything the workspace keeps, and the screens and commands of the page.

use crate::domain::order::InOrder;
use crate::views::prelude::*;
use leptos::ev::KeyboardEvent;

use super::app;
use super::components::{Dialog, Field, Icon, dom, icon, nothing_here, search_field};
use super::later::later;
use super::modules::{Module, search_body};
use super::names;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// What a hit does.
#[derive(Clone)]
enum Act {
    Go(String),
    Undo,
    Redo,
    Keys,
}

/// One thing that was found.
#[derive(Clone)]
struct Hit {
    group: &'static str,
    icon: Icon,
    title: String,
    place: String,
    act: Act,
}

/// The most hits of one group.
const OF_A_GROUP: usize = 8;

/// The dialog of Ctrl K.
pub fn dialog(open: RwSignal<bool>, helping: RwSignal<bool>) -> AnyView {
    let body = move || later(Module::Search, move || Box::pin(search_body(open, helping)));
    Dialog::new("search", "Search").unasked().show(open, body)
}

/// What stands in it.
pub fn body(open: RwSignal<bool>, helping: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let text = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let hits = Memo::uncompared(move |_| text.with(|text| find(&store.workspace(), text)));
    Effect::new(move |_| {
        text.track();
        at.set(0);
    });
    Effect::new(move |_| {
        if let Some(hit) = dom::by_id(&hit_id(at.get())) {
            dom::into_view(&hit);
        }
    });
    let active =
        Signal::derive(move || hits.with(|hits| !hits.is_empty()).then(|| hit_id(at.get())));
    let run = move |hit: Hit| {
        open.set(false);
        match hit.act {
            Act::Go(hash) => go(store, &hash),
            Act::Undo => drop(store.undo()),
            Act::Redo => drop(store.redo()),
            Act::Keys => helping.set(true),
        }
    };
    let run = Callback::new(run);
    let on_key = move |ev: KeyboardEvent| {
        let last = hits.with_untracked(|hits| hits.len().saturating_sub(1));
        match ev.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = if *at == 0 { last } else { *at - 1 }),
            "Enter" if !ev.is_composing() => {
                let hit = hits.with_untracked(|hits| hits.get(at.get_untracked()).cloned());
                if let Some(hit) = hit {
                    run.run(hit);
                }
            }
            _ => return,
        }
        ev.prevent_default();
    };
    let field = Field::new("search-text", "Search")
        .autofocus()
        .listbox("search-hits", active)
        .placeholder("Items, sprints, people, learnings, screens");
    view! {
        <div on:keydown=on_key>{search_field(field, text)}</div>
        {move || list(&hits.get(), at, run)}
    }
    .into_any()
}

/// Opens the place, and brings focus there.
fn go(store: Store, hash: &str) {
    store.go_to(hash);
    if Route::record_in(hash).is_none() {
        let item = matches!(Route::parse(hash), Route::Backlog { key: Some(_), .. });
        dom::focus_later(if item { "item-panel" } else { "main" });
    }
}

fn hit_id(place: usize) -> String {
    format!("search-hit-{place}")
}

fn list(hits: &[Hit], at: RwSignal<usize>, run: Callback<Hit>) -> AnyView {
    if hits.is_empty() {
        return nothing_here("Nothing holds these words.");
    }
    let mut group = "";
    let rows = hits
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, hit)| {
            let heading = (hit.group != group)
                .then(|| view! { <p class="search__group" role="presentation">{hit.group}</p> });
            group = hit.group;
            let chosen = move || if at.get() == place { "true" } else { "false" };
            let pressed = hit.clone();
            view! {
                {heading}
                <div class="search__hit" role="option" id=hit_id(place) aria-selected=chosen on:click=move |_| run.run(pressed.clone())>
                    {icon(hit.icon)}
                    <span class="search__title">{hit.title}</span>
                    <span class="search__where">{hit.place}</span>
                </div>
            }
        })
        .collect_view();
    view! { <div class="search__hits" role="listbox" id="search-hits" aria-label="Found">{rows}</div> }.into_any()
}

/// Everything that holds every word of the text; screens and commands for an empty one.
fn find(ws: &Workspace, text: &str) -> Vec<Hit> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut hits = Vec::new();
    if !words.is_empty() {
        items(ws, &words, &mut hits);
        work(ws, &words, &mut hits);
        memory(ws, &words, &mut hits);
        outcomes(ws, &words, &mut hits);
    }
    page(&words, &mut hits);
    // A name one has written out stands before what only mentions the words.
    let named = |hit: &Hit| {
        let title = hit.title.to_lowercase();
        words.iter().all(|word| title.contains(word.as_str()))
    };
    let groups: Vec<&str> = hits.iter().filter(|hit| named(hit)).map(|hit| hit.group).collect();
    hits.order_by_key(|hit| !groups.contains(&hit.group));
    hits
}

fn add(hits: &mut Vec<Hit>, words: &[String], more: &str, hit: Hit) {
    let full = format!("{} {} {more}", hit.title, hit.place).to_lowercase();
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
            icon: Icon::List,
            title: item.title.to_string(),
            place: item.key.to_string(),
            act: Act::Go(Route::item(&item.key).hash()),
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
        add(hits, words, "", Hit { group: "Sprints", icon: Icon::Flag, title, place, act });
    }
    for member in ws.members.values() {
        let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
        let (title, place) = (member.name.to_string(), roles.join(", "));
        let act = Act::Go(Route::Team.hash_at(member.id));
        add(hits, words, "", Hit { group: "People", icon: Icon::Person, title, place, act });
    }
    for request in ws.requests.values() {
        let (title, place) = (request.problem.to_string(), request.requester.name.to_string());
        let act = Act::Go(Route::Intake.hash_at(request.id));
        add(hits, words, "", Hit { group: "Requests", icon: Icon::Inbox, title, place, act });
    }
    for priority in ws.priorities.values() {
        let (title, place) = (priority.objective.to_string(), priority.quarterly_goal.clone());
        let act = Act::Go(Route::Priorities.hash_at(priority.id));
        add(hits, words, "", Hit { group: "Priorities", icon: Icon::Target, title, place, act });
    }
}

fn memory(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    for learning in ws.learnings.values() {
        let more = format!("{} {}", learning.expected, learning.happened);
        let (title, place) = (learning.subject.to_string(), names::channel(ws, learning.channel));
        let act = Act::Go(Route::learnings().hash_at(learning.id));
        add(hits, words, &more, Hit { group: "Learnings", icon: Icon::Book, title, place, act });
    }
    for decision in ws.decisions.values() {
        let (title, place) = (decision.what.to_string(), String::new());
        let act = Act::Go(Route::learnings().hash_at(decision.id));
        let hit = Hit { group: "Decisions", icon: Icon::Check, title, place, act };
        add(hits, words, &decision.why, hit);
    }
}

fn outcomes(ws: &Workspace, words: &[String], hits: &mut Vec<Hit>) {
    let actions = ws.actions.values().map(|it| ("Actions", it.what.to_string()));
    let guards = ws.guardrails.values().map(|it| ("Guardrails", it.guard.to_string()));
    let plays = ws.plays.values().map(|it| ("Plays", it.name.to_string()));
    // Cards are not searched: before the reveal their text is nowhere in the page.
    for (group, title) in actions.chain(guards).chain(plays) {
        let act = Act::Go(Route::Playbook.hash());
        add(hits, words, "", Hit { group, icon: Icon::Star, title, place: String::new(), act });
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
        // Screens are few: a group of their own would hide half of them.
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
        let title = app::title(&route).to_owned();
        let (place, act) = (String::new(), Act::Go(route.hash()));
        add(hits, words, "go to", Hit { group, icon: Icon::ArrowRight, title, place, act });
    }
    let commands = [
        ("Undo", "Ctrl Z", Icon::Undo, Act::Undo),
        ("Redo", "Ctrl Shift Z", Icon::Redo, Act::Redo),
        ("Keys", "?", Icon::Info, Act::Keys),
    ];
    for (title, place, icon, act) in commands {
        let (title, place) = (title.to_owned(), place.to_owned());
        add(hits, words, "command", Hit { group: "Commands", icon, title, place, act });
    }
}
