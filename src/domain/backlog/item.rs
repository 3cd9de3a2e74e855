//! A backlog item: a piece of work, from the first idea to what was accepted.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::key::ItemKey;
use super::launch::Launch;
use super::measurement::MeasurementPlan;
use super::need::Need;
use super::position::{BoardStage, Position, Transition};
use super::rank::Rank;
use crate::domain::context::{Instant, Stamp};
use crate::domain::figures::{BasisPoints, Effort};
use crate::domain::ids::{
    CampaignId, ChannelId, CommentId, GuardrailId, ItemId, LineId, MemberId, PriorityId, SprintId,
    WorkTypeId,
};
use crate::domain::intake::Requester;
use crate::domain::text::{Reason, Title};
use std::collections::BTreeMap;

part! {
    /// What changes, for whom, and which priority it serves.
    #[derive(Default)]
    pub struct Purpose {
        ;
        /// What changes.
        change: String,
        /// For whom.
        audience: String,
        /// Which priority it serves.
        priority: Option<PriorityId>,
    }
}

/// Someone besides the owner, and their part of the estimate. The owner carries the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Stored!)]
pub struct Contributor {
    /// Who.
    pub member: MemberId,
    /// Their part.
    pub share: BasisPoints,
}

/// A tick with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Met {
    /// Who said so, and when.
    pub stamp: Stamp,
    /// A link, a figure, a sentence.
    pub evidence: String,
}

part! {
    /// An acceptance criterion.
    pub struct Criterion {
        /// Identity.
        id: LineId,
        /// What must be true.
        text: Title,
        ;
        /// Met, with evidence.
        met: Option<Met>,
    }
}

part! {
    /// A line of the item's own checklist. Reminds; never a gate.
    pub struct ChecklistLine {
        /// Identity.
        id: LineId,
        /// What to do.
        text: Title,
        ;
        /// Ticked.
        done: bool,
    }
}

part! {
    /// What someone said about an item.
    pub struct Comment {
        /// Identity.
        id: CommentId,
        /// The words.
        text: Reason,
        /// When it was written.
        at: Instant,
        ;
        /// The member who wrote it.
        by: Option<MemberId>,
        /// The author's name where it came from another tool.
        author: String,
        /// When it was last edited.
        edited: Option<Instant>,
    }
}

/// A link to something elsewhere: http, https or mailto.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Link {
    /// What it shows; the address where empty.
    pub label: String,
    /// The address.
    pub address: String,
}

impl Link {
    /// Whether a browser may safely open the address: http, https or mailto, and no spaces.
    pub fn opens(address: &str) -> bool {
        let lower = address.to_ascii_lowercase();
        let rest =
            ["https://", "http://", "mailto:"].iter().find_map(|start| lower.strip_prefix(start));
        let blank = |c: char| c.is_whitespace() || c.is_control();
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(blank))
    }
}

/// What the review of an item said.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub enum Verdict {
    /// It is done.
    Accepted {
        /// By whom and when.
        stamp: Stamp,
        /// What was seen.
        evidence: String,
    },
    /// It goes back.
    Returned {
        /// By whom and when.
        stamp: Stamp,
        /// What is missing.
        reason: Reason,
    },
}

/// How often an item comes back by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Stored!)]
pub enum Recurrence {
    /// A copy enters the backlog when this one is accepted.
    EverySprint,
    /// A copy every month, by day of the first.
    Monthly,
    /// A copy every quarter.
    Quarterly,
}

impl Recurrence {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 3] = [Self::EverySprint, Self::Monthly, Self::Quarterly];

    /// The choice in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::EverySprint => "Every sprint",
            Self::Monthly => "Every month",
            Self::Quarterly => "Every quarter",
        }
    }
}

/// Where an imported item came from, so that a second import finds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Stored!)]
pub struct Source {
    /// The tool: "trello", "jira", "asana", "linear", "github", "csv".
    pub tool: String,
    /// The id there.
    pub id: String,
    /// What the tool said of each field at the last import, and what was made of it: marks by which
    /// a change there is told from a change here.
    pub seen: String,
}

