//! Starts the page, and watches over it.

fn main() {
    sprintloop::state::panic::watch();
    sprintloop::views::shell::begin();
}
