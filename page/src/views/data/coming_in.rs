//! What brings a file in, and what is said of it: before, where nothing is new, and after.

use leptos::prelude::*;

use super::importing::Importing;
use crate::state::{Route, sample};
use crate::views::components::{Button, ButtonKind, Notice, Tone};
use crate::views::undo_toast::undoable;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::{counted, number_of, upper_first};
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::tables::record::Record;
use sprintloop::exchange::left_out;
use sprintloop::exchange::merge::Preview;

/// Said where a second import would change nothing.
#[component]
pub(super) fn NothingNew(
    importing: Importing,
    title: &'static str,
    #[prop(into)] text: String,
) -> impl IntoView {
    view! {
        <div class="stack">
            <Notice title text />
            <div class="cluster"><Button label="Close" on_press=move || importing.open.set(false) /></div>
        </div>
    }
}

/// Import, or leave it.
#[component]
pub(super) fn ImportActions(
    importing: Importing,
    #[prop(into)] on_import: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="form__actions">
            <Button label="Import" kind=ButtonKind::Primary on_press=on_import />
            <Button label="Cancel" kind=ButtonKind::Quiet on_press=move || importing.open.set(false) />
        </div>
    }
}

/// What does not get into its sprint, and what to do about it; nothing where all of it does.
#[component]
pub(super) fn StaysOut(
    lines: Vec<String>,
    /// Whether it appears because of what was just done.
    #[prop(optional)]
    said: bool,
) -> impl IntoView {
    let title = match lines.len() {
        1 => "1 item stays out of its sprint".to_owned(),
        count => format!("{count} items stay out of their sprint"),
    };
    (!lines.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Watch title lines said
                text="They're still imported, into the backlog. Items that aren't Ready can't enter a sprint, not even by import." />
        }
    })
}

/// Applies it as one change.
pub(super) fn bring_in(importing: Importing, import: Import) {
    let (summary, records) = (summary(&import), import.records.clone());
    let done = importing.store.dispatch(Command::Import(Box::new(import)));
    tell(importing, summary, &records, done);
}

/// Says what came in, which can be taken back, and what of it stayed out of its sprint; or why nothing did.
pub(super) fn tell(
    importing: Importing,
    summary: String,
    records: &[Record],
    done: Result<Change, Refusal>,
) {
    let store = importing.store;
    match done {
        Ok(_) => {
            sample::act_as_someone(store);
            let out = left_out::told(records, &store.workspace_now());
            if !out.is_empty() && untrack(|| store.route()) != Route::Data {
                store.go(Route::Data);
            }
            importing.stayed_out.set(out);
            let route = untrack(|| store.route());
            let said =
                if route == Route::Data { in_passing(&summary, records) } else { summary.clone() };
            match route {
                Route::Data => importing.done.set(Some(summary)),
                // What was shown there is here now.
                Route::Shared => store.go(Route::Plan),
                _ => {}
            }
            if let Some(toasts) = importing.toasts {
                undoable(toasts, store, &said);
            }
        }
        Err(refusal) => importing.problem.set(Some(refusal.to_string())),
    }
    importing.open.set(false);
}

pub(super) fn summary(import: &Import) -> String {
    came_in(&import.records)
}

/// How many records of each kind came in.
pub(super) fn came_in(records: &[Record]) -> String {
    let counts: Vec<String> =
        Preview::counts(records).into_iter().map(|(noun, count)| count_of(count, noun)).collect();
    format!("{} imported.", counts.join(", "))
}

/// What a toast says where the screen lists it all: a whole workspace has more kinds than one reads in passing.
fn in_passing(summary: &str, records: &[Record]) -> String {
    match Preview::counts(records).len() {
        0..=3 => summary.to_owned(),
        _ => format!("The whole file was imported: {}.", number_of(records.len(), "record")),
    }
}

/// So many records of a kind: "1 sprint", "4 sprints".
pub(super) fn count_of(count: usize, noun: &str) -> String {
    counted(count, noun, &many(noun))
}

fn many(noun: &str) -> String {
    match noun {
        "workspace" | "workflow" => format!("{noun} settings"),
        noun => match noun.strip_suffix('y') {
            Some(stem) if !stem.ends_with('a') => format!("{stem}ies"),
            _ => format!("{noun}s"),
        },
    }
}

/// The kind as the name of a row: "Backlog items".
pub(super) fn plural(noun: &str) -> String {
    upper_first(&many(noun))
}
