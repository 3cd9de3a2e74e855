//! What came out: listed where it is decided, with what can be done with it.

use crate::views::prelude::*;

use super::ask::{
    ask_action, ask_decision, ask_guardrail, ask_learning, ask_play, ask_point, ask_win, title,
};
use super::{Session, row, rows};
use crate::domain::base::ids::{ActionId, WinId, WorkTypeId};
use crate::domain::base::text::number_of;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts;
use crate::domain::reads::retrospective::summary::guardrail_place;
use crate::domain::records::retrospective::outcome::{Action, ActionKind};
use crate::domain::records::retrospective::record::Out;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::{Button, Icon, Question, Toasts, Tone, badge, copy, dates, section};
use crate::views::names;

/// The buttons that write something down.
pub fn buttons(s: Session) -> AnyView {
    view! {
        <div class="cluster">
            {Button::new("Decision").key("D").on(move || ask_decision(s))}
            {Button::new("Action").key("A").on(move || ask_action(s, None))}
            {Button::new("Guardrail").key("G").on(move || ask_guardrail(s, None))}
            {Button::new("Learning").key("L").on(move || ask_learning(s))}
            {Button::new("Win").key("W").on(move || ask_win(s, None))}
        </div>
    }
    .into_any()
}

/// One thing that came out, with what can be done with it.
pub fn line(s: Session, ws: &Workspace, out: Out) -> AnyView {
    let edit = |id: String| Button::new("Edit").quiet().small().id(format!("edit-{id}"));
    let (kind, text, end) = match out {
        Out::Decision(id) => {
            ("Decision", ws.decisions.get(id).map(|it| it.what.to_string()), Vec::new())
        }
        Out::Learning(id) => {
            let play = Button::new("Make a play of it").quiet().small().id(format!("play-{id}"));
            let play = play.on(move || ask_play(s.store, s.asking, None, id.to_string()));
            (
                "Learning",
                ws.learnings.get(id).map(|it| format!("{}: {}", it.subject, it.happened)),
                vec![play],
            )
        }
        Out::Action(id) => {
            let action = ws.actions.get(id);
            let text = action.map(|it| {
                let due = it.due.map(|due| dates::near_day(due, s.store.now().date_naive()));
                format!("{}, {}, {}", it.what, names::member(ws, it.owner), due.unwrap_or_default())
            });
            let edit = edit(id.to_string()).on(move || ask_action(s, Some(id)));
            let item = action.map(|it| to_backlog(s.store, ws, it));
            ("Action", text, vec![edit, item.into_any()])
        }
        Out::Guardrail(id) => {
            let edit = edit(id.to_string()).on(move || ask_guardrail(s, Some(id)));
            ("Guardrail", ws.guardrails.get(id).map(|it| it.guard.to_string()), vec![edit])
        }
        Out::Win(id) => {
            let edit = edit(id.to_string()).on(move || ask_win(s, Some(id)));
            let thank = Button::new("Thank").quiet().small().id(format!("thank-{id}"));
            (
                "Win",
                ws.wins.get(id).map(|it| it.what.to_string()),
                vec![edit, thank.on(move || thanks(s, id))],
            )
        }
        Out::Play(id) => ("Play", ws.plays.get(id).map(|it| it.name.to_string()), Vec::new()),
        Out::Change(id) => (
            "Change of the rules",
            ws.workflow_changes.get(id).map(|it| it.what.clone()),
            Vec::new(),
        ),
    };
    let title = view! { {badge(kind, Tone::Neutral)}" "{text} };
    row(title.into_any(), end)
}

/// Copies the thank-you and remembers to whom it went.
fn thanks(s: Session, id: WinId) {
    let Some(win) = s.store.workspace_now().wins.get(id).cloned() else { return };
    let question =
        vec![Question::line("to", "Who is thanked?").value(win.contributors.as_str()).required()];
    s.asking.about(id).ask("Thank", "Copy the message", question, move |answers| {
        let to = title(answers, "to")?;
        let mut text = format!("Thank you, {to}: {}.", win.what);
        for (before, part) in
            [(" It worked because ", &win.driver), (" What it brought: ", &win.outcome)]
        {
            if !part.is_empty() {
                text.push_str(&format!("{before}{part}."));
            }
        }
        copy(text, |_| ());
        s.tell(RetrospectiveCommand::Thank { win: id, to })
    });
}

/// The item an action became, or the button that makes it one.
pub fn to_backlog(store: Store, ws: &Workspace, action: &Action) -> AnyView {
    if let Some(item) = action.item {
        return names::item_link(ws, item);
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
    let press = move || make_item(store, id, work_type);
    Button::new("To the backlog").small().icon(Icon::ArrowRight).id(format!("item-{id}")).on(press)
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

/// Actions that are open, each one press from the backlog.
pub fn open_actions(store: Store, ws: &Workspace) -> AnyView {
    let actions = facts::open_actions(ws).into_iter().map(|it| {
        let twice = (it.carried() >= 2)
            .then(|| badge(format!("Carried {} times", it.carried()), Tone::Stop));
        let gap = (it.kind == ActionKind::DataGap).then(|| badge("Data gap", Tone::Watch));
        let mut note = names::member(ws, it.owner);
        if !it.measure.is_empty() {
            note = format!("{note} · {}", it.measure);
        }
        let title = view! { {it.what.to_string()}" "<span class="small soft">{note}</span> };
        row(title.into_any(), vec![twice.into_any(), gap.into_any(), to_backlog(store, ws, it)])
    });
    section(
        "Open actions",
        "from retrospectives",
        (),
        rows(actions.collect(), "No action is open."),
    )
}

/// Guardrails that stand; beside a plan, of how many chosen items each is a line.
pub fn guardrails(ws: &Workspace, sprint: &Sprint) -> AnyView {
    let chosen: Vec<_> = sprint.chosen.keys().filter_map(|id| ws.items.get(*id)).collect();
    let rows_of = ws.guardrails.values().filter(|it| it.retired.is_none()).map(|it| {
        let of = chosen.iter().filter(|item| it.applies(item.work_type, item.channel)).count();
        let title = view! { {it.guard.to_string()}" "<span class="small soft">{guardrail_place(ws, it)}</span> };
        row(title.into_any(), vec![badge(number_of(of, "chosen item"), Tone::Neutral)])
    });
    section(
        "Guardrails",
        "lines of ready and done",
        (),
        rows(rows_of.collect(), "No guardrail stands."),
    )
}

/// The step in which everything is listed.
pub fn decide(s: Session) -> AnyView {
    let list = s.live(move |ws, retro| {
        let all = retro.outcomes.iter().map(|out| line(s, ws, out.what));
        let points = retro.points.iter().map(|point| {
            let kind = if point.ask { "Ask to leadership" } else { "Roadmap point" };
            row(
                view! { {badge(kind, Tone::Neutral)}" "{point.text.to_string()} }.into_any(),
                vec![point.state.label().into_any()],
            )
        });
        rows(all.chain(points).collect(), "Nothing yet. Write down what we do differently.")
    });
    let more = view! {
        {Button::new("Roadmap point").small().on(move || ask_point(s, false))}
        {Button::new("Ask to leadership").small().on(move || ask_point(s, true))}
        {Button::new("Play").small().on(move || ask_play(s.store, s.asking, None, String::new()))}
        {Button::new("Change the rules").small().href("#/workflow")}
    };
    view! { {buttons(s)} {section("What comes out", (), more, list)} }.into_any()
}
