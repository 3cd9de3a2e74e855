//! What someone fills in on a device of their own, and how it is kept.

use leptos::prelude::*;

use crate::state::writing::{
    ByLink, PreWork, close_pre_work, keep_pre_work, note_writer, open_link, pre_work, put_aside,
    taken_up, writes_in_tab,
};
use crate::state::{Route, Store, address};
use crate::views::components::{Button, ButtonKind, Toasts};
use sprintloop::domain::base::ids::ParticipantId;
use sprintloop::domain::records::retrospective::pack::Answer;
use sprintloop::exchange::cards_link;

/// What is filled in; saved with every change.
#[derive(Clone, Copy)]
pub(super) struct Filling {
    pub(super) store: Store,
    pub(super) work: RwSignal<Option<PreWork>>,
    pub(super) saved: RwSignal<bool>,
    /// Why the link in the address can't be opened.
    pub(super) broken: RwSignal<Option<String>>,
    /// Who wrote on an earlier visit: nothing of it is shown until they say that they are back.
    pub(super) asks: RwSignal<Option<ParticipantId>>,
}

impl Filling {
    /// Returns what was filled in so far, or what the address brings.
    pub(super) fn begin(store: Store) -> Self {
        let f = Self {
            store,
            work: RwSignal::new(pre_work()),
            saved: RwSignal::new(false),
            broken: RwSignal::new(None),
            asks: RwSignal::new(None),
        };
        f.open_address();
        f.ask_who();
        f
    }

    pub(super) fn now(self) -> Option<PreWork> {
        self.work.get_untracked()
    }

    /// Changes the answer; each change makes a newer edition of it.
    pub(super) fn answer(self, change: impl FnOnce(&mut Answer)) {
        self.saved.set(false);
        self.change(|work| {
            if let Some(answer) = work.answer.as_mut() {
                change(answer);
                answer.edition += 1;
            }
        });
    }

    pub(super) fn link(self, change: impl FnOnce(&mut ByLink)) {
        self.change(|work| {
            if let Some(link) = work.link.as_mut() {
                change(link);
            }
        });
    }

    /// Asks who is here, where somebody has written on an earlier visit.
    fn ask_who(self) {
        let who = self.now().and_then(|work| work.answer).map(|answer| answer.who);
        self.asks.set(who.filter(|who| !writes_in_tab(*who)));
    }

    /// The one who wrote before is back.
    pub(super) fn is_back(self, who: ParticipantId) {
        note_writer(who);
        self.asks.set(None);
    }

    /// Somebody else writes: what is there is put aside, and is back once its writer chooses their name.
    pub(super) fn hands_over(self) {
        if let Some(work) = self.now() {
            // The card at hand is saved as it is typed.
            let card = pre_work().map(|kept| kept.card).unwrap_or_default();
            self.work.set(Some(put_aside(PreWork { card, ..work })));
        }
        self.asks.set(None);
    }

    /// Someone has chosen their name.
    pub(super) fn begins_as(self, who: ParticipantId) {
        note_writer(who);
        let Some(work) = self.now() else { return };
        let mut work = taken_up(work, who);
        if work.answer.is_none() {
            let mut answer = Answer::new(who, self.store.mint_random(), self.store.mint_random());
            answer.edition = 1;
            work.answer = Some(answer);
        }
        keep_pre_work(Some(&work));
        self.work.set(Some(work));
    }

    /// Puts another name on what is written: it was chosen by mistake.
    pub(super) fn renames(self, who: ParticipantId) {
        note_writer(who);
        self.link(|link| {
            if let Some(ballot) = link.ballot.as_mut() {
                ballot.who = who;
                ballot.edition += 1;
            }
        });
        self.answer(|answer| answer.who = who);
    }

    fn change(self, change: impl FnOnce(&mut PreWork)) {
        self.work.update(|work| {
            if let Some(work) = work {
                change(work);
            }
        });
        // The current card is saved as it is typed; here it stays as it was.
        let card = pre_work().map(|kept| kept.card).unwrap_or_default();
        keep_pre_work(self.now().map(|work| PreWork { card, ..work }).as_ref());
    }

    /// Opens the link in the address, if there is one.
    pub(super) fn open_address(self) {
        let hash = address::hash();
        let Some(data) = Route::cards_in(&hash) else { return };
        match cards_link::read(data) {
            Ok(link) => {
                self.broken.set(None);
                self.work.set(Some(open_link(link)));
                self.ask_who();
            }
            Err(why) => self.broken.set(Some(why.to_string())),
        }
    }
}

/// Closes the file; Undo in the toast brings it back.
#[component]
pub(super) fn AnotherPack(f: Filling) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let press = move || {
        let before = pre_work();
        close_pre_work();
        f.work.set(None);
        f.store.go(Route::Cards);
        if let Some(toasts) = toasts {
            toasts.undoable("File closed", move || {
                keep_pre_work(before.as_ref());
                f.work.set(before.clone());
            });
        }
    };
    // Who came by a link opens the next one in the same way.
    let hash = address::hash();
    let by_file = Route::cards_in(&hash).is_none();
    by_file.then(
        || view! { <Button label="Open another file" kind=ButtonKind::Quiet on_press=press/> },
    )
}
