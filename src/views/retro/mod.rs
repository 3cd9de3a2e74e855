//! The retrospective as a facilitator runs it: one shared screen, steps in any order, private turns.

pub mod ask;
mod begin;
mod by_file;
pub mod card_form;
mod clock;
mod close;
mod discuss;
mod facts;
pub mod gather;
mod group;
mod keys;
pub mod open;
pub mod outcomes;
mod report;
mod stage;
mod vote;
use crate::views::prelude::*;

use self::clock::Clock;
use super::components::{
    Asking, Button, Icon, Tone, badge, dom, empty_state, nothing_here, page_title,
};
use super::refusal::{Again, refusal_slot};
use crate::domain::base::ids::{ParticipantId, RetrospectiveId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::SessionStep;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};

/// Whose private turn it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Nobody's: the screen is the facilitator's.
    None,
    /// The device goes to someone; nothing of anybody is on the page.
    HandOff(ParticipantId),
    /// Someone writes or votes.
    At(ParticipantId),
}

/// What the parts of the session share.
#[derive(Clone, Copy)]
pub struct Session {
    store: Store,
    id: RetrospectiveId,
    step: Memo<SessionStep>,
    topic: RwSignal<Option<TopicId>>,
    turn: RwSignal<Turn>,
    present: RwSignal<bool>,
    script: RwSignal<bool>,
    clock: Clock,
    refused: RwSignal<Option<Refusal>>,
    again: StoredValue<Option<RetrospectiveCommand>>,
    asking: Asking,
}

type Draw = Box<dyn Fn(&Workspace, &Retrospective) -> AnyView + Send + Sync>;

impl Session {
    /// Dispatches; true when it was done. A warning can be gone past from its notice.
    fn send(self, command: RetrospectiveCommand) -> bool {
        use RetrospectiveCommand as C;
        let done = self.store.dispatch(Command::Retrospective(command.clone()));
        self.again.set_value(match command {
            C::EndTopic { id, topic, .. } => Some(C::EndTopic { id, topic, anyway: true }),
            C::End { id, .. } => Some(C::End { id, anyway: true }),
            _ => None,
        });
        let ok = done.is_ok();
        let _ = self.refused.try_set(done.err());
        ok
    }

    /// As [`Self::send`], with the sentence of the refusal for a dialog.
    fn tell(self, command: RetrospectiveCommand) -> Result<(), String> {
        let done = self.store.dispatch(Command::Retrospective(command));
        done.map(|_| ()).map_err(|refusal| refusal.why)
    }

    /// Edits the session.
    fn edit(self, edit: SessionEdit) -> bool {
        self.send(RetrospectiveCommand::Session { id: self.id, edit: Box::new(edit) })
    }

    /// Edits the session, from a press.
    fn act(self, edit: SessionEdit) {
        self.edit(edit);
    }

    /// Edits the session in someone's private turn: it is not the next one's to take back.
    fn quietly(self, edit: SessionEdit) -> bool {
        let command = RetrospectiveCommand::Session { id: self.id, edit: Box::new(edit) };
        let done = self.store.dispatch_for_good(Command::Retrospective(command));
        let ok = done.is_ok();
        self.refused.set(done.err());
        ok
    }

    /// The retrospective as it is now, for handlers.
    fn now(self) -> Option<std::sync::Arc<Retrospective>> {
        self.store.workspace_now().retrospectives.get(self.id).cloned()
    }

    /// A part that is drawn anew when the workspace changes; focus stays on what has the same id.
    fn live(
        self,
        draw: impl Fn(&Workspace, &Retrospective) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let draw: Draw = Box::new(draw);
        (move || {
            let ws = self.store.workspace();
            if let Some(id) = dom::focused().map(|focused| focused.id()).filter(|id| !id.is_empty())
            {
                dom::focus_later(id);
            }
            ws.retrospectives.get(self.id).map(|retro| draw(&ws, retro))
        })
        .into_any()
    }

