//! The backlog's search and filters, kept in the address.

use leptos::prelude::*;

use super::filter::{Filter, STATES};
use super::shown::Backlog;
use crate::views::components::{Button, ButtonKind, Chip, Choice, Field, SearchField, SelectField};
use crate::views::names;

/// One signal per filter, kept in step with the address.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<String>,
    owner: RwSignal<String>,
    work_type: RwSignal<String>,
    channel: RwSignal<String>,
    state: RwSignal<String>,
    mine: RwSignal<bool>,
}

impl Fields {
    fn of(backlog: Backlog) -> Self {
        let empty = || RwSignal::new(String::new());
        let fields = Self {
            text: empty(),
            owner: empty(),
            work_type: empty(),
            channel: empty(),
            state: empty(),
            mine: RwSignal::new(false),
        };
        Effect::new(move |_| fields.take(backlog.filter.get()));
        // The first run only reads the empty fields; it must not clear the address.
        Effect::new(move |before: Option<()>| {
            let filter = fields.read();
            if before.is_some() {
                backlog.ask(&filter);
            }
        });
        fields
    }

    fn take(self, filter: Filter) {
        set(self.text, filter.text);
        set(self.owner, filter.owner);
        set(self.work_type, filter.work_type);
        set(self.channel, filter.channel);
        set(self.state, filter.state);
        if self.mine.get_untracked() != filter.mine {
            self.mine.set(filter.mine);
        }
    }

    fn read(self) -> Filter {
        Filter {
            text: self.text.get(),
            owner: self.owner.get(),
            work_type: self.work_type.get(),
            channel: self.channel.get(),
            state: self.state.get(),
            mine: self.mine.get(),
            refine: false,
        }
    }
}

fn set(signal: RwSignal<String>, value: String) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// The filters above the list.
#[component]
pub(super) fn Toolbar(backlog: Backlog) -> impl IntoView {
    let store = backlog.store;
    let fields = Fields::of(backlog);
    let owners = Signal::derive(move || {
        let mut choices = names::member_choices(&store.workspace(), Some("All owners"));
        choices.insert(1.min(choices.len()), ("nobody".to_owned(), "No owner".to_owned()));
        choices
    });
    let kinds =
        Signal::derive(move || names::work_type_choices(&store.workspace(), Some("All types")));
    let channels =
        Signal::derive(move || names::channel_choices(&store.workspace(), Some("All channels")));
    let states: Vec<Choice> =
        STATES.into_iter().map(|(key, label)| (key.to_owned(), label.to_owned())).collect();
    let is_set = move || backlog.filter.with(Filter::is_set);
    let clear = move || fields.take(Filter::default());
    let named = |id: &str, label: &str| Field::new(id, label).hidden_label();
    view! {
        <div class="toolbar" role="search" aria-label="Backlog">
            <SearchField field=named("backlog-search", "Search backlog").placeholder("Search") value=fields.text/>
            <SelectField field=named("backlog-state", "Status") value=fields.state choices=Signal::stored(states)/>
            <SelectField field=named("backlog-owner", "Owner") value=fields.owner choices=owners/>
            <SelectField field=named("backlog-type", "Work type") value=fields.work_type choices=kinds/>
            <SelectField field=named("backlog-channel", "Channel") value=fields.channel choices=channels/>
            <Chip label="My work" on=fields.mine on_press=move || fields.mine.update(|mine| *mine = !*mine)/>
            {move || is_set().then(|| view! { <Button label="Clear filters" kind=ButtonKind::Link on_press=clear/> })}
        </div>
    }
}
