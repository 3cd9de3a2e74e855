//! What a person can do with backlog items and campaign groups.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{
    CampaignId, ChannelId, CommentId, ItemId, LineId, MemberId, NeedId, WorkTypeId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::refinement::Refinement;
use crate::domain::records::backlog::item::{Contributor, Link, Purpose, Recurrence, Source};
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::backlog::need::Need;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::intake::Requester;

/// One of several new items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewItem {
    /// Its id.
    pub id: ItemId,
    /// The headline.
    pub title: Title,
    /// What kind of work.
    pub work_type: WorkTypeId,
    /// Ids for the acceptance criteria of the work type's template; as many as it has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<LineId>,
    /// The owner, if already known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The estimate, if already known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Effort>,
}

/// Backlog items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemCommand {
    /// Adds one: headline and work type, everything else later.
    Add {
        /// Its id.
        id: ItemId,
        /// The headline.
        title: Title,
        /// What kind of work.
        work_type: WorkTypeId,
        /// The owner, if already known.
        #[serde(skip_serializing_if = "Option::is_none")]
        owner: Option<MemberId>,
        /// Where in the list.
        place: Place,
        /// Ids for the acceptance criteria of the work type's template; as many as it has.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria: Vec<LineId>,
    },
    /// Adds several items at the end of the backlog, in order, in one step.
    AddSeveral {
        /// The items.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<NewItem>,
    },
    /// Changes one field of one or several items; all or none.
    Edit {
        /// Which.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// What.
        edit: Box<ItemEdit>,
    },
    /// Fills in several fields of items in the backlog, in one step; all or none.
    Refine {
        /// What is filled in, by item.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<Refinement>,
    },
    /// Moves items to another place in the list, keeping their order among themselves.
    Reorder {
        /// Which.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// Where to.
        place: Place,
    },
    /// A copy right below: fields, criteria, checklist and plan, without ticks, history or validation.
    Duplicate {
        /// Of which.
        item: ItemId,
        /// The copy's id.
        copy: ItemId,
        /// Ids for its criteria and checklist lines, and its needs are left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<LineId>,
    },
    /// Puts items away; refused for items in an open sprint.
    Archive {
        /// Which.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
    },
    /// Gives items up, on record; refused for items in an open sprint.
    Drop {
        /// Which.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// Why.
        reason: Reason,
    },
    /// Brings archived or dropped items back to the backlog.
    Restore {
        /// Which.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
    },
    /// Adds an acceptance criterion.
    AddCriterion {
        /// To which item.
        item: ItemId,
        /// Its id.
        id: LineId,
        /// What must be true.
        text: Title,
    },
    /// Rewrites a criterion; a tick it had is taken back.
    EditCriterion {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: LineId,
        /// What must be true.
        text: Title,
    },
    /// Takes a criterion out.
    RemoveCriterion {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: LineId,
    },
    /// Ticks a criterion with evidence, or takes the tick back.
    MeetCriterion {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: LineId,
        /// Met or not.
        #[serde(default, skip_serializing_if = "is_default")]
        met: bool,
        /// Evidence.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
    },
    /// Ticks a line of the work type's definition of done, or takes the tick back.
    MeetDoneLine {
        /// Of which item.
        item: ItemId,
        /// Which line of the work type.
        id: LineId,
        /// Met or not.
        #[serde(default, skip_serializing_if = "is_default")]
        met: bool,
        /// Evidence.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
    },
    /// Adds a line to the item's own checklist.
    AddChecklistLine {
        /// To which item.
        item: ItemId,
        /// Its id.
        id: LineId,
        /// What to do.
        text: Title,
    },
    /// Ticks or unticks a checklist line.
    TickChecklistLine {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: LineId,
        /// Checked.
        #[serde(default, skip_serializing_if = "is_default")]
        done: bool,
    },
    /// Takes a checklist line out.
    RemoveChecklistLine {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: LineId,
    },
    /// Adds a need.
    AddNeed {
        /// To which item.
        item: ItemId,
        /// The need, open.
        need: Need,
    },
    /// Changes a need's words, owner or date; the whole part, same id, settled as before.
    EditNeed {
        /// Of which item.
        item: ItemId,
        /// The need as it shall be.
        need: Need,
    },
    /// Settles a need, or opens it again.
    SettleNeed {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: NeedId,
        /// Settled or open.
        #[serde(default, skip_serializing_if = "is_default")]
        settled: bool,
    },
    /// Takes a need out.
    RemoveNeed {
        /// Of which item.
        item: ItemId,
        /// Which.
        id: NeedId,
    },
    /// Writes the measurement plan; an edit of a validated one voids the validation.
    PlanMeasurement {
        /// Of which item.
        item: ItemId,
        /// The plan; its validation is not taken from here.
        plan: Box<MeasurementPlan>,
    },
    /// Asks Analytics to validate the plan; refused while the plan is incomplete.
    RequestValidation {
        /// Of which item.
        item: ItemId,
    },
    /// Analytics validates the plan; refused while the plan is incomplete.
    ValidatePlan {
        /// Of which item.
        item: ItemId,
    },
    /// Comments.
    Comment {
        /// On which item.
        item: ItemId,
        /// Its id.
        id: CommentId,
        /// The words.
        text: Reason,
    },
    /// Rewrites a comment of one's own.
    EditComment {
        /// On which item.
        item: ItemId,
        /// Which.
        id: CommentId,
        /// The words.
        text: Reason,
    },
    /// Takes a comment of one's own out.
    RemoveComment {
        /// On which item.
        item: ItemId,
        /// Which.
        id: CommentId,
    },
    /// Dismisses the mention of the person acting, without an answer.
    DismissMention {
        /// On which item.
        item: ItemId,
        /// The comment that mentions them.
        id: CommentId,
    },
    /// Sets the day of the launch, or takes the launch out.
    PlanLaunch {
        /// Of which item.
        item: ItemId,
        /// The day.
        #[serde(skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
    },
    /// Ticks a set-up task of the work type, or unticks it.
    TickSetup {
        /// Of which item.
        item: ItemId,
        /// Which line of the work type.
        id: LineId,
        /// Done or not.
        #[serde(default, skip_serializing_if = "is_default")]
        done: bool,
    },
    /// Analytics confirms that tracking works, or takes it back.
    ConfirmTracking {
        /// Of which item.
        item: ItemId,
        /// Confirmed or not.
        #[serde(default, skip_serializing_if = "is_default")]
        confirmed: bool,
    },
    /// Goes live; the launch gate.
    Launch {
        /// Which item.
        item: ItemId,
    },
    /// Results are not in yet; look again on that day.
    AwaitResults {
        /// Of which item.
        item: ItemId,
        /// When; after today.
        until: NaiveDate,
    },
}

