//! Sharing the open workspace: where, what is written there, and who can read it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choose::FromDisk;
use crate::state::team_space::{TeamSpace, Wanted};
use crate::views::components::{Form, FormView, Notice, TextField};

/// What a person should know before they share.
const WRITTEN: [&str; 4] = [
    "The whole workspace is written there, then each change as a small file.",
    "While your page is open: who you are, and which screen you are on.",
    "Everyone who can open the folder can read all of it, and so can the people who run the site or the storage.",
    "In a retrospective, anyone who opens the files directly could tell who wrote a card.",
];

/// Asks for the folder.
#[component]
pub fn ShareForm(team: TeamSpace, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("share-workspace");
    let address = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let submit = move || {
        if address.with_untracked(|address| address.trim().is_empty()) {
            return form
                .error("address", "Enter the address of a folder, such as /team/marketing/.");
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let typed = address.get_untracked();
        spawn_local(async move {
            match team.share(typed).await {
                Ok(()) => team.want(Some(Wanted::Look)),
                // The dialog may have been closed meanwhile.
                Err(why) if !busy.is_disposed() => form.problem(why),
                Err(_) => {}
            }
            let _ = busy.try_set(false);
        });
    };
    let choose = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match team.share_on_disk().await {
                Ok(true) => team.want(Some(Wanted::Look)),
                Err(why) if !busy.is_disposed() => form.problem(why),
                Ok(false) | Err(_) => {}
            }
            let _ = busy.try_set(false);
        });
    };
    let lines: Vec<String> = WRITTEN.iter().map(|&line| line.to_owned()).collect();
    let hint = "The address of an empty WebDAV folder on this site. Ask your site admin for it.";
    view! {
        <FormView form verb="Share" on_submit=submit on_cancel=move || open.set(false)>
            <p>"Your team works on one workspace together. Each browser keeps a full copy, works offline, and exchanges changes through a folder you choose."</p>
            <TextField field=form.field("address", "Folder address").required().autofocus().hint(hint) value=address/>
            <Notice title="What is written, and who can read it" lines/>
            <p role="status" class="soft">{move || busy.get().then_some("Sharing…")}</p>
        </FormView>
        <FromDisk label="Share in a folder…" on_press=choose/>
    }
}
