//! Changes to the plan of a session: minutes, columns, names, and how people write.

use leptos::prelude::*;

use super::session::Session;
use crate::views::components::{
    Chip, Entry, IconName, Menu, Question, Row, RowButton, Rows, Section,
};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::plan::{WayOfWriting, minutes_for_wins};
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::domain::records::retrospective::templates::{TEMPLATES, columns};

/// Time boxes, columns, whether names are shown, and how people write.
#[component]
pub(super) fn Plan(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let minutes = retro.minutes();
        let boxes = SessionStep::ALL.map(|step| {
            let now = retro.boxes.get(&step).copied().unwrap_or(0);
            view! { <TimeBox s step now/> }
        });
        let note = format!("{minutes} minutes in total, {} for wins", minutes_for_wins(minutes));
        let turns = retro.writing == WayOfWriting::Turns;
        let other_way = if turns { WayOfWriting::OwnDevices } else { WayOfWriting::Turns };
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
                    <Chip label="People write in turns on this device" on=Signal::stored(turns) on_press=move || s.act(SessionEdit::Writing { way: other_way })/>
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
    let question = vec![
        Question::line("columns", "Columns, separated by commas")
            .required("Enter the column names."),
    ];
    s.asking().ask("Custom columns", "Use columns", question, move |answers| {
        let columns = columns("", &answers.text("columns"));
        match s.edit(SessionEdit::Columns { columns }) {
            true => Ok(()),
            false => Err("Enter two to six columns with different names.".to_owned()),
        }
    });
}
