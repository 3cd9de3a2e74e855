//! Snapshots: what there is to go back to, what going back would change, and going back.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::coming_in::plural;
use crate::state::Store;
use crate::state::snapshots::{Snapshot, difference};
use crate::views::components::{
    Button, ButtonKind, DataTable, Dialog, Log, LogEntry, MomentText, More, NothingHere, Notice,
    Toasts, Tone, dates,
};
use crate::views::undo_toast::undoable;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::change::RecordChange;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::merge::labels;

/// How many records are named one by one.
const NAMED: usize = 100;

/// What is looked at before going back to it.
type Chosen = RwSignal<Option<(Snapshot, Arc<Workspace>)>>;

/// What the list and its dialog share. Small and freely copied.
#[derive(Clone, Copy)]
struct Looking {
    store: Store,
    chosen: Chosen,
    open: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
}

/// The list, and the dialog in which one is looked at.
#[component]
pub(super) fn Snapshots(store: Store) -> impl IntoView {
    let looking = Looking {
        store,
        chosen: RwSignal::new(None),
        open: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    let rows = move || {
        let found = store.snapshots();
        if found.is_empty() {
            let text =
                "None yet. One is kept before each import, before a sprint closes, and once a day.";
            return Either::Left(view! { <NothingHere text /> });
        }
        let rows: Vec<_> = found.into_iter().map(|one| row(looking, one)).collect();
        let columns = vec![("Taken", false), ("Size", true), ("", false)];
        Either::Right(view! { <DataTable caption="Snapshots" columns rows /> })
    };
    let problem = move || {
        let why = looking.problem.get();
        why.map(|text| {
            view! { <Notice tone=Tone::Stop title="Nothing has changed" text said=true /> }
        })
    };
    let dialog = move || {
        looking.chosen.get().map(|(one, then)| {
            let title = format!("Back to {}", exact(store, &one));
            view! {
                <Dialog id="restore-snapshot" title wide=true unasked=true open=looking.open>
                    <WhatWouldChange looking one=one.clone() then=Arc::clone(&then) />
                </Dialog>
            }
        })
    };
    view! {
        <div class="stack">
            <p>"The whole workspace as it was. You'll see what changes before you restore, and you can undo it."</p>
            {problem}
            {rows}
            {dialog}
        </div>
    }
}

/// When it was taken, by the clock of this place.
pub fn exact(store: Store, one: &Snapshot) -> String {
    dates::exact(&store.moment(one.at).unwrap_or_default())
}

fn row(looking: Looking, one: Snapshot) -> Vec<AnyView> {
    let Looking { store, chosen, open, problem } = looking;
    let then = store.moment(one.at).unwrap_or_default();
    let (why, size) = (one.before.label(), format!("{} KB", one.size.div_ceil(1000)));
    let title = format!("Preview what has changed since {}", exact(store, &one));
    let look = move || {
        problem.set(None);
        match store.read_snapshot(&one) {
            Some(then) => {
                chosen.set(Some((one.clone(), Arc::new(then))));
                open.set(true);
            }
            None => problem.set(Some("This snapshot can't be read.".to_owned())),
        }
    };
    let button = view! { <Button label="Preview and restore" small=true title on_press=look /> };
    let taken = view! {
        <div>{why}</div>
        <div class="soft small"><MomentText then now=store.now() /></div>
    };
    vec![taken.into_any(), size.into_any(), button.into_any()]
}

/// What going back would change, and the press that does it.
#[component]
fn WhatWouldChange(looking: Looking, one: Snapshot, then: Arc<Workspace>) -> impl IntoView {
    let Looking { store, open, problem, .. } = looking;
    let changes = difference(&store.workspace_now(), &then);
    let close = view! {
        <Button label="Cancel" kind=ButtonKind::Quiet on_press=move || open.set(false) />
    };
    if changes.is_empty() {
        return Either::Left(view! {
            <div class="stack">
                <Notice title="Nothing has changed since" text="Everything is the same as in this snapshot." />
                <div class="form__actions">{close}</div>
            </div>
        });
    }
    let same =
        then.records().len().saturating_sub(changes.iter().filter(|c| c.before.is_some()).count());
    let columns = vec![("Kind", false), ("Restored", true), ("Reverted", true), ("Removed", true)];
    let rows = rows(&changes);
    let toasts = use_context::<Toasts>();
    let exact = exact(store, &one);
    let restore = move || {
        match store.restore(&then, &exact) {
            Ok(()) => {
                if let Some(toasts) = toasts {
                    undoable(toasts, store, &format!("Back to {exact}"));
                }
            }
            Err(refusal) => problem.set(Some(refusal.to_string())),
        }
        open.set(false);
    };
    Either::Right(view! {
        <div class="stack">
            <DataTable caption="What would change" columns rows />
            <p class="soft small">{format!("{same} unchanged. The activity log is kept and records this restore.")}</p>
            <More label="Show each one"><ChangedNames changes /></More>
            <div class="form__actions">
                <Button label="Restore" kind=ButtonKind::Primary on_press=restore />
                {close}
            </div>
        </div>
    })
}

/// Which of the three columns a change belongs to.
fn column(change: &RecordChange) -> usize {
    match (&change.before, &change.after) {
        (_, None) => 0,
        (Some(_), _) => 1,
        (None, _) => 2,
    }
}

fn rows(changes: &[RecordChange]) -> Vec<Vec<AnyView>> {
    let mut kinds: BTreeMap<&'static str, [usize; 3]> = BTreeMap::new();
    for change in changes {
        if let Some(cell) = kinds.entry(change.key.noun()).or_default().get_mut(column(change)) {
            *cell += 1;
        }
    }
    let row = |(noun, counts): (&&'static str, &[usize; 3])| {
        let mut cells = vec![plural(noun).into_any()];
        cells.extend(counts.map(|count| count.into_any()));
        cells
    };
    kinds.iter().map(row).collect()
}

/// Each record by its name; those that come back by the name they had then.
#[component]
fn ChangedNames(changes: Vec<RecordChange>) -> impl IntoView {
    let mut lines: Vec<(usize, RecordKey, String)> = changes
        .iter()
        .map(|change| {
            let record = change.after.as_ref().or(change.before.as_ref());
            let name = record.map_or_else(String::new, labels::name);
            (column(change), change.key, name)
        })
        .collect();
    lines.sort();
    let rest = lines.len().saturating_sub(NAMED);
    let what = |column: usize| match column {
        0 => "restored",
        1 => "reverted",
        _ => "removed",
    };
    let entries = lines.into_iter().take(NAMED).map(|(column, _, sentence)| {
        view! { <LogEntry sentence when=move || what(column) /> }
    });
    let entries = entries.collect_view();
    let rest =
        (rest > 0).then(|| view! { <p class="soft small">{format!("And {rest} more.")}</p> });
    view! { <Log>{entries}</Log> {rest} }
}
