//! Who else is in it and what belongs to it: contributors, requester, links, recurrence.

use leptos::prelude::*;

use super::criteria::{Adder, words};
use super::inline::Kind;
use super::shown::{ItemField, Shown};
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::MemberId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::backlog::ItemEdit;
use crate::domain::records::backlog::item::{Contributor, Link, Recurrence};
use crate::domain::records::intake::Requester;
use crate::views::components::{
    Button, Choice, Field, IconName, NumberField, Person, RowButton, SafeLink, Section, SelectField,
};
use crate::views::names;
use crate::views::refusal::RefusalSlot;

/// Contributors and their shares of the estimate.
#[component]
pub(super) fn Contributors(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|i| i.as_ref().map(|i| i.contributors.clone()).unwrap_or_default())
    });
    let member = RwSignal::new(String::new());
    let share = RwSignal::new("25".to_owned());
    let refused = RwSignal::new(None::<Refusal>);
    let people =
        Signal::derive(move || names::member_choices(&store.workspace(), Some("Who helps")));
    let add = move || {
        let percent = share.get_untracked().trim().trim_end_matches(['%', ' ']).parse().ok();
        let edit = match (names::chosen::<MemberId>(member), percent) {
            (None, _) => Err(Refusal::input("Choose who helps.")),
            (_, None) => Err(Refusal::input("Write the share in percent, such as 25.")),
            (Some(member), Some(percent)) => {
                let mut list = all.get_untracked();
                list.push(Contributor { member, share: BasisPoints::percent(percent) });
                shown.edit(ItemEdit::Contributors(list))
            }
        };
        if edit.is_ok() {
            member.set(String::new());
        }
        refused.set(edit.err());
    };
    let remove = move |member: MemberId| {
        let mut list = all.get_untracked();
        list.retain(|other| other.member != member);
        refused.set(shown.edit(ItemEdit::Contributors(list)).err());
    };
    view! {
        <Section title="Contributors" note="the owner carries the rest">
            <For each=move || all.get() key=|one| (one.member, one.share) let:one>
                <ContributorLine shown one on_remove=move || remove(one.member)/>
            </For>
            <div class="form__row">
                <SelectField field=Field::new("item-helper", "Contributor") value=member choices=people/>
                <NumberField field=Field::new("item-share", "Share").unit("%") value=share/>
            </div>
            <div class="cluster"><Button label="Add contributor" small=true on_press=add/></div>
            <RefusalSlot refused/>
        </Section>
    }
}

/// Who helps, and the share of the estimate.
#[component]
fn ContributorLine(
    shown: Shown,
    one: Contributor,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let name = names::member(&shown.store.workspace_now(), Some(one.member));
    let remove = format!("Take out {name}");
    view! {
        <div class="cluster">
            <Person name/>
            <span class="number">{one.share.to_string()}</span>
            <RowButton label=remove icon=IconName::Close on_press=on_remove/>
        </div>
    }
}

/// Who asked for it.
#[component]
pub(super) fn RequesterField(shown: Shown) -> impl IntoView {
    let write = move |text: &str| {
        let ws = shown.store.workspace_now();
        let requester = Title::parse(text).ok().map(|name| {
            let member = ws.members.values().find(|m| m.name == name).map(|m| m.id);
            Requester { name, member }
        });
        Ok(ItemEdit::Requester(requester))
    };
    view! {
        <ItemField shown kind=Kind::Line field=shown.field("requester", "Requested by")
            read=|item| item.requester.as_ref().map(|r| r.name.to_string()).unwrap_or_default() write/>
    }
}

/// Links to elsewhere.
#[component]
pub(super) fn Links(shown: Shown) -> impl IntoView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.links.clone()).unwrap_or_default())
    });
    let add = move |text: &str| {
        let mut list = all.get_untracked();
        list.push(Link { label: String::new(), address: words(text)?.to_string() });
        shown.edit(ItemEdit::Links(list))
    };
    let remove = move |link: &Link| {
        let mut list = all.get_untracked();
        list.retain(|other| other != link);
        shown.refused.set(shown.edit(ItemEdit::Links(list)).err());
    };
    view! {
        <Section title="Links">
            <For each=move || all.get() key=|one| (one.label.clone(), one.address.clone()) let:link>
                <LinkLine link=link.clone() on_remove=move || remove(&link)/>
            </For>
            <Adder shown name="link" label="Add a link, https:// or mailto:" save=add/>
        </Section>
    }
}

/// A link by its label, or by its address where it has none.
#[component]
fn LinkLine(link: Link, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let Link { label, address } = link;
    let label = if label.is_empty() { address.clone() } else { label };
    let remove = format!("Take out {label}");
    view! {
        <div class="cluster">
            <span class="truncate"><SafeLink address label/></span>
            <RowButton label=remove icon=IconName::Close on_press=on_remove/>
        </div>
    }
}

/// Whether it comes back by itself.
#[component]
pub(super) fn RecurrenceField(shown: Shown) -> impl IntoView {
    let all = Recurrence::ALL.iter().map(|r| (r.label().to_owned(), r.label().to_owned()));
    let choices: Vec<Choice> =
        std::iter::once((String::new(), "Does not come back".to_owned())).chain(all).collect();
    let write = |text: &str| {
        let chosen = Recurrence::ALL.into_iter().find(|r| r.label() == text);
        Ok(ItemEdit::Recurrence(chosen))
    };
    view! {
        <ItemField shown kind=Kind::Choose(Signal::stored(choices)) field=shown.field("recurrence", "Comes back")
            read=|item| item.recurrence.map(|r| r.label().to_owned()).unwrap_or_default() write/>
    }
}
