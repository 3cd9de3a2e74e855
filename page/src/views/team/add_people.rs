//! Several people at once: pasted lines, what each is read as, and one step that adds them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Badge, Choice, Dialog, Field, Form, FormView, SelectField, TextArea, Tone,
};
use crate::views::names;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::text::counted;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::pasted_people::{PastedPerson, Taken, pasted_people};
use sprintloop::domain::records::people::{Member, Role};

/// The most people added at once.
const MOST: usize = 100;

/// The dialog.
#[component]
pub(super) fn AddPeopleDialog(store: Store, open: RwSignal<bool>) -> impl IntoView {
    let sentence = "One person per line: name, role, channel. Email addresses are not stored: this page sends nothing.";
    view! {
        <Dialog id="add-people" title="Add people" sentence wide=true open>
            <AddPeopleForm store open/>
        </Dialog>
    }
}

/// What someone chose for a line, by name: left out, or another role.
type Choices = RwSignal<BTreeMap<String, Chosen>>;

/// What was chosen for one person.
#[derive(Clone, Default, PartialEq)]
struct Chosen {
    out: bool,
    role: Option<Role>,
}

#[component]
fn AddPeopleForm(store: Store, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("people");
    let text = RwSignal::new(String::new());
    let choices: Choices = RwSignal::new(BTreeMap::new());
    let people = Memo::new(move |_| {
        let ws = store.workspace();
        text.with(|text| pasted_people(text, &ws)).into_iter().take(MOST).collect::<Vec<_>>()
    });
    let submit = move || {
        let members: Vec<Member> = people
            .get_untracked()
            .into_iter()
            .filter_map(|person| member(store, person, choices))
            .collect();
        if members.is_empty() {
            return form.error("lines", "Enter at least one person who is not on the team yet.");
        }
        let count = members.len();
        match store.dispatch(Command::Team(TeamCommand::AddSeveral { members })) {
            Ok(_) => {
                open.set(false);
                say_undoable(store, &format!("Added {}", counted(count, "person", "people")));
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let field = form
        .field("lines", "People")
        .placeholder("Priya Kaur, Channel owner, Email\nInes Vidal, Marketing lead");
    view! {
        <FormView form verb="Add people" on_submit=submit on_cancel=move || open.set(false)>
            <TextArea field=field.autofocus() value=text/>
            <Preview store people choices/>
        </FormView>
    }
}

fn member(store: Store, person: PastedPerson, choices: Choices) -> Option<Member> {
    let chosen = chosen(choices, &person);
    if person.taken.is_some() || chosen.out {
        return None;
    }
    let mut member = Member::new(store.mint(), person.name);
    member.roles = chosen.role.map_or(person.roles, |role| [role].into());
    member.channels = person.channels;
    Some(member)
}

fn chosen(choices: Choices, person: &PastedPerson) -> Chosen {
    choices.with_untracked(|all| all.get(person.name.as_str()).cloned().unwrap_or_default())
}

/// Each person as read, with a box and a role.
#[component]
fn Preview(store: Store, people: Memo<Vec<PastedPerson>>, choices: Choices) -> impl IntoView {
    let said = move || {
        people.with(|people| {
            let new = people.iter().filter(|person| person.taken.is_none()).count();
            let emails = people.iter().filter(|person| person.has_email).count();
            let new = counted(new, "person", "people");
            match (people.len(), emails) {
                (0, _) => String::new(),
                (_, 0) => format!("{new} to add."),
                (_, some) => {
                    let emails = counted(some, "email address is", "email addresses are");
                    format!("{new} to add. {emails} left out.")
                }
            }
        })
    };
    let rows = move || {
        let people = people.get();
        let row = |(at, person)| view! { <PersonRow store at person choices/> };
        people.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <p class="small soft" role="status">{said}</p>
        <ul class="rows pasted" aria-label="Preview">{rows}</ul>
    }
}

/// One person of the preview.
#[component]
fn PersonRow(store: Store, at: usize, person: PastedPerson, choices: Choices) -> impl IntoView {
    let name = person.name.to_string();
    let now = chosen(choices, &person);
    let own = name.clone();
    let tick = move |ev| {
        let out = !event_target_checked(&ev);
        choices.update(|all| all.entry(own.clone()).or_default().out = out);
    };
    if let Some(taken) = person.taken {
        let text = match taken {
            Taken::OnTeam => "Already on the team, stays as is",
            Taken::Above => "Already in this list",
        };
        return view! {
            <li class="rows__row pasted__line">
                <span class="rows__title" dir="auto">{name}</span>
                <Badge text/>
            </li>
        }
        .into_any();
    }
    let read: Vec<&str> = person.roles.iter().map(|role| role.label()).collect();
    let as_read: Choice = (String::new(), read.join(", "));
    let others =
        Role::ALL.into_iter().map(|role| (role.label().to_owned(), role.label().to_owned()));
    let others = others.filter(|(_, label)| *label != as_read.1);
    let roles: Vec<Choice> = std::iter::once(as_read.clone()).chain(others).collect();
    let value = RwSignal::new(now.role.map(|role| role.label().to_owned()).unwrap_or_default());
    let own = name.clone();
    Effect::new(move |before: Option<()>| {
        let label = value.get();
        if before.is_some() {
            let role = Role::ALL.into_iter().find(|role| role.label() == label);
            choices.update(|all| all.entry(own.clone()).or_default().role = role);
        }
    });
    let ws = store.workspace_now();
    let channels: Vec<String> =
        person.channels.iter().map(|id| names::channel(&ws, Some(*id))).collect();
    let channels = channels.join(", ");
    let unknown = (!person.unknown.is_empty()).then(|| {
        let text = format!("Not used: {}", person.unknown.join(", "));
        view! { <Badge text tone=Tone::Watch/> }
    });
    let field = Field::new(format!("person-role-{at}"), format!("Role of {name}"))
        .hidden_label()
        .kept_elsewhere();
    view! {
        <li class="rows__row pasted__line">
            <label class="check">
                <input type="checkbox" class="check__box" prop:checked=!now.out on:change=tick/>
                <span dir="auto">{name}</span>
            </label>
            <span class="small soft">{channels}</span>{unknown}
            <SelectField field value choices=Signal::stored(roles)/>
        </li>
    }
    .into_any()
}
