//! Team: its people, their roles and availability, and the channels.

mod absences;
mod add_people;
mod channels;
mod days;
mod holidays;
mod member_form;

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use self::absences::words;
use self::add_people::AddPeopleDialog;
use self::channels::Channels;
use self::days::DaysDialog;
use self::holidays::Holidays;
use self::member_form::MemberDialog;
use super::components::{
    Button, ButtonKind, DataTable, Entry, IconName, Menu, More, PageTitle, Person, Section,
};
use super::for_retro::ForRetro;
use super::form_at;
use super::names;
use super::refusal::{RefusalSlot, attempt};
use crate::state::Store;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::counted;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::records::calendar::DayOfWeek;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::workflow::{Unit, Workflow};
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

/// The subject of the open dialog, and the last refusal. Cheap to copy.
#[derive(Clone, Copy)]
struct Open {
    form: RwSignal<bool>,
    editing: RwSignal<Option<MemberId>>,
    refused: RwSignal<Option<Refusal>>,
}

/// The screen.
#[component]
pub fn TeamScreen() -> impl IntoView {
    let store = Store::here();
    let open = Open {
        form: RwSignal::new(false),
        editing: RwSignal::new(None),
        refused: RwSignal::new(None),
    };
    let add = move || {
        open.editing.set(None);
        open.form.set(true);
    };
    let (several, days) = (RwSignal::new(false), RwSignal::new(false));
    form_at::opens(store, form_at::PEOPLE, several);
    form_at::opens(store, form_at::DAYS, days);
    view! {
        <PageTitle title="Team">
            <Button label="Add people" on_press=move || several.set(true) />
            <Button label="Add team member" kind=ButtonKind::Primary icon=IconName::Plus on_press=add />
        </PageTitle>
        <div class="stack stack--loose">
            <ForRetro />
            <RefusalSlot refused=open.refused />
            {move || view! { <People ws=store.workspace() store open /> }}
            <Holidays store days />
            <div id="channels" tabindex="-1"><Channels store refused=open.refused /></div>
        </div>
        <AddPeopleDialog store open=several />
        <DaysDialog store open=days />
        <MemberDialog store open=open.form editing=open.editing />
    }
}

/// Who is on the team, and who has left.
#[component]
fn People(ws: Arc<Workspace>, store: Store, open: Open) -> impl IntoView {
    let members = names::members(&ws);
    let count = counted(members.len(), "person", "people");
    let today = store.now().date_naive();
    let row = |member: &Member| {
        let mut cells = cells(&ws, member, today);
        let (id, name) = (member.id, member.name.to_string());
        cells.push(view! { <MemberMenu store id name open /> }.into_any());
        cells
    };
    let rows: Vec<_> = members.iter().map(row).collect();
    let per_day = match ws.workflow.unit {
        Unit::Hours => "Hours per day",
        Unit::Points => "Points per day",
    };
    let mut columns = vec![
        ("Name", false),
        ("Channels", false),
        (per_day, true),
        ("Focus", true),
        ("Working days", false),
        ("Next absence", false),
        ("", true),
    ];
    // One person alone has every role.
    let alone = is_just_me(&ws);
    if !alone {
        columns.insert(1, ("Roles", false));
    }
    let note = if alone { "" } else { "Roles record who decides. They are not logins." };
    let gone: Vec<_> = ws.members.values().filter(|member| member.left).cloned().collect();
    let gone = (!gone.is_empty()).then(|| {
        view! { <Gone gone store refused=open.refused /> }
    });
    view! {
        <Section title="People" note=count end=move || note>
            <DataTable caption="People" columns rows />
            {gone}
        </Section>
    }
}

/// Returns "Mon, Tue, Wed" or "60% of the week"; the team's days where the member has none of their own.
fn week(member: &Member, rules: &Workflow) -> String {
    let days = DayOfWeek::list(&member.working_days);
    match member.part_time {
        None if days.is_empty() => DayOfWeek::list(&rules.calendar.working_days),
        None => days,
        Some(part) => {
            let of = if days.is_empty() { "the week" } else { &days };
            format!("{}% of {of}", part.0 / 100)
        }
    }
}

/// Returns the current or next absence, and how many follow.
fn next_absence(member: &Member, today: NaiveDate) -> String {
    let mut ahead = member.absences.iter().filter(|one| one.to >= today);
    let Some(first) = ahead.next() else { return String::new() };
    match ahead.count() {
        0 => words(first, today),
        more => format!("{} (+{more})", words(first, today)),
    }
}

fn cells(ws: &Workspace, member: &Member, today: NaiveDate) -> Vec<AnyView> {
    let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
    let channels: Vec<String> =
        member.channels.iter().map(|id| names::channel(ws, Some(*id))).collect();
    let rules = &ws.workflow;
    let per_day = rules.unit.show(member.per_day.unwrap_or(rules.usual_day()));
    let focus = member.focus.unwrap_or(rules.usual_focus()).to_string();
    let person = view! {
        <span id=names::record(member.id)><Person name=member.name.as_str() /></span>
    };
    let roles = if roles.is_empty() { "No role".to_owned() } else { roles.join(", ") };
    let roles = (!is_just_me(ws)).then(|| roles.into_any());
    let rest = [
        channels.join(", ").into_any(),
        per_day.into_any(),
        focus.into_any(),
        view! { <span class="nowrap">{week(member, rules)}</span> }.into_any(),
        view! { <span class="nowrap">{next_absence(member, today)}</span> }.into_any(),
    ];
    std::iter::once(person.into_any()).chain(roles).chain(rest).collect()
}

/// The menu of a member.
#[component]
fn MemberMenu(store: Store, id: MemberId, name: String, open: Open) -> impl IntoView {
    let label = format!("More for {name}");
    let entries = move || {
        let said = format!("{name} was removed from the team");
        vec![
            Entry::press("Edit", move || {
                open.editing.set(Some(id));
                open.form.set(true);
            })
            .icon(IconName::Edit),
            Entry::press("Act as this person", move || store.act_as(id)).icon(IconName::Person),
            Entry::line(),
            Entry::press("Remove from team", move || {
                let command = Command::Team(TeamCommand::RemoveMember { member: id });
                attempt(store, command, &said, open.refused);
            })
            .danger(),
        ]
    };
    view! { <Menu label dots=true entries /> }
}

/// Who has left the team, each with a button to restore them.
#[component]
fn Gone(gone: Vec<Arc<Member>>, store: Store, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    let row = |member: &Arc<Member>| {
        let id = member.id;
        let said = format!("{} is back on the team", member.name);
        let back = move || {
            let command = Command::Team(TeamCommand::RestoreMember { member: id });
            attempt(store, command, &said, refused);
        };
        view! {
            <li class="rows__row" id=names::record(id)>
                <span class="rows__title">{member.name.to_string()}</span>
                <Button label="Restore" small=true on_press=back />
            </li>
        }
    };
    let rows = gone.iter().map(row).collect_view();
    view! {
        <More label=format!("Left the team ({})", gone.len())><ul class="rows">{rows}</ul></More>
    }
}
