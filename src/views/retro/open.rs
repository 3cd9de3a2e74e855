//! The opening: who is here and why, how safe people feel, and changes to the plan.

use leptos::prelude::*;

use super::session::{Session, people};
use crate::domain::base::ids::ParticipantId;
use crate::domain::base::text::{Title, number_of};
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::record::Participant;
use crate::domain::records::retrospective::steps::{
    SessionStep, TEMPLATES, columns, minutes_for_wins,
};
use crate::views::components::{
    Badge, Button, ButtonKind, Chip, Entry, IconName, Menu, More, Question, Row, RowButton, Rows,
    Section, Tone,
};

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
        <Section title="Who is here" end=move || view! { <Button label="Add participant" small=true on_press=move || ask(s, None)/> }>
            <People s/>
        </Section>
        <PollSection s poll=Poll::Safety question="How safe is it to speak openly here?" levels=SAFE
            write=|level| SessionEdit::Safety { level }/>
        <More label="Edit plan"><Plan s/></More>
    }
}

/// Who takes part, and why those from outside are here.
#[component]
fn People(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let rows = people(&retro).into_iter().filter_map(|(id, name)| {
            let who = retro.participants.get(&id)?;
            let guest = who.member.is_none();
            let says = [&who.why, &who.challenge].map(String::as_str).join(" ");
            let says = says.trim().to_owned();
            let remove = format!("Remove {name}");
            let end = move || {
                view! {
                    {guest.then(|| view! { <Badge text="Guest" tone=Tone::Accent/> })}
                    <Button label="Edit" kind=ButtonKind::Quiet small=true id=format!("who-{id}")
                        on_press=move || ask(s, Some(id))/>
                    <RowButton label=remove.clone() icon=IconName::Close
                        on_press=move || s.act(SessionEdit::Participant { id, who: None })/>
                }
            };
            Some(view! { <Row end>{name}" "<span class="small soft">{says}</span></Row> })
        });
        Some(view! { <Rows rows=rows.collect() none="No participants yet."/> })
    }
}

/// Adds someone, or changes why they are here.
fn ask(s: Session, id: Option<ParticipantId>) {
    let retro = s.now();
    let old = id.and_then(|id| retro.as_ref()?.participants.get(&id).cloned());
    let member = old.as_ref().and_then(|old| old.member);
    let value = |read: fn(&Participant) -> String| old.as_ref().map(read).unwrap_or_default();
    let questions = vec![
        Question::line("name", "Name").value(value(|who| who.name.to_string())).required(),
        Question::line("why", "Why they're here").value(value(|who| who.why.clone())),
        Question::area("challenge", "What they'd challenge")
            .value(value(|who| who.challenge.clone())),
    ];
    s.asking().ask("Participant", "Save", questions, move |answers| {
        let id = id.unwrap_or_else(|| s.store.mint_random());
        let name = Title::parse(&answers.text("name")).map_err(|_| "Enter a name.")?;
        let who = Some(Participant {
            member,
            why: answers.text("why"),
            challenge: answers.text("challenge"),
            ..Participant::new(name)
        });
        s.edit(SessionEdit::Participant { id, who });
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
        view! { <div class="cluster">{buttons.collect_view()}</div> }
    };
    let over = Memo::new(move |_| s.live().is_some_and(|retro| retro.is_over(poll)));
    let end = move || {
        let show = move || ask_to_show(s, poll);
        (!over.get()).then(|| view! { <Button label="Show results" small=true on_press=show/> })
    };
    let body = move || match over.get() {
        true => s.live().map(|retro| spread(levels, &retro.spread(poll))).into_any(),
        false => view! { {answer()}<p class="soft">{move || told(s, poll)}</p> }.into_any(),
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

/// Time boxes, columns, and whether names are shown.
#[component]
fn Plan(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let minutes = retro.minutes();
        let boxes = SessionStep::ALL.map(|step| {
            let now = retro.boxes.get(&step).copied().unwrap_or(0);
            view! { <TimeBox s step now/> }
        });
        let note = format!("{minutes} minutes in total, {} for wins", minutes_for_wins(minutes));
        let (signed, open) = (retro.signed, retro.open_ballots);
        let names = move |signed: bool, open_ballots: bool| {
            // Names that are taken out are gone for good.
            move || {
                s.quietly(SessionEdit::Names { signed, open_ballots });
            }
        };
        Some(view! {
            <Section title="Time boxes" note>
                <div class="cluster">
                    <Chip label="Show names on cards" on=Signal::stored(signed) on_press=names(!signed, open)/>
                    <Chip label="Show names on ballots" on=Signal::stored(open) on_press=names(signed, !open)/>
                    <Columns s/>
                </div>
                <Rows rows=boxes.into_iter().collect() none=""/>
            </Section>
        })
    }
}

/// The minutes of a step, with buttons for less and more.
#[component]
fn TimeBox(
    s: Session,
    step: SessionStep,
    /// How many it has.
    now: u32,
) -> impl IntoView {
    let set = move |minutes| s.act(SessionEdit::TimeBox { step, minutes });
    let (label, word) = (step.label(), step.word());
    let end = move || {
        view! {
            <RowButton label=format!("Less time for {label}") icon=IconName::Minus id=format!("less-{word}")
                on_press=move || set(now.saturating_sub(1))/>
            <span class="number">{now}" min"</span>
            <RowButton label=format!("More time for {label}") icon=IconName::Plus id=format!("more-{word}")
                on_press=move || set(now + 1)/>
        }
    };
    view! { <Row end>{label}</Row> }
}

/// Changes the columns; cards of a removed column become unsorted.
#[component]
fn Columns(s: Session) -> impl IntoView {
    let entries = move || {
        let preset = TEMPLATES.iter().map(|(name, _)| {
            Entry::press(*name, move || s.act(SessionEdit::Columns { columns: columns(name, "") }))
        });
        preset.chain([Entry::press("Custom columns", move || ask_columns(s))]).collect()
    };
    view! { <Menu label="Change columns" entries/> }
}

/// Asks for custom columns.
fn ask_columns(s: Session) {
    let question = vec![Question::line("columns", "Columns, separated by commas").required()];
    s.asking().ask("Custom columns", "Use columns", question, move |answers| {
        let columns = columns("", &answers.text("columns"));
        match s.edit(SessionEdit::Columns { columns }) {
            true => Ok(()),
            false => Err("Enter two to six columns with different names.".to_owned()),
        }
    });
}
