//! The first run: what one can start with.

use crate::views::prelude::*;
use leptos::task::spawn_local;

use crate::domain::channel::PRESET_CHANNELS;
use crate::domain::command::{Command, WorkspaceCommand};
use crate::domain::ids::MemberId;
use crate::domain::presets;
use crate::domain::text::Title;
use crate::domain::workspace::Preset;
use crate::state::{Route, Store};
use crate::views::components::{Dialog, Form, Toasts, more, text_field};
use crate::views::data::load_sample;
use crate::views::modules::Module;
use crate::views::shell::{Wish, Wished};
use crate::views::welcome;

/// What to start with, while there is no team.
pub fn view(store: Store) -> AnyView {
    let wished = Wished::take();
    let team = RwSignal::new(wished == Some(Wish::Team));
    let alone = RwSignal::new(wished == Some(Wish::Alone));
    let toasts = use_context::<Toasts>();
    let sample = move || {
        // Nothing is here yet that it could stand against; the Data screen says why where it does.
        if load_sample(store, toasts).is_some() {
            store.go(Route::Data);
        }
    };
    if wished == Some(Wish::Sample) {
        // Also where nothing can be done yet: the module that does it is on its way.
        spawn_local(async move {
            let _ = Module::Write.load().await;
            sample();
        });
    }
    let press = move |wish| match wish {
        Wish::Team => team.set(true),
        Wish::Alone => alone.set(true),
        Wish::Sample => sample(),
        Wish::Search => {}
    };
    view! {
        {welcome::view(Callback::new(press))}
        {Dialog::new("found-team", "Start a team").show(team, move || form(store, team, Preset::Team))}
        {Dialog::new("found-alone", "Plan for myself").show(alone, move || form(store, alone, Preset::JustMe))}
    }
    .into_any()
}

fn form(store: Store, open: RwSignal<bool>, preset: Preset) -> AnyView {
    let form = Form::new(if preset == Preset::Team { "team" } else { "alone" });
    let suggestion = if preset == Preset::Team { "" } else { "My marketing" };
    let name = RwSignal::new(suggestion.to_owned());
    let founder = RwSignal::new(String::new());
    let prefix = RwSignal::new("MKT".to_owned());
    let submit = move || {
        let team = Title::parse(&name.get_untracked()).ok();
        if team.is_none() {
            form.error("name", "Write a name.");
        }
        let person = Title::parse(&founder.get_untracked()).ok();
        if person.is_none() {
            form.error("founder", "Write your name as people say it.");
        }
        let (Some(team), Some(person)) = (team, person) else { return };
        match found(store, team, person, prefix.get_untracked(), preset) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let label = if preset == Preset::Team { "Name of the team" } else { "Name of the workspace" };
    let key = text_field(
        form.field("prefix", "Keys start with").hint("MKT gives keys such as MKT-12."),
        prefix,
    );
    let fields = view! {
        {text_field(form.field("name", label).required().autofocus(), name)}
        {text_field(form.field("founder", "Your name").required(), founder)}
        {more("More", key)}
    };
    let cancel = Callback::new(move |()| open.set(false));
    let verb = if preset == Preset::Team { "Start the team" } else { "Start" };
    form.show(verb, submit, Some(cancel), fields.into_any())
}

fn found(
    store: Store,
    name: Title,
    founder: Title,
    key_prefix: String,
    preset: Preset,
) -> Result<(), String> {
    // The founder is the first member, and already the one who acts.
    let me: MemberId = store.mint();
    store.act_as(me);
    let command = WorkspaceCommand::Found {
        name,
        preset,
        key_prefix,
        founder,
        channels: PRESET_CHANNELS.iter().map(|_| store.mint()).collect(),
        work_types: presets::work_types(uuid::Uuid::now_v7),
    };
    store.dispatch(Command::Workspace(command)).map_err(|refusal| refusal.to_string())?;
    Ok(())
}
