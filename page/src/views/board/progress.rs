//! The goal over the cards; opened, how far the sprint has come towards it.

use leptos::prelude::*;

use super::shown::Shown;
use crate::views::components::MoreOnDemand;
use crate::views::metrics::SprintBurndown;

/// The goal as a line that opens the burndown.
#[component]
pub(super) fn SprintProgress(shown: Shown) -> impl IntoView {
    let goal = Memo::new(move |_| {
        shown.shape.with(|shape| {
            let goal = shape.sprint.as_ref()?.goal.as_ref()?;
            Some(goal.text.to_string())
        })
    });
    move || {
        let label = match goal.get() {
            Some(goal) => format!("Goal: {goal}"),
            None => "Burndown".to_owned(),
        };
        view! { <div class="board-progress"><MoreOnDemand label><SprintBurndown/></MoreOnDemand></div> }
    }
}
