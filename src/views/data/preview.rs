//! What a file would bring, before it does.

use std::sync::Arc;

use crate::domain::sorted::SortedMap;
use crate::views::prelude::*;

use super::import::Importing;
use super::outside;
use crate::domain::command::{Command, Import};
use crate::domain::refusal::Refusal;
use crate::domain::workspace::{Change, Workspace};
use crate::exchange::merge::{self, Conflicts, Preview};
use crate::exchange::read::Found;
use crate::state::sample;
use crate::views::components::{Button, Field, Notice, radio_field, table};
use crate::views::refusal::undoable;

/// The preview of what was found.
pub(super) fn of(importing: Importing, found: &Found) -> AnyView {
    match found {
        Found::Workspace(workspace) => workspace_preview(importing, workspace),
        Found::Outside(board) => outside::preview(importing, Arc::clone(board)),
    }
}

fn workspace_preview(importing: Importing, file: &Workspace) -> AnyView {
    let preview = merge::preview(&importing.store.workspace_now(), file);
    if preview.is_empty() {
        return nothing_new(importing);
    }
    let other = preview.other_workspace.then(|| {
        let text = format!(
            "{} will be added to the team that is here. To keep them apart, open the file in another browser profile.",
            file.name()
        );
        Notice::watch("This file is another team's").text(text).show()
    });
    let side = RwSignal::new("mine".to_owned());
    let conflicts = (!preview.conflicts.is_empty()).then(|| conflict_field(side));
    let columns = [("Kind", false), ("New", true), ("Changed", true), ("In conflict", true)];
    let rows = table("What comes in", &columns, rows(&preview));
    let stay = format!("{} the same here, {} newer here; they stay.", preview.same, preview.older);
    let name = importing.file.get_untracked();
    let lead = format!("{name} holds the workspace “{}”.", file.name());
    let whole = file.clone();
    let bring = move || {
        let store = importing.store;
        let take = side.with_untracked(|side| side == "file");
        let conflicts = if take { Conflicts::TakeFile } else { Conflicts::KeepMine };
        let import = preview.clone().import(&name, conflicts);
        // An empty page becomes the file's workspace; one that holds a team takes in what is new.
        if store.workspace_now().is_founded() {
            bring_in(importing, import);
        } else {
            tell(importing, summary(&import), store.replace_workspace(name.clone(), &whole));
        }
    };
    view! {
        <div class="stack">
            <p>{lead}</p>
            {other}
            {rows}
            <p class="soft small">{stay}</p>
            {conflicts}
            {actions(importing, "Import", bring)}
        </div>
    }
    .into_any()
}

/// Said where a second import would change nothing.
pub(super) fn nothing_new(importing: Importing) -> AnyView {
    let text =
        "Everything in this file is here already, as it is there or newer. Nothing will change.";
    view! {
        <div class="stack">
            {Notice::info("Nothing new").text(text).show()}
            <div class="cluster">{Button::new("Close").on(move || importing.open.set(false))}</div>
        </div>
    }
    .into_any()
}

fn conflict_field(side: RwSignal<String>) -> AnyView {
    let field = Field::new("import-side", "Where both were changed")
        .hint("These records went on here and in the file since they parted.");
    let choices = vec![
        ("mine".to_owned(), "Keep what is here".to_owned()),
        ("file".to_owned(), "Take what the file says".to_owned()),
    ];
    radio_field(field, side, choices)
}

/// Import, or leave it.
pub(super) fn actions(
    importing: Importing,
    label: &'static str,
    bring: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! {
        <div class="form__actions">
            {Button::new(label).primary().on(bring)}
            {Button::new("Cancel").quiet().on(move || importing.open.set(false))}
        </div>
    }
    .into_any()
}

/// Applies it as one change.
pub(super) fn bring_in(importing: Importing, import: Import) {
    let summary = summary(&import);
    tell(importing, summary, importing.store.dispatch(Command::Import(Box::new(import))));
}

/// Says what came in, which can be taken back, or why nothing did.
fn tell(importing: Importing, summary: String, done: Result<Change, Refusal>) {
    let store = importing.store;
    match done {
        Ok(_) => {
            sample::act_as_someone(store);
            importing.done.set(Some(summary.clone()));
            if let Some(toasts) = importing.toasts {
                undoable(toasts, store, &summary);
            }
        }
        Err(refusal) => importing.problem.set(Some(refusal.to_string())),
    }
    importing.open.set(false);
}

fn summary(import: &Import) -> String {
    let counts: Vec<String> = Preview::counts(&import.records)
        .into_iter()
        .map(|(noun, count)| counted(count, noun))
        .collect();
    format!("{} came in.", counts.join(", "))
}

fn rows(preview: &Preview) -> Vec<Vec<AnyView>> {
    let mut kinds: SortedMap<&'static str, [usize; 3]> = SortedMap::new();
    let columns = [&preview.new, &preview.changed, &preview.conflicts];
    for (at, records) in columns.into_iter().enumerate() {
        for (noun, count) in Preview::counts(records) {
            if let Some(cell) = kinds.entry(noun).or_default().get_mut(at) {
                *cell = count;
            }
        }
    }
    let row = |(noun, counts): (&'static str, [usize; 3])| {
        let mut cells = vec![plural(noun).into_any()];
        cells.extend(counts.map(|count| count.into_any()));
        cells
    };
    kinds.into_iter().map(row).collect()
}

/// "1 sprint", "4 sprints".
fn counted(count: usize, noun: &'static str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {}", many(noun)) }
}

fn many(noun: &str) -> String {
    match noun {
        "workspace" | "workflow" => format!("{noun} settings"),
        noun => match noun.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{noun}s"),
        },
    }
}

/// The kind as the name of a row: "Backlog items".
pub(super) fn plural(noun: &str) -> String {
    let words = many(noun);
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
