//! The timer of a step or topic: a ring that survives a reload.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::state::session_timer::{SessionTimer, Timer, what_for};
use crate::state::{Store, room};
use crate::views::components::{Button, ButtonKind, IconName, dates, dom};
use sprintloop::domain::base::ids::{RetrospectiveId, TopicId};
use sprintloop::domain::reads::retrospective::topic_time::topic_seconds;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// The minutes of a step that nobody planned.
const UNPLANNED: u32 = 2;

/// The timer.
#[derive(Clone, Copy)]
pub struct Clock {
    store: Store,
    kept: RwSignal<SessionTimer>,
    /// The timer of whoever runs the session elsewhere, at this step or topic.
    led: Signal<Option<Timer>>,
    tick: RwSignal<i64>,
    sound: RwSignal<bool>,
}

impl Clock {
    /// Resumes where it stopped, if it is for the same step or topic.
    pub fn new(
        store: Store,
        id: RetrospectiveId,
        step: Memo<SessionStep>,
        topic: Signal<Option<TopicId>>,
        led: Signal<Option<Timer>>,
    ) -> Self {
        let timer = Timer { total: 0, left: 0, ends: None };
        let clock = Self {
            store,
            kept: RwSignal::new(SessionTimer { about: String::new(), timer }),
            led,
            tick: RwSignal::new(0),
            sound: RwSignal::new(true),
        };
        // Another window of this session may have started or stopped it.
        let heard = RwSignal::new(());
        room::when_clock_changes(move || {
            let _ = heard.try_set(());
        });
        Effect::new(move |_| {
            heard.track();
            let (step, topic) = (step.get(), topic.get());
            let about = what_for(id, step, topic);
            let kept = || SessionTimer::kept().filter(|kept| kept.about == about);
            let fresh = || {
                let total = seconds(store, id, step, topic);
                Timer { total, left: total, ends: None }
            };
            let timer = led.get().or_else(|| kept().map(|kept| kept.timer)).unwrap_or_else(fresh);
            clock.kept.set(SessionTimer { about, timer });
        });
        let handle =
            set_interval_with_handle(move || clock.beat(), std::time::Duration::from_secs(1));
        on_cleanup(move || {
            if let Ok(handle) = handle {
                handle.clear();
            }
        });
        clock
    }

    /// The timer of a window that only shows it, and stays silent.
    pub fn silent(self) -> Self {
        self.sound.set(false);
        self
    }

    fn moment(self) -> i64 {
        self.store.now().timestamp()
    }

    fn beat(self) {
        let before = self.left();
        let _ = self.tick.try_set(self.moment());
        let over = before > 0 && self.left() <= 0;
        // One device of a room makes the sound.
        let here = !self.is_led();
        if over && here && self.sound.try_get_untracked() == Some(true) {
            let _ = chime();
        }
    }

    /// Seconds left; below zero once it is over.
    fn left(self) -> i64 {
        let now = self.tick.try_get_untracked().filter(|now| *now > 0);
        let now = now.unwrap_or_else(|| self.moment());
        let kept = self.kept.try_get_untracked();
        kept.map_or(0, |kept| {
            kept.timer.ends.map_or(kept.timer.left, |ends| ends.saturating_sub(now))
        })
    }

    fn change(self, change: impl FnOnce(&mut Timer, i64)) {
        if self.is_led() {
            return;
        }
        let now = self.moment();
        self.tick.set(now);
        self.kept.update(|kept| change(&mut kept.timer, now));
        self.kept.with_untracked(SessionTimer::keep);
    }

    /// Whether the facilitator's timer is shown, from another device.
    fn is_led(self) -> bool {
        self.led.try_get_untracked().flatten().is_some()
    }

    /// Starts or stops.
    pub fn toggle(self) {
        self.change(|kept, now| match kept.ends.take() {
            Some(ends) => kept.left = ends - now,
            None => kept.ends = Some(now + if kept.left > 0 { kept.left } else { kept.total }),
        });
    }

