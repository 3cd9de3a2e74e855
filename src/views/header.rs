//! The header: which sprint on which day, the goal, and the tools one needs everywhere.
//!
//! It stands through every change of the work, so each part follows its own words and is made anew only
//! when they are others: what has focus or is open up here stays so.

use std::sync::Arc;

use crate::views::prelude::*;
use std::collections::BTreeSet;

use super::components::{
    Button, Entry, Icon, Menu, Notice, Toasts, avatar, download, search_button,
};
use super::workspaces::Workspaces;
use super::{names, take_away};
use crate::domain::base::refusal::Refusal;
use crate::domain::records::profile::Preset;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::workspace::Workspace;
use crate::exchange::file::Export;
use crate::state::newer::take_over;
use crate::state::preferences::{Theme, set_theme, theme};
use crate::state::save_state::SaveState;
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
    let words = Memo::new(move |_| {
        let ws = store.workspace();
        let sprint = current_sprint(&ws)?;
        let (when, route) = if sprint.is_planned() {
            (", being planned".to_owned(), Route::Plan)
        } else {
            (format!(" {}", day_of(&ws, &sprint, store)), Route::Board)
        };
        Some((sprint.name(), when, route.hash()))
    });
    let link = |(name, when, href): (String, String, String)| {
        view! { <a class="app-header__sprint" href=href><b>{name}</b>{when}</a> }
    };
    (move || words.get().map(link)).into_any()
}

/// "day 6 of 10", today.
pub fn day_of(workspace: &Workspace, sprint: &Sprint, store: Store) -> String {
    sprint.day(store.now().date_naive(), &workspace.workflow.calendar)
}

/// The goal's words.
pub fn goal(store: Store) -> AnyView {
    let words = Memo::new(move |_| {
        let sprint = current_sprint(&store.workspace())?;
        sprint.goal.as_ref().map(|goal| goal.text.to_string())
    });
    let text = |text: String| {
        let title = text.clone();
        view! { <span class="app-header__goal" dir="auto" title=title>{text}</span> }
    };
    (move || words.get().map(text)).into_any()
}

/// Search, undo, redo, save state, theme, acting as.
pub fn tools(store: Store, toasts: Toasts, searching: RwSignal<bool>) -> Vec<AnyView> {
    vec![
        search_button(move || searching.set(true)),
        undo_button(store, toasts, "app-header__secondary"),
        redo_button(store, toasts, "app-header__secondary"),
        saved(store),
        theme_button("app-header__secondary"),
        acting_as(store),
    ]
}

/// What a phone has behind More.
pub fn behind_more(workspaces: Workspaces, store: Store, toasts: Toasts) -> AnyView {
    view! {
        {workspaces.switcher()}
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

/// Turns light into dark and back, over the system's theme, and keeps the choice.
fn turn_theme() {
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

/// Whether the work is kept, in a word.
fn saved(store: Store) -> AnyView {
    let state = Memo::new(move |_| store.workspace().is_founded().then(|| store.save_state()));
    (move || state.get().map(save_word)).into_any()
}

fn save_word(state: SaveState) -> AnyView {
    let (word, state, title) = match state {
        SaveState::Saved => ("Saved", "saved", "Kept in this browser".to_owned()),
        SaveState::Saving => ("Saving", "saving", "Making room".to_owned()),
        SaveState::Memory(why) => ("Not saved", "memory", why),
        SaveState::Full => ("Full", "failed", "The browser has no room left".to_owned()),
    };
    view! { <span class="app-header__save" data-state=state title=title role="status">{word}</span> }
        .into_any()
}

/// What concerns every screen: work that is not kept, stored data that cannot be read.
pub fn banner(store: Store, workspaces: Workspaces) -> AnyView {
    let toasts = use_context::<Toasts>();
    let save = move || {
        Button::new("Download what is stored").small().icon(Icon::Download).on(move || {
            let _ = download("sprintloop-stored.json", "application/json", &store.stored_text());
        })
    };
    let overtaken = store.overtaken();
    let overtaken = (!overtaken.is_empty()).then(|| {
        Notice::stop("A change made here was left out")
            .lines(overtaken)
            .action(Button::new("Understood").small().on(move || store.dismiss_overtaken()))
            .bar()
            .show()
    });
    // Where nothing could be opened, the recovery screen says it all.
    let stopped = store.is_stopped();
    let recovering = stopped && !store.workspace().is_founded();
    let trouble = store.trouble();
    let unread = (!trouble.is_empty() && !recovering).then(|| {
        let lines: BTreeSet<&str> = trouble.iter().map(|one| one.sentence()).collect();
        let title = if store.is_outdated() {
            "Another tab has a newer version of Sprintloop"
        } else {
            "Some stored data could not be read"
        };
        let mut notice = Notice::stop(title).lines(lines).action(save());
        if !stopped {
            notice = notice.text("What you see here is whole, and your work goes on being kept. Download what is stored; then open the page anew: it shows what can be read, and lets you keep it.");
        }
        let reload = || {
            let _ = window().location().reload();
        };
        // Opened anew, the page stops at it and shows the recovery screen.
        let label = if store.is_outdated() { "Reload the page" } else { "See what can be read" };
        notice.action(Button::new(label).small().on(reload)).bar().show()
    });
    let unkept = match store.save_state() {
        SaveState::Saved | SaveState::Saving => None,
        SaveState::Memory(why) => Some(("This browser does not keep your work", why)),
        SaveState::Full => {
            let why = "Export the workspace now. Then remove other data of this host, or a workspace you no longer need.";
            Some(("The browser's storage is full", why.to_owned()))
        }
    };
    let unkept = unkept.filter(|_| !stopped).map(|(title, why)| {
        let text = format!("{why} The work goes on in memory, and is gone when the page closes.");
        let export = move || take_away::save(store, toasts, Export::Workspace);
        Notice::stop(title)
            .text(text)
            .action(Button::new("Download your work").small().icon(Icon::Download).on(export))
            .action(Button::new("Try again").small().on(move || store.save_again()))
            .bar()
            .show()
    });
    let gone = store.is_deleted().then(|| {
        let text = "It is kept for a while. Until it is brought back, nothing can be done here; another workspace opens from its name on top.";
        Notice::watch("This workspace was deleted in another tab")
            .text(text)
            .action(workspaces.bring_back_open())
            .bar()
            .show()
    });
    let all: Vec<AnyView> = [gone, overtaken, unread, unkept].into_iter().flatten().collect();
    (!all.is_empty()).then(|| view! { <div class="app-banner">{all}</div> }).into_any()
}

/// A newer version of the page waits; nobody has to do anything.
pub fn newer() -> AnyView {
    Notice::info("A newer version of Sprintloop is ready")
        .text("Everything you did is stored. Use it whenever it suits you.")
        .action(Button::new("Use it now").small().on(take_over))
        .bar()
        .show()
}

fn acting_as(store: Store) -> AnyView {
    let who = Memo::new(move |_| {
        let ws = store.workspace();
        let alone = ws.profile.as_ref()?.preset == Preset::JustMe;
        let name = store.actor().map(|id| names::member(&ws, Some(id)));
        (!alone).then_some(name)
    });
    (move || who.get().map(|name| acting_menu(store, name))).into_any()
}

fn acting_menu(store: Store, name: Option<String>) -> AnyView {
    let content = {
        let name = name.clone();
        move || {
            let words = name.clone().unwrap_or_else(|| "Choose who you are".to_owned());
            let title = words.clone();
            view! {
                {avatar(name.as_deref())}
                <span class="app-header__label" title=title>
                    <span class="visually-hidden">"Acting as "</span>{words}
                </span>
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
