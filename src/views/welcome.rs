//! The first screen: what one can start with. It says what was chosen, and does none of it.

use crate::views::prelude::*;

use super::components::{Button, Icon, page_title};
use super::shell::Wish;
use crate::state::Route;

/// The ways to begin; `press` is told which one was chosen.
pub fn view(press: Callback<Wish>) -> AnyView {
    let wish = move |wish: Wish| move || press.run(wish);
    let start = Button::new("Start a team").primary().icon(Icon::People).on(wish(Wish::Team));
    let just_me = Button::new("Plan for myself").icon(Icon::Person).on(wish(Wish::Alone));
    let bring = Button::new("Bring in a file").icon(Icon::Upload).href(Route::Data.hash());
    let sample = Button::new("See the sample team").icon(Icon::Eye).on(wish(Wish::Sample));
    view! {
        {page_title("Welcome to Sprintloop", Vec::new(), Vec::new())}
        <div class="stack">
            <p class="prose soft">"Better marketing decisions, faster, with the focus protected. Everything stays in this browser until you save a file."</p>
            <div class="first-run">
                {card("A team", "People with roles, a shared backlog, sprints that fit the team's time.", start)}
                {card("Just me", "The same loop for one person: every role is yours, nobody has to approve.", just_me)}
                {card("The sample team", "Look around in a team of six that is in the middle of a sprint.", sample)}
                {card("A file", "A Sprintloop file from a colleague, or a board from another tool.", bring)}
            </div>
        </div>
    }
    .into_any()
}

fn card(title: &'static str, text: &'static str, button: AnyView) -> AnyView {
    view! {
        <div class="card">
            <div class="stack stack--tight"><h2 class="section__title">{title}</h2><p class="soft">{text}</p></div>
            <div class="card__foot">{button}</div>
        </div>
    }
    .into_any()
}
