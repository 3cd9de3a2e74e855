//! Starts the page, and watches over it.

fn main() {
    sprintloop_page::state::panic::watch();
    sprintloop_page::views::shell::begin();
}
