//! The scope of the sprint that runs: what is in it, and every change with its reason.
use crate::views::prelude::*;

use super::{Plan, capacity, dialogs, goal};
use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::Reason;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::sprint::load;
use crate::domain::records::sprint::commitment::{ScopeChange, ScopeChangeKind};
use crate::domain::records::sprint::record::SprintKind;
use crate::domain::records::workflow::Unit;
use crate::exchange::text::Subject;
use crate::state::Route;
use crate::views::components::{
    Button, Entry, Field, Icon, Menu, Tone, avatar, badge, log, log_entry, moment, nothing_here,
    page_title, section, select_field, text_field,
};
use crate::views::copy_for_chat;
use crate::views::metrics::of_rest;
use crate::views::names;
use crate::views::refusal::{Again, refusal_slot, say_undoable};
use crate::views::take_away;
use crate::views::{shared, signals};

/// The screen.
pub(super) fn screen(plan: Plan, planning: RwSignal<bool>) -> AnyView {
    let (cancelling, taking) = (RwSignal::new(false), RwSignal::new(false));
    let sharing = RwSignal::new(false);
    let which = RwSignal::new(None::<ItemId>);
    let cycle =
        plan.sprint.with_untracked(|s| s.as_ref().is_some_and(|s| s.kind == SprintKind::Cycle));
    let name = plan.part(|sprint| format!("{} is running", sprint.name()));
    let menu = Menu::dots("More for this sprint").show(move || {
        let mut entries = take_away::entries(plan.store, Subject::Plan(plan.id), plan.id);
        entries.push(Entry::press("Share as a link…", move || sharing.set(true)).icon(Icon::Copy));
        entries.push(Entry::line());
        entries.push(Entry::press("Cancel the sprint…", move || cancelling.set(true)).danger());
        entries
    });
    let next = (!cycle).then(|| Button::new("Plan the next sprint").on(move || planning.set(true)));
    let board = Button::new("Go to the board").primary().href(Route::Board.hash());
    let copy = copy_for_chat::menu(plan.store, Subject::Plan(plan.id));
    let actions = [Some(menu), Some(copy), next, Some(board)].into_iter().flatten().collect();
    view! {
        {page_title(move || name.get(), Vec::new(), actions)}
        <div class="with-aside">
            <div class="stack">
                {goal::card(plan)}
                {add(plan, cycle)}
                {scope(plan, which, taking)}
                {changes(plan)}
            </div>
            <aside class="plan-capacity stack" aria-label="Capacity">
                <div class="card stack" id="plan-load">{capacity::bars(plan)}</div>
                {move || rest(plan)}
                {signals::view(plan.store)}
                {signals::health(plan.store)}
            </aside>
        </div>
        {dialogs::cancel(plan, cancelling)}
        {shared::share(plan.store, plan.id, sharing)}
        {dialogs::remove(plan, which, taking)}
    }
    .into_any()
}

/// The chance of finishing what is left.
fn rest(plan: Plan) -> Option<AnyView> {
    let said = of_rest(&*plan.sprint.get()?, &plan.store.workspace(), plan.store)?;
    Some(section("Forecast", (), (), view! { <p class="small">{said}</p> }.into_any()))
}

