//! A theme: what keeps coming back, with a name.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::ids::{RetrospectiveId, ThemeId, TopicId};
use crate::domain::base::text::Title;

/// Topics of several retrospectives that are about the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Theme {
    /// Identity.
    pub id: ThemeId,
    /// Its name.
    pub name: Title,
    /// Its topics by retrospective.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub topics: BTreeMap<RetrospectiveId, BTreeSet<TopicId>>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Theme {
    /// Returns whether a topic belongs to it.
    pub fn has(&self, retro: RetrospectiveId, topic: TopicId) -> bool {
        self.topics.get(&retro).is_some_and(|topics| topics.contains(&topic))
    }
}
