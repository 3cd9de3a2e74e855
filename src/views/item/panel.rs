//! The panel itself: head, what is missing, the fields asked first, and the rest behind "more".

use std::sync::Arc;

use crate::views::prelude::*;

use super::actions::ItemActions;
use super::inline::{Kind, Save, edit};
use super::{criteria, fields, measurement, memory, needs, talk};
use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::reads::ready;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::position::Position;
use crate::state::Store;
use crate::views::components::{
    Button, Field, Icon, Menu, Notice, Tone, badge, badge_with, empty_state, more,
};
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
    view! { <aside class="side-panel" id="item-panel" tabindex="-1" aria-label="Item">{body}</aside> }.into_any()
}

fn of_item(store: Store, id: ItemId, close: Callback<()>) -> AnyView {
    let item = Memo::new(move |_| store.workspace().items.get(id).map(Arc::clone));
    let shown = Shown { store, id, item, refused: RwSignal::new(None) };
    view! {
        {head(shown, close)}
        <div class="stack">
            {refusal_slot(shown.refused, None)}
            {state(shown)}
            {fields::first(shown)}
            {criteria::criteria(shown)}
            {criteria::done(shown)}
            {needs::needs(shown)}
            {memory::memory(shown)}
            {more("Measurement and launch", (measurement::measurement(shown), measurement::launch(shown)).into_any())}
            {more("More fields", fields::further(shown))}
            {talk::comments(shown)}
            {more("Activity", talk::activity(shown))}
        </div>
    }
    .into_any()
}

/// The key alone is seen: the title stands below, in the field that changes it.
fn head(shown: Shown, close: Callback<()>) -> AnyView {
    let key = shown.part(|item| item.key.to_string());
    let title = shown.part(|item| item.title.to_string());
    let (actions, id) = (ItemActions::new(shown.store, shown.refused), shown.id);
    let menu = Menu::dots("More for this item").show(move || actions.entries(id));
    view! {
        <div class="side-panel__head">
            <h2 class="side-panel__title" dir="auto">{move || key.get()}" "<span class="visually-hidden">{move || title.get()}</span></h2>
            {menu} {actions.dialog()}
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
