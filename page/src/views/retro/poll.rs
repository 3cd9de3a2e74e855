//! The polls of a session: everyone presses once, and no names are kept.

use leptos::prelude::*;

use super::own_device::InTeamSpace;
use super::session::Session;
use crate::state::room::{has_answered, note_answered};
use crate::views::components::{Button, Section};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::poll::Poll;

/// A poll of five levels: everyone presses once. The combined results are shown when everyone has
/// answered, or when the room asks for them.
#[component]
pub(super) fn PollSection(
    s: Session,
    poll: Poll,
    question: &'static str,
    levels: [&'static str; 5],
    /// Adds one answer of a level.
    write: fn(u32) -> SessionEdit,
) -> impl IntoView {
    let answered = RwSignal::new(has_answered(s.id, poll));
    let answer = move || match own_answer(s, answered) {
        OwnAnswer::Open => {
            let press = move |level| {
                if s.quietly(write(level)) && untrack(|| s.is_led()) {
                    note_answered(s.id, poll);
                    answered.set(true);
                }
            };
            levels_to_press(levels, press).into_any()
        }
        OwnAnswer::Given => view! { <p>"Your answer is counted."</p> }.into_any(),
        OwnAnswer::None => view! { <p>"Only people in this session can answer."</p> }.into_any(),
    };
    let over = Memo::new(move |_| s.live().is_some_and(|retro| retro.is_over(poll)));
    let runs = Memo::new(move |_| s.live().is_some_and(|retro| retro.is_open()));
    let end = move || {
        let show = move || ask_to_show(s, poll);
        view! { <Show when=move || runs.get() && !over.get()><Button label="Show results" small=true on_press=show/></Show> }
    };
    let body = move || match over.get() {
        true => s.live().map(|retro| spread(levels, &retro.spread(poll))).into_any(),
        false => {
            let answer = move || runs.get().then(answer);
            view! { {answer}<p class="soft">{move || told(s, poll)}</p><InTeamSpace/> }.into_any()
        }
    };
    view! { <Section title=question note="everyone answers once; no names are kept" end>{body}</Section> }
}

/// What the person at this device can do about a poll.
enum OwnAnswer {
    /// Answer it; where a device goes round, one after the other.
    Open,
    /// Nothing more: everyone has their own device, and this one has answered.
    Given,
    /// Nothing: they don't take part.
    None,
}

/// Tracked.
fn own_answer(s: Session, answered: RwSignal<bool>) -> OwnAnswer {
    match (s.is_led(), s.own_place(), answered.get()) {
        (_, _, true) => OwnAnswer::Given,
        (true, None, false) => OwnAnswer::None,
        _ => OwnAnswer::Open,
    }
}

fn levels_to_press(
    levels: [&'static str; 5],
    press: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let buttons = levels.into_iter().zip(1_u32..).map(|(label, level)| {
        view! { <Button label small=true on_press=move || press(level)/> }
    });
    view! { <div class="cluster" data-once="">{buttons.collect_view()}</div> }
}

/// Says how many have answered.
fn told(s: Session, poll: Poll) -> Option<String> {
    let retro = s.live()?;
    let (answers, people) = (retro.answers(poll) as usize, retro.participants.len());
    if !retro.is_open() {
        return Some(format!("{answers} of {people} answered, so there are no results."));
    }
    Some(match people {
        0 => format!("{}.", number_of(answers, "answer")),
        people => format!("{answers} of {people} have answered. Results appear when everyone has."),
    })
}

/// Shows the results before everyone has answered, for good.
fn ask_to_show(s: Session, poll: Poll) {
    let Some(retro) = s.now() else { return };
    let (answers, people) = (retro.answers(poll) as usize, retro.participants.len());
    if !retro.has_enough(poll) {
        // The rule says why not.
        s.quietly(SessionEdit::ShowPoll { poll });
        return;
    }
    let missing = match people.saturating_sub(answers) {
        0 => String::new(),
        1 => "1 person hasn't answered yet.".to_owned(),
        many => format!("{many} people haven't answered yet."),
    };
    s.reveal("Show results", &missing, SessionEdit::ShowPoll { poll });
}

/// How many chose each level.
fn spread(levels: [&'static str; 5], counts: &[u32]) -> impl IntoView + use<> {
    let all: u32 = counts.iter().sum();
    let bars = levels.into_iter().zip(counts.to_vec()).map(|(label, count)| {
        view! { <li class="poll__level"><span>{label}</span><meter min="0" max=all value=count aria-label=label></meter><span class="number">{count}</span></li> }
    });
    view! { <ul class="poll">{bars.collect_view()}</ul> }
}
