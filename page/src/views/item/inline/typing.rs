//! What is typed into a field that saves when it is left.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Slot, dom, on_leave};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Reason;

/// Saves a text; the reason comes when the rule asked for one.
pub type Save = Callback<(String, Option<Reason>), Result<(), Refusal>>;

/// The text in the field and the stored one. Used while the field leaves the page, and after.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    store: Store,
    slot: Slot,
    pub(super) draft: RwSignal<String>,
    /// The stored text when the draft was last equal to it.
    taken: StoredValue<String>,
    value: Memo<String>,
    save: Save,
    pub(super) refused: RwSignal<Option<Refusal>>,
    /// What somebody else stored meanwhile, while the typed text waits for a choice.
    pub(super) theirs: RwSignal<Option<String>>,
}

impl Typing {
    pub(super) fn new(slot: Slot, value: Memo<String>, save: Save) -> Self {
        let stored = value.get_untracked();
        let draft = RwSignal::new(stored.clone());
        Self {
            store: Store::here(),
            slot,
            draft,
            taken: StoredValue::new(stored),
            value,
            save,
            refused: RwSignal::new(None),
            theirs: RwSignal::new(None),
        }
    }

    /// Follows the stored text, restores what could not be saved before, and saves when the field leaves.
    pub(super) fn live(self) {
        Effect::new(move |_| {
            let stored = self.value.get();
            if !self.is_touched() {
                self.draft.set(stored.clone());
                self.taken.set_value(stored);
            } else if self.theirs.with_untracked(Option::is_some) {
                self.theirs.set(self.overtaken());
            }
        });
        if let Some(text) = self.slot.kept() {
            self.draft.set(text);
            if let Some(was) = self.slot.kept_was() {
                self.taken.set_value(was);
            }
            // Shows why it was not saved, or saves it if the cause is gone.
            dom::after_render(move || self.left());
        }
        on_leave(move || self.gone());
    }

    fn is_touched(self) -> bool {
        let taken = self.taken.try_get_value();
        taken.is_some() && self.draft.try_get_untracked() != taken
    }

    /// What somebody else stored since this text was begun, if it is neither that nor this text.
    fn overtaken(self) -> Option<String> {
        let stored = self.value.try_get_untracked()?;
        let changed = self.taken.try_with_value(|taken| *taken != stored)?;
        let differs = self.draft.try_with_untracked(|draft| *draft != stored)?;
        (changed && differs && self.is_touched()).then_some(stored)
    }

    pub(super) fn save(self, reason: Option<Reason>) -> Result<(), Refusal> {
        let Some(text) = self.draft.try_get_untracked().filter(|_| self.is_touched()) else {
            return Ok(());
        };
        if self.value.try_with_untracked(|stored| *stored != text) == Some(true) {
            self.save.try_run((text, reason)).unwrap_or(Ok(()))?;
        }
        self.slot.forget();
        self.take_over();
        Ok(())
    }

    /// Shows what is stored now: " 6,5 h" was kept as "6.5".
    fn take_over(self) {
        if let Some(stored) = self.value.try_get_untracked() {
            let _ = self.taken.try_set_value(stored.clone());
            if self.draft.try_with_untracked(|draft| *draft != stored) == Some(true) {
                let _ = self.draft.try_set(stored);
            }
        }
    }

    /// Saves after the field was left; shows a refusal below it, or what somebody else stored meanwhile.
    pub(super) fn left(self) {
        if self.is_touched() {
            // What another tab stored a moment ago may not be here yet.
            self.store.catch_up();
        }
        let theirs = self.overtaken();
        if theirs.is_none() {
            let refused = self.save(None).err();
            let _ = self.refused.try_set(refused);
        }
        let _ = self.theirs.try_set(theirs);
    }

    /// Saves the typed text over what somebody else stored.
    pub(super) fn use_mine(self) {
        if let Some(stored) = self.value.try_get_untracked() {
            let _ = self.taken.try_set_value(stored);
        }
        self.left();
    }

    /// Drops the typed text, and shows what is stored.
    pub(super) fn give_up(self) {
        self.slot.forget();
        self.take_over();
        let _ = self.theirs.try_set(None);
        let _ = self.refused.try_set(None);
    }

    /// Gives up what was typed by Escape, which then does nothing else.
    pub(super) fn escape(self, ev: &KeyboardEvent) {
        if ev.key() == "Escape" && !ev.is_composing() && self.is_touched() {
            ev.prevent_default();
            ev.stop_propagation();
            self.give_up();
        }
    }

    /// Saves when the field leaves the page; keeps a draft if refused.
    fn gone(self) {
        let Some(text) = self.draft.try_get_untracked().filter(|_| self.is_touched()) else {
            return;
        };
        // In another workspace the same id may be another team's record.
        if !self.slot.is_here() || self.overtaken().is_some() || self.save(None).is_err() {
            let was = self.taken.try_get_value().unwrap_or_default();
            self.slot.keep_over(text, was);
        }
    }
}
