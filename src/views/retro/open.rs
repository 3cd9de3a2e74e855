//! The opening: who is here and why, how safe people feel, and what of the plan can be changed.

use crate::views::prelude::*;

use super::{Session, people, row, rows};
use crate::domain::base::text::Title;
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::record::{Participant, Retrospective};
use crate::domain::records::retrospective::steps::{
    SessionStep, TEMPLATES, columns, minutes_for_wins,
};
use crate::views::components::{Button, Entry, Menu, Question, Tone, badge, chip, more, section};

/// Answers of the safety poll, from not at all to fully.
pub const SAFE: [&str; 5] = [
    "I would rather say nothing",
    "I would hold back",
    "I would say some things",
    "I would say most things",
    "I can say anything",
];

/// The step.
pub fn open(s: Session) -> AnyView {
    let add = Button::new("Add someone").small().on(move || ask(s, None));
    let who = s.live(move |_, retro| {
        let rows_of = people(retro).into_iter().filter_map(|(id, name)| {
            let who = retro.participants.get(&id)?;
            let guest = who.member.is_none().then(|| badge("Guest", Tone::Accent));
            let says = [&who.why, &who.challenge].map(String::as_str).join(" ");
            let title = view! { {name}" "<span class="small soft">{says.trim().to_owned()}</span> };
            let edit = Button::new("Edit")
                .quiet()
                .small()
                .id(format!("who-{id}"))
                .on(move || ask(s, Some(id)));
            Some(row(title.into_any(), vec![guest.into_any(), edit]))
        });
        rows(rows_of.collect(), "Nobody yet.")
    });
    view! {
        {section("Who is here", (), add, who)}
        {poll(s, "How safe is it to speak openly here?", SAFE, Retrospective::safety_spread, |level| SessionEdit::Safety { level })}
        {more("Change the plan", plan(s))}
    }
    .into_any()
}

/// Adds someone, or changes why they are here.
fn ask(s: Session, id: Option<crate::domain::base::ids::ParticipantId>) {
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
pub fn poll(
    s: Session,
    question: &'static str,
    levels: [&'static str; 5],
    read: fn(&Retrospective) -> Vec<u32>,
    write: fn(u32) -> SessionEdit,
) -> AnyView {
    let buttons = levels.into_iter().zip(1_u32..).map(|(label, level)| {
        Button::new(label).small().on(move || {
            s.quietly(write(level));
        })
    });
    let spread = s.live(move |_, retro| {
        let counts = read(retro);
        let all: u32 = counts.iter().sum();
        // One or two answers would say whose they are.
        if all < 3.min(u32::try_from(retro.participants.len()).unwrap_or(3)) {
            return format!("{all} answers. The distribution is shown from three on.").into_any();
        }
        let bars = levels.iter().zip(counts).map(|(label, count)| {
            view! { <li class="poll__level"><span>{*label}</span><meter min="0" max=all value=count aria-label=*label></meter><span class="number">{count}</span></li> }
        });
        view! { <ul class="poll">{bars.collect_view()}</ul> }.into_any()
    });
    let content = view! { <div class="cluster">{buttons.collect_view()}</div>{spread} };
    section(question, "everyone presses once; no name is kept", (), content.into_any())
}

/// Time boxes, columns, and whether names are kept.
fn plan(s: Session) -> AnyView {
    s.live(move |_, retro| {
        let minutes = retro.minutes();
        let boxes = SessionStep::ALL.map(|step| {
            let now = retro.boxes.get(&step).copied().unwrap_or(0);
            let set = move |minutes| s.act(SessionEdit::TimeBox { step, minutes });
            let word = step.word();
            row(
                step.label().into_any(),
                vec![
                    Button::new(format!("Less time for {}", step.label()))
                        .small()
                        .quiet()
                        .icon_only(super::Icon::Minus)
                        .id(format!("less-{word}"))
                        .on(move || set(now.saturating_sub(1))),
                    view! { <span class="number">{now}" min"</span> }.into_any(),
                    Button::new(format!("More time for {}", step.label()))
                        .small()
                        .quiet()
                        .icon_only(super::Icon::Plus)
                        .id(format!("more-{word}"))
                        .on(move || set(now + 1)),
                ],
            )
        });
        let note =
            format!("{minutes} minutes in all, {} of them for wins", minutes_for_wins(minutes));
        let names = |signed: bool, open_ballots: bool| {
            move || s.act(SessionEdit::Names { signed, open_ballots })
        };
        let (signed, open) = (retro.signed, retro.open_ballots);
        let chips = view! {
            <div class="cluster">
                {chip("Cards carry names", Signal::stored(signed), names(!signed, open))}
                {chip("Ballots carry names", Signal::stored(open), names(signed, !open))}
                {template(s)}
            </div>
        };
        section("Time boxes", note, (), view! { {chips}{rows(boxes.into(), "")} }.into_any())
    })
}

/// Other columns: cards of a column that is gone become unsorted.
fn template(s: Session) -> AnyView {
    Menu::new("Other columns").show(move || {
        let preset = TEMPLATES.iter().map(|(name, _)| {
            Entry::press(*name, move || s.act(SessionEdit::Columns { columns: columns(name, "") }))
        });
        let own = Entry::press("Own columns", move || {
            let question = vec![Question::line("columns", "Columns, with commas").required()];
            s.asking().ask("Own columns", "Use these", question, move |answers| {
                let columns = columns("", &answers.text("columns"));
                match s.edit(SessionEdit::Columns { columns }) {
                    true => Ok(()),
                    false => Err("Name two to six columns, each in its own words.".to_owned()),
                }
            });
        });
        preset.chain([own]).collect()
    })
}
