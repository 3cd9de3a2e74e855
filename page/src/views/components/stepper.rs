//! A row with a number and buttons for one fewer and one more.

use leptos::prelude::*;

use super::button::RowButton;
use super::icon::IconName;
use super::rows::Row;

/// The number stands beside the name and not at the far end: on a wide screen nobody hits the wrong row.
#[component]
pub fn Stepper(
    #[prop(into)] name: String,
    /// Tells it from the others; its buttons are `fewer-{id}` and `more-{id}`.
    #[prop(into)]
    id: String,
    /// Its current number.
    now: u32,
    /// Sets its number.
    #[prop(into)]
    set: Callback<(u32,)>,
) -> impl IntoView {
    let (fewer, more) = (format!("Fewer for {name}"), format!("More for {name}"));
    view! {
        <Row>
            <span class="stepper">
                <span class="stepper__buttons">
                    <RowButton label=fewer icon=IconName::Minus id=format!("fewer-{id}")
                        on_press=move || set.run((now.saturating_sub(1),))/>
                    <span class="number">{now}</span>
                    <RowButton label=more icon=IconName::Plus id=format!("more-{id}")
                        on_press=move || set.run((now + 1,))/>
                </span>
                <span dir="auto">{name}</span>
            </span>
        </Row>
    }
}
