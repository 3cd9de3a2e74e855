//! Sharing the open workspace: where, what is written there, and who can read it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::team_space::{TeamSpace, Wanted};
use crate::views::components::{Form, FormView, TextField};

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
        spawn_local(async move {
            let done = team.share(address.get_untracked()).await;
            let _ = busy.try_set(false);
            match done {
                Ok(()) => team.want(Some(Wanted::Look)),
                Err(why) if !open.is_disposed() && open.get_untracked() => form.problem(why),
                Err(_) => {}
            }
        });
    };
    let hint = "A WebDAV folder of this site that is used for nothing else. Whoever runs the site can tell you its address.";
    view! {
        <FormView form verb="Share" on_submit=submit on_cancel=move || open.set(false)>
            <p>"Your team works on one workspace together. Each browser keeps a full copy, works offline, and exchanges changes through a folder you choose."</p>
            <TextField field=form.field("address", "Folder address").required().autofocus().hint(hint) value=address/>
            <ul class="prose small">
                <li>"The whole workspace is written there, then each change as a small file."</li>
                <li>"Everyone who may open the folder can read all of it, and so can the people who run the site."</li>
                <li>"In a retrospective, whoever opens the files themselves could tell who wrote a card."</li>
            </ul>
            <p role="status" class="soft">{move || busy.get().then_some("Sharing…")}</p>
        </FormView>
    }
}
