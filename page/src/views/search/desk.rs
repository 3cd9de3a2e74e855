//! The state of the search box, and what selecting a line does.

use leptos::prelude::*;

use super::find::Desk;
use super::hit::{Act, Asked, Hit};
use super::known::known;
use crate::state::recent::{recent, remember};
use crate::state::{Route, Store};
use crate::views::backlog::add_item;
use crate::views::commands::item::ItemAction;
use crate::views::commands::page::PageAction;
use crate::views::components::{Toasts, dom};
use crate::views::header::{told, turn_theme};
use crate::views::item::actions::ItemActions;
use crate::views::names;
use crate::views::refusal::attempt;
use crate::views::take_away::save;
use crate::views::undo_toast::undoable;
use crate::views::workspaces::Workspaces;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::exchange::file::Export;

/// The field that takes what is typed until the module has come.
pub(super) const EARLY: &str = "search-early";

/// The box. It outlives its dialog, so that a command can go on in a dialog of its own.
#[derive(Clone, Copy)]
pub struct SearchBox {
    pub(super) store: Store,
    /// Whether the box is open.
    pub(super) open: RwSignal<bool>,
    helping: RwSignal<bool>,
    pub(super) text: RwSignal<String>,
    /// The selected line.
    pub(super) at: RwSignal<usize>,
    pub(super) asked: RwSignal<Asked>,
    /// Whether what searches has come; until then a plain field takes what is typed.
    pub(super) here: RwSignal<bool>,
    /// What was refused last, shown in the box.
    pub(super) refused: RwSignal<Option<Refusal>>,
    pub(super) actions: ItemActions,
    toasts: Option<Toasts>,
    known: StoredValue<Vec<Hit>>,
    recent: StoredValue<Vec<String>>,
}

impl SearchBox {
    /// Creates the box, once per page.
    pub fn new(open: RwSignal<bool>, helping: RwSignal<bool>) -> Self {
        let store = Store::here();
        let refused = RwSignal::new(None);
        Self {
            store,
            open,
            helping,
            text: RwSignal::new(String::new()),
            at: RwSignal::new(0),
            asked: RwSignal::new(Asked::Anything),
            here: RwSignal::new(false),
            refused,
            actions: ItemActions::new(store, refused),
            toasts: use_context(),
            known: StoredValue::new(Vec::new()),
            recent: StoredValue::new(Vec::new()),
        }
    }

    /// Opens it empty, but for what was typed before it could search.
    pub(super) fn begin(self) -> Self {
        match self.here.get_untracked() {
            true => self.text.set(String::new()),
            false => dom::after_render(move || self.take_over()),
        }
        self.at.set(0);
        self.asked.set(Asked::Anything);
        self.refused.set(None);
        self.known.set_value(untrack(|| known(self.store, use_context::<Workspaces>())));
        self.recent.set_value(recent());
        self
    }

    /// Takes focus from the early field, so that no key is lost between the two.
    fn take_over(self) {
        if dom::focused().is_some_and(|at| at.id() == EARLY)
            && let Some(field) = dom::by_id("search-text")
        {
            dom::focus(&field);
        }
        // Nothing to show once the page is gone.
        let _ = self.here.try_set(true);
    }

    /// Looks at what there is; tracks the workspace.
    pub(super) fn look(self, find: impl FnOnce(&Desk<'_>) -> Vec<Hit>) -> Vec<Hit> {
        let ws = self.store.workspace();
        let open = untrack(|| match self.store.route() {
            Route::Backlog { key, .. } => key,
            _ => self.store.opened(),
        });
        self.known.with_value(|known| {
            self.recent.with_value(|recent| {
                let me = untrack(|| self.store.actor());
                find(&Desk { ws: &ws, me, known, recent, open: open.as_deref() })
            })
        })
    }

    /// Returns whether a key leads a step back: Escape does, Backspace only in an empty field.
    pub(super) fn may_go_back(self, key: &str) -> bool {
        self.asked.get_untracked() != Asked::Anything
            && (key == "Escape" || self.text.with_untracked(String::is_empty))
    }

    /// Goes back to the first step.
    pub(super) fn back(self) {
        self.ask(Asked::Anything);
    }

    fn ask(self, asked: Asked) {
        self.refused.set(None);
        self.asked.set(asked);
        self.text.set(String::new());
        self.at.set(0);
        dom::focus_later("search-text");
    }

    /// Does what a line says; a refusal keeps the box open.
    pub(super) fn run(self, hit: &Hit) {
        if let Some(mark) = hit.mark() {
            remember(&mark);
        }
        self.refused.set(None);
        let store = self.store;
        match &hit.act {
            Act::Ask(asked) => return self.ask(*asked),
            Act::Item(ItemAction::Assign, item) => return self.ask(Asked::OwnerOf(*item)),
            Act::Item(action, item) => {
                if let Some(item) = store.workspace_now().items.get(*item) {
                    remember(&format!("item:{}", item.key));
                }
                self.actions.run(*action, *item);
            }
            Act::Own(item, owner) => {
                let edit = Box::new(ItemEdit::Owner(*owner));
                let own = ItemCommand::Edit { items: vec![*item], edit };
                let ws = store.workspace_now();
                let said = format!("{}: {}", names::item(&ws, *item), names::member(&ws, *owner));
                attempt(store, Command::Item(own), &said, self.refused);
            }
            Act::Add(title) => match (add_item(store, title, None), self.toasts) {
                (Ok(said), Some(toasts)) => undoable(toasts, store, &said),
                (Ok(_), None) => {}
                (Err(refusal), _) => self.refused.set(Some(refusal)),
            },
            Act::Go(_) | Act::Open(_) | Act::Page(_) | Act::Press(_) => {}
        }
        if self.refused.with_untracked(Option::is_some) {
            return;
        }
        // The box leaves first, so that what follows has focus.
        self.open.set(false);
        match &hit.act {
            Act::Go(hash) => self.go(hash),
            Act::Open(key) => self.go(&untrack(|| store.route()).with_item(key)),
            Act::Page(action) => self.page(*action),
            Act::Press(press) => press(),
            Act::Ask(_) | Act::Item(..) | Act::Own(..) | Act::Add(_) => {}
        }
    }

    fn page(self, action: PageAction) {
        let tell = move |done| {
            if let Some(toasts) = self.toasts {
                told(toasts, done);
            }
        };
        let take = move |export| save(self.store, self.toasts, export);
        match action {
            PageAction::Search | PageAction::NewItem => {}
            PageAction::Form(screen, form) => self.store.go_to(&format!("{screen}?at={form}")),
            PageAction::Go(hash) => self.go(hash),
            PageAction::SaveWorkspace => take(Export::Workspace),
            PageAction::SaveBacklog => take(Export::Backlog),
            PageAction::SaveMeetings => take(Export::Cadence),
            PageAction::Undo => tell(self.store.undo()),
            PageAction::Redo => tell(self.store.redo()),
            PageAction::Theme => turn_theme(),
            PageAction::Keys => self.helping.set(true),
        }
    }

    /// Opens a place and moves focus there.
    fn go(self, hash: &str) {
        self.store.go_to(hash);
        if Route::record_in(hash).is_none() && Route::item_in(hash).is_none() {
            let item = matches!(Route::parse(hash), Route::Backlog { key: Some(_), .. });
            dom::focus_later(if item { "item-panel" } else { "main" });
        }
    }
}
