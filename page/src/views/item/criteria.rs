//! Acceptance criteria with their evidence, and the item's own checklist.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::inline::{InlineField, Kind, Save};
use super::shown::Shown;
use crate::views::components::{
    Button, Entry, Field, IconName, Keyed, Menu, NothingHere, RowButton, Section, TextField, dom,
};
use crate::views::refusal::{BelowField, beside_field};
use crate::views::review::evidence::{Line as ReviewLine, LineKind};
use sprintloop::domain::base::ids::LineId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::records::backlog::item::{ChecklistLine, Criterion, Met};
use sprintloop::domain::records::work_type::Line;

/// A field that adds one thing; a refusal is shown beside it and the text stays.
#[component]
pub(super) fn Adder(
    shown: Shown,
    name: &'static str,
    label: &'static str,
    save: impl Fn(&str) -> Result<(), Refusal> + Send + Sync + 'static,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Refusal>);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        let done = save(&text.get_untracked());
        if done.is_ok() {
            text.set(String::new());
        }
        refused.set(done.err());
    };
    let field = shown.field(name, label).hidden_label().placeholder(label);
    let field = field.error(beside_field(refused));
    view! {
        <form class="quick-add" novalidate on:submit=submit>
            <TextField field value=text/>
            <Button label="Add" submit=true/>
        </form>
        <BelowField refused/>
    }
}

/// Parses a text that must not be empty.
pub(super) fn words(text: &str) -> Result<Title, Refusal> {
    Title::parse(text).map_err(|_| Refusal::input("Enter some text first."))
}

/// The acceptance criteria.
#[component]
pub(super) fn Criteria(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.criteria.clone()).unwrap_or_default())
    });
    let add = move |text: &str| {
        let text = words(text)?;
        shown.run(ItemCommand::AddCriterion { item: shown.id, id: store.mint(), text })
    };
    let note = move || {
        all.with(|all| {
            let met = all.iter().filter(|criterion| criterion.met.is_some()).count();
            if all.is_empty() { String::new() } else { format!("{met} of {} met", all.len()) }
        })
    };
    view! {
        <Section title="Acceptance criteria" note=note>
            <div class="criteria">
                <Keyed each=move || all.get() key=|line| (line.id, line.text.clone(), line.met.as_ref().map(|met| met.evidence.clone()))
                    let:line><CriterionLine shown line/></Keyed>
            </div>
            <Adder shown name="criterion" label="Add an acceptance criterion" save=add/>
        </Section>
    }
}

/// The lines of the work type's definition of done.
#[component]
pub(super) fn DefinitionOfDone(shown: Shown) -> impl IntoView {
    let all = Memo::new(move |_| {
        let ws = shown.store.workspace();
        let item = shown.item.get()?;
        let lines = &ws.work_types.get(item.work_type)?.done;
        let met = |line: &Line| item.done_lines.get(&line.id).cloned();
        Some(lines.iter().map(|line| (line.clone(), met(line))).collect::<Vec<_>>())
    });
    move || {
        let all = all.get().unwrap_or_default();
        (!all.is_empty()).then(|| {
            let lines = all.into_iter().map(|(line, met)| {
                let of = ReviewLine { item: shown.id, id: line.id, kind: LineKind::Done };
                view! { <MetLine shown line=of text=line.text.to_string() met/> }
            });
            let lines = lines.collect_view();
            view! {
                <Section title="Definition of done" note="Applies to every item of this type">
                    <div class="criteria">{lines}</div>
                </Section>
            }
        })
    }
}

/// A criterion with a menu to edit or delete it.
#[component]
fn CriterionLine(shown: Shown, line: Criterion) -> impl IntoView {
    let (item, id) = (shown.id, line.id);
    // What somebody typed into the line may have outlived it.
    let rewriting = RwSignal::new(rewrite_field(id).slot().kept().is_some());
    let entries = move || {
        vec![
            Entry::press("Edit", move || rewriting.set(true)).icon(IconName::Edit),
            Entry::press("Delete", move || {
                shown.press(ItemCommand::RemoveCriterion { item, id });
            })
            .icon(IconName::Trash),
        ]
    };
    let of = ReviewLine { item, id, kind: LineKind::Criterion };
    let text = line.text.to_string();
    let menu = view! { <Menu label=format!("More for {text}") dots=true entries/> };
    view! {
        <MetLine shown line=of text met=line.met end=move || menu>
            {move || rewriting.get().then(|| view! { <RewriteField shown id/> })}
        </MetLine>
    }
}

