//! Mounts the page, and watches over it.

fn main() {
    sprintloop::state::panic::watch();
    sprintloop::views::markup::mount_to_body(sprintloop::views::app::page);
}