    /// Adds two minutes.
    pub fn more(self) {
        self.change(|kept, now| {
            kept.total += 120;
            kept.left = kept.left.max(0) + 120;
            kept.ends = kept.ends.map(|ends| ends.max(now) + 120);
        });
    }
}

/// The ring, and its buttons.
#[component]
pub fn ClockRing(clock: Clock) -> impl IntoView {
    let runs = Signal::derive(move || clock.kept.with(|kept| kept.timer.ends.is_some()));
    let toggle = move || {
        clock.toggle();
        dom::focus_later("clock-start");
    };
    let start = move || {
        let (label, icon) = match runs.get() {
            true => ("Stop timer", IconName::Pause),
            false => ("Start timer", IconName::Play),
        };
        view! {
            <Button label kind=ButtonKind::Quiet small=true icon icon_only=true id="clock-start" key="Space"
                on_press=toggle/>
        }
    };
    let buttons = move || {
        clock.led.get().is_none().then(|| {
            view! {
                <span class="ring__buttons">
                    {start}
                    <Button label="+2 minutes" small=true key="+" on_press=move || clock.more()/>
                    <Button label="Sound at the end" kind=ButtonKind::Quiet small=true pressed=clock.sound
                        on_press=move || clock.sound.update(|on| *on = !*on)/>
                </span>
            }
        })
    };
    view! { <ClockFace clock/>{buttons} }
}

/// The ring alone, with the time left in it.
#[component]
pub fn ClockFace(clock: Clock) -> impl IntoView {
    let part = move || {
        clock.tick.track();
        clock.kept.track();
        let total = clock.kept.with_untracked(|kept| kept.timer.total).max(1);
        (clock.left().max(0) * 100 / total).min(100)
    };
    let class = move || match part() {
        0..=10 => "ring ring--stop",
        11..=25 => "ring ring--watch",
        _ => "ring",
    };
    let said = move || {
        part();
        dates::clock(clock.left())
    };
    view! {
        <span class=class>
            <svg viewBox="0 0 36 36" aria-hidden="true">
                <circle class="ring__track" cx="18" cy="18" r="15.9"></circle>
                <circle class="ring__left" cx="18" cy="18" r="15.9" pathLength="100"
                    stroke-dasharray=move || format!("{} 100", part())></circle>
            </svg>
            <span class="ring__time" role="timer" aria-label="Time left">{said}</span>
        </span>
    }
}

/// Returns the seconds of a step, or of a topic during the discussion.
fn seconds(store: Store, id: RetrospectiveId, step: SessionStep, topic: Option<TopicId>) -> i64 {
    let ws = store.workspace_now();
    let Some(retro) = ws.retrospectives.get(id) else { return 300 };
    match topic.filter(|_| step == SessionStep::Discuss) {
        Some(topic) => i64::from(topic_seconds(retro, topic)),
        None => i64::from(retro.boxes.get(&step).copied().unwrap_or(UNPLANNED)) * 60,
    }
}

/// Two soft tones, made here: no file is loaded. Called by name, so that the page carries no bindings for it.
fn chime() -> Option<()> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let call = |of: &JsValue, name: &str, with: &[JsValue]| {
        let function: Function = get(of, name)?.dyn_into().ok()?;
        function.apply(of, &with.iter().collect()).ok()
    };
    let class: Function = get(&window(), "AudioContext")?.dyn_into().ok()?;
    let audio = Reflect::construct(&class, &Array::new()).ok()?;
    let (out, now) = (get(&audio, "destination")?, get(&audio, "currentTime")?.as_f64()?);
    for (at, pitch) in [(0.0, 660.0), (0.25, 880.0)] {
        let tone = call(&audio, "createOscillator", &[])?;
        Reflect::set(&get(&tone, "frequency")?, &"value".into(), &JsValue::from_f64(pitch)).ok()?;
        call(&tone, "connect", std::slice::from_ref(&out))?;
        call(&tone, "start", &[JsValue::from_f64(now + at)])?;
        call(&tone, "stop", &[JsValue::from_f64(now + at + 0.2)])?;
    }
    Some(())
}