/// A check box that runs a command. Its line is then rendered again, so focus is restored; a refused
/// check leaves the box as it was.
#[component]
pub(super) fn TickBox(
    shown: Shown,
    #[prop(into)] name: String,
    /// The accessible name, if no label surrounds it.
    #[prop(optional, into)]
    label: Option<String>,
    on: bool,
    command: Callback<bool, ItemCommand>,
) -> impl IntoView {
    let id = format!("tick-{name}");
    let again = id.clone();
    let tick = move |ev: leptos::ev::Event| {
        let on = event_target_checked(&ev);
        if shown.press(command.run(on)) {
            dom::focus_later(again.clone());
        } else {
            event_target::<leptos::web_sys::HtmlInputElement>(&ev).set_checked(!on);
        }
    };
    view! { <input type="checkbox" class="check__box" id=id aria-label=label prop:checked=on on:change=tick /> }
}

/// A line that is met or not, with its evidence once it is.
#[component]
fn MetLine(
    shown: Shown,
    line: ReviewLine,
    text: String,
    met: Option<Met>,
    /// Shown at the end of the line.
    #[prop(optional, into)]
    end: ViewFnOnce,
    /// Shown below the text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let is_met = met.is_some();
    let command = Callback::new(move |met| line.meet(met, String::new()));
    let class = if is_met { "criteria__line criteria__line--met" } else { "criteria__line" };
    view! {
        <div class=class>
            <TickBox shown name=line.id.to_string() label=format!("Met: {text}") on=is_met command/>
            <div class="criteria__text">
                <span dir="auto">{text}</span>
                {is_met.then(|| view! { <EvidenceField shown line/> })}
                {children.map(|children| children())}
            </div>
            {end.run()}
        </div>
    }
}

/// The field that edits a criterion.
#[component]
fn RewriteField(shown: Shown, id: LineId) -> impl IntoView {
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        shown.run(ItemCommand::EditCriterion { item: shown.id, id, text: words(&text)? })
    });
    let line = ReviewLine { item: shown.id, id, kind: LineKind::Criterion };
    let value = Memo::new(move |_| {
        line.words(&shown.store.workspace()).map(|(text, _)| text).unwrap_or_default()
    });
    view! { <InlineField kind=Kind::Line field=rewrite_field(id) value save/> }
}

fn rewrite_field(id: LineId) -> Field {
    Field::new(format!("criterion-{id}"), "Criterion").about(id).hidden_label().autofocus()
}

/// The field for evidence that a line is met.
#[component]
fn EvidenceField(shown: Shown, line: ReviewLine) -> impl IntoView {
    let save: Save =
        Callback::new(move |(evidence, _): (String, _)| shown.run(line.meet(true, evidence)));
    let field = Field::new(format!("evidence-{}", line.id), "Evidence")
        .hidden_label()
        .placeholder("Evidence: a link, a number or a sentence");
    let value = Memo::new(move |_| {
        line.words(&shown.store.workspace()).map(|(_, evidence)| evidence).unwrap_or_default()
    });
    view! { <div class="criteria__evidence"><InlineField kind=Kind::Line field value save/></div> }
}

/// The item's own checklist: a reminder, not a gate.
#[component]
pub(super) fn Checklist(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.checklist.clone()).unwrap_or_default())
    });
    let add = move |text: &str| {
        let text = words(text)?;
        shown.run(ItemCommand::AddChecklistLine { item: shown.id, id: store.mint(), text })
    };
    let none = move || all.with(Vec::is_empty);
    view! {
        <Section title="Checklist" note="A reminder, not a gate">
            {move || none().then(|| view! { <NothingHere text="No checklist yet."/> })}
            <div class="criteria">
                <Keyed each=move || all.get() key=|line| (line.id, line.text.clone(), line.done)
                    let:line><CheckLine shown line/></Keyed>
            </div>
            <Adder shown name="checklist" label="Add a checklist item" save=add/>
        </Section>
    }
}

/// A line of the checklist.
#[component]
fn CheckLine(shown: Shown, line: ChecklistLine) -> impl IntoView {
    let (item, id) = (shown.id, line.id);
    let text = line.text.to_string();
    let command = Callback::new(move |done| ItemCommand::TickChecklistLine { item, id, done });
    let remove = move || {
        shown.press(ItemCommand::RemoveChecklistLine { item, id });
    };
    view! {
        <div class="criteria__line">
            <label class="check criteria__text">
                <TickBox shown name=id.to_string() on=line.done command/>
                <span dir="auto">{text.clone()}</span>
            </label>
            <RowButton label=format!("Delete {text}") icon=IconName::Close on_press=remove/>
        </div>
    }
}
