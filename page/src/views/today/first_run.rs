//! The first run: the ways to start.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::{Route, Store};
use crate::views::components::{Dialog, Form, FormView, More, TextField, Toasts};
use crate::views::data::load_sample;
use crate::views::founding::found;
use crate::views::modules::write::bring_write;
use crate::views::welcome::Welcome;
use crate::views::wish::{Wish, Wished};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::records::profile::Preset;

/// The ways to start, until there is a workspace.
#[component]
pub fn FirstRun(store: Store) -> impl IntoView {
    let wished = Wished::take();
    let team = RwSignal::new(wished == Some(Wish::Team));
    let alone = RwSignal::new(wished == Some(Wish::Alone));
    let toasts = use_context::<Toasts>();
    let sample = move || {
        // An empty page has nothing to conflict with; if it does, the Data screen says why.
        if load_sample(store, toasts).is_some() {
            store.go(Route::Data);
        }
    };
    if wished == Some(Wish::Sample) {
        // Waits for the module that applies commands.
        spawn_local(async move {
            let _ = bring_write().await;
            sample();
        });
    }
    let look_back = move || store.go(Route::Retro { id: None, step: String::new() });
    if wished == Some(Wish::LookBack) {
        look_back();
    }
    let press = move |wish| match wish {
        Wish::Team => team.set(true),
        Wish::Alone => alone.set(true),
        Wish::Sample => sample(),
        Wish::LookBack => look_back(),
        Wish::Search => {}
    };
    view! {
        <Welcome on_press=Callback::new(press)/>
        <Dialog id="found-team" title="Start a team" open=team>
            <FoundForm store open=team preset=Preset::Team/>
        </Dialog>
        <Dialog id="found-alone" title="Plan for myself" open=alone>
            <FoundForm store open=alone preset=Preset::JustMe/>
        </Dialog>
    }
}

/// Asks for the name of the workspace and of the person who starts it.
#[component]
fn FoundForm(store: Store, open: RwSignal<bool>, preset: Preset) -> impl IntoView {
    let form = Form::new(if preset == Preset::Team { "team" } else { "alone" });
    let suggestion = if preset == Preset::Team { "" } else { "My marketing" };
    let name = RwSignal::new(suggestion.to_owned());
    let founder = RwSignal::new(String::new());
    let prefix = RwSignal::new("MKT".to_owned());
    let submit = move || {
        let team = Title::parse(&name.get_untracked()).ok();
        if team.is_none() {
            form.error("name", "Enter a name.");
        }
        let person = Title::parse(&founder.get_untracked()).ok();
        if person.is_none() {
            form.error("founder", "Enter your name.");
        }
        let (Some(team), Some(person)) = (team, person) else { return };
        match found(store, team, person, prefix.get_untracked(), preset) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let label = if preset == Preset::Team { "Team name" } else { "Workspace name" };
    let called = form.field("name", label).required();
    let own = form.field("founder", "Your name").required();
    // The first field that is still empty.
    let (called, own) = match preset {
        Preset::Team => (called.autofocus(), own),
        Preset::JustMe => (called, own.autofocus()),
    };
    let verb = if preset == Preset::Team { "Start a team" } else { "Start planning" };
    let key = form.field("prefix", "Item key prefix").hint("MKT gives keys such as MKT-12.");
    view! {
        <FormView form verb on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=called value=name/>
            <TextField field=own value=founder/>
            <More label="More"><TextField field=key value=prefix/></More>
        </FormView>
    }
}
