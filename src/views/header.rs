//! The header: which sprint on which day, the goal, and the tools one needs everywhere.

use std::sync::Arc;

use leptos::prelude::*;

use super::components::{Button, Entry, Icon, Menu, Toasts, avatar, search_button};
use super::names;
use crate::domain::refusal::Refusal;
use crate::domain::sprint::record::Sprint;
use crate::domain::workspace::{Preset, Workspace};
use crate::state::{Route, Store};

/// The sprint that runs or is in review; else the one being planned.
pub fn current_sprint(workspace: &Workspace) -> Option<Arc<Sprint>> {
    let find = |wanted: fn(&Sprint) -> bool| {
        workspace.sprints.values().find(|sprint| wanted(sprint)).cloned()
    };
    find(Sprint::is_open).or_else(|| find(Sprint::is_planned))
}

/// "Sprint 12 day 6 of 10", a link to the board or the plan.
pub fn sprint(store: Store) -> AnyView {
    let ws = store.workspace();
    let Some(sprint) = current_sprint(&ws) else { return ().into_any() };
    let (text, route) = if sprint.is_planned() {
        (format!("{}, being planned", sprint.name()), Route::Plan)
    } else {
        (format!("{} {}", sprint.name(), day_of(&ws, &sprint, store)), Route::Board)
    };
    view! { <a class="app-header__sprint" href=route.hash()>{text}</a> }.into_any()
}

/// "day 6 of 10", counted in working days.
pub fn day_of(workspace: &Workspace, sprint: &Sprint, store: Store) -> String {
    let calendar = &workspace.workflow.calendar;
    let today = store.now().date_naive();
    let of = calendar.working_days(sprint.starts, sprint.ends);
    if today > sprint.ends {
        let over = calendar.working_days(sprint.ends, today).saturating_sub(1);
        return format!("day {of} of {of}, {over} over");
    }
    if today < sprint.starts {
        return format!("{of} days, not begun");
    }
    format!("day {} of {of}", calendar.working_days(sprint.starts, today).max(1))
}

/// The goal's words.
pub fn goal(store: Store) -> AnyView {
    let ws = store.workspace();
    let goal = current_sprint(&ws).and_then(|sprint| sprint.goal.clone());
    goal.map(|goal| goal.text.to_string()).into_any()
}

/// Search, undo, redo, theme, acting as.
pub fn tools(store: Store, toasts: Toasts, searching: RwSignal<bool>) -> Vec<AnyView> {
    vec![
        search_button(move || searching.set(true)),
        undo_button(store, toasts, "app-header__secondary"),
        redo_button(store, toasts, "app-header__secondary"),
        theme_button("app-header__secondary"),
        (move || acting_as(store)).into_any(),
    ]
}

/// What a phone has behind More.
pub fn behind_more(store: Store, toasts: Toasts) -> AnyView {
    view! {
        <div class="cluster">
            {undo_button(store, toasts, "")} {redo_button(store, toasts, "")} {theme_button("")}
        </div>
    }
    .into_any()
}

fn undo_button(store: Store, toasts: Toasts, class: &str) -> AnyView {
    Button::new("Undo")
        .quiet()
        .icon_only(Icon::Undo)
        .key("Ctrl Z")
        .class(class)
        .disabled(Signal::derive(move || store.steps().0 == 0))
        .on(move || told(toasts, store.undo()))
}

fn redo_button(store: Store, toasts: Toasts, class: &str) -> AnyView {
    Button::new("Redo")
        .quiet()
        .icon_only(Icon::Redo)
        .key("Ctrl Shift Z")
        .class(class)
        .disabled(Signal::derive(move || store.steps().1 == 0))
        .on(move || told(toasts, store.redo()))
}

/// Says why a step could not be taken.
pub fn told(toasts: Toasts, done: Result<(), Refusal>) {
    if let Err(refusal) = done {
        toasts.say(refusal.to_string());
    }
}

fn theme_button(class: &str) -> AnyView {
    Button::new("Light or dark").quiet().icon_only(Icon::Moon).class(class).on(turn_theme)
}

/// Turns light into dark and back, over the system's theme.
fn turn_theme() {
    let Some(html) = document().document_element() else { return };
    let system_dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let dark = match html.get_attribute("data-theme").as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => system_dark,
    };
    // Setting a well-formed attribute name cannot fail.
    let _ = html.set_attribute("data-theme", if dark { "light" } else { "dark" });
}

fn acting_as(store: Store) -> AnyView {
    let ws = store.workspace();
    let Some(profile) = ws.profile.as_ref() else { return ().into_any() };
    if profile.preset == Preset::JustMe {
        return ().into_any();
    }
    let name = store.actor().map(|id| names::member(&ws, Some(id)));
    let content = {
        let name = name.clone();
        move || {
            let words = name.clone().unwrap_or_else(|| "Choose who you are".to_owned());
            view! {
                {avatar(name.as_deref())}
                <span class="app-header__label"><span class="visually-hidden">"Acting as "</span>{words}</span>
            }
            .into_any()
        }
    };
    Menu::new("Acting as")
        .class("button button--quiet app-header__acting")
        .id("acting-as")
        .content(content)
        .show(move || {
            let ws = store.workspace_now();
            let now = store.actor();
            let people = names::members(&ws).into_iter().map(|member| {
                let id = member.id;
                let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
                Entry::press(member.name.to_string(), move || store.act_as(id))
                    .note(roles.join(", "))
                    .checked(now == Some(id))
            });
            let note = "A record of who decides, not a log-in";
            std::iter::once(Entry::heading(note)).chain(people).collect()
        })
}
