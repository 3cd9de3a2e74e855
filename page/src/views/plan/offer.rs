//! Items that can be committed, and items that still miss a ready rule.

use leptos::prelude::*;
use std::sync::Arc;

use super::shown::Plan;
use crate::state::{Route, Store};
use crate::views::components::{
    Avatar, Badge, Button, Chip, EmptyState, IconName, Keyed, LinkButton, More, RowKeys, Section,
    ShowMore, row_keys,
};
use crate::views::names;
use crate::views::refusal::attempt;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::{counted, number_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::open_blockers::OpenBlockers;
use sprintloop::domain::reads::order;
use sprintloop::domain::reads::ready;
use sprintloop::domain::reads::sprint::load;
use sprintloop::domain::reads::sprint::proposal::fitting;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::workspace::Workspace;

/// How many rows are shown before someone scrolls near the end.
const AT_MOST: usize = 40;

/// A row: the item, what it misses, and whether it is selected and supports the goal.
#[derive(Clone, PartialEq)]
struct Row {
    item: Arc<BacklogItem>,
    misses: String,
    /// What its open blocker says.
    blocked: Option<String>,
    /// Whether it supports the goal, where it is selected.
    chosen: Option<bool>,
    /// Before there is a goal, nothing supports it.
    has_goal: bool,
}

/// Ready items, each with a check box; carried-over work first.
#[component]
pub(super) fn ReadyItems(plan: Plan) -> impl IntoView {
    let most = RwSignal::new(AT_MOST);
    let offer = Memo::new(move |_| rows(plan, most.get()));
    let rest = Memo::new(move |_| offer.with(|offer| offer.1));
    let note = Signal::derive(move || {
        offer.with(|(rows, rest)| {
            let items = number_of(rows.len() + rest, "item");
            let chosen = rows.iter().filter(|row| row.chosen.is_some()).count();
            let beside = rows.iter().filter(|row| row.chosen == Some(false)).count();
            match beside {
                0 => format!("{items}, {chosen} selected"),
                _ => format!("{items}, {chosen} selected, {beside} of them other work"),
            }
        })
    });
    let none = Memo::new(move |_| offer.with(|offer| offer.0.is_empty()));
    let keys =
        RowKeys::new().choose(move |id| toggle(plan, id)).open(move |id| open(plan.store, id));
    let grow = move || most.update(|most| *most += AT_MOST);
    let fits = Memo::new(move |_| {
        let ws = plan.store.workspace();
        plan.sprint.get().map(|sprint| fitting(&sprint, None, usize::MAX, &ws)).unwrap_or_default()
    });
    let some_fit = Memo::new(move |_| fits.with(|fits| !fits.is_empty()));
    let choose = move || {
        let items = fits.get_untracked();
        let said = format!("Selected {}", number_of(items.len(), "item"));
        let choose = SprintCommand::Choose { id: plan.id, items, serves_goal: true };
        attempt(plan.store, Command::Sprint(choose), &said, plan.refused);
    };
    let end = move || {
        view! {
            <Show when=move || some_fit.get()>
                <Button label="Select all that fit" small=true icon=IconName::Plus on_press=choose/>
            </Show>
        }
    };
    view! {
        <Section title="Ready to commit" note end>
            <Show when=move || none.get()>
                <EmptyState title="No items are Ready yet" text="Refine shows what each one still needs, one by one.">
                    <LinkButton label="Refine the backlog" href=Route::refine().hash()/>
                </EmptyState>
            </Show>
            <ul class="rows" id="plan-ready" aria-label="Ready to commit" hidden=move || none.get() use:row_keys=keys>
                <Keyed each=move || offer.get().0 key=|row| (row.item.id, Arc::as_ptr(&row.item) as usize, row.misses.clone(), row.blocked.clone(), row.chosen, row.has_goal)
                    let:row><ReadyItem plan row/></Keyed>
            </ul>
            <ShowMore hidden=rest step=AT_MOST grow/>
        </Section>
    }
}

/// Returns the rows, and how many ready items are not among them.
fn rows(plan: Plan, most: usize) -> (Vec<Row>, usize) {
    let ws = plan.store.workspace();
    let sprint = plan.sprint.get();
    let has_goal = sprint.as_ref().is_some_and(|sprint| sprint.goal.is_some());
    let chosen = sprint.map(|sprint| sprint.chosen.clone()).unwrap_or_default();
    let offered: Vec<ItemId> = load::offered(&ws).into_iter().map(|item| item.id).collect();
    let unready: Vec<ItemId> = chosen.keys().filter(|id| !offered.contains(id)).copied().collect();
    let open = OpenBlockers::of(&ws);
    let row = |id: ItemId| {
        let item = Arc::clone(ws.items.get(id)?);
        let misses = ready::in_full(&ready::missing(&item, &ws));
        let blocked = open.get(id).map(|blocker| blocker.reason.to_string());
        Some(Row { item, misses, blocked, chosen: chosen.get(&id).copied(), has_goal })
    };
    // Selected items are always shown, however long the list.
    let shown = |(at, id): &(usize, &ItemId)| *at < most || chosen.contains_key(id);
    let first: Vec<ItemId> = offered.iter().enumerate().filter(shown).map(|(_, id)| *id).collect();
    let rest = offered.len() - first.len();
    (unready.into_iter().chain(first).filter_map(row).collect(), rest)
}

/// An item with its check box, what it misses and its owner.
#[component]
fn ReadyItem(plan: Plan, row: Row) -> impl IntoView {
    let ws = plan.store.workspace_now();
    let Row { item, misses, blocked, chosen, has_goal } = row;
    let id = item.id;
    let history = match (item.carried_from.is_some(), blocked) {
        (true, None) => Some(("small soft", "Carried over".to_owned())),
        (true, Some(why)) => Some(("small blocked", format!("Carried over, blocked: {why}"))),
        (false, Some(why)) => Some(("small blocked", format!("Blocked: {why}"))),
        (false, None) => None,
    };
    let history = history.map(|(class, text)| view! { <span class=class dir="auto">{text}</span> });
    let lacks = (!misses.is_empty()).then(|| {
        view! { <span class="backlog-item__missing">{format!("Missing: {misses}")}</span> }
    });
    let serves = chosen.filter(|_| has_goal).map(|serves_goal| {
        let turn = move || {
            let serves_goal = !serves_goal;
            plan.press(SprintCommand::MarkServesGoal { id: plan.id, item: id, serves_goal });
        };
        view! { <Chip label="Supports goal" on=serves_goal on_press=turn/> }
    });
    let owner = item.owner.map(|owner| names::member(&ws, Some(owner)));
    let estimate = item.estimate.map_or_else(|| "–".to_owned(), |e| ws.workflow.unit.show(e));
    let label = format!("Select {}", item.key);
    view! {
        <li class="rows__row backlog-item" data-row=id.to_string() tabindex="-1">
            <input type="checkbox" class="check__box" aria-label=label prop:checked=chosen.is_some()
                on:change=move |ev| {
                    toggle(plan, id);
                    // The box shows what is stored: a refused choice leaves it as it was.
                    let kept = plan.sprint.with_untracked(|s| s.as_ref().is_some_and(|s| s.chosen.contains_key(&id)));
                    event_target::<leptos::web_sys::HtmlInputElement>(&ev).set_checked(kept);
                } />
            <span class="rows__key" translate="no">{item.key.to_string()}</span>
            <span class="rows__title"><a dir="auto" href=Route::Plan.with_item(&item.key)>{item.title.to_string()}</a>{history}</span>
            {lacks}
            <span class="rows__end">
                {serves} <Badge text=names::work_type(&ws, item.work_type)/>
                <Avatar name=owner/> <span class="rows__number number">{estimate}</span>
            </span>
        </li>
    }
}

fn toggle(plan: Plan, item: ItemId) {
    let chosen =
        plan.sprint.with_untracked(|s| s.as_ref().is_some_and(|s| s.chosen.contains_key(&item)));
    let (id, items) = (plan.id, vec![item]);
    plan.press(if chosen {
        SprintCommand::Unchoose { id, items }
    } else {
        SprintCommand::Choose { id, items, serves_goal: true }
    });
}

fn open(store: Store, id: ItemId) {
    if let Some(item) = store.workspace_now().items.get(id) {
        store.go_to(&Route::Plan.with_item(&item.key));
    }
}

/// Address and name of an item, and what it misses.
type Lacking = (String, String, String);

/// Returns the backlog items that miss a rule, by rank.
fn lacking(ws: &Workspace) -> Vec<Lacking> {
    let mut items: Vec<_> =
        ws.items.values().filter(|item| item.position == Position::Backlog).collect();
    order::sort(&mut items);
    let lines = items.into_iter().filter_map(|item| {
        let missing = ready::missing(item, ws);
        let name = format!("{} {}", item.key, item.title);
        let lacks = || (Route::Plan.with_item(&item.key), name, ready::in_full(&missing));
        (!missing.is_empty()).then(lacks)
    });
    lines.collect()
}

/// Backlog items that miss a rule, and what they miss.
#[component]
pub(super) fn RefiningItems(store: Store) -> impl IntoView {
    let lines = Memo::new(move |_| lacking(&store.workspace()));
    let count = Memo::new(move |_| lines.with(Vec::len));
    let most = RwSignal::new(AT_MOST);
    let rows = move || {
        let lines = lines.get().into_iter().take(most.get()).map(|(href, name, words)| {
            view! {
                <li class="rows__row"><a class="rows__title" dir="auto" href=href>{name}</a>
                    <span class="backlog-item__missing">{format!("Missing: {words}")}</span></li>
            }
        });
        lines.collect_view()
    };
    let grow = move || most.update(|most| *most += AT_MOST);
    let hidden = Signal::derive(move || count.get().saturating_sub(most.get()));
    move || {
        let label = match count.get() {
            0 => return None,
            count => counted(count, "item isn't ready yet", "items aren't ready yet"),
        };
        Some(
            view! { <More label><ul class="rows">{rows}</ul> <ShowMore hidden step=AT_MOST grow/></More> },
        )
    }
}
