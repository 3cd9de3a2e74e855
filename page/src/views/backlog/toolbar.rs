//! The backlog's search and filters, kept in the address.

use leptos::prelude::*;

use super::columns::{Column, Sort};
use super::filter::{Filter, STATES};
use super::shown::Backlog;
use crate::views::components::{
    Button, ButtonKind, Chip, Choice, Entry, Field, Menu, SearchField, SelectField,
};
use crate::views::names;
use sprintloop::domain::tables::draft::is_just_me;

/// One signal per filter, kept in step with the address.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<String>,
    owner: RwSignal<String>,
    work_type: RwSignal<String>,
    channel: RwSignal<String>,
    state: RwSignal<String>,
    mine: RwSignal<bool>,
    table: RwSignal<bool>,
    sort: RwSignal<String>,
    group: RwSignal<String>,
    hidden: RwSignal<String>,
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
            table: RwSignal::new(false),
            sort: empty(),
            group: empty(),
            hidden: empty(),
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
        set(self.sort, filter.sort);
        set(self.group, filter.group);
        set(self.hidden, filter.hidden);
        for (signal, on) in [(self.mine, filter.mine), (self.table, filter.table)] {
            if signal.get_untracked() != on {
                signal.set(on);
            }
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
            table: self.table.get(),
            sort: self.sort.get(),
            group: self.group.get(),
            hidden: self.hidden.get(),
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
    let alone = Memo::new(move |_| is_just_me(&store.workspace()));
    let owners = Memo::new(move |_| {
        let mut choices = names::member_choices(&store.workspace(), Some("All owners"));
        choices.insert(1.min(choices.len()), ("nobody".to_owned(), "No owner".to_owned()));
        choices
    });
    let kinds = Memo::new(move |_| names::work_types_to_filter(&store.workspace(), "All types"));
    let channels =
        Memo::new(move |_| names::channel_choices(&store.workspace(), Some("All channels")));
    let states: Vec<Choice> =
        STATES.into_iter().map(|(key, label)| (key.to_owned(), label.to_owned())).collect();
    let is_set = move || backlog.filter.with(Filter::is_set);
    let clear = move || fields.take(backlog.filter.with_untracked(Filter::unfiltered));
    let named = |id: &str, label: &str| Field::new(id, label).hidden_label();
    view! {
        <div class="toolbar" role="search" aria-label="Backlog">
            <SearchField field=named("backlog-search", "Search backlog").placeholder("Search") value=fields.text/>
            <SelectField field=named("backlog-state", "Status") value=fields.state choices=Signal::stored(states)/>
            {move || (!alone.get()).then(|| view! {
                <SelectField field=named("backlog-owner", "Owner") value=fields.owner choices=owners/>
            })}
            <SelectField field=named("backlog-type", "Work type") value=fields.work_type choices=kinds/>
            <SelectField field=named("backlog-channel", "Channel") value=fields.channel choices=channels/>
            {move || (!alone.get()).then(|| view! {
                <Chip label="My work" on=fields.mine on_press=move || fields.mine.update(|mine| *mine = !*mine)/>
            })}
            {move || is_set().then(|| view! { <Button label="Clear filters" kind=ButtonKind::Link on_press=clear/> })}
        </div>
        {move || fields.table.get().then(|| view! { <TableTools backlog fields/> })}
    }
}

/// What a table can be sorted by; reversed only if it is now: the headings lead there.
fn sorts(now: &str) -> Vec<Choice> {
    let now = Sort::read(now).filter(|sort| sort.reversed);
    let choice = |sort: Sort| (sort.word(), sort.label());
    let none = (String::new(), "In priority order".to_owned());
    let all = Column::SORTS.map(|column| choice(Sort { column, reversed: false }));
    std::iter::once(none).chain(all).chain(now.map(choice)).collect()
}

/// What the table is sorted and grouped by, and its columns.
#[component]
fn TableTools(backlog: Backlog, fields: Fields) -> impl IntoView {
    let named = |id: &str, label: &str| Field::new(id, label).hidden_label();
    let group = |column: Column| {
        (column.key().to_owned(), format!("Group by {}", column.label().to_lowercase()))
    };
    let none = std::iter::once((String::new(), "No groups".to_owned()));
    let groups = Signal::stored(none.chain(Column::GROUPS.map(group)).collect());
    let sorts = Signal::derive(move || sorts(&fields.sort.get()));
    let entries = move || {
        let entry = |column: Column| {
            let on = Signal::derive(move || backlog.columns.with(|shown| shown.contains(&column)));
            let turn = move || {
                let filter = backlog.filter.get_untracked();
                let campaigns = backlog.campaigns.get_untracked();
                let on = on.get_untracked();
                set(fields.hidden, filter.with_column(column, !on, campaigns).hidden);
            };
            Entry::tick(column.label(), on, turn)
        };
        Column::ALL.into_iter().map(entry).collect()
    };
    view! {
        <div class="toolbar" role="group" aria-label="Table">
            <SelectField field=named("backlog-sort", "Sort") value=fields.sort choices=sorts/>
            <SelectField field=named("backlog-group", "Group") value=fields.group choices=groups/>
            <Menu label="Columns" entries/>
            <span class="small soft">"Bookmark this page to keep this view."</span>
        </div>
    }
}
