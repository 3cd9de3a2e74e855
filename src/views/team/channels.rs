//! The channels of the team: added, renamed, put away.
use crate::views::prelude::*;

use crate::domain::base::ids::ChannelId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::team::TeamCommand;
use crate::domain::records::channel::Channel;
use crate::state::Store;
use crate::views::components::{
    Button, Dialog, Entry, Form, Icon, Menu, draft_key, section, text_field,
};
use crate::views::refusal::attempt;

/// The section of the team's channels.
pub fn view(store: Store, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let open = RwSignal::new(false);
    let editing = RwSignal::new(None::<ChannelId>);
    let rows = move || {
        let ws = store.workspace();
        let mut all: Vec<_> = ws.channels.values().cloned().collect();
        all.sort_by_key(|channel| (channel.archived, channel.name.clone()));
        let rows = all.into_iter().map(|channel| row(store, &channel, open, editing, refused));
        view! { <ul class="rows">{rows.collect_view()}</ul> }
    };
    let add = Button::new("Add a channel").small().icon(Icon::Plus).on(move || {
        editing.set(None);
        open.set(true);
    });
    let dialog = Dialog::new("channel", "Channel")
        .about(move || draft_key(editing))
        .show(open, move || form(store, open, editing.get_untracked()));
    view! { {section("Channels", "Where the team's work appears", add, rows.into_any())} {dialog} }
        .into_any()
}

fn row(
    store: Store,
    channel: &Channel,
    open: RwSignal<bool>,
    editing: RwSignal<Option<ChannelId>>,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let (id, archived, name) = (channel.id, channel.archived, channel.name.to_string());
    let whole = channel.clone();
    let menu = Menu::dots(format!("More for {name}")).show(move || {
        let mut turned = whole.clone();
        turned.archived = !archived;
        let (verb, said) = if archived {
            ("Bring back", "Channel is back")
        } else {
            ("Put away", "Channel put away")
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
    });
    let note = archived.then(|| view! { <span class="small soft">"Put away"</span> });
    view! { <li class="rows__row"><span class="rows__title">{name}</span>{note}{menu}</li> }
        .into_any()
}

fn form(store: Store, open: RwSignal<bool>, id: Option<ChannelId>) -> AnyView {
    let old = id.and_then(|id| store.workspace_now().channels.get(id).cloned());
    let name = RwSignal::new(old.as_ref().map(|c| c.name.to_string()).unwrap_or_default());
    let form = Form::new("channel");
    let submit = move || {
        let Ok(title) = Title::parse(&name.get_untracked()) else {
            return form.error("name", "Write a name for the channel.");
        };
        let command = match &old {
            Some(old) => {
                let mut channel = Channel::clone(old);
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
    let fields = text_field(form.field("name", "Name").required().autofocus(), name);
    form.show("Save", submit, Some(Callback::new(move |()| open.set(false))), fields)
}
