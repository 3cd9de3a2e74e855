//! Who else is in it and what belongs to it: contributors, requester, links, recurrence.

use crate::views::prelude::*;

use super::criteria::{adder, words};
use super::inline::Kind;
use super::panel::Shown;
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::MemberId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::backlog::ItemEdit;
use crate::domain::records::backlog::item::{Contributor, Link, Recurrence};
use crate::domain::records::intake::Requester;
use crate::views::components::{
    Button, Choice, Field, Icon, link, number_field, person, section, select_field,
};
use crate::views::names;
use crate::views::refusal::refusal_slot;

/// Contributors and their shares of the estimate.
pub(super) fn contributors(shown: Shown) -> AnyView {
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
    let line = move |one: Contributor| {
        let name = names::member(&store.workspace_now(), Some(one.member));
        let remove = Button::new(format!("Take out {name}")).quiet().small().icon_only(Icon::Close);
        let remove = remove.on(move || {
            let mut list = all.get_untracked();
            list.retain(|other| other.member != one.member);
            refused.set(shown.edit(ItemEdit::Contributors(list)).err());
        });
        view! { <div class="cluster">{person(&name)} <span class="number">{one.share.to_string()}</span> {remove}</div> }
    };
    let content = view! {
        <For each=move || all.get() key=|one| (one.member, one.share) let:one>{line(one)}</For>
        <div class="form__row">
            {select_field(Field::new("item-helper", "Contributor"), member, people)}
            {number_field(Field::new("item-share", "Share").unit("%"), share)}
        </div>
        <div class="cluster">{Button::new("Add contributor").small().on(add)}</div>
        {refusal_slot(refused, None)}
    };
    section("Contributors", "the owner carries the rest", (), content.into_any())
}

/// Who asked for it.
pub(super) fn requester(shown: Shown) -> AnyView {
    shown.inline(
        Kind::Line,
        shown.field("requester", "Requested by"),
        |item| item.requester.as_ref().map(|r| r.name.to_string()).unwrap_or_default(),
        move |text| {
            let ws = shown.store.workspace_now();
            let requester = Title::parse(text).ok().map(|name| {
                let member = ws.members.values().find(|m| m.name == name).map(|m| m.id);
                Requester { name, member }
            });
            Ok(ItemEdit::Requester(requester))
        },
    )
}

/// Links to elsewhere.
pub(super) fn links(shown: Shown) -> AnyView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.links.clone()).unwrap_or_default())
    });
    let add = adder(shown, "link", "Add a link, https:// or mailto:", move |text| {
        let mut list = all.get_untracked();
        list.push(Link { label: String::new(), address: words(text)?.to_string() });
        shown.edit(ItemEdit::Links(list))
    });
    let line = move |one: Link| {
        let label = if one.label.is_empty() { one.address.clone() } else { one.label.clone() };
        let shown_link = link(&one.address, &label);
        let remove =
            Button::new(format!("Take out {label}")).quiet().small().icon_only(Icon::Close);
        let remove = remove.on(move || {
            let mut list = all.get_untracked();
            list.retain(|other| *other != one);
            shown.refused.set(shown.edit(ItemEdit::Links(list)).err());
        });
        view! { <div class="cluster"><span class="truncate">{shown_link}</span> {remove}</div> }
    };
    let content = view! {
        <For each=move || all.get() key=|one| (one.label.clone(), one.address.clone()) let:one>{line(one)}</For>
        {add}
    };
    section("Links", (), (), content.into_any())
}

/// Whether it comes back by itself.
pub(super) fn recurrence(shown: Shown) -> AnyView {
    let all = Recurrence::ALL.iter().map(|r| (r.label().to_owned(), r.label().to_owned()));
    let choices: Vec<Choice> =
        std::iter::once((String::new(), "Does not come back".to_owned())).chain(all).collect();
    shown.inline(
        Kind::Choose(Signal::stored(choices)),
        shown.field("recurrence", "Comes back"),
        |item| item.recurrence.map(|r| r.label().to_owned()).unwrap_or_default(),
        |text| {
            let chosen = Recurrence::ALL.into_iter().find(|r| r.label() == text);
            Ok(ItemEdit::Recurrence(chosen))
        },
    )
}
