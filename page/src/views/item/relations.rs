//! Contributors, requester, links and recurrence of an item.

use leptos::prelude::*;

use super::criteria::{Adder, words};
use super::inline::Kind;
use super::shown::{ItemField, Shown};
use crate::views::components::{
    AmountField, Button, Choice, Field, IconName, Keyed, Person, RowButton, SafeLink, Section,
    SelectField,
};
use crate::views::names;
use crate::views::refusal::RefusalSlot;
use sprintloop::domain::base::amount;
use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::records::backlog::item::{Contributor, Link, Recurrence};
use sprintloop::domain::records::intake::Requester;

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
        Signal::derive(move || names::member_choices(&store.workspace(), Some("Choose a person")));
    let add = move || {
        let part = share_of(shown, &share.get_untracked());
        let edit = match (names::chosen::<MemberId>(member), part) {
            (None, _) => Err(Refusal::input("Choose a contributor.")),
            (_, Err(why)) => Err(Refusal::input(why)),
            (Some(member), Ok(share)) => {
                let mut list = all.get_untracked();
                list.push(Contributor { member, share });
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
        <Section title="Contributors" note="The owner takes the remaining share">
            <Keyed each=move || all.get() key=|one| (one.member, one.share) let:one>
                <ContributorLine shown one on_remove=move || remove(one.member)/>
            </Keyed>
            <div class="form__row">
                <SelectField field=Field::new("item-helper", "Contributor") value=member choices=people/>
                <AmountField field=shown.field("share", "Share").unit("%") value=share/>
            </div>
            <div class="cluster"><Button label="Add contributor" small=true on_press=add/></div>
            <RefusalSlot refused/>
        </Section>
    }
}

/// Reads a share: a percentage, or part of the estimate such as 2h.
fn share_of(shown: Shown, text: &str) -> Result<BasisPoints, String> {
    if let Some(share) = amount::percent(text) {
        return Ok(share);
    }
    let wrong = "Enter a share, such as 25%, or part of the estimate, such as 2h.";
    let named = text.chars().any(char::is_alphabetic) || text.contains(':');
    let scale = shown.store.workspace_now().workflow.scale();
    let part = named.then(|| amount::read(text, &scale).ok()).flatten().ok_or(wrong)?;
    let estimate = shown.item.with_untracked(|item| item.as_ref().and_then(|item| item.estimate));
    let Some(estimate) = estimate else {
        return Err(
            "Estimate the item first, or enter the share as a percentage, such as 25.".to_owned()
        );
    };
    let share = BasisPoints::ratio(part.0.into(), estimate.0.into());
    share.filter(|share| *share <= BasisPoints::WHOLE).ok_or_else(|| {
        format!("That's more than the estimate of {estimate}. Enter a smaller share.")
    })
}

/// A contributor and their share of the estimate.
#[component]
fn ContributorLine(
    shown: Shown,
    one: Contributor,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let name = names::member(&shown.store.workspace_now(), Some(one.member));
    let remove = format!("Remove {name}");
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

/// Links to other pages.
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
            <Keyed each=move || all.get() key=|one| (one.label.clone(), one.address.clone()) let:link>
                <LinkLine link=link.clone() on_remove=move || remove(&link)/>
            </Keyed>
            <Adder shown name="link" label="Add a link, https:// or mailto:" save=add/>
        </Section>
    }
}

/// A link with its label, or its address if it has none.
#[component]
fn LinkLine(link: Link, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    let Link { label, address } = link;
    let label = if label.is_empty() { address.clone() } else { label };
    let remove = format!("Remove {label}");
    view! {
        <div class="cluster">
            <span class="truncate"><SafeLink address label/></span>
            <RowButton label=remove icon=IconName::Close on_press=on_remove/>
        </div>
    }
}

/// Whether the item repeats.
#[component]
pub(super) fn RecurrenceField(shown: Shown) -> impl IntoView {
    let all = Recurrence::ALL.iter().map(|r| (r.label().to_owned(), r.label().to_owned()));
    let choices: Vec<Choice> =
        std::iter::once((String::new(), "Never".to_owned())).chain(all).collect();
    let write = |text: &str| {
        let chosen = Recurrence::ALL.into_iter().find(|r| r.label() == text);
        Ok(ItemEdit::Recurrence(chosen))
    };
    view! {
        <ItemField shown kind=Kind::Choose(Signal::stored(choices)) field=shown.field("recurrence", "Repeat")
            read=|item| item.recurrence.map(|r| r.label().to_owned()).unwrap_or_default() write/>
    }
}
