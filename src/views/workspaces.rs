//! The workspaces of this browser: the switcher in the header, and their list on the Data screen.

mod list;

use leptos::prelude::*;

use super::components::{
    Answers, Asking, Button, Entry, IconName, Menu, Question, QuestionDialog, Toasts, forget_drafts,
};
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::state::workspaces::{KEPT_DAYS, Listed};
use crate::state::{Route, Store};
pub use list::WorkspaceList;

/// What can be done with workspaces, from the header and from the Data screen.
#[derive(Clone, Copy)]
pub struct Workspaces {
    store: Store,
    toasts: Toasts,
    asking: Asking,
    /// Counts what was done to workspaces that are not open, so that their list is made anew.
    done: RwSignal<usize>,
}

impl Workspaces {
    /// Made once, where the page is.
    pub fn new(store: Store, toasts: Toasts) -> Self {
        Self { store, toasts, asking: Asking::new(), done: RwSignal::new(0) }
    }

    fn entries(self) -> Vec<Entry> {
        let store = self.store;
        let (open, founded) = (store.workspace_now().id, store.workspace_now().is_founded());
        let (gone, there): (Vec<Listed>, Vec<Listed>) =
            store.workspaces().into_iter().partition(|one| one.deleted.is_some());
        let mut entries = vec![Entry::heading("In this browser")];
        if !there.iter().any(|one| one.id == open) {
            entries.push(Entry::press(name(store), || ()).checked(true));
        }
        entries.extend(there.into_iter().map(|one| {
            let id = one.id;
            Entry::press(called(&one), move || self.open(id)).checked(id == open)
        }));
        entries.push(Entry::line());
        let new = Entry::press("New workspace", move || self.told(store.begin_workspace()));
        entries.push(new.icon(IconName::Plus).held(!founded && !store.is_stopped_now()));
        if founded {
            entries.extend(self.of_the_open_one());
        }
        if !gone.is_empty() {
            let note = format!("{} can be brought back", gone.len());
            entries.push(Entry::address("Deleted workspaces", Route::Data.hash()).note(note));
        }
        entries
    }

    fn of_the_open_one(self) -> [Entry; 3] {
        let id = self.store.workspace_now().id;
        [
            Entry::press("Rename", move || self.rename()).icon(IconName::Edit),
            Entry::press("Duplicate", move || self.duplicate()).icon(IconName::Copy),
            Entry::press("Delete", move || self.delete(id)).icon(IconName::Trash).danger(),
        ]
    }

    fn open(self, id: WorkspaceId) {
        if id != self.store.workspace_now().id {
            self.told(self.store.switch_to(id));
        }
    }

    /// Another workspace is open now, and what belongs to the one before goes; or the reason why not.
    fn told(self, done: Result<(), Refusal>) {
        match done {
            Ok(()) => {
                self.toasts.clear();
                forget_drafts();
                self.done.update(|done| *done += 1);
                // An address of an item or a retrospective means nothing in another workspace.
                self.store.go(Route::Today);
            }
            Err(refusal) => self.toasts.say(refusal.to_string()),
        }
    }

    fn rename(self) {
        let name = self.store.workspace_now().name().to_owned();
        self.ask("Rename the workspace", "Rename", name, move |name| {
            let command = Command::Workspace(WorkspaceCommand::Rename { name });
            self.store.dispatch(command).map_err(|refusal| refusal.to_string()).map(drop)
        });
    }

    fn duplicate(self) {
        let name = format!("{} (copy)", self.store.workspace_now().name());
        self.ask("Duplicate the workspace", "Duplicate", name, move |name| {
            let done = self.store.duplicate_workspace(name);
            done.map_err(|refusal| refusal.to_string())?;
            self.told(Ok(()));
            Ok(())
        });
    }

    fn ask(
        self,
        title: &str,
        verb: &'static str,
        name: String,
        send: impl Fn(Title) -> Result<(), String> + Send + Sync + 'static,
    ) {
        let question = Question::line("name", "Name").value(name).required();
        self.asking.ask(title, verb, vec![question], move |answers: &Answers| {
            send(Title::parse(&answers.text("name")).map_err(|why| why.to_string())?)
        });
    }

