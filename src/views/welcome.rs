//! The first screen: what one can start with. It says what was chosen, and does none of it.

use leptos::prelude::*;

use super::components::{Button, ButtonKind, IconName, LinkButton, PageTitle};
use super::wish::Wish;
use crate::state::Route;

/// The ways to begin.
#[component]
pub fn Welcome(
    /// Is told which one was chosen.
    #[prop(into)]
    on_press: Callback<Wish>,
) -> impl IntoView {
    let wish = move |wish: Wish| move || on_press.run(wish);
    view! {
        <PageTitle title="Welcome to Sprintloop"/>
        <div class="stack">
            <p class="prose soft">"Better marketing decisions, faster, with the focus protected. Everything stays in this browser until you save a file."</p>
            <div class="first-run">
                <StartCard title="A team" text="People with roles, a shared backlog, sprints that fit the team's time.">
                    <Button label="Start a team" kind=ButtonKind::Primary icon=IconName::People on_press=wish(Wish::Team)/>
                </StartCard>
                <StartCard title="Just me" text="The same loop for one person: every role is yours, nobody has to approve.">
                    <Button label="Plan for myself" icon=IconName::Person on_press=wish(Wish::Alone)/>
                </StartCard>
                <StartCard title="The sample team" text="Look around in a team of six that is in the middle of a sprint.">
                    <Button label="See the sample team" icon=IconName::Eye on_press=wish(Wish::Sample)/>
                </StartCard>
                <StartCard title="A file" text="A Sprintloop file from a colleague, or a board from another tool.">
                    <LinkButton label="Bring in a file" icon=IconName::Upload href=Route::Data.hash()/>
                </StartCard>
            </div>
        </div>
    }
}

/// One of the ways to start.
#[component]
fn StartCard(
    title: &'static str,
    text: &'static str,
    /// Its button.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="card">
            <div class="stack stack--tight"><h2 class="section__title">{title}</h2><p class="soft">{text}</p></div>
            <div class="card__foot">{children()}</div>
        </div>
    }
}