    /// The dialog, about the topic at hand while topics are discussed, else about the session.
    fn asking(self) -> Asking {
        let topic = self.topic.get_untracked();
        match topic.filter(|_| self.step.get_untracked() == SessionStep::Discuss) {
            Some(topic) => self.asking.about(topic),
            None => self.asking.about(self.id),
        }
    }

    /// Goes to a step.
    fn go(self, step: SessionStep) {
        self.store.go(Route::Retro { id: Some(self.id.to_string()), step: step.word().to_owned() });
    }

    /// The next step of the plan, or the one before.
    fn beside(self, on: bool) -> Option<SessionStep> {
        let retro = self.now()?;
        let here = self.step.get_untracked();
        let mut steps = retro.boxes.keys().copied().chain([SessionStep::Close]);
        match on {
            true => steps.find(|step| *step > here),
            false => steps.rfind(|step| *step < here),
        }
    }
}

/// People of the session by name.
fn people(retro: &Retrospective) -> Vec<(ParticipantId, String)> {
    let mut all: Vec<_> =
        retro.participants.iter().map(|(id, who)| (*id, who.name.to_string())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// What a sprint's retrospective is called.
pub fn name_of(ws: &Workspace, retro: &Retrospective) -> String {
    let sprint = ws.sprints.get(retro.sprint).map(|sprint| sprint.name());
    format!("{} retrospective", sprint.unwrap_or_default())
}

/// A row: what it says, and what stands at its end.
pub fn row(title: AnyView, end: Vec<AnyView>) -> AnyView {
    view! { <li class="rows__row"><span class="rows__title" dir="auto">{title}</span><span class="rows__end">{end}</span></li> }
        .into_any()
}

/// Rows, or the line that says there are none.
pub fn rows(rows: Vec<AnyView>, none: &'static str) -> AnyView {
    if rows.is_empty() {
        return nothing_here(none);
    }
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let at = Memo::new(move |_| match store.route() {
        Route::Retro { id: Some(id), step } => Some((id.parse::<RetrospectiveId>().ok(), step)),
        _ => None,
    });
    let id = Memo::new(move |_| {
        let id = at.get()?.0?;
        store.workspace().retrospectives.contains(id).then_some(id)
    });
    let report = Memo::new(move |_| at.get().is_some_and(|(_, step)| step == "report"));
    // Read alone: a step changes the address, and the session stays on the page.
    let named = Memo::new(move |_| at.with(Option::is_some));
    (move || match (named.get(), id.get(), report.get()) {
        (false, ..) => untrack(begin::screen),
        (true, Some(id), true) => untrack(|| report::screen(id)),
        (true, Some(id), false) => untrack(|| session(store, id)),
        (true, None, _) => {
            let back = Button::new("All retrospectives").href(Route::Archive.hash());
            empty_state(
                "There is no such retrospective",
                "It may have been undone, or belongs to another workspace.",
                vec![back],
            )
        }
    })
    .into_any()
}

fn session(store: Store, id: RetrospectiveId) -> AnyView {
    let step = Memo::new(move |_| match store.route() {
        Route::Retro { step, .. } => SessionStep::parse(&step).unwrap_or_default(),
        _ => SessionStep::default(),
    });
    let topic = RwSignal::new(None);
    let s = Session {
        store,
        id,
        step,
        topic,
        turn: RwSignal::new(Turn::None),
        present: RwSignal::new(false),
        script: RwSignal::new(true),
        clock: Clock::new(store, id, step, topic),
        refused: RwSignal::new(None),
        again: StoredValue::new(None),
        asking: Asking::new(),
    };
    keys::listen(s);
    // Before a room one thing fills the screen; a key brings the script.
    Effect::new(move |_| s.script.set(!s.present.get()));
    // What stands in a field that saves when it is left is saved when the page is left.
    let leaving = window_event_listener(leptos::ev::pagehide, |_| dom::leave_field());
    on_cleanup(move || leaving.remove());
    Effect::new(move |before: Option<SessionStep>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            s.refused.set(None);
            s.turn.set(Turn::None);
            dom::focus_later("retro-step");
        }
        now
    });
    let again: Again = Callback::new(move |_| match s.again.get_value() {
        Some(command) => store.dispatch(Command::Retrospective(command)).map(|_| ()),
        None => Ok(()),
    });
    let private = Memo::new(move |_| s.turn.get() != Turn::None);
    let class = move || if s.present.get() { "retro retro--present" } else { "retro" };
    view! {
        <div class=class>
            {move || (!private.get()).then(|| head(s))}
            {refusal_slot(s.refused, Some(again))}
            {move || (s.present.get() && !private.get()).then(|| stage::stage(s))}
            <div class="retro__step stack stack--loose" id="retro-step" tabindex="-1">
                {move || { let step = step.get(); untrack(|| content(s, step)) }}
            </div>
            {s.asking.show()}
        </div>
    }
    .into_any()
}

