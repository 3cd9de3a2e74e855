//! The workspaces of this browser: the switcher in the header, and their list on the Data screen.

use crate::views::prelude::*;

use super::components::{
    Answers, Asking, Button, Entry, Icon, Menu, Question, Toasts, Tone, badge, dates,
    forget_drafts, nothing_here, table,
};
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::state::workspaces::{KEPT_DAYS, Listed};
use crate::state::{Route, Store};

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

    /// The questions they ask; once on the page.
    pub fn dialog(self) -> AnyView {
        self.asking.show()
    }

    /// The name of the open workspace; pressed, it lists the others and what can be done.
    pub fn switcher(self) -> AnyView {
        let store = self.store;
        let content = move || {
            view! { <span class="app-header__name">{move || name(store)}</span> }.into_any()
        };
        Menu::new("Workspaces")
            .class("button button--quiet app-header__switcher")
            .content(content)
            .show(move || self.entries())
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
        entries.push(new.icon(Icon::Plus).held(!founded && !store.is_stopped_now()));
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
            Entry::press("Rename", move || self.rename()).icon(Icon::Edit),
            Entry::press("Duplicate", move || self.duplicate()).icon(Icon::Copy),
            Entry::press("Delete", move || self.delete(id)).icon(Icon::Trash).danger(),
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

    /// What starting anew means, and the press that begins it; on the Data screen.
    pub fn anew(self) -> AnyView {
        let text = format!(
            "An empty workspace opens in place of this one. This one is deleted with its snapshots, one of them taken now; for {KEPT_DAYS} days it can be brought back under Workspaces."
        );
        let begin = Button::new("Start anew…").on(move || self.start_anew());
        view! { <div class="stack"><p>{text}</p><div class="cluster">{begin}</div></div> }
            .into_any()
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

    /// The list on the Data screen.
    pub fn list(self) -> AnyView {
        let named = Memo::new(move |_| name(self.store));
        (move || {
            self.done.track();
            // Listing reads them all, so only what the list shows is waited for. The name is read, not only
            // tracked: a memo nobody has read yet never tells of a change.
            let _ = named.get();
            let open = self.store.workspace_now().id;
            let all = self.store.workspaces();
            if all.is_empty() {
                return nothing_here("None is kept in this browser yet.");
            }
            let rows = all.into_iter().map(|one| self.row(one, open));
            let columns = [("Workspace", false), ("Stored", true), ("", false)];
            table("Workspaces in this browser", &columns, rows.collect())
        })
        .into_any()
    }

    fn row(self, one: Listed, open: WorkspaceId) -> Vec<AnyView> {
        let id = one.id;
        let state = match one.deleted {
            Some(at) => {
                let now = self.store.now();
                let at = self.store.moment(at).unwrap_or_default();
                let until = at + chrono::Duration::days(KEPT_DAYS);
                let until = dates::day(until.date_naive(), now.date_naive());
                badge(format!("Deleted, kept until {until}"), Tone::Watch)
            }
            None if id == open => badge("Open", Tone::Good),
            None => ().into_any(),
        };
        let (name, size) = (called(&one), format!("{} KB", one.size.div_ceil(1000)));
        let entries = move || match one.deleted {
            Some(_) => {
                let one = one.clone();
                vec![
                    Entry::press("Bring back", move || self.bring_back(id)).icon(Icon::Undo),
                    Entry::press("Remove for good", move || self.remove(&one))
                        .icon(Icon::Trash)
                        .danger(),
                ]
            }
            None if id == open => self.of_the_open_one().to_vec(),
            None => vec![
                Entry::press("Open", move || self.open(id)).icon(Icon::ArrowRight),
                Entry::press("Delete", move || self.delete(id)).icon(Icon::Trash).danger(),
            ],
        };
        let menu = Menu::dots(format!("More for {name}")).show(entries);
        vec![
            view! { <span class="cluster"><span dir="auto">{name.clone()}</span>{state}</span> }
                .into_any(),
            size.into_any(),
            menu,
        ]
    }

    /// A button that starts one more.
    pub fn new_button(self) -> AnyView {
        let begin = move || self.told(self.store.begin_workspace());
        Button::new("New workspace").icon(Icon::Plus).on(begin)
    }

    /// What to do where another tab has deleted the open one.
    pub fn bring_back_open(self) -> AnyView {
        let back = move || self.bring_back(self.store.workspace_now().id);
        Button::new("Bring it back").small().on(back)
    }
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
