//! What things are called on the screen: a member, a channel, a work type, an item by its id.
use leptos::either::Either;
use leptos::prelude::*;

use super::components::Choice;
use crate::domain::base::ids::{ChannelId, ItemId, MemberId, WorkTypeId};
use crate::domain::records::people::Member;
use crate::domain::tables::record::Tables;
use crate::state::{Route, Store};

/// A member's name; "Nobody" for none.
pub fn member(tables: &Tables, id: Option<MemberId>) -> String {
    match id {
        None => "Nobody".to_owned(),
        Some(id) => tables
            .members
            .get(id)
            .map_or_else(|| "Someone who is not in the team".to_owned(), |m| m.name.to_string()),
    }
}

/// A channel's name; "No channel" for none.
pub fn channel(tables: &Tables, id: Option<ChannelId>) -> String {
    id.and_then(|id| tables.channels.get(id))
        .map_or_else(|| "No channel".to_owned(), |channel| channel.name.to_string())
}

/// A work type's name.
pub fn work_type(tables: &Tables, id: WorkTypeId) -> String {
    tables
        .work_types
        .get(id)
        .map_or_else(|| "Unknown work type".to_owned(), |kind| kind.name.to_string())
}

/// Key and title of an item, as a sentence needs it.
pub fn item(tables: &Tables, id: ItemId) -> String {
    tables.items.get(id).map_or_else(
        || "An item that is gone".to_owned(),
        |item| format!("{} {}", item.key, item.title),
    )
}

/// The id of a record's element on its screen: there an address of the record leads.
pub fn record(id: impl std::fmt::Display) -> String {
    format!("record-{id}")
}

/// A link to an item: its key and title.
#[component]
pub fn ItemLink(id: ItemId) -> impl IntoView {
    let tables = Store::here().workspace_now();
    let text = item(&tables, id);
    match tables.items.get(id).map(|item| Route::item(&item.key).hash()) {
        Some(href) => Either::Left(view! { <a href=href>{text}</a> }),
        None => Either::Right(text),
    }
}

/// People of the team by name, first who acts; those who left are not offered.
pub fn members(tables: &Tables) -> Vec<Member> {
    let mut all: Vec<Member> =
        tables.members.values().filter(|m| !m.left).map(|m| Member::clone(m)).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// The team as choices; `none` is the first line, for nobody.
pub fn member_choices(tables: &Tables, none: Option<&str>) -> Vec<Choice> {
    let people = members(tables).into_iter().map(|m| (m.id.to_string(), m.name.to_string()));
    none.map(|none| (String::new(), none.to_owned())).into_iter().chain(people).collect()
}

/// Channels in use as choices.
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

/// Work types in use as choices.
pub fn work_type_choices(tables: &Tables, none: Option<&str>) -> Vec<Choice> {
    let all = tables
        .work_types
        .values()
        .filter(|kind| !kind.archived)
        .map(|kind| (kind.id.to_string(), kind.name.to_string()));
    none.map(|none| (String::new(), none.to_owned())).into_iter().chain(all).collect()
}

/// An id chosen in a field; none where nothing is chosen.
pub fn chosen<I: std::str::FromStr>(value: RwSignal<String>) -> Option<I> {
    value.with_untracked(|value| value.parse().ok())
}