part! {
    /// A step of an item in the tool it came from. Shown, and counted in no figure: there, done did
    /// not mean accepted.
    pub struct PastStage {
        /// When.
        at: Instant,
        ;
        /// The list or status there.
        list: String,
        /// The stage it stands for.
        stage: Option<BoardStage>,
    }
}

entity! {
    /// A piece of work.
    pub struct BacklogItem {
        /// Identity.
        id: ItemId,
        /// The readable key.
        key: ItemKey,
        /// The headline.
        title: Title,
        /// What kind of work.
        work_type: WorkTypeId,
        /// Its place in the one list.
        rank: Rank,
        /// When it was added, and by whom.
        created: Stamp,
        ;
        /// What changes, for whom, serving what.
        purpose: Purpose,
        /// The channel.
        channel: Option<ChannelId>,
        /// Who answers for it.
        owner: Option<MemberId>,
        /// Who else works on it.
        contributors: Vec<Contributor>,
        /// Who asked for it.
        requester: Option<Requester>,
        /// What it is worth.
        expected_value: String,
        /// How much work it is.
        estimate: Option<Effort>,
        /// When it is needed.
        needed_by: Option<NaiveDate>,
        /// Notes and brief; several lines.
        description: String,
        /// What must be true for it to be accepted.
        criteria: Vec<Criterion>,
        /// Lines of the work type's definition of done that are met.
        done_lines: BTreeMap<LineId, Met>,
        /// Guardrails that are met.
        guardrails: BTreeMap<GuardrailId, Met>,
        /// How we shall know.
        measurement: Option<MeasurementPlan>,
        /// What it waits on.
        needs: Vec<Need>,
        /// Its own checklist.
        checklist: Vec<ChecklistLine>,
        /// What was said.
        comments: Vec<Comment>,
        /// Links.
        links: Vec<Link>,
        /// The campaign it belongs to.
        campaign: Option<CampaignId>,
        /// When it goes live.
        launch: Option<Launch>,
        /// Where it is.
        position: Position,
        /// Every step so far, oldest first.
        history: Vec<Transition>,
        /// Verdicts of the review, oldest first.
        verdicts: Vec<Verdict>,
        /// Results are not in yet; looked at again on this day.
        awaiting_results: Option<NaiveDate>,
        /// Unfinished work of this sprint, carried over.
        carried_from: Option<SprintId>,
        /// The item it was split from.
        split_from: Option<ItemId>,
        /// Comes back by itself.
        recurrence: Option<Recurrence>,
        /// Where it was imported from.
        source: Option<Source>,
        /// Its way in the tool it came from, oldest first.
        past: Vec<PastStage>,
        /// When it was last changed by a person.
        touched: Option<Instant>,
    }
}

impl BacklogItem {
    /// How much of the estimate falls to each person: contributors by their
    /// share, the owner the rest. Nothing without an estimate; the owner's part
    /// is left out where there is no owner.
    pub fn load(&self) -> Vec<(MemberId, Effort)> {
        load_of(self.estimate, self.owner, &self.contributors)
    }

    /// Whether there is still something to do: in the backlog, or in a sprint and not done.
    pub fn is_open(&self) -> bool {
        match self.position {
            Position::Backlog => true,
            Position::InSprint { stage, .. } => stage != BoardStage::Done,
            Position::Dropped { .. } | Position::Archived => false,
        }
    }

    /// Whether the review has accepted it last.
    pub fn is_accepted(&self) -> bool {
        matches!(self.verdicts.last(), Some(Verdict::Accepted { .. }))
    }
}

/// See [`BacklogItem::load`].
pub fn load_of(
    estimate: Option<Effort>,
    owner: Option<MemberId>,
    contributors: &[Contributor],
) -> Vec<(MemberId, Effort)> {
    let Some(estimate) = estimate else { return Vec::new() };
    let mut rest = estimate;
    let mut load: Vec<(MemberId, Effort)> = Vec::with_capacity(contributors.len() + 1);
    for contributor in contributors {
        let part = Effort(estimate.share(contributor.share).0.min(rest.0));
        rest = rest.minus(part);
        load.push((contributor.member, part));
    }
    if let Some(owner) = owner {
        load.insert(0, (owner, rest));
    }
    load
}
