//! Needs: the marketing realities an item waits on.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use crate::domain::context::Stamp;
use crate::domain::ids::NeedId;
use crate::domain::text::Title;

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Stored!)]
pub enum NeedKind {
    /// Someone has to look at the creative.
    CreativeReview,
    /// Sales has to contribute.
    SalesInput,
    /// Tracking has to be set up.
    AnalyticsSetup,
    /// The campaign calendar has to agree.
    CampaignTiming,
    /// The sales department.
    Sales,
    /// The product department.
    Product,
    /// The content team.
    Content,
    /// Demand generation.
    DemandGeneration,
}

impl NeedKind {
    /// Every kind, in the order offered.
    pub const ALL: [Self; 8] = [
        Self::CreativeReview,
        Self::SalesInput,
        Self::AnalyticsSetup,
        Self::CampaignTiming,
        Self::Sales,
        Self::Product,
        Self::Content,
        Self::DemandGeneration,
    ];

    /// The kind in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CreativeReview => "Creative review",
            Self::SalesInput => "Sales input",
            Self::AnalyticsSetup => "Analytics setup",
            Self::CampaignTiming => "Campaign timing",
            Self::Sales => "Sales department",
            Self::Product => "Product department",
            Self::Content => "Content department",
            Self::DemandGeneration => "Demand generation",
        }
    }
}

part! {
    /// Something an item waits on.
    pub struct Need {
        /// Identity.
        id: NeedId,
        /// What is waited for.
        kind: NeedKind,
        /// Who settles it: a member's name or someone outside.
        owner: Title,
        /// By when.
        due: NaiveDate,
        ;
        /// What exactly.
        note: String,
        /// Settled by whom and when; open without.
        settled: Option<Stamp>,
    }
}
