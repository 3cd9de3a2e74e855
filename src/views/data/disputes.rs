//! What was changed here and in the file: chosen one by one, or all one way.

use crate::views::prelude::*;

use crate::exchange::merge::conflicts::Conflicts;
use crate::views::components::{Button, Field, Notice, nothing_here, radio_field};
use std::collections::BTreeMap;

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

    /// The questions; nothing where nothing is asked.
    pub(super) fn show(self, disputes: Vec<Dispute<K>>) -> Option<AnyView> {
        let told = disputes
            .into_iter()
            .map(|one| (self.side(&one.asked), one.label, [one.here, one.file]));
        show(told.collect())
    }
}

/// One question each: its answer, what it is about, and both sides.
fn show(asked: Vec<(RwSignal<String>, String, [String; 2])>) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let signals: Vec<RwSignal<String>> = asked.iter().map(|(side, ..)| *side).collect();
    let all = |label: &'static str, side: &'static str| {
        let signals = signals.clone();
        Button::new(label).small().on(move || {
            for one in &signals {
                one.set(side.to_owned());
            }
        })
    };
    let rest = asked.len().saturating_sub(SHOWN);
    let rest = (rest > 0).then(|| {
        nothing_here(format!("{rest} more go the way you choose for all; what is here stays unless you take the file."))
    });
    let fields =
        asked.into_iter().take(SHOWN).enumerate().map(|(at, (side, label, [here, file]))| {
            let sides = vec![
                ("mine".to_owned(), format!("Here: {here}")),
                ("file".to_owned(), format!("File: {file}")),
            ];
            radio_field(Field::new(format!("conflict-{at}"), label), side, sides)
        });
    let fields = fields.collect::<Vec<_>>();
    Some(
        view! {
            <section class="stack">
                {Notice::watch("Changed here and in the file").text("Both went on with these since they parted. Choose which stays; everything else comes together by itself.").show()}
                <div class="cluster">{all("Keep all that is here", "mine")} {all("Take all from the file", "file")}</div>
                {fields}
                {rest}
            </section>
        }
        .into_any(),
    )
}
