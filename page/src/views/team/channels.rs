//! The team's channels: add, rename, archive.
use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Button, Dialog, Entry, Form, FormView, IconName, Menu, Section, TextField, draft_key,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::refusal::attempt;
use sprintloop::domain::base::ids::ChannelId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::records::channel::Channel;

/// The section that lists the channels.
#[component]
pub(super) fn Channels(store: Store, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let editing = RwSignal::new(None::<ChannelId>);
    let rows = move || {
        let ws = store.workspace();
        let mut all: Vec<_> = ws.channels.values().cloned().collect();
        all.sort_by_key(|channel| (channel.archived, channel.name.clone()));
        let row = |channel| view! { <ChannelRow store channel open editing refused /> };
        view! { <ul class="rows">{all.into_iter().map(row).collect_view()}</ul> }
    };
    let add = move || {
        editing.set(None);
        open.set(true);
    };
    let add = move || {
        view! { <Button label="Add channel" small=true icon=IconName::Plus on_press=add /> }
    };
    view! {
        <Section title="Channels" note="Where you publish or run campaigns" end=add>{rows}</Section>
        <Dialog id="channel" title="Channel" about=move || draft_key(editing) open>
            <ChannelForm store open id=editing.get_untracked() />
        </Dialog>
    }
}

#[component]
fn ChannelRow(
    store: Store,
    channel: Arc<Channel>,
    open: RwSignal<bool>,
    editing: RwSignal<Option<ChannelId>>,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let (id, archived, name) = (channel.id, channel.archived, channel.name.to_string());
    let entries = move || {
        let mut turned = Channel::clone(&channel);
        turned.archived = !archived;
        let (verb, said) = if archived {
            ("Restore", "Channel restored")
        } else {
            ("Archive", "Channel archived")
        };
        vec![
            Entry::press("Rename", move || {
                editing.set(Some(id));
                open.set(true);
            }),
            Entry::press(verb, move || {
                let command = TeamCommand::EditChannel { channel: turned.clone() };
                attempt(store, Command::Team(command), said, refused);
            }),
        ]
    };
    let label = format!("More for {name}");
    view! {
        <li class="rows__row">
            <span class="rows__title">{name}</span>
            {archived.then(|| view! { <span class="small soft">"Archived"</span> })}
            <Menu label dots=true entries />
        </li>
    }
}

#[component]
fn ChannelForm(store: Store, open: RwSignal<bool>, id: Option<ChannelId>) -> impl IntoView {
    let old = id.and_then(|id| store.workspace_now().channels.get(id).cloned());
    let name = RwSignal::new(old.as_ref().map(|c| c.name.to_string()).unwrap_or_default());
    let form = Form::new("channel");
    let there = move || id.and_then(|id| store.workspace_now().channels.get(id).cloned());
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let Ok(title) = Title::parse(&name.get_untracked()) else {
            return form.error("name", "Enter a name for the channel.");
        };
        if !meanwhile.may_save(form) {
            return;
        }
        let command = match there() {
            Some(now) => {
                let mut channel = Channel::clone(&now);
                channel.name = title;
                TeamCommand::EditChannel { channel }
            }
            None => TeamCommand::AddChannel { channel: Channel::new(store.mint(), title) },
        };
        match store.dispatch(Command::Team(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Save" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("name", "Name").required().autofocus() value=name />
        </FormView>
    }
}
