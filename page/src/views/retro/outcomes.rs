//! Outcomes, with the actions for each.

use leptos::prelude::*;
use std::sync::Arc;

use super::action_ways::ActionWays;
use super::ask::{
    ask_decision, ask_guardrail, ask_learning, ask_play, ask_play_of_win, ask_win, title,
};
use super::ask_action::ask_action;
use super::session::Session;
use crate::state::Store;
use crate::views::components::{
    Badge, Button, ButtonKind, IconName, Question, Row, Rows, Section, Toasts, Tone, copy, dates,
};
use crate::views::names::{self, ItemLink};
use sprintloop::domain::base::ids::{ActionId, WinId, WorkTypeId};
use sprintloop::domain::base::text::{Reason, number_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::facts;
use sprintloop::domain::reads::retrospective::report_tables::owner;
use sprintloop::domain::reads::retrospective::summary::guardrail_place;
use sprintloop::domain::reads::retrospective::topics::continued;
use sprintloop::domain::records::retrospective::outcome::{Action, ActionKind, Win};
use sprintloop::domain::records::retrospective::record::Out;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::workspace::Workspace;

/// The buttons that record an outcome.
#[component]
pub(super) fn OutcomeButtons(s: Session) -> impl IntoView {
    view! {
        <div class="cluster">
            <Button label="Decision" key="D" on_press=move || ask_decision(s)/>
            <Button label="Action" key="A" on_press=move || ask_action(s, None)/>
            <Button label="Guardrail" key="G" on_press=move || ask_guardrail(s, None)/>
            <Button label="Learning" key="L" on_press=move || ask_learning(s)/>
            <Button label="Win" key="W" on_press=move || ask_win(s, None)/>
        </div>
    }
}

/// One outcome, with its actions.
#[component]
pub(super) fn OutcomeRow(s: Session, out: Out) -> impl IntoView {
    let ws = s.store.workspace_now();
    let (kind, text) = match out {
        Out::Decision(id) => ("Decision", ws.decisions.get(id).map(|it| it.what.to_string())),
        Out::Learning(id) => {
            ("Learning", ws.learnings.get(id).map(|it| format!("{}: {}", it.subject, it.happened)))
        }
        Out::Action(id) => ("Action", ws.actions.get(id).map(|it| action_words(s, &ws, it))),
        Out::Guardrail(id) => ("Guardrail", ws.guardrails.get(id).map(|it| it.guard.to_string())),
        Out::Win(id) => ("Win", ws.wins.get(id).map(|it| it.what.to_string())),
        Out::Play(id) => ("Play", ws.plays.get(id).map(|it| it.name.to_string())),
        Out::Change(id) => {
            ("Workflow change", ws.workflow_changes.get(id).map(|it| it.what.clone()))
        }
    };
    let missing = match out {
        Out::Win(id) => ws.wins.get(id).and_then(|win| missing_of(win)),
        _ => None,
    };
    let missing = missing.map(|text| view! { " "<Badge text tone=Tone::Watch/> });
    view! { <Row end=move || view! { <OutcomeActions s out/> }><Badge text=kind/>" "{text}{missing}</Row> }
}

/// Returns what a win still needs to be more than praise: why it worked, and a measurable outcome.
const fn missing_of(win: &Win) -> Option<&'static str> {
    match (win.driver.is_empty(), win.outcome.is_empty()) {
        (true, true) => Some("No reason or outcome yet"),
        (true, false) => Some("No reason yet"),
        (false, true) => Some("No measurable outcome yet"),
        (false, false) => None,
    }
}

/// An action in two lines: what; then who, by when, how it is measured, whom it depends on.
#[component]
pub(super) fn ActionText(s: Session, action: Arc<Action>) -> impl IntoView {
    let ws = s.store.workspace_now();
    let due = action.due.map(|due| dates::near_day(due, s.store.now().date_naive()));
    let mut parts = vec![owner(&ws, &action)];
    parts.extend(due);
    if !action.measure.is_empty() {
        parts.push(action.measure.clone());
    }
    if !action.departments.is_empty() {
        parts.push(format!("Depends on {}", action.departments));
    }
    parts.extend(action.changes.iter().map(|it| format!("Changed: {}", it.what)));
    let bare = action.measure.is_empty() && action.kind != ActionKind::Repeat;
    view! {
        <Badge text=action.kind.label() tone=Tone::Accent/>" "{action.what.to_string()}" "
        <span class="small soft">{parts.join(" · ")}</span>
        {bare.then(|| view! { <Badge text="No measure yet" tone=Tone::Watch/> })}
    }
}

