//! Mounts the page, and watches over it.

fn main() {
    sprintloop::state::panic::watch();
    leptos::mount::mount_to_body(sprintloop::views::app::App);
}
