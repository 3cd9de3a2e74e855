//! Somebody changed a field while it was being typed into: both versions are offered.

use leptos::prelude::*;

use super::typing::Typing;
use crate::views::components::{Button, ButtonKind, Notice, Tone};
use sprintloop::domain::base::dates;

/// Shows what stands now, and lets the person choose.
#[component]
pub(super) fn Overtaken(
    typing: Typing,
    /// The field is a date; it is shown in words.
    is_day: bool,
) -> impl IntoView {
    move || {
        let theirs = typing.theirs.get()?;
        let now = match theirs.parse() {
            Ok(day) if is_day => dates::day(day),
            _ => theirs,
        };
        let text = match now.trim() {
            "" => "It is empty now. What you typed isn't saved yet.".to_owned(),
            now => format!("Now: “{now}”. What you typed isn't saved yet."),
        };
        Some(view! {
            <Notice title="This was changed while you were typing" tone=Tone::Watch text said=true>
                <Button label="Use mine" small=true kind=ButtonKind::Primary
                    on_press=move || typing.use_mine()/>
                <Button label="Keep theirs" small=true on_press=move || typing.give_up()/>
            </Notice>
        })
    }
}
