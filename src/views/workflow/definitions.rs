//! The definitions by work type: ready, done, set-up.

use crate::views::prelude::*;
use std::collections::BTreeSet;

use super::Note;
use crate::domain::base::ids::WorkTypeId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::team::TeamCommand;
use crate::domain::reads::ready::rules_of;
use crate::domain::records::work_type::{Line, ReadyRule, WorkType};
use crate::state::Store;
use crate::views::components::{
    Button, Dialog, Form, Icon, Tone, badge, checkbox_field, draft_key, facts, more, multi_field,
    section, text_area, text_field,
};
use crate::views::refusal::{attempt, refusal_slot};

/// The work types as cards.
pub fn view(store: Store) -> AnyView {
    let open = RwSignal::new(false);
    let editing = RwSignal::new(None::<WorkTypeId>);
    let refused = RwSignal::new(None::<Refusal>);
    let cards = move || {
        let ws = store.workspace();
        let cards = ws.work_types.values().map(|kind| card(kind, store, open, editing, refused));
        view! { <div class="columns">{cards.collect_view()}</div> }
    };
    let add = Button::new("Add a work type").small().icon(Icon::Plus).on(move || {
        editing.set(None);
        open.set(true);
    });
    let note = "What an item has to meet, by its work type";
    view! {
        {refusal_slot(refused, None)}
        {section("Definitions", note, add, cards.into_any())}
        {Dialog::new("work-type", "Work type").wide().about(move || draft_key(editing)).show(open, move || form(store, open, editing.get_untracked()))}
    }
    .into_any()
}

fn list(lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return "Nothing".into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| line.text.to_string()).collect()
}

fn card(
    kind: &WorkType,
    store: Store,
    open: RwSignal<bool>,
    editing: RwSignal<Option<WorkTypeId>>,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let (id, archived) = (kind.id, kind.archived);
    let ready = rules_of(kind).map(|rule| rule.label().to_owned()).collect();
    let mut lines =
        vec![("Ready".to_owned(), list(ready)), ("Done".to_owned(), list(texts(&kind.done)))];
    if !kind.setup.is_empty() {
        lines.push(("Set-up".to_owned(), list(texts(&kind.setup))));
    }
    let edit = Button::new("Edit").small().icon(Icon::Edit).on(move || {
        editing.set(Some(id));
        open.set(true);
    });
    let (verb, said) = if archived {
        ("Bring back", "Work type is back")
    } else {
        ("Put away", "Work type put away")
    };
    let away = Button::new(verb).small().quiet().on(move || {
        let command = TeamCommand::ArchiveWorkType { work_type: id, archived: !archived };
        attempt(store, Command::Team(command), said, refused);
    });
    view! {
        <article class="card">
            <div class="card__head">
                <h3 class="section__title">{kind.name.to_string()}</h3>
                {kind.measured.then(|| badge("Measured", Tone::Neutral))}
                {archived.then(|| badge("Put away", Tone::Neutral))}
            </div>
            {facts(lines)}
            <div class="card__foot">{edit}{away}</div>
        </article>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Values {
    name: RwSignal<String>,
    ready: RwSignal<BTreeSet<String>>,
    done: RwSignal<String>,
    setup: RwSignal<String>,
    criteria: RwSignal<String>,
    brief: RwSignal<String>,
    measured: RwSignal<bool>,
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
        measured: RwSignal::new(old.is_some_and(|kind| kind.measured)),
    }
}

/// Lines as written; a line whose words stayed keeps its identity, and so its ticks.
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
    kind.measured = values.measured.get_untracked();
    kind
}

fn form(store: Store, open: RwSignal<bool>, id: Option<WorkTypeId>) -> AnyView {
    let ws = store.workspace_now();
    let old = id.and_then(|id| ws.work_types.get(id)).cloned();
    let values = values(old.as_deref());
    let note = Note::empty();
    let form = Form::new("work-type");
    let is_new = old.is_none();
    let submit = move || {
        let Ok(name) = Title::parse(&values.name.get_untracked()) else {
            return form.error("name", "Write a name for the work type.");
        };
        let work_type = Box::new(read(values, name, old.as_deref(), store));
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
    let rules = ReadyRule::ALL
        .iter()
        .map(|rule| (rule.label().to_owned(), rule.label().to_owned()))
        .collect();
    let rest = view! {
        {text_area(form.field("setup", "Set-up tasks before a launch").hint("One a line."), values.setup)}
        {text_area(form.field("criteria", "Acceptance criteria a new item starts with").hint("One a line."), values.criteria)}
        {text_area(form.field("brief", "Brief a new item starts with"), values.brief)}
        {checkbox_field(form.field("measured", "Measured, launched, and learned from"), values.measured)}
    };
    let fields = view! {
        {text_field(form.field("name", "Name").required().autofocus(), values.name)}
        {multi_field(form.field("ready", "Definition of ready"), values.ready, rules)}
        {text_area(form.field("done", "Definition of done").hint("One a line."), values.done)}
        {more("More", rest.into_any())}
        {(!is_new).then(|| note.fields(form, &ws))}
    };
    let cancel = Callback::new(move |()| open.set(false));
    form.show("Save", submit, Some(cancel), fields.into_any())
}
