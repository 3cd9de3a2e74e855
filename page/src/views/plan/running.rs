//! The scope of the running sprint: its items, and every change with its reason.
use std::sync::Arc;

use leptos::prelude::*;

use super::capacity::LoadBars;
use super::dialogs::{CancelDialog, RemoveDialog, menu_entries};
use super::goal::GoalCard;
use super::shown::Plan;
use crate::state::{Route, Store};
use crate::views::components::{
    Avatar, Badge, Button, ButtonKind, Choice, Field, IconName, LinkButton, Log, LogEntry, Menu,
    MomentText, NothingHere, PageTitle, RowButton, Section, SelectField, TextField,
};
use crate::views::copy_menu::CopyMenu;
use crate::views::metrics::of_rest;
use crate::views::names::{self, ColumnBadge};
use crate::views::refusal::{Again, RefusalSlot};
use crate::views::shared::SharePlanDialog;
use crate::views::signals::{Signals, SprintHealth};
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::{Refusal, Way};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::board::column_of;
use sprintloop::domain::reads::order;
use sprintloop::domain::reads::sprint::load;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::sprint::commitment::ScopeChangeKind;
use sprintloop::domain::records::sprint::record::{SprintKind, SprintState};
use sprintloop::domain::records::workflow::Unit;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::text::Subject;

/// The screen.
#[component]
pub(super) fn RunningSprint(
    plan: Plan,
    /// Set to plan the next sprint while this one runs.
    planning: RwSignal<bool>,
) -> impl IntoView {
    let (cancelling, taking) = (RwSignal::new(false), RwSignal::new(false));
    let sharing = RwSignal::new(false);
    let which = RwSignal::new(None::<ItemId>);
    let cycle =
        plan.sprint.with_untracked(|s| s.as_ref().is_some_and(|s| s.kind == SprintKind::Cycle));
    let name = plan.part(|sprint| match sprint.state {
        SprintState::InReview { .. } => format!("{} is in review", sprint.name()),
        _ => format!("{} is running", sprint.name()),
    });
    let entries = move || menu_entries(plan, sharing, cancelling);
    let next = (!cycle).then(|| {
        view! { <Button label="Plan next sprint" on_press=move || planning.set(true)/> }
    });
    view! {
        <PageTitle title=name>
            <Menu label="More for this sprint" dots=true entries/>
            <CopyMenu subject=Subject::Plan(plan.id)/>
            {next}
            <LinkButton label="Go to board" kind=ButtonKind::Primary href=Route::Board.hash()/>
        </PageTitle>
        <div class="with-aside">
            <div class="stack">
                <GoalCard plan/>
                <AddToScope plan cycle/>
                <Scope plan which taking/>
                <ScopeChanges plan/>
            </div>
            <aside class="plan-capacity stack" aria-label="Capacity">
                <div class="card stack" id="plan-load"><LoadBars plan/></div>
                <RestForecast plan/>
                <Signals store=plan.store/>
                <SprintHealth store=plan.store/>
            </aside>
        </div>
        <CancelDialog plan open=cancelling/>
        <SharePlanDialog store=plan.store sprint=plan.id open=sharing/>
        <RemoveDialog plan which open=taking/>
    }
}

/// The chance of finishing the remaining items.
#[component]
fn RestForecast(plan: Plan) -> impl IntoView {
    move || {
        let said = of_rest(&*plan.sprint.get()?, &plan.store.workspace(), plan.store)?;
        Some(view! { <Section title="Forecast"><p class="small">{said}</p></Section> })
    }
}

/// The sprint's items, by rank.
#[component]
fn Scope(plan: Plan, which: RwSignal<Option<ItemId>>, taking: RwSignal<bool>) -> impl IntoView {
    let rows = move || {
        let ws = plan.store.workspace();
        let sprint = plan.sprint.get()?;
        let rows = order::chosen(&sprint, &ws).into_iter().map(|item| {
            let (id, item) = (item.id, Arc::clone(item));
            let serves = sprint.chosen.get(&id).copied().unwrap_or_default();
            let on_take_out = move || {
                which.set(Some(id));
                taking.set(true);
            };
            view! { <ScopeItem store=plan.store item serves on_take_out/> }
        });
        let rows = rows.collect_view();
        Some(view! { <ul class="rows">{rows}</ul> })
    };
    view! { <Section title="Scope">{rows}</Section> }
}