/// Returns an action in one line: what, owner, due date.
fn action_words(s: Session, ws: &Workspace, action: &Action) -> String {
    let due = action.due.map(|due| dates::near_day(due, s.store.now().date_naive()));
    format!("{}, {}, {}", action.what, owner(ws, action), due.unwrap_or_default())
}

/// The actions of an outcome.
#[component]
pub(super) fn OutcomeActions(s: Session, out: Out) -> impl IntoView {
    match out {
        Out::Decision(_) | Out::Play(_) | Out::Change(_) => ().into_any(),
        Out::Learning(id) => view! {
            <Button label="Turn into a play" kind=ButtonKind::Quiet small=true id=format!("play-{id}")
                on_press=move || ask_play(s.store, s.asking, None, id.to_string())/>
        }
        .into_any(),
        Out::Action(id) => {
            let action = s.store.workspace_now().actions.get(id).cloned();
            let ways = action.clone().map(|action| {
                view! { <ActionWays store=s.store action/> }
            });
            view! {
                {ways}
                <EditButton id=id.to_string() on_press=move || ask_action(s, Some(id))/>
                {action.map(|action| view! { <DropButton s action=Arc::clone(&action)/><ToBacklog store=s.store action/> })}
            }
            .into_any()
        }
        Out::Guardrail(id) => {
            view! { <EditButton id=id.to_string() on_press=move || ask_guardrail(s, Some(id))/> }
                .into_any()
        }
        Out::Win(id) => view! {
            <EditButton id=id.to_string() on_press=move || ask_win(s, Some(id))/>
            <Button label="Turn into a play" kind=ButtonKind::Quiet small=true id=format!("play-{id}")
                on_press=move || ask_play_of_win(s, id)/>
            <Button label="Thank" kind=ButtonKind::Quiet small=true id=format!("thank-{id}")
                on_press=move || thanks(s, id)/>
        }
        .into_any(),
    }
}

/// Edits an outcome.
#[component]
fn EditButton(
    /// The id of what is edited.
    id: String,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! { <Button label="Edit" kind=ButtonKind::Quiet small=true id=format!("edit-{id}") on_press/> }
}

/// Takes an action off the list, with a reason. A win is repeated, or not, where the win is edited.
#[component]
fn DropButton(s: Session, action: Arc<Action>) -> impl IntoView {
    let here = action.from == s.id && action.kind != ActionKind::Repeat;
    let (id, action) = (s.id, action.id);
    let press = move || {
        let why = vec![Question::line("why", "Reason").required("Enter a reason.")];
        s.asking.about(action).ask("Drop action", "Drop action", why, move |answers| {
            let reason = Reason::parse(&answers.text("why")).map_err(|empty| empty.to_string())?;
            s.tell(RetrospectiveCommand::DropAction { id, action, reason })
        });
    };
    let button = format!("drop-{action}");
    here.then(
        || view! { <Button label="Drop" kind=ButtonKind::Quiet small=true id=button on_press=press/> },
    )
}

/// Copies the thank-you message and records who received it.
fn thanks(s: Session, id: WinId) {
    let Some(win) = s.store.workspace_now().wins.get(id).cloned() else { return };
    // Two presses are enough, also where nobody was named.
    let to = match win.contributors.trim() {
        "" => "everyone",
        named => named,
    };
    let question = vec![
        Question::line("to", "Who do you want to thank?")
            .value(to)
            .required("Enter who you want to thank."),
    ];
    s.asking.about(id).ask("Thank", "Copy message", question, move |answers| {
        let to = title(answers, "to")?;
        let mut text = format!("Thank you, {to}: {}.", win.what.as_str().trim_end_matches('.'));
        let driver = continued(win.driver.trim_end_matches('.'), &s.store.workspace_now());
        for (before, part) in [
            (" It worked because ", driver.as_str()),
            (" The result: ", win.outcome.trim_end_matches('.')),
        ] {
            if !part.is_empty() {
                text.push_str(&format!("{before}{part}."));
            }
        }
        copy(text, |_| ());
        s.tell(RetrospectiveCommand::Thank { win: id, to })
    });
}

