//! The outcomes of a retrospective: wins, guardrails, actions, plays, roadmap items.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::{
    ActionId, ChannelId, GuardrailId, ItemId, LearningId, MemberId, PlayId, RetrospectiveId, WinId,
    WorkTypeId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};

/// What went right, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Win {
    /// Identity.
    pub id: WinId,
    /// What went right.
    pub what: Title,
    /// Why it worked.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub driver: String,
    /// The measurable outcome.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// Who contributed: people and outside teams.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contributors: String,
    /// Who studies and replicates it.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replicate: Option<MemberId>,
    /// By when.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_by: Option<NaiveDate>,
    /// The action that repeats it, which comes back for its result.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again: Option<ActionId>,
    /// Who was thanked, by whom and when.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thanked: Vec<crate::domain::records::retrospective::sent::Sent>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

/// Friction turned into a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Guardrail {
    /// Identity.
    pub id: GuardrailId,
    /// What happened, without blame.
    pub happened: Reason,
    /// The guard: what is checked from now on.
    pub guard: Title,
    /// The cause.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// Its owner.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The work types it applies to; all work if neither types nor channels are named.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub work_types: BTreeSet<WorkTypeId>,
    /// The channels it applies to.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub channels: BTreeSet<ChannelId>,
    /// Whether it is checked for done; otherwise for ready.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub at_done: bool,
    /// Items on which it caught a problem.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub caught: BTreeSet<ItemId>,
    /// Why it was retired, if it was.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retired: Option<Reason>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Guardrail {
    /// Returns whether it applies to work of this type and channel.
    pub fn applies(&self, work_type: WorkTypeId, channel: Option<ChannelId>) -> bool {
        let everywhere = self.work_types.is_empty() && self.channels.is_empty();
        self.retired.is_none()
            && (everywhere
                || self.work_types.contains(&work_type)
                || channel.is_some_and(|channel| self.channels.contains(&channel)))
    }
}

macro_rules! labelled {
    ($(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $label:literal ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $( $(#[$vmeta])* $variant ),* }

        impl $name {
            /// Every choice, in the order offered.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The choice in words.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$variant => $label ),* }
            }

            /// Reads the words.
            pub fn parse(label: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.label() == label)
            }
        }
    };
}

labelled! {
    /// What kind of improvement.
    ActionKind {
        /// A change of how things are done.
        #[default]
        Tweak = "Operational tweak",
        /// Something to try.
        Experiment = "Experiment",
        /// A campaign that deserves more.
        Scale = "Campaign to scale",
        /// Capacity moved elsewhere.
        Capacity = "Capacity shift",
        /// Budget moved to other channels.
        ChannelMix = "Channel-mix change",
        /// A better brief.
        Brief = "Brief change",
        /// A guard to build.
        Guardrail = "Guardrail",
        /// Closes a data gap.
        DataGap = "Data gap",
        /// A win is studied and repeated.
        Repeat = "Win to repeat",
    }
}

labelled! {
    /// The verdict on an action or a workflow change.
    VerdictKind {
        /// Done, and it worked.
        #[default]
        Worked = "Done, and it worked",
        /// Done, and it did not.
        DidNot = "Done, but it didn't work",
        /// Done, and it is too early to say.
        TooEarly = "Done, too early to say",
        /// Still to do.
        Keep = "Keep",
        /// Still to do, in another way.
        Change = "Change",
        /// It will not be done.
        Drop = "Drop",
    }
}

labelled! {
    /// The state of a roadmap item.
    PointState {
        /// Nobody has decided yet.
        #[default]
        Waiting = "Waiting",
        /// It was adopted.
        Adopted = "Adopted",
        /// Not now.
        Later = "Later",
        /// No.
        Declined = "Declined",
    }
}

impl VerdictKind {
    /// Returns whether the action stays open.
    pub const fn carries_on(self) -> bool {
        matches!(self, Self::Keep | Self::Change)
    }
}

/// A verdict of a later retrospective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutcomeVerdict {
    /// What became of it.
    pub kind: VerdictKind,
    /// A figure, or the reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The retrospective.
    pub retrospective: RetrospectiveId,
    /// Who wrote it down, and when.
    pub stamp: Stamp,
}

/// A change of people, channels, capacity or rules that was made for an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MadeFor {
    /// What was changed: "Priya Kaur: working week".
    pub what: String,
    /// Who made it, and when.
    pub stamp: Stamp,
}

/// An improvement with one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Action {
    /// Identity.
    pub id: ActionId,
    /// What is done.
    pub what: Title,
    /// The retrospective it comes from.
    pub from: RetrospectiveId,
    /// What kind.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ActionKind,
    /// The one who answers for it.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// Its place among the actions: 1 is first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub rank: u32,
    /// The measurement plan.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// By when.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The guest who does it; the owner sees to it that it happens.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guest: String,
    /// Departments it depends on.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub departments: String,
    /// The backlog item it became.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The changes that were made for it, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<MadeFor>,
    /// Verdicts, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<OutcomeVerdict>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl ActionKind {
    /// The kinds that are offered; wins are repeated from the win itself.
    pub fn offered() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| *kind != Self::Repeat)
    }

    /// Returns whether it is one of the few improvements a team can make at a time: not a gap to close, not
    /// a win to repeat.
    pub const fn is_improvement(self) -> bool {
        !matches!(self, Self::DataGap | Self::Repeat)
    }
}

impl Action {
    /// Whether nobody has closed it yet.
    pub fn is_open(&self) -> bool {
        self.verdicts.last().is_none_or(|verdict| verdict.kind.carries_on())
    }

    /// Returns whether the session it comes from has kept it; `false` once that session has dropped it again.
    pub fn is_agreed(&self) -> bool {
        let here = |it: &OutcomeVerdict| it.retrospective == self.from;
        !self.verdicts.iter().any(|it| here(it) && it.kind == VerdictKind::Drop)
    }

    /// How often it was carried into another sprint.
    pub fn carried(&self) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.kind.carries_on()).count()
    }
}

/// A method that worked and can be used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Play {
    /// Identity.
    pub id: PlayId,
    /// Its name.
    pub name: Title,
    /// When it applies.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub conditions: String,
    /// What to do; a line each.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub steps: String,
    /// The learnings it rests on.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub learnings: BTreeSet<LearningId>,
    /// Its owner.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The items it was used on.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub used: BTreeSet<ItemId>,
    /// No longer offered, and why.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retired: Option<Reason>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

/// A point for the quarterly roadmap, or an ask to leadership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Point {
    /// The words.
    pub text: Title,
    /// Asks leadership for something.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub ask: bool,
    /// Why, and what it costs.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Who is asked.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// The day by which an answer is needed.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<NaiveDate>,
    /// What becomes of it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: PointState,
}
