//! Days off for everyone, as the form of the rules has them.

use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

use crate::state::Store;
use crate::views::components::{Button, Form, IconName, date_field, dates, dom};

/// The days, each with a button that takes it out, and a field for one more.
pub(super) fn field(form: Form, days: RwSignal<BTreeSet<NaiveDate>>) -> AnyView {
    let today = Store::here().now().date_naive();
    let next = RwSignal::new(String::new());
    let add = move || {
        if let Ok(day) = next.get_untracked().parse() {
            days.update(|days| {
                days.insert(day);
            });
            next.set(String::new());
        }
        dom::focus_later(form.id("day-off"));
    };
    let one = move |day: NaiveDate| {
        let name = dates::day(day, today);
        let out =
            Button::new(format!("Take out {name}")).quiet().small().icon_only(IconName::Close);
        let out = out.on(move || {
            days.update(|days| {
                days.remove(&day);
            });
        });
        view! { <li class="cluster">{name} {out}</li> }.into_any()
    };
    view! {
        {date_field(form.field("day-off", "Day off for everyone").optional(), next)}
        <div class="cluster">{Button::new("Add the day off").small().icon(IconName::Plus).on(add)}</div>
        <ul class="cluster">{move || days.get().into_iter().map(one).collect_view()}</ul>
    }
    .into_any()
}
