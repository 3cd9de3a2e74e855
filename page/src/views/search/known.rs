//! What the box can do whatever is typed: commands of the page and of items, screens, entries of menus.
//!
//! It is put together once, when the box opens: listing workspaces reads each of them.

use leptos::prelude::untrack;

use super::hit::{Act, Asked, Hit};
use crate::state::{Route, Store};
use crate::views::commands::item::{Acting, ITEM, ItemAction, ItemActionLine};
use crate::views::commands::page::{PAGE, PageAction};
use crate::views::components::{Entry, EntryAction, IconName};
use crate::views::header::people;
use crate::views::workspaces::Workspaces;
use crate::views::{copy_menu, navigation, take_away};
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::text::Subject;

/// The group of commands.
pub(super) const DO: &str = "Do";
/// The groups of the screens: those of the loop, and the rest.
pub(super) const PAGES: [&str; 2] = ["Pages", "More pages"];

/// Returns every line that does not depend on what is typed, in the order of an empty box.
pub(super) fn known(store: Store, workspaces: Option<Workspaces>) -> Vec<Hit> {
    let ws = store.workspace_now();
    let mut all = commands(&ws, untrack(|| store.actor()));
    screens(&ws, &mut all);
    sprint(store, &ws, &mut all);
    if ws.is_founded() {
        let handbook = take_away::documents(store, Subject::Handbook);
        all.extend(handbook.iter().filter_map(|entry| of_menu("Handbook", "Handbook", entry)));
        if !is_just_me(&ws) {
            let act = |entry: &Entry| {
                let mut hit = of_menu("Acting as", "Acting as", entry)?;
                hit.title = format!("Act as {}", hit.title);
                Some(hit)
            };
            all.extend(people(store).iter().filter_map(act));
        }
    }
    if let Some(workspaces) = workspaces {
        let entries = workspaces.entries();
        all.extend(entries.iter().filter_map(|entry| of_menu("Workspaces", "Workspace", entry)));
    }
    all
}

fn commands(ws: &Workspace, actor: Option<MemberId>) -> Vec<Hit> {
    let page = PAGE.iter().filter(|line| line.action != PageAction::Search && (line.fits)(ws));
    let mut all: Vec<Hit> = page
        .map(|line| {
            let act = match line.action {
                PageAction::NewItem => Act::Ask(Asked::Title),
                action => Act::Page(action),
            };
            Hit::new(DO, line.icon, line.label, act).on(line.key).also(line.also)
        })
        .collect();
    let now = Acting::of(ws, actor);
    let any = |line: &&ItemActionLine| {
        line.action != ItemAction::Open && ws.items.values().any(|item| (line.fits)(item, &now))
    };
    let verbs = ITEM.iter().filter(any).map(|line| {
        let title = format!("{}…", line.label.trim_end_matches('…'));
        let act = Act::Ask(Asked::ItemFor(line.action));
        Hit::new(DO, line.icon, title, act).on(line.key).also("item")
    });
    // Behind "New item".
    all.splice(1.min(all.len())..1.min(all.len()), verbs);
    all
}

/// Returns what can be done with the item that is open.
pub(super) fn with_item(
    item: &BacklogItem,
    ws: &Workspace,
    actor: Option<MemberId>,
    group: &'static str,
) -> Vec<Hit> {
    let now = Acting::of(ws, actor);
    let fits = |line: &&ItemActionLine| line.action != ItemAction::Open && (line.fits)(item, &now);
    ITEM.iter().filter(fits).map(|line| of_item(line, item, group)).collect()
}

/// Returns a command on one item as a line.
pub(super) fn of_item(line: &ItemActionLine, item: &BacklogItem, group: &'static str) -> Hit {
    let act = match line.action {
        ItemAction::Assign => Act::Ask(Asked::OwnerOf(item.id)),
        action => Act::Item(action, item.id),
    };
    let title = format!("{} {}", line.label.trim_end_matches('…'), item.key);
    Hit::new(group, line.icon, title, act).at(item.title.to_string()).on(line.key)
}

fn screens(ws: &Workspace, all: &mut Vec<Hit>) {
    let alone = is_just_me(ws) && ws.requests.is_empty();
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
    ];
    let there = screens.into_iter().filter(|route| !alone || *route != Route::Intake);
    all.extend(there.enumerate().map(|(at, route)| {
        // Two groups, because one group would cut off half of the screens.
        let [first, more] = PAGES;
        let group = if at < 8 { first } else { more };
        let act = Act::Go(route.hash());
        Hit::new(group, IconName::ArrowRight, navigation::title(&route), act).also("go to screen")
    }));
}

/// The texts and files of the sprint that runs or is planned.
fn sprint(store: Store, ws: &Workspace, all: &mut Vec<Hit>) {
    let Some(sprint) = which::current(ws) else { return };
    let (subject, what) = match sprint.is_planned() {
        true => (Subject::Plan(sprint.id), "plan"),
        false => (Subject::Review(sprint.id), "report"),
    };
    let mut entries: Vec<Entry> = copy_menu::entries(store, subject).into();
    entries.extend(take_away::entries(store, subject, sprint.id));
    let place = format!("{} {what}", sprint.name());
    all.extend(entries.iter().filter_map(|entry| of_menu("Sprint", &place, entry)));
}

fn of_menu(group: &'static str, place: &str, entry: &Entry) -> Option<Hit> {
    let act = match entry.action()? {
        EntryAction::Press(press) => Act::Press(press),
        EntryAction::Go(href) => Act::Go(href),
    };
    let icon = entry.shown_icon().unwrap_or(IconName::ArrowRight);
    Some(Hit::new(group, icon, entry.label(), act).at(place.to_owned()))
}
