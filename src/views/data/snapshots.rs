//! Snapshots: what there is to go back to, what going back would change, and going back.

use std::sync::Arc;

use crate::views::prelude::*;

use super::preview::plural;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::change::RecordChange;
use crate::domain::workspace::Workspace;
use crate::exchange::merge::labels;
use crate::state::Store;
use crate::state::snapshots::{Snapshot, difference};
use crate::views::components::{
    Button, Dialog, Notice, Toasts, dates, log, log_entry, moment, more, nothing_here, table,
};
use crate::views::refusal::undoable;
use std::collections::BTreeMap;

/// How many records are named one by one.
const NAMED: usize = 100;

/// What is looked at before going back to it.
type Chosen = RwSignal<Option<(Snapshot, Arc<Workspace>)>>;

/// The list, and the dialog in which one is looked at.
pub(super) fn panel(store: Store) -> AnyView {
    let chosen: Chosen = RwSignal::new(None);
    let open = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let rows = move || {
        let found = store.snapshots();
        if found.is_empty() {
            return nothing_here(
                "None yet. One is kept before a file comes in, before a sprint closes, and once a day.",
            );
        }
        let rows = found.into_iter().map(|one| row(store, one, chosen, open, problem)).collect();
        table("Snapshots", &[("Taken", false), ("Size", true), ("", false)], rows)
    };
    let title = move || {
        chosen.with_untracked(|chosen| {
            let at = chosen.as_ref().map(|(one, _)| exact(store, one)).unwrap_or_default();
            Dialog::new("restore-snapshot", format!("Back to {at}")).wide().unasked()
        })
    };
    let dialog = move || {
        chosen
            .get()
            .map(|(one, then)| title().show(open, move || look(store, open, problem, &one, &then)))
    };
    view! {
        <div class="stack">
            <p>"The whole workspace as it was. Going back shows first what would change, and can itself be taken back."</p>
            {move || problem.get().map(|why| Notice::stop("Nothing has changed").text(why).said().show())}
            {rows}
            {dialog}
        </div>
    }
    .into_any()
}

/// When it was taken, by the clock of this place.
pub fn exact(store: Store, one: &Snapshot) -> String {
    dates::exact(&store.moment(one.at).unwrap_or_default())
}

fn row(
    store: Store,
    one: Snapshot,
    chosen: Chosen,
    open: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
) -> Vec<AnyView> {
    let when = moment(&store.moment(one.at).unwrap_or_default(), &store.now());
    let (why, size) = (one.before.label(), format!("{} KB", one.size.div_ceil(1000)));
    let label = format!("Look at what has changed since {}", exact(store, &one));
    let look = move || {
        problem.set(None);
        match store.read_snapshot(&one) {
            Some(then) => {
                chosen.set(Some((one.clone(), Arc::new(then))));
                open.set(true);
            }
            None => problem.set(Some("This snapshot cannot be read.".to_owned())),
        }
    };
    let button = Button::new("Look and restore").small().title(label).on(look);
    let taken = view! { <div>{why}</div> <div class="soft small">{when}</div> };
    vec![taken.into_any(), size.into_any(), button]
}

/// What going back would change, and the press that does it.
fn look(
    store: Store,
    open: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    one: &Snapshot,
    then: &Arc<Workspace>,
) -> AnyView {
    let now = store.workspace_now();
    let changes = difference(&now, then);
    let close = Button::new("Cancel").quiet().on(move || open.set(false));
    if changes.is_empty() {
        return view! {
            <div class="stack">
                {Notice::info("Nothing has changed since").text("Everything is as it was then.").show()}
                <div class="form__actions">{close}</div>
            </div>
        }
        .into_any();
    }
    let same =
        then.records().len().saturating_sub(changes.iter().filter(|c| c.before.is_some()).count());
    let columns = [("Kind", false), ("Comes back", true), ("As it was", true), ("Goes away", true)];
    let rows = table("What would change", &columns, rows(&changes));
    let named = more("Which ones", names(&changes));
    let toasts = use_context::<Toasts>();
    let (exact, then) = (exact(store, one), Arc::clone(then));
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
    view! {
        <div class="stack">
            {rows}
            <p class="soft small">{format!("{same} the same. The activity log stays, and says that this was done.")}</p>
            {named}
            <div class="form__actions">{Button::new("Restore").primary().on(restore)} {close}</div>
        </div>
    }
    .into_any()
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
fn names(changes: &[RecordChange]) -> AnyView {
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
        0 => "comes back",
        1 => "is as it was",
        _ => "goes away",
    };
    let entries = lines.into_iter().take(NAMED);
    let entries =
        entries.map(|(column, _, name)| log_entry(name, what(column).into_any(), None)).collect();
    let rest =
        (rest > 0).then(|| view! { <p class="soft small">{format!("And {rest} more.")}</p> });
    view! { {log(entries)} {rest} }.into_any()
}
