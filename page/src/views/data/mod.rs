//! The Data screen: files in, files out, the sample team, and what is kept here.

mod columns;
mod coming_in;
mod disputes;
mod foreign_board;
mod import;
pub(super) mod importing;
mod merge;
mod preview;
mod reading;
mod room;
mod snapshots;

pub use import::{ImportDialog, read_import};
pub use importing::{Importing, Incoming};
pub use preview::stored_counts;
pub use snapshots::exact as taken_at;

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use self::import::{ImportOutcome, ImportPanel};
use self::room::StorageRoom;
use self::snapshots::Snapshots;
use crate::state::doing;
use crate::state::preferences::{remind_after, set_remind_after};
use crate::state::store::Store;
use crate::views::components::{
    Button, ButtonKind, CopyButton, DataTable, Field, IconName, NothingHere, Notice, NumberField,
    PageTitle, Section, Toasts, Tone, dates,
};
use crate::views::take_away::save;
use crate::views::undo_toast::undoable;
use crate::views::workspaces::{NewWorkspaceButton, StartAnew, WorkspaceList, Workspaces};
use sprintloop::exchange::file::Export;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::json;

/// The screen.
#[component]
pub fn DataScreen() -> impl IntoView {
    let store = Store::here();
    let said = RwSignal::new(None::<String>);
    let workspaces = use_context::<Workspaces>();
    let founded = Memo::new(move |_| store.workspace().is_founded());
    let problem = move || {
        let why = said.get();
        why.map(|text| {
            view! { <Notice tone=Tone::Stop title="The sample team couldn't be loaded" text said=true /> }
        })
    };
    let all = workspaces.map(|workspaces| {
        let end = move || view! { <NewWorkspaceButton workspaces /> };
        view! { <Section title="Workspaces" end><WorkspaceList workspaces /></Section> }
    });
    let anew = move || {
        let all = workspaces.filter(|_| founded.get());
        all.map(|workspaces| {
            view! { <Section title="Reset workspace"><StartAnew workspaces /></Section> }
        })
    };
    view! {
        <div class="stack stack--loose">
            <PageTitle title="Data" />
            <p class="page-lead">
                "Your data stays in this browser unless you export it. An exported file opens in any other browser."
            </p>
            {problem}
            <Section title="Import"><ImportPanel /></Section>
            <Section title="Export"><ExportPanel store /></Section>
            <Section title="Snapshots"><Snapshots store /></Section>
            <Section title="Sample team"><SampleTeam store said /></Section>
            {all}
            {anew}
            <Section title="What is stored"><Stored store /></Section>
            <Section title="Storage"><StorageRoom store /></Section>
        </div>
    }
}

/// A button that shows what something found elsewhere would bring, and what became of it.
#[component]
pub fn ImportOffer(name: String, found: Found) -> impl IntoView {
    use_context::<Importing>().map(|importing| {
        let found = Arc::new(found);
        let show = move || {
            importing.file.set(name.clone());
            importing.found.set(Some(Arc::clone(&found)));
            importing.open.set(true);
        };
        view! {
            <Button label="Import…" kind=ButtonKind::Primary on_press=show />
            <ImportOutcome importing />
        }
    })
}

/// Every file that can be taken out of the workspace; nothing before there is one.
#[component]
fn ExportPanel(store: Store) -> impl IntoView {
    let after = RwSignal::new(remind_after().to_string());
    Effect::new(move |_| {
        if let Ok(count) = after.with(|count| count.trim().parse()) {
            set_remind_after(count);
        }
    });
    // A change of the workspace leaves the buttons as they are: one may be pressed right now.
    let founded = Memo::new(move |_| store.workspace().is_founded());
    let body = move || {
        if founded.get() {
            Either::Left(view! { <Exports store after /> })
        } else {
            let text = "Nothing to export yet. Start a team or import a file.";
            Either::Right(view! { <NothingHere text /> })
        }
    };
    view! { <div class="stack">{body}</div> }
}

#[component]
fn Exports(store: Store, after: RwSignal<String>) -> impl IntoView {
    let wrong = Signal::derive(move || {
        let unread = after.with(|after| after.trim().parse::<u32>().is_err());
        unread
            .then(|| "Enter a whole number, such as 50. Enter 0 to turn reminders off.".to_owned())
    });
    let remind = Field::new("remind-after", "Remind me after")
        .unit("changes")
        .error(wrong)
        .hint("Today reminds you to export after this many changes. 0 turns reminders off.");
    let copied = move || json::write(&store.workspace_now());
    view! {
        <p>"The whole workspace with its log, as one JSON file. It includes retrospective cards that are still hidden. Store it with your backups."</p>
        <div class="cluster">
            <ExportButton store label="Export" kind=ButtonKind::Primary export=Export::Workspace />
            <CopyButton label="Copy as text" text=copied />
        </div>
        <LastExport store />
        <NumberField field=remind value=after />
        <p>"For other tools: the backlog as a spreadsheet, and upcoming meetings as a calendar. You can export plans and reports on Plan and Review."</p>
        <div class="cluster">
            <ExportButton store label="Backlog as CSV" export=Export::Backlog />
            <ExportButton store label="Meetings as iCalendar" export=Export::Cadence />
        </div>
    }
}

/// "Exported 3 days ago; 41 changes since."
#[component]
fn LastExport(store: Store) -> impl IntoView {
    let said = move || {
        let count = dates::counted(store.unexported(), "change", "changes");
        match store.exported() {
            Some(at) => format!("Exported {}. {count} since.", dates::ago(&at, &store.now())),
            None => format!("Not exported from this browser yet. {count} so far."),
        }
    };
    view! { <p class="soft small">{said}</p> }
}

#[component]
fn ExportButton(
    store: Store,
    label: &'static str,
    #[prop(optional)] kind: ButtonKind,
    export: Export,
) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let press = move || save(store, toasts, export.clone());
    view! { <Button label kind icon=IconName::Download on_press=press /> }
}

/// Loads the sample team; returns why it could not.
pub fn load_sample(store: Store, toasts: Option<Toasts>) -> Option<String> {
    let before = store.workspace_now().id;
    let why = doing::load_sample(store).err().map(|refusal| refusal.why);
    let (None, Some(toasts)) = (&why, toasts) else { return why };
    if store.workspace_now().id == before {
        undoable(toasts, store, "Sample team loaded");
        return None;
    }
    if let Some(workspaces) = use_context::<Workspaces>() {
        workspaces.told(Ok(()));
    }
    toasts.say("Sample team loaded in its own workspace");
    None
}

#[component]
fn SampleTeam(
    store: Store,
    /// Why it could not be loaded.
    said: RwSignal<Option<String>>,
) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let load = move || said.set(load_sample(store, toasts));
    view! {
        <div class="stack">
            <p>
                "Northwind Marketing: six people and two stakeholders, four closed sprints, one running, and a backlog in every state. All data is fictional."
            </p>
            <div class="cluster"><Button label="Load sample team" on_press=load /></div>
        </div>
    }
}

/// How many there are of each kind.
#[component]
fn Stored(store: Store) -> impl IntoView {
    move || {
        let workspace = store.workspace();
        if !workspace.is_founded() {
            return Either::Left(view! { <NothingHere text="Nothing is stored yet." /> });
        }
        let rows = stored_counts(&workspace);
        let columns = vec![("Kind", false), ("Count", true)];
        Either::Right(view! { <DataTable caption="What is stored" columns rows /> })
    }
}
