//! The retrospective as the facilitator runs it: one shared screen, steps in any order, private turns.

mod action_ways;
mod answers;
pub mod ask;
mod ask_action;
pub mod asked;
mod begin;
mod begin_form;
mod by_file;
mod by_link;
mod came_in;
pub mod card_form;
mod clock;
mod close;
mod decide;
mod discuss;
mod end_topic;
mod expected;
mod facts;
pub mod gather;
mod go_along;
mod group;
mod head;
mod keys;
mod led;
pub mod open;
pub mod outcomes;
mod own_device;
mod people;
mod people_line;
mod plan;
mod poll;
mod reactions;
mod report;
mod seen;
mod session;
mod unfinished;
mod vote;
mod wall;
pub mod writing;
use leptos::prelude::*;

use self::begin::BeginScreen;
use self::close::CloseStep;
use self::decide::DecideStep;
use self::discuss::DiscussStep;
use self::expected::ExpectedStep;
use self::facts::FactsStep;
use self::gather::GatherStep;
use self::go_along::WhereTheyAre;
use self::group::GroupStep;
use self::head::{Head, READ_REPORT};
use self::open::OpenStep;
use self::report::ReportScreen;
pub use self::session::name_of;
use self::session::{Session, Turn};
use self::vote::VoteStep;
use self::wall::Stage;
pub use self::wall::WallScreen;
use super::components::{EmptyState, LinkButton, Notice, QuestionDialog, dom};
use super::refusal::{Again, RefusalSlot};
use crate::state::{Route, Store, room};
use sprintloop::domain::base::ids::RetrospectiveId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::open_session::open_session;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// The screen: the start form, the session, or its report, by the address.
#[component]
pub fn RetroScreen() -> impl IntoView {
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
    // Read on its own: a step changes the address, and the session stays on the page.
    let named = Memo::new(move |_| at.with(Option::is_some));
    // A session that a teammate has begun is offered as soon as it comes.
    let running = Memo::new(move |_| open_session(&store.workspace()).map(|retro| retro.id));
    move || match (named.get(), id.get(), report.get()) {
        (false, ..) => {
            // A memo that was never read notices nothing.
            let _ = running.get();
            view! { <BeginScreen/> }.into_any()
        }
        (true, Some(id), true) => view! { <ReportScreen id/> }.into_any(),
        (true, Some(id), false) => view! { <SessionScreen store id/> }.into_any(),
        (true, None, _) => view! {
            <EmptyState title="Retrospective not found"
                text="It may have been undone, or it belongs to another workspace.">
                <LinkButton label="All retrospectives" href=Route::Archive.hash()/>
            </EmptyState>
        }
        .into_any(),
    }
}

/// A session: its head, the current step, and the dialog.
#[component]
fn SessionScreen(store: Store, id: RetrospectiveId) -> impl IntoView {
    let s = Session::new(store, id);
    keys::listen(s);
    go_along::go_along(s);
    // The script is for whoever leads. In front of a room, one thing fills the screen; a key shows it.
    Effect::new(move |_| s.script.set(!s.present.get() && !s.is_led()));
    // Another window of this browser may show this session to the room.
    Effect::new(move |_| {
        let (step, topic) = (s.step.get(), s.topic.get());
        room::show_on_wall(&room::OnWall { retro: id, step, topic });
    });
    // A field that saves on blur is also saved when the page is left.
    let leaving = window_event_listener(leptos::ev::pagehide, |_| dom::leave_field());
    on_cleanup(move || leaving.remove());
    Effect::new(move |before: Option<SessionStep>| {
        let now = s.step.get();
        if before.is_some_and(|before| before != now) {
            s.refused.set(None);
            s.turn.set(Turn::None);
            dom::focus_later("retro-step");
        }
        now
    });
    let again: Again = Callback::new(move |_| match s.again.get_value() {
        Some(command) => {
            let ends_topic = matches!(command, RetrospectiveCommand::EndTopic { .. });
            store.dispatch(Command::Retrospective(command))?;
            if ends_topic {
                s.next_topic();
            }
            Ok(())
        }
        None => Ok(()),
    });
    let private = Memo::new(move |_| s.turn.get() != Turn::None);
    let ended = Memo::new(move |_| s.live().is_some_and(|retro| !retro.is_open()));
    let over = move || {
        let report = Route::Retro { id: Some(id.to_string()), step: "report".to_owned() }.hash();
        ended.get().then(|| {
            view! {
                <Notice title="This session has ended" text="Add corrections to the report; each one is dated.">
                    <LinkButton label="Read the report" id=READ_REPORT href=report/>
                </Notice>
            }
        })
    };
    let class = move || if s.present.get() { "retro retro--present" } else { "retro" };
    view! {
        <div class=class data-keep="true">
            {move || (!private.get()).then(|| view! { <Head s/> })}
            <WhereTheyAre s/>
            <RefusalSlot refused=s.refused again/>
            {over}
            {move || (s.present.get() && !private.get()).then(|| view! { <Stage s/> })}
            <div class="retro__step stack stack--loose" id="retro-step" tabindex="-1">
                // Disabled, a field reads as text: what an ended session said is kept.
                <fieldset class="retro__fields" disabled=move || ended.get()>
                    {move || view! { <Step s step=s.step.get()/> }}
                </fieldset>
            </div>
            <QuestionDialog asking=s.asking/>
        </div>
    }
}

/// The content of a step.
#[component]
fn Step(s: Session, step: SessionStep) -> impl IntoView {
    match step {
        SessionStep::Open => view! { <OpenStep s/> }.into_any(),
        SessionStep::Facts => view! { <FactsStep s/> }.into_any(),
        SessionStep::Gather => view! { <GatherStep s/> }.into_any(),
        SessionStep::Group => view! { <GroupStep s/> }.into_any(),
        SessionStep::Vote => view! { <VoteStep s/> }.into_any(),
        SessionStep::Discuss => view! { <DiscussStep s/> }.into_any(),
        SessionStep::Expected => view! { <ExpectedStep s/> }.into_any(),
        SessionStep::Decide => view! { <DecideStep s/> }.into_any(),
        SessionStep::Close => view! { <CloseStep s/> }.into_any(),
    }
}
