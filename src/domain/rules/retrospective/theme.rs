//! Linking a topic to a theme, so that what keeps coming back is seen.

use crate::domain::base::ids::{RetrospectiveId, ThemeId, TopicId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::reads::retrospective::topics::{alone, topics};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::theme::Theme;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// Puts a topic into a theme, which is made if it is new, or takes it out.
pub(super) fn put_in_theme(
    draft: &mut Draft<'_>,
    id: ThemeId,
    name: Option<Title>,
    (retro, topic): (RetrospectiveId, TopicId),
    leaves: bool,
) -> Result<(), Refusal> {
    let session = draft.get::<Retrospective>(retro)?;
    if session.hides_cards() {
        return Err(Refusal::state("The cards are still hidden. Reveal them first."));
    }
    let Some(found) = topics(&session).into_iter().find(|it| it.id == topic) else {
        return Err(Refusal::unknown("topic"));
    };
    let before = draft.tables().themes.get(id).map(|theme| Theme::clone(theme));
    let mut theme = match (before, &name) {
        (Some(theme), _) => theme,
        (None, Some(name)) if !leaves => Theme::new(id, name.clone()),
        _ => return Err(Refusal::unknown("theme")),
    };
    if let Some(name) = name {
        let same = |other: &Theme| {
            other.id != id && other.name.as_str().to_lowercase() == name.as_str().to_lowercase()
        };
        if draft.tables().themes.values().any(|other| same(other)) {
            return Err(Refusal::input(format!(
                "The theme “{name}” already exists. Choose it from the list."
            )));
        }
        theme.name = name;
    }
    let its = theme.topics.entry(retro).or_default();
    if leaves {
        its.remove(&topic);
        // A card of a group may have been linked while it stood alone.
        for card in &found.cards {
            its.remove(&alone(*card));
        }
    } else {
        its.insert(topic);
    }
    theme.topics.retain(|_, topics| !topics.is_empty());
    let verb = if leaves { Verb::Removed } else { Verb::Added };
    draft.log(verb, RecordKey::Theme(id), format!("the theme “{}”", theme.name)).detail =
        found.name;
    draft.put(theme);
    Ok(())
}
