//! The definitions of each work type: ready, done, setup.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::note::{Note, NoteFields};
use super::templates::{TemplateFields, TemplateValues};
use super::words::{acceptor_word, words};
use crate::state::Store;
use crate::views::components::{
    Badge, Button, ButtonKind, CheckboxField, Dialog, Facts, Form, FormView, IconName, More,
    MultiField, Section, SelectField, TextArea, TextField, draft_key,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::refusal::{RefusalSlot, attempt};
use sprintloop::domain::base::ids::WorkTypeId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::ready::rules_of;
use sprintloop::domain::records::presets;
use sprintloop::domain::records::work_type::{AcceptedBy, Line, ReadyRule, WorkType};

const ACCEPTORS: [AcceptedBy; 2] = [AcceptedBy::Another, AcceptedBy::Owner];

/// The subject of the open dialog, and the last refusal. Cheap to copy.
#[derive(Clone, Copy)]
struct Open {
    form: RwSignal<bool>,
    editing: RwSignal<Option<WorkTypeId>>,
    refused: RwSignal<Option<Refusal>>,
}

/// The work types as cards.
#[component]
pub(super) fn Definitions(store: Store) -> impl IntoView {
    let open = Open {
        form: RwSignal::new(false),
        editing: RwSignal::new(None),
        refused: RwSignal::new(None),
    };
    let cards = move || {
        let ws = store.workspace();
        let kinds: Vec<_> = ws.work_types.values().cloned().collect();
        let card = |kind| view! { <WorkTypeCard kind store open /> };
        view! { <div class="columns">{kinds.into_iter().map(card).collect_view()}</div> }
    };
    let add = move || {
        open.editing.set(None);
        open.form.set(true);
    };
    let task = move || {
        if let Some(kind) = presets::task(uuid::Uuid::now_v7) {
            let command = TeamCommand::AddWorkType { work_type: Box::new(kind) };
            attempt(store, Command::Team(command), "Work type Task added", open.refused);
        }
    };
    // Offered to a team that has no work type for small tasks yet.
    let no_task = Memo::new(move |_| {
        let ws = store.workspace();
        !ws.work_types.values().any(|kind| kind.needs_no_review())
    });
    let add = move || {
        view! {
            <Show when=move || no_task.get()>
                <Button label="Add Task" small=true icon=IconName::Plus on_press=task />
            </Show>
            <Button label="Add work type" small=true icon=IconName::Plus on_press=add />
        }
    };
    view! {
        <RefusalSlot refused=open.refused />
        <Section title="Definitions" note="What items must meet, by work type" end=add>{cards}</Section>
        <Dialog id="work-type" title="Work type" wide=true about=move || draft_key(open.editing) open=open.form>
            <WorkTypeForm store open=open.form id=open.editing.get_untracked() />
        </Dialog>
    }
}

/// A list of lines, or a word for none.
#[component]
fn Lines(lines: Vec<String>) -> impl IntoView {
    if lines.is_empty() {
        return Either::Left("None");
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    Either::Right(view! { <ul>{lines}</ul> })
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| line.text.to_string()).collect()
}

#[component]
fn WorkTypeCard(kind: Arc<WorkType>, store: Store, open: Open) -> impl IntoView {
    let (id, archived) = (kind.id, kind.archived);
    let edit = move || {
        open.editing.set(Some(id));
        open.form.set(true);
    };
    let (verb, said) = if archived {
        ("Restore", "Work type restored")
    } else {
        ("Archive", "Work type archived")
    };
    let away = move || {
        let command = TeamCommand::ArchiveWorkType { work_type: id, archived: !archived };
        attempt(store, Command::Team(command), said, open.refused);
    };
    view! {
        <article class="card">
            <div class="card__head">
                <h3 class="section__title">{kind.name.to_string()}</h3>
                {kind.measured.then(|| view! { <Badge text="Measured" /> })}
                {archived.then(|| view! { <Badge text="Archived" /> })}
            </div>
            <Facts rows=definitions(&kind) />
            <div class="card__foot">
                <Button label="Edit" small=true icon=IconName::Edit on_press=edit />
                <Button label=verb small=true kind=ButtonKind::Quiet on_press=away />
            </div>
        </article>
    }
}

/// Returns each definition's name and its lines.
fn definitions(kind: &WorkType) -> Vec<(String, AnyView)> {
    let ready = rules_of(kind).map(|rule| rule.label().to_owned()).collect();
    let mut all = vec![("Ready", ready), ("Done", texts(&kind.done))];
    if kind.needs_no_review() {
        all.push(("Accepted by", vec![acceptor_word(kind.accepted_by).to_owned()]));
    }
    if !kind.setup.is_empty() {
        all.push(("Before launch", texts(&kind.setup)));
    }
    let row = |(name, lines): (&str, _)| (name.to_owned(), view! { <Lines lines /> }.into_any());
    all.into_iter().map(row).collect()
}

#[derive(Clone, Copy)]
struct Values {
    name: RwSignal<String>,
    ready: RwSignal<BTreeSet<String>>,
    done: RwSignal<String>,
    setup: RwSignal<String>,
    criteria: RwSignal<String>,
    brief: RwSignal<String>,
    templates: TemplateValues,
    measured: RwSignal<bool>,
    accepted_by: RwSignal<String>,
}

fn values(old: Option<&WorkType>) -> Values {
    let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
    let ready = old.map_or_else(BTreeSet::new, |kind| {
        kind.ready.iter().map(|rule| rule.label().to_owned()).collect()
    });
    let titles =
        |titles: &[Title]| titles.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    Values {
        name: text(old.map(|kind| kind.name.to_string())),
        ready: RwSignal::new(ready),
        done: text(old.map(|kind| texts(&kind.done).join("\n"))),
        setup: text(old.map(|kind| texts(&kind.setup).join("\n"))),
        criteria: text(old.map(|kind| titles(&kind.criteria_template))),
        brief: text(old.map(|kind| kind.brief_template.clone())),
        templates: TemplateValues::new(old.map(|kind| &kind.templates)),
        measured: RwSignal::new(old.is_some_and(|kind| kind.measured)),
        accepted_by: RwSignal::new(
            acceptor_word(old.map(|kind| kind.accepted_by).unwrap_or_default()).to_owned(),
        ),
    }
}

/// Reads lines as typed; a line whose text is unchanged keeps its id, and so its check marks.
fn lines(text: RwSignal<String>, old: &[Line], store: Store) -> Vec<Line> {
    let text = text.get_untracked();
    text.lines()
        .filter_map(|line| Title::parse(line).ok())
        .map(|text| {
            let known = old.iter().find(|line| line.text == text).map(|line| line.id);
            Line { id: known.unwrap_or_else(|| store.mint()), text }
        })
        .collect()
}

fn read(values: Values, name: Title, old: Option<&WorkType>, store: Store) -> WorkType {
    let mut kind = old.cloned().unwrap_or_else(|| WorkType::new(store.mint(), name.clone()));
    kind.name = name;
    let ready = values.ready.get_untracked();
    kind.ready = ReadyRule::ALL.into_iter().filter(|rule| ready.contains(rule.label())).collect();
    kind.done = lines(values.done, old.map_or(&[], |old| &old.done), store);
    kind.setup = lines(values.setup, old.map_or(&[], |old| &old.setup), store);
    let criteria = values.criteria.get_untracked();
    kind.criteria_template = criteria.lines().filter_map(|line| Title::parse(line).ok()).collect();
    kind.brief_template = values.brief.get_untracked().trim_end().to_owned();
    kind.templates = values.templates.read();
    kind.measured = values.measured.get_untracked();
    let accepted_by = values.accepted_by.get_untracked();
    let named = ACCEPTORS.into_iter().find(|one| acceptor_word(*one) == accepted_by);
    kind.accepted_by = named.unwrap_or(kind.accepted_by);
    kind
}

#[component]
fn WorkTypeForm(store: Store, open: RwSignal<bool>, id: Option<WorkTypeId>) -> impl IntoView {
    let ws = store.workspace_now();
    let old = id.and_then(|id| ws.work_types.get(id)).cloned();
    let values = values(old.as_deref());
    let note = Note::empty();
    let form = Form::new("work-type");
    let is_new = old.is_none();
    let there = move || id.and_then(|id| store.workspace_now().work_types.get(id).cloned());
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let Ok(name) = Title::parse(&values.name.get_untracked()) else {
            return form.error("name", "Enter a name for the work type.");
        };
        if !meanwhile.may_save(form) {
            return;
        }
        let work_type = Box::new(read(values, name, there().as_deref(), store));
        let command = if is_new {
            TeamCommand::AddWorkType { work_type }
        } else {
            TeamCommand::EditWorkType { work_type, note: note.read(store) }
        };
        match store.dispatch(Command::Team(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let rules: Vec<_> = ReadyRule::ALL
        .iter()
        .map(|rule| (rule.label().to_owned(), rule.label().to_owned()))
        .collect();
    let ready = form.field("ready", "Definition of ready");
    let done = form.field("done", "Definition of done").hint("One per line.");
    view! {
        <FormView form verb="Save" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("name", "Name").required().autofocus() value=values.name />
            <MultiField field=ready value=values.ready choices=rules />
            <TextArea field=done value=values.done />
            <SelectField field=form.field("accepted-by", "Accepted by") value=values.accepted_by
                choices=words(ACCEPTORS.map(acceptor_word)) />
            <More label="More"><WorkTypeDefaults form values /></More>
            {(!is_new).then(|| view! { <NoteFields note form ws /> })}
        </FormView>
    }
}

/// Templates for new items of this type, and whether it is measured.
#[component]
fn WorkTypeDefaults(form: Form, values: Values) -> impl IntoView {
    let setup = form.field("setup", "Setup tasks before launch").hint("One per line.");
    let criteria =
        form.field("criteria", "Acceptance criteria for new items").hint("One per line.");
    let measured = form.field("measured", "Needs a measurement plan, launch and learning");
    view! {
        <TextArea field=setup value=values.setup />
        <TextArea field=criteria value=values.criteria />
        <TextArea field=form.field("brief", "Brief for new items") value=values.brief />
        <TemplateFields form values=values.templates />
        <CheckboxField field=measured value=values.measured />
    }
}
