//! The head of a session: its name, steps, timer, script and the button to go on.

use leptos::prelude::*;

use super::clock::{ClockFace, ClockRing};
use super::session::{Session, name_of};
use crate::state::Route;
use crate::state::room::{WallWindow, open_wall};
use crate::views::components::{Badge, Button, ButtonKind, IconName, PageTitle, Toasts, dom};
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// The way to the report of a session that has ended.
pub(super) const READ_REPORT: &str = "retro-read-report";

/// Title, steps, timer and script.
#[component]
pub(super) fn Head(s: Session) -> impl IntoView {
    let title = move || {
        let name = s.live().map(|retro| name_of(&s.store.workspace_now(), &retro));
        name.unwrap_or_default()
    };
    let goes_on = Memo::new(move |_| {
        let ws = s.store.workspace();
        ws.retrospectives.get(s.id).is_some_and(|retro| retro.is_open())
    });
    let ended =
        move || s.live().filter(|retro| !retro.is_open()).map(|_| view! { <Badge text="Ended"/> });
    let script = move || {
        let lines = s.step.get().script().iter().map(|line| view! { <li>{*line}</li> });
        s.script.get().then(|| view! { <ol class="retro__script">{lines.collect_view()}</ol> })
    };
    let toasts = use_context::<Toasts>();
    let open = move || {
        if let (WallWindow::Refused, Some(toasts)) = (open_wall(s.id), toasts) {
            toasts
                .say("Your browser blocked the window. Allow pop-ups for this page and try again.");
        }
    };
    // What shows it to a room is of use to whoever runs it.
    let kit = move || {
        (!s.is_led()).then(|| view! {
            <Button label="Script" kind=ButtonKind::Quiet key="S" pressed=s.script
                on_press=move || s.script.update(|on| *on = !*on)/>
            <Button label="Open the wall" kind=ButtonKind::Quiet
                title="Opens a second window for the room's screen. It shows nothing that is still hidden" on_press=open/>
            <Button label="Present" kind=ButtonKind::Quiet key="P" on_press=move || s.present.set(true)/>
        })
    };
    let runs = s.part(|retro, _| {
        let name = retro.facilitator.as_ref();
        name.map(|name| format!("Facilitator: {name}")).unwrap_or_default()
    });
    let runs = move || {
        let runs = runs.get();
        (!runs.is_empty()).then(|| view! { <span class="small soft" dir="auto">{runs}</span> })
    };
    view! {
        <div class="retro__head">
            <PageTitle title beside=move || ended>
                {kit}
                <Onward s/>
            </PageTitle>
            // Not beside the title: the button to go on keeps its place whatever its step is called.
            <div class="cluster">{move || goes_on.get().then(|| view! { <Timer s/> })}{runs}</div>
            <Steps s/>
            {script}
        </div>
    }
}

/// The timer; whoever is led has no say in it.
#[component]
fn Timer(s: Session) -> impl IntoView {
    move || match s.is_led() {
        true => view! { <ClockFace clock=s.clock/> }.into_any(),
        false => view! { <ClockRing clock=s.clock/> }.into_any(),
    }
}

/// The button to go on: to the next step, at the last one to the end, or to reopen.
#[component]
fn Onward(s: Session) -> impl IntoView {
    move || {
        let open = s.live()?.is_open();
        s.step.track();
        let led = s.is_led();
        // The next step is the facilitator's; others may look ahead.
        let kind = if led { ButtonKind::Quiet } else { ButtonKind::Primary };
        Some(match s.beside(true) {
            Some(step) => view! {
                <Button label=format!("Next: {}", step.label()) kind icon=IconName::ArrowRight
                    key="→" id="retro-next" on_press=move || s.go(step)/>
            }
            .into_any(),
            None if open && led => ().into_any(),
            None if open => view! {
                <Button label="End session" kind=ButtonKind::Primary icon=IconName::Check id="retro-next"
                    on_press=move || end(s)/>
            }
            .into_any(),
            None => view! {
                <Button label="Reopen" id="retro-next"
                    on_press=move || { s.send(RetrospectiveCommand::Reopen { id: s.id }); }/>
            }
            .into_any(),
        })
    }
}

/// Ends the session. Its report is next, so a second press of the same key doesn't reopen it.
fn end(s: Session) {
    if s.send(RetrospectiveCommand::End { id: s.id, anyway: false }) {
        dom::focus_later(READ_REPORT);
    }
}

/// Every step, as a link to it.
#[component]
fn Steps(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let here = s.step.get();
        dom::across_later("retro-here");
        let links = SessionStep::ALL.map(|step| {
            let minutes = retro.boxes.get(&step).map(|minutes| {
                view! { <span class="small soft">{*minutes}<span class="tabs__unit">" min"</span></span> }
            });
            let class = match minutes {
                Some(_) => "tabs__link",
                None => "tabs__link tabs__link--outside",
            };
            let href =
                Route::Retro { id: Some(s.id.to_string()), step: step.word().to_owned() }.hash();
            let current = (step == here).then_some("step");
            let id = current.map(|_| "retro-here");
            view! { <a class=class href=href id=id aria-current=current>{step.label()}" "{minutes}</a> }
        });
        Some(
            view! { <nav class="tabs" aria-label="Steps">{links.into_iter().collect_view()}</nav> },
        )
    }
}