#[component]
fn ScopeItem(
    store: Store,
    item: Arc<BacklogItem>,
    /// Whether it supports the goal.
    serves: bool,
    /// Asks why it is removed.
    #[prop(into)]
    on_take_out: Callback<()>,
) -> impl IntoView {
    let ws = store.workspace_now();
    let owner = item.owner.map(|owner| names::member(&ws, Some(owner)));
    let estimate = item.estimate.map_or_else(|| "–".to_owned(), |e| ws.workflow.unit.show(e));
    let stage = column_of(&item, &ws).map(|column| view! { <ColumnBadge column/> });
    let beside = (!serves).then(|| view! { <Badge text="Other work"/> });
    let out = format!("Remove {}", item.key);
    view! {
        <li class="rows__row">
            <span class="rows__key" translate="no">{item.key.to_string()}</span>
            <a class="rows__title" dir="auto" href=Route::Plan.with_item(&item.key)>{item.title.to_string()}</a>
            <span class="rows__end">
                {beside} {stage} <Avatar name=owner/> <span class="rows__number number">{estimate}</span>
                <RowButton label=out icon=IconName::Close on_press=on_take_out/>
            </span>
        </li>
    }
}

/// Adds a ready item, a scope change with a reason.
#[component]
fn AddToScope(
    plan: Plan,
    /// A cycle pulls work in without a reason; a sprint asks for one.
    cycle: bool,
) -> impl IntoView {
    let store = plan.store;
    let (item, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let refused = RwSignal::new(None::<Refusal>);
    let choices = Signal::derive(move || offered(&store.workspace()));
    let run = move |over: Option<Reason>, why: Option<Reason>| -> Result<(), Refusal> {
        let id = names::chosen(item).ok_or_else(|| Refusal::input("Choose a ready item."))?;
        let command = SprintCommand::AddToScope {
            id: plan.id,
            items: vec![id],
            serves_goal: true,
            reason: why,
            over_capacity: over,
        };
        plan.run(command)?;
        item.set(String::new());
        reason.set(String::new());
        say_undoable(store, "Added to the sprint");
        Ok(())
    };
    let words = move || Reason::parse(&reason.get_untracked()).ok();
    let again: Again = Callback::new(move |(way, given): (Way, Reason)| match way {
        Way::Override => run(Some(given), words()),
        _ => run(None, Some(given)),
    });
    let why = (!cycle).then(|| {
        view! { <TextField field=Field::new("scope-reason", "Reason").about(plan.id) value=reason/> }
    });
    let label = if cycle { "Pull in" } else { "Add to the sprint" };
    let add = move || refused.set(run(None, words()).err());
    view! {
        <Section title="Add work">
            <div class="form">
                <div class="form__row">
                    <SelectField field=Field::new("scope-item", "Ready item") value=item choices/> {why}
                </div>
                <div class="cluster"><Button label icon=IconName::Plus on_press=add/></div>
                <RefusalSlot refused again/>
            </div>
        </Section>
    }
}

fn offered(ws: &Workspace) -> Vec<Choice> {
    let offered = load::offered(ws)
        .into_iter()
        .map(|item| (item.id.to_string(), format!("{} {}", item.key, item.title)));
    std::iter::once((String::new(), "Choose a ready item".to_owned())).chain(offered).collect()
}

/// Every scope change, newest first.
#[component]
fn ScopeChanges(plan: Plan) -> impl IntoView {
    let content = move || {
        let ws = plan.store.workspace();
        let sprint = plan.sprint.get()?;
        let now = plan.store.now();
        let set_aside = sprint.capacity_overrides().map(|over| {
            let who = names::member(&ws, Some(over.stamp.by));
            (format!("{who} approved going over capacity"), over.stamp.at, over.reason.to_string())
        });
        let changes = sprint.scope_changes.iter().rev().map(|change| {
            let who = names::member(&ws, Some(change.stamp.by));
            let sentence = format!("{who} {}", told(&change.kind, &ws));
            (sentence, change.stamp.at, change.reason.to_string())
        });
        let entries: Vec<_> = changes
            .chain(set_aside)
            .map(|(sentence, at, text)| {
                view! { <LogEntry sentence when=move || view! { <MomentText then=at now/> } text/> }
            })
            .collect();
        Some(if entries.is_empty() {
            view! { <NothingHere text="No scope changes."/> }.into_any()
        } else {
            view! { <Log>{entries}</Log> }.into_any()
        })
    };
    view! { <Section title="Scope changes" note="since the start">{content}</Section> }
}

fn told(change: &ScopeChangeKind, ws: &Workspace) -> String {
    match change {
        ScopeChangeKind::Added { item } => format!("added {} {}", item.key, item.title),
        ScopeChangeKind::Removed { item, .. } => format!("removed {}", names::item(ws, *item)),
        ScopeChangeKind::Reestimated { item, from, to } => {
            let unit = ws.workflow.unit;
            let (from, to) = (size(unit, *from), size(unit, *to));
            format!("re-estimated {}: {from} → {to}", names::item(ws, *item))
        }
    }
}

fn size(unit: Unit, effort: Option<sprintloop::domain::base::figures::Effort>) -> String {
    effort.map_or_else(|| "no estimate".to_owned(), |effort| unit.show(effort))
}
