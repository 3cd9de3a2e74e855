//! Acceptance criteria with their evidence, and the item's own checklist.

use crate::views::prelude::*;
use leptos::ev::SubmitEvent;

use super::inline::{Kind, Save, edit};
use super::panel::Shown;
use crate::domain::base::ids::LineId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::records::backlog::item::{ChecklistLine, Criterion, Met};
use crate::domain::records::work_type::Line;
use crate::views::components::{
    Button, Entry, Field, Icon, Menu, dom, nothing_here, section, text_field,
};
use crate::views::refusal::{below_field, beside_field};
use crate::views::review::evidence::{Line as ReviewLine, LineKind};

/// A line that adds one thing by its words; what is refused stands beside it, still typed.
pub(super) fn adder(
    shown: Shown,
    name: &'static str,
    label: &'static str,
    save: impl Fn(&str) -> Result<(), Refusal> + Send + Sync + 'static,
) -> AnyView {
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
            {text_field(field, text)} {Button::new("Add").submit()}
        </form>
        {below_field(refused)}
    }
    .into_any()
}

/// Words that hold something, or the sentence that says so.
pub(super) fn words(text: &str) -> Result<Title, Refusal> {
    Title::parse(text).map_err(|_| Refusal::input("Write a few words first."))
}

/// What must be true for the item to be accepted.
pub(super) fn criteria(shown: Shown) -> AnyView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.criteria.clone()).unwrap_or_default())
    });
    let add = adder(shown, "criterion", "Add an acceptance criterion", move |text| {
        let text = words(text)?;
        shown.run(ItemCommand::AddCriterion { item: shown.id, id: store.mint(), text })
    });
    let note = move || {
        all.with(|all| {
            let met = all.iter().filter(|criterion| criterion.met.is_some()).count();
            if all.is_empty() { String::new() } else { format!("{met} of {} met", all.len()) }
        })
    };
    let lines = view! {
        <div class="criteria">
            <For each=move || all.get() key=|line| (line.id, line.text.clone(), line.met.as_ref().map(|met| met.evidence.clone()))
                let:line>{criterion(shown, line)}</For>
        </div>
        {add}
    };
    section("Acceptance criteria", note, (), lines.into_any())
}

/// The lines of the work type's definition of done.
pub(super) fn done(shown: Shown) -> AnyView {
    let all = Memo::new(move |_| {
        let ws = shown.store.workspace();
        let item = shown.item.get()?;
        let lines = &ws.work_types.get(item.work_type)?.done;
        let met = |line: &Line| item.done_lines.get(&line.id).cloned();
        Some(lines.iter().map(|line| (line.clone(), met(line))).collect::<Vec<_>>())
    });
    let lines = move || {
        let all = all.get().unwrap_or_default();
        (!all.is_empty()).then(|| {
            let lines = all.into_iter().map(|(line, met)| {
                let of = ReviewLine { item: shown.id, id: line.id, kind: LineKind::Done };
                met_line(shown, of, &line.text, met, ().into_any(), ().into_any())
            });
            let lines = view! { <div class="criteria">{lines.collect_view()}</div> };
            section(
                "Definition of done",
                "what every item of its work type meets",
                (),
                lines.into_any(),
            )
        })
    };
    lines.into_any()
}

fn criterion(shown: Shown, line: Criterion) -> AnyView {
    let (item, id) = (shown.id, line.id);
    let rewriting = RwSignal::new(false);
    let menu = Menu::dots(format!("More for {}", line.text)).show(move || {
        vec![
            Entry::press("Rewrite", move || rewriting.set(true)).icon(Icon::Edit),
            Entry::press("Take out", move || {
                shown.press(ItemCommand::RemoveCriterion { item, id });
            })
            .icon(Icon::Trash),
        ]
    });
    let text = line.text.clone();
    let rewrite = move || rewriting.get().then(|| untrack(|| rewrite(shown, id, &text)));
    let of = ReviewLine { item, id, kind: LineKind::Criterion };
    met_line(shown, of, &line.text, line.met, rewrite.into_any(), menu)
}

/// A box that runs a command. Its line is drawn anew by it, so focus is given back; a refused tick
/// leaves the box as it was.
pub(super) fn tick_box(
    shown: Shown,
    name: String,
    label: Option<String>,
    on: bool,
    command: Callback<bool, ItemCommand>,
) -> AnyView {
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
        .into_any()
}

/// A line that is met or not, with its evidence once it is.
fn met_line(
    shown: Shown,
    line: ReviewLine,
    text: &Title,
    met: Option<Met>,
    below: AnyView,
    end: AnyView,
) -> AnyView {
    let label = format!("Met: {text}");
    let is_met = met.is_some();
    let tick = Callback::new(move |met| line.meet(met, String::new()));
    let tick = tick_box(shown, line.id.to_string(), Some(label), is_met, tick);
    let class = if is_met { "criteria__line criteria__line--met" } else { "criteria__line" };
    let evidence = met.map(|met| evidence(shown, line, met.evidence));
    view! {
        <div class=class>
            {tick}
            <div class="criteria__text"><span dir="auto">{text.to_string()}</span> {evidence} {below}</div>
            {end}
        </div>
    }
    .into_any()
}

fn rewrite(shown: Shown, id: LineId, text: &Title) -> AnyView {
    let now = text.to_string();
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        shown.run(ItemCommand::EditCriterion { item: shown.id, id, text: words(&text)? })
    });
    let field = Field::new(format!("criterion-{id}"), "Criterion").hidden_label().autofocus();
    edit(Kind::Line, field, Memo::new(move |_| now.clone()), save)
}

fn evidence(shown: Shown, line: ReviewLine, now: String) -> AnyView {
    let save: Save =
        Callback::new(move |(evidence, _): (String, _)| shown.run(line.meet(true, evidence)));
    let field = Field::new(format!("evidence-{}", line.id), "Evidence")
        .hidden_label()
        .placeholder("Evidence: a link, a figure, a sentence");
    let field = edit(Kind::Line, field, Memo::new(move |_| now.clone()), save);
    view! { <div class="criteria__evidence">{field}</div> }.into_any()
}

/// The item's own checklist; it reminds, it is no gate.
pub(super) fn checklist(shown: Shown) -> AnyView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.checklist.clone()).unwrap_or_default())
    });
    let add = adder(shown, "checklist", "Add a line to the checklist", move |text| {
        let text = words(text)?;
        shown.run(ItemCommand::AddChecklistLine { item: shown.id, id: store.mint(), text })
    });
    let none = move || all.with(Vec::is_empty).then(|| nothing_here("No checklist yet."));
    let lines = view! {
        {none}
        <div class="criteria">
            <For each=move || all.get() key=|line| (line.id, line.text.clone(), line.done)
                let:line>{check(shown, line)}</For>
        </div>
        {add}
    };
    section("Checklist", "a reminder, not a gate", (), lines.into_any())
}

fn check(shown: Shown, line: ChecklistLine) -> AnyView {
    let (item, id) = (shown.id, line.id);
    let remove =
        Button::new(format!("Take out {}", line.text)).quiet().small().icon_only(Icon::Close).on(
            move || {
                shown.press(ItemCommand::RemoveChecklistLine { item, id });
            },
        );
    let tick = Callback::new(move |done| ItemCommand::TickChecklistLine { item, id, done });
    view! {
        <div class="criteria__line">
            <label class="check criteria__text">
                {tick_box(shown, id.to_string(), None, line.done, tick)}
                <span dir="auto">{line.text.to_string()}</span>
            </label>
            {remove}
        </div>
    }
    .into_any()
}