    fn delete(self, id: WorkspaceId) {
        let store = self.store;
        let name = store.workspaces().into_iter().find(|one| one.id == id);
        let name = name.map(|one| called(&one)).unwrap_or_default();
        let was_open = store.workspace_now().id == id;
        if let Err(refusal) = store.delete_workspace(id) {
            self.toasts.say(refusal.to_string());
            return;
        }
        self.deleted(&name, id, was_open);
    }

    /// Asks for the name, so that nobody starts anew by a slip, and puts the open workspace away.
    fn start_anew(self) {
        let old = self.store.workspace_now();
        let (id, name) = (old.id, old.name().to_owned());
        let question = Question::line("name", &format!("To go on, type “{name}”")).required();
        let title = "Start anew";
        self.asking.ask(title, "Start anew", vec![question], move |answers: &Answers| {
            if answers.text("name").trim() != name.trim() {
                return Err(format!("That is another name. This workspace is called “{name}”."));
            }
            self.store.start_anew().map_err(|refusal| refusal.to_string())?;
            self.deleted(&name, id, true);
            Ok(())
        });
    }

    /// Says that a workspace is deleted, and offers it back.
    fn deleted(self, name: &str, id: WorkspaceId, was_open: bool) {
        if was_open {
            self.told(Ok(()));
        }
        self.done.update(|done| *done += 1);
        let said = format!("“{name}” is deleted. It can be brought back for {KEPT_DAYS} days.");
        self.toasts.undoable(said, move || {
            self.bring_back(id);
            if was_open {
                self.open(id);
            }
        });
    }

    fn bring_back(self, id: WorkspaceId) {
        self.store.bring_back(id);
        self.done.update(|done| *done += 1);
    }

    fn remove(self, one: &Listed) {
        let (id, store) = (one.id, self.store);
        let title = format!("Remove “{}” for good", called(one));
        self.asking.ask(title, "Remove for good", Vec::new(), move |_: &Answers| {
            store.remove_workspace(id);
            self.done.update(|done| *done += 1);
            Ok(())
        });
    }
}

/// The questions the workspaces ask; once on the page.
#[component]
pub fn WorkspaceDialog(workspaces: Workspaces) -> impl IntoView {
    view! { <QuestionDialog asking=workspaces.asking/> }
}

/// The name of the open workspace; pressed, it lists the others and what can be done.
#[component]
pub fn WorkspaceSwitcher(workspaces: Workspaces) -> impl IntoView {
    let store = workspaces.store;
    let content = move || view! { <span class="app-header__name">{move || name(store)}</span> };
    view! {
        <Menu
            label="Workspaces"
            class="button button--quiet app-header__switcher"
            content
            entries=move || workspaces.entries()
        />
    }
}

/// What starting anew means, and the press that begins it; on the Data screen.
#[component]
pub fn StartAnew(workspaces: Workspaces) -> impl IntoView {
    let text = format!(
        "An empty workspace opens in place of this one. This one is deleted with its snapshots, one of them taken now; for {KEPT_DAYS} days it can be brought back under Workspaces."
    );
    view! {
        <div class="stack">
            <p>{text}</p>
            <div class="cluster">
                <Button label="Start anew…" on_press=move || workspaces.start_anew()/>
            </div>
        </div>
    }
}

/// A button that starts one more.
#[component]
pub fn NewWorkspaceButton(workspaces: Workspaces) -> impl IntoView {
    let begin = move || workspaces.told(workspaces.store.begin_workspace());
    view! { <Button label="New workspace" icon=IconName::Plus on_press=begin/> }
}

/// What to do where another tab has deleted the open one.
#[component]
pub fn BringBackButton(workspaces: Workspaces) -> impl IntoView {
    let back = move || workspaces.bring_back(workspaces.store.workspace_now().id);
    view! { <Button label="Bring it back" small=true on_press=back/> }
}

/// What the open workspace is called.
fn name(store: Store) -> String {
    let workspace = store.workspace();
    let name = workspace.name();
    if name.is_empty() && store.is_stopped() {
        return "Cannot be read".to_owned();
    }
    if name.is_empty() { "New workspace".to_owned() } else { name.to_owned() }
}

fn called(one: &Listed) -> String {
    if one.name.is_empty() { "Cannot be read".to_owned() } else { one.name.clone() }
}
