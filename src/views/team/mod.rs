//! Team: who is in it, which roles they hold, how much time they have, and the channels.

mod channels;
mod member_form;

use crate::views::prelude::*;

use super::components::{Button, Entry, Icon, Menu, more, page_title, person, section, table};
use super::names;
use super::refusal::{attempt, refusal_slot};
use crate::domain::base::ids::MemberId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::team::TeamCommand;
use crate::domain::records::people::Member;
use crate::domain::workspace::Workspace;
use crate::state::Store;

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let editing = RwSignal::new(None::<MemberId>);
    let refused = RwSignal::new(None::<Refusal>);
    let add = Button::new("Add a person").primary().icon(Icon::Plus).on(move || {
        editing.set(None);
        open.set(true);
    });
    view! {
        {page_title("Team", Vec::new(), vec![add])}
        <div class="stack stack--loose">
            {refusal_slot(refused, None)}
            {move || people(&store.workspace(), store, open, editing, refused)}
            {channels::view(store, refused)}
        </div>
        {member_form::dialog(store, open, editing)}
    }
    .into_any()
}

fn people(
    ws: &Workspace,
    store: Store,
    open: RwSignal<bool>,
    editing: RwSignal<Option<MemberId>>,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let members = names::members(ws);
    let note = format!("{} people", members.len());
    let rows = members
        .iter()
        .map(|member| {
            let mut cells = cells(ws, member);
            cells.push(member_menu(store, member, open, editing, refused));
            cells
        })
        .collect();
    let columns = [
        ("Name", false),
        ("Roles", false),
        ("Channels", false),
        ("Per day", true),
        ("Focus", true),
        ("", true),
    ];
    let gone = left(ws, store, refused);
    let content = view! { {table("People", &columns, rows)} {gone} }.into_any();
    section("People", note, "Roles are a record of who decides, not a log-in", content)
}

fn cells(ws: &Workspace, member: &Member) -> Vec<AnyView> {
    let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
    let channels: Vec<String> =
        member.channels.iter().map(|id| names::channel(ws, Some(*id))).collect();
    let rules = &ws.workflow;
    let per_day = rules.unit.show(member.per_day.unwrap_or(rules.usual_day()));
    let focus = member.focus.unwrap_or(rules.usual_focus()).to_string();
    vec![
        view! { <span id=names::record(member.id)>{person(member.name.as_str())}</span> }
            .into_any(),
        if roles.is_empty() { "No role".to_owned() } else { roles.join(", ") }.into_any(),
        channels.join(", ").into_any(),
        per_day.into_any(),
        focus.into_any(),
    ]
}

fn member_menu(
    store: Store,
    member: &Member,
    open: RwSignal<bool>,
    editing: RwSignal<Option<MemberId>>,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let id = member.id;
    let name = member.name.to_string();
    Menu::dots(format!("More for {name}")).show(move || {
        let said = format!("{name} has left the team");
        vec![
            Entry::press("Edit", move || {
                editing.set(Some(id));
                open.set(true);
            })
            .icon(Icon::Edit),
            Entry::press("Act as this person", move || store.act_as(id)).icon(Icon::Person),
            Entry::line(),
            Entry::press("Take off the team", move || {
                let command = Command::Team(TeamCommand::RemoveMember { member: id });
                attempt(store, command, &said, refused);
            })
            .danger(),
        ]
    })
}

fn left(ws: &Workspace, store: Store, refused: RwSignal<Option<Refusal>>) -> Option<AnyView> {
    let gone: Vec<_> = ws.members.values().filter(|member| member.left).cloned().collect();
    if gone.is_empty() {
        return None;
    }
    let rows = gone
        .iter()
        .map(|member| {
            let id = member.id;
            let said = format!("{} is back in the team", member.name);
            let back = Button::new("Bring back").small().on(move || {
                let command = Command::Team(TeamCommand::RestoreMember { member: id });
                attempt(store, command, &said, refused);
            });
            view! {
                <li class="rows__row" id=names::record(id)><span class="rows__title">{member.name.to_string()}</span>{back}</li>
            }
        })
        .collect_view();
    let list = view! { <ul class="rows">{rows}</ul> }.into_any();
    Some(more(format!("Left the team ({})", gone.len()), list))
}
