//! Days off for everyone, as the form of the rules has them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Button, DateField, Form, IconName, RowButton, dates, dom};

/// The days, each with a button that takes it out, and a field for one more.
#[component]
pub(super) fn DaysOff(form: Form, days: RwSignal<BTreeSet<NaiveDate>>) -> impl IntoView {
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
    let one = move |day| view! { <DayOff day days /> };
    view! {
        <DateField field=form.field("day-off", "Day off for everyone").optional() value=next />
        <div class="cluster"><Button label="Add the day off" small=true icon=IconName::Plus on_press=add /></div>
        <ul class="cluster">{move || days.get().into_iter().map(one).collect_view()}</ul>
    }
}

/// One day, and what takes it out.
#[component]
fn DayOff(day: NaiveDate, days: RwSignal<BTreeSet<NaiveDate>>) -> impl IntoView {
    let name = dates::day(day, Store::here().now().date_naive());
    let label = format!("Take out {name}");
    let out = move || {
        days.update(|days| {
            days.remove(&day);
        });
    };
    view! {
        <li class="cluster">
            {name}
            <RowButton label icon=IconName::Close on_press=out />
        </li>
    }
}
