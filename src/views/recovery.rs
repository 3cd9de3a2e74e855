//! Where stored data cannot be read: what can be, what cannot, and three ways on.
//!
//! Nothing that is stored is changed by any of them.

use std::sync::Arc;

use crate::views::prelude::*;

use super::components::{
    Button, Icon, Notice, Toasts, download, forget_drafts, more, nothing_here, page_title, section,
    table,
};
use super::data::{plural, taken_at};
use crate::domain::base::refusal::Refusal;
use crate::domain::workspace::Workspace;
use crate::exchange::merge::Preview;
use crate::state::{Route, Store};
use std::collections::BTreeSet;

/// What the screen knows beside what is stored.
#[derive(Clone, Copy)]
struct Recovery {
    store: Store,
    toasts: Option<Toasts>,
    /// Whether everything stored was taken out as a file.
    downloaded: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
}

/// The screen.
pub fn screen() -> AnyView {
    let recovery = Recovery {
        store: Store::here(),
        toasts: use_context(),
        downloaded: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    let readable = untrack(|| recovery.store.readable());
    view! {
        <div class="stack stack--loose">
            {page_title("Stored data cannot be read", Vec::new(), Vec::new())}
            {recovery.first()}
            {move || recovery.problem.get().map(|why| Notice::stop("That did not work").text(why).said().show())}
            {section("What cannot be read", "", (), recovery.damage(readable.as_deref()))}
            {section("What can be read", "", (), recovery.good_part(readable))}
            {section("Snapshots", "", (), recovery.snapshots())}
            {section("Start anew", "", (), recovery.anew())}
        </div>
    }
    .into_any()
}

impl Recovery {
    /// What happened, and the file to save before anything else.
    fn first(self) -> AnyView {
        let lines: BTreeSet<&str> =
            untrack(|| self.store.trouble()).iter().map(|one| one.sentence()).collect();
        let save = move || {
            let saved =
                download("sprintloop-stored.json", "application/json", &self.store.stored_text());
            self.downloaded.set(saved);
        };
        let reload = || {
            let _ = window().location().reload();
        };
        Notice::stop("Nothing was changed or removed, and nothing is written on top of it")
            .text("First download what is stored, whole and as it is. Then choose how to go on; whatever you choose, the damaged data stays beside it until you delete it.")
            .lines(lines)
            .action(Button::new("Download what is stored").primary().icon(Icon::Download).on(save))
            .action(Button::new("Reload the page").icon(Icon::Repeat).on(reload))
            .show()
    }

    fn good_part(self, readable: Option<Arc<Workspace>>) -> AnyView {
        let Some(whole) = readable else {
            return nothing_here("Nothing of this workspace can be read.");
        };
        let counts = Preview::counts(&whole.records());
        let mut rows: Vec<Vec<AnyView>> = counts
            .into_iter()
            .filter(|(noun, _)| !["workspace", "workflow"].contains(noun))
            .map(|(noun, count)| vec![plural(noun).into_any(), count.into_any()])
            .collect();
        rows.push(vec!["Log entries".into_any(), whole.log().len().into_any()]);
        let name = whole.name().to_owned();
        let (kept, instead) = (Arc::clone(&whole), whole);
        let keep = move || self.done(self.store.go_on_with(&kept, false));
        let keep_instead = move || self.done(self.store.go_on_with(&instead, true));
        // Only where there is no room for both, and never before its text was saved.
        let no_room = move || {
            (self.problem.get().is_some() && self.downloaded.get()).then(|| {
                Button::new("Remove the damaged data, then keep it")
                    .danger()
                    .on(keep_instead.clone())
            })
        };
        let lead = format!(
            "Of “{name}” this is whole. Where it names people, channels or work types that are gone, somebody unknown stands in their place."
        );
        view! {
            <div class="stack">
                <p>{lead}</p>
                <div class="cluster">{Button::new("Keep what can be read").on(keep)} {no_room}</div>
                {table("What can be read", &[("Kind", false), ("How many", true)], rows)}
            </div>
        }
        .into_any()
    }

    fn damage(self, readable: Option<&Workspace>) -> AnyView {
        let trouble = untrack(|| self.store.trouble());
        let rows = trouble.iter().map(|one| {
            let sprint = self.store.lost_sprint(one, readable);
            let what = sprint.map_or_else(|| one.what(), |name| format!("{name} with its items"));
            vec![what.into_any(), one.size().into_any()]
        });
        let list =
            table("What cannot be read", &[("What", false), ("Characters", true)], rows.collect());
        let keys = trouble.iter().map(|one| view! { <li>{one.key.clone()}</li> }).collect_view();
        let keys = view! { <ul class="soft small">{keys}</ul> }.into_any();
        view! { <div class="stack">{list} {more("Where it stands in the storage", keys)}</div> }
            .into_any()
    }

    fn snapshots(self) -> AnyView {
        let store = self.store;
        let found = store.snapshots();
        if found.is_empty() {
            return nothing_here("There is none of this workspace.");
        }
        let rows = found.into_iter().map(|one| {
            let when = taken_at(store, &one).into_any();
            let why = one.before.label();
            let restore = move || self.done(store.go_on_with_snapshot(&one));
            vec![when, why.into_any(), Button::new("Go on from here").small().on(restore)]
        });
        table("Snapshots", &[("Taken", false), ("Why", false), ("", false)], rows.collect())
    }

    fn anew(self) -> AnyView {
        let start = move || {
            self.store.start_afresh();
            self.done(Ok(()));
        };
        let text = "An empty workspace, for a new team or for a file that was exported before.";
        view! {
            <div class="stack">
                <p>{text}</p>
                <div class="cluster">{Button::new("Start an empty workspace beside it").on(start)}</div>
            </div>
        }
        .into_any()
    }

    /// Another workspace is open now, or the reason why not stands on top.
    fn done(self, done: Result<(), Refusal>) {
        match done {
            Ok(()) => {
                forget_drafts();
                self.store.go(Route::Today);
                if let Some(toasts) = self.toasts {
                    toasts.say("The damaged data stays in this browser. The Data screen lists it under Workspaces.");
                }
            }
            Err(refusal) => self.problem.set(Some(refusal.to_string())),
        }
    }
}
