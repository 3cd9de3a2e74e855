//! Offers the tour on Today, or to go on with it.

use leptos::prelude::*;

use super::standing::{Stands, Tour};
use crate::views::components::{Button, ButtonKind, IconName, Notice};
use sprintloop::domain::sample::is_sample;

/// On Today, for the sample team alone: offers the tour, or to go on with it.
#[component]
pub fn TourOffer() -> impl IntoView {
    let tour = use_context::<Tour>();
    move || {
        let tour = tour.filter(|tour| is_sample(&tour.store.workspace()))?;
        let (title, verb, stop) = match tour.stands.get() {
            Stands::Offered => ("New here? Take a tour in six stops", "Start the tour", 0),
            Stands::Left(stop) => ("You left the tour", "Continue the tour", stop),
            Stands::At(_) | Stands::Over => return None,
        };
        Some(view! {
            <Notice title text="A week with Sprintloop, on the sample team's own screens. Leave at any time.">
                <Button label=verb small=true icon=IconName::Play on_press=move || tour.begin(stop)/>
                <Button label="No thanks" kind=ButtonKind::Quiet small=true on_press=move || tour.end()/>
            </Notice>
        })
    }
}
