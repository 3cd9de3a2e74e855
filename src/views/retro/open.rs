//! The opening: a question for everyone, who is here and why, how safe people feel, and changes to the plan.

use leptos::prelude::*;

use super::own_device::InTeamSpace;
use super::people::WhoIsHere;
use super::plan::Plan;
use super::session::Session;
use crate::domain::base::text::{Title, number_of};
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::icebreaker::{drawn, next};
use crate::domain::records::retrospective::poll::Poll;
use crate::views::components::{Button, ButtonKind, More, Question, Section, dom};

/// Answers of the safety poll, from not at all to fully.
pub const SAFE: [&str; 5] = [
    "I'd rather say nothing",
    "I'd hold back",
    "I'd say some things",
    "I'd say most things",
    "I can say anything",
];

/// The step.
#[component]
pub(super) fn OpenStep(s: Session) -> impl IntoView {
    view! {
        <Icebreaker s/>
        <div class="with-aside">
            <WhoIsHere s/>
            <div class="stack stack--loose">
                <PollSection s poll=Poll::Safety question="How safe is it to speak openly here?" levels=SAFE
                    write=|level| SessionEdit::Safety { level }/>
                <More label="Edit plan"><Plan s/></More>
            </div>
        </div>
    }
}

/// The question everyone answers in a sentence. It can be changed or skipped.
#[component]
fn Icebreaker(s: Session) -> impl IntoView {
    let asked =
        s.part(|retro, _| retro.icebreaker.as_ref().map(ToString::to_string).unwrap_or_default());
    let set = move |question: &str| {
        s.act(SessionEdit::Icebreaker { question: Title::parse(question).ok() });
    };
    let buttons = move || match asked.get().is_empty() {
        true => view! {
            <Button label="Add an icebreaker" kind=ButtonKind::Quiet small=true id="icebreaker-add"
                on_press=move || set(drawn(s.id))/>
        }
        .into_any(),
        false => view! {
            <Button label="Another question" small=true id="icebreaker-next"
                on_press=move || set(next(&asked.get_untracked()))/>
            <Button label="Write your own" kind=ButtonKind::Quiet small=true id="icebreaker-own"
                on_press=move || ask_icebreaker(s, asked.get_untracked())/>
            <Button label="Skip" kind=ButtonKind::Quiet small=true id="icebreaker-skip"
                on_press=move || { set(""); dom::focus_later("icebreaker-add"); }/>
        }
        .into_any(),
    };
    let end = move || view! { {buttons} };
    let question = move || {
        let text = asked.get();
        (!text.is_empty()).then(|| view! { <p class="lead" dir="auto">{text}</p> })
    };
    view! { <Section title="Icebreaker" note="everyone answers in a sentence" end>{question}</Section> }
}

fn ask_icebreaker(s: Session, now: String) {
    let questions =
        vec![Question::line("question", "Question").value(now).required("Enter a question.")];
    s.asking().ask("Icebreaker", "Use question", questions, move |answers| {
        let question = Title::parse(&answers.text("question")).map_err(|_| "Enter a question.")?;
        s.edit(SessionEdit::Icebreaker { question: Some(question) });
        Ok(())
    });
}

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
    let answer = move || {
        let buttons = levels.into_iter().zip(1_u32..).map(|(label, level)| {
            let press = move || {
                s.quietly(write(level));
            };
            view! { <Button label small=true on_press=press/> }
        });
        view! { <div class="cluster" data-once="">{buttons.collect_view()}</div> }
    };
    let over = Memo::new(move |_| s.live().is_some_and(|retro| retro.is_over(poll)));
    let end = move || {
        let show = move || ask_to_show(s, poll);
        (!over.get()).then(|| view! { <Button label="Show results" small=true on_press=show/> })
    };
    let body = move || match over.get() {
        true => s.live().map(|retro| spread(levels, &retro.spread(poll))).into_any(),
        false => {
            view! { {answer()}<p class="soft">{move || told(s, poll)}</p><InTeamSpace/> }.into_any()
        }
    };
    view! { <Section title=question note="everyone answers once; no names are kept" end>{body}</Section> }
}

/// Says how many have answered.
fn told(s: Session, poll: Poll) -> Option<String> {
    let retro = s.live()?;
    let (answers, people) = (retro.answers(poll) as usize, retro.participants.len());
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
