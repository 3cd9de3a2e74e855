//! The opening: a question for everyone, who is here and why, how safe people feel, and changes to the plan.

use leptos::prelude::*;

use super::people::WhoIsHere;
use super::plan::Plan;
use super::poll::PollSection;
use super::session::Session;
use crate::views::components::{Button, ButtonKind, More, Question, Section, dom};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::icebreaker::{drawn, next};
use sprintloop::domain::records::retrospective::poll::Poll;

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
