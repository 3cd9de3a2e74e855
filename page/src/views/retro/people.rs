//! Who takes part: the team and its guests, why guests are here, and who runs the session.

use leptos::prelude::*;

use super::people_line::named;
use super::session::{Session, people};
use crate::views::components::{
    Badge, Button, ButtonKind, Choice, Form, FormView, IconName, Question, Row, RowButton, Rows,
    Section, TextField, Tone, dom,
};
use sprintloop::domain::base::ids::ParticipantId;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::record::Participant;

/// Everyone who is here, and a line to add more.
#[component]
pub(super) fn WhoIsHere(s: Session) -> impl IntoView {
    let end = move || view! { <Button label="Change facilitator" kind=ButtonKind::Quiet small=true id="facilitator" on_press=move || ask_facilitator(s)/> };
    view! {
        <Section title="Who is here" end>
            <People s/>
            <AddPeople s/>
        </Section>
    }
}

/// Who takes part, and why those from outside are here.
#[component]
fn People(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let rows = people(&retro).into_iter().filter_map(|(id, name)| {
            let who = retro.participants.get(&id)?;
            let guest = who.member.is_none() && !who.why.is_empty();
            let runs = retro.facilitator.as_ref().is_some_and(|it| it.as_str() == name);
            let why = (!who.why.is_empty()).then(|| view! { <span class="small soft">{format!(" {}", who.why)}</span> });
            let challenge = (!who.challenge.is_empty()).then(|| {
                view! { <span class="small soft">{format!(" · Would challenge: {}", who.challenge)}</span> }
            });
            let remove = format!("Remove {name}");
            let end = move || {
                view! {
                    {runs.then(|| view! { <Badge text="Facilitator"/> })}
                    {guest.then(|| view! { <Badge text="Guest" tone=Tone::Accent/> })}
                    <Button label="Edit" kind=ButtonKind::Quiet small=true id=format!("who-{id}")
                        on_press=move || ask(s, id)/>
                    <RowButton label=remove.clone() icon=IconName::Close
                        on_press=move || s.act(SessionEdit::Participant { id, who: None })/>
                }
            };
            Some(view! { <Row end>{name}{why}{challenge}</Row> })
        });
        Some(view! { <Rows rows=rows.collect() none="No participants yet."/> })
    }
}

/// One line: a name or several, and why they came if they are guests.
#[component]
pub(super) fn AddPeople(s: Session) -> impl IntoView {
    let form = Form::new("add-people");
    let (names, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move || {
        let added = named(&names.get_untracked());
        if added.is_empty() {
            return form.error("names", "Enter a name.");
        }
        for (name, own) in added {
            let member = member_called(s, &name);
            let mut who = Participant { member, ..Participant::new(name) };
            let all = why.get_untracked();
            who.why = if own.is_empty() { all.trim().to_owned() } else { own };
            if !s.edit(SessionEdit::Participant { id: s.store.mint_random(), who: Some(who) }) {
                return;
            }
        }
        names.set(String::new());
        why.set(String::new());
        dom::focus_later("add-people-names");
    };
    view! {
        <div class="add-people">
            <FormView form verb="Add" kind=ButtonKind::Secondary on_submit=submit>
                <div class="form__row">
                    <TextField field=form.field("names", "Add people").about(s.id) value=names/>
                    <TextField field=form.field("why", "Guests: why they're here").about(s.id) value=why/>
                </div>
            </FormView>
        </div>
    }
}

fn member_called(s: Session, name: &Title) -> Option<sprintloop::domain::base::ids::MemberId> {
    let ws = s.store.workspace_now();
    let mut members = ws.members.values().filter(|member| !member.left);
    members.find(|member| member.name == *name).map(|member| member.id)
}

/// Changes someone: their name, why they are here, what they would challenge.
fn ask(s: Session, id: ParticipantId) {
    let retro = s.now();
    let Some(old) = retro.as_ref().and_then(|retro| retro.participants.get(&id).cloned()) else {
        return;
    };
    let questions = vec![
        Question::line("name", "Name").value(old.name.to_string()).required("Enter a name."),
        Question::line("why", "Why they're here").value(old.why.clone()),
        Question::area("challenge", "What they'd challenge").value(old.challenge.clone()),
    ];
    s.asking.about(id).ask("Participant", "Save", questions, move |answers| {
        let name = Title::parse(&answers.text("name")).map_err(|_| "Enter a name.")?;
        let (why, challenge) = (answers.text("why"), answers.text("challenge"));
        let who = Some(Participant { name, why, challenge, ..old.clone() });
        s.edit(SessionEdit::Participant { id, who });
        Ok(())
    });
}

/// Asks who runs the session: one of those here, or somebody else.
fn ask_facilitator(s: Session) {
    let Some(retro) = s.now() else { return };
    let now = retro.facilitator.as_ref().map(ToString::to_string).unwrap_or_default();
    let here = people(&retro).into_iter().map(|(_, name)| (name.clone(), name));
    let mut choices: Vec<Choice> = vec![(String::new(), "Someone else".to_owned())];
    choices.extend(here);
    let listed = choices.iter().any(|(name, _)| *name == now);
    let other = if listed { String::new() } else { now.clone() };
    let questions = vec![
        Question::choose("who", "Facilitator", choices).value(if listed {
            now
        } else {
            String::new()
        }),
        Question::line("other", "Someone else's name").value(other),
    ];
    s.asking().ask("Facilitator", "Save", questions, move |answers| {
        let chosen = answers.text("who");
        let name = if chosen.is_empty() { answers.text("other") } else { chosen };
        s.edit(SessionEdit::Facilitator { name: Title::parse(&name).ok() });
        Ok(())
    });
}
