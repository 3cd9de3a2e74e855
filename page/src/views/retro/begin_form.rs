//! The form that starts a retrospective: of a sprint, or of any dates, for which nothing needs to be set up.
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use std::collections::BTreeSet;

use super::people_line::named;
use crate::state::{Route, Store};
use crate::views::components::{
    Choice, DateField, DraftForm, Form, FormView, More, MultiField, PageDraft, SelectField,
    TextField,
};
use crate::views::{founding, names};
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::{NewSession, RetrospectiveCommand};
use sprintloop::domain::reads::retrospective::facts::due_for;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::profile::Preset;
use sprintloop::domain::records::retrospective::look_back::{LookBack, Period};
use sprintloop::domain::records::retrospective::plan::{LENGTHS, WayOfWriting};
use sprintloop::domain::records::retrospective::record::Participant;
use sprintloop::domain::records::retrospective::templates::{TEMPLATES, columns};
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::workspace::Workspace;

/// The choice of any dates instead of a sprint.
const DATES: &str = "dates";
/// How far the dates go back at first.
const TWO_WEEKS: Days = Days::new(13);
/// Who runs a session, where nobody has said it.
const SOMEONE: &str = "Facilitator";

/// Returns the sprints that have begun, the one that is due first, and any dates.
fn subjects(ws: &Workspace) -> Vec<Choice> {
    let mut all = which::newest_first(ws, |sprint| !sprint.is_planned());
    if let Some(due) = due_for(ws) {
        all.sort_by_key(|sprint| sprint.id != due.id);
    }
    let named = |sprint: &Sprint| match sprint.is_open() {
        true => format!("{} (in progress)", sprint.name()),
        false => sprint.name(),
    };
    let sprints = all.iter().map(|sprint| (sprint.id.to_string(), named(sprint)));
    sprints.chain([(DATES.to_owned(), "Any dates".to_owned())]).collect()
}

/// What is filled in.
#[derive(Clone, Copy)]
struct Values {
    of: RwSignal<String>,
    first: RwSignal<String>,
    last: RwSignal<String>,
    about: RwSignal<String>,
    minutes: RwSignal<String>,
    own_minutes: RwSignal<String>,
    template: RwSignal<String>,
    own_columns: RwSignal<String>,
    way: RwSignal<String>,
    facilitator: RwSignal<String>,
    guests: RwSignal<String>,
    people: RwSignal<BTreeSet<String>>,
}

impl Values {
    fn new(store: Store, of: &str, members: &[Choice]) -> Self {
        let ws = store.workspace_now();
        let today = store.now().date_naive();
        let text = |text: &str| RwSignal::new(text.to_owned());
        let alone = ws.profile.as_ref().is_some_and(|profile| profile.preset == Preset::JustMe);
        let me = untrack(|| store.actor()).and_then(|id| ws.members.get(id));
        let me = me.map(|me| me.name.to_string()).unwrap_or_default();
        let first = today.checked_sub_days(TWO_WEEKS).unwrap_or(today);
        Self {
            of: text(of),
            first: text(&first.to_string()),
            last: text(&today.to_string()),
            about: text(""),
            minutes: text(if alone { "15" } else { "60" }),
            own_minutes: text(""),
            template: text("Classic"),
            own_columns: text(""),
            way: text(WayOfWriting::default().label()),
            facilitator: text(if alone { "" } else { &me }),
            guests: text(""),
            people: RwSignal::new(team_of(&ws, members)),
        }
    }

    /// Returns what is looked back on; says at the field what is missing.
    fn subject(self, form: Form) -> Option<LookBack> {
        if self.of.get_untracked() != DATES {
            return names::chosen::<SprintId>(self.of).map(LookBack::Sprint);
        }
        let day = |value: RwSignal<String>| value.get_untracked().parse::<NaiveDate>().ok();
        let (first, last) = (day(self.first), day(self.last));
        if first.is_none() {
            form.error("first", "Enter a date.");
        }
        if last.is_none() {
            form.error("last", "Enter a date.");
        }
        let mut period = Period::new(first?, last?);
        self.about.get_untracked().trim().clone_into(&mut period.about);
        Some(LookBack::Dates(period))
    }

    /// Returns the custom length if there is one, otherwise the chosen one.
    fn length(self) -> Option<u32> {
        let own = self.own_minutes.get_untracked();
        let length = if own.trim().is_empty() { self.minutes.get_untracked() } else { own };
        length.trim().parse().ok()
    }

    fn way(self) -> WayOfWriting {
        let label = self.way.get_untracked();
        WayOfWriting::ALL.into_iter().find(|way| way.label() == label).unwrap_or_default()
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
        let guests = named(&self.guests.get_untracked())
            .into_iter()
            .map(|(name, why)| Participant { why, ..Participant::new(name) });
        team.chain(guests).collect()
    }
}

