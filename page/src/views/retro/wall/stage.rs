//! The presenter view: the wall on the facilitator's own screen, with the keys and the timer's buttons.

use leptos::prelude::*;

use super::code::WallCode;
use super::fit::as_large_as_fits;
use super::page::{Head, Main};
use super::shown::Shown;
use crate::views::components::{Button, ButtonKind, KeyHint};
use crate::views::retro::clock::ClockRing;
use crate::views::retro::discuss::Heard;
use crate::views::retro::keys::deciding;
use crate::views::retro::session::Session;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// The view over everything else.
#[component]
pub(in crate::views::retro) fn Stage(s: Session) -> impl IntoView {
    let w = Shown::new(s.store, s.id, s.step, s.topic.into());
    let script = move || {
        let lines = s.step.get().script().iter().map(|line| view! { <li>{*line}</li> });
        s.script.get().then(|| view! { <ol class="wall__script">{lines.collect_view()}</ol> })
    };
    let writes =
        move || deciding(s.step.get()).then(|| view! { <KeyHint key="D A G L W" does="record"/> });
    let heard = move || {
        let retro = s.live().filter(|_| s.step.get() == SessionStep::Discuss)?;
        let topic = s.topic.get()?;
        Some(view! { <div class="wall__heard"><Heard s retro topic/></div> })
    };
    view! {
        <div class="wall wall--presented">
            <Head w/>
            <div class="wall__main" use:as_large_as_fits><Main w/>{heard}</div>
            <div class="wall__aside">
                <WallCode w makes=true/>
                <div class="wall__clock"><ClockRing clock=s.clock/></div>
            </div>
            {script}
            <div class="wall__foot">
                <KeyHint key="← →" does="step"/>
                <KeyHint key="Space" does="timer"/>
                <KeyHint key="S" does="script"/>
                {writes}
                <Button label="Exit" kind=ButtonKind::Quiet key="Esc" on_press=move || s.present.set(false)/>
            </div>
        </div>
    }
}
