//! The header: the sprint and its day, the goal, and the tools needed on every screen.
//!
//! It outlives every change, so each part follows its own text and is rendered again only when that
//! text changes: focus and open menus survive.

mod banner;
mod both_versions;
mod company;
mod save_word;
mod session_runs;

use leptos::prelude::*;

use super::components::{
    Avatar, Button, ButtonKind, Entry, IconButton, IconName, Menu, SearchButton, Toasts,
};
use super::names;
use super::workspaces::{WorkspaceSwitcher, Workspaces};
use crate::state::preferences::{Theme, set_theme, theme};
use crate::state::{Route, Store};
pub use banner::{Banner, NewerNotice};
use company::Company;
use save_word::SaveWord;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::profile::Preset;

/// "Sprint 12 · day 6 of 10", a link to the board or the plan.
#[component]
pub fn CurrentSprint(store: Store) -> impl IntoView {
    let words = Memo::new(move |_| {
        let ws = store.workspace();
        let sprint = which::current(&ws)?;
        let (when, route) = if sprint.is_planned() {
            (" · Planning".to_owned(), Route::Plan)
        } else {
            (format!(" · {}", sprint.day(store.today(), &ws.workflow.calendar)), Route::Board)
        };
        Some((sprint.name(), when, route.hash()))
    });
    let link = |(name, when, href): (String, String, String)| {
        view! { <a class="app-header__sprint" href=href><b>{name}</b>{when}</a> }
    };
    move || words.get().map(link)
}

/// The sprint goal.
#[component]
pub fn SprintGoal(store: Store) -> impl IntoView {
    let words = Memo::new(move |_| {
        let ws = store.workspace();
        let sprint = which::current(&ws)?;
        sprint.goal.as_ref().map(|goal| goal.text.to_string())
    });
    let text = |text: String| {
        let title = text.clone();
        view! { <span class="app-header__goal" dir="auto" title=title>{text}</span> }
    };
    move || words.get().map(text)
}

/// Search, undo, redo, save state, theme, acting as.
#[component]
pub fn Tools(store: Store, toasts: Toasts, searching: RwSignal<bool>) -> impl IntoView {
    view! {
        <SearchButton on_press=move || searching.set(true)/>
        <UndoButton store toasts class="app-header__secondary"/>
        <RedoButton store toasts class="app-header__secondary"/>
        <Company store/>
        <SaveWord store class="app-header__save"/>
        <ThemeButton class="app-header__secondary"/>
        <ActingAs store/>
    }
}

/// What a phone shows under More.
#[component]
pub fn BehindMore(workspaces: Workspaces, store: Store, toasts: Toasts) -> impl IntoView {
    view! {
        <WorkspaceSwitcher workspaces/>
        <div class="cluster">
            <UndoButton store toasts/>
            <RedoButton store toasts/>
            <ThemeButton/>
            <SaveWord store class="small soft"/>
            <Company store/>
        </div>
    }
}

#[component]
fn UndoButton(
    store: Store,
    toasts: Toasts,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let title = Signal::derive(move || match store.to_undo() {
        Some(step) => format!("Undo (Ctrl Z): {step}"),
        None => "Undo (Ctrl Z)".to_owned(),
    });
    let press = move || told(toasts, store.undo());
    let none = Signal::derive(move || store.steps().0 == 0);
    view! { <IconButton label="Undo" icon=IconName::Undo title class disabled=none on_press=press/> }
}

#[component]
fn RedoButton(
    store: Store,
    toasts: Toasts,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let title = Signal::derive(move || match store.to_redo() {
        Some(step) => format!("Redo (Ctrl Shift Z): {step}"),
        None => "Redo (Ctrl Shift Z)".to_owned(),
    });
    let press = move || told(toasts, store.redo());
    let none = Signal::derive(move || store.steps().1 == 0);
    view! { <IconButton label="Redo" icon=IconName::Redo title class disabled=none on_press=press/> }
}

/// Shows what was undone or redone, or why not.
pub fn told(toasts: Toasts, done: Result<Option<String>, Refusal>) {
    match done {
        Ok(Some(step)) => {
            toasts.forget_undo();
            toasts.say(step);
        }
        Ok(None) => {}
        Err(refusal) => toasts.say(refusal.to_string()),
    }
}

/// Switches between the light and the dark theme.
#[component]
pub fn ThemeButton(#[prop(optional)] class: &'static str) -> impl IntoView {
    view! {
        <Button
            label="Switch theme"
            kind=ButtonKind::Quiet
            icon=IconName::Moon
            icon_only=true
            class
            on_press=turn_theme
        />
    }
}

/// Switches the theme, overriding the system's, and remembers the choice.
pub fn turn_theme() {
    let Some(html) = document().document_element() else { return };
    let system_dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let dark = match theme() {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => system_dark,
    };
    let chosen = if dark { Theme::Light } else { Theme::Dark };
    set_theme(chosen);
    // Setting a well-formed attribute name cannot fail.
    let _ = html.set_attribute("data-theme", chosen.word());
}

/// The person acting, with a menu of everyone who can act.
#[component]
fn ActingAs(store: Store) -> impl IntoView {
    let who = Memo::new(move |_| {
        let ws = store.workspace();
        let alone = ws.profile.as_ref()?.preset == Preset::JustMe;
        let name = store.actor().map(|id| names::member(&ws, Some(id)));
        (!alone).then_some(name)
    });
    move || who.get().map(|name| view! { <ActingMenu store name/> })
}

#[component]
fn ActingMenu(store: Store, name: Option<String>) -> impl IntoView {
    let content = move || {
        let words = name.clone().unwrap_or_else(|| "Choose who you are".to_owned());
        let title = words.clone();
        let fixed = name.as_ref().map(|_| "no");
        view! {
            <Avatar name=name.clone()/>
            <span class="app-header__label" title=title>
                <span class="visually-hidden">"Acting as "</span><span translate=fixed>{words}</span>
            </span>
        }
    };
    view! {
        <Menu
            label="Acting as"
            class="button button--quiet app-header__acting"
            id="acting-as"
            content
            entries=move || people(store)
        />
    }
}

/// Returns everyone who can act, as entries.
pub fn people(store: Store) -> Vec<Entry> {
    let ws = store.workspace_now();
    let now = untrack(|| store.actor());
    let people = names::members(&ws).into_iter().map(|member| {
        let id = member.id;
        let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
        Entry::press(member.name.to_string(), move || store.act_as(id))
            .note(roles.join(", "))
            .checked(now == Some(id))
    });
    let note = "Acting as. Records who decides; it's not a login.";
    std::iter::once(Entry::heading(note)).chain(people).collect()
}
