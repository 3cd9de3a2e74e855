//! What was changed here and in the file: chosen one by one, or all one way.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::views::components::{Button, Field, NothingHere, Notice, RadioField, Tone};
use sprintloop::exchange::merge::conflicts::Conflicts;

/// The most questions that are asked one by one.
const SHOWN: usize = 100;

/// What somebody has to choose.
pub(super) struct Dispute<K> {
    /// What it is about.
    pub(super) asked: K,
    /// Its name: "MKT-12 Webinar: title".
    pub(super) label: String,
    /// As it stands here.
    pub(super) here: String,
    /// As the file says.
    pub(super) file: String,
}

/// What was chosen so far. It lasts as long as the preview, however often what is asked changes.
pub(super) struct Disputes<K: 'static> {
    sides: StoredValue<BTreeMap<K, RwSignal<String>>>,
    /// Whose the choices are: the preview, not the list of questions that is made anew.
    owner: StoredValue<Option<Owner>>,
}

impl<K> Clone for Disputes<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Disputes<K> {}

impl<K: Ord + Clone + Send + Sync> Default for Disputes<K> {
    fn default() -> Self {
        Self { sides: StoredValue::new(BTreeMap::new()), owner: StoredValue::new(Owner::current()) }
    }
}

impl<K: Ord + Clone + Send + Sync> Disputes<K> {
    /// Which side is taken; tracked.
    pub(super) fn taken(self, asked: &K) -> Conflicts {
        let side = self.sides.with_value(|sides| sides.get(asked).copied());
        let file = side.is_some_and(|side| side.with(|side| side == "file"));
        if file { Conflicts::TakeFile } else { Conflicts::KeepMine }
    }

    fn side(self, asked: &K) -> RwSignal<String> {
        if let Some(side) = self.sides.with_value(|sides| sides.get(asked).copied()) {
            return side;
        }
        let fresh = || RwSignal::new("mine".to_owned());
        let owner = self.owner.get_value();
        let side = owner.map_or_else(fresh, |owner| owner.with(fresh));
        self.sides.update_value(|sides| {
            sides.insert(asked.clone(), side);
        });
        side
    }

    /// Each dispute with the answer to it.
    pub(super) fn questions(self, disputes: Vec<Dispute<K>>) -> Vec<Question> {
        let question = |one: Dispute<K>| Question {
            side: self.side(&one.asked),
            label: one.label,
            here: one.here,
            file: one.file,
        };
        disputes.into_iter().map(question).collect()
    }
}

/// A dispute as it is shown.
pub(super) struct Question {
    /// The side that is taken: "mine" or "file".
    side: RwSignal<String>,
    label: String,
    here: String,
    file: String,
}

/// The questions; nothing where nothing is asked.
#[component]
pub(super) fn Questions(questions: Vec<Question>) -> impl IntoView {
    let signals: Vec<RwSignal<String>> = questions.iter().map(|one| one.side).collect();
    let asked = !questions.is_empty();
    let rest = questions.len().saturating_sub(SHOWN);
    let rest = (rest > 0).then(|| {
        let text =
            format!("{rest} more follow the button you choose above. If you choose neither, this workspace's version is kept.");
        view! { <NothingHere text /> }
    });
    let fields = questions.into_iter().take(SHOWN).enumerate().map(|(at, one)| {
        let field = Field::new(format!("conflict-{at}"), one.label);
        let choices = vec![
            ("mine".to_owned(), format!("Here: {}", one.here)),
            ("file".to_owned(), format!("File: {}", one.file)),
        ];
        view! { <RadioField field value=one.side choices /> }
    });
    let fields = fields.collect_view();
    asked.then(|| {
        view! {
            <section class="stack">
                <Notice tone=Tone::Watch title="Changed here and in the file"
                    text="Choose which version to keep. Everything else merges automatically." />
                <div class="cluster">
                    <TakeAll label="Keep this workspace's version for all" side="mine" signals=signals.clone() />
                    <TakeAll label="Use the file's version for all" side="file" signals />
                </div>
                {fields}
                {rest}
            </section>
        }
    })
}

/// Answers every question alike.
#[component]
fn TakeAll(
    label: &'static str,
    side: &'static str,
    signals: Vec<RwSignal<String>>,
) -> impl IntoView {
    let take = move || {
        for one in &signals {
            one.set(side.to_owned());
        }
    };
    view! { <Button label small=true on_press=take /> }
}
