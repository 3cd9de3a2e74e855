//! Today: where the team is in the loop, and what waits for the person acting.

mod due;
mod first_day;
mod first_run;
mod steps;
mod waiting;

use std::sync::Arc;

use leptos::prelude::*;

use due::{CurrentPriority, DueDates, OpenBlockers, RoleOutputs};
use first_day::FirstDay;
pub use first_day::SetUpNote;
use first_run::FirstRun;
use steps::LoopSteps;
use waiting::{BeforeClosing, WaitingForYou};

use super::components::{
    Avatar, Button, ButtonKind, IconName, NothingHere, Notice, PageTitle, Section, Toasts, dates,
};
use super::signals::{Signals, SprintHealth};
use crate::state::{Route, Store};
use crate::views::names::ColumnBadge;
use crate::views::take_away::save;
use crate::views::tour::offer::TourOffer;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::reads::board::column_of;
use sprintloop::domain::reads::order;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::file::Export;

/// The screen.
#[component]
pub fn TodayScreen() -> impl IntoView {
    let store = Store::here();
    let founded = Memo::new(move |_| store.workspace().is_founded());
    move || match founded.get() {
        true => view! { <Standing store/> }.into_any(),
        false => view! { <FirstRun store/> }.into_any(),
    }
}

/// Where the team is. Rendered again when the workspace or the acting person changes.
#[component]
fn Standing(store: Store) -> impl IntoView {
    let body = move || {
        let (ws, me) = (store.workspace(), store.actor());
        let reminder = store.reminds().map(|count| view! { <ExportReminder store count/> });
        view! {
            {reminder}
            <FirstDay ws=ws.clone() store/>
            <LoopSteps ws=ws.clone() store/>
            <WaitingForYou ws=ws.clone() store me/>
            <BeforeClosing ws=ws.clone() store/>
            <Signals store/>
            <div class="with-aside">
                <div class="stack stack--loose">
                    <MyWork ws=ws.clone() me/> <OpenBlockers ws=ws.clone() store/>
                    <DueDates ws=ws.clone() store/> <RoleOutputs ws=ws.clone() store/>
                </div>
                <div class="stack stack--loose"><CurrentPriority ws store/> <SprintHealth store/></div>
            </div>
        }
    };
    view! {
        <PageTitle title="Today"/>
        <div class="stack stack--loose"><TourOffer/>{body}</div>
    }
}

/// A reminder that many changes were made since the last export.
#[component]
fn ExportReminder(
    store: Store,
    /// How many changes are only in this browser.
    count: usize,
) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let export = move || save(store, toasts, Export::Workspace);
    let changes = dates::counted(count, "change is", "changes are");
    view! {
        <Notice title=format!("{changes} only in this browser")
            text="Export the workspace and store the file with your backups.">
            <Button label="Export workspace" small=true icon=IconName::Download on_press=export/>
            <Button label="Snooze" kind=ButtonKind::Quiet small=true on_press=move || store.put_off_export()/>
        </Notice>
    }
}

/// The acting person's items in the sprint.
#[component]
fn MyWork(ws: Arc<Workspace>, me: Option<MemberId>) -> impl IntoView {
    let sprint = which::current(&ws).map(|sprint| sprint.id);
    let mut mine: Vec<_> = ws
        .items
        .values()
        .filter(|item| sprint.is_some() && item.position.sprint() == sprint)
        .filter(|item| !item.is_accepted())
        .filter(|item| {
            me.is_some()
                && (item.owner == me || item.contributors.iter().any(|c| Some(c.member) == me))
        })
        .cloned()
        .collect();
    mine.sort_by(|a, b| {
        let last = |item: &BacklogItem| std::cmp::Reverse(item.position.stage());
        (last(a), order::place(a)).cmp(&(last(b), order::place(b)))
    });
    let note = format!("{} open", mine.len());
    let content = if mine.is_empty() {
        let text = match sprint {
            Some(_) => "You have no items in this sprint.",
            None => "No sprint is running.",
        };
        view! { <NothingHere text/> }.into_any()
    } else {
        let rows = mine.into_iter().map(|item| view! { <WorkItem ws=ws.clone() item/> });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    view! { <Section title="My work" note>{content}</Section> }
}

/// An item's row: key, title, stage, estimate.
#[component]
fn WorkItem(ws: Arc<Workspace>, item: Arc<BacklogItem>) -> impl IntoView {
    let stage = column_of(&item, &ws).map(|column| view! { <ColumnBadge column/> });
    let estimate = item.estimate.map(|estimate| ws.workflow.unit.show(estimate));
    let owner = item.owner.and_then(|id| ws.members.get(id)).map(|m| m.name.to_string());
    view! {
        <li class="rows__row">
            <span class="rows__key" translate="no">{item.key.to_string()}</span>
            <a class="rows__title" href=Route::Today.with_item(&item.key)>{item.title.to_string()}</a>
            <span class="rows__end">{stage}<span class="rows__number">{estimate}</span><Avatar name=owner/></span>
        </li>
    }
}
