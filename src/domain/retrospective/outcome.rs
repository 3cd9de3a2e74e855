//! What a retrospective leaves behind: wins, guardrails, actions, plays, points for the roadmap.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use crate::domain::context::Stamp;
use crate::domain::ids::{
    ActionId, ChannelId, GuardrailId, ItemId, LearningId, MemberId, PlayId, RetrospectiveId, WinId,
    WorkTypeId,
};
use crate::domain::text::{Reason, Title};
use std::collections::BTreeSet;

entity! {
    /// What went right, and why.
    pub struct Win {
        /// Identity.
        id: WinId,
        /// What went right.
        what: Title,
        ;
        /// Why it worked.
        driver: String,
        /// The measurable outcome.
        outcome: String,
        /// Who contributed: people and outside teams.
        contributors: String,
        /// Who studies and replicates it.
        replicate: Option<MemberId>,
        /// Who was thanked, by whom and when.
        thanked: Vec<super::record::Sent>,
    }
}

entity! {
    /// Friction turned into a rule.
    pub struct Guardrail {
        /// Identity.
        id: GuardrailId,
        /// What happened, without blame.
        happened: Reason,
        /// The guard: what is checked from now on.
        guard: Title,
        ;
        /// The cause.
        cause: String,
        /// Who looks after it.
        owner: Option<MemberId>,
        /// The work types it applies to; all where neither is named.
        work_types: BTreeSet<WorkTypeId>,
        /// The channels it applies to.
        channels: BTreeSet<ChannelId>,
        /// A line of the definition of done; else of ready.
        at_done: bool,
        /// Items on which it caught something.
        caught: BTreeSet<ItemId>,
        /// Given up, and why.
        retired: Option<Reason>,
    }
}

impl Guardrail {
    /// Whether it stands in the way of work of this type and channel.
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
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Stored!)]
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
        /// Hours elsewhere.
        Capacity = "Capacity shift",
        /// Channels elsewhere.
        ChannelMix = "Channel-mix change",
        /// A better brief.
        Brief = "Brief change",
        /// A guard to build.
        Guardrail = "Guardrail",
        /// Closes a data gap.
        DataGap = "Data gap",
    }
}

labelled! {
    /// What became of an action, or of a change of the rules.
    VerdictKind {
        /// Done, and it worked.
        #[default]
        Worked = "Done, it worked",
        /// Done, and it did not.
        DidNot = "Done, it did not work",
        /// Done, and nobody can say yet.
        TooEarly = "Done, too early to say",
        /// Still to do.
        Keep = "Keep",
        /// Still to do, in another way.
        Change = "Change",
        /// Not to be done.
        Drop = "Drop",
    }
}

labelled! {
    /// What becomes of a roadmap point.
    PointState {
        /// Nobody has said.
        #[default]
        Waiting = "Waiting",
        /// It is taken up.
        Adopted = "Adopted",
        /// Not now.
        Later = "Later",
        /// No.
        Declined = "Declined",
    }
}

impl VerdictKind {
    /// Whether the action stays open.
    pub const fn carries_on(self) -> bool {
        matches!(self, Self::Keep | Self::Change)
    }
}

/// A verdict of a later retrospective.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct OutcomeVerdict {
    /// What became of it.
    pub kind: VerdictKind,
    /// A figure, or the reason.
    pub note: String,
    /// In which retrospective.
    pub retrospective: RetrospectiveId,
    /// Who wrote it down, and when.
    pub stamp: Stamp,
}

entity! {
    /// An improvement with one owner.
    pub struct Action {
        /// Identity.
        id: ActionId,
        /// What is done.
        what: Title,
        /// The retrospective it comes from.
        from: RetrospectiveId,
        ;
        /// What kind.
        kind: ActionKind,
        /// The one who answers for it.
        owner: Option<MemberId>,
        /// Its place among the actions: 1 is first.
        rank: u32,
        /// How we shall know.
        measure: String,
        /// By when.
        due: Option<NaiveDate>,
        /// Departments it depends on.
        departments: String,
        /// The backlog item it became.
        item: Option<ItemId>,
        /// Verdicts, oldest first.
        verdicts: Vec<OutcomeVerdict>,
    }
}

impl Action {
    /// Whether nobody has closed it yet.
    pub fn is_open(&self) -> bool {
        self.verdicts.last().is_none_or(|verdict| verdict.kind.carries_on())
    }

    /// How often it was carried into another sprint.
    pub fn carried(&self) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.kind.carries_on()).count()
    }
}

entity! {
    /// A method that worked and can be used again.
    pub struct Play {
        /// Identity.
        id: PlayId,
        /// Its name.
        name: Title,
        ;
        /// When it applies.
        conditions: String,
        /// What to do; a line each.
        steps: String,
        /// The learnings it rests on.
        learnings: BTreeSet<LearningId>,
        /// Who looks after it.
        owner: Option<MemberId>,
        /// The items it was used on.
        used: BTreeSet<ItemId>,
        /// No longer offered, and why.
        retired: Option<Reason>,
    }
}

part! {
    /// A point for the quarterly roadmap, or an ask to leadership.
    pub struct Point {
        /// The words.
        text: Title,
        ;
        /// Asks leadership for something.
        ask: bool,
        /// What becomes of it.
        state: PointState,
    }
}
