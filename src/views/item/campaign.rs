//! The campaign group an item belongs to: its name, its brief, the plan and the items under it.

use crate::views::prelude::*;

use super::campaign_choices;
use super::criteria::{adder, words};
use super::inline::{Kind, Save, edit};
use super::measurement;
use super::panel::Shown;
use crate::domain::base::ids::CampaignId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{CampaignCommand, ItemEdit};
use crate::domain::records::backlog::campaign::Campaign;
use crate::views::components::{more, section};
use crate::views::names;

/// The campaign it belongs to; a new one is started by its name.
pub(super) fn campaign(shown: Shown) -> AnyView {
    let store = shown.store;
    let choices = Signal::derive(move || campaign_choices(&store.workspace(), "No campaign"));
    let field = shown.inline(
        Kind::Choose(choices),
        shown.field("campaign", "Campaign"),
        |item| item.campaign.map(|id| id.to_string()).unwrap_or_default(),
        |text| Ok(ItemEdit::Campaign(text.parse().ok())),
    );
    let own = Memo::new(move |_| shown.item.with(|item| item.as_ref()?.campaign));
    let group = move || match own.get() {
        Some(id) => untrack(|| {
            let content = view! { {brief(shown, id)} {measurement::shared(shown, id)} };
            more("The campaign's brief and plan", content.into_any())
        }),
        None => untrack(|| start(shown)),
    };
    view! { {field} {group} }.into_any()
}

fn start(shown: Shown) -> AnyView {
    adder(shown, "campaign-add", "Start a campaign with this item", move |text| {
        let id = shown.store.mint();
        let command = CampaignCommand::Add { id, name: words(text)? };
        shown.store.dispatch(Command::Campaign(command))?;
        shown.edit(ItemEdit::Campaign(Some(id)))
    })
}

/// Name and brief, and which items share them.
fn brief(shown: Shown, id: CampaignId) -> AnyView {
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
        let lines = of_it.map(|item| view! { <li>{names::item_link(&ws, item.id)}</li> });
        view! { <ul class="small">{lines.collect_view()}</ul> }
    };
    let content = view! {
        {edit(Kind::Line, shown.field("campaign-name", "Name of the campaign"), part(|group| group.name.to_string()), name)}
        {edit(Kind::Area, shown.field("campaign-brief", "Brief"), part(|group| group.brief.clone()), brief)}
        {items}
    };
    section("Campaign", "shared by all its items", (), content.into_any())
}