fn content(s: Session, step: SessionStep) -> AnyView {
    match step {
        SessionStep::Open => open::open(s),
        SessionStep::Facts => facts::facts(s),
        SessionStep::Gather => gather::gather(s),
        SessionStep::Group => group::group(s),
        SessionStep::Vote => vote::vote(s),
        SessionStep::Discuss => discuss::discuss(s),
        SessionStep::Expected => facts::expected(s),
        SessionStep::Decide => outcomes::decide(s),
        SessionStep::Close => close::close(s),
    }
}

/// Title, steps, clock and script.
fn head(s: Session) -> AnyView {
    let title = s.live(|ws, retro| name_of(ws, retro).into_any());
    let ended = s.live(|_, retro| match retro.is_open() {
        true => ().into_any(),
        false => badge("Ended", Tone::Neutral),
    });
    let next = s.live(move |_, retro| onward(s, retro.is_open()));
    let actions = vec![
        Button::new("Script")
            .quiet()
            .key("S")
            .pressed(s.script)
            .on(move || s.script.update(|on| *on = !*on)),
        Button::new("Present").quiet().key("P").on(move || s.present.set(true)),
        next,
    ];
    let steps = s.live(move |_, retro| steps(s, retro));
    let script = move || {
        let lines = s.step.get().script().iter().map(|line| view! { <li>{*line}</li> });
        s.script.get().then(|| view! { <ol class="retro__script">{lines.collect_view()}</ol> })
    };
    view! {
        <div class="retro__head">
            {page_title(title, vec![ended, s.clock.show()], actions)}
            {steps}
            {script}
        </div>
    }
    .into_any()
}

/// The way on: to the next step, and at the last one to the end, or back from it.
fn onward(s: Session, open: bool) -> AnyView {
    s.step.track();
    if let Some(step) = s.beside(true) {
        let on = Button::new(format!("Next: {}", step.label())).icon(Icon::ArrowRight).key("→");
        return on.primary().id("retro-next").on(move || s.go(step));
    }
    let id = s.id;
    let (button, command) = match open {
        true => (
            Button::new("End the session").primary().icon(Icon::Check),
            RetrospectiveCommand::End { id, anyway: false },
        ),
        false => (Button::new("Take it up again"), RetrospectiveCommand::Reopen { id }),
    };
    button.id("retro-next").on(move || {
        s.send(command.clone());
    })
}

fn steps(s: Session, retro: &Retrospective) -> AnyView {
    let here = s.step.get();
    dom::across_later("retro-here");
    let links = SessionStep::ALL.map(|step| {
        let minutes = retro.boxes.get(&step).map(|minutes| format!("{minutes} min"));
        let class = match minutes {
            Some(_) => "tabs__link",
            None => "tabs__link tabs__link--outside",
        };
        let href = Route::Retro { id: Some(s.id.to_string()), step: step.word().to_owned() }.hash();
        let current = (step == here).then_some("step");
        let id = current.map(|_| "retro-here");
        view! { <a class=class href=href id=id aria-current=current>{step.label()}" "<span class="small soft">{minutes}</span></a> }
    });
    view! { <nav class="tabs" aria-label="Steps">{links.into_iter().collect_view()}</nav> }
        .into_any()
}
