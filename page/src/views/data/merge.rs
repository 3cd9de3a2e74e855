//! A file of ours held against what is here: what is new, what went on there, and what both changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::coming_in::{
    ImportActions, NothingNew, StaysOut, bring_in, count_of, plural, summary, tell,
};
use super::disputes::{Dispute, Disputes, Questions};
use super::importing::Importing;
use crate::views::components::{Notice, Tone};
use sprintloop::domain::base::text::{number, number_of};
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::record::{Record, Tables};
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::left_out;
use sprintloop::exchange::merge::{self, Parted, Preview, labels};
use sprintloop::exchange::part::{self, Part};

/// The most records or lines that are shown of each kind.
const SHOWN: usize = 200;

/// The preview of a whole workspace.
#[component]
pub(super) fn WorkspacePreview(importing: Importing, file: Workspace) -> impl IntoView {
    let preview = merge::preview(&importing.store.workspace_now(), &file);
    let lead = format!("{}: the workspace “{}”.", importing.file.get_untracked(), file.name());
    view! { <MergePreview importing lead preview file whole=true /> }
}

/// The preview of a sprint plan or of some items.
#[component]
pub(super) fn PartPreview(importing: Importing, part: Part) -> impl IntoView {
    let preview = part::preview(&importing.store.workspace_now(), &part);
    let (name, team) = (importing.file.get_untracked(), part.workspace.name());
    let what = match part.plan.and_then(|id| part.workspace.sprints.get(id)) {
        Some(sprint) if part.retrospective.is_some() => {
            format!("the retrospective of {}", sprint.name())
        }
        Some(sprint) => format!("the plan of {}", sprint.name()),
        None => count_of(part.workspace.items.len(), "backlog item"),
    };
    let lead = format!("{name}: {what} of “{team}”.");
    view! { <MergePreview importing lead preview file=part.workspace whole=false /> }
}

/// What is new, what changed, and what has to be chosen.
#[component]
fn MergePreview(
    importing: Importing,
    lead: String,
    preview: Preview,
    file: Workspace,
    /// Whether the file is a whole workspace.
    whole: bool,
) -> impl IntoView {
    if preview.is_empty() {
        return Either::Left(view! { <NothingNew importing title="Nothing new"
        text="Everything in this file is already here, in the same or a newer version." /> });
    }
    let present = importing.store.workspace_now();
    let other = preview.other_workspace.then(|| {
        let text = format!(
            "“{}” will be added to the team that's open here. To keep them apart, import the file into a new workspace.",
            file.name()
        );
        view! { <Notice tone=Tone::Watch title="This file is from another team" text /> }
    });
    let new = preview.new.iter().map(|record| (record.key().noun(), labels::name(record)));
    let new = new.collect::<Vec<_>>();
    let changed = changes(&preview, &present, &file);
    let disputes = Disputes::default();
    let questions = disputes.questions(asked(&preview, &present, &file));
    let stay = match preview.older {
        0 => format!("{} unchanged.", number_of(preview.same, "record")),
        older => {
            format!(
                "{} unchanged, {} newer here and kept.",
                number_of(preview.same, "record"),
                number(older)
            )
        }
    };
    let name = importing.file.get_untracked();
    let chosen = move || {
        let choice = |key: &RecordKey, field: &str| disputes.taken(&(*key, field.to_owned()));
        preview.clone().import_chosen(&name, &choice)
    };
    let (chosen, store) = (Arc::new(chosen), importing.store);
    let stays_out = {
        let chosen = Arc::clone(&chosen);
        move || {
            let lines = left_out::foretold(&present, &chosen(), &store.context());
            view! { <StaysOut lines /> }
        }
    };
    let bring = move || {
        let import = untrack(|| chosen());
        // An empty page becomes the file's workspace; one that holds a team takes in what is new.
        if !whole || store.workspace_now().is_founded() {
            bring_in(importing, import);
        } else {
            let told = summary(&import);
            let done = store.replace_workspace(import.source, &file);
            tell(importing, told, &import.records, done);
        }
    };
    Either::Right(view! {
        <div class="stack">
            <p>{lead}</p>
            {other}
            <Questions questions />
            <Kinds title="Changed in the file" lines=changed />
            <Kinds title="New" lines=new />
            {stays_out}
            <p class="soft small">{stay}</p>
            <ImportActions importing on_import=bring />
        </div>
    })
}

/// The name of a record that both have, as it is here.
fn named(parted: &Parted, present: &Workspace) -> String {
    present.record(&parted.key).map_or_else(String::new, |record: Record| labels::name(&record))
}

/// What the file went on with: the kind of record, and what changed of it.
fn changes(
    preview: &Preview,
    present: &Workspace,
    file: &Workspace,
) -> Vec<(&'static str, String)> {
    let known: [&Tables; 2] = [present, file];
    let all = preview.changed.iter().chain(&preview.conflicts).flat_map(|parted| {
        let name = named(parted, present);
        let lines = labels::lines(parted, &known).into_iter();
        lines.map(move |line| (parted.key.noun(), format!("{name}. {line}")))
    });
    all.collect()
}

/// What both went on with.
fn asked(
    preview: &Preview,
    present: &Workspace,
    file: &Workspace,
) -> Vec<Dispute<(RecordKey, String)>> {
    let known: [&Tables; 2] = [present, file];
    let all = preview.conflicts.iter().flat_map(|parted| {
        parted.asked().map(|field| {
            let [here, file] = labels::sides(field, &known);
            let label = format!("{}: {}", named(parted, present), labels::label(&field.name));
            Dispute { asked: (parted.key, field.name.clone()), label, here, file }
        })
    });
    all.collect()
}

/// A list by kind, folded away where it is long; nothing where it is empty.
#[component]
fn Kinds(title: &'static str, lines: Vec<(&'static str, String)>) -> impl IntoView {
    let mut kinds: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for (noun, line) in lines {
        kinds.entry(noun).or_default().push(line);
    }
    (!kinds.is_empty()).then(|| {
        let parts = kinds.into_iter().map(|(noun, lines)| {
            let new = title == "New";
            let count = if new { count_of(lines.len(), noun) } else { plural(noun) };
            view! { <KindLines count lines /> }
        });
        view! {
            <section class="stack stack--tight"><h3 class="import-kind">{title}</h3>{parts.collect_view()}</section>
        }
    })
}

#[component]
fn KindLines(count: String, lines: Vec<String>) -> impl IntoView {
    let more = lines.len().saturating_sub(SHOWN);
    let short = lines.len() <= 5;
    let rest = (more > 0).then(|| view! { <li class="soft">{format!("and {more} more")}</li> });
    let items = lines.into_iter().take(SHOWN).map(|line| view! { <li dir="auto">{line}</li> });
    let items = items.collect_view();
    view! {
        <details class="more" open=short>
            <summary>{count}</summary>
            <ul class="import-lines">{items} {rest}</ul>
        </details>
    }
}