/// The backlog item of an action, or the button that adds it.
#[component]
fn ToBacklog(store: Store, action: Arc<Action>) -> impl IntoView {
    let ws = store.workspace_now();
    if let Some(item) = action.item {
        return view! { <ItemLink id=item/> }.into_any();
    }
    let id = action.id;
    // An improvement of how we work, unless it is a test or a campaign.
    let wanted = match action.kind {
        ActionKind::Experiment => "experiment",
        ActionKind::Scale => "campaign",
        _ => "operational",
    };
    let offered = || ws.work_types.values().filter(|kind| !kind.archived);
    let fits = offered().find(|kind| kind.name.as_str().to_lowercase().contains(wanted));
    let Some(work_type) = fits.or_else(|| offered().next()).map(|kind| kind.id) else {
        return ().into_any();
    };
    view! {
        <Button label="Add to backlog" small=true icon=IconName::ArrowRight id=format!("item-{id}")
            on_press=move || make_item(store, id, work_type)/>
    }
    .into_any()
}

fn make_item(store: Store, action: ActionId, work_type: WorkTypeId) {
    let lines =
        store.workspace_now().work_types.get(work_type).map(|it| it.criteria_template.len());
    let criteria = (0..lines.unwrap_or(0)).map(|_| store.mint()).collect();
    let make = RetrospectiveCommand::MakeItem { action, item: store.mint(), work_type, criteria };
    let done = store.dispatch(Command::Retrospective(make));
    if let (Err(refusal), Some(toasts)) = (done, use_context::<Toasts>()) {
        toasts.say(refusal.why);
    }
}

/// Open actions, each with a button that adds it to the backlog.
#[component]
pub fn OpenActions(store: Store) -> impl IntoView {
    let rows = move || {
        let ws = store.workspace();
        let rows = facts::open_actions(&ws).into_iter().map(|action| {
            let action = Arc::clone(action);
            view! { <ActionRow store action/> }
        });
        view! { <Rows rows=rows.collect() none="No open actions."/> }
    };
    view! { <Section title="Open actions" note="from retrospectives">{rows}</Section> }
}

/// An open action: its owner, and its measure of success.
#[component]
fn ActionRow(store: Store, action: Arc<Action>) -> impl IntoView {
    let times = action.carried();
    let twice = (times >= 2).then(|| format!("Carried over {times} times"));
    let gap = action.kind == ActionKind::DataGap;
    let mut note = names::member(&store.workspace_now(), action.owner);
    if !action.measure.is_empty() {
        note = format!("{note} · {}", action.measure);
    }
    let what = action.what.to_string();
    let end = move || {
        view! {
            {twice.map(|text| view! { <Badge text tone=Tone::Stop/> })}
            {gap.then(|| view! { <Badge text="Data gap" tone=Tone::Watch/> })}
            <ActionWays store action=Arc::clone(&action)/>
            <ToBacklog store action/>
        }
    };
    view! { <Row end>{what}" "<span class="small soft">{note}</span></Row> }
}

/// Guardrails in force, with how many selected items each applies to.
#[component]
pub fn Guardrails(store: Store, sprint: Arc<Sprint>) -> impl IntoView {
    let rows = move || {
        let ws = store.workspace();
        let chosen: Vec<_> = sprint.chosen.keys().filter_map(|id| ws.items.get(*id)).collect();
        let rows = ws.guardrails.values().filter(|it| it.retired.is_none()).map(|it| {
            let of = chosen.iter().filter(|item| it.applies(item.work_type, item.channel)).count();
            let guard = it.guard.to_string();
            let place = format!("Checked {}", guardrail_place(&ws, it));
            let end = move || view! { <Badge text=number_of(of, "selected item")/> };
            view! { <Row end>{guard}" "<span class="small soft">{place}</span></Row> }
        });
        view! { <Rows rows=rows.collect() none="No guardrails yet."/> }
    };
    view! { <Section title="Guardrails" note="checks for Ready and Done">{rows}</Section> }
}
