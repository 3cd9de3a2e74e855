//! Starting a retrospective: which sprint, how long, who takes part.
use leptos::either::EitherOf3;
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::session::name_of;
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
    Badge, ButtonKind, Choice, DraftForm, EmptyState, Form, FormView, LinkButton, More, MultiField,
    PageDraft, PageTitle, Row, Rows, Section, SelectField, TextField, Tone, dates,
};
use crate::views::names;

/// The screen.
#[component]
pub(super) fn BeginScreen() -> impl IntoView {
    let store = Store::here();
    let ws = store.workspace_now();
    let due = due_for(&ws).map(|sprint| format!("Due for {}", sprint.name()));
    let beside = move || due.map(|text| view! { <Badge text tone=Tone::Watch/> });
    let choices = sprints(&ws);
    let first = match (open_session(&ws), choices.first().cloned()) {
        (Some(retro), _) => {
            let href = Route::Retro { id: Some(retro.id.to_string()), step: String::new() }.hash();
            EitherOf3::A(view! {
                <EmptyState title=name_of(&ws, retro) text="This retrospective is in progress.">
                    <LinkButton label="Resume" kind=ButtonKind::Primary href/>
                </EmptyState>
            })
        }
        (None, None) => EitherOf3::B(view! {
            <EmptyState title="Nothing to look back on yet"
                text="A retrospective looks back on a sprint: what you committed to, what worked and what to change. You can hold one once a sprint is running.">
                <LinkButton label="Plan a sprint" kind=ButtonKind::Primary href=Route::Plan.hash()/>
            </EmptyState>
        }),
        (None, Some((first, _))) => EitherOf3::C(view! { <BeginForm store choices first/> }),
    };
    view! {
        <PageTitle title="Retrospective" beside/>
        <div class="with-aside"><div>{first}</div><div><Held store/></div></div>
    }
}

