//! Workspace actions, shared by the switcher in the header and the list on the Data screen.

use leptos::prelude::*;

use crate::state::team_space::{TeamSpace, Wanted};
use crate::state::workspaces::{KEPT_DAYS, Listed};
use crate::state::{Route, Store};
use crate::views::components::{Answers, Asking, Entry, IconName, Question, Toasts};
use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::workspace::WorkspaceCommand;

/// Workspace actions, from the header and from the Data screen.
#[derive(Clone, Copy)]
pub struct Workspaces {
    pub(super) store: Store,
    pub(super) toasts: Toasts,
    pub(super) asking: Asking,
    team: Option<TeamSpace>,
    /// Counts changes to workspaces that are not open, so that their list is rendered again.
    pub(super) done: RwSignal<usize>,
}

impl Workspaces {
    /// Creates the actions, once per page.
    pub fn new(store: Store, toasts: Toasts) -> Self {
        let team = use_context();
        Self { store, toasts, asking: Asking::new(), team, done: RwSignal::new(0) }
    }

    /// Returns the entries of the switcher: the other workspaces, and what is done with this one.
    pub fn entries(self) -> Vec<Entry> {
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
            entries.extend(sharing(self.team).into_iter().flatten());
            entries.extend(self.of_the_open_one());
        }
        if !gone.is_empty() {
            let note = format!("{} can be restored", gone.len());
            entries.push(Entry::address("Deleted workspaces", Route::Data.hash()).note(note));
        }
        entries
    }

    pub(super) fn of_the_open_one(self) -> [Entry; 3] {
        let id = self.store.workspace_now().id;
        [
            Entry::press("Rename", move || self.rename()).icon(IconName::Edit),
            Entry::press("Duplicate", move || self.duplicate()).icon(IconName::Copy),
            Entry::press("Delete", move || self.delete(id)).icon(IconName::Trash).danger(),
        ]
    }

    pub(super) fn open(self, id: WorkspaceId) {
        if id != self.store.workspace_now().id {
            self.told(self.store.switch_to(id));
        }
    }

    /// Clears what belongs to the previous workspace after a switch; or shows why it failed.
    pub fn told(self, done: Result<(), Refusal>) {
        match done {
            Ok(()) => {
                self.toasts.clear();
                self.done.update(|done| *done += 1);
                // The address of an item or a retrospective has no meaning in another workspace.
                self.store.go(Route::Today);
            }
            Err(refusal) => self.toasts.say(refusal.to_string()),
        }
    }

    pub(super) fn rename(self) {
        let name = self.store.workspace_now().name().to_owned();
        self.ask("Rename workspace", "Rename", name, move |name| {
            let command = Command::Workspace(WorkspaceCommand::Rename { name });
            self.store.dispatch(command).map_err(|refusal| refusal.to_string()).map(drop)
        });
    }

    pub(super) fn duplicate(self) {
        let name = format!("{} (copy)", self.store.workspace_now().name());
        self.ask("Duplicate workspace", "Duplicate", name, move |name| {
            let done = self.store.duplicate_workspace(name);
            done.map_err(|refusal| refusal.to_string())?;
            self.told(Ok(()));
            Ok(())
        });
    }

    pub(super) fn ask(
        self,
        title: &str,
        verb: &'static str,
        name: String,
        send: impl Fn(Title) -> Result<(), String> + Send + Sync + 'static,
    ) {
        let question = Question::line("name", "Name").value(name).required("Enter a name.");
        self.asking.ask(title, verb, vec![question], move |answers: &Answers| {
            send(Title::parse(&answers.text("name")).map_err(|why| why.to_string())?)
        });
    }

    pub(super) fn delete(self, id: WorkspaceId) {
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

    /// Asks for the workspace's name, so that no one resets it by accident, then deletes it.
    pub(super) fn start_anew(self) {
        let old = self.store.workspace_now();
        let (id, name) = (old.id, old.name().to_owned());
        let label = format!("Type “{name}” to delete everything in it");
        let question = Question::line("name", &label).required("Type the name to confirm.");
        let title = "Reset workspace";
        self.asking.ask_to_destroy(
            title,
            "Reset workspace",
            vec![question],
            move |answers: &Answers| {
                if answers.text("name").trim() != name.trim() {
                    return Err(format!("The name doesn't match. Type “{name}”."));
                }
                self.store.start_anew().map_err(|refusal| refusal.to_string())?;
                self.deleted(&name, id, true);
                Ok(())
            },
        );
    }

    /// Reports that a workspace was deleted, with Undo.
    pub(super) fn deleted(self, name: &str, id: WorkspaceId, was_open: bool) {
        if was_open {
            self.told(Ok(()));
        }
        self.done.update(|done| *done += 1);
        let said = format!("“{name}” was deleted. You can restore it for {KEPT_DAYS} days.");
        self.toasts.undoable(said, move || {
            self.bring_back(id);
            if was_open {
                self.open(id);
            }
        });
    }

    pub(super) fn bring_back(self, id: WorkspaceId) {
        self.store.bring_back(id);
        self.done.update(|done| *done += 1);
    }

    pub(super) fn remove(self, one: &Listed) {
        let (id, store) = (one.id, self.store);
        let title = format!("Delete “{}” permanently", called(one));
        self.asking.ask_to_destroy(title, "Delete permanently", Vec::new(), move |_: &Answers| {
            store.remove_workspace(id);
            self.done.update(|done| *done += 1);
            Ok(())
        });
    }
}

/// The entries that share the workspace or show how sharing stands, and join another one.
fn sharing(team: Option<TeamSpace>) -> Option<[Entry; 2]> {
    let team = team?;
    let (label, wanted) = match team.is_shared_now() {
        true => ("Team space…", Wanted::Look),
        false => ("Share this workspace…", Wanted::Share),
    };
    let share = Entry::press(label, move || team.want(Some(wanted.clone())));
    let join = Entry::press("Join a team space…", move || team.want(Some(Wanted::JoinOne)));
    Some([share.icon(IconName::People), join.icon(IconName::Plus)])
}

/// Returns the name of the open workspace.
pub fn name(store: Store) -> String {
    let workspace = store.workspace();
    let name = workspace.name();
    if name.is_empty() && store.is_stopped() {
        return "Unreadable workspace".to_owned();
    }
    if name.is_empty() { "New workspace".to_owned() } else { name.to_owned() }
}

pub fn called(one: &Listed) -> String {
    if one.name.is_empty() { "Unreadable workspace".to_owned() } else { one.name.clone() }
}
