//! The names shown for ids: members, channels, work types, items.
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::either::Either;
use leptos::prelude::*;

use super::components::{Badge, Choice, Tone};
use crate::state::Store;
use sprintloop::domain::base::ids::{ChannelId, ItemId, MemberId, PriorityId, WorkTypeId};
use sprintloop::domain::reads::board::ColumnKind;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::priority::PriorityState;
use sprintloop::domain::tables::record::Tables;

/// The column an item is in, red where it is blocked.
#[component]
pub fn ColumnBadge(column: ColumnKind) -> impl IntoView {
    let tone = if column == ColumnKind::Blocked { Tone::Stop } else { Tone::Neutral };
    view! { <Badge text=column.label() tone/> }
}

/// Returns a member's name, or "No owner" for none.
pub fn member(tables: &Tables, id: Option<MemberId>) -> String {
    match id {
        None => "No owner".to_owned(),
        Some(id) => tables
            .members
            .get(id)
            .map_or_else(|| "Someone not on the team".to_owned(), |m| m.name.to_string()),
    }
}

/// Returns a channel's name, or "No channel" for none.
pub fn channel(tables: &Tables, id: Option<ChannelId>) -> String {
    id.and_then(|id| tables.channels.get(id))
        .map_or_else(|| "No channel".to_owned(), |channel| channel.name.to_string())
}

/// Returns a priority's objective, or "No priority".
pub fn priority(tables: &Tables, id: Option<PriorityId>) -> String {
    id.and_then(|id| tables.priorities.get(id))
        .map_or_else(|| "No priority".to_owned(), |priority| priority.objective.to_string())
}

/// Returns a work type's name.
pub fn work_type(tables: &Tables, id: WorkTypeId) -> String {
    tables
        .work_types
        .get(id)
        .map_or_else(|| "Unknown work type".to_owned(), |kind| kind.name.to_string())
}

/// Returns an item's key and title, for use in a sentence.
pub fn item(tables: &Tables, id: ItemId) -> String {
    tables
        .items
        .get(id)
        .map_or_else(|| "Deleted item".to_owned(), |item| format!("{} {}", item.key, item.title))
}

/// Returns the element id of a record on its screen, which an address of the record leads to.
pub fn record(id: impl std::fmt::Display) -> String {
    format!("record-{id}")
}

/// A link to an item: its key and title.
#[component]
pub fn ItemLink(id: ItemId) -> impl IntoView {
    let store = Store::here();
    let tables = store.workspace_now();
    let text = item(&tables, id);
    let screen = untrack(|| store.route());
    match tables.items.get(id).map(|item| screen.with_item(&item.key)) {
        Some(href) => Either::Left(view! { <a href=href>{text}</a> }),
        None => Either::Right(text),
    }
}

/// Returns the team's members by name, without those who left.
pub fn members(tables: &Tables) -> Vec<Member> {
    let mut all: Vec<Member> =
        tables.members.values().filter(|m| !m.left).map(|m| Member::clone(m)).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// Returns the team as choices; `none` is the label of an empty first choice.
pub fn member_choices(tables: &Tables, none: Option<&str>) -> Vec<Choice> {
    let people = members(tables).into_iter().map(|m| (m.id.to_string(), m.name.to_string()));
    none.map(|none| (String::new(), none.to_owned())).into_iter().chain(people).collect()
}

/// Returns those who can own work as choices: stakeholders cannot.
pub fn owner_choices(tables: &Tables, none: &str) -> Vec<Choice> {
    let people = members(tables).into_iter().filter(|member| member.can_own_work());
    let people = people.map(|member| (member.id.to_string(), member.name.to_string()));
    std::iter::once((String::new(), none.to_owned())).chain(people).collect()
}

/// Returns the channels in use as choices.
pub fn channel_choices(tables: &Tables, none: Option<&str>) -> Vec<Choice> {
    let mut all: Vec<Choice> = tables
        .channels
        .values()
        .filter(|channel| !channel.archived)
        .map(|channel| (channel.id.to_string(), channel.name.to_string()))
        .collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    none.map(|none| (String::new(), none.to_owned())).into_iter().chain(all).collect()
}

/// Returns the work types in use as choices.
pub fn work_type_choices(tables: &Tables, none: Option<&str>) -> Vec<Choice> {
    let all = tables
        .work_types
        .values()
        .filter(|kind| !kind.archived)
        .map(|kind| (kind.id.to_string(), kind.name.to_string()));
    none.map(|none| (String::new(), none.to_owned())).into_iter().chain(all).collect()
}

/// Returns the work types to filter items by: those in use, and archived ones that items have.
pub fn work_types_to_filter(tables: &Tables, all: &str) -> Vec<Choice> {
    let of_items: BTreeSet<WorkTypeId> = tables.items.values().map(|item| item.work_type).collect();
    let archived = tables.work_types.values().filter(|kind| kind.archived);
    let kept = archived.filter(|kind| of_items.contains(&kind.id));
    let kept = kept.map(|kind| (kind.id.to_string(), format!("{} (archived)", kind.name)));
    work_type_choices(tables, Some(all)).into_iter().chain(kept).collect()
}

/// Returns the work types in use as choices, and the stored one where it is archived.
pub fn work_types_with(store: Store, stored: Memo<String>) -> Signal<Vec<Choice>> {
    let choices = Memo::new(move |_| {
        let (ws, id) = (store.workspace(), stored.get());
        let name = id.parse().map(|id| work_type(&ws, id)).unwrap_or_default();
        with_stored(work_type_choices(&ws, None), id, name)
    });
    choices.into()
}

/// Returns the priorities that are not closed as choices.
pub fn priority_choices(tables: &Tables, none: Option<&str>) -> Vec<Choice> {
    let open = tables.priorities.values().filter(|one| one.state != PriorityState::Closed);
    let all = open.map(|one| (one.id.to_string(), one.objective.to_string()));
    none.map(|none| (String::new(), none.to_owned())).into_iter().chain(all).collect()
}

/// Returns a number that changes with what rows show of other records: a part of a row's key, so that rows are drawn again
/// where another tab or a teammate has renamed one.
pub fn revision(store: Store) -> Memo<u64> {
    Memo::new(move |_| {
        let mut hasher = DefaultHasher::new();
        in_rows(&store.workspace()).hash(&mut hasher);
        hasher.finish()
    })
}

/// Returns every name that a row or cell shows of other records, and the unit of its estimate.
pub fn in_rows(tables: &Tables) -> Vec<String> {
    let members = tables.members.values().map(|one| one.name.to_string());
    let priorities = tables.priorities.values().map(|one| one.objective.to_string());
    let channels = tables.channels.values().map(|one| one.name.to_string());
    let kinds = tables.work_types.values().map(|one| one.name.to_string());
    let campaigns = tables.campaigns.values().map(|one| one.name.to_string());
    let unit = std::iter::once(tables.workflow.unit.symbol().to_owned());
    members.chain(priorities).chain(channels).chain(kinds).chain(campaigns).chain(unit).collect()
}

/// Returns the choices with what is stored now, which may no longer be offered: someone who left, a closed priority.
/// A list without it would show its first choice instead.
pub fn with_stored(mut choices: Vec<Choice>, id: String, name: String) -> Vec<Choice> {
    if !id.is_empty() && choices.iter().all(|(offered, _)| *offered != id) {
        choices.push((id, name));
    }
    choices
}

/// Returns the id chosen in a field.
pub fn chosen<I: std::str::FromStr>(value: RwSignal<String>) -> Option<I> {
    value.with_untracked(|value| value.parse().ok())
}
