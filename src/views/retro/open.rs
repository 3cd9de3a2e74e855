//! The opening: who is here and why, how safe people feel, and what of the plan can be changed.

use leptos::either::Either;
use leptos::prelude::*;

use super::session::{Session, people};
use crate::domain::base::ids::ParticipantId;
use crate::domain::base::text::Title;
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::poll::ENOUGH_ANSWERS;
use crate::domain::records::retrospective::record::{Participant, Retrospective};
use crate::domain::records::retrospective::steps::{
    SessionStep, TEMPLATES, columns, minutes_for_wins,
};
use crate::views::components::{
    Badge, Button, ButtonKind, Chip, Entry, IconName, Menu, More, Question, Row, RowButton, Rows,
    Section, Tone,
};

/// Answers of the safety poll, from not at all to fully.
pub const SAFE: [&str; 5] = [
    "I would rather say nothing",
    "I would hold back",
    "I would say some things",
    "I would say most things",
    "I can say anything",
];

/// The step.
#[component]
pub(super) fn OpenStep(s: Session) -> impl IntoView {
    view! {
        <Section title="Who is here" end=move || view! { <Button label="Add someone" small=true on_press=move || ask(s, None)/> }>
            <People s/>
        </Section>
        <Poll s question="How safe is it to speak openly here?" levels=SAFE read=Retrospective::safety_spread
            write=|level| SessionEdit::Safety { level }/>
        <More label="Change the plan"><Plan s/></More>
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
            let end = move || {
                view! {
                    {guest.then(|| view! { <Badge text="Guest" tone=Tone::Accent/> })}
                    <Button label="Edit" kind=ButtonKind::Quiet small=true id=format!("who-{id}")
                        on_press=move || ask(s, Some(id))/>
                }
            };
            Some(view! { <Row end>{name}" "<span class="small soft">{says}</span></Row> })
        });
        Some(view! { <Rows rows=rows.collect() none="Nobody yet."/> })
    }
}

/// Adds someone, or changes why they are here.
fn ask(s: Session, id: Option<ParticipantId>) {
    let retro = s.now();
    let old = id.and_then(|id| retro.as_ref()?.participants.get(&id).cloned());
    let member = old.as_ref().and_then(|old| old.member);
    let value = |read: fn(&Participant) -> String| old.as_ref().map(read).unwrap_or_default();
    let questions = vec![
        Question::line("name", "Name").value(value(|who| who.name.to_string())),
        Question::line("why", "Why they are here").value(value(|who| who.why.clone())),
        Question::area("challenge", "What they would challenge")
            .value(value(|who| who.challenge.clone())),
    ];
    s.asking().ask(
        "Who is here",
        "Save; an empty name takes them out",
        questions,
        move |answers| {
            let id = id.unwrap_or_else(|| s.store.mint_random());
            let who = Title::parse(&answers.text("name")).ok().map(|name| Participant {
                member,
                why: answers.text("why"),
                challenge: answers.text("challenge"),
                ..Participant::new(name)
            });
            s.edit(SessionEdit::Participant { id, who });
            Ok(())
        },
    );
}

/// A poll of five levels: everybody presses once, and only the distribution is shown.
#[component]
pub(super) fn Poll(
    s: Session,
    question: &'static str,
    levels: [&'static str; 5],
    /// How many chose each level.
    read: fn(&Retrospective) -> Vec<u32>,
    /// One more of a level.
    write: fn(u32) -> SessionEdit,
) -> impl IntoView {
    let buttons = levels.into_iter().zip(1_u32..).map(|(label, level)| {
        let press = move || {
            s.quietly(write(level));
        };
        view! { <Button label small=true on_press=press/> }
    });
    let buttons = buttons.collect_view();
    let spread = move || {
        s.live().map(|retro| {
            let (counts, people) = (read(&retro), retro.participants.len());
            view! { <Spread levels counts people/> }
        })
    };
    view! {
        <Section title=question note="everyone presses once; no name is kept">
            <div class="cluster">{buttons}</div>
            {spread}
        </Section>
    }
}

/// The distribution of a poll; one or two answers would say whose they are.
#[component]
fn Spread(
    levels: [&'static str; 5],
    /// How many chose each level.
    counts: Vec<u32>,
    /// How many take part.
    people: usize,
) -> impl IntoView {
    let all: u32 = counts.iter().sum();
    if all < ENOUGH_ANSWERS.min(u32::try_from(people).unwrap_or(ENOUGH_ANSWERS)) {
        return Either::Left(format!("{all} answers. The distribution is shown from three on."));
    }
    let bars = levels.into_iter().zip(counts).map(|(label, count)| {
        view! { <li class="poll__level"><span>{label}</span><meter min="0" max=all value=count aria-label=label></meter><span class="number">{count}</span></li> }
    });
    Either::Right(view! { <ul class="poll">{bars.collect_view()}</ul> })
}

/// Time boxes, columns, and whether names are kept.
#[component]
fn Plan(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let minutes = retro.minutes();
        let boxes = SessionStep::ALL.map(|step| {
            let now = retro.boxes.get(&step).copied().unwrap_or(0);
            view! { <TimeBox s step now/> }
        });
        let note =
            format!("{minutes} minutes in all, {} of them for wins", minutes_for_wins(minutes));
        let (signed, open) = (retro.signed, retro.open_ballots);
        let names = move |signed: bool, open_ballots: bool| {
            move || s.act(SessionEdit::Names { signed, open_ballots })
        };
        Some(view! {
            <Section title="Time boxes" note>
                <div class="cluster">
                    <Chip label="Cards carry names" on=Signal::stored(signed) on_press=names(!signed, open)/>
                    <Chip label="Ballots carry names" on=Signal::stored(open) on_press=names(signed, !open)/>
                    <Columns s/>
                </div>
                <Rows rows=boxes.into_iter().collect() none=""/>
            </Section>
        })
    }
}

/// The minutes of a step, with fewer and more.
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

/// Other columns: cards of a column that is gone become unsorted.
#[component]
fn Columns(s: Session) -> impl IntoView {
    let entries = move || {
        let preset = TEMPLATES.iter().map(|(name, _)| {
            Entry::press(*name, move || s.act(SessionEdit::Columns { columns: columns(name, "") }))
        });
        preset.chain([Entry::press("Own columns", move || ask_columns(s))]).collect()
    };
    view! { <Menu label="Other columns" entries/> }
}

/// Asks for columns of one's own.
fn ask_columns(s: Session) {
    let question = vec![Question::line("columns", "Columns, with commas").required()];
    s.asking().ask("Own columns", "Use these", question, move |answers| {
        let columns = columns("", &answers.text("columns"));
        match s.edit(SessionEdit::Columns { columns }) {
            true => Ok(()),
            false => Err("Name two to six columns, each in its own words.".to_owned()),
        }
    });
}
