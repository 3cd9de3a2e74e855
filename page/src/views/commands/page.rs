//! What can be done anywhere on the page: its name, its key, other words for it and when it fits.

use crate::views::components::IconName;
use crate::views::form_at;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

/// What a command of the page does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageAction {
    /// Opens the search box.
    Search,
    /// Asks for a title and adds an item.
    NewItem,
    /// Opens a form on its screen: the screen's address and the form's name.
    Form(&'static str, &'static str),
    /// Goes to an address.
    Go(&'static str),
    /// Saves the workspace as a file.
    SaveWorkspace,
    /// Saves the backlog as a table.
    SaveBacklog,
    /// Saves the meetings for a calendar.
    SaveMeetings,
    /// Undoes the last change.
    Undo,
    /// Does again what was undone.
    Redo,
    /// Switches between light and dark.
    Theme,
    /// Shows the list of shortcuts.
    Keys,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct PageActionLine {
    /// What it does.
    pub action: PageAction,
    /// Its name.
    pub label: &'static str,
    /// Its key, as the list of shortcuts shows it.
    pub key: Option<&'static str>,
    /// Other words a person may look for.
    pub also: &'static str,
    /// The icon.
    pub icon: IconName,
    /// Whether it makes sense now.
    pub fits: fn(&Workspace) -> bool,
}

const fn line(
    action: PageAction,
    label: &'static str,
    icon: IconName,
    also: &'static str,
) -> PageActionLine {
    PageActionLine { action, label, key: None, also, icon, fits: Workspace::is_founded }
}

impl PageActionLine {
    const fn on(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    const fn when(mut self, fits: fn(&Workspace) -> bool) -> Self {
        self.fits = fits;
        self
    }
}

/// Every command of the page, the most used first.
pub const PAGE: [PageActionLine; 27] = [
    line(PageAction::Search, "Search and commands", IconName::Search, "find command").on("Ctrl K"),
    line(PageAction::NewItem, "New item", IconName::Plus, "add create task idea backlog"),
    line(
        PageAction::Form("#/intake", form_at::REQUEST),
        "New request",
        IconName::Inbox,
        "submit intake add create",
    )
    .when(has_intake),
    line(PageAction::Go("#/plan"), "Plan next sprint", IconName::Flag, "new start begin sprint"),
    line(
        PageAction::Form("#/plan", form_at::GOAL),
        "Set the sprint goal",
        IconName::Target,
        "change edit",
    ),
    line(
        PageAction::Go("#/check-in"),
        "Start a check-in",
        IconName::Comment,
        "standup daily meeting",
    )
    .when(runs),
    line(
        PageAction::Go("#/review"),
        "Review and close the sprint",
        IconName::Flag,
        "end finish start",
    )
    .when(runs),
    line(
        PageAction::Form("#/review", form_at::CANCEL_SPRINT),
        "Cancel the sprint",
        IconName::Close,
        "abort stop give up",
    )
    .when(runs),
    line(
        PageAction::Go("#/intake"),
        "Triage requests",
        IconName::Inbox,
        "decide accept decline merge",
    )
    .when(has_intake),
    line(
        PageAction::Form("#/intake", form_at::TAKE_REQUEST),
        "Import a request",
        IconName::Upload,
        "file message paste",
    )
    .when(has_intake),
    line(
        PageAction::Go("#/retro"),
        "Run a retrospective",
        IconName::People,
        "retro look back start hold",
    ),
    line(
        PageAction::Form("#/learnings", form_at::LEARNING),
        "Record a learning",
        IconName::Book,
        "new add result",
    ),
    line(
        PageAction::Form("#/learnings", form_at::DECISION),
        "Record a decision",
        IconName::Check,
        "new add log",
    ),
    line(
        PageAction::Form("#/priorities", form_at::PRIORITY),
        "Add priority",
        IconName::Target,
        "new objective goal",
    ),
    line(
        PageAction::Form("#/team", form_at::PEOPLE),
        "Add people",
        IconName::People,
        "new team member invite",
    ),
    line(
        PageAction::Form("#/team", form_at::DAYS),
        "Working days and holidays",
        IconName::Calendar,
        "set calendar absence",
    ),
    line(
        PageAction::Go("#/update"),
        "Stakeholder update",
        IconName::Book,
        "write send report shipped",
    )
    .when(|ws| ws.is_founded() && ws.sprints.values().any(|one| !one.is_planned())),
    line(
        PageAction::Go("#/backlog?refine=1"),
        "Refine the backlog",
        IconName::Edit,
        "ready missing",
    ),
    line(
        PageAction::SaveWorkspace,
        "Export the workspace",
        IconName::Download,
        "save download backup json file",
    ),
    line(
        PageAction::SaveBacklog,
        "Export the backlog as CSV",
        IconName::Download,
        "save download spreadsheet file",
    ),
    line(
        PageAction::SaveMeetings,
        "Export meetings as iCalendar",
        IconName::Download,
        "save download calendar file",
    ),
    line(
        PageAction::Go("#/data"),
        "Import a file",
        IconName::Upload,
        "trello jira asana linear github csv json",
    )
    .when(|_| true),
    line(PageAction::Undo, "Undo", IconName::Undo, "back revert").on("Ctrl Z"),
    line(PageAction::Redo, "Redo", IconName::Redo, "again").on("Ctrl Shift Z"),
    line(PageAction::Theme, "Switch theme", IconName::Moon, "light dark").when(|_| true),
    line(
        PageAction::Go("#/request"),
        "Open the request form",
        IconName::Link,
        "stakeholder intake",
    )
    .when(has_intake),
    line(PageAction::Keys, "Keyboard shortcuts", IconName::Info, "help keys")
        .on("?")
        .when(|_| true),
];

fn runs(workspace: &Workspace) -> bool {
    which::open(workspace).is_some()
}

fn has_intake(workspace: &Workspace) -> bool {
    workspace.is_founded() && !is_just_me(workspace)
}

/// Returns the line of a action.
pub fn of(action: PageAction) -> Option<&'static PageActionLine> {
    PAGE.iter().find(|line| line.action == action)
}