/// Opens the retrospective and goes to its first step. An empty page becomes a workspace on the way.
fn open(store: Store, form: Form, draft: PageDraft, values: Values) {
    let Some(minutes) = values.length() else {
        return form.error("own-minutes", "Enter the length in minutes, such as 45.");
    };
    let Some(of) = values.subject(form) else { return };
    let people = values.participants(&store.workspace_now());
    let facilitator = Title::parse(&values.facilitator.get_untracked()).ok();
    if let Err(why) = founded(store, facilitator.as_ref()) {
        return form.problem(why);
    }
    let participants = people.into_iter().map(|who| (store.mint_random(), who)).collect();
    let columns = columns(&values.template.get_untracked(), &values.own_columns.get_untracked());
    let id = store.mint();
    let mut new = NewSession::new(id, of, minutes, columns, participants);
    (new.writing, new.facilitator) = (values.way(), facilitator);
    match store.dispatch(Command::Retrospective(RetrospectiveCommand::Open(Box::new(new)))) {
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

/// Makes a workspace of an empty page, with the facilitator as its first member.
fn founded(store: Store, facilitator: Option<&Title>) -> Result<(), String> {
    if store.workspace_now().is_founded() {
        return Ok(());
    }
    let name = Title::parse("My team").map_err(|empty| empty.to_string())?;
    let someone = || Title::parse(SOMEONE).map_err(|empty| empty.to_string());
    let founder = facilitator.cloned().map_or_else(someone, Ok)?;
    founding::found(store, name, founder, "MKT".to_owned(), Preset::Team)
}

/// Returns the templates as choices.
fn templates() -> Vec<Choice> {
    let known = TEMPLATES.iter().map(|(name, columns)| {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        ((*name).to_owned(), format!("{name}: {}", names.join(", ")))
    });
    known.chain([("own".to_owned(), "Custom columns".to_owned())]).collect()
}

/// The form.
#[component]
pub(super) fn BeginForm(store: Store) -> impl IntoView {
    let ws = store.workspace_now();
    let subjects = subjects(&ws);
    let first = subjects.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let members = names::member_choices(&ws, None);
    let values = Values::new(store, &first, &members);
    let form = Form::new("retro");
    let draft = PageDraft::new(format!("retro-{first}"));
    let lengths = LENGTHS.map(|(minutes, _)| (minutes.to_string(), format!("{minutes} minutes")));
    let any = Memo::new(move |_| values.of.with(|of| of == DATES));
    let dates = move || any.get().then(|| view! { <DatesFields form values/> });
    // A sprint that goes on is never looked back on without a word.
    let running = move || {
        let id = names::chosen::<SprintId>(values.of)?;
        values.of.track();
        let sprint = store.workspace().sprints.get(id).filter(|sprint| sprint.is_open())?.name();
        Some(
            view! { <p class="small soft" role="status">{sprint}" is still in progress: its facts are as of today."</p> },
        )
    };
    let chooses = (subjects.len() > 1).then(|| {
        view! { <SelectField field=form.field("of", "Look back on") value=values.of choices=subjects/>{running} }
    });
    let nobody = members.is_empty();
    let people = nobody.then(|| view! {
        <TextField field=form.field("guests", "Who takes part").optional().hint("Names, separated by commas. You can add people later.") value=values.guests/>
        <TextField field=form.field("facilitator", "Facilitator").optional() value=values.facilitator/>
    });
    view! {
        <DraftForm draft>
            <FormView form verb="Start retrospective" on_submit=move || open(store, form, draft, values)>
                {chooses}
                {dates}
                <SelectField field=form.field("minutes", "Length") value=values.minutes choices=lengths.to_vec()/>
                <SelectField field=form.field("template", "Template") value=values.template
                    choices=templates()/>
                {people}
                <More label="Participants, custom length and columns"><MoreFields form values members/></More>
            </FormView>
        </DraftForm>
    }
}

/// The dates, and what happened then.
#[component]
fn DatesFields(form: Form, values: Values) -> impl IntoView {
    view! {
        <div class="form__row">
            <DateField field=form.field("first", "From").required() value=values.first/>
            <DateField field=form.field("last", "Until").required() value=values.last/>
        </div>
        <TextField field=form.field("about", "What is it about?").optional().hint("A campaign, a launch, a quarter. If you leave it empty, the dates are used as its name.") value=values.about/>
    }
}

/// Who takes part unless it is changed: everyone who does the work; stakeholders are invited by hand.
fn team_of(ws: &Workspace, members: &[Choice]) -> BTreeSet<String> {
    let works = |id: &str| {
        ws.members.values().any(|member| member.id.to_string() == id && member.can_own_work())
    };
    members.iter().map(|(id, _)| id.clone()).filter(|id| works(id)).collect()
}

/// Fields that are seldom changed.
#[component]
fn MoreFields(form: Form, values: Values, members: Vec<Choice>) -> impl IntoView {
    let columns = "Custom columns, separated by commas: wins first, friction second";
    let ways = WayOfWriting::ALL.map(|way| (way.label().to_owned(), way.label().to_owned()));
    let team = (!members.is_empty()).then(|| view! {
        <TextField field=form.field("facilitator", "Facilitator").optional() value=values.facilitator/>
        <TextField field=form.field("guests", "Guests from outside the team, separated by commas").hint("Add why they're here in parentheses: Olga (knows the numbers)").optional() value=values.guests/>
        <MultiField field=form.field("people", "Team members taking part") value=values.people choices=members/>
    });
    view! {
        <SelectField field=form.field("way", "How people write and vote") value=values.way choices=ways.to_vec()/>
        <TextField field=form.field("own-minutes", "Custom length in minutes").optional() value=values.own_minutes/>
        <TextField field=form.field("own-columns", columns).optional() value=values.own_columns/>
        {team}
    }
}
