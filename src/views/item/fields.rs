//! The plain fields of an item, each edited where it stands.

use crate::views::prelude::*;

use super::inline::{Kind, Save, edit};
use super::panel::Shown;
use super::{campaign, criteria, relations};
use crate::domain::base::figures::Effort;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::backlog::ItemEdit;
use crate::domain::records::backlog::item::Purpose;
use crate::state::Store;
use crate::views::components::Choice;
use crate::views::names;

fn purpose_of(shown: Shown) -> Purpose {
    shown.item.get_untracked().map(|item| item.purpose.clone()).unwrap_or_default()
}

/// The fields asked first.
pub(super) fn first(shown: Shown) -> AnyView {
    let store = shown.store;
    let owners = Signal::derive(move || names::member_choices(&store.workspace(), Some("Nobody")));
    let title = shown.inline(
        Kind::Line,
        shown.field("title", "Title"),
        |item| item.title.to_string(),
        |text| {
            Title::parse(text)
                .map(ItemEdit::Title)
                .map_err(|_| Refusal::input("An item needs a title of a few words."))
        },
    );
    let change = shown.inline(
        Kind::Area,
        shown.field("change", "What changes"),
        |item| item.purpose.change.clone(),
        move |text| {
            Ok(ItemEdit::Purpose(Purpose { change: text.trim().to_owned(), ..purpose_of(shown) }))
        },
    );
    let audience = shown.inline(
        Kind::Line,
        shown.field("audience", "For whom"),
        |item| item.purpose.audience.clone(),
        move |text| {
            Ok(ItemEdit::Purpose(Purpose { audience: text.trim().to_owned(), ..purpose_of(shown) }))
        },
    );
    let owner = shown.inline(
        Kind::Choose(owners),
        shown.field("owner", "Owner"),
        |item| item.owner.map(|owner| owner.to_string()).unwrap_or_default(),
        |text| Ok(ItemEdit::Owner(text.parse().ok())),
    );
    view! { {title} {change} {audience} {owner} <div class="form__row">{estimate(shown)} {priority(shown)}</div> {value(shown)} }
        .into_any()
}

fn value(shown: Shown) -> AnyView {
    shown.inline(
        Kind::Line,
        shown.field("value", "Expected value").hint("What it is worth, and to whom."),
        |item| item.expected_value.clone(),
        |text| Ok(ItemEdit::ExpectedValue(text.trim().to_owned())),
    )
}

fn priority(shown: Shown) -> AnyView {
    let store = shown.store;
    let choices = Signal::derive(move || priority_choices(store));
    shown.inline(
        Kind::Choose(choices),
        shown.field("priority", "Serves"),
        |item| item.purpose.priority.map(|id| id.to_string()).unwrap_or_default(),
        move |text| {
            Ok(ItemEdit::Purpose(Purpose { priority: text.parse().ok(), ..purpose_of(shown) }))
        },
    )
}

/// Priorities as choices.
fn priority_choices(store: Store) -> Vec<Choice> {
    let ws = store.workspace();
    let all = ws.priorities.values().map(|p| (p.id.to_string(), p.objective.to_string()));
    std::iter::once((String::new(), "No priority".to_owned())).chain(all).collect()
}

/// The estimate; in a running sprint it asks for a reason.
fn estimate(shown: Shown) -> AnyView {
    let unit = shown.store.workspace_now().workflow.unit;
    let value = shown.part(|item| item.estimate.map(|e| e.to_string()).unwrap_or_default());
    let save: Save = Callback::new(move |(text, reason): (String, _)| {
        let estimate = match text.trim() {
            "" => None,
            text => Some(Effort::parse(text).ok_or_else(|| {
                Refusal::input("Write the estimate as a number, such as 6 or 6.5.")
            })?),
        };
        shown.edit(ItemEdit::Estimate { estimate, reason })
    });
    let field = shown.field("estimate", "Estimate").unit(unit.symbol());
    edit(Kind::Number, field, value, save)
}

/// The rest, behind "more".
pub(super) fn further(shown: Shown) -> AnyView {
    let store = shown.store;
    let kinds = Signal::derive(move || names::work_type_choices(&store.workspace(), None));
    let channels =
        Signal::derive(move || names::channel_choices(&store.workspace(), Some("No channel")));
    let kind = shown.inline(
        Kind::Choose(kinds),
        shown.field("type", "Work type"),
        |item| item.work_type.to_string(),
        |text| {
            let kind = text.parse().map_err(|_| Refusal::input("Choose a work type."))?;
            Ok(ItemEdit::WorkType(kind))
        },
    );
    let channel = shown.inline(
        Kind::Choose(channels),
        shown.field("channel", "Channel"),
        |item| item.channel.map(|id| id.to_string()).unwrap_or_default(),
        |text| Ok(ItemEdit::Channel(text.parse().ok())),
    );
    let needed = shown.inline(
        Kind::Day,
        shown.field("needed-by", "Needed by"),
        |item| item.needed_by.map(|day| day.to_string()).unwrap_or_default(),
        |text| Ok(ItemEdit::NeededBy(text.parse().ok())),
    );
    let description = shown.inline(
        Kind::Area,
        shown.field("description", "Notes and brief"),
        |item| item.description.clone(),
        |text| Ok(ItemEdit::Description(text.to_owned())),
    );
    view! {
        <div class="form__row">{kind} {channel}</div>
        <div class="form__row">{needed} {relations::requester(shown)}</div>
        {description}
        {campaign::campaign(shown)}
        {relations::recurrence(shown)}
        {relations::contributors(shown)}
        {criteria::checklist(shown)}
        {relations::links(shown)}
    }
    .into_any()
}