/// One field and the value it shall have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemEdit {
    /// The headline.
    Title(Title),
    /// Purpose: what changes, for whom, serving what.
    Purpose(Purpose),
    /// The work type. Ticks of the old definition of done go.
    WorkType(WorkTypeId),
    /// The channel.
    Channel(Option<ChannelId>),
    /// The owner.
    Owner(Option<MemberId>),
    /// Contributors and their shares; at most the whole, nobody twice, not the owner.
    Contributors(Vec<Contributor>),
    /// Who asked.
    Requester(Option<Requester>),
    /// Its expected value.
    ExpectedValue(String),
    /// How much work. In a running sprint this is a scope change and needs a reason.
    Estimate {
        /// The estimate.
        #[serde(skip_serializing_if = "Option::is_none")]
        estimate: Option<Effort>,
        /// Why, where it is a scope change.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    /// When it is needed.
    NeededBy(Option<NaiveDate>),
    /// Notes and brief.
    Description(String),
    /// Links; http, https and mailto only.
    Links(Vec<Link>),
    /// The campaign.
    Campaign(Option<CampaignId>),
    /// How often it repeats.
    Recurrence(Option<Recurrence>),
    /// Where it was imported from.
    Source(Option<Source>),
}

/// Campaign groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CampaignCommand {
    /// Starts one.
    Add {
        /// Its id.
        id: CampaignId,
        /// Its name.
        name: Title,
    },
    /// Changes name and brief.
    Edit {
        /// Which.
        id: CampaignId,
        /// Its name.
        name: Title,
        /// The brief.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        brief: String,
    },
    /// Writes the shared measurement plan; an edit of a validated one voids the validation.
    PlanMeasurement {
        /// Which.
        id: CampaignId,
        /// The plan.
        plan: Box<MeasurementPlan>,
    },
    /// Analytics validates the shared plan.
    ValidatePlan {
        /// Which.
        id: CampaignId,
    },
    /// Puts it away, or brings it back.
    Archive {
        /// Which.
        id: CampaignId,
        /// Away or back.
        #[serde(default, skip_serializing_if = "is_default")]
        archived: bool,
    },
}
