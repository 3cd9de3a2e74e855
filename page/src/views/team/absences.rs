//! A person's absences in the form: the list, and fields for one more.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Button, DateField, Form, IconName, RowButton, Section, SelectField, dates, dom,
};
use sprintloop::domain::records::absence::{Absence, AwayFor};

/// The absences of a form, and the one being entered.
#[derive(Clone, Copy)]
pub(super) struct Absences {
    all: RwSignal<Vec<Absence>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    away: RwSignal<String>,
}

impl Absences {
    pub(super) fn new(all: Vec<Absence>) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let away = text(AwayFor::WholeDays.label());
        Self { all: RwSignal::new(all), from: text(""), to: text(""), away }
    }

    /// Returns every absence, including one that was entered but not added yet. Errors are shown beside
    /// their field.
    pub(super) fn read(self, form: &Form) -> Vec<Absence> {
        self.add(form);
        self.all.get_untracked()
    }

    /// Adds what was entered, if anything. A single day needs no end date.
    fn add(self, form: &Form) {
        let (from, to) = (self.from.get_untracked(), self.to.get_untracked());
        if from.is_empty() && to.is_empty() {
            return;
        }
        let Ok(first) = from.parse::<NaiveDate>() else {
            form.error("away-from", "Enter a start date.");
            return;
        };
        let last = if to.is_empty() { Ok(first) } else { to.parse() };
        let Some(last) = last.ok().filter(|last| *last >= first) else {
            form.error("away-to", "Enter an end date on or after the start date.");
            return;
        };
        let chosen = self.away.get_untracked();
        let away = AwayFor::ALL.into_iter().find(|away| away.label() == chosen);
        let absence = Absence { from: first, to: last, away: away.unwrap_or_default() };
        self.all.update(|all| {
            if !all.contains(&absence) {
                all.push(absence);
                all.sort();
            }
        });
        self.from.set(String::new());
        self.to.set(String::new());
    }
}

/// Returns "Dec 21 – Jan 1" or "Mon, Dec 21, mornings only".
pub(super) fn words(absence: &Absence, today: NaiveDate) -> String {
    let days = match absence.from == absence.to {
        true => dates::day(absence.from, today),
        false => dates::span(absence.from, absence.to, today),
    };
    match absence.away {
        AwayFor::WholeDays => days,
        half => format!("{days}, {}", half.label().to_lowercase()),
    }
}

/// The list, and the fields for one more.
#[component]
pub(super) fn AbsenceFields(form: Form, absences: Absences) -> impl IntoView {
    let today = Store::here().now().date_naive();
    let kinds: Vec<_> = AwayFor::ALL
        .iter()
        .map(|away| (away.label().to_owned(), away.label().to_owned()))
        .collect();
    let add = move || {
        form.clear();
        absences.add(&form);
        dom::focus_later(form.id("away-from"));
    };
    let list = move || {
        let all = absences.all.get();
        if all.is_empty() {
            return view! { <p class="small soft">"No absences yet."</p> }.into_any();
        }
        let line = |one: Absence| view! { <AbsenceLine one today absences/> };
        view! { <ul class="rows">{all.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <Section title="Absences">
            {list}
            <div class="form__row">
                <DateField field=form.field("away-from", "First day away") value=absences.from/>
                <DateField field=form.field("away-to", "Last day away") value=absences.to/>
                <SelectField field=form.field("away-for", "Time away") value=absences.away choices=Signal::stored(kinds)/>
            </div>
            <div class="cluster"><Button label="Add absence" small=true icon=IconName::Plus on_press=add/></div>
        </Section>
    }
}

/// One absence, with a button that removes it.
#[component]
fn AbsenceLine(one: Absence, today: NaiveDate, absences: Absences) -> impl IntoView {
    let name = words(&one, today);
    let label = format!("Remove {name}");
    let remove = move || absences.all.update(|all| all.retain(|other| *other != one));
    view! {
        <li class="rows__row">
            <span class="rows__title">{name}</span>
            <span class="rows__end"><RowButton label icon=IconName::Close on_press=remove/></span>
        </li>
    }
}
