//! A folder on the disk as the team space: the button that chooses one, or which browsers have it.

use leptos::prelude::*;

use crate::state::sharing::can_use_disk;
use crate::views::components::{Button, IconName};

/// Lets a person choose a folder on the disk, where the browser can.
#[component]
pub fn FromDisk(
    label: &'static str,
    /// Chooses and goes on.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let can = can_use_disk();
    let text = match can {
        true => {
            "Or use a folder on this computer that OneDrive, SharePoint, Google Drive, Dropbox, Syncthing or a network share keeps in sync."
        }
        false => {
            "A synced folder on this computer works in Chrome and Edge on a desktop. This browser can't open one; a WebDAV folder works everywhere."
        }
    };
    view! {
        <div class="stack stack--tight space-disk">
            <p class="small soft">{text}</p>
            {can.then(|| view! { <div class="cluster"><Button label icon=IconName::Archive on_press=move || on_press.run(())/></div> })}
        </div>
    }
}
