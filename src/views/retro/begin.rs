//! Where a retrospective begins: which sprint, how long, who takes part.
use crate::views::prelude::*;
use std::collections::BTreeSet;

use super::{name_of, row, rows};
use crate::domain::base::ids::SprintId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts::{due_for, newest_first};
use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::records::profile::Preset;
use crate::domain::records::retrospective::record::Participant;
use crate::domain::records::retrospective::steps::{LENGTHS, TEMPLATES, columns};
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};
use crate::views::components::{
    Button, Choice, Form, PageDraft, Tone, badge, dates, empty_state, more, multi_field,
    page_title, section, select_field, text_field,
};
use crate::views::names;

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let ws = store.workspace();
    let held = newest_first(&ws).into_iter().take(5).map(|retro| {
        let step = if retro.is_open() { "" } else { "report" };
        let href = Route::Retro { id: Some(retro.id.to_string()), step: step.to_owned() }.hash();
        let day = dates::day(retro.opened.at.date_naive(), store.now().date_naive());
        let name = name_of(&ws, retro);
        row(view! { <a href=href>{name}</a> }.into_any(), vec![day.into_any()])
    });
    let held = rows(held.collect(), "None was held yet.");
    let first = match open_session(&ws) {
        Some(retro) => {
            let href = Route::Retro { id: Some(retro.id.to_string()), step: String::new() }.hash();
            let go = Button::new("Go on").primary().href(href);
            empty_state(name_of(&ws, retro), "It is under way.", vec![go])
        }
        None => form(store, &ws),
    };
    view! {
        {page_title("Retrospective", vec![due(&ws)], vec![])}
        <div class="with-aside"><div>{first}</div><div>{section("Held", (), (), held)}</div></div>
    }
    .into_any()
}

fn due(ws: &Workspace) -> AnyView {
    match due_for(ws) {
        Some(sprint) => badge(format!("Due for {}", sprint.name()), Tone::Watch),
        None => ().into_any(),
    }
}

fn sprints(ws: &Workspace) -> Vec<Choice> {
    let mut all: Vec<_> = ws.sprints.values().filter(|sprint| !sprint.is_planned()).collect();
    all.sort_by_key(|sprint| std::cmp::Reverse(sprint.number));
    if let Some(due) = due_for(ws) {
        all.sort_by_key(|sprint| sprint.id != due.id);
    }
    all.iter().map(|sprint| (sprint.id.to_string(), sprint.name())).collect()
}

fn form(store: Store, ws: &Workspace) -> AnyView {
    let choices = sprints(ws);
    let Some(first) = choices.first() else {
        let plan = Button::new("Plan a sprint").primary().href(Route::Plan.hash());
        let text = "A retrospective looks back on a sprint: what was promised, what worked, what changes. It begins once a sprint has run.";
        return empty_state("Nothing to look back on yet", text, vec![plan]);
    };
    let text = |text: &str| RwSignal::new(text.to_owned());
    let alone = ws.profile.as_ref().is_some_and(|profile| profile.preset == Preset::JustMe);
    let sprint = text(&first.0);
    let minutes = text(if alone { "30" } else { "60" });
    let (own_minutes, template, own_columns, guests) =
        (text(""), text("Classic"), text(""), text(""));
    let members = names::member_choices(ws, None);
    let everyone: BTreeSet<String> = members.iter().map(|(id, _)| id.clone()).collect();
    let people = RwSignal::new(everyone);
    let form = Form::new("retro");
    let draft = PageDraft::new(format!("retro-{}", first.0));
    let submit = move || {
        let own = own_minutes.get_untracked();
        let length = if own.trim().is_empty() { minutes.get_untracked() } else { own };
        let Ok(minutes) = length.trim().parse() else {
            return form.error("own-minutes", "Write the length in minutes, such as 45.");
        };
        let Some(sprint) = names::chosen::<SprintId>(sprint) else { return };
        let ws = store.workspace_now();
        let members = ws.members.values().filter(|member| {
            people.with_untracked(|people| people.contains(&member.id.to_string()))
        });
        let team = members.map(|member| {
            let who = Participant::new(member.name.clone());
            Participant { member: Some(member.id), ..who }
        });
        let guests = guests.get_untracked();
        let guests =
            guests.split(',').filter_map(|name| Title::parse(name).ok()).map(Participant::new);
        let participants = team.chain(guests).map(|who| (store.mint_random(), who)).collect();
        let columns = columns(&template.get_untracked(), &own_columns.get_untracked());
        let id = store.mint();
        let open = RetrospectiveCommand::Open { id, sprint, minutes, columns, participants };
        match store.dispatch(Command::Retrospective(open)) {
            Ok(_) => {
                draft.done();
                let step =
                    store.workspace_now().retrospectives.get(id).and_then(|retro| {
                        retro.boxes.keys().next().map(|step| step.word().to_owned())
                    });
                store.go(Route::Retro { id: Some(id.to_string()), step: step.unwrap_or_default() });
            }
            Err(refusal) => form.problem(refusal.why),
        }
    };
    let lengths = LENGTHS.map(|(minutes, _)| (minutes.to_string(), format!("{minutes} minutes")));
    let mut templates: Vec<Choice> = TEMPLATES
        .iter()
        .map(|(name, columns)| {
            let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
            ((*name).to_owned(), format!("{name}: {}", names.join(", ")))
        })
        .collect();
    templates.push(("own".to_owned(), "Own columns".to_owned()));
    let rest = view! {
        {text_field(form.field("own-minutes", "Another length, in minutes").optional(), own_minutes)}
        {text_field(form.field("own-columns", "Own columns, with commas: the first about wins, the second about friction").optional(), own_columns)}
        {text_field(form.field("guests", "Guests from outside, with commas").optional(), guests)}
        {multi_field(form.field("people", "Who of the team takes part"), people, members)}
    };
    let fields = view! {
        {select_field(form.field("sprint", "Which sprint"), sprint, choices)}
        {select_field(form.field("minutes", "How long"), minutes, lengths.to_vec())}
        {select_field(form.field("template", "What people write under"), template, templates)}
        {more("Who takes part, own length and columns", rest.into_any())}
    };
    draft.show(form.show("Open the retrospective", submit, None, fields.into_any()))
}
