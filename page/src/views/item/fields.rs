//! The plain fields of an item, edited in place.

use leptos::prelude::*;

use super::campaign::CampaignFields;
use super::criteria::Checklist;
use super::inline::{InlineField, Kind, Save, read_estimate};
use super::relations::{Contributors, Links, RecurrenceField, RequesterField};
use super::shown::{ItemField, Shown};
use crate::views::names;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::records::backlog::item::Purpose;

fn purpose_of(shown: Shown) -> Purpose {
    shown.item.get_untracked().map(|item| item.purpose.clone()).unwrap_or_default()
}

/// The fields asked first.
#[component]
pub(super) fn FirstFields(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let owner =
        Memo::new(move |_| shown.item.with(|item| item.as_ref().and_then(|item| item.owner)));
    let owners = Memo::new(move |_| {
        let (ws, owner) = (store.workspace(), owner.get());
        let id = owner.map(|id| id.to_string()).unwrap_or_default();
        names::with_stored(names::owner_choices(&ws, "No owner"), id, names::member(&ws, owner))
    });
    let title = |text: &str| {
        Title::parse(text).map(ItemEdit::Title).map_err(|_| Refusal::input("Enter a title."))
    };
    let change = move |text: &str| {
        Ok(ItemEdit::Purpose(Purpose { change: text.trim().to_owned(), ..purpose_of(shown) }))
    };
    let audience = move |text: &str| {
        Ok(ItemEdit::Purpose(Purpose { audience: text.trim().to_owned(), ..purpose_of(shown) }))
    };
    view! {
        <ItemField shown kind=Kind::Line field=shown.field("title", "Title")
            read=|item| item.title.to_string() write=title/>
        <ItemField shown kind=Kind::Area field=shown.field("change", "Purpose: what will change?")
            read=|item| item.purpose.change.clone() write=change/>
        <ItemField shown kind=Kind::Line field=shown.field("audience", "Audience")
            read=|item| item.purpose.audience.clone() write=audience/>
        <ItemField shown kind=Kind::Choose(owners.into()) field=shown.field("owner", "Owner")
            read=|item| item.owner.map(|owner| owner.to_string()).unwrap_or_default()
            write=|text| Ok(ItemEdit::Owner(text.parse().ok()))/>
        <div class="form__row"><EstimateField shown/> <PriorityField shown/></div>
        <ItemField shown kind=Kind::Line
            field=shown.field("value", "Expected value").hint("What's it worth, and to whom?")
            read=|item| item.expected_value.clone()
            write=|text| Ok(ItemEdit::ExpectedValue(text.trim().to_owned()))/>
    }
}

/// The priority it supports.
#[component]
fn PriorityField(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let priority = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().and_then(|item| item.purpose.priority))
    });
    let choices = Memo::new(move |_| {
        let (ws, priority) = (store.workspace(), priority.get());
        let id = priority.map(|id| id.to_string()).unwrap_or_default();
        let offered = names::priority_choices(&ws, Some("No priority"));
        names::with_stored(offered, id, names::priority(&ws, priority))
    });
    let write = move |text: &str| {
        Ok(ItemEdit::Purpose(Purpose { priority: text.parse().ok(), ..purpose_of(shown) }))
    };
    view! {
        <ItemField shown kind=Kind::Choose(choices.into()) field=shown.field("priority", "Priority")
            read=|item| item.purpose.priority.map(|id| id.to_string()).unwrap_or_default() write/>
    }
}

/// The estimate; in a running sprint a change needs a reason.
#[component]
fn EstimateField(shown: Shown) -> impl IntoView {
    let unit = shown.store.workspace_now().workflow.unit;
    let value = shown.part(|item| item.estimate.map(|e| e.to_string()).unwrap_or_default());
    let save: Save = Callback::new(move |(text, reason): (String, _)| {
        let estimate = read_estimate(shown.store, &text)?;
        shown.edit(ItemEdit::Estimate { estimate, reason })
    });
    let field = shown.field("estimate", "Estimate").unit(unit.symbol());
    view! { <InlineField kind=Kind::Amount field value save/> }
}

/// The rest, behind "more".
#[component]
pub(super) fn FurtherFields(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let kinds = names::work_types_with(store, shown.part(|item| item.work_type.to_string()));
    let channel =
        Memo::new(move |_| shown.item.with(|item| item.as_ref().and_then(|item| item.channel)));
    let channels = Memo::new(move |_| {
        let (ws, channel) = (store.workspace(), channel.get());
        let id = channel.map(|id| id.to_string()).unwrap_or_default();
        let offered = names::channel_choices(&ws, Some("No channel"));
        names::with_stored(offered, id, names::channel(&ws, channel))
    });
    let work_type = |text: &str| {
        let kind = text.parse().map_err(|_| Refusal::input("Choose a work type."))?;
        Ok(ItemEdit::WorkType(kind))
    };
    view! {
        <div class="form__row">
            <ItemField shown kind=Kind::Choose(kinds) field=shown.field("type", "Work type")
                read=|item| item.work_type.to_string() write=work_type/>
            <ItemField shown kind=Kind::Choose(channels.into()) field=shown.field("channel", "Channel")
                read=|item| item.channel.map(|id| id.to_string()).unwrap_or_default()
                write=|text| Ok(ItemEdit::Channel(text.parse().ok()))/>
        </div>
        <div class="form__row">
            <ItemField shown kind=Kind::Day field=shown.field("needed-by", "Needed by")
                read=|item| item.needed_by.map(|day| day.to_string()).unwrap_or_default()
                write=|text| Ok(ItemEdit::NeededBy(text.parse().ok()))/>
            <RequesterField shown/>
        </div>
        <ItemField shown kind=Kind::Area field=shown.field("description", "Notes and brief")
            read=|item| item.description.clone()
            write=|text| Ok(ItemEdit::Description(text.to_owned()))/>
        <CampaignFields shown/>
        <RecurrenceField shown/>
        <Contributors shown/>
        <Checklist shown/>
        <Links shown/>
    }
}
