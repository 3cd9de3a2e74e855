//! The first run: what one can start with.

use crate::views::prelude::*;

use crate::domain::base::ids::MemberId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::records::channel::PRESET_CHANNELS;
use crate::domain::records::presets;
use crate::domain::records::profile::Preset;
use crate::state::{Route, Store};
use crate::views::components::{Button, Dialog, Form, Icon, Toasts, more, page_title, text_field};
use crate::views::data::load_sample;

/// What to start with, while there is no team.
pub fn view(store: Store) -> AnyView {
    let (team, alone) = (RwSignal::new(false), RwSignal::new(false));
    let toasts = use_context::<Toasts>();
    let start = Button::new("Start a team").primary().icon(Icon::People).on(move || team.set(true));
    let just_me = Button::new("Plan for myself").icon(Icon::Person).on(move || alone.set(true));
    let bring = Button::new("Bring in a file").icon(Icon::Upload).href(Route::Data.hash());
    let sample = Button::new("See the sample team").icon(Icon::Eye).on(move || {
        // Nothing is here yet that it could stand against; the Data screen says why where it does.
        if load_sample(store, toasts).is_some() {
            store.go(Route::Data);
        }
    });
    view! {
        {page_title("Welcome to Sprintloop", Vec::new(), Vec::new())}
        <div class="stack">
            <p class="prose soft">"Better marketing decisions, faster, with the focus protected. Everything stays in this browser until you save a file."</p>
            <div class="first-run">
                {card("A team", "People with roles, a shared backlog, sprints that fit the team's time.", start)}
                {card("Just me", "The same loop for one person: every role is yours, nobody has to approve.", just_me)}
                {card("The sample team", "Look around in a team of six that is in the middle of a sprint.", sample)}
                {card("A file", "A Sprintloop file from a colleague, or a board from another tool.", bring)}
            </div>
        </div>
        {Dialog::new("found-team", "Start a team").show(team, move || form(store, team, Preset::Team))}
        {Dialog::new("found-alone", "Plan for myself").show(alone, move || form(store, alone, Preset::JustMe))}
    }
    .into_any()
}

fn card(title: &'static str, text: &'static str, button: AnyView) -> AnyView {
    view! {
        <div class="card">
            <div class="stack stack--tight"><h2 class="section__title">{title}</h2><p class="soft">{text}</p></div>
            <div class="card__foot">{button}</div>
        </div>
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