/// The latest retrospectives.
#[component]
fn Held(store: Store) -> impl IntoView {
    let ws = store.workspace_now();
    let rows = newest_first(&ws).into_iter().take(5).map(|retro| {
        let step = if retro.is_open() { "" } else { "report" };
        let href = Route::Retro { id: Some(retro.id.to_string()), step: step.to_owned() }.hash();
        let day = dates::day(retro.opened.at.date_naive(), store.now().date_naive());
        let name = name_of(&ws, retro);
        view! { <Row end=move || day><a href=href>{name}</a></Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! { <Section title="Past retrospectives"><Rows rows none="None yet."/></Section> }
}

fn sprints(ws: &Workspace) -> Vec<Choice> {
    let mut all: Vec<_> = ws.sprints.values().filter(|sprint| !sprint.is_planned()).collect();
    all.sort_by_key(|sprint| std::cmp::Reverse(sprint.number));
    if let Some(due) = due_for(ws) {
        all.sort_by_key(|sprint| sprint.id != due.id);
    }
    all.iter().map(|sprint| (sprint.id.to_string(), sprint.name())).collect()
}

/// What is filled in.
#[derive(Clone, Copy)]
struct Values {
    sprint: RwSignal<String>,
    minutes: RwSignal<String>,
    own_minutes: RwSignal<String>,
    template: RwSignal<String>,
    own_columns: RwSignal<String>,
    guests: RwSignal<String>,
    people: RwSignal<BTreeSet<String>>,
}

impl Values {
    fn new(ws: &Workspace, first: &str, members: &[Choice]) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let alone = ws.profile.as_ref().is_some_and(|profile| profile.preset == Preset::JustMe);
        Self {
            sprint: text(first),
            minutes: text(if alone { "15" } else { "60" }),
            own_minutes: text(""),
            template: text("Classic"),
            own_columns: text(""),
            guests: text(""),
            people: RwSignal::new(members.iter().map(|(id, _)| id.clone()).collect()),
        }
    }

    /// Returns the custom length if there is one, otherwise the chosen one.
    fn length(self) -> Option<u32> {
        let own = self.own_minutes.get_untracked();
        let length = if own.trim().is_empty() { self.minutes.get_untracked() } else { own };
        length.trim().parse().ok()
    }

    /// Returns the chosen team members and the guests.
    fn participants(self, ws: &Workspace) -> Vec<Participant> {
        let members = ws.members.values().filter(|member| {
            self.people.with_untracked(|people| people.contains(&member.id.to_string()))
        });
        let team = members.map(|member| {
            let who = Participant::new(member.name.clone());
            Participant { member: Some(member.id), ..who }
        });
        let guests = self.guests.get_untracked();
        let guests =
            guests.split(',').filter_map(|name| Title::parse(name).ok()).map(Participant::new);
        team.chain(guests).collect()
    }
}

/// Opens the retrospective and goes to its first step.
fn open(store: Store, form: Form, draft: PageDraft, values: Values) {
    let Some(minutes) = values.length() else {
        return form.error("own-minutes", "Enter the length in minutes, such as 45.");
    };
    let Some(sprint) = names::chosen::<SprintId>(values.sprint) else { return };
    let people = values.participants(&store.workspace_now());
    let participants = people.into_iter().map(|who| (store.mint_random(), who)).collect();
    let columns = columns(&values.template.get_untracked(), &values.own_columns.get_untracked());
    let id = store.mint();
    let open = RetrospectiveCommand::Open { id, sprint, minutes, columns, participants };
    match store.dispatch(Command::Retrospective(open)) {
        Ok(_) => {
            draft.done();
            let ws = store.workspace_now();
            let first = ws.retrospectives.get(id).and_then(|retro| retro.boxes.keys().next());
            let step = first.map(|step| step.word().to_owned()).unwrap_or_default();
            store.go(Route::Retro { id: Some(id.to_string()), step });
        }
        Err(refusal) => form.problem(refusal.why),
    }
}

/// Returns the templates as choices.
fn templates() -> Vec<Choice> {
    let known = TEMPLATES.iter().map(|(name, columns)| {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        ((*name).to_owned(), format!("{name}: {}", names.join(", ")))
    });
    known.chain([("own".to_owned(), "Custom columns".to_owned())]).collect()
}

/// The form that starts a retrospective.
#[component]
fn BeginForm(
    store: Store,
    /// The sprints to choose from.
    choices: Vec<Choice>,
    /// The sprint selected at first.
    first: String,
) -> impl IntoView {
    let ws = store.workspace_now();
    let members = names::member_choices(&ws, None);
    let values = Values::new(&ws, &first, &members);
    let form = Form::new("retro");
    let draft = PageDraft::new(format!("retro-{first}"));
    let lengths = LENGTHS.map(|(minutes, _)| (minutes.to_string(), format!("{minutes} minutes")));
    view! {
        <DraftForm draft>
            <FormView form verb="Start retrospective" on_submit=move || open(store, form, draft, values)>
                <SelectField field=form.field("sprint", "Sprint") value=values.sprint choices/>
                <SelectField field=form.field("minutes", "Length") value=values.minutes choices=lengths.to_vec()/>
                <SelectField field=form.field("template", "Template") value=values.template
                    choices=templates()/>
                <More label="Participants, custom length and columns"><MoreFields form values members/></More>
            </FormView>
        </DraftForm>
    }
}

/// Fields that are seldom changed.
#[component]
fn MoreFields(form: Form, values: Values, members: Vec<Choice>) -> impl IntoView {
    let columns = "Custom columns, separated by commas: wins first, friction second";
    view! {
        <TextField field=form.field("own-minutes", "Custom length in minutes").optional() value=values.own_minutes/>
        <TextField field=form.field("own-columns", columns).optional() value=values.own_columns/>
        <TextField field=form.field("guests", "Guests from outside the team, separated by commas").optional() value=values.guests/>
        <MultiField field=form.field("people", "Team members taking part") value=values.people choices=members/>
    }
}