fn scope(plan: Plan, which: RwSignal<Option<ItemId>>, taking: RwSignal<bool>) -> AnyView {
    let rows = move || {
        let ws = plan.store.workspace();
        let sprint = plan.sprint.get()?;
        let mut items: Vec<_> = sprint
            .chosen
            .iter()
            .filter_map(|(id, serves)| Some((ws.items.get(*id)?, *serves)))
            .collect();
        items.sort_by(|a, b| (&a.0.rank, a.0.id).cmp(&(&b.0.rank, b.0.id)));
        let rows = items.into_iter().map(|(item, serves)| {
            let id = item.id;
            let owner = item.owner.map(|owner| names::member(&ws, Some(owner)));
            let estimate = item.estimate.map_or_else(|| "–".to_owned(), |e| ws.workflow.unit.show(e));
            let stage = item.position.stage().map(|stage| badge(stage.label(), Tone::Neutral));
            let beside = (!serves).then(|| badge("Not for the goal", Tone::Neutral));
            let out = Button::new(format!("Take out {}", item.key)).quiet().small().icon_only(Icon::Close).on(move || {
                which.set(Some(id));
                taking.set(true);
            });
            view! {
                <li class="rows__row">
                    <span class="rows__key">{item.key.to_string()}</span>
                    <a class="rows__title" dir="auto" href=Route::item(&item.key).hash()>{item.title.to_string()}</a>
                    <span class="rows__end">{beside} {stage} {avatar(owner.as_deref())} <span class="rows__number number">{estimate}</span> {out}</span>
                </li>
            }
        });
        let rows = rows.collect_view();
        Some(view! { <ul class="rows">{rows}</ul> })
    };
    section("Scope", (), (), rows.into_any())
}

/// Adds a ready item; the scope changes with a reason.
fn add(plan: Plan, cycle: bool) -> AnyView {
    let store = plan.store;
    let (item, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let refused = RwSignal::new(None::<Refusal>);
    let choices = Signal::derive(move || {
        let ws = store.workspace();
        let offered = load::offered(&ws)
            .into_iter()
            .map(|item| (item.id.to_string(), format!("{} {}", item.key, item.title)));
        std::iter::once((String::new(), "Choose a ready item".to_owned()))
            .chain(offered)
            .collect::<Vec<_>>()
    });
    let run = move |over: Option<Reason>, why: Option<Reason>| -> Result<(), Refusal> {
        let id = names::chosen(item).ok_or_else(|| Refusal::input("Choose a ready item first."))?;
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
    let why = (!cycle).then(|| text_field(Field::new("scope-reason", "Why now"), reason));
    let verb = if cycle { "Pull in" } else { "Add to the sprint" };
    let content = view! {
        <div class="form__row">{select_field(Field::new("scope-item", "Ready item"), item, choices)} {why}</div>
        <div class="cluster">{Button::new(verb).icon(Icon::Plus).on(move || refused.set(run(None, words()).err()))}</div>
        {refusal_slot(refused, Some(again))}
    };
    section("Add work", (), (), view! { <div class="form">{content}</div> }.into_any())
}

fn changes(plan: Plan) -> AnyView {
    let content = move || {
        let ws = plan.store.workspace();
        let Some(sprint) = plan.sprint.get() else { return ().into_any() };
        let now = plan.store.now();
        let set_aside = sprint.capacity_overrides().map(|over| {
            let who = names::member(&ws, Some(over.stamp.by));
            let why = Some(over.reason.to_string());
            log_entry(format!("{who} went over capacity"), moment(&over.stamp.at, &now), why)
        });
        let set_aside: Vec<AnyView> = set_aside.collect();
        if sprint.scope_changes.is_empty() && set_aside.is_empty() {
            return nothing_here("The scope is as it was committed.");
        }
        let entry = |change: &ScopeChange| {
            let who = names::member(&ws, Some(change.stamp.by));
            let what = match &change.kind {
                ScopeChangeKind::Added { item } => format!("added {} {}", item.key, item.title),
                ScopeChangeKind::Removed { item, .. } => {
                    format!("took out {}", names::item(&ws, *item))
                }
                ScopeChangeKind::Reestimated { item, from, to } => {
                    let unit = ws.workflow.unit;
                    format!(
                        "estimated {} anew, {} → {}",
                        names::item(&ws, *item),
                        size(unit, *from),
                        size(unit, *to)
                    )
                }
            };
            log_entry(
                format!("{who} {what}"),
                moment(&change.stamp.at, &now),
                Some(change.reason.to_string()),
            )
        };
        log(sprint.scope_changes.iter().rev().map(entry).chain(set_aside).collect())
    };
    section("Scope changes", "since the start", (), content.into_any())
}

fn size(unit: Unit, effort: Option<crate::domain::base::figures::Effort>) -> String {
    effort.map_or_else(|| "none".to_owned(), |effort| unit.show(effort))
}
