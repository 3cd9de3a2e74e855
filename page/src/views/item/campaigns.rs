//! The campaign groups in use.

use crate::views::components::Choice;
use sprintloop::domain::tables::record::Tables;

/// Returns the campaign groups in use as choices; the first choice is none.
pub fn campaign_choices(tables: &Tables, none: &str) -> Vec<Choice> {
    let mut all: Vec<Choice> = tables
        .campaigns
        .values()
        .filter(|campaign| !campaign.archived)
        .map(|campaign| (campaign.id.to_string(), campaign.name.to_string()))
        .collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    std::iter::once((String::new(), none.to_owned())).chain(all).collect()
}
