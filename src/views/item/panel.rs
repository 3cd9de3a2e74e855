//! The panel itself: head, what is missing, the fields asked first, and the rest behind "more".

use std::sync::Arc;

use leptos::prelude::*;

use super::actions::item_menu;
use super::inline::{Kind, Save, edit};
use super::{campaign, criteria, measurement, needs, relations, talk};
use crate::domain::backlog::command::{ItemCommand, ItemEdit};
use crate::domain::backlog::item::{BacklogItem, Purpose};
use crate::domain::backlog::key::ItemKey;
use crate::domain::backlog::position::Position;
use crate::domain::command::Command;
use crate::domain::figures::Effort;
use crate::domain::ids::ItemId;
use crate::domain::ready;
use crate::domain::refusal::Refusal;
use crate::domain::text::Title;
use crate::state::Store;
use crate::views::components::{
    Button, Choice, Field, Icon, Menu, Notice, Tone, badge, badge_with, empty_state, more,
};
use crate::views::names;
use crate::views::refusal::refusal_slot;

/// The item the panel shows.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The store.
    pub store: Store,
    /// Which item.
    pub id: ItemId,
    /// The item as it is now.
    pub item: Memo<Option<Arc<BacklogItem>>>,
    /// What a press refused last, where no field stands beside it.
    pub refused: RwSignal<Option<Refusal>>,
}

impl Shown {
    /// One value of the item, tracked on its own.
    pub fn part(self, read: fn(&BacklogItem) -> String) -> Memo<String> {
        let item = self.item;
        Memo::new(move |_| item.with(|item| item.as_deref().map(read).unwrap_or_default()))
    }

    /// Dispatches an edit of one field.
    pub fn edit(self, edit: ItemEdit) -> Result<(), Refusal> {
        let edit = Box::new(edit);
        self.run(ItemCommand::Edit { items: vec![self.id], edit })
    }

    /// Dispatches.
    pub fn run(self, command: ItemCommand) -> Result<(), Refusal> {
        self.store.dispatch(Command::Item(command)).map(|_| ())
    }

    /// Dispatches from a press; what is refused stands on top of the panel's section.
    pub fn press(self, command: ItemCommand) -> bool {
        let done = self.run(command);
        let ok = done.is_ok();
        self.refused.set(done.err());
        ok
    }

    /// The id on the page of a field of this panel.
    pub fn field(self, name: &str, label: &str) -> Field {
        Field::new(format!("item-{name}"), label)
    }

    /// A field that reads one value and saves one edit.
    pub fn inline(
        self,
        kind: Kind,
        field: Field,
        read: fn(&BacklogItem) -> String,
        write: impl Fn(&str) -> Result<ItemEdit, Refusal> + Send + Sync + 'static,
    ) -> AnyView {
        let save: Save = Callback::new(move |(text, _): (String, _)| self.edit(write(&text)?));
        edit(kind, field, self.part(read), save)
    }
}

/// The panel of the item with this key; `close` goes back to the list.
pub fn panel(key: String, close: Callback<()>) -> AnyView {
    let store = Store::here();
    let parsed: Option<ItemKey> = key.parse().ok();
    let id = Memo::new(move |_| {
        let parsed = parsed.as_ref()?;
        store.workspace().items.values().find(|item| item.key == *parsed).map(|item| item.id)
    });
    let body = move || match id.get() {
        Some(id) => untrack(|| of_item(store, id, close)),
        None => {
            let back = Button::new("Back to the list").on(move || close.run(()));
            let text = "It may have been undone, or belongs to another workspace.";
            empty_state(format!("There is no {key}"), text, vec![back])
        }
    };
    view! { <aside class="side-panel" id="item-panel" aria-label="Item">{body}</aside> }.into_any()
}

fn of_item(store: Store, id: ItemId, close: Callback<()>) -> AnyView {
    let item = Memo::new(move |_| store.workspace().items.get(id).map(Arc::clone));
    let shown = Shown { store, id, item, refused: RwSignal::new(None) };
    view! {
        {head(shown, close)}
        <div class="stack">
            {refusal_slot(shown.refused, None)}
            {state(shown)}
            {first_fields(shown)}
            {criteria::criteria(shown)}
            {criteria::done(shown)}
            {needs::needs(shown)}
            {more("Measurement and launch", (measurement::measurement(shown), measurement::launch(shown)).into_any())}
            {more("More fields", further_fields(shown))}
            {talk::comments(shown)}
            {more("Activity", talk::activity(shown))}
        </div>
    }
    .into_any()
}

fn head(shown: Shown, close: Callback<()>) -> AnyView {
    let key = shown.part(|item| item.key.to_string());
    let title = shown.part(|item| item.title.to_string());
    let menu = Menu::dots("More for this item");
    view! {
        <div class="side-panel__head">
            <span class="rows__key">{move || key.get()}</span>
            <h2 class="side-panel__title" dir="auto">{move || title.get()}</h2>
            {item_menu(shown.store, shown.id, shown.refused, menu)}
            {Button::new("Close").quiet().small().icon_only(Icon::Close).on(move || close.run(()))}
        </div>
    }
    .into_any()
}

/// Where it is, whether it is blocked, and what it misses by name.
fn state(shown: Shown) -> AnyView {
    let store = shown.store;
    (move || {
        let ws = store.workspace();
        let item = shown.item.get()?;
        let missing: Vec<String> =
            ready::missing(&item, &ws).into_iter().map(|missing| missing.what).collect();
        let blocker = ws.blockers.values().find(|b| b.item == item.id && b.is_open());
        let blocked = blocker.map(|blocker| {
            Notice::stop(format!("Blocked: {}", blocker.kind.label()))
                .text(format!(
                    "{} {} can free it.",
                    sentence(blocker.reason.as_str()),
                    blocker.unblocker
                ))
                .action(Button::new("Go to the board").href("#/board"))
                .show()
        });
        let here = item.position == Position::Backlog;
        let lacks = (here && !missing.is_empty())
            .then(|| Notice::watch("Before it is ready it needs").lines(missing.clone()).show());
        let word = match &item.position {
            Position::Backlog if missing.is_empty() => badge_with(Icon::Check, "Ready", Tone::Good),
            Position::Backlog => badge("In refinement", Tone::Watch),
            Position::InSprint { stage, sprint } => {
                let name = ws.sprints.get(*sprint).map(|s| s.name()).unwrap_or_default();
                badge(format!("{name}: {}", stage.label()), Tone::Accent)
            }
            Position::Dropped { reason } => badge(format!("Dropped: {reason}"), Tone::Neutral),
            Position::Archived => badge("Archived", Tone::Neutral),
        };
        let flagged = (!here && !missing.is_empty())
            .then(|| badge(format!("Misses {}", missing.join(", ")), Tone::Watch));
        Some(view! { <div class="item-state">{word}{flagged}</div> {blocked} {lacks} })
    })
    .into_any()
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

pub(super) fn purpose_of(shown: Shown) -> Purpose {
    shown.item.get_untracked().map(|item| item.purpose.clone()).unwrap_or_default()
}

fn first_fields(shown: Shown) -> AnyView {
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
pub(super) fn priority_choices(store: Store) -> Vec<Choice> {
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

fn further_fields(shown: Shown) -> AnyView {
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
