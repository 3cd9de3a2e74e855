//! The first screen: the ways to start. It reports the choice and does nothing itself.

use leptos::prelude::*;

use super::components::{Button, ButtonKind, IconName, LinkButton, PageTitle};
use super::wish::Wish;
use crate::state::Route;

/// The ways to start.
#[component]
pub fn Welcome(
    /// Receives the choice.
    #[prop(into)]
    on_press: Callback<Wish>,
) -> impl IntoView {
    let wish = move |wish: Wish| move || on_press.run(wish);
    view! {
        <PageTitle title="Welcome to Sprintloop"/>
        <div class="stack">
            <p class="prose soft">"Make better marketing decisions, faster, and keep your team focused. Your data stays in this browser unless you export it."</p>
            <div class="first-run">
                <StartCard title="A team" text="Roles, a shared backlog and sprints that fit your team's capacity.">
                    <Button label="Start a team" kind=ButtonKind::Primary icon=IconName::People on_press=wish(Wish::Team)/>
                    <LinkButton label="Join a team space" href="#/join"/>
                </StartCard>
                <StartCard title="Just me" text="The same loop for one person: you hold every role and need no approvals.">
                    <Button label="Plan for myself" icon=IconName::Person on_press=wish(Wish::Alone)/>
                </StartCard>
                <StartCard title="A sample team" text="Look around a team of six, with two stakeholders, in the middle of a sprint.">
                    <Button label="Explore a sample team" icon=IconName::Eye on_press=wish(Wish::Sample)/>
                </StartCard>
                <StartCard title="A retrospective" text="For any team and any dates. No setup needed.">
                    <Button label="Look back on any dates" icon=IconName::Calendar on_press=wish(Wish::LookBack)/>
                </StartCard>
                <StartCard title="Import" text="A Sprintloop file from a colleague, or a board or table from another tool.">
                    <LinkButton label="Import a file" icon=IconName::Upload href=Route::Data.hash()/>
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
