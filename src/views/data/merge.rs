//! A file of ours held against what is here: what is new, what went on there, and what both changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::views::prelude::*;

use super::disputes::{Dispute, Disputes};
use super::import::Importing;
use super::preview::{self, actions, bring_in, counted, nothing_new, summary, tell};
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::record::{Record, Tables};
use crate::domain::workspace::Workspace;
use crate::exchange::left_out;
use crate::exchange::merge::{self, Parted, Preview, labels};
use crate::exchange::part::{self, Part};
use crate::views::components::Notice;

/// The most records or lines that are shown of each kind.
const SHOWN: usize = 200;

/// The preview of a whole workspace.
pub(super) fn workspace(importing: Importing, file: &Workspace) -> AnyView {
    let preview = merge::preview(&importing.store.workspace_now(), file);
    let lead = format!("{} holds the workspace “{}”.", importing.file.get_untracked(), file.name());
    show(importing, lead, preview, file, true)
}

/// The preview of a sprint plan or of some items.
pub(super) fn part(importing: Importing, part: &Part) -> AnyView {
    let preview = part::preview(&importing.store.workspace_now(), part);
    let (name, team) = (importing.file.get_untracked(), part.workspace.name());
    let what = match part.plan.and_then(|id| part.workspace.sprints.get(id)) {
        Some(sprint) if part.retrospective.is_some() => {
            format!("the retrospective of {}", sprint.name())
        }
        Some(sprint) => format!("the plan of {}", sprint.name()),
        None => counted(part.workspace.items.len(), "backlog item"),
    };
    show(importing, format!("{name} holds {what} of “{team}”."), preview, &part.workspace, false)
}

fn show(
    importing: Importing,
    lead: String,
    preview: Preview,
    file: &Workspace,
    whole: bool,
) -> AnyView {
    if preview.is_empty() {
        return nothing_new(importing);
    }
    let present = importing.store.workspace_now();
    let known: [&Tables; 2] = [&present, file];
    let other = preview.other_workspace.then(|| {
        let text = format!(
            "{} will be added to the team that is here. To keep them apart, open the file in a workspace of its own.",
            file.name()
        );
        Notice::watch("This file is another team's").text(text).show()
    });
    let new =
        kinds("New", preview.new.iter().map(|record| (record.key().noun(), labels::name(record))));
    let named = |parted: &Parted| {
        let record = present.record(&parted.key);
        record.map_or_else(String::new, |record: Record| labels::name(&record))
    };
    let changed = preview.changed.iter().chain(&preview.conflicts).flat_map(|parted| {
        let name = named(parted);
        let lines = labels::lines(parted, &known).into_iter();
        lines.map(move |line| (parted.key.noun(), format!("{name}. {line}")))
    });
    let changed = kinds("Changed in the file", changed);
    let disputes = Disputes::default();
    let asked = preview.conflicts.iter().flat_map(|parted| {
        parted.asked().map(|field| {
            let [here, file] = labels::sides(field, &known);
            let label = format!("{}: {}", named(parted), labels::label(&field.name));
            Dispute { asked: (parted.key, field.name.clone()), label, here, file }
        })
    });
    let conflicts = disputes.show(asked.collect());
    let stay = match preview.older {
        0 => format!("{} the same here; they stay.", preview.same),
        older => format!("{} the same here, {older} newer here; they stay.", preview.same),
    };
    let name = importing.file.get_untracked();
    let entire = Arc::new(file.clone());
    let chosen = move || {
        let choice = |key: &RecordKey, field: &str| disputes.taken(&(*key, field.to_owned()));
        preview.clone().import_chosen(&name, &choice)
    };
    let (chosen, store) = (Arc::new(chosen), importing.store);
    let stays_out = {
        let chosen = Arc::clone(&chosen);
        move || {
            let lines = left_out::foretold(&present, &chosen(), &store.context());
            preview::stays_out(lines).map(Notice::show)
        }
    };
    let bring = move || {
        let import = untrack(|| chosen());
        // An empty page becomes the file's workspace; one that holds a team takes in what is new.
        if !whole || importing.store.workspace_now().is_founded() {
            bring_in(importing, import);
        } else {
            let told = summary(&import);
            let done = importing.store.replace_workspace(import.source, &entire);
            tell(importing, told, &import.records, done);
        }
    };
    view! {
        <div class="stack">
            <p>{lead}</p>
            {other}
            {conflicts}
            {changed}
            {new}
            {stays_out}
            <p class="soft small">{stay}</p>
            {actions(importing, "Import", bring)}
        </div>
    }
    .into_any()
}

/// A list by kind, folded away where it is long.
fn kinds(
    title: &'static str,
    lines: impl Iterator<Item = (&'static str, String)>,
) -> Option<AnyView> {
    let mut kinds: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for (noun, line) in lines {
        kinds.entry(noun).or_default().push(line);
    }
    let parts: Vec<AnyView> =
        kinds.into_iter().map(|(noun, lines)| group(title, noun, lines)).collect();
    (!parts.is_empty()).then(|| {
        view! { <section class="stack stack--tight"><h3 class="import-kind">{title}</h3>{parts}</section> }.into_any()
    })
}

fn group(title: &'static str, noun: &'static str, lines: Vec<String>) -> AnyView {
    let count = if title == "New" { counted(lines.len(), noun) } else { preview::plural(noun) };
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
    .into_any()
}
