//! An item's campaign group: its name, brief, measurement plan and items.

use leptos::either::Either;
use leptos::prelude::*;

use super::campaigns::campaign_choices;
use super::criteria::{Adder, words};
use super::inline::{InlineField, Kind, Save};
use super::measurement::SharedMeasurement;
use super::shown::{ItemField, Shown};
use crate::views::components::{More, Section};
use crate::views::names::{self, ItemLink};
use sprintloop::domain::base::ids::CampaignId;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{CampaignCommand, ItemEdit};
use sprintloop::domain::records::backlog::campaign::Campaign;

/// The item's campaign, or a field to start one.
#[component]
pub(super) fn CampaignFields(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let own = Memo::new(move |_| shown.item.with(|item| item.as_ref()?.campaign));
    let choices = Memo::new(move |_| {
        let ws = store.workspace();
        let offered = campaign_choices(&ws, "No campaign");
        match own.get().and_then(|id| ws.campaigns.get(id)) {
            Some(own) => names::with_stored(offered, own.id.to_string(), own.name.to_string()),
            None => offered,
        }
    });
    let start = move |text: &str| {
        let id = shown.store.mint();
        let command = CampaignCommand::Add { id, name: words(text)? };
        shown.store.dispatch(Command::Campaign(command))?;
        shown.edit(ItemEdit::Campaign(Some(id)))
    };
    let group = move || match own.get() {
        Some(id) => Either::Left(view! {
            <More label="Campaign brief and measurement plan">
                <CampaignBrief shown id/>
                <SharedMeasurement shown id/>
            </More>
        }),
        None => Either::Right(view! {
            <Adder shown name="campaign-add" label="Start a campaign with this item" save=start/>
        }),
    };
    view! {
        <ItemField shown kind=Kind::Choose(choices.into()) field=shown.field("campaign", "Campaign")
            read=|item| item.campaign.map(|id| id.to_string()).unwrap_or_default()
            write=|text| Ok(ItemEdit::Campaign(text.parse().ok()))/>
        {group}
    }
}

/// The campaign's name and brief, and the items that share them.
#[component]
fn CampaignBrief(shown: Shown, id: CampaignId) -> impl IntoView {
    let store = shown.store;
    let part = move |read: fn(&Campaign) -> String| {
        Memo::new(move |_| {
            store.workspace().campaigns.get(id).map(|group| read(group)).unwrap_or_default()
        })
    };
    let write = move |change: fn(&mut (Title, String), &str) -> Result<(), Refusal>| -> Save {
        Callback::new(move |(text, _): (String, _)| {
            let ws = store.workspace_now();
            let group = ws.campaigns.get(id).ok_or_else(|| Refusal::unknown("campaign"))?;
            let mut words = (group.name.clone(), group.brief.clone());
            change(&mut words, &text)?;
            let (name, brief) = words;
            store.dispatch(Command::Campaign(CampaignCommand::Edit { id, name, brief })).map(|_| ())
        })
    };
    let name = write(|(name, _), text| {
        *name = words(text)?;
        Ok(())
    });
    let brief = write(|(_, brief), text| {
        text.trim().clone_into(brief);
        Ok(())
    });
    let items = move || {
        let ws = store.workspace();
        let of_it = ws.items.values().filter(|item| item.campaign == Some(id));
        of_it.map(|item| view! { <li><ItemLink id=item.id/></li> }).collect_view()
    };
    view! {
        <Section title="Campaign" note="Shared by all its items">
            <InlineField kind=Kind::Line field=shown.field("campaign-name", "Campaign name")
                value=part(|group| group.name.to_string()) save=name/>
            <InlineField kind=Kind::Area field=shown.field("campaign-brief", "Brief")
                value=part(|group| group.brief.clone()) save=brief/>
            <ul class="small">{items}</ul>
        </Section>
    }
}
