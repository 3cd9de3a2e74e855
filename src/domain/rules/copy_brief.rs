//! What a copy or the rest of a split item has in common with the first.

use crate::domain::records::backlog::item::BacklogItem;

/// What a copy or the rest of a split item has in common with the first.
pub(in crate::domain) fn copy_brief(from: &BacklogItem, to: &mut BacklogItem) {
    to.purpose = from.purpose.clone();
    to.channel = from.channel;
    to.owner = from.owner;
    to.contributors = from.contributors.clone();
    to.requester = from.requester.clone();
    to.expected_value = from.expected_value.clone();
    to.description = from.description.clone();
    to.measurement = from.measurement.clone();
    to.links = from.links.clone();
    to.campaign = from.campaign;
}
